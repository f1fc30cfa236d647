"""A pinch of real dirt, as real extracts have, so that a load report has something to say.

Each grain is put in on purpose, touches no figure of the paper beyond a rounding, and is listed:
`write` returns the list. A clean extract would hide what the load report is for.
"""

import datetime as dt
from random import Random

from lineofsight.records.sample.chance import stream
from lineofsight.records.sample.sheets import Padded, Row, Sheet

SPELT = {
    "a) Male": ("Male", "M", "a) male"),
    "b) Female": ("Female", "F", "b) Female "),
    "q) 6: Police": ("6", "Police", "q) 6: Police  "),
    "a) WBRI": ("WBRI", "White British", " a) WBRI"),
    "e) 2A: Schools": ("2A", "Schools"),
    "b) No": ("No", "N", "b) No "),
}
"""Other spellings of codes, as different hands write them."""


def soiled(sheets: dict[str, Sheet], *, seed: int) -> list[str]:
    """Put the dirt into the lists; gives what was put where."""
    rng = stream(seed, "dirt")
    spelt = ("List 1", "List 3", "List 4", "List 6", "List 7")
    twice = ("List 1", "List 3", "List 6", "visits", "allocations")
    notes = [
        *(_spelt_otherwise(rng, sheets[name]) for name in spelt),
        *(_twice(rng, sheets[name]) for name in twice),
        _impossible_birth(rng, sheets["List 1"]),
        _impossible_referral(rng, sheets["List 3"]),
        _backwards(rng, sheets["List 4"], start=6, end=8),
        _backwards(rng, sheets["allocations"], start=3, end=4),
        _as_numbers(rng, sheets["List 2"]),
        _blanks_around(rng, sheets["placements"]),
        _to_come(rng, sheets["visits"]),
        _another_birth(rng, sheets["people"]),
    ]
    sheets["List 5"].headings = [f"{heading} " for heading in sheets["List 5"].headings]
    notes.append("List 5: a blank at the end of every heading")
    return [note for note in notes if note]


def _some(rng: Random, sheet: Sheet, many: int) -> list[int]:
    many = min(many, len(sheet.rows) // 20)
    return sorted(rng.sample(range(len(sheet.rows)), many))


def _spelt_otherwise(rng: Random, sheet: Sheet) -> str:
    changed = 0
    for place in _some(rng, sheet, 60):
        row = sheet.rows[place]
        for column, cell in enumerate(row):
            if isinstance(cell, str) and cell in SPELT and rng.random() < 0.7:
                row[column] = rng.choice(SPELT[cell])
                changed += 1
    return f"{sheet.name}: {changed} codes spelt otherwise, some with blanks" if changed else ""


def _twice(rng: Random, sheet: Sheet) -> str:
    places = _some(rng, sheet, 4)
    for place in reversed(places):
        sheet.rows.insert(place, list(sheet.rows[place]))
    return f"{sheet.name}: {len(places)} rows stand twice" if places else ""


def _impossible_birth(rng: Random, sheet: Sheet) -> str:
    places = _some(rng, sheet, 2)
    for place in places:
        sheet.rows[place][3] = f"31/02/{rng.randint(2004, 2014)}"
    return f"{sheet.name}: {len(places)} impossible dates of birth" if places else ""


def _impossible_referral(rng: Random, sheet: Sheet) -> str:
    places = _some(rng, sheet, 1)
    for place in places:
        row = list(sheet.rows[place])
        row[5] = "31/06/2016"
        sheet.rows.insert(place, row)
    return f"{sheet.name}: {len(places)} referral on a day that never was" if places else ""


def _backwards(rng: Random, sheet: Sheet, *, start: int, end: int) -> str:
    """Add a copy of a row that ends before it starts."""
    places = _some(rng, sheet, 2)
    for place in reversed(places):
        row: Row = list(sheet.rows[place])
        started = row[start]
        if isinstance(started, dt.date):
            row[start] = started + dt.timedelta(days=1)
            row[end] = started - dt.timedelta(days=rng.randint(20, 300))
            sheet.rows.insert(place + 1, row)
    return f"{sheet.name}: {len(places)} rows end before they start" if places else ""


def _as_numbers(rng: Random, sheet: Sheet) -> str:
    """Some hands type identifiers as numbers, which the sheet shows with their zeros."""
    places = _some(rng, sheet, 12)
    for place in places:
        sheet.rows[place][0] = Padded(str(sheet.rows[place][0]))
    many = len(places)
    return f"{sheet.name}: {many} identifiers typed as numbers, shown with zeros" if many else ""


def _blanks_around(rng: Random, sheet: Sheet) -> str:
    places = _some(rng, sheet, 20)
    for place in places:
        sheet.rows[place][0] = f" {sheet.rows[place][0]} "
    return f"{sheet.name}: {len(places)} identifiers with blanks around them" if places else ""


def _to_come(rng: Random, sheet: Sheet) -> str:
    """A visit typed with next year's date."""
    places = _some(rng, sheet, 2)
    for place in places:
        row: Row = list(sheet.rows[place])
        day = row[1]
        if isinstance(day, dt.date):
            row[1] = dt.date(day.year + 5, day.month, min(day.day, 28))
            sheet.rows.insert(place, row)
    return f"{sheet.name}: {len(places)} visits with a date to come" if places else ""


def _another_birth(rng: Random, sheet: Sheet) -> str:
    """Day and month of a birth typed the other way round: two sources disagree."""
    changed = 0
    for place in _some(rng, sheet, 40):
        born = sheet.rows[place][4]
        if isinstance(born, dt.date) and born.day <= 12 and born.day != born.month:
            sheet.rows[place][4] = born.replace(month=born.day, day=born.month)
            changed += 1
    return f"{sheet.name}: {changed} births with day and month changed round" if changed else ""
