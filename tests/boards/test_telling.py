"""Letters of boards: an answer to whoever raised it, and what waits before a meeting; no words."""

import datetime as dt

import pytest

from board_drawn import DAY, DONE_BY, LETTER, NOW, accept, step
from lineofsight.accounts.roles import Role
from lineofsight.boards import rules, telling
from lineofsight.boards.actions import bodies, items
from lineofsight.notices.kinds import ITEM_ANSWERED
from lineofsight.notices.models import SENT, Sending
from lineofsight.plan.updates.telling import not_reported
from signed_in import person


@pytest.fixture
def answered(comment, office):
    items.answer(
        comment,
        said=rules.ACCEPTED,
        words="Inside, as was asked.",
        **DONE_BY,
        on=DAY,
        seen=0,
        by=office,
        now=NOW,
    )
    return comment


def test_whoever_raised_something_is_told_once_that_it_is_answered(answered, member):
    [told] = telling.answered(DAY)

    assert (told.person, told.path) == (member.pk, f"/boards/items/{answered.pk}/")
    assert answered.words not in told.words
    assert "Inside" not in told.words
    Sending.objects.create(person=member, kind=ITEM_ANSWERED, about=told.about, week="2017-W01",
                           at=NOW, state=SENT)  # fmt: skip
    assert list(telling.answered(DAY)) == []


def test_whoever_speaks_for_a_body_is_told_that_its_closing_was_declined(words, office, member):
    accept(words, person(Role.DIRECTOR))
    step(words, items.close, office, outcome=rules.WORKED, minute=LETTER)
    assert list(telling.declined(DAY)) == []
    step(words, items.decline, member, words="Nobody asked them.")

    [told] = telling.declined(DAY)
    assert (told.person, told.path) == (office.pk, f"/boards/items/{words.pk}/")
    assert "stays open: its closing was declined on 5 December 2017" in told.words
    assert "Nobody asked them" not in told.words


def test_an_answer_that_was_corrected_is_told_once_and_again_only_after_the_letter(
    answered, member, office
):
    for words in ("It is done otherwise.", "It is done as was asked."):
        step(answered, items.answer, office, said=rules.ACCEPTED, words=words, **DONE_BY)
    last = f"answer {answered.steps.last().pk}"
    assert [one.about for one in telling.answered(DAY)] == [last]

    Sending.objects.create(person=member, kind=ITEM_ANSWERED, about=last, week="2017-W49",
                           at=NOW, state=SENT)  # fmt: skip
    assert list(telling.answered(DAY)) == []
    step(
        answered, items.answer, office, said=rules.ACCEPTED, words="It was done in May.", **DONE_BY
    )
    assert len(list(telling.answered(DAY))) == 1


def test_a_clerk_is_told_of_a_meeting_within_a_week_where_something_waits(words, panel, office):
    meeting = bodies.meet(panel, on=DAY + dt.timedelta(days=6))

    [told] = telling.meetings_ahead(DAY)

    assert told.person == office.pk
    assert "1 thing raised there waits" in told.words
    assert list(telling.meetings_ahead(DAY - dt.timedelta(days=2))) == []
    assert list(telling.meetings_ahead(meeting.held_on)) == []


def test_the_programme_office_is_told_who_has_not_reported(plan, office):
    [told] = not_reported(dt.date(2017, 10, 9))

    assert told.person == office.pk
    assert "2.1" in told.words
    assert list(not_reported(dt.date(2017, 8, 1))) == []


def test_whoever_raised_something_is_told_that_it_was_reworded_or_hidden(
    comment, office, director, member
):
    acts = ((items.reword, office, {"why": "It named a street."}), (items.hide, director, {}))
    for seen, (do, by, more) in enumerate(acts):
        do(comment, words="Another wording of it", on=DAY, seen=seen, by=by, now=NOW, **more)

    reworded, hidden = telling.altered(DAY)

    assert {reworded.person, hidden.person} == {member.pk}
    assert "was put in other words on 5 December 2017" in reworded.words
    assert "was taken out of sight of others" in hidden.words
    assert "Another wording" not in reworded.words + hidden.words
    assert hidden.path == f"/boards/items/{comment.pk}/"
