"""Foster carers with their yearly reviews, and people who want to adopt."""

import datetime as dt
from dataclasses import dataclass, field
from random import Random

from lineofsight.kernel.periods import Month
from lineofsight.records.sample import curves
from lineofsight.records.sample.borough import Borough, worked_on_or_after
from lineofsight.records.sample.chance import Carry, Quota, Weights, skewed, stream
from lineofsight.records.sample.people import BACKGROUNDS, ORIGINS, birthday

HOUSEHOLDS = 236
APPROVED_A_MONTH = 2.6
STAY = (1900.0, 0.8, 200, 9000)
KINDS = Weights({"mainstream": 72, "connected": 22, "short break": 6})
LATE_BY = (20, 330)  # days
CAUGHT_UP = 0.5  # of reviews overdue, in the month before the last
ADOPTERS_A_MONTH = 1.6


@dataclass(slots=True, eq=False)
class Household:
    """An approved fostering household."""

    id: str
    kind: str
    approved: dt.date
    ended: dt.date | None
    reviews: list[dt.date] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Adopter:
    """A prospective adopter; the steps are dates in order, None when not reached."""

    id: str
    family: str
    sex: str
    ethnicity: str
    fosters: str
    steps: list[dt.date | None]
    left: dt.date | None = None
    left_why: str = ""


def households(borough: Borough) -> list[Household]:
    """Give every household approved at any time from the first day looked back to."""
    rng = stream(borough.seed, "fostering")
    carry, quota = Carry(rng), Quota(rng)
    first = borough.times.looked_back
    told: list[Household] = []
    for _ in range(max(4, round(HOUSEHOLDS * borough.size))):
        approved = first - dt.timedelta(days=skewed(rng, 1500, 0.9, 30, 7000))
        told.append(_household(borough, rng, quota, len(told), approved, first))
    for month in Month.of(first).until(borough.times.last):
        for _ in range(carry.whole("approved", APPROVED_A_MONTH * borough.size)):
            approved = worked_on_or_after(month.first_day + dt.timedelta(days=rng.randrange(27)))
            told.append(_household(borough, rng, quota, len(told), approved, approved))
    return told


def _household(
    borough: Borough, rng: Random, quota: Quota, number: int, approved: dt.date, since: dt.date
) -> Household:
    ended: dt.date | None = since + dt.timedelta(days=skewed(rng, *STAY))
    if ended is not None and ended > borough.times.end:
        ended = None
    made = Household(f"FC{number + 1:04d}", KINDS.pick(rng), approved, ended)
    day = approved if approved >= since else since - dt.timedelta(days=rng.randint(5, 360))
    if approved < since:
        made.reviews.append(day)
    until = ended or borough.times.end + dt.timedelta(days=1)
    while True:
        day = _next_review(borough, rng, quota, day)
        if day >= until:
            return made
        made.reviews.append(day)


def _next_review(borough: Borough, rng: Random, quota: Quota, last: dt.date) -> dt.date:
    due = birthday(last, 1)
    key = ("review", due.year * 12 + due.month)
    if not quota.takes(key, borough.rate(curves.FOSTER_REVIEW_LATE, due)):
        return worked_on_or_after(due - dt.timedelta(days=rng.randint(3, 32)))
    planned = worked_on_or_after(due + dt.timedelta(days=rng.randint(*LATE_BY)))
    drive = borough.times.last.plus(-1)
    if due < drive.last_day < planned and quota.takes("drive", CAUGHT_UP):
        start = max(due + dt.timedelta(days=1), drive.first_day)
        room = (drive.last_day - start).days
        caught = worked_on_or_after(start + dt.timedelta(days=rng.randrange(room + 1)))
        return min(caught, drive.last_day)
    return planned


def adopters(borough: Borough) -> list[Adopter]:
    """Give adopters who enquired in the years shown, and how far each came."""
    rng = stream(borough.seed, "adopters")
    carry = Carry(rng)
    told: list[Adopter] = []
    for month in Month.of(borough.times.looked_back).until(borough.times.last):
        for _ in range(carry.whole("enquiries", ADOPTERS_A_MONTH * borough.size)):
            day = worked_on_or_after(month.first_day + dt.timedelta(days=rng.randrange(27)))
            family = f"AF{len(told) + 1:04d}"
            couple = rng.random() < 0.75
            steps, left = _steps(borough, rng, day)
            for sex in ("F", "M") if couple else ("F",):
                told.append(
                    Adopter(f"AD{len(told) + 1:04d}", family, sex,
                            ORIGINS[BACKGROUNDS.pick(rng)].pick(rng),
                            "Yes" if rng.random() < 0.12 else "No", steps, left,
                            rng.choice(("1", "2", "1", "3")) if left else "")
                )  # fmt: skip
    return told


def _steps(
    borough: Borough, rng: Random, day: dt.date
) -> tuple[list[dt.date | None], dt.date | None]:
    """Enquiry, stage 1 begins and ends, stage 2 begins and ends, match, placement, order."""
    gaps = ((20, 50), (55, 80), (5, 60), (100, 140), (60, 300), (10, 40), (130, 300))
    steps: list[dt.date | None] = [day]
    left = None
    for least, most in gaps:
        day = worked_on_or_after(day + dt.timedelta(days=rng.randint(least, most)))
        if left is None and rng.random() < 0.09 and day <= borough.times.end:
            left = day
        steps.append(day if left is None and day <= borough.times.end else None)
    return steps, left
