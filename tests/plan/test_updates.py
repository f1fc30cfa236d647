"""A month of a work stream: every version is kept, and next month comes from the plan."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused
from lineofsight.plan.content import AWAITING, PAUSED, Milestone
from lineofsight.plan.updates import actions, rules
from lineofsight.plan.updates.models import Update
from lineofsight.plan.updates.rules import Challenge

NOVEMBER, DECEMBER = Month(2017, 11), Month(2017, 12)
NOW = dt.datetime(2017, 12, 4, 9, tzinfo=dt.UTC)
STREAM = "Practice"


def write(plan, by, text="Done.", *, seen=0, sends=False, why="", challenges=()):
    said = actions.Said(text, challenges, why)
    return actions.write(plan, STREAM, NOVEMBER, said, sends=sends, seen=seen, by=by, now=NOW)


def step(day, done=None):
    return Milestone("A step", dt.date(2017, 12, day), done)


def test_next_month_holds_what_is_due_in_it_and_steps_beside_their_action(sample_plan):
    one = replace(
        sample_plan["2.10"],
        due_on=dt.date(2017, 12, 22),
        revised_due_on=None,
        milestones=(step(5), step(8, dt.date(2017, 12, 1)), Milestone("Later", None, None)),
    )
    found = rules.coming([one], NOVEMBER)

    assert [(each.due_on.day, each.step) for each in found] == [(5, "A step"), (22, "")]
    assert rules.coming([one], DECEMBER) == []


@pytest.mark.parametrize("status", [AWAITING, PAUSED])
def test_what_is_delivered_or_paused_is_not_next_months_work(sample_plan, status):
    one = replace(sample_plan["2.10"], due_on=dt.date(2017, 12, 22), status=status)

    assert rules.coming([one], NOVEMBER) == []


def test_an_action_whose_day_moved_is_due_on_the_new_one(sample_plan):
    one = replace(
        sample_plan["2.10"],
        due_on=dt.date(2017, 12, 22),
        revised_due_on=dt.date(2018, 1, 31),
        milestones=(),
    )

    assert rules.coming([one], NOVEMBER) == []
    assert [each.ref for each in rules.coming([one], DECEMBER)] == ["2.10"]


@pytest.mark.parametrize(
    ("challenge", "wrong"),
    [
        (Challenge("Too few chairs"), "Say what is done"),
        (Challenge("Too few chairs", "Two begin"), ""),
        (Challenge("Too few chairs", nothing_yet=True), ""),
        (Challenge("Too few chairs", "Two begin", nothing_yet=True), "Either"),
        (Challenge("", "Two begin"), "Say what the challenge is"),
        (Challenge("", nothing_yet=True), "Say what the challenge is"),
        (Challenge(""), ""),
        (Challenge("Too few chairs", "."), "Say what is done"),
        (Challenge("Too few chairs", "Ongoing"), "Say what is done"),
        (Challenge("Too few chairs", "Awaiting update"), "Say what is done"),
        (Challenge("Too few chairs", "Ongoing recruitment"), ""),
        (Challenge("Awaiting board approval", "The chair is asked on 5 January"), ""),
        (Challenge("Ongoing", "Two begin"), "Say what the challenge is"),
        (Challenge(".", "Two begin"), "Say what the challenge is"),
    ],
)
def test_a_challenge_has_its_mitigation_or_says_that_there_is_none(challenge, wrong):
    assert challenge.wrong.startswith(wrong)
    assert bool(challenge.wrong) == bool(wrong)


def test_streams_whose_names_meet_in_an_address_stay_apart():
    names = ["People & places", "People places", "???"]

    assert list(rules.keys(names)) == ["people-places", "people-places-2", "stream"]
    assert list(rules.keys(names).values()) == names


def test_drafts_and_what_is_sent_are_versions_and_the_sent_one_keeps_its_next_month(agreed, office):
    draft = write(agreed, office, "Half.")
    sent = write(agreed, office, "Whole.", seen=1, sends=True)

    assert (draft.number, draft.is_sent, draft.coming) == (1, False, [])
    assert (sent.number, sent.is_sent) == (2, True)
    held = rules.by_stream(actions.actions_of(agreed, NOVEMBER).values())[STREAM]
    assert actions.coming_of(sent) == rules.coming(held, NOVEMBER)
    assert actions.coming_of(sent)


def test_of_two_who_write_the_later_is_not_kept_over_the_first(agreed, office, director):
    assert write(agreed, office, "First.")
    assert write(agreed, director, "Second.") is None
    assert [one.achievements for one in actions.versions(agreed, STREAM, NOVEMBER)] == ["First."]


def test_what_was_sent_is_corrected_aloud_and_never_a_draft_again(agreed, office):
    write(agreed, office, "Sent.", sends=True)

    with pytest.raises(Refused, match="was sent"):
        write(agreed, office, "Draft.", seen=1)
    with pytest.raises(Refused, match="already"):
        write(agreed, office, "Silent.", seen=1, sends=True)
    write(agreed, office, "Better.", seen=1, sends=True, why="A figure was wrong.")

    found = actions.arrived(agreed, NOVEMBER, [STREAM])[STREAM]
    assert (found.sent.achievements, found.sent.why) == ("Better.", "A figure was wrong.")
    assert Update.objects.count() == 2


@pytest.mark.parametrize(
    "act", ["update updates_update set month = 'x'", "delete from updates_update"]
)
def test_the_database_refuses_to_alter_what_was_said(agreed, office, act):
    write(agreed, office)

    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute(act)


def test_who_has_not_reported_is_known_stream_by_stream(agreed, office):
    write(agreed, office, "Draft.")
    streams = rules.by_stream(actions.actions_of(agreed, NOVEMBER).values())
    found = actions.arrived(agreed, NOVEMBER, streams)

    assert set(found) == set(streams)
    assert (found[STREAM].sent, found[STREAM].stands.achievements) == (None, "Draft.")
    assert actions.sent_by_month(agreed) == {}


def test_only_months_of_the_plan_are_written_of(agreed):
    assert actions.opens(agreed) == Month(2017, 10)
    now = Month.of(timezone.localdate())
    months = (Month(2017, 9), Month(2017, 10), now, now.plus(1))
    assert [actions.has_month(agreed, one) for one in months] == [False, True, True, False]
