"""What a body raised is closed by its chair or clerk, where it said so, and by two persons."""

import datetime as dt
from functools import partial

import pytest
from django.db import DatabaseError

from board_drawn import AFTER, DAY, DONE_BY, LETTER, NOW, RAISED, accept, how, past, step
from lineofsight.accounts.roles import Role
from lineofsight.boards import meeting_rules, rules
from lineofsight.boards.actions import bodies, handing, items
from lineofsight.boards.closing import may_close
from lineofsight.boards.steps import steps_for
from lineofsight.kernel.problems import Refused
from signed_in import person


@pytest.fixture
def asked(panel, office):
    """What a panel recommended: its members sit here themselves."""
    return items.raise_item(
        rules.RECOMMENDATION, "Two young people sit on it.", body=panel, on=RAISED, by=office,
        now=NOW,
    )  # fmt: skip


@pytest.fixture
def chair(panel, director):
    """A chair who signs in here, and neither writes for the panel nor answers it."""
    chair = person(Role.COUNCILLOR)
    bodies.seat(panel, title="Lead member", part=meeting_rules.CHAIR, since=RAISED, person=chair,
                by=director, on=RAISED)  # fmt: skip
    return chair


def met(body, on=DAY, minutes="Minutes of that day"):
    """A meeting of a body; `minutes` empty where they are not written down."""
    meeting = bodies.meet(body, on=on)
    if minutes:
        bodies.minute(meeting, came={}, minutes=minutes, today=on)
    return meeting


def test_a_body_closes_what_it_raised_in_a_minuted_meeting_and_by_two(
    asked, panel, chair, office, director, member
):
    accept(asked, director)
    close = partial(step, asked, items.close, outcome=rules.MADE_NONE)
    with pytest.raises(Refused, match="chair or clerk"):
        close(member, meeting=met(panel))
    with pytest.raises(Refused, match="wrote down what a body raised"):
        close(office, meeting=panel.meetings.get())
    close(chair, meeting=panel.meetings.get(), minute="Item 4")

    assert (how(asked).state, how(asked).closing) == (rules.UNCONFIRMED, None)
    assert items.still_open().get() == asked
    for somebody, why in ((chair, "closed this"), (director, "answered this")):
        with pytest.raises(Refused, match=why):
            step(asked, items.confirm, somebody)
    assert "confirm" in {one.name for one in steps_for(asked, how(asked), member, on=DAY)}
    step(asked, items.confirm, member)
    assert how(asked).closing.minute == "Item 4"


def test_whoever_answered_what_a_body_raised_does_not_close_it(asked, panel, chair, director):
    answer = partial(
        step, asked, items.answer, said=rules.ACCEPTED, words="It will be in place.", **DONE_BY
    )
    answer(chair)
    answer(director)
    with pytest.raises(Refused, match="Whoever answered"):
        step(asked, items.close, chair, outcome=rules.WORKED, meeting=met(panel))
    assert not may_close(how(asked), items.closer(asked, chair, on=DAY))
    assert handing.has_no_closer(asked, how(asked), on=DAY)


@pytest.mark.parametrize("wrong", ["none", "another body's", "ahead", "not minuted", "before"])
def test_a_meeting_that_is_not_written_down_closes_nothing(
    asked, panel, scrutiny, chair, director, wrong
):
    accept(asked, director)
    meeting = {
        "none": lambda: None,
        "another body's": lambda: met(scrutiny),
        "ahead": lambda: met(panel, on=AFTER),
        "not minuted": lambda: met(panel, minutes=""),
        "before": lambda: met(panel, on=DAY - dt.timedelta(days=1)),
    }[wrong]()
    with pytest.raises(Refused, match="minutes are written down"):
        step(asked, items.close, chair, outcome=rules.WORKED, minute=LETTER, meeting=meeting)


def test_the_database_itself_asks_for_the_meeting_and_for_neither_writer_nor_answerer(
    asked, panel, chair, office, director, member
):
    refuses = partial(pytest.raises, DatabaseError)
    past(asked, rules.ANSWERED, director, answer=rules.ACCEPTED, words="x")
    meeting, silent = met(panel), met(panel, on=AFTER, minutes="")
    for somebody, why in ((office, "wrote down"), (director, "neither closes nor confirms")):
        with refuses(match=why):
            past(asked, rules.CLOSED, somebody, meeting=meeting)
    for no_meeting in (None, silent, met(bodies.make("Another", kind=meeting_rules.CABINET))):
        with refuses(match="in a meeting whose minutes"):
            past(asked, rules.CLOSED, chair, meeting=no_meeting, minute=LETTER)
    past(asked, rules.CLOSED, chair, meeting=meeting)
    for somebody, why in ((director, "neither closes nor confirms"), (chair, "somebody else")):
        with refuses(match=why):
            past(asked, rules.CONFIRMED, somebody)
    past(asked, rules.CONFIRMED, member)


