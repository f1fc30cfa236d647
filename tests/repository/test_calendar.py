"""The file of bank holidays: in order, weekdays only, named, and complete for every known year."""

import csv
import datetime as dt
from collections import Counter

from lineofsight.kernel import working_days
from repository.tracked import ROOT

FILE = ROOT / "src/lineofsight/kernel/bank_holidays.csv"


def rows() -> list[tuple[dt.date, str]]:
    with FILE.open(encoding="utf-8", newline="") as opened:
        return [(dt.date.fromisoformat(r["date"]), r["name"]) for r in csv.DictReader(opened)]


def test_each_is_a_named_weekday_given_once_and_in_order():
    days = [day for day, _ in rows()]

    assert days == sorted(set(days))
    assert all(day.weekday() < 5 for day in days)
    assert all(name.strip() for _, name in rows())


def test_every_known_year_has_its_eight_and_the_crowns_days():
    extra = {2011: 1, 2012: 1, 2022: 2, 2023: 1}  # wedding, jubilees and funeral, coronation
    known = range(working_days.FIRST.year, working_days.LAST.year + 1)

    assert Counter(day.year for day, _ in rows()) == {y: 8 + extra.get(y, 0) for y in known}
