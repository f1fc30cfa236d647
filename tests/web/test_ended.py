"""A form sent after the session ended loses nothing, keeps nothing, and changes nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from lineofsight.accounts.models import Look

HERE = {"SERVER_NAME": "localhost", "headers": {"x-forwarded-proto": "https"}}
TYPED = "The visit on Friday was made at school & <b>recorded</b> late."


@pytest.fixture
def visitor(db):
    return Client(**HERE)


def test_what_was_typed_is_given_back_as_text(visitor):
    answer = visitor.post(reverse("give-reason"), {"why": TYPED, "subject": "x"})
    body = answer.content.decode()

    assert answer.status_code == 403
    assert "&lt;b&gt;recorded&lt;/b&gt;" in body
    assert "<b>recorded" not in body
    assert f"next={reverse('give-reason').replace('/', '%2F')}" in body


def test_nothing_of_it_is_kept_anywhere(visitor):
    answer = visitor.post(reverse("give-reason"), {"why": TYPED})

    assert "no-store" in answer.headers["Cache-Control"]
    assert dict(visitor.session.items()) == {}
    assert not Look.objects.exists()


def test_a_secret_is_never_printed_back(visitor):
    sent = {"password": "three plain words", "why": TYPED, "csrfmiddlewaretoken": "abc123abc"}
    body = visitor.post(reverse("give-reason"), sent).content.decode()

    assert "three plain words" not in body
    assert "abc123abc" not in body


def test_an_empty_form_leads_to_the_sign_in_page(visitor):
    assert visitor.post(reverse("give-reason"), {}).status_code == 302


def test_a_form_from_another_site_is_not_echoed(db):
    strict = Client(**HERE, enforce_csrf_checks=True)
    answer = strict.post(reverse("give-reason"), {"why": TYPED})

    assert answer.status_code == 403
    assert b"recorded" not in answer.content


def test_what_a_form_carries_by_itself_is_not_given_back_as_typed(visitor):
    body = visitor.post(reverse("give-reason"), {"why": TYPED, "seen": "0"}).content.decode()

    assert ">Seen<" not in body
