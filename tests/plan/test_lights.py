"""The second light by the key: each row says why it stands as it does."""

import datetime as dt
from dataclasses import replace

import pytest

from lineofsight.kernel.periods import Month
from lineofsight.plan.content import Action, Evidence, Milestone, effects_of
from lineofsight.plan.lights import Signal, lights, rolled_up, watermelons

TODAY = dt.date(2017, 12, 12)
ACTION = Action("2.10", "Strengthen oversight", "Practice", "Director", 2, "Protection", "Head",
                dt.date(2017, 12, 31), "on track", indicators=("AMT2",))  # fmt: skip
DONE = (Milestone("Agreed", dt.date(2017, 11, 1), dt.date(2017, 10, 30)),)
SEEN = Evidence("audit", TODAY, "Folder 3", "Seen in five files")
TWICE = (replace(SEEN, dated_on=dt.date(2017, 11, 1)), SEEN)


def step(due, done=None):
    return (Milestone("A step", due, done),)


def put_off(days):
    return (Milestone("A step", TODAY, None, agreed_on=TODAY - dt.timedelta(days)),)


CASES = {
    "due later, nothing open: on track": ({}, {}, "on track"),
    "due today still counts": ({"due_on": TODAY}, {}, "on track"),
    "due yesterday: off track": ({"due_on": TODAY - dt.timedelta(1)}, {}, "off track"),
    "due yesterday, but revised to later by two days, with a reason: at risk": (
        {"due_on": dt.date(2017, 12, 30), "revised_due_on": dt.date(2018, 1, 1),
         "revised_why": "agreed"}, {}, "at risk"),
    "revised by more than a month: off track": (
        {"revised_due_on": dt.date(2018, 2, 1), "revised_why": "agreed"}, {}, "off track"),
    "revised by a month and no word of recovery: off track": (
        {"revised_due_on": dt.date(2018, 1, 31)}, {}, "off track"),
    "a milestone put off by a month, recovery written: at risk": (
        {"milestones": put_off(31), "risk": "two posts"}, {}, "at risk"),
    "a milestone put off by 32 days: off track": (
        {"milestones": put_off(32), "risk": "two posts"}, {}, "off track"),
    "a milestone put off by a day and no word of recovery: off track": (
        {"milestones": put_off(1)}, {}, "off track"),
    "a milestone missed by a day, recovery written: at risk": (
        {"milestones": step(TODAY - dt.timedelta(1)), "risk": "two posts"}, {}, "at risk"),
    "a milestone missed by a day and nothing written: off track": (
        {"milestones": step(TODAY - dt.timedelta(1))}, {}, "off track"),
    "a milestone missed by 31 days is a month: at risk": (
        {"milestones": step(TODAY - dt.timedelta(31)), "risk": "two posts"}, {}, "at risk"),
    "a milestone missed by 32 days: off track": (
        {"milestones": step(TODAY - dt.timedelta(32)), "risk": "two posts"}, {}, "off track"),
    "a milestone that is reached is not overdue": (
        {"milestones": step(TODAY - dt.timedelta(40), TODAY)}, {}, "on track"),
    "begins tomorrow: not started": (
        {"started_on": TODAY + dt.timedelta(1)}, {}, "not started"),
    "not started on the day it begins": (
        {"status": "not started", "started_on": TODAY}, {}, "on track"),
    "not started a day after it was to begin: at risk": (
        {"status": "not started", "started_on": TODAY - dt.timedelta(1)}, {}, "at risk"),
    "not started over a month after it was to begin: off track": (
        {"status": "not started", "started_on": TODAY - dt.timedelta(32)}, {}, "off track"),
    "its indicator is red: at risk": ({}, {"AMT2": Signal("red")}, "at risk"),
    "its indicator moved for the worse though amber: at risk": (
        {}, {"AMT2": Signal("amber", is_concern=True)}, "at risk"),
    "an indicator of another action is red: on track": ({}, {"CP5": Signal("red")}, "on track"),
    "paused by decision stays so": ({"status": "paused", "due_on": TODAY.replace(year=2016)}, {},
                                    "paused"),
    "complete with a step open: off track": (
        {"status": "complete awaiting evidence", "milestones": step(TODAY)}, {}, "off track"),
    "complete, every step reached": (
        {"status": "complete awaiting evidence", "milestones": DONE}, {},
        "complete awaiting evidence"),
    "complete without milestone or evidence stands as its days say": (
        {"status": "complete awaiting evidence"}, {}, "on track"),
    "complete without milestone or evidence, past its day: off track": (
        {"status": "complete awaiting evidence", "due_on": TODAY - dt.timedelta(1)}, {},
        "off track"),
    "complete without milestone, its indicator red, evidence or not: at risk": (
        {"status": "complete awaiting evidence", "evidence": TWICE}, {"AMT2": Signal("red")},
        "at risk"),
    "complete without milestone, with evidence and no red figure: complete": (
        {"status": "complete awaiting evidence", "evidence": TWICE[:1],
         "due_on": TODAY - dt.timedelta(1)}, {"AMT2": Signal("amber")},
        "complete awaiting evidence"),
    "embedded without milestone, with one piece of evidence only awaits it": (
        {"status": "complete and embedded", "evidence": TWICE[:1]}, {},
        "complete awaiting evidence"),
    "embedded with two pieces of evidence": (
        {"status": "complete and embedded", "milestones": DONE, "evidence": TWICE}, {},
        "complete and embedded"),
    "embedded with one piece of evidence only awaits it": (
        {"status": "complete and embedded", "milestones": DONE, "evidence": TWICE[:1]}, {},
        "complete awaiting evidence"),
    "embedded with evidence of no day, or of a day still to come, awaits it": (
        {"status": "complete and embedded", "milestones": DONE, "evidence": (
            replace(SEEN, dated_on=None), replace(SEEN, dated_on=dt.date(2031, 1, 1)))}, {},
        "complete awaiting evidence"),
    "embedded with documents alone awaits evidence of its effect": (
        {"status": "complete and embedded", "milestones": DONE, "evidence": (
            replace(SEEN, kind="document", dated_on=dt.date(2017, 10, 1)),
            replace(SEEN, kind="document"))}, {}, "complete awaiting evidence"),
    "embedded with audits from before it began awaits evidence of its effect": (
        {"status": "complete and embedded", "milestones": DONE, "evidence": TWICE,
         "started_on": dt.date(2017, 11, 2)}, {}, "complete awaiting evidence"),
    "complete without milestone, with evidence still to come, stands as its days say": (
        {"status": "complete awaiting evidence",
         "evidence": (replace(SEEN, dated_on=dt.date(2035, 1, 1)),)}, {}, "on track"),
    "complete without milestone, with evidence of before it began, stands as its days say": (
        {"status": "complete awaiting evidence", "started_on": dt.date(2017, 11, 2),
         "evidence": (replace(SEEN, dated_on=dt.date(2017, 11, 1)),)}, {}, "on track"),
    "a figure it is to move is red, linked or not: at risk": (
        {"indicators": (), "effects": effects_of("CP5 to 85 by 2017-10")},
        {"CP5": Signal("red")}, "at risk"),
    "a milestone due after the action itself: at risk": (
        {"milestones": step(dt.date(2018, 1, 31))}, {}, "at risk"),
    "a milestone due more than a month after the action itself: off track": (
        {"milestones": step(dt.date(2018, 2, 1))}, {}, "off track"),
    "a milestone reached, whenever it was due: on track": (
        {"milestones": step(dt.date(2018, 6, 1), TODAY)}, {}, "on track"),
    "begins tomorrow with a milestone overdue: off track": (
        {"started_on": TODAY + dt.timedelta(1), "milestones": step(dt.date(2017, 8, 1))}, {},
        "off track"),
    "embedded while its indicator is red only awaits evidence": (
        {"status": "complete and embedded", "milestones": DONE, "evidence": TWICE},
        {"AMT2": Signal("red")}, "complete awaiting evidence"),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "signals", "state"), CASES.values(), ids=CASES)
