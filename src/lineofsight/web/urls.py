"""Every address of the site."""

from django.urls import path

from lineofsight.accounts.access import PUBLIC, declared
from lineofsight.accounts.urls import urlpatterns as of_accounts
from lineofsight.ui.look import look
from lineofsight.web import home
from lineofsight.web.cases.urls import urlpatterns as of_cases

urlpatterns = [
    path("", home.home, name="home"),
    *declared(PUBLIC, path("look/<str:accent>.css", look, name="look")),
    *of_accounts,
    *of_cases,
]
