"""An answer is prepared in the background, for whoever may still prepare one when it is done."""

import datetime as dt

import pytest
from django.utils import timezone

from lineofsight.accounts.models import Grant, Person
from lineofsight.answers import actions, preparing, rules
from lineofsight.answers.models import Answer, Preparation
from lineofsight.kernel.problems import Refused

QUESTION = {"first": "2017-11", "last": "2017-11", "by": "sex"}
REQUEST = {
    "reference": "FOI 17/204",
    "source": "foi",
    "asked_on-day": "1",
    "asked_on-month": "12",
    "asked_on-year": "2017",
}
REFRESH = 'http-equiv="refresh"'


@pytest.fixture(autouse=True)
def _waiting(site, settings):
    """Work that is asked for waits until a test does it."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def asked(as_analyst):
    as_analyst.post("/ask/?population=children_looked_after", QUESTION)
    one = Answer.objects.get()
    assert as_analyst.post(f"/answers/{one.pk}/prepare/", REQUEST).status_code == 302
    return Preparation.objects.get()


def page(client, asked):
    return client.get(f"/answers/{asked.answer_id}/")


def test_the_page_says_how_far_it_has_come_and_then_gives_the_table(asked, as_analyst, as_head):
    told = page(as_analyst, asked).content.decode()
    assert REFRESH in told
    assert "Waiting to be prepared… 0%" in told
    assert "As it would be released" not in told
    assert f"/answers/{asked.answer_id}/prepare/" not in told, "it is not asked for twice"
    assert page(as_head, asked).status_code == 404, "nothing is in the register yet"

    preparing.prepare.func(asked.pk)
    told = page(as_analyst, asked).content.decode()
    assert REFRESH not in told
    assert "As it would be released" in told
    one = Answer.objects.get()
    assert (one.state, one.prepared_by, one.reference) == (
        rules.WAITING, asked.person, "FOI 17/204",
    )  # fmt: skip
    assert "Release this table" in page(as_head, asked).content.decode()


def test_nothing_is_decided_while_it_is_prepared_again(asked, as_analyst, as_head):
    preparing.prepare.func(asked.pk)
    as_analyst.post(f"/answers/{asked.answer_id}/prepare/", REQUEST)
    assert "Release this table" not in page(as_head, asked).content.decode()
    as_analyst.post(f"/answers/{asked.answer_id}/prepare/", REQUEST)
    assert Preparation.objects.count() == 2, "one that goes on is not begun again"
    other = as_analyst.post(
        f"/answers/{asked.answer_id}/prepare/", {**REQUEST, "reference": "FOI 17/999"}
    )
    assert other.status_code == 409
    assert "It is being prepared for FOI 17/204" in other.content.decode()


@pytest.mark.parametrize("lost", ["role", "account"])
def test_whoever_may_no_longer_prepare_gets_nothing_prepared(asked, as_analyst, lost):
    if lost == "role":
        yesterday = timezone.localdate() - dt.timedelta(days=1)
        Grant.objects.filter(person=asked.person).update(ends=yesterday)
    else:
        Person.objects.filter(pk=asked.person_id).update(is_active=False)
    preparing.prepare.func(asked.pk)
    asked.refresh_from_db()
    assert asked.state == rules.FAILED
    assert "may no longer prepare" in asked.problem["what"]
    assert Answer.objects.get().state == rules.COUNTED
    assert page(as_analyst, asked).status_code in (302, 404)


def test_what_went_wrong_is_said_where_it_can_be_asked_again(asked, as_analyst, monkeypatch):
    def broken(*_, **__):
        raise Refused("Too many counts.", do="Ask about fewer months.")

    monkeypatch.setattr(actions, "protect", broken)
    preparing.prepare.func(asked.pk)
    told = page(as_analyst, asked).content.decode()
    assert "Too many counts." in told
    assert "Ask about fewer months." in told
    assert f"/answers/{asked.answer_id}/prepare/" in told


def test_what_breaks_off_or_is_unforeseen_does_not_go_on_for_ever(asked, as_analyst, monkeypatch):
    preparing.broke_off(asked.pk)
    assert "broke off" in page(as_analyst, asked).content.decode()
    as_analyst.post(f"/answers/{asked.answer_id}/prepare/", REQUEST)
    again = Preparation.objects.first()
    monkeypatch.setattr(actions, "protect", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        preparing.prepare.func(again.pk)
    assert "did not foresee" in page(as_analyst, again).content.decode()


def test_what_was_decided_meanwhile_stays(asked, as_analyst, as_head):
    preparing.prepare.func(asked.pk)
    as_analyst.post(f"/answers/{asked.answer_id}/prepare/", REQUEST)
    as_head.post(f"/answers/{asked.answer_id}/decide/", {"decision": "release"})
    again = Preparation.objects.first()
    preparing.prepare.func(again.pk)
    again.refresh_from_db()
    assert again.state == rules.FAILED
    assert "was released and cannot change" in again.problem["what"]
    assert Answer.objects.get().state == rules.RELEASED
