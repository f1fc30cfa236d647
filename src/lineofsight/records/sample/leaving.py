"""Young people who leave care: what they do, where they live, who keeps in touch."""

import datetime as dt
from dataclasses import dataclass, field
from random import Random

from lineofsight.records.sample import curves
from lineofsight.records.sample.borough import Borough, worked_on_or_after
from lineofsight.records.sample.cases import Care
from lineofsight.records.sample.chance import Spread, Weights, stream
from lineofsight.records.sample.people import Child, age_on, birthday

IN_EDUCATION = Weights({"F2": 40, "F5": 18, "P5": 9, "F4": 9, "F1": 12, "P2": 6, "F3": 6})
NOT_IN = Weights({"G5": 66, "G4": 18, "G6": 16})
SUITABLE = Weights({"U": 34, "D": 22, "Z": 13, "B": 12, "E": 8, "T": 7, "K": 4})
UNSUITABLE = Weights({"X": 26, "S": 14, "W": 14, "V": 8, "Y": 16, "B": 12, "R": 10})
OUT_OF_TOUCH = 0.1
UNSUITABLE_SHARE = 0.11


@dataclass(slots=True, eq=False)
class Leaver:
    """A young person with leaving care duties, and each time the position was recorded."""

    child: Child
    statuses: list[tuple[dt.date, str, str, str, str, str]] = field(default_factory=list)
    plans: list[dt.date] = field(default_factory=list)

    def is_current(self, end: dt.date) -> bool:
        """Ask whether the latest position still holds at the extract."""
        return (end - self.statuses[-1][0]).days <= 200

    def latest_contact(self, end: dt.date) -> dt.date | None:
        """The day of the latest contact at the extract; most were seen within eight weeks of it."""
        day, _, touch, *_ = self.statuses[-1]
        on = end if self.is_current(end) else day
        return on - dt.timedelta(days=int(self.child.id) * 37 % 61) if touch == "YES" else None


def leavers(borough: Borough) -> list[Leaver]:
    """Tell the story of everyone aged 16 to 21 who is, or was, in care long enough."""
    rng = stream(borough.seed, "leaving care")
    spread = Spread(rng)
    told = []
    seen: set[Child] = set()
    for case in borough.cases:
        for care in case.care:
            for child in case.children:
                if child not in seen and _is_entitled(borough, child, care):
                    seen.add(child)
                    told.append(_told(borough, rng, spread, child))
    return [leaver for leaver in told if leaver.statuses]


def _is_entitled(borough: Borough, child: Child, care: Care) -> bool:
    """Thirteen weeks in care, some of them at 16 or 17, and not yet 21 when the history opens."""
    sixteen, last = birthday(child.born, 16), birthday(child.born, 21)
    until = care.ended or borough.times.end
    long_enough = (until - care.started).days >= 91 and until > sixteen + dt.timedelta(days=30)
    still_here = care.ended is None or care.ended >= birthday(child.born, 18)
    return long_enough and still_here and last > borough.times.looked_back


def _told(borough: Borough, rng: Random, spread: Spread, child: Child) -> Leaver:
    told = Leaver(child)
    activity, touch, home = spread.next("activity"), rng.random(), rng.random()
    doing, idle = IN_EDUCATION.pick(rng), NOT_IN.pick(rng)
    good, bad = SUITABLE.pick(rng), UNSUITABLE.pick(rng)
    day = max(birthday(child.born, 16), borough.times.looked_back)
    day += dt.timedelta(days=rng.randint(5, 80))
    last = min(birthday(child.born, 21) + dt.timedelta(days=364), borough.times.end)
    next_plan = day
    while day <= last:
        on = min(worked_on_or_after(day), last)
        kind = "eligible" if age_on(child.born, on) < 18 else "former relevant"
        lost = touch + rng.gauss(0, 0.01) < OUT_OF_TOUCH and kind != "eligible"
        idle_now = activity + rng.gauss(0, 0.015) < _idle(borough, child, on)
        does = "" if lost else idle if idle_now else doing
        poor = home + rng.gauss(0, 0.01) < UNSUITABLE_SHARE and kind != "eligible"
        lives_in = "R" if lost and poor else bad if poor else good
        told.statuses.append((on, kind, "NO" if lost else "YES", lives_in,
                              "" if lost else "2" if poor else "1", does))  # fmt: skip
        if on >= next_plan:
            told.plans.append(on)
            next_plan = on + dt.timedelta(days=rng.randint(120, 200))
        day += dt.timedelta(days=rng.randint(60, 100))
        if rng.random() < 0.12:
            doing, good = IN_EDUCATION.pick(rng), SUITABLE.pick(rng)
    return told


def _idle(borough: Borough, child: Child, day: dt.date) -> float:
    """Give the chance of being without education or work; the younger, the less."""
    share = borough.rate(curves.NEET, day)
    return share * (
        0.45 if age_on(child.born, day) < 17 else 0.8 if age_on(child.born, day) < 19 else 1
    )