def test_words_of_those_without_an_account_are_closed_and_confirmed_by_others_than_answered(
    words, office, director, member
):
    close = partial(step, words, items.close, office, outcome=rules.WORKED)
    with pytest.raises(Refused, match="only after an answer"):
        close(minute=LETTER)
    accept(words, office)
    accept(words, director)
    with pytest.raises(Refused, match="Whoever answered"):
        close(minute=LETTER)
    assert not may_close(how(words), items.closer(words, office, on=DAY))


def test_closing_for_those_without_an_account_names_the_meeting_and_takes_two(
    words, office, director, member
):
    accept(words, director)
    close = partial(step, words, items.close, office, outcome=rules.WORKED)
    for nothing in ("they did", "noted 5 December 2017", "tbc, 5 December 2017"):
        with pytest.raises(Refused, match="words in which they said so"):
            close(minute=nothing)
    close(minute=LETTER)

    assert how(words).state == rules.UNCONFIRMED
    assert items.still_open().get() == words
    offered = {one: {act.name for act in steps_for(words, how(words), one, on=DAY)}
               for one in (office, director, member)}  # fmt: skip
    assert [one for one in offered if "confirm" in offered[one]] == [member]
    for somebody, why in ((office, "closed this"), (director, "answered this")):
        with pytest.raises(Refused, match=why):
            step(words, items.confirm, somebody)
    step(words, items.confirm, member)
    assert how(words).closing.minute == LETTER
    assert not items.still_open().exists()


@pytest.mark.parametrize("kind", [meeting_rules.YOUNG_PEOPLE, meeting_rules.STAFF])
def test_anything_a_group_without_accounts_raised_takes_two_to_close(kind, office):
    group = bodies.make("A group", kind=kind)
    item = items.raise_item(rules.COMMENT, "Tell us.", body=group, on=RAISED, by=office, now=NOW)

    assert items.needs_second(item)


def test_the_database_itself_refuses_closing_words_by_whoever_answered_them(
    words, office, director, member
):
    refuses = partial(pytest.raises, DatabaseError)
    with refuses(match="only after an answer"):
        past(words, rules.CLOSED, office, minute=LETTER)
    past(words, rules.ANSWERED, office, answer=rules.ACCEPTED, words="x")
    past(words, rules.ANSWERED, director, answer=rules.ACCEPTED, words="x")
    with refuses(match="neither closes nor confirms"):
        past(words, rules.CLOSED, office, minute=LETTER)
    with refuses(match="said so are named"):
        past(words, rules.CLOSED, member)
    past(words, rules.CLOSED, member, minute=LETTER)
    with refuses(match="neither closes nor confirms"):
        past(words, rules.CONFIRMED, director)
    past(words, rules.CONFIRMED, person(Role.PROGRAMME))


def test_a_clerk_whose_seat_has_ended_closes_nothing(words, panel, office):
    bodies.leave(panel.memberships.get(), on=DAY - dt.timedelta(days=1))

    assert not items.closer(words, office, on=DAY).may_end
    with pytest.raises(Refused, match="chair or clerk"):
        step(words, items.close, office, outcome=rules.WORKED, minute="1")


@pytest.fixture
def inspector(ofsted):
    """Somebody of the inspectorate, seated by somebody else."""
    person_ = person(Role.BOARD_MEMBER)
    bodies.seat(ofsted, title="Inspector", part=meeting_rules.CLERK, since=RAISED, person=person_)
    return person_


@pytest.fixture
def finding(ofsted, office):
    return items.raise_item(
        rules.FINDING, "Visits are late.", body=ofsted, on=RAISED, by=office, now=NOW,
        judgement="Inadequate",
    )  # fmt: skip


def test_what_a_body_outside_raised_is_closed_after_an_answer_by_two(
    finding, inspector, office, director
):
    close = partial(step, finding, items.close, outcome=rules.WORKED)
    with pytest.raises(Refused, match="only after an answer"):
        close(inspector, minute=LETTER)
    accept(finding, office)
    for nothing in ("", "n/a", "none really", "12", "Letter of 31 February 2017"):
        with pytest.raises(Refused, match="named here"):
            close(inspector, minute=nothing)
    for never in ("Letter of 1 January 2027", "Minutes of 2017-01-05, item 3"):
        with pytest.raises(Refused, match="since it was raised and answered"):
            close(inspector, minute=never)
    close(inspector, minute=LETTER)

    assert (how(finding).state, how(finding).closing) == (rules.UNCONFIRMED, None)
    assert items.still_open().get() == finding
    with pytest.raises(Refused, match="does not confirm"):
        step(finding, items.confirm, inspector)
    step(finding, items.confirm, director)
    assert how(finding).closing.minute == LETTER
    assert not items.still_open().exists()


