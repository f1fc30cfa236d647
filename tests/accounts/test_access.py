"""Every address declares its access, in whatever way its view is written, or nothing starts."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.urls import include, path
from django.views import View

from lineofsight.accounts.access import (
    PUBLIC,
    allows,
    declared,
    public,
    refuse_undeclared,
    signed_in,
    undeclared,
)
from lineofsight.web import urls


def bare(_request, **_values):
    return HttpResponse("bare")


@signed_in
class Page(View):
    pass


class Bare(View):
    pass


def test_every_address_of_the_site_declares_its_access():
    assert undeclared(urls.urlpatterns) == []


def test_functions_and_classes_declare_alike():
    assert undeclared([path("a", public(lambda _: None)), path("b", Page.as_view())]) == []
    assert undeclared([path("a", bare), path("b", Bare.as_view())]) == ["a", "b"]


def test_an_undeclared_address_stops_the_process():
    with pytest.raises(ImproperlyConfigured, match="under/deep"):
        refuse_undeclared([path("under/", include([path("deep", bare)]))])


def test_what_is_included_from_a_library_is_declared_around_it():
    def theirs(request):
        return HttpResponse("theirs")

    entries = declared(PUBLIC, path("x/", include([path("y", theirs)])))

    assert undeclared(entries) == []
    assert getattr(theirs, "access", None) is None


def test_a_right_must_be_named():
    with pytest.raises(ImproperlyConfigured):
        allows()
