"""The whole story of the borough, told from a month, a number of children and a seed."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.kernel.progress import Step
from lineofsight.records.sample import (
    agency,
    away,
    carers,
    early_help,
    journey,
    leaving,
    levelling,
    looking_after,
    visiting,
)
from lineofsight.records.sample.allocating import Allocations, allocated, leaving_care_span
from lineofsight.records.sample.borough import Borough, Times
from lineofsight.records.sample.people import Child, age_on, birthday
from lineofsight.records.sample.staffing import Workforce

FIRST_MONTH, LAST_MONTH = Month(2015, 6), Month(2028, 6)


@dataclass(frozen=True)
class Story:
    """Everything the files are written from."""

    borough: Borough
    workforce: Workforce
    allocations: Allocations
    visits: list[visiting.Visit]
    lives: list[looking_after.Life]
    absences: list[away.Absence]
    leavers: list[leaving.Leaver]
    households: list[carers.Household]
    adopters: list[carers.Adopter]
    seen: "LastSeen"

    @property
    def times(self) -> Times:
        """The days that matter."""
        return self.borough.times


class LastSeen:
    """When each child was last seen, by kind of visit."""

    def __init__(self, visits: list[visiting.Visit]) -> None:
        self._days: dict[tuple[Child, str], list[date]] = {}
        self._alone: dict[tuple[Child, date], str] = {}
        for visit in sorted(visits, key=lambda visit: visit.day):
            if visit.seen != "No" and not visit.method:
                for kind in (visit.kind, "any"):
                    self._days.setdefault((visit.child, kind), []).append(visit.day)
                self._alone[visit.child, visit.day] = visit.alone

    def before(self, child: Child, until: date, kind: str = "any") -> date | None:
        """Give the latest visit on or before the day."""
        days = self._days.get((child, kind), [])
        place = bisect_right(days, until)
        return days[place - 1] if place else None

    def alone(self, child: Child, day: date | None) -> str:
        """Give whether the child was seen alone that day."""
        return self._alone.get((child, day), "") if day else ""


def told(*, month: Month, children: int, seed: int, step: Step) -> Story:
    """Tell the story; raises `Problem` for a month whose working days are not known."""
    if not FIRST_MONTH <= month <= LAST_MONTH:
        raise Problem(
            f"A sample cannot be made up to {month.name}: its working days are not known.",
            do=f"Choose a month from {FIRST_MONTH} to {LAST_MONTH}.",
        )
    borough = Borough(Times(month), children=children, seed=seed)
    step("Playing five years of the borough", 0.02)
    journey.told(borough)
    levelling.levelled(borough)
    early_help.steps_down(borough)
    step("Staffing the teams", 0.2)
    workforce = Workforce(borough)
    agency.brought_in(workforce)
    lives = looking_after.lives(borough)
    leavers = leaving.leavers(borough)
    spans = [
        leaving_care_span(leaver.child, borough.times.end) for leaver in leavers
        if age_on(leaver.child.born, borough.times.end) >= 18
        and birthday(leaver.child.born, 21) > borough.times.looked_back
    ]  # fmt: skip
    allocations = allocated(borough, workforce, spans)
    step("Visiting the children", 0.28)
    visiting_ = visiting.Visiting(borough, allocations, lives)
    return Story(
        borough=borough,
        workforce=workforce,
        allocations=allocations,
        visits=visiting_.visits,
        lives=lives,
        absences=away.missing(borough, lives),
        leavers=leavers,
        households=carers.households(borough),
        adopters=carers.adopters(borough),
        seen=LastSeen(visiting_.visits),
    )