def test_the_second_light_follows_the_key(fields, signals, state):
    found = lights(replace(ACTION, **fields), signals, on=TODAY)

    assert found.derived.state == state
    assert found.derived.why


NOTHING = [".", "", "\u3164" * 12, "\u200b" * 12, "Not applicable", "None at present", "n/a", "TBC",
           "x", "N O N E", "To be confirmed", "Work ongoing", "In progress, ongoing", "Ongoing",
           "To be agreed at the next meeting", "As discussed", "see attached plan"]  # fmt: skip


@pytest.mark.parametrize("says", NOTHING)
def test_what_stands_in_a_plan_and_says_nothing_turns_no_red_light(says):
    late = replace(ACTION, milestones=step(TODAY - dt.timedelta(1)))
    done = replace(ACTION, status="complete awaiting evidence", due_on=TODAY - dt.timedelta(1))

    assert state(replace(late, risk=says, revised_why=says)) == "off track"
    for said in ("None chairs it; two posts are out", "Ongoing recruitment: three interviews"):
        assert state(replace(late, risk=said)) == "at risk"
    assert state(replace(done, evidence=(replace(SEEN, says=says),))) == "off track"
    assert state(replace(done, evidence=(SEEN,))) == "complete awaiting evidence"
    assert state(replace(done, status="complete and embedded", milestones=DONE,
                         evidence=[replace(one, says=says) for one in TWICE]),
                 ) == "complete awaiting evidence"  # fmt: skip


