"""What is absent, forbidden, broken or sent by somebody else: one calm page each."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.views.defaults import server_error

from lineofsight.accounts.roles import Role

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


def body(response):
    return TOKEN.sub("", response.content.decode())


def test_absent_and_forbidden_are_one_page(as_role):
    client = as_role(Role.LAWYER)
    absent = client.get("/no-such-page/")
    forbidden = client.get("/workforce/")

    assert (absent.status_code, forbidden.status_code) == (404, 404)
    assert body(absent) == body(forbidden)
    assert "no-such-page" not in body(absent)


def test_an_address_with_a_null_byte_is_absent(as_role):
    client = as_role(Role.AUDITOR)
    for address in ("/data/sent/a%00/", "/looks/?kind=%00", "/feeds/star/%00/"):
        assert client.get(address).status_code == 404


def test_too_many_tries_are_answered_by_a_calm_page(borough, settings):
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    client = Client(SERVER_NAME="localhost", headers={"x-forwarded-proto": "https"})
    tried = {"login": "nobody@example.test", "password": "wrong"}
    answers = [client.post("/account/sign-in/", tried) for _ in range(2)]
    assert [one.status_code for one in answers] == [200, 429]
    assert "Wait a minute" in answers[1].content.decode()


def test_an_unknown_indicator_is_absent(as_role):
    assert as_role(Role.ANALYST).get("/indicators/NOTHING/").status_code == 404


def test_what_broke_is_not_told(borough):
    response = server_error(RequestFactory().get("/"))

    assert response.status_code == 500
    assert "The fault is ours" in response.content.decode()


def test_a_broken_page_answers_with_the_calm_one(as_role, monkeypatch):
    def broken(*_args, **_values):
        raise RuntimeError("the name of a child")

    client = as_role(Role.ANALYST)
    client.raise_request_exception = False
    monkeypatch.setattr("lineofsight.picture.scorecard_rows", broken)
    response = client.get("/scorecard/")

    assert response.status_code == 500
    assert "the name of a child" not in response.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_mark_is_refused_and_says_what_to_do(borough):
    client = Client(enforce_csrf_checks=True, headers={"x-forwarded-proto": "https"})
    response = client.post("/account/sign-in/", {"login": "a@example.test"}, HTTP_HOST="localhost")

    assert response.status_code == 403
    assert "Nothing was saved" in response.content.decode()


def test_a_session_that_ran_out_says_so_and_leads_back(as_role):
    client = as_role(Role.ANALYST)
    assert client.get("/help/").status_code == 200
    Session.objects.all().delete()

    response = client.get("/scorecard/?state=red")
    assert response.headers["Location"] == "/ended/?next=%2Fscorecard%2F%3Fstate%3Dred"
    assert response.headers["X-Frame-Options"] == "DENY"
    ended = client.get(response.headers["Location"])
    assert "Your session has ended" in ended.content.decode()
    assert "/account/sign-in/?next=%2Fscorecard%2F%3Fstate%3Dred" in ended.content.decode()


def test_who_signs_out_is_not_told_that_the_session_ran_out(as_role):
    response = as_role(Role.ANALYST).post("/account/sign-out/")

    assert response.status_code == 302
    assert not response.headers["Location"].startswith("/ended/")
    assert response.headers["X-Frame-Options"] == "DENY"


def test_the_way_back_leads_nowhere_else(borough, client):
    ended = client.get(
        "/ended/?next=https://elsewhere.example/", secure=True, HTTP_HOST="localhost"
    )

    assert "elsewhere" not in ended.content.decode()
