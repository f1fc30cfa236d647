"""Who hears of a load and of a role that waits: whoever may act on it, and nobody who may not."""

import datetime as dt

import pytest

from lineofsight.accounts import actions
from lineofsight.accounts.roles import Role
from lineofsight.answers.models import Answer
from lineofsight.answers.rules import WAITING
from lineofsight.answers.telling import answers_waiting
from lineofsight.indicators.ad_hoc.question import Question
from lineofsight.notices.kinds import APPROVAL_ASKED, LOAD_REFUSED
from lineofsight.notices.of_people import roles_waiting
from lineofsight.web.data.models import Upload
from lineofsight.web.data.rules import State
from lineofsight.web.data.telling import loads
from signed_in import person

ON = dt.date(2017, 12, 4)
AT = dt.datetime(2017, 12, 4, 6, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
def analyst(db):
    return person(Role.ANALYST)


@pytest.fixture
def head(db):
    return person(Role.HEAD_OF_SERVICE, place="Assessment")


def upload(sender, state, *, at=AT, **more):
    return Upload.objects.create(
        key=f"{Upload.objects.count():022d}", sender=sender, sent_at=at, seen_at=at,
        digest="0" * 64, state=state.name, **more,
    )  # fmt: skip


def told(found):
    return [(one.person, one.kind, one.about) for one in found]


def test_the_sender_hears_that_a_load_was_not_taken_for_a_week(analyst, head):
    made = upload(analyst, State.UNREADABLE, month="2017-11")

    assert told(loads(ON)) == [(analyst.pk, LOAD_REFUSED, f"load {made.pk}")]
    [item] = loads(ON)
    assert item.words == "Records of November 2017, sent on 4 December 2017."
    assert told(loads(ON + 8 * DAY)) == []


def test_a_second_person_hears_that_a_load_waits_and_the_sender_does_not(analyst, head):
    made = upload(analyst, State.ASKED, month="2017-11", fell=True)

    assert told(loads(ON)) == [(head.pk, APPROVAL_ASKED, f"load {made.pk}")]


def test_what_goes_on_or_is_loaded_is_not_told(analyst, head):
    for state in (State.WAITING, State.SEEN, State.LOADING, State.SEALED, State.THROWN_AWAY):
        upload(analyst, state)

    assert told(loads(ON)) == []


def test_a_role_that_waits_is_told_to_whoever_may_agree(analyst, head):
    asker, director = person(Role.ADMINISTRATOR), person(Role.DIRECTOR)
    grant = actions.ask_grant(asker, head, Role.ANALYST, starts=ON, why="Cover.")

    assert told(roles_waiting(ON)) == [(director.pk, APPROVAL_ASKED, f"role {grant.pk}")]
    actions.agree_grant(director, grant)
    assert told(roles_waiting(ON)) == []


def test_an_answer_that_waits_is_told_to_who_may_release_it_and_did_not_prepare_it(analyst, head):
    director = person(Role.DIRECTOR)
    made = Answer.objects.create(
        question=Question("contacts_received", "2017-11", "2017-11").as_data(),
        words="x", exact={}, snapshot="x", asked_by=analyst, counted_at=AT, state=WAITING,
        prepared_by=director, due_on=dt.date(2017, 12, 20),
    )  # fmt: skip

    [item] = answers_waiting(ON)
    assert (item.person, item.about) == (head.pk, f"answer {made.pk}")
    assert item.words == (
        f"Contacts received in November 2017: answer {made.pk} waits to be released, "
        "due by 20 December 2017."
    )
