"""The made-up borough's plan on a training site: written, agreed, changed and sent as in its story.

The months are those of the report we start from: agreed by the board and cabinet in November 2017,
sent in December before the seventieth working day after the inspection report.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lineofsight.accounts.models import Person
from lineofsight.accounts.roles import Role
from lineofsight.accounts.sample_people import address_of
from lineofsight.indicators import catalogue
from lineofsight.plan import actions
from lineofsight.plan.models import Plan
from lineofsight.plan.workbook import read_plan
from lineofsight.settings import Settings

PUBLISHED, SENT = dt.date(2017, 9, 4), dt.date(2017, 12, 8)
WRITTEN = dt.datetime(2017, 11, 7, 10, tzinfo=dt.UTC)
AGREED = dt.datetime(2017, 11, 20, 18, tzinfo=dt.UTC)
ASKED = dt.datetime(2017, 12, 5, 9, tzinfo=dt.UTC)


def make(file: Path, *, settings: Settings) -> Iterator[str]:
    """Begin the plan from its workbook where there is none yet, and say so."""
    if Plan.objects.exists() or not file.exists():
        return
    people = Person.objects.in_bulk(
        [address_of(Role.PROGRAMME), address_of(Role.DIRECTOR)], field_name="email"
    )
    office, director = people[address_of(Role.PROGRAMME)], people[address_of(Role.DIRECTOR)]
    found = read_plan(
        file, on=AGREED.date(), settings=settings, indicators=set(catalogue.indicators())
    )
    plan = Plan.objects.create(title=settings.paper.plan_name, published_on=PUBLISHED, sent_on=SENT)
    actions.ask(plan, found, by=office, why="The first draft.", impact="", now=WRITTEN)
    actions.baseline(plan, by=director, now=AGREED)
    if "2.10" in found:
        later = replace(
            found["2.10"],
            revised_due_on=dt.date(2018, 1, 31),
            revised_why="The officer for disabled children's social work begins in January",
        )
        actions.ask(
            plan, {**found, "2.10": later}, by=office, now=ASKED,
            why="The meeting of December is moved.", impact="None for children; one month later.",
        )  # fmt: skip
    yield f"The improvement plan of {len(found)} actions is there, and one change to it waits."
