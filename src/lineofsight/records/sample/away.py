"""Children missing from care or from home, and the interviews when they return."""

import datetime as dt
from dataclasses import dataclass
from random import Random

from lineofsight.kernel.periods import Month
from lineofsight.records.sample import curves
from lineofsight.records.sample.borough import Borough
from lineofsight.records.sample.chance import Carry, Quota, skewed, stream
from lineofsight.records.sample.looking_after import Life
from lineofsight.records.sample.people import Child, age_on

YOUNGEST = 11
PRONE = 0.2  # of teenagers in care: those who go missing again and again
FROM_HOME = 0.45  # episodes from home for each from care
AWAY = 0.12  # away without authorisation rather than missing
TIME_NOT_KNOWN = 0.05


@dataclass(slots=True, eq=False)
class Absence:
    """One missing episode."""

    child: Child
    started: dt.datetime
    returned: dt.datetime | None
    from_care: bool
    away: bool  # away from placement without authorisation
    timed: bool  # False: only the days are known
    offered: str = ""
    offered_at: dt.datetime | None = None
    held: dt.datetime | None = None
    declined: str = ""


def missing(borough: Borough, lives: list[Life]) -> list[Absence]:
    """Tell every missing episode from the first day shown."""
    rng = stream(borough.seed, "missing")
    carry, quota = Carry(rng), Quota(rng)
    prone: dict[Child, bool] = {}
    at_home = [
        case for case in borough.cases
        if any(stage in {"in need", "protected"} for _, stage in case.stages)
    ]  # fmt: skip
    told: list[Absence] = []
    for month in Month.of(borough.times.shown).until(borough.times.last):
        middle = month.first_day + dt.timedelta(days=14)
        wanted = borough.rate(curves.MISSING, middle) * borough.size
        in_care = [
            life.child for life in lives
            if _covers(life.care.started, life.care.ended, middle)
            and age_on(life.child.born, middle) >= YOUNGEST
        ]  # fmt: skip
        home = [
            child for case in at_home
            if case.stage != "in care" and _covers(case.referred, case.closed, middle)
            for child in case.children if age_on(child.born, middle) >= YOUNGEST + 1
        ]  # fmt: skip
        for children, many in (
            (in_care, carry.whole("care", wanted)),
            (home, carry.whole("home", wanted * FROM_HOME)),
        ):
            told.extend(
                _episode(borough, rng, quota, child, month, from_care=children is in_care)
                for child in (_goes(rng, prone, children) for _ in range(many))
                if child
            )
    return _one_at_a_time(told)


def _covers(started: dt.date, ended: dt.date | None, day: dt.date) -> bool:
    margin = dt.timedelta(days=16)
    return started <= day - margin and (ended is None or ended > day + margin)


def _goes(rng: Random, prone: dict[Child, bool], children: list[Child]) -> Child | None:
    for _ in range(30 if children else 0):
        child = rng.choice(children)
        if prone.setdefault(child, rng.random() < PRONE) or rng.random() < 0.05:
            return child
    return children[0] if children else None


def _episode(
    borough: Borough, rng: Random, quota: Quota, child: Child, month: Month, *, from_care: bool
) -> Absence:
    end = dt.datetime.combine(borough.times.end, dt.time(23, 45))
    day = month.first_day + dt.timedelta(days=rng.randrange(month.last_day.day))
    started = dt.datetime.combine(day, dt.time(rng.choice((15, 17, 19, 20, 21, 22, 23)), 0))
    started += dt.timedelta(minutes=5 * rng.randrange(12))
    hours = skewed(rng, 14, 1.1, 2, 900)
    back: dt.datetime | None = started + dt.timedelta(hours=hours, minutes=5 * rng.randrange(12))
    if back is not None and back > end:
        back = None
    told = Absence(child, started, back, from_care, from_care and rng.random() < AWAY,
                   rng.random() > TIME_NOT_KNOWN)  # fmt: skip
    if back is not None:
        _interview(borough, rng, quota, told, end)
    return told


def _interview(
    borough: Borough, rng: Random, quota: Quota, told: Absence, end: dt.datetime
) -> None:
    back = told.returned
    if back is None:
        return
    told.offered = "Yes" if rng.random() < 0.88 else "No"
    if told.offered == "No":
        return
    told.offered_at = min(back + dt.timedelta(hours=rng.randint(1, 40)), end)
    key = borough.month_key("interview", back.date())
    if quota.takes(key, borough.rate(curves.INTERVIEWED_IN_TIME, back.date()) / 0.88):
        held = back + dt.timedelta(hours=rng.randint(4, 72))
    elif rng.random() < 0.45:
        told.declined = "Yes"
        return
    else:
        held = back + dt.timedelta(hours=rng.randint(73, 300))
    if held <= end:
        told.held = max(held, told.offered_at)
        told.declined = "No"


def _one_at_a_time(told: list[Absence]) -> list[Absence]:
    """Nobody goes missing while missing: overlapping episodes are left out."""
    told.sort(key=lambda absence: (absence.child.id, absence.started))
    kept: list[Absence] = []
    for absence in told:
        last = kept[-1] if kept and kept[-1].child is absence.child else None
        if last and (last.returned is None or last.returned >= absence.started):
            continue
        kept.append(absence)
    return sorted(kept, key=lambda absence: (absence.started, absence.child.id))
