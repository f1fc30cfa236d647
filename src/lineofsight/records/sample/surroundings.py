"""What the borough takes from others: police counts, population, neighbours; and pages scanned."""

import datetime as dt
from dataclasses import dataclass

from lineofsight.kernel import working_days
from lineofsight.kernel.periods import Month
from lineofsight.records.sample import curves
from lineofsight.records.sample.borough import Borough
from lineofsight.records.sample.chance import Carry, Spread, Weights, stream
from lineofsight.records.sample.people import WARDS

AREA = "Wandle"
NEIGHBOURS = ("Effra", "Quaggy", "Ravensbourne", "Hogsmill", "Graveney", "Neckinger", "Peck",
              "Falcon Brook", "Beck", "Pool River")  # fmt: skip
MODEL = "Invented model, 2017"
CHILDREN = 93_000
AGED_10_TO_17 = 0.41
BACKLOG = 68_000  # pages thought to be in the boxes
GROWTH = 0.0078
OFFENCES = Weights({"knife crime": 58, "most serious violence": 33, "gun crime": 9})
AGES = Weights({9: 1, 10: 1, 11: 2, 12: 4, 13: 7, 14: 12, 15: 16, 16: 18, 17: 17, 18: 12, 19: 10})
PAGES_A_DAY = 763
SCAN_FROM = 20  # day of the month, two months before the last


@dataclass(frozen=True, slots=True)
class Incident:
    """One victim of one offence."""

    id: str
    day: dt.date
    category: str
    victim: str
    age: int
    ward: str


def incidents(borough: Borough) -> list[Incident]:
    """Give police counts of serious youth violence, with offences outside the definition."""
    rng = stream(borough.seed, "incidents")
    carry = Carry(rng)
    told: list[Incident] = []
    for month in Month.of(borough.times.shown).until(borough.times.last):
        middle = month.first_day + dt.timedelta(days=14)
        many = carry.whole("victims", borough.rate(curves.VICTIMS, middle) * borough.size)
        for place in range(many + carry.whole("others", 9 * borough.size)):
            inside = place < many
            day = month.first_day + dt.timedelta(days=rng.randrange(month.last_day.day))
            category = OFFENCES.pick(rng) if inside or rng.random() < 0.5 else "other"
            age = AGES.pick(rng) if inside or category == "other" else rng.randint(20, 34)
            number = f"SYV{len(told) + 1:05d}"
            told.append(Incident(number, day, category, f"V{len(told) + 1:05d}", age,
                                 rng.choice(WARDS)))  # fmt: skip
            if inside and rng.random() < 0.05:  # one victim, two offences: one victim
                told.append(Incident(number, day, "most serious violence"
                                     if category != "most serious violence" else "knife crime",
                                     told[-1].victim, age, told[-1].ward))  # fmt: skip
    return told


def scanned(borough: Borough) -> list[tuple[str, dt.date, int, str]]:
    """Give batches of the scanning amnesty: batch, day, pages, note."""
    rng = stream(borough.seed, "scanning")
    spread = Spread(rng)
    told: list[tuple[str, dt.date, int, str]] = []
    first = borough.times.last.plus(-2).first_day + dt.timedelta(days=SCAN_FROM - 1)
    day = first
    while day <= borough.times.end:
        if working_days.is_working_day(day):
            pages = round(PAGES_A_DAY * borough.size * (0.55 + 0.9 * spread.next("pages")))
            told.append((f"B{len(told) + 1:04d}", day, max(1, pages), ""))
        day += dt.timedelta(days=1)
    twice = told[len(told) // 2]
    told.append((twice[0], later_in_week(twice[1]), -max(1, twice[2] // 9),
                 "Pages counted twice in this batch"))  # fmt: skip
    return told


def later_in_week(day: dt.date) -> dt.date:
    """Give the second working day after the day."""
    return working_days.add(day, 2)


def population(borough: Borough) -> list[tuple[str, int, int]]:
    """Give mid-year estimates of children, of the borough and its invented neighbours."""
    rng = stream(borough.seed, "population")
    last = borough.times.last.year
    sizes = [(AREA, CHILDREN * borough.size)]
    sizes += [(name, rng.uniform(52_000, 99_000) * borough.size) for name in NEIGHBOURS]
    return [
        (area, year, round(now * (1 - GROWTH * (last - year))))
        for area, now in sizes
        for year in range(last - 3, last + 1)
    ]
