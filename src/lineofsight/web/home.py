"""The first page: what needs this person today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lineofsight.accounts.access import signed_in


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Show the first page."""
    return render(request, "web/home.html")
