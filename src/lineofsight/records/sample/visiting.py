"""Visits: how often workers see the children they hold, and how that changes over time.

A next visit is planned within the interval or slips beyond it; how often it slips is a curve of
the time. In a drive (the month before the last, for children in need) visits already late are
caught up.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from lineofsight.kernel import working_days
from lineofsight.records.sample import curves
from lineofsight.records.sample.allocating import Allocations
from lineofsight.records.sample.borough import Borough
from lineofsight.records.sample.cases import Case
from lineofsight.records.sample.chance import stream
from lineofsight.records.sample.curves import Curve
from lineofsight.records.sample.looking_after import Life
from lineofsight.records.sample.people import Child, age_on

NEED_INTERVAL = 20  # working days
PLAN_INTERVAL = 10
CARE_DAYS = 42
SEEN_IN_WEEK = 0.9
CAUGHT_UP = 0.3  # of the late ones, in the drive
FAR = dt.date(9999, 1, 1)


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit to one child."""

    child: Child
    day: dt.date
    kind: str  # CIN, CP, CLA or care leaver
    alone: str
    seen: str
    method: str
    worker: str


@dataclass(frozen=True)
class Rhythm:
    """How a kind of visit is planned: interval in working days, how it slips, how far."""

    kind: str
    interval: int
    late: Curve
    slip: tuple[int, int]
    early: int  # the soonest, in working days before the interval is over
    drive: tuple[dt.date, dt.date] | None = None


