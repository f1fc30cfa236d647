"""The made-up borough's plans on a training site: closed, written, approved, sent as in its story.

The days are those of the report we start from: two earlier plans closed, approved by the board and
the cabinet in November 2017, sent in December before the seventieth working day after the
inspection report, and four work streams declared on track. The report gives no day on which the
team was redeployed into assessment; here it was at work by 14 August, under the earlier plan and
before the inspection was reported, which leaves three months to judge its effect by. Nor does it
say when the earlier plans were closed. Where such a day is shown, its words say it is invented.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from django.db import transaction

from lineofsight.accounts.models import Person
from lineofsight.accounts.roles import Role
from lineofsight.accounts.sample_people import address_of
from lineofsight.indicators import catalogue
from lineofsight.plan import actions, approval, approving, declaring, rules, sample_closed
from lineofsight.plan.content import ON_TRACK, Action
from lineofsight.plan.models import Plan
from lineofsight.plan.streams import DECLARED, WHOLE
from lineofsight.plan.workbook import read_plan
from lineofsight.settings import Settings

PUBLISHED = dt.date(2017, 9, 4)
WRITTEN = dt.datetime(2017, 10, 27, 10, tzinfo=dt.UTC)
PLACED = dt.datetime(2017, 10, 31, 10, tzinfo=dt.UTC)
COMMENTED = dt.datetime(2017, 11, 1, 9, tzinfo=dt.UTC)
AGREED = dt.datetime(2017, 11, 20, 18, tzinfo=dt.UTC)
DECLARED_AT = dt.datetime(2017, 12, 1, 9, tzinfo=dt.UTC)
ASKED = dt.datetime(2017, 12, 5, 9, tzinfo=dt.UTC)
LOOKED_AT = dt.date(2017, 12, 12)

CHAIN = (
    (dt.date(2017, 11, 1), dt.date(2017, 11, 7), "Improvement board, 7 November 2017, item 3"),
    (dt.date(2017, 11, 8), dt.date(2017, 11, 20), "Cabinet, 20 November 2017, minute 112"),
    (dt.date(2017, 12, 8), None, ""),
)
"""When each body was asked and when it approved, with the minute; the last has not answered."""

TIED = {"10.3": ("FD8",)}
"""Actions that the office tied to an indicator of its own accord."""

SAID_BY_SCRUTINY = (
    "Scrutiny said on 31 October that we must know more about the workforce: what is done for "
    "staff is tied to their caseloads and to posts that stand empty."
)
"""Why the plan was changed because of the comment; the item of the comment leads to this change."""

TIED_BECAUSE = {"2.11": ("W1a", "W2"), "7.5": ("W1b", "W2", "P1"), "12.1": ("W1b", "P1")}
"""Actions that the comment tied to figures of the workforce, before the board was asked."""

BEGUN_EARLIER = (
    "Begun under the earlier transitional plan, before the inspection was reported on 4 September: "
    "the team was at work in assessment by 14 August 2017. This day is invented: the report we "
    "start from gives none, and an effect is judged by three months at least"
)
"""How the redeployment stands: what was carried forward did not begin with this plan."""

WHY = {
    "Practice": "The practice model is agreed and visits are looked at every week",
    "People and Performance": "Recruitment has begun and the indicators are agreed with members",
    "Partnerships": "The safeguarding board's executive group meets and its review has begun",
    "Platforms": "The document function goes live on the first of the month",
}
"""Work stream -> why its officer declares it on track."""

WHY_OVERALL = "Its four work streams are declared on track, and the board has agreed the plan"
"""Why the office declares the whole plan on track, as the report does beside red figures."""


def make(file: Path, *, settings: Settings) -> Iterator[str]:
    """Begin the plans where there is none yet, and say so."""
    if Plan.objects.exists() or not file.exists():
        return
    with transaction.atomic():
        yield from _story(file, settings)


def _story(file: Path, settings: Settings) -> Iterator[str]:
    people = Person.objects.in_bulk(
        [address_of(Role.PROGRAMME), address_of(Role.DIRECTOR)], field_name="email"
    )
    office, director = people[address_of(Role.PROGRAMME)], people[address_of(Role.DIRECTOR)]
    kinds = (rules.TRANSITIONAL, rules.JOINT)
    plans = {kind: sample_closed.begin(kind, office=office, director=director) for kind in kinds}
    plan = plans[rules.IMPROVEMENT] = _draft(file, settings=settings, office=office)
    for kind in kinds:
        totals = sample_closed.close(kind, plans, office=office, director=director)
        yield f"{plans[kind].title} is closed: {totals}."
    _place(plan, office=office)
    _heed_scrutiny(plan, office=office)
    _approve(plan, office=office, director=director)
    _declare(plan, office=office)
    _ask_for_a_change(plan, office=office)
    held = len(actions.as_at(plan))
    yield f"The improvement plan of {held} actions is there, and one change to it waits."


def _draft(file: Path, *, settings: Settings, office: Person) -> Plan:
    found = read_plan(file, on=ASKED.date(), settings=settings, indicators=catalogue.units())
    plan = approving.begin(settings.paper.plan_name, kind=rules.IMPROVEMENT)
    approving.answers_report(plan, PUBLISHED, by=office, now=WRITTEN)
    actions.ask(plan, found.actions, by=office, why="The first draft.", impact="", now=WRITTEN)
    return plan


def _place(plan: Plan, *, office: Person) -> None:
    """Put what was carried forward whole under its priority, and name what others are to move."""
    found = actions.as_at(plan)
    of = found["2.3"]
    placed = replace(
        found["2.11"], work_stream=of.work_stream, sro=of.sro, priority=of.priority,
        priority_name=of.priority_name, finding=of.finding, outcome=of.outcome,
        progress=BEGUN_EARLIER,
    )  # fmt: skip
    actions.ask(
        plan, {**found, **_tied(found, TIED), "2.11": placed}, by=office, impact="", now=PLACED,
        why="What was carried forward stands under its priority, and more is tied to figures.",
    )  # fmt: skip


def _heed_scrutiny(plan: Plan, *, office: Person) -> None:
    """Change the plan because of the comment of 31 October, the day after it was made."""
    found = actions.as_at(plan)
    actions.ask(
        plan, {**found, **_tied(found, TIED_BECAUSE)}, by=office, impact="", now=COMMENTED,
        why=SAID_BY_SCRUTINY,
    )  # fmt: skip


def _tied(
    found: Mapping[str, Action], indicators: Mapping[str, tuple[str, ...]]
) -> dict[str, Action]:
    return {ref: replace(found[ref], indicators=codes) for ref, codes in indicators.items()}


def _approve(plan: Plan, *, office: Person, director: Person) -> None:
    for step, (asked, answered, minute) in zip(plan.steps.all(), CHAIN, strict=True):
        if asked > AGREED.date():
            actions.baseline(plan, by=director, now=AGREED)
        at = dt.datetime.combine(asked, dt.time(12), dt.UTC)
        asking = approving.put(step, on=asked, at=at, today=LOOKED_AT, by=office)
        if answered is not None:
            approving.answer(
                asking, said=approval.APPROVED, on=answered, minute=minute, by=director
            )


def _declare(plan: Plan, *, office: Person) -> None:
    held = actions.as_at(plan).values()
    officers = {one.work_stream: one.sro for one in held}
    for stream, why in WHY.items():
        if stream in officers:
            declaring.say(
                plan, stream, kind=DECLARED, state=ON_TRACK, reason=why,
                officer=officers[stream], by=office, now=DECLARED_AT,
            )  # fmt: skip
    declaring.say(
        plan,
        WHOLE,
        kind=DECLARED,
        state=ON_TRACK,
        reason=WHY_OVERALL,
        officer="",
        by=office,
        now=DECLARED_AT,
    )


def _ask_for_a_change(plan: Plan, *, office: Person) -> None:
    found: dict[str, Action] = actions.as_at(plan)
    if "2.10" not in found:
        return
    later = replace(
        found["2.10"],
        revised_due_on=dt.date(2018, 1, 31),
        revised_why="The officer for disabled children's social work begins in January",
    )
    actions.ask(
        plan, {**found, "2.10": later}, by=office, now=ASKED,
        why="The meeting of December is moved.", impact="None for children; one month later.",
    )  # fmt: skip
