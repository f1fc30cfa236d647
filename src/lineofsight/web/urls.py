"""Every address of the site."""

from django.urls import path

from lineofsight.accounts.urls import urlpatterns as of_accounts
from lineofsight.web import home
from lineofsight.web.cases.urls import urlpatterns as of_cases

urlpatterns = [path("", home.home, name="home"), *of_accounts, *of_cases]