class Visiting:
    """Makes every visit of the borough."""

    def __init__(self, borough: Borough, allocations: Allocations, lives: list[Life]) -> None:
        self.borough = borough
        self.allocations = allocations
        self.rng: Random = stream(borough.seed, "visits")
        self.visits: list[Visit] = []
        before = borough.times.last.plus(-1)
        drive = (before.first_day + dt.timedelta(days=8), before.last_day)
        self.need = Rhythm("CIN", NEED_INTERVAL, curves.CIN_VISIT_LATE, (1, 26), 7, drive)
        self.plan = Rhythm("CP", PLAN_INTERVAL, curves.CP_VISIT_LATE, (1, 9), 4)
        self.assess = Rhythm("CIN", NEED_INTERVAL, curves.CIN_VISIT_LATE, (1, 20), 12, drive)
        self.first_day = borough.times.looked_back
        for case in borough.cases:
            if case.closed is None or case.closed > self.first_day:
                self._case(case)
        for life in lives:
            self._care(life)
        self.rng = stream(borough.seed, "visits before approval")
        for life in lives:
            self._closely(life)

    def _case(self, case: Case) -> None:
        last = case.referred
        for place, (started, stage) in enumerate(case.stages):
            ended = case.stages[place + 1][0] if place + 1 < len(case.stages) else case.closed
            until = min(ended or FAR, self.borough.times.end + dt.timedelta(days=1))
            if until <= self.first_day:
                continue
            if stage == "in care":
                last = started
            elif stage != "front":
                rhythm = {"in need": self.need, "protected": self.plan}.get(stage, self.assess)
                last = self._stage(case, rhythm, max(started, self.first_day), until, last)

    def _stage(
        self, case: Case, rhythm: Rhythm, started: dt.date, until: dt.date, last: dt.date
    ) -> dt.date:
        first = started if rhythm is self.assess else max(last, started - dt.timedelta(days=14))
        days = self._rhythm(rhythm, max(first, started), until, soon=rhythm is self.assess)
        for day in days:
            self._seen(case.children, day, rhythm.kind)
            last = day
        return last

    def _rhythm(
        self, rhythm: Rhythm, started: dt.date, until: dt.date, *, soon: bool
    ) -> Iterator[dt.date]:
        """Give visit days from a start; the first of an assessment comes within days."""
        rng = self.rng
        day = started
        if soon:
            day = working_days.add(started, rng.choice((1, 2, 3, 4, 5, 6, 8)))
            if day < until:
                yield day
        while day < until:
            due = working_days.add(day, rhythm.interval)
            if rng.random() < self.borough.rate(rhythm.late, due):
                after = working_days.add(due, rng.randint(*rhythm.slip))
                after = self._caught_up(rhythm, due, after)
            else:
                after = working_days.add(due, -rng.randrange(rhythm.early))
            day = after
            if day < until:
                yield day

    def _caught_up(self, rhythm: Rhythm, due: dt.date, planned: dt.date) -> dt.date:
        if rhythm.drive is None:
            return planned
        first, last = rhythm.drive
        if due <= last and planned > first and self.rng.random() < CAUGHT_UP:
            start = max(first, due + dt.timedelta(days=1))
            day = start + dt.timedelta(days=self.rng.randrange(max(1, (last - start).days + 1)))
            return min(planned, working_days.add(day, 0))
        return planned

    def _care(self, life: Life) -> None:
        """Visit within a week of each move, then at least every six weeks."""
        rng = self.rng
        end = self.borough.times.end + dt.timedelta(days=1)
        moves = [one.started for one in life.placements if not one.carries_on]
        moves.append(min(life.care.ended or end, end))
        for moved, until in pairwise(moves):
            if until <= self.first_day:
                continue
            in_time = rng.random() < SEEN_IN_WEEK
            day = moved + dt.timedelta(days=rng.randint(1, 7) if in_time else rng.randint(8, 16))
            if moved < self.first_day:
                day = self.first_day + dt.timedelta(days=rng.randrange(CARE_DAYS))
            while day < until:
                self._seen([life.child], _worked(day), "CLA")
                late = rng.random() < self.borough.rate(curves.CARE_VISIT_LATE, day)
                gap = rng.randint(CARE_DAYS + 1, 62) if late else rng.randint(24, CARE_DAYS - 2)
                day += dt.timedelta(days=gap)

    def _closely(self, life: Life) -> None:
        """Visit each week until the first review, then every four, where the rules ask for it."""
        end = self.borough.times.end + dt.timedelta(days=1)
        for one in life.placements:
            until = min(one.ended or end, one.approved or end, end)
            interim = [day for day, status in life.care.statuses if status == "C1"]
            at_home = one.kind == "P1" and bool(interim)
            if until <= self.first_day or not (one.approval or at_home):
                continue
            started = max([one.started, *interim] if at_home else [one.started])
            reviewed = min((day for day, _ in life.reviews if day >= started), default=end)
            day = started
            while (day := day + self._weeks(is_reviewed=day >= reviewed)) < until:
                self._seen([life.child], day, "CLA")

    def _weeks(self, *, is_reviewed: bool) -> dt.timedelta:
        late = self.rng.random() < self.borough.rate(curves.CARE_VISIT_LATE, self.first_day)
        days = self.rng.randint(18, 28) if is_reviewed else self.rng.randint(5, 7)
        return dt.timedelta(days=days + 3 * late)

    def _seen(self, children: list[Child], day: dt.date, kind: str) -> None:
        if day < self.first_day or day > self.borough.times.end:
            return
        holder = self.allocations.on(children[0], day)
        worker = holder.worker.id if holder and holder.worker else ""
        for child in children:
            luck = self.rng.random()
            if kind != "CLA" and luck < 0.03 and len(children) > 1:
                continue  # out at school or with a friend: not seen this time
            self.visits.append(self._visit(child, day, kind, worker, luck))

    def _visit(self, child: Child, day: dt.date, kind: str, worker: str, luck: float) -> Visit:
        old_enough = age_on(child.born, day) >= 4
        alone = ("Yes" if luck < 0.75 else "No") if old_enough else "No"
        if luck > 0.985:
            return Visit(child, day, kind, "", "No", "", worker)
        if luck > 0.97:
            return Visit(child, day, kind, "No", "Yes", "Phone", worker)
        return Visit(child, day, kind, alone, "" if luck > 0.93 else "Yes", "", worker)


def _worked(day: dt.date) -> dt.date:
    """Give the last working day on or before the day."""
    return working_days.add(day, 0)
