"""Every address of the site."""

from django.urls import path

from lineofsight.web import home

urlpatterns = [path("", home.home, name="home")]
