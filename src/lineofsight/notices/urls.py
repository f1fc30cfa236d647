"""Addresses of letters."""

from django.urls import path

from lineofsight.notices import pages

urlpatterns = [
    path("account/letters/", pages.letters, name="letters"),
    path("letters/<str:mark>/", pages.follow, name="letter-link"),
]
