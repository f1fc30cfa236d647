"""A plan and its changes: nothing is edited silently, and any two days can be compared."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from lineofsight.kernel.problems import Refused
from lineofsight.plan import actions, rules
from lineofsight.plan.comparing import compare
from lineofsight.plan.content import Milestone
from lineofsight.plan.models import Change, Entry, Plan
from lineofsight.plan.said import lines

DECEMBER = dt.datetime(2017, 12, 5, 9, tzinfo=dt.UTC)
LATER = dt.datetime(2017, 12, 12, 9, tzinfo=dt.UTC)


def ask(plan, by, at=DECEMBER, **fields):
    now = actions.as_at(plan)
    after = {**now, "2.10": replace(now["2.10"], **fields)}
    return actions.ask(plan, after, by=by, why="Members asked for it.", impact="None.", now=at)


def test_a_draft_is_worked_on_without_a_decision(draft, office):
    assert ask(draft, office, action="Reworded").state == rules.REPORTED
    assert actions.as_at(draft)["2.10"].action == "Reworded"


@pytest.mark.parametrize(
    "fields",
    [
        {"action": "Reworded"},
        {"lead": "Somebody else"},
        {"revised_due_on": dt.date(2018, 3, 1)},
        {"indicators": ()},
        {"budget": 5},
        {"milestones": (Milestone("Another step", None, None),)},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_what_was_agreed_stays_until_somebody_else_decides(agreed, office, director, fields):
    before = actions.as_at(agreed)
    change = ask(agreed, office, **fields)

    assert change.state == rules.WAITING
    assert actions.as_at(agreed) == before

    actions.decide(change, agreed=True, by=director, minute="Board 4", now=LATER)
    [changed] = compare(before, actions.as_at(agreed))
    assert changed.ref == "2.10"


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "at risk"},
        {"progress": "Two panels met"},
        {"risk": "No chair"},
        {"spent": 3},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_progress_is_written_down_at_once(agreed, office, fields):
    assert ask(agreed, office, **fields).state == rules.REPORTED


@pytest.mark.parametrize("state", ["paused", "complete and embedded"])
def test_nobody_reports_an_action_into_a_state_the_board_decides_on(agreed, office, state):
    assert ask(agreed, office, status=state).state == rules.WAITING
    assert actions.as_at(agreed)["2.10"].status != state


def test_whoever_wrote_a_plan_does_not_agree_it(draft, office, director):
    with pytest.raises(Refused, match="Whoever wrote a plan"):
        actions.baseline(draft, by=office, now=DECEMBER)
    for nobody_else in (office, None):
        taken_over = Plan.objects.filter(pk=draft.pk)
        with pytest.raises(DatabaseError, match="does not agree it"), transaction.atomic():
            taken_over.update(state=rules.BASELINED, baselined_by=nobody_else)

    actions.baseline(draft, by=director, now=DECEMBER)
    draft.refresh_from_db()
    assert (draft.state, draft.baselined_by) == (rules.BASELINED, director)


def test_progress_reported_meanwhile_does_not_stop_a_decision_and_stays(agreed, office, director):
    change = ask(agreed, office, lead="Head of quality")
    ask(agreed, office, progress="Two panels met", status="at risk")

    actions.decide(change, agreed=True, by=director, minute="Board 4", now=LATER)

    now = actions.as_at(agreed)["2.10"]
    assert (now.lead, now.progress, now.status) == ("Head of quality", "Two panels met", "at risk")


def test_a_step_that_is_reached_is_progress_and_a_moved_one_is_not(agreed, office):
    steps = actions.as_at(agreed)["2.10"].milestones
    assert steps
    reached = tuple(replace(one, done_on=dt.date(2017, 12, 1)) for one in steps)
    moved = tuple(replace(one, due_on=dt.date(2018, 12, 1)) for one in reached)

    assert ask(agreed, office, milestones=reached).state == rules.REPORTED
    assert ask(agreed, office, milestones=moved).state == rules.WAITING


def test_taking_an_action_out_waits_and_stays_in_the_history(agreed, office, director):
    after = {ref: one for ref, one in actions.as_at(agreed).items() if ref != "7.3"}
    change = actions.ask(agreed, after, by=office, why="It is done.", impact="", now=DECEMBER)
    assert "7.3" in actions.as_at(agreed)

    actions.decide(change, agreed=True, by=director, minute="Board 5", now=LATER)

    assert "7.3" not in actions.as_at(agreed)
    assert "7.3" in actions.as_at(agreed, DECEMBER)


def test_a_change_that_is_not_agreed_changes_nothing(agreed, office, director):
    before = actions.as_at(agreed)
    change = ask(agreed, office, action="Weaker words")
    actions.decide(change, agreed=False, by=director, minute="Board 4", now=LATER)

    assert actions.as_at(agreed) == before


def test_whoever_asked_does_not_decide(agreed, director):
    change = ask(agreed, director, action="Reworded")

    with pytest.raises(Refused, match="does not decide"):
        actions.decide(change, agreed=True, by=director, minute="Board 4", now=LATER)
    with pytest.raises(IntegrityError):
        Change.objects.filter(pk=change.pk).update(decided_by=director)


def test_a_change_is_decided_once(agreed, office, director):
    change = ask(agreed, office, action="Reworded")
    actions.decide(change, agreed=False, by=director, minute="Board 4", now=LATER)

    with pytest.raises(Refused, match="already"):
        actions.decide(change, agreed=True, by=director, minute="Board 5", now=LATER)


def test_of_two_changes_to_one_action_the_later_is_not_lost(agreed, office, director):
    first, second = ask(agreed, office, action="One"), ask(agreed, office, action="Two")
    actions.decide(first, agreed=True, by=director, minute="Board 4", now=LATER)

    with pytest.raises(Refused, match=r"Action 2\.10 changed"):
        actions.decide(second, agreed=True, by=director, minute="Board 4", now=LATER)

    second.refresh_from_db()
    assert second.state == rules.WAITING
    assert second.after["2.10"]["action"] == "Two"
    assert actions.as_at(agreed)["2.10"].action == "One"


def test_nothing_different_is_no_change(agreed, office):
    with pytest.raises(Refused, match="Nothing differs"):
        ask(agreed, office)
    assert Change.objects.count() == 1


def test_an_empty_plan_is_not_agreed(director):
    with pytest.raises(Refused, match="no action"):
        actions.baseline(Plan.objects.create(title="Empty"), by=director, now=LATER)


def test_a_closed_plan_does_not_change(agreed, office):
    Plan.objects.filter(pk=agreed.pk).update(state=rules.CLOSED)

    with pytest.raises(Refused, match="closed"):
        ask(agreed, office, status="at risk")


def test_of_two_reports_the_later_is_not_written_over_the_first(agreed, office):
    seen = actions.newest_entry(agreed, "2.10")
    said = {"status": "at risk", "progress": "One", "risk": ""}

    assert actions.report(agreed, "2.10", said, seen=seen, by=office, now=DECEMBER)
    again = {**said, "progress": "Two"}
    assert not actions.report(agreed, "2.10", again, seen=seen, by=office, now=DECEMBER)
    assert actions.as_at(agreed)["2.10"].progress == "One"


@pytest.mark.parametrize(
    "act",
    [
        "update plan_entry set ref = 'x'",
        "delete from plan_entry",
        "update plan_change set why = 'x'",
        "delete from plan_change",
    ],
)
def test_the_database_refuses_to_alter_what_a_plan_said(agreed, act):
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute(act)


def test_reading_a_plan_takes_two_queries_whatever_its_history(
    agreed, office, django_assert_num_queries
):
    with django_assert_num_queries(2):
        actions.as_at(agreed)
    for place in range(5):
        ask(agreed, office, progress=f"month {place}")
    with django_assert_num_queries(2):
        actions.as_at(agreed)
    assert Entry.objects.filter(ref="2.10").count() == 6


def test_a_due_day_says_how_often_it_moved(agreed, office, director):
    first = lines.due(actions.as_at(agreed)["2.10"])
    for month, words in ((1, "moved once"), (1, "moved once"), (2, "moved twice")):
        change = ask(agreed, office, revised_due_on=dt.date(2018, month, 31 - 3 * (month - 1)),
                     revised_why=f"Told in {month}, {Change.objects.count()}")  # fmt: skip
        actions.decide(change, agreed=True, by=director, minute="Board 5", now=LATER)
        held = actions.as_at(agreed)["2.10"]
        assert lines.due(held).endswith(f"2018, first {first}, {words}")
        assert dict(lines.facts(held).rows)["Revised due"].endswith(f" 2018, {words}")
    assert "times_moved" not in held.as_data()


def test_without_a_milestone_the_report_of_completion_is_the_day_delivered_and_going_back_ends_it(
    agreed, office
):
    ref = next(one.ref for one in actions.as_at(agreed).values()
               if not one.milestones and one.status == "on track")  # fmt: skip

    def say(status, at):
        seen = actions.newest_entry(agreed, ref)
        assert actions.report(agreed, ref, {"status": status}, seen=seen, by=office, now=at)
        return actions.as_at(agreed)[ref]

    done = say("complete awaiting evidence", DECEMBER)
    assert done.delivered_on == DECEMBER.date()
    assert "reported_on" not in done.as_data()
    assert say("at risk", DECEMBER + dt.timedelta(days=1)).delivered_on is None
    assert say("complete awaiting evidence", LATER).delivered_on == LATER.date()
    assert actions.as_at(agreed, DECEMBER)[ref].delivered_on == DECEMBER.date()
