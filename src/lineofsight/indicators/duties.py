"""What is owed on a day: overdue, and due in the days to come, from every population of duties.

The same rows that the indicators of outstanding duties count; an alert, an overdue list and a
look-ahead differ only in the days asked about.
"""

import datetime as dt
from dataclasses import dataclass

from lineofsight.indicators import compiling
from lineofsight.indicators.breakdowns import BREAKDOWNS
from lineofsight.kernel import working_days
from lineofsight.populations import coverage, moments
from lineofsight.populations.catalogue import Catalogue, Population, standing
from lineofsight.records.opened import Opened


@dataclass(frozen=True)
class Duty:
    """One thing owed on the day asked about."""

    population: str
    meaning: str  # what is owed, in words
    subject: str  # identifier of the child, worker or household
    team: str
    asked_on: dt.date
    started_on: dt.date
    due_on: dt.date | None  # last calendar day in time; None where the calendar does not know it

    @property
    def is_overdue(self) -> bool:
        """Say whether the last day in time has passed."""
        return self.due_on is not None and self.due_on < self.asked_on

    @property
    def last_working_day(self) -> dt.date | None:
        """The last working day on or before the due day: what a screen shows."""
        day = self.due_on
        if day is None or not working_days.FIRST <= day <= working_days.LAST:
            return day
        while day > working_days.FIRST and not working_days.is_working_day(day):
            day -= dt.timedelta(days=1)
        return day


def duties(
    opened: Opened, *, on: dt.date, within: int | None = None, populations: Catalogue | None = None
) -> list[Duty]:
    """List what is outstanding on a day, the longest overdue first.

    `within` keeps what is overdue or due no more than so many days ahead; None keeps everything.
    Duties that the records cannot answer for are left out: see `unanswered`.
    """
    populations = populations or standing()
    asked = [each for each in _all(populations) if not _why_not(opened, populations, each, on)]
    moments.build(opened, [each.name for each in asked], days=[on], populations=populations)
    found = [duty for each in asked for duty in _outstanding(opened, each)]
    if within is not None:
        last = on + dt.timedelta(days=within)
        found = [duty for duty in found if duty.due_on is not None and duty.due_on <= last]
    return sorted(found, key=_longest_overdue_first)


def unanswered(
    opened: Opened, *, on: dt.date, populations: Catalogue | None = None
) -> dict[str, str]:
    """Give each population of duties that the records cannot answer for -> why."""
    populations = populations or standing()
    reasons = {each.name: _why_not(opened, populations, each, on) for each in _all(populations)}
    return {name: reason for name, reason in reasons.items() if reason}


def _all(populations: Catalogue) -> list[Population]:
    return [populations[name] for name in populations.names if populations[name].kind == "duty"]


def _why_not(opened: Opened, populations: Catalogue, population: Population, on: dt.date) -> str:
    seal, asked = opened.seal, coverage.on(opened.seal, on)
    return coverage.why_not(seal, populations, population.name, asked=asked) or coverage.lacking(
        seal, population, ("started_on", "due_on", "done_on", "lapsed_on"), asked=asked
    )


def _outstanding(opened: Opened, population: Population) -> list[Duty]:
    rows = compiling.asked(
        population,
        "outstanding",
        columns=[population.subject, "started_on", "due_on"],
        breakdowns=[BREAKDOWNS["team"]],
    )
    sql = f"""with asked as ({rows})
        select {population.subject}, by_team, day_asked, started_on, due_on from asked
    """
    return [
        Duty(population.name, population.meaning, *row.values())
        for row in opened.run(sql).to_pylist()
    ]


def _longest_overdue_first(duty: Duty) -> tuple[dt.date, str, str, str]:
    return duty.due_on or dt.date.max, duty.population, duty.team, duty.subject
