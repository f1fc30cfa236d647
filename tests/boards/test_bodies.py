"""Boards: seats without names of the young, meetings, and decisions with their minute."""

import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from board_drawn import DAY, RAISED
from lineofsight.boards import meeting_rules
from lineofsight.boards.actions import bodies
from lineofsight.boards.models import Decision, Membership
from lineofsight.kernel.problems import Refused

SINCE = dt.date(2017, 1, 1)


@pytest.mark.parametrize("title", ["Kai", "A young person", ""])
def test_a_young_person_has_a_seat_without_a_name(panel, title):
    with pytest.raises(Refused, match="without a name"):
        bodies.seat(panel, title=title, part=meeting_rules.YOUNG, since=SINCE)


def test_a_young_person_has_a_seat_without_an_account(panel, member):
    with pytest.raises(Refused, match="without an account"):
        bodies.seat(
            panel, title="Care leaver", part=meeting_rules.YOUNG, since=SINCE, person=member
        )
    assert bodies.seat(panel, title="Care leaver", part=meeting_rules.YOUNG, since=SINCE).pk


def test_a_seat_ends_after_it_begins_and_once(panel):
    seat = bodies.seat(panel, title="Member", part=meeting_rules.MEMBER, since=DAY)
    with pytest.raises(Refused, match="before the first"):
        bodies.leave(seat, on=RAISED)
    bodies.leave(seat, on=DAY)
    with pytest.raises(Refused, match="ended already"):
        bodies.leave(seat, on=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(pk=seat.pk).update(until=RAISED)


@pytest.mark.parametrize(("day", "is_on"), [(-1, False), (0, True), (1, True), (2, False)])
def test_a_seat_is_held_from_its_first_day_to_its_last(panel, day, is_on):
    seat = bodies.seat(
        panel, title="Member", part=meeting_rules.MEMBER, since=DAY,
        until=DAY + dt.timedelta(days=1),
    )  # fmt: skip

    found = Membership.objects.on(DAY + dt.timedelta(days=day))

    assert (seat in found) == is_on


def test_two_bodies_of_one_name_are_refused(scrutiny):
    with pytest.raises(Refused, match="already"):
        bodies.make(scrutiny.name.upper(), kind=meeting_rules.SCRUTINY)


def test_an_outside_body_does_not_meet_here_and_a_day_has_one_meeting(ofsted, scrutiny):
    with pytest.raises(Refused, match="outside the council"):
        bodies.meet(ofsted, on=DAY)
    bodies.meet(scrutiny, on=DAY)
    with pytest.raises(Refused, match="already"):
        bodies.meet(scrutiny, on=DAY)


def test_who_came_is_written_once_the_meeting_was_held_and_may_be_mended(panel):
    meeting = bodies.meet(panel, on=DAY)
    [seat] = bodies.seats_at(meeting)
    with pytest.raises(Refused, match="lies ahead"):
        bodies.minute(meeting, came={seat.pk: "came"}, minutes="1", today=RAISED)

    bodies.minute(meeting, came={seat.pk: "came"}, minutes="1", today=DAY)
    bodies.minute(meeting, came={seat.pk: "apologies"}, minutes="Book 2", today=DAY)

    assert [one.came for one in meeting.attendances.all()] == ["apologies"]
    assert meeting.minutes == "Book 2"


def test_a_number_on_the_agenda_is_taken_once(panel):
    meeting = bodies.meet(panel, on=DAY)
    bodies.add_paper(meeting, number="1", title="The plan", page="plan")
    with pytest.raises(Refused, match="Paper 1"):
        bodies.add_paper(meeting, number="1", title="Another", found_at="Shelf 2")


def test_whoever_asked_does_not_write_the_decision_down(panel, office, director):
    asked = bodies.ask(panel, "Two seats for young people", on=RAISED, by=office)
    said = {"outcome": meeting_rules.AGREED, "minute_": "Item 3"}
    with pytest.raises(Refused, match="Whoever asked"):
        bodies.decide(asked, **said, on=DAY, by=office)
    with pytest.raises(Refused, match="before the question"):
        bodies.decide(asked, **said, on=RAISED - dt.timedelta(days=1), by=director)

    bodies.decide(asked, **said, on=DAY, by=director)

    with pytest.raises(Refused, match="decided already"):
        bodies.decide(asked, **said, on=DAY, by=director)
    with pytest.raises(DatabaseError, match="never changes"), connection.cursor() as cursor:
        cursor.execute("update boards_decision set minute = 'x'")


@pytest.mark.parametrize("words", [".", "..........", "a?"])
def test_a_decision_says_on_what(panel, office, words):
    with pytest.raises(Refused, match="what is to be decided in 3 letters"):
        bodies.ask(panel, words, on=DAY, by=office)
    assert not Decision.objects.exists()


def test_the_database_keeps_both_rules_of_a_decision(panel, office, director):
    asked = bodies.ask(panel, "Two seats", on=DAY, by=office)
    whole = {"outcome": "agreed", "decided_on": DAY, "minute": "1", "written_by": director}
    for wrong in ({"written_by": office}, {"minute": ""}, {"decided_on": RAISED}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.filter(pk=asked.pk).update(**{**whole, **wrong})


@pytest.mark.parametrize(
    ("days", "coming", "last"),
    [
        ([], None, None),
        ([-1], None, -1),
        ([0], 0, None),
        ([-9, -2, 3, 8], 3, -2),
    ],
)
def test_the_next_meeting_and_the_last(days, coming, last):
    def day(number):
        return None if number is None else DAY + dt.timedelta(days=number)

    found = meeting_rules.next_and_last([day(one) for one in days], on=DAY)

    assert found == (day(coming), day(last))