def test_whoever_answered_a_body_outside_does_not_close_it(finding, ofsted, office, director):
    bodies.seat(ofsted, title="Clerk", part=meeting_rules.CLERK, since=RAISED, person=office,
                by=director, on=RAISED)  # fmt: skip
    other = items.raise_item(rules.DIRECTION, "Report to us.", body=ofsted, on=RAISED,
                             by=director, now=NOW)  # fmt: skip
    accept(other, office)
    with pytest.raises(Refused, match="does not close it"):
        step(other, items.close, office, outcome=rules.WORKED, minute=LETTER)


def test_the_database_itself_asks_for_a_second_person_to_close_for_a_body_outside(
    finding, inspector, office, director
):
    refuses = partial(pytest.raises, DatabaseError, match="somebody else wrote down")
    with refuses():
        past(finding, rules.CONFIRMED, director)
    past(finding, rules.ANSWERED, inspector, answer=rules.ACCEPTED, words="x")
    with pytest.raises(DatabaseError, match="whoever answered what a body raised"):
        past(finding, rules.CLOSED, inspector)
    colleague = person(Role.BOARD_MEMBER)
    past(finding, rules.CLOSED, colleague)
    with refuses():
        past(finding, rules.CONFIRMED, colleague)
    past(finding, rules.REOPENED, colleague)
    with refuses():
        past(finding, rules.CONFIRMED, director)
    past(finding, rules.CLOSED, colleague)
    past(finding, rules.CONFIRMED, director)


def test_nobody_seats_themselves_and_a_seat_closes_nothing_of_days_before_it(
    asked, panel, director
):
    meeting = met(panel, on=DAY - dt.timedelta(days=1))
    with pytest.raises(Refused, match="Nobody gives themselves"):
        bodies.seat(panel, title="Chair", part=meeting_rules.CHAIR, since=RAISED, person=director,
                    by=director, on=DAY)  # fmt: skip
    bodies.seat(panel, title="Chair", part=meeting_rules.CHAIR, since=RAISED, person=director,
                by=person(Role.PROGRAMME), on=DAY)  # fmt: skip
    before = DAY - dt.timedelta(days=1)
    with pytest.raises(Refused, match="chair or clerk"):
        step(asked, items.close, director, on=before, outcome=rules.NOT_NEEDED, meeting=meeting)
    step(asked, items.close, director, outcome=rules.NOT_NEEDED, meeting=meeting)


@pytest.fixture
def closed(asked, panel, chair, director):
    """What the panel recommended, answered by the director and closed by its chair."""
    accept(asked, director)
    step(asked, items.close, chair, outcome=rules.WORKED, meeting=met(panel))
    return asked


def test_who_is_to_confirm_a_closing_declines_it_with_a_reason_and_it_stays_open(
    closed, panel, chair, director, member
):
    offered = {one: {act.name for act in steps_for(closed, how(closed), one, on=DAY)}
               for one in (chair, director, member)}  # fmt: skip
    assert [one for one in offered if "decline" in offered[one]] == [member]
    for somebody, why in ((chair, "closed this"), (director, "answered this")):
        with pytest.raises(Refused, match=why):
            step(closed, items.decline, somebody, words="It was not said.")
    for few in ("x", ". . . . . . ."):
        with pytest.raises(Refused, match="declined for a reason"):
            step(closed, items.decline, member, words=few)
    step(closed, items.decline, member, words="The minutes say something else.")

    found = how(closed)
    assert (found.state, found.closing, found.unconfirmed) == (rules.REPLIED, None, None)
    assert found.declined.words == "The minutes say something else."
    assert items.still_open().get() == closed
    with pytest.raises(Refused, match="No closing waits"):
        step(closed, items.confirm, member)
    with pytest.raises(Refused, match="No closing waits"):
        step(closed, items.decline, member, words="Twice.")


def test_what_was_declined_is_answered_closed_and_confirmed_anew(
    closed, panel, chair, director, member
):
    step(closed, items.decline, member, words="The minutes say something else.")
    accept(closed, director)
    step(closed, items.close, chair, outcome=rules.MADE_NONE, meeting=panel.meetings.get())
    assert how(closed).declined is None
    step(closed, items.confirm, member)

    assert (how(closed).state, how(closed).closing.outcome) == (rules.CLOSED, rules.MADE_NONE)
    assert not items.still_open().exists()


def test_the_database_itself_asks_for_a_reason_and_a_second_person_to_decline(
    closed, comment, office, chair, director, member
):
    refuses = partial(pytest.raises, DatabaseError)
    for somebody, words in ((member, ""), (chair, "No."), (director, "No.")):
        with refuses(match="declined with a reason, by a second person"):
            past(closed, rules.DECLINED, somebody, words=words)
    past(comment, rules.CLOSED, member)
    with refuses(match="declined with a reason, by a second person"):
        past(comment, rules.DECLINED, office, words="No.")
    past(closed, rules.DECLINED, member, words="No.")
    with refuses(match="only a closing that somebody else wrote down is confirmed"):
        past(closed, rules.CONFIRMED, member)
