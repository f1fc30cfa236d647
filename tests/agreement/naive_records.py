"""Records as plain rows, and the calendar counted on fingers: what the second opinions stand on.

Nothing here knows SQL, populations or the `days` table. Rows are dictionaries by declared column,
dates are dates, a coded value that was not given is None or `not recorded`.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
    own: Mapping[str, str] = field(default_factory=dict)  # groups the thing says of itself


@dataclass(frozen=True)
class Period:
    """Days from first to last, both included."""

    first: dt.date
    last: dt.date

    def __contains__(self, day: dt.date | None) -> bool:
        return day is not None and self.first <= day <= self.last


class Records:
    """The rows of every table, and those of one child found quickly."""

    def __init__(
        self,
        tables: Mapping[str, Sequence[Row]],
        extracted_on: dt.date = dt.date(2028, 12, 31),
    ) -> None:
        self._tables = tables
        self.extracted_on = extracted_on
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


def is_settled(records: Records, done: dt.date | None, due: dt.date | None) -> bool:
    """Whether it was done, or its last day had passed when the records were extracted."""
    return done is not None or (due is not None and due < records.extracted_on)


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
    if over in ("snapshot", "30d", "term", "year", "survey"):
        return Period(last, last)
    if over == "ytd":
        return Period(dt.date(year if month >= 4 else year - 1, 4, 1), last)
    if over == "quarter":
        return Period(dt.date(year, (month - 1) // 3 * 3 + 1, 1), last)
    back = {"month": 1, "3m": 3, "12m": 12, "36m": 36}[over]
    before = year * 12 + month - 1 - back
    return Period(month_end(before // 12, before % 12 + 1) + DAY, last)


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
    if by == "service":
        return _service(records, counted.team, counted.on)
    if by in counted.own:
        return counted.own[by]
    if by == "need":
        return _need(records, counted.child_id, counted.on)
    if by == "placement":
        return _placement(records, counted.child_id, counted.on)
    person = records.person(counted.child_id)
    if by == "age":
        return _age_band(person, counted.on)
    if by == "ethnicity":
        return person.get("ethnicity_group") or "Not known"
    column = {"sex": "sex", "disability": "is_disabled", "uasc": "is_uasc", "ward": "ward"}[by]
    return said(person, column)


def _service(records: Records, team: str, day: dt.date) -> str:
    """The service of the team's latest row that has begun, unless it has ended."""
    rows = [row for row in records.rows("department") if row["team"] == team and row.get("service")]
    begun = [row for row in rows if (row.get("started_on") or dt.date.min) <= day]
    if not begun:
        return NOT_RECORDED
    latest = max(row.get("started_on") or dt.date.min for row in begun)
    same = [row for row in begun if (row.get("started_on") or dt.date.min) == latest]
    ends = [row.get("ended_on") for row in same]
    if None not in ends and max(ends) <= day:
        return NOT_RECORDED
    return min(row["service"] for row in same)


def _need(records: Records, child: str, day: dt.date) -> str:
    """The need of the episode of need begun last, else of the time in care begun last."""
    for table, column in (("cin_episodes", "primary_need"), ("cla_episodes", "need")):
        found = [
            row
            for row in records.of(table, child)
            if is_open(row, day) and said(row, column) != NOT_RECORDED
        ]
        if found:
            latest = max(row["started_on"] for row in found)
            return min(row[column] for row in found if row["started_on"] == latest)
    return NOT_RECORDED


_KINDS = {
    "Foster care": "U1 U2 U3 U4 U5 U6",
    "Placed for adoption": "A3 A4 A5 A6",
    "With parents": "P1",
    "Children's home": "K2",
    "Secure": "K1 R5",
    "Supported or independent": "K3 H5 P2 P3",
    "Residential, other": "R1 R2 R3 S1",
    "Temporary": "T0 T1 T2 T3 T4",
    NOT_RECORDED: NOT_RECORDED,
}


def _placement(records: Records, child: str, day: dt.date) -> str:
    """The kind of the placement begun last of those open."""
    found = [row for row in records.of("cla_placement", child) if is_open(row, day)]
    if not found:
        return "Not in a placement"
    latest = max(row["started_on"] for row in found)
    return min(_kind(row) for row in found if row["started_on"] == latest)


def _kind(row: Row) -> str:
    code = said(row, "placement_type")
    return next((kind for kind, codes in _KINDS.items() if code in codes), "Other")


def _age_band(person: Row, day: dt.date) -> str:
    born = person.get("born_on")
    if person.get("is_unborn") == "yes" or (born and born > day):
        return "Unborn"
    if born is None:
        return "Not known"
    age = age_on(born, day)
    bands = ((1, "Under 1"), (5, "1 to 4"), (10, "5 to 9"), (16, "10 to 15"), (18, "16 to 17"))
    return next((name for below, name in bands if age < below), "18 and over")
