"""The `days` table: every column against what it says, on each day of the known years."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel import days, working_days
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem

DAYS = st.dates(working_days.FIRST, working_days.LAST)
DAY = dt.timedelta(days=1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_one_day_drawn_in_full():
    assert days.day_row(day("2024-02-29")) == days.Day(
        day=day("2024-02-29"),
        month=2024 * 12 + 1,
        week=2826,
        work=working_days.number(day("2024-02-29")),
        day_number=19782,
        birthday=20240229,
        day_of_month=29,
        is_working=1,
        ends_work=1,
        ends_month=1,
        month_starts=day("2024-02-01"),
        year_starts=day("2023-03-01"),
        year_starts_number=19417,
        year_earlier=day("2023-02-28"),
        two_years_earlier=day("2022-02-28"),
        three_months_earlier=day("2023-11-29"),
        eighteen_months_earlier=day("2022-08-29"),
        thirty_months_earlier=day("2021-08-29"),
        three_months_later=day("2024-05-29"),
        four_months_later=day("2024-06-29"),
        six_months_later=day("2024-08-29"),
        year_later=day("2025-02-28"),
        thirty_days_earlier=day("2024-01-30"),
        tax_year_starts=day("2023-04-01"),
    )


@pytest.mark.parametrize(
    ("on", "column", "answer"),
    [
        ("2025-02-28", "year_starts", "2024-03-01"),  # the rolling year to 28 February 2025
        ("2025-02-28", "year_earlier", "2024-02-28"),  # "12 months before"
        ("2024-02-29", "year_earlier", "2023-02-28"),
        ("2023-02-28", "year_starts", "2022-03-01"),
        ("2024-02-28", "year_starts", "2023-03-01"),  # not a month end: the day after, a year ago
        ("2017-05-31", "three_months_earlier", "2017-02-28"),
        ("2026-08-31", "thirty_months_earlier", "2024-02-29"),
        ("2017-11-30", "three_months_later", "2018-02-28"),
        ("2017-08-31", "six_months_later", "2018-02-28"),
        ("2018-03-31", "tax_year_starts", "2017-04-01"),
        ("2018-04-01", "tax_year_starts", "2018-04-01"),
        ("2010-01-01", "two_years_earlier", "2008-01-01"),  # answers may leave the known years
    ],
)
def test_answers_that_are_easy_to_get_wrong(on, column, answer):
    assert getattr(days.day_row(day(on)), column) == day(answer)


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        ("2000-02-29", "2018-02-28", 17),  # a leapling's birthday is 1 March in other years
        ("2000-02-29", "2018-03-01", 18),
        ("2000-02-29", "2020-02-29", 20),
        ("2000-01-31", "2018-01-31", 18),  # eighteen on the month end is already eighteen
        ("2000-01-31", "2018-01-30", 17),
        ("2017-11-30", "2017-11-30", 0),
    ],
)
def test_ages_are_differences_of_birthday_numbers(born, on, age):
    difference = days.birthday_number(day(on)) - days.birthday_number(day(born))

    assert difference // 10000 == age


@given(st.dates(dt.date(1950, 1, 1), working_days.LAST), DAYS)
def test_age_is_what_counting_birthdays_gives(born, on):
    if born > on:
        return
    reached = sum((year, born.month, born.day) <= (on.year, on.month, on.day)
                  for year in range(born.year + 1, on.year + 1))  # fmt: skip

    assert (days.birthday_number(on) - days.birthday_number(born)) // 10000 == reached


@given(DAYS)
def test_exactly_one_day_ends_each_working_day_number(on):
    row = days.day_row(on)
    last = max(
        on + DAY * ahead
        for ahead in range(12)
        if on + DAY * ahead <= working_days.LAST
        and working_days.number(on + DAY * ahead) == row.work
    )

    assert row.ends_work == (on == last)


@given(DAYS)
def test_the_rolling_year_is_twelve_whole_months_at_a_month_end(on):
    row = days.day_row(Month.of(on).last_day)

    assert Month.of(row.year_starts).until(Month.of(on))[0].first_day == row.year_starts
    assert len(Month.of(row.year_starts).until(Month.of(on))) == 12


@given(DAYS)
def test_numbers_agree_with_their_days(on):
    row = days.day_row(on)

    assert Month.at(row.month) == Month.of(on)
    assert days.EPOCH + DAY * row.day_number == on
    assert days.EPOCH + DAY * row.year_starts_number == row.year_starts
    assert row.work == working_days.number(on)
    assert row.thirty_days_earlier + DAY * 30 == on
    assert row.ends_month == (Month.of(on + DAY) != Month.of(on))


def test_columns_are_the_fields():
    assert days.COLUMNS[0] == "day"
    assert set(days.DAY_NUMBERS) == {"month", "work", "day"}
    assert len(days.COLUMNS) == len(set(days.COLUMNS))


def test_a_day_outside_the_known_years_has_no_row():
    with pytest.raises(Problem, match="2010 to 2028"):
        days.day_row(day("2029-01-01"))
