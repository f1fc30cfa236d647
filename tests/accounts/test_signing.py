"""Signing in by password and out again; a closed account; what is not there for anybody."""

import pytest
from django.test import Client

from lineofsight.accounts.models import Look
from lineofsight.accounts.roles import Role

HERE = {"SERVER_NAME": "localhost", "headers": {"x-forwarded-proto": "https"}}


@pytest.fixture
def visitor():
    return Client(**HERE)


def sign_in(client, email, password):
    return client.post("/account/sign-in/", {"login": email, "password": password})


def test_a_visitor_is_sent_to_sign_in_and_comes_back(visitor, person_with):
    person = person_with(Role.PRACTITIONER, email="one@example.test")

    sent = visitor.get("/account/")
    assert sent.headers["Location"] == "/account/sign-in/?next=%2Faccount%2F"

    done = visitor.post(
        sent.headers["Location"],
        {"login": "ONE@example.test", "password": "three plain words", "next": "/account/"},
    )
    assert (done.status_code, done.headers["Location"]) == (302, "/account/")
    assert person.name in visitor.get("/account/").content.decode()


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(visitor, person_with):
    person_with(email="one@example.test")

    wrong = sign_in(visitor, "one@example.test", "not the password")
    unknown = sign_in(visitor, "two@example.test", "not the password")

    assert wrong.status_code == unknown.status_code == 200
    assert wrong.context["form"].errors == unknown.context["form"].errors


def test_guessing_is_slowed_down(visitor, person_with):
    person_with(email="guessed@example.test")
    for _ in range(5):
        sign_in(visitor, "guessed@example.test", "not the password")

    even_right = sign_in(visitor, "guessed@example.test", "three plain words")

    assert even_right.status_code == 200
    assert "_auth_user_id" not in visitor.session


def test_signing_out_ends_the_session_and_clears_the_browser(client_for, person_with):
    client = client_for(person_with(Role.PRACTITIONER))

    done = client.post("/account/sign-out/")

    assert done.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert client.get("/account/").status_code == 302
    assert Look.objects.first().kind == "signed out"


def test_a_closed_account_ends_its_sessions_at_once(client_for, person_with):
    person = person_with(Role.PRACTITIONER)
    client = client_for(person)
    assert client.get("/account/").status_code == 200

    person.is_active = False
    person.save()

    assert client.get("/account/").status_code == 302


def test_no_signed_in_page_is_kept_anywhere(client_for, person_with):
    page = client_for(person_with()).get("/account/")

    assert "no-store" in page.headers["Cache-Control"]


def test_the_password_is_changed_by_its_owner(client_for, person_with):
    person = person_with()
    client = client_for(person)

    short = client.post(
        "/account/password/",
        {"oldpassword": "three plain words", "password1": "short", "password2": "short"},
    )
    assert short.status_code == 200

    client.post(
        "/account/password/",
        {
            "oldpassword": "three plain words",
            "password1": "four other plain words",
            "password2": "four other plain words",
        },
    )
    person.refresh_from_db()
    assert person.check_password("four other plain words")


@pytest.mark.parametrize("number", range(7))
def test_what_the_library_offers_and_we_do_not_is_absent(number, client_for, person_with):
    page = client_for(person_with()).get(f"/account/absent/{number}/")

    assert page.status_code == 404


def test_the_page_to_sign_in_is_the_council_s_and_leads_to_the_statement(site, visitor):
    page = visitor.get("/account/sign-in/").content.decode()

    assert "/help/accessibility/" in page
    assert "/help/how-we-protect/" in page
