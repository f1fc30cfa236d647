"""A work stream's two lights: its officer's word, and a roll-up set aside with a reason."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from lineofsight.kernel.problems import Refused
from lineofsight.plan import declaring, streams
from lineofsight.plan.addressed import At
from lineofsight.plan.content import AT_RISK, OFF_TRACK, ON_TRACK, Action
from lineofsight.plan.judging import Judged
from lineofsight.plan.lights import Signal, lights
from lineofsight.plan.said import streams as said_streams
from lineofsight.plan.streams import DECLARED, OVERRIDE, Word

TODAY = dt.date(2017, 12, 5)
RED = {"W1a": Signal("red"), "P7": Signal("green")}
REASON = "The board looked at it in November."


def action(ref, due, indicators=()):
    return Action(
        ref, f"What {ref} says", "Practice", "Director", None, "", "Head", due, ON_TRACK,
        indicators=indicators,
    )  # fmt: skip


ACTIONS = [
    action("1.1", dt.date(2017, 11, 1)),
    action("1.2", dt.date(2018, 3, 1), ("W1a", "P7")),
]


def stream(**said):
    each = [lights(one, RED, on=TODAY) for one in ACTIONS]
    words = {
        ("Practice", kind): Word(state, REASON, "office", TODAY) for kind, state in said.items()
    }
    [found] = streams.streams(each, words, RED)
    return found


def test_without_a_word_it_is_as_its_worst_action():
    found = stream()

    assert (found.declared_state, found.state, found.worst_refs) == (ON_TRACK, OFF_TRACK, ("1.1",))
    assert not found.differs


def test_declared_on_track_beside_red_signals_is_a_watermelon_that_names_them():
    found = stream(declared=ON_TRACK)

    assert streams.watermelons([found]) == [found]
    assert found.red == ("W1a",)


def test_a_word_that_it_is_complete_takes_no_red_signal_away():
    said = [replace(one, status="complete awaiting evidence") for one in ACTIONS]
    [found] = streams.streams([lights(one, RED, on=TODAY) for one in said], {}, RED)

    assert found.red == ("W1a",)


def test_what_is_set_over_the_roll_up_hides_nothing():
    found = stream(declared=ON_TRACK, override=AT_RISK)

    assert (found.state, found.worst) == (AT_RISK, OFF_TRACK)
    assert found.override.reason == REASON
    assert found.differs


def test_who_declares_it_as_it_is_is_no_watermelon():
    assert streams.watermelons([stream(declared=OFF_TRACK)]) == []


def say(plan, by, state, kind=DECLARED, at=TODAY):
    declaring.say(
        plan, "Practice", kind=kind, state=state, reason=REASON, officer="Director", by=by,
        now=dt.datetime.combine(at, dt.time(9), dt.UTC),
    )  # fmt: skip


def test_a_stream_of_one_action_is_not_the_worst_of_several():
    [one] = streams.streams([lights(ACTIONS[0], RED, on=TODAY)], {}, RED)

    assert "As its only action: 1.1." in str(said_streams.lights(one).rows)


def test_the_newest_word_of_each_kind_stands_and_one_is_taken_back(agreed, office):
    say(agreed, office, ON_TRACK)
    say(agreed, office, AT_RISK)
    say(agreed, office, ON_TRACK, OVERRIDE)

    standing = declaring.standing(agreed)
    assert standing["Practice", DECLARED].state == AT_RISK
    assert standing["Practice", OVERRIDE].state == ON_TRACK
    say(agreed, office, "", OVERRIDE)
    assert ("Practice", OVERRIDE) not in declaring.standing(agreed)
    assert len(declaring.said_of(agreed, "Practice")) == 4
    with pytest.raises(Refused, match="taken back"):
        say(agreed, office, "", OVERRIDE)


@pytest.mark.parametrize(
    "act", ["update plan_streamword set reason = 'x'", "delete from plan_streamword"]
)
def test_the_database_refuses_to_alter_a_word(agreed, office, act):
    say(agreed, office, ON_TRACK)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act)


def pieces(many):
    """Give the pieces of a work stream of so many actions under two priorities, in turn."""
    names = ("Sooner", "Better")
    each = [
        lights(replace(action(f"{1 + one % 2}.{one}", TODAY), priority=1 + one % 2,
                       priority_name=names[one % 2]), {}, on=TODAY)
        for one in range(many)
    ]  # fmt: skip
    stands = Judged(TODAY, each, streams.streams(each, {}, {}), streams.whole(each, {}, {}), [], {})
    fits = {one.action.ref for one in each}
    [found] = said_streams.streams(stands, At(None), fits=fits, writes=())
    return found.pieces


def test_a_long_stream_stands_under_its_priorities_and_no_action_is_lost():
    [one] = pieces(said_streams.LONG)
    assert len(one.table.rows) == said_streams.LONG

    found = pieces(said_streams.LONG + 1)

    assert [(one.name, len(one.table.rows)) for one in found] == [("1 Sooner", 7), ("2 Better", 6)]
    assert found[0].about.startswith("7 actions: ")
    assert len({one.anchor for one in found}) == 2