@pytest.mark.parametrize("what", ["-", "Not applicable", "\u3164"])
def test_a_milestone_that_says_nothing_shows_no_action_done(what):
    done = replace(ACTION, status="complete awaiting evidence", due_on=TODAY - dt.timedelta(1))

    assert state(replace(done, milestones=(replace(DONE[0], what=what),))) == "off track"
    assert state(replace(done, milestones=DONE)) == "complete awaiting evidence"


def state(action):
    return lights(action, {}, on=TODAY).derived.state


def test_past_the_month_it_was_to_move_by_the_light_says_so():
    expected = effects_of("AMT2 +10 points by 2017-11")
    found = lights(replace(ACTION, effects=expected), {"AMT2": Signal("red")}, on=TODAY)

    assert found.derived.why == ("AMT2 is still red past the month it was to have moved by",)


def test_only_a_better_declared_light_is_a_watermelon_and_the_widest_apart_heads_the_list():
    red = {"AMT2": Signal("red")}
    each = [
        lights(replace(ACTION, ref="1"), {}, on=TODAY),
        lights(replace(ACTION, ref="2"), red, on=TODAY),
        lights(replace(ACTION, ref="3", due_on=dt.date(2017, 1, 1)), {}, on=TODAY),
        lights(replace(ACTION, ref="4", status="off track"), red, on=TODAY),
        lights(replace(ACTION, ref="5", status="not started"), {}, on=TODAY),
    ]

    assert [one.action.ref for one in watermelons(each)] == ["3", "2"]


def test_a_work_stream_stands_as_its_worst_action():
    assert rolled_up(["on track", "complete and embedded"]) == "on track"
    assert rolled_up(["on track", "at risk", "paused"]) == "at risk"
    assert rolled_up([]) == ""


def test_an_effect_is_read_with_its_unit_and_written_back_the_same():
    text = "AMT2 +10 points by 2018-03; W1a -2.5 by 2018-06; CP5 to 85% by 2018-03"
    found = effects_of(text)

    assert [(one.code, one.size, one.by, one.way) for one in found] == [
        ("AMT2", 10, Month(2018, 3), 1),
        ("W1a", -2.5, Month(2018, 6), -1),
        ("CP5", 85, Month(2018, 3), 0),
    ]
    assert "; ".join(one.words for one in found) == text


def test_a_word_of_completion_takes_no_action_off_the_list_whose_figure_is_red():
    done = replace(ACTION, status="complete awaiting evidence")
    each = [lights(done, {"AMT2": Signal("red")}, on=TODAY), lights(done, {}, on=TODAY)]

    assert watermelons(each) == each
    assert all(
        "neither a milestone nor evidence since it began shows it" in one.derived.why[-1]
        for one in each
    )


@pytest.mark.parametrize(("fields", "why"), [
    ({"milestones": step(TODAY)}, "its milestones are met or still to come"),
    ({}, "it has no milestone, and is not due before 31 December 2017"),
    ({"due_on": None}, "it has no milestone and no due day by which it could be judged"),
])  # fmt: skip
def test_on_track_says_by_what_and_speaks_of_milestones_only_where_there_are_some(fields, why):
    assert lights(replace(ACTION, **fields), {}, on=TODAY).derived.why == (why,)
