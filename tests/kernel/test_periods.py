"""Months and the periods an indicator is asked over."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.periods import (
    OVERS,
    Month,
    Week,
    in_words,
    months_earlier,
    months_in_words,
    over_named,
)
from lineofsight.kernel.problems import Problem

MONTHS = st.builds(Month, st.integers(1950, 2080), st.integers(1, 12))


@pytest.mark.parametrize(("text", "month"), [
    ("2017-10", Month(2017, 10)),
    (" 2017-10 ", Month(2017, 10)),
    ("2017-1", Month(2017, 1)),
])  # fmt: skip
def test_a_month_is_read(text, month):
    assert Month.parse(text) == month


@pytest.mark.parametrize(
    "text",
    ["", "2017", "2017-00", "2017-13", "2017/10", "October 2017", "2017-10-01", "17-10",
     "0000-05", "9999-12", "2017-10\n2018", "-2017-10", "２０１７-10"],
)  # fmt: skip
def test_what_is_not_a_month_is_refused_with_the_way_to_write_it(text):
    with pytest.raises(Problem) as refusal:
        Month.parse(text)

    assert "2017-10" in refusal.value.do


@given(MONTHS)
def test_a_month_survives_writing_and_numbering(month):
    assert Month.parse(str(month)) == month
    assert Month.at(month.index) == month
    assert Month.of(month.first_day) == Month.of(month.last_day) == month
    assert month.last_day + dt.timedelta(days=1) == month.plus(1).first_day


@given(MONTHS, st.integers(-200, 200))
def test_months_later_and_back(month, months):
    later = month.plus(months)

    assert later.plus(-months) == month
    assert (later > month) == (months > 0)
    assert len(month.until(later)) == max(months + 1, 0)


def test_words_and_ends():
    month = Month(2017, 10)

    assert month.name == "October 2017"
    assert str(month) == "2017-10"
    assert (month.first_day, month.last_day) == (dt.date(2017, 10, 1), dt.date(2017, 10, 31))
    assert Month(2024, 2).last_day == dt.date(2024, 2, 29)
    assert in_words(dt.date(2017, 9, 4)) == "4 September 2017"


def test_both_ends_are_included():
    assert Month(2017, 11).until(Month(2018, 2)) == [
        Month(2017, 11), Month(2017, 12), Month(2018, 1), Month(2018, 2),
    ]  # fmt: skip
    assert Month(2018, 2).until(Month(2017, 11)) == []


@pytest.mark.parametrize(("month", "april"), [
    (Month(2017, 4), Month(2017, 4)),
    (Month(2017, 12), Month(2017, 4)),
    (Month(2018, 1), Month(2017, 4)),
    (Month(2018, 3), Month(2017, 4)),
])  # fmt: skip
def test_the_financial_year_starts_in_april(month, april):
    assert month.year_to_date_starts == april


@pytest.mark.parametrize(("day", "months", "answer"), [
    ("2025-02-28", 12, "2024-02-28"),
    ("2024-02-29", 12, "2023-02-28"),
    ("2024-02-29", 48, "2020-02-29"),
    ("2017-05-31", 3, "2017-02-28"),
    ("2017-01-31", -1, "2017-02-28"),
    ("2017-01-15", 1, "2016-12-15"),
    ("2017-01-15", 0, "2017-01-15"),
])  # fmt: skip
def test_months_earlier_is_clipped_to_the_months_end(day, months, answer):
    assert months_earlier(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(answer)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2080, 1, 1)), st.integers(0, 240))
def test_months_earlier_lands_in_its_month_and_never_later_in_it(day, months):
    earlier = months_earlier(day, months)

    assert Month.of(earlier) == Month.of(day).plus(-months)
    assert earlier.day == min(day.day, Month.of(earlier).last_day.day)


@pytest.mark.parametrize(("text", "over"), [
    ("snapshot", "snapshot"), ("month", "month"), ("12m", "12m"), ("ytd", "ytd"),
    ("in_month", "month"), ("rolling_12m", "12m"), ("In Month", "month"), (" YTD ", "ytd"),
    ("year to date", "ytd"),
])  # fmt: skip
def test_a_period_answers_to_both_spellings(text, over):
    assert over_named(text) == over


def test_an_unknown_period_is_refused_with_the_nearest():
    with pytest.raises(Problem) as refusal:
        over_named("mnth")

    assert "did you mean month?" in refusal.value.what
    assert all(over in refusal.value.do for over in OVERS)


@pytest.mark.parametrize(
    ("over", "month", "opens"),
    [
        ("month", "2018-02", "2018-02"),
        ("3m", "2018-02", "2017-12"),
        ("12m", "2018-02", "2017-03"),
        ("36m", "2018-02", "2015-03"),
        ("ytd", "2018-03", "2017-04"),
        ("ytd", "2018-04", "2018-04"),
        ("quarter", "2018-03", "2018-01"),
        ("quarter", "2018-04", "2018-04"),
        ("quarter", "2018-12", "2018-10"),
    ],
)
def test_the_first_month_of_a_period_of_months(over, month, opens):
    assert Month.parse(month).opens(over) == Month.parse(opens)


def test_a_week_runs_from_monday_to_sunday_and_is_named_as_iso_does():
    week = Week.of(dt.date(2017, 11, 30))

    assert (week.first_day, week.last_day) == (dt.date(2017, 11, 27), dt.date(2017, 12, 3))
    assert week.name == "2017-W48"
    assert Week.of(week.last_day) == week
    assert Week.of(dt.date(2017, 11, 26)) == week.before
    assert Week.of(dt.date(1970, 1, 1)) == Week(0)
    assert Week.of(dt.date(2020, 12, 31)).name == "2020-W53"
    assert Week.of(dt.date(2021, 1, 3)).name == "2020-W53"
    assert Week.of(dt.date(2025, 12, 31)).name == "2026-W01"


NAMED = {
    "2017-05": "May 2017",
    "2017-05 2017-07": "May and July 2017",
    "2016-12 2017-01": "December 2016 and January 2017",
    "2016-12 2017-01 2017-02": "December 2016 to February 2017",
    "2017-01 2017-03 2017-04": "January, March and April 2017",
    "2017-09 2017-01 2017-02 2017-03": "January to March and September 2017",
    "": "",
}


@pytest.mark.parametrize(("months", "words"), NAMED.items())
def test_months_are_named_in_a_row(months, words):
    assert months_in_words([Month.parse(one) for one in months.split()]) == words
