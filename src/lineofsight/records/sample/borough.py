"""The borough while its story is told: the calendar, the diary of events, everyone in it.

Modules that make things happen (`assessing`, `protecting`, `caring`, `courts`) know the borough
and never each other: an event is put into the diary by its name, and `journey` says who answers.
"""

import datetime as dt
import heapq
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lineofsight.kernel import working_days
from lineofsight.kernel.periods import Month, months_earlier
from lineofsight.records.sample.cases import Case, Proceedings
from lineofsight.records.sample.chance import Carry, Quota, Spread, stream
from lineofsight.records.sample.curves import Curve, months_from
from lineofsight.records.sample.people import Child, Family, Register, birthday

FULL_SIZE = 4000
"""Children open to the service in the borough the rates were drawn for."""

HISTORY = 36
"""Months of history the returns show."""

WARMING = 24
"""Months played before them, so that the first month shown is like any other."""

Event = Callable[["Borough", dt.date, tuple[Any, ...]], None]


@dataclass(frozen=True)
class Times:
    """The days that matter, all worked out from the last month."""

    last: Month

    @property
    def end(self) -> dt.date:
        """The last day of the last month: the day of the extract."""
        return self.last.last_day

    @property
    def shown(self) -> dt.date:
        """The first day of the history shown."""
        return self.last.plus(1 - HISTORY).first_day

    @property
    def listed(self) -> dt.date:
        """The first day of lists: a quarter earlier, so that the first month shown is whole."""
        return self.last.plus(1 - HISTORY - 3).first_day

    @property
    def looked_back(self) -> dt.date:
        """The first day of what looks back a further year, such as earlier referrals."""
        return self.last.plus(1 - HISTORY - 12).first_day

    @property
    def begun(self) -> dt.date:
        """The day the playing starts."""
        return self.last.plus(1 - HISTORY - WARMING).first_day

    @property
    def inspected(self) -> dt.date:
        """The day the inspection report came out: the 4th, two months before the last."""
        return self.last.plus(-2).first_day + dt.timedelta(days=3)

    def year_before(self, day: dt.date) -> dt.date:
        """Give the same day a year earlier."""
        return months_earlier(day, 12)


class Borough:
    """Everything known while the story is told."""

    def __init__(self, times: Times, *, children: int, seed: int) -> None:
        self.times = times
        self.seed = seed
        self.children = children
        self.size = children / FULL_SIZE
        self.rng = stream(seed, "journeys")
        self.quota = Quota(stream(seed, "quotas"))
        self.carry = Carry(stream(seed, "arrivals"))
        self.tallies: dict[tuple[str, int], list[int]] = {}
        self.spread = Spread(stream(seed, "lengths"))
        self.register = Register(stream(seed, "people"))
        self.cases: list[Case] = []
        self.contacts: list[tuple[dt.date, Child, str]] = []
        self.refused: list[tuple[Case, Proceedings]] = []  # gateway reached, no application made
        self.lately: list[Family] = []  # families whose case closed not long after a referral
        self.known: list[Family] = []  # other families without an open case
        self.case_of: dict[Child, Case] = {}  # the latest case of each child
        self._events: dict[str, Event] = {}
        self._diary: list[tuple[int, int, str, tuple[Any, ...]]] = []
        self._entries = 0

    def answers(self, **events: Event) -> None:
        """Say which function answers each event."""
        self._events.update(events)

    def on(self, day: dt.date, event: str, *about: Any) -> None:
        """Put an event in the diary; what falls after the end never happens."""
        if day > self.times.end:
            return
        self._entries += 1
        heapq.heappush(self._diary, (day.toordinal(), self._entries, event, about))

    def happens(self, day: dt.date, event: str, *about: Any) -> None:
        """Let an event happen now."""
        self._events[event](self, day, about)

    def plays_until(self, day: dt.date) -> None:
        """Let everything in the diary up to and including this day happen, in order."""
        last = day.toordinal()
        while self._diary and self._diary[0][0] <= last:
            ordinal, _, event, about = heapq.heappop(self._diary)
            self._events[event](self, dt.date.fromordinal(ordinal), about)

    def rate(self, curve: Curve, day: dt.date) -> float:
        """Give a curve's value on a day."""
        return curve.at(months_from(self.times.last, day))

    def month_key(self, name: str, day: dt.date) -> tuple[str, int]:
        """Give the key under which a month's quota of something is kept."""
        return (name, day.year * 12 + day.month)


def later(day: dt.date, worked: int) -> dt.date:
    """Give the day so many working days later."""
    return working_days.add(day, worked)


def worked_on_or_after(day: dt.date) -> dt.date:
    """Give the day itself when it is worked, else the next working day.

    Bank holidays are known from 2010; of the years before, only weekends are.
    """
    if day < working_days.FIRST:
        return day + dt.timedelta(days=(0, 0, 0, 0, 0, 2, 1)[day.weekday()])
    return day if working_days.is_working_day(day) else working_days.add(day, 1)


def opens(borough: Borough, case: Case) -> None:
    """Note a new case, and the day each child in it turns 18."""
    borough.cases.append(case)
    case.family.open_cases += 1
    for child in case.children:
        if child not in borough.case_of:
            borough.on(birthday(child.born, 18), "adult", child)
        borough.case_of[child] = case


def divides(borough: Borough, case: Case, children: list[Child]) -> Case:
    """Let some children go their own way; all of them: the case itself."""
    if len(children) == len(case.children):
        return case
    apart = case.divided(children)
    opens(borough, apart)
    return apart


def closes(borough: Borough, case: Case, day: dt.date, reason: str) -> None:
    """Close a case."""
    if case.closed is not None:
        return
    case.turn += 1
    case.closed = max(day, case.stages[-1][0] if case.stages else day)
    case.reason = reason
    for plan in case.plans:
        if plan.ended is None:
            plan.ended = max(case.closed, plan.started + dt.timedelta(days=1))
    case.family.open_cases -= 1
    if case.family.open_cases == 0:
        borough.lately.append(case.family)
