"""The made-up borough's two earlier plans, whose open actions went into the improvement plan."""

import csv
import datetime as dt
from collections.abc import Mapping
from importlib import resources

from lineofsight.accounts.models import Person
from lineofsight.plan import actions, approving, closing, rules
from lineofsight.plan.content import Action, Evidence, Milestone, effects_of
from lineofsight.plan.models import Plan

TITLES = {rules.TRANSITIONAL: "Earlier transitional plan", rules.JOINT: "Joint inspection plan"}
BEGUN = {
    rules.TRANSITIONAL: dt.datetime(2017, 1, 16, 10, tzinfo=dt.UTC),
    rules.JOINT: dt.datetime(2017, 2, 20, 10, tzinfo=dt.UTC),
}
FATES_SAID = dt.datetime(2017, 10, 30, 10, tzinfo=dt.UTC)
CLOSED = dt.datetime(2017, 10, 31, 9, tzinfo=dt.UTC)
MINUTE = "Improvement board, 31 October 2017, item 4 (an invented day: the report gives none)"

Line = Mapping[str, str]


def lines(kind: str) -> list[Line]:
    """Read the lines of one plan: an action each, with what became of it."""
    text = resources.files("lineofsight.plan").joinpath("words", "closed_plans.txt")
    rows = csv.reader(text.read_text("utf-8").splitlines(), delimiter="|", quoting=csv.QUOTE_NONE)
    headings = [heading.strip() for heading in next(rows)]
    every = (dict(zip(headings, (cell.strip() for cell in row), strict=True)) for row in rows)
    return [one for one in every if one["plan"] == kind]


def begin(kind: str, *, office: Person, director: Person) -> Plan:
    """Write one of the earlier plans and agree it, as it stood in its last weeks."""
    at = BEGUN[kind]
    plan = approving.begin(TITLES[kind], kind=kind)
    held = {line["ref"]: _action(line) for line in lines(kind)}
    actions.ask(plan, held, by=office, why="The plan as it was made.", impact="", now=at)
    actions.baseline(plan, by=director, now=at + dt.timedelta(days=7))
    return plan


def _action(line: Line) -> Action:
    done = dt.date.fromisoformat(line["done"]) if line["done"] else None
    due = dt.date.fromisoformat(line["due"])
    steps = (Milestone(line["milestone"], due, done),) if line["milestone"] else ()
    kept, says = line["evidence is kept"], line["evidence says"]
    return Action(
        ref=line["ref"], action=line["action"], lead=line["lead"], due_on=due,
        work_stream="Practice", sro="Director of children's social care",
        priority=None, priority_name="", status=line["status"], milestones=steps,
        indicators=(line["indicators"],) if line["indicators"] else (),
        effects=effects_of(line["effect"]),
        evidence=(Evidence("document", done, kept, says),) if says else (),
    )  # fmt: skip


def close(kind: str, plans: Mapping[str, Plan], *, office: Person, director: Person) -> str:
    """Say what became of each action, carry forward, close, and give the totals."""
    plan = plans[kind]
    for line in lines(kind):
        into = [one.split() for one in line["into"].split(", ") if one]
        closing.give(
            plan, line["ref"], line["fate"], [(plans[name].pk, ref) for name, ref in into],
            reason=line["reason"], by=office, now=FATES_SAID,
        )  # fmt: skip
    closing.carry(plan, by=office, now=FATES_SAID)
    closing.close(plan, minute=MINUTE, by=director, now=CLOSED)
    return closing.ledger(plan).words
