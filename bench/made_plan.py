"""A large plan for `bench/plan.py`: 500 actions, each reported on in each of 24 months."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from lineofsight.accounts.models import Person
from lineofsight.indicators import catalogue
from lineofsight.plan import actions, approving, rules, workbook
from lineofsight.plan.content import (
    AWAITING,
    ON_TRACK,
    Action,
    Evidence,
    Milestone,
    effects_of,
)
from lineofsight.plan.models import Change, Entry

ACTIONS, MONTHS = 500, 24
STREAMS = ("Practice", "People and Performance", "Partnerships", "Platforms")
CODES = tuple(code for code, one in catalogue.indicators().items() if one.better == "higher")
"""What actions are to raise: each is judged for itself, so that few would flatter the pages."""
BEGUN = dt.datetime(2016, 1, 4, 9, tzinfo=dt.UTC)


def made() -> dict[str, Action]:
    """Make the actions: twelve priorities in four work streams, every fifth delivered."""
    found = (_action(place) for place in range(ACTIONS))
    return {one.ref: one for one in found}


def _action(place: int) -> Action:
    priority, code, is_done = place % 12 + 1, CODES[place % len(CODES)], place % 5 == 0
    ref = f"{priority}.{place // 12 + 1}"
    done = dt.date(2017, 6, 20) if is_done else None
    return Action(
        ref, f"Action {ref}: hold what it says with everybody who carries it out",
        STREAMS[(priority - 1) // 3], "Executive director (people)", priority,
        f"Priority {priority}", "Head of service", dt.date(2018, 3, 31),
        AWAITING if is_done else ON_TRACK, started_on=dt.date(2016, 1, 4),
        progress="It has begun.", outcome="It is felt", indicators=(code,),
        effects=effects_of(f"{code} +5 by 2018-03"), finding="What the inspection found",
        budget=Decimal(1000), spent=Decimal(10),
        milestones=tuple(Milestone(f"Step {n}", dt.date(2017, 6, 30), done) for n in range(3)),
        evidence=(Evidence("audit", dt.date(2017, 5, 5), "Audit summary", "It is seen in files"),),
    )  # fmt: skip


def book(said: str) -> bytes:
    """Give the plan as a workbook in which the same is reported on every action."""
    return workbook.written([replace(one, progress=said) for one in made().values()])


def fill() -> None:
    """Write the plan, agree it, and report on every action in every month."""
    office = Person.objects.get(email="programme@sample.example")
    director = Person.objects.get(email="director@sample.example")
    plan = approving.begin("A large plan", kind=rules.IMPROVEMENT)
    held = made()
    actions.ask(plan, held, by=office, why="The first draft.", impact="", now=BEGUN)
    actions.baseline(plan, by=director, now=BEGUN)
    for month in range(MONTHS):
        at = dt.datetime(2016 + month // 12, month % 12 + 1, 20, 9, tzinfo=dt.UTC)
        said = f"In month {month} it was worked on with every team, and what was seen is written."
        change = Change.objects.create(
            plan=plan, asked_by=office, asked_at=at, why=f"Month {month}", before={}, after={},
            state=rules.REPORTED,
        )  # fmt: skip
        Entry.objects.bulk_create(
            Entry(plan=plan, ref=ref, at=at, content=replace(one, progress=said).as_data(),
                  change=change)
            for ref, one in held.items()
        )  # fmt: skip
