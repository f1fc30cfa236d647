"""The `days` table: one row per calendar day, with every calendar answer as a column.

SQL does no date arithmetic anywhere: it joins `days` and compares. Each date `x_on` of a record
carries three numbers worked out at load: `x_month`, `x_work` and `x_day` (see `DAY_NUMBERS`).
"""

import datetime as dt
from dataclasses import dataclass, fields

from lineofsight.kernel import working_days
from lineofsight.kernel.periods import Month, Week, months_earlier

EPOCH = dt.date(1970, 1, 1)

DAY_NUMBERS = {
    "month": "running number of the month: year * 12 + month - 1",
    "work": "working days so far since 1 January 2010; empty outside 2010 to 2028",
    "day": "running number of the day since 1 January 1970",
}
"""What each date of a record carries beside it, by suffix."""


@dataclass(frozen=True)
class Day:
    """One calendar day and every answer about it; the field names are the column names."""

    day: dt.date
    month: int  # running number of its month: year * 12 + month - 1
    week: int  # running number of its week, Monday to Sunday, since the week of 1 January 1970
    work: int  # working days so far since 1 January 2010, this day included
    day_number: int  # running number since 1 January 1970
    birthday: int  # year * 10000 + month * 100 + day: ages are differences of this number
    day_of_month: int  # 1 to 31: with `month`, for counting on by whole months
    is_working: int  # 1 on a working day
    ends_work: int  # 1 on the last day that has this working-day number
    ends_month: int  # 1 on the last day of the month
    month_starts: dt.date  # the first day of its month
    year_starts: dt.date  # first day of the twelve months that end with it
    year_starts_number: int  # running day number of year_starts
    year_earlier: dt.date  # the same day one year earlier (28 February for a 29th)
    two_years_earlier: dt.date
    three_months_earlier: dt.date
    eighteen_months_earlier: dt.date  # in one step: a year and then six months clip a 29th twice
    thirty_months_earlier: dt.date
    three_months_later: dt.date
    four_months_later: dt.date
    six_months_later: dt.date
    year_later: dt.date
    thirty_days_earlier: dt.date
    tax_year_starts: dt.date  # the 1 April on or before it


COLUMNS = tuple(field.name for field in fields(Day))


def birthday_number(day: dt.date) -> int:
    """Give the number whose differences are ages: 10,000 for each birthday reached.

    A child born on 29 February reaches a birthday on 1 March in other years, because
    20170228 - 20160229 is 9,999 and 20170301 - 20160229 is 10,072.
    """
    return day.year * 10000 + day.month * 100 + day.day


def day_row(day: dt.date) -> Day:
    """Work out the row of one day between 2010 and 2028."""
    month = Month.of(day)
    tomorrow = day + dt.timedelta(days=1)
    last = day == working_days.LAST
    year_starts = months_earlier(day, 12) + dt.timedelta(days=1)
    if day == month.last_day:
        year_starts = month.plus(-11).first_day
    return Day(
        day=day,
        month=month.index,
        week=Week.of(day).index,
        work=working_days.number(day),
        day_number=(day - EPOCH).days,
        birthday=birthday_number(day),
        day_of_month=day.day,
        is_working=int(working_days.is_working_day(day)),
        ends_work=int(last or working_days.is_working_day(tomorrow)),
        ends_month=int(day == month.last_day),
        month_starts=month.first_day,
        year_starts=year_starts,
        year_starts_number=(year_starts - EPOCH).days,
        year_earlier=months_earlier(day, 12),
        two_years_earlier=months_earlier(day, 24),
        three_months_earlier=months_earlier(day, 3),
        eighteen_months_earlier=months_earlier(day, 18),
        thirty_months_earlier=months_earlier(day, 30),
        three_months_later=months_earlier(day, -3),
        four_months_later=months_earlier(day, -4),
        six_months_later=months_earlier(day, -6),
        year_later=months_earlier(day, -12),
        thirty_days_earlier=day - dt.timedelta(days=30),
        tax_year_starts=month.year_to_date_starts.first_day,
    )
