"""Records as plain rows, and the calendar counted on fingers: what the second opinions stand on.

Nothing here knows SQL, populations or the `days` table. Rows are dictionaries by declared column,
dates are dates, a coded value that was not given is None or `not recorded`.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from lineofsight.kernel.working_days import bank_holidays

Row = Mapping[str, Any]
DAY = dt.timedelta(days=1)
NOT_RECORDED = "not recorded"


@dataclass(frozen=True)
class Counted:
    """One thing in the base of a figure: about whom, on which day, in which team, and if met."""

    child_id: str
    on: dt.date
    team: str
    met: bool = True


@dataclass(frozen=True)
class Period:
    """Days from first to last, both included."""

    first: dt.date
    last: dt.date

    def __contains__(self, day: dt.date | None) -> bool:
        return day is not None and self.first <= day <= self.last


class Records:
    """The rows of every table, and those of one child found quickly."""

    def __init__(self, tables: Mapping[str, Sequence[Row]]) -> None:
        self._tables = tables
        self._by_child: dict[str, dict[str, list[Row]]] = {}

    def rows(self, table: str) -> Sequence[Row]:
        return self._tables.get(table, ())

    def of(self, table: str, child: str) -> list[Row]:
        if table not in self._by_child:
            found: dict[str, list[Row]] = defaultdict(list)
            for row in self.rows(table):
                found[row["child_id"]].append(row)
            self._by_child[table] = found
        return self._by_child[table].get(child, [])

    def children(self, table: str) -> Iterator[str]:
        return iter(dict.fromkeys(row["child_id"] for row in self.rows(table)))

    def person(self, child: str) -> Row:
        found = self.of("person", child)
        return found[0] if found else {}

    def team_on(self, child: str, day: dt.date, own: str | None = None) -> str:
        """The team of the primary allocation that day, the one begun last; else the row's own."""
        held = [
            row
            for row in self.of("involvements", child)
            if row.get("allocation") == "primary" and row.get("team") and is_open(row, day)
        ]
        if held:
            latest = max(row["started_on"] for row in held)
            return min(row["team"] for row in held if row["started_on"] == latest)
        return own or NOT_RECORDED

    def team_owing(self, child: str, day: dt.date, own: str | None, since: dt.date) -> str:
        """Of what is owed that day: the allocation's team, else its own, else that of `since`."""
        return self.team_on(child, day, own or self.team_on(child, since))

    def team_of_event(self, child: str, day: dt.date, own: str | None) -> str:
        """The event's own team; else that of the allocation that day."""
        return own or self.team_on(child, day)


def is_open(row: Row, day: dt.date) -> bool:
    ended = row.get("ended_on")
    return row["started_on"] <= day and (ended is None or ended > day)


def said(row: Row, column: str) -> str:
    return row.get(column) or NOT_RECORDED


def least_team(rows: Sequence[Row]) -> str | None:
    """The first team by name among rows that are one thing written several times."""
    return min((row["team"] for row in rows if row.get("team")), default=None)


@cache
def works(day: dt.date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays()


@cache
def working_days(start: dt.date, end: dt.date) -> int | None:
    """Working days after the start, up to and including the end; None outside 2010 to 2028."""
    if start.year < 2010 or end.year > 2028:
        return None
    days, passed = 0, start
    while passed < end:
        passed += DAY
        days += works(passed)
    return days


def within(start: dt.date, end: dt.date, limit: int) -> bool:
    """Whether no more than so many working days passed; far apart is answered without counting."""
    if (end - start).days > 2 * limit + 30:
        return False
    passed = working_days(start, end)
    return passed is not None and passed <= limit


def years_before(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def month_end(year: int, month: int) -> dt.date:
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - DAY


def period(over: str, year: int, month: int) -> Period:
    last = month_end(year, month)
    if over == "snapshot":
        return Period(last, last)
    if over == "12m":
        return Period(month_end(year - 1, month) + DAY, last)
    if over == "ytd":
        return Period(dt.date(year if month >= 4 else year - 1, 4, 1), last)
    return Period(dt.date(year, month, 1), last)


def birthday(born: dt.date, age: int) -> dt.date:
    """The day a child reaches an age; born on 29 February, 1 March in other years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return dt.date(born.year + age, 3, 1)


def age_on(born: dt.date, day: dt.date) -> int:
    age = day.year - born.year
    return age if birthday(born, age) <= day else age - 1


def group_of(records: Records, counted: Counted, by: str) -> str:
    """The group of a breakdown that a counted thing stands in, in the words that are shown."""
    if by == "team":
        return counted.team
    person = records.person(counted.child_id)
    if by == "age":
        return _age_band(person, counted.on)
    if by == "ethnicity":
        return person.get("ethnicity_group") or "Not known"
    return said(person, {"sex": "sex", "disability": "is_disabled"}[by])


def _age_band(person: Row, day: dt.date) -> str:
    born = person.get("born_on")
    if person.get("is_unborn") == "yes" or (born and born > day):
        return "Unborn"
    if born is None:
        return "Not known"
    age = age_on(born, day)
    bands = ((1, "Under 1"), (5, "1 to 4"), (10, "5 to 9"), (16, "10 to 15"), (18, "16 to 17"))
    return next((name for below, name in bands if age < below), "18 and over")
