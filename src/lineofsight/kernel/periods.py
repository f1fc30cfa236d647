"""Months, and the periods an indicator is asked over.

A month is the unit of everything published. A period is a month seen in one way: at its last day
(`snapshot`, and what looks back from it: `30d`, `term`, `year`, `survey`), or as the whole months
that end with it (`month`, `3m`, `quarter`, `12m`, `36m`, and `ytd` from 1 April). Ranges are
inclusive at both ends.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import zip_longest

from lineofsight.kernel.codes import nearest
from lineofsight.kernel.problems import Problem

AT_A_DAY = ("snapshot", "30d", "term", "year", "survey")
"""Periods asked at the last day of the month; how far they look back, the population says.

`term` is the school term, `year` the latest yearly collection, `survey` the latest survey.
"""

OF_MONTHS = ("month", "3m", "quarter", "12m", "36m", "ytd")
"""Periods of whole months that end with the month; `quarter` begins in April, July, October or
January, and `ytd` in April."""

OVERS = (*AT_A_DAY, *OF_MONTHS)
"""The periods, in the spelling that is printed."""

_ALIASES = {
    "in_month": "month",
    "in month": "month",
    "rolling_3m": "3m",
    "rolling_12m": "12m",
    "rolling_36m": "36m",
    "rolling_30d": "30d",
    "termly": "term",
    "annual": "year",
    "quarterly": "quarter",
    "year to date": "ytd",
}


def over_named(text: str) -> str:
    """Give a period's printed spelling from either of its spellings (`in_month` is `month`)."""
    name = text.strip().lower()
    name = _ALIASES.get(name, name)
    if name not in OVERS:
        near = nearest(text, [*OVERS, *_ALIASES])
        weeks = " Weeks are printed by `lineofsight front-door`." if "week" in name else ""
        raise Problem(f"There is no period called {text!r}{near or '.'}",
                      do=f"Say one of: {', '.join(OVERS)}.{weeks}")  # fmt: skip
    return name


_LENGTHS = {"month": 1, "3m": 3, "12m": 12, "36m": 36}


@dataclass(frozen=True, order=True)
class Month:
    """One calendar month, such as October 2017."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read `2017-10`, of 1900 to 2099; raises `Problem` for anything else."""
        match = re.fullmatch(r"((?:19|20)[0-9]{2})-([0-9]{1,2})", text.strip())
        if match is None or not 1 <= int(match[2]) <= 12:
            raise Problem(f"{text!r} is not a month.", do="Write the month as 2017-10.")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: dt.date) -> "Month":
        """Give the month a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def at(cls, index: int) -> "Month":
        """Give the month with this running number (`year * 12 + month - 1`)."""
        return cls(index // 12, index % 12 + 1)

    @property
    def index(self) -> int:
        """The month's running number: `year * 12 + month - 1`, as in `x_month` columns."""
        return self.year * 12 + self.number - 1

    @property
    def first_day(self) -> dt.date:
        """The first day of the month."""
        return dt.date(self.year, self.number, 1)

    @property
    def last_day(self) -> dt.date:
        """The last day of the month."""
        return dt.date(self.year, self.number, _length(self.year, self.number))

    @property
    def name(self) -> str:
        """The month in words: `October 2017`."""
        return f"{calendar.month_name[self.number]} {self.year}"

    @property
    def year_to_date_starts(self) -> "Month":
        """The April that opens the financial year this month lies in."""
        return Month(self.year if self.number >= 4 else self.year - 1, 4)

    def opens(self, over: str) -> "Month":
        """Give the first month of a period of whole months that ends with this one."""
        if over in _LENGTHS:
            return self.plus(1 - _LENGTHS[over])
        if over == "quarter":
            return self.plus(-(self.index % 3))
        return self.year_to_date_starts

    def plus(self, months: int) -> "Month":
        """Give the month so many months later (earlier when negative)."""
        return Month.at(self.index + months)

    def until(self, last: "Month") -> list["Month"]:
        """List the months from this one to `last`, both included; empty when last is earlier."""
        return [Month.at(index) for index in range(self.index, last.index + 1)]

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


_A_MONDAY = dt.date(1969, 12, 29)


@dataclass(frozen=True, order=True)
class Week:
    """One week, Monday to Sunday, by its running number since that of 1 January 1970."""

    index: int

    @classmethod
    def of(cls, day: dt.date) -> "Week":
        """Give the week a day lies in."""
        return cls((day - _A_MONDAY).days // 7)

    @property
    def first_day(self) -> dt.date:
        """Its Monday."""
        return _A_MONDAY + dt.timedelta(weeks=self.index)

    @property
    def last_day(self) -> dt.date:
        """Its Sunday."""
        return self.first_day + dt.timedelta(days=6)

    @property
    def before(self) -> "Week":
        """The week before."""
        return Week(self.index - 1)

    @property
    def name(self) -> str:
        """The week by its year and number, as ISO 8601 counts: `2017-W48`."""
        year, number, _ = self.first_day.isocalendar()
        return f"{year}-W{number:02d}"


def in_words(day: dt.date) -> str:
    """Write a day as a paper does: `4 September 2017`."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def months_in_words(months: Iterable[Month]) -> str:
    """Name months: `May and July 2017`; of three or more in a row the first and the last.

    A year is said once where the month named next lies in it too.
    """
    named = [part for row in _rows(sorted(months)) for part in _ends(row)]
    ends = [one for part in named for one in part]
    words = {
        one: calendar.month_name[one.number] if later and later.year == one.year else one.name
        for one, later in zip_longest(ends, ends[1:])
    }
    parts = [" to ".join(words[one] for one in part) for part in named]
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def _rows(months: Iterable[Month]) -> list[list[Month]]:
    """Part months into those that follow one another."""
    rows: list[list[Month]] = []
    for one in months:
        if rows and rows[-1][-1].plus(1) == one:
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows


def _ends(row: list[Month]) -> list[list[Month]]:
    """Give the first and last of three months or more in a row, and fewer one by one."""
    return [[row[0], row[-1]]] if len(row) > 2 else [[one] for one in row]


@lru_cache(maxsize=4096)  # lists of thousands of rows name the same days
def brief_day(day: dt.date, *, today: dt.date) -> str:
    """Write a day without its weekday: `9 November`, with the year where it is another."""
    words = f"{day.day} {calendar.month_name[day.month]}"
    return words if day.year == today.year else f"{words} {day.year}"


@lru_cache(maxsize=4096)
def weekday_and_day(day: dt.date, *, today: dt.date) -> str:
    """Write a day with its weekday: `Friday 8 December`."""
    return f"{calendar.day_name[day.weekday()]} {brief_day(day, today=today)}"


def months_earlier(day: dt.date, months: int) -> dt.date:
    """Give the same day of the month so many months earlier, clipped to the month's end."""
    year, place = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, place + 1, min(day.day, _length(year, place + 1)))


@cache
def _length(year: int, number: int) -> int:
    """Count the days of a month; the making of the calendar asks seventy thousand times."""
    return calendar.monthrange(year, number)[1]
