"""Early help: children helped without social care, after a contact or after their case closed.

Each draws from a stream of its own, so that the cases of the borough are the same without it.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from lineofsight.records.sample.borough import Borough, Times, later
from lineofsight.records.sample.cases import Case
from lineofsight.records.sample.chance import Weights, skewed, stream
from lineofsight.records.sample.people import Child

STEPPED_DOWN = 0.3  # of cases closed after assessment
PICKED_UP = 0.93
LEADERS = ("Wandle Early Help", "Wandle Early Help", "School", "Health visiting")
ENDS = Weights({"outcomes met": 66, "consent withdrawn": 14, "stepped up": 8, "moved away": 5,
                "other": 5, "": 2})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Helped:
    """One child's early help assessment, after a contact."""

    contacted: dt.date
    child: Child
    started: dt.date
    done: dt.date
    by: str


@dataclass(frozen=True, slots=True)
class Help:
    """One child's early help, from the day it began."""

    child: Child
    started: dt.date
    ended: dt.date | None
    reason: str
    by: str


def steps_down(borough: Borough) -> None:
    """Let some of the cases closed after assessment go on to early help (RC9, not RC8)."""
    rng = stream(borough.seed, "step-downs")
    for case in borough.cases:
        if case.reason == "RC8" and rng.random() < STEPPED_DOWN:
            case.reason = "RC9"


def assessed(borough: Borough) -> Iterator[Helped]:
    """Give the assessments that follow some contacts that are not referred."""
    rng = stream(borough.seed, "early help")
    seen: set[tuple[Child, dt.date]] = set()
    for day, child, _ in borough.contacts:
        if child in borough.case_of or rng.random() > 0.16 or child.born > day:
            continue
        started = later(day, rng.randint(2, 12))
        drawn = rng.randint(15, 60)
        done = later(started, drawn if drawn > 52 else 14 + drawn % 17)
        if started <= borough.times.end and (child, started) not in seen:
            seen.add((child, started))
            yield Helped(day, child, started, done, rng.choice(LEADERS))


def helped(borough: Borough) -> list[Help]:
    """Give every time of early help, in order of its start."""
    rng = stream(borough.seed, "times of early help")
    found = [
        _help(rng, borough.times, one.child, later(one.started, rng.randint(0, 8)), one.by)
        for one in assessed(borough)
    ]
    for case in borough.cases:
        found += _after(rng, case, borough.times)
    known = {(one.child, one.started): one for one in found if one.started <= borough.times.end}
    return sorted(known.values(), key=lambda one: (one.started, one.child.id))


def _after(rng: Random, case: Case, times: Times) -> Iterator[Help]:
    """Give the help that follows a step-down, within 15 working days or some days late."""
    if case.reason != "RC9" or case.closed is None or rng.random() >= PICKED_UP:
        return
    late = rng.random() < 0.06
    started = later(case.closed, rng.randint(16, 24) if late else rng.randint(1, 14))
    for child in case.children:
        yield _help(rng, times, child, started, LEADERS[0])


def _help(rng: Random, times: Times, child: Child, started: dt.date, by: str) -> Help:
    ended = started + dt.timedelta(days=skewed(rng, 120, 0.6, 14, 540))
    reason = ENDS.pick(rng)
    if ended > times.end:
        return Help(child, started, None, "", by)
    return Help(child, started, ended, reason, by)
