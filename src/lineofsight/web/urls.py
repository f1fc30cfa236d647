"""Every address of the site."""

from django.urls import path

from lineofsight.accounts.urls import urlpatterns as of_accounts
from lineofsight.web import home

urlpatterns = [path("", home.home, name="home"), *of_accounts]
