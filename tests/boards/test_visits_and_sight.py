"""Monitoring visits with what changed by the next, and the log of what leaders saw."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection

from board_drawn import DAY, NOW, SLOW
from lineofsight.boards import rules, sight_rules
from lineofsight.boards.actions import documents, items, sight, visits
from lineofsight.boards.rules import Target
from lineofsight.boards.said import visits as said
from lineofsight.boards.sight_rules import Sums
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused
from lineofsight.plan import actions as plan_actions

FIRST, SECOND = dt.date(2017, 10, 17), dt.date(2017, 12, 12)
OCTOBER_19, OCTOBER_20 = dt.date(2017, 10, 19), dt.date(2017, 10, 20)


@pytest.fixture
def visit(ofsted):
    return visits.plan_visit(ofsted, starts_on=FIRST, ends_on=FIRST, focus="The front door")


def test_what_changed_is_read_at_this_visit_and_at_the_next(visit, ofsted, plan, office):
    finding = items.raise_item(
        rules.FINDING, SLOW, body=ofsted, on=FIRST, by=office, now=NOW, visit=visit,
        judgement="Inadequate",
    )  # fmt: skip
    for day, status in ((dt.datetime(2017, 11, 2, tzinfo=dt.UTC), "at risk"),
                        (dt.datetime(2018, 1, 9, tzinfo=dt.UTC), "off track")):  # fmt: skip
        now = plan_actions.as_at(plan)
        after = {**now, "2.1": replace(now["2.1"], status=status)}
        plan_actions.ask(plan, after, by=office, why="Report", impact="", now=day)
    tied = [(finding, (Target(rules.ACTION, f"{plan.pk}/2.1"),))]

    [still] = visits.since(tied, visit, visits.next_after(visit))
    assert (still.then.status, still.later.status) == ("on track", "off track")

    visits.plan_visit(ofsted, starts_on=SECOND, ends_on=SECOND, focus="Assessment")
    [by_next] = visits.since(tied, visit, visits.next_after(visit))
    assert (by_next.then.status, by_next.later.status) == ("on track", "at risk")


def test_a_visit_is_written_down_once_and_in_order(visit, ofsted):
    with pytest.raises(Refused, match="already"):
        visits.plan_visit(ofsted, starts_on=FIRST, ends_on=FIRST, focus="x")
    with pytest.raises(Refused, match="ends before"):
        visits.plan_visit(ofsted, starts_on=SECOND, ends_on=FIRST, focus="x")


@pytest.fixture
def letter(office):
    """A letter of 20 October 2017, which Ofsted holds from that day."""
    found = documents.begin("Letter of October", kind="letter", owner="Ofsted")
    add_version(found, OCTOBER_20, office)
    documents.hold(found, holder="Ofsted", why="It is not published yet.", since=OCTOBER_20)
    return found


def add_version(letter, day, office):
    documents.add_version(
        letter, f"Of {day}".encode(), suffix=".txt", dated_on=day, by=office, now=NOW
    )


def test_a_letter_is_of_one_visit_and_of_none_that_ended_after_it(visit, ofsted, letter):
    later = visits.plan_visit(ofsted, starts_on=SECOND, ends_on=SECOND, focus="Assessment")
    with pytest.raises(Refused, match=r"of 20 October 2017 is not of .* ended on 12 December 2017"):
        visits.add_letter(later, letter)
    visits.add_letter(visit, letter)
    visits.add_letter(visit, letter)
    between = visits.plan_visit(ofsted, starts_on=OCTOBER_19, ends_on=OCTOBER_19, focus="Homes")
    with pytest.raises(Refused, match="the letter of the visit that ended on 17 October 2017"):
        visits.add_letter(between, letter)

    visits.add_letter(visit, None)
    visits.add_letter(between, letter)
    assert between.letter == letter


def test_a_letter_becomes_no_older_than_its_visit_once_it_is_of_one(visit, office):
    letter = documents.begin("Letter to come", kind="letter", owner="Ofsted")
    visits.add_letter(visit, letter)
    before = FIRST - dt.timedelta(days=1)
    with pytest.raises(Refused, match="ended on 17 October 2017"):
        add_version(letter, before, office)
    with pytest.raises(Refused, match="ended on 17 October 2017"):
        documents.hold(letter, holder="Ofsted", why="It is not published yet.", since=before)
    add_version(letter, FIRST, office)
    assert letter.versions.count() == 1


def test_what_is_asked_for_is_sent_after_that_and_once(visit):
    with pytest.raises(Refused, match="due before"):
        visits.ask_data(visit, what="x", asked_on=SECOND, due_on=FIRST)
    asked = visits.ask_data(visit, what="The plan", asked_on=FIRST, due_on=SECOND)
    with pytest.raises(Refused, match="before it was asked"):
        visits.send_data(asked, sent_on=FIRST - dt.timedelta(days=1), sent_as="x")
    visits.send_data(asked, sent_on=SECOND, sent_as="By post")
    with pytest.raises(Refused, match="already"):
        visits.send_data(asked, sent_on=SECOND, sent_as="By post")


def test_a_role_is_counted_once(visit):
    visits.met(visit, title="Social worker", many=8)
    with pytest.raises(Refused, match="already"):
        visits.met(visit, title="social worker", many=2)


def entry(**more):
    return {
        "kind": "visit", "on": DAY, "where": "Assessment", "children": 0, "staff": 3,
        "titles": "Social worker", "audits": 0, "learned": "Much waits.", "done": "", **more,
    }  # fmt: skip


@pytest.mark.parametrize(
    "more",
    [
        {"kind": "audits"},
        {"kind": "children"},
        {"kind": "staff", "staff": 0},
        {"titles": "  "},
    ],
)
def test_an_entry_counts_what_it_says(director, more):
    with pytest.raises(Refused):
        sight.write(entry(**more), by=director, now=NOW)


def test_a_month_is_added_up_by_whoever_looked(director, member):
    sight.write(entry(), by=director, now=NOW)
    sight.write(entry(kind="audits", audits=5, staff=0), by=director, now=NOW)
    sight.write(entry(kind="children", children=4, staff=0), by=member, now=NOW)
    sight.write(entry(on=dt.date(2017, 11, 30)), by=member, now=NOW)

    found = sight.summed(sight.in_month(Month(2017, 12)))

    assert found == {
        director.name: Sums(times=2, visits=1, staff=3, audits=5),
        member.name: Sums(times=1, children=4),
    }
    assert sight.months() == [Month(2017, 12), Month(2017, 11)]


def test_a_mistake_is_put_right_by_its_writer_and_counts_once(director, member):
    first = sight.write(entry(staff=30), by=director, now=NOW)
    with pytest.raises(Refused, match="Only whoever wrote"):
        sight.write(entry(), by=member, now=NOW, replaces=first)
    sight.write(entry(staff=3), by=director, now=NOW, replaces=first)
    with pytest.raises(Refused, match="put right already"):
        sight.write(entry(), by=director, now=NOW, replaces=first)

    assert sight.summed(sight.in_month(Month(2017, 12)))[director.name].staff == 3
    with pytest.raises(DatabaseError, match="never changes"), connection.cursor() as cursor:
        cursor.execute("update boards_sighting set staff = 1")


def test_titles_are_said_once_each():
    assert sight_rules.roles_met(["Manager, social worker", "Social worker, "]) == (
        "Manager", "social worker",
    )  # fmt: skip


def test_what_a_visit_asked_for_is_overdue_to_those_who_send_it_too(visit):
    visits.ask_data(visit, what="The plan", asked_on=FIRST, due_on=SECOND)
    after = SECOND + dt.timedelta(days=1)
    for on, may_write, late in ((SECOND, True, False), (after, True, True), (after, False, True)):
        text = str(said.asked(visit.asked.all(), on=on, may_write=may_write).render())
        assert ("Overdue" in text, "Write down" in text) == (late, may_write)
