"""Days are read day first, in each way people write them, and never guessed."""

import datetime as dt

import pytest

from lineofsight.records.values.days import day, is_month_first, moment, read_days
from lineofsight.records.values.reading import Unread

at = dt.datetime.fromisoformat

THIRD_OF_APRIL = dt.date(2024, 4, 3)
NINTH_OF_SEPTEMBER = dt.date(2024, 9, 9)


@pytest.mark.parametrize(
    "cell",
    [
        "03/04/2024", "3/4/2024", "3/4/24", "03-04-2024", "03.04.2024", " 03/04/2024 ",
        "\xa003/04/2024", "2024-04-03", "2024-04-03 00:00:00", "2024-04-03T14:30:00",
        "2024-04-03T14:30:00.123", "03/04/2024 14:30", "3 April 2024", "3 Apr 24", "3rd April 2024",
        "03-Apr-2024", "3-Apr-24", "Wednesday 3 April 2024", "April 3, 2024", "3 APRIL 2024",
        "20240403", 45385, 45385.604, "45385", "45385.604", dt.date(2024, 4, 3),
        at("2024-04-03 14:30"),
    ],
)  # fmt: skip
def test_a_day_in_every_spelling(cell):
    assert day(cell) == THIRD_OF_APRIL


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("31/02/2024", "does not exist"),
        ("29/02/2023", "does not exist"),
        ("03/04/1850", "before 1900"),
        ("03/04/0024", "before 1900"),
        ("00/00/0000", "does not exist"),
        ("13/13/2024", "does not exist"),
        ("04/13/2024", "does not exist"),
        ("30 February 2024", "does not exist"),
        (60, "does not exist"),  # 29 February 1900, a day only Excel had
        ("03/04/2024 25:10", "time of day"),
        ("ongoing", "not a date"),
        ("n/a", "not a date"),
        ("about 3 April 2024", "not a date"),
        ("3 Smarch 2024", "not a date"),
        ("Q1 2024", "not a date"),
        ("1/2", "not a date"),
        (2024, "year without a day"),
        ("2024", "year without a day"),
        (0, "no date"),
        (-5, "no date"),
        (3_000_000, "no date"),
        (float("nan"), "no date"),
        (float("inf"), "no date"),
        (dt.time(14, 30), "without a day"),
        ("01/01/1900", "not known"),
        (at("1900-01-01"), "not known"),
    ],
)
def test_what_is_no_day_is_missing_and_says_why(cell, why):
    read = day(cell)

    assert isinstance(read, Unread)
    assert why in read.problem


@pytest.mark.parametrize("cell", [None, "", "   ", "\xa0", "\t"])
def test_a_blank_is_no_finding(cell):
    assert day(cell) is None


@pytest.mark.parametrize(
    ("two_digits", "year"),
    [("24", 2024), ("00", 2000), ("68", 2068), ("69", 1969), ("98", 1998)],
)
def test_two_digits_of_a_year(two_digits, year):
    assert day(f"01/02/{two_digits}") == dt.date(year, 2, 1)


def test_the_serial_of_the_domain_page():
    assert day(45580) == dt.date(2024, 10, 15)
    assert day("45580.604") == dt.date(2024, 10, 15)
    assert day(61) == dt.date(1900, 3, 1)
    assert day(59) == dt.date(1900, 2, 28)


def test_a_time_with_its_zone_is_put_on_londons_clock():
    assert moment("2024-06-30T23:30:00Z").at == at("2024-07-01 00:30")
    assert moment("2024-12-31T23:30:00+00:00").at == at("2024-12-31 23:30")


MONTH_FIRST, DAY_FIRST, EITHER, NEITHER = "04/13/2024", "13/04/2024", "03/04/2024", "13/13/2024"
EARLY = [dt.date(2024, 4, day) for day in range(1, 9)]
"""Date cells none of which is after the 12th of its month."""


@pytest.mark.parametrize(
    ("column", "answer"),
    [
        ([MONTH_FIRST, EITHER], True),
        ([MONTH_FIRST], True),
        ([MONTH_FIRST, None, "ongoing", 45580, "2024-04-13"], True),
        ([MONTH_FIRST, DAY_FIRST], False),
        ([EITHER, EITHER], False),
        ([DAY_FIRST, EITHER], False),
        ([NEITHER], False),
        ([], False),
        (["04/13/24 10:00"], True),
        (["2024-13-04", "2024-03-04"], True),
        (["2024-13-04", "2024-04-13"], False),
        ([*EARLY, DAY_FIRST], True),
        ([*EARLY[1:], DAY_FIRST], False),
        ([*EARLY, DAY_FIRST, EITHER], False),
        ([*EARLY, dt.date(2024, 4, 13), DAY_FIRST], False),
        (EARLY, False),
    ],
)
def test_a_column_written_month_first_is_known_by_one_value(column, answer):
    assert is_month_first(column) is answer


def test_where_both_orders_occur_the_impossible_ones_are_unread():
    read = read_days([MONTH_FIRST, DAY_FIRST, EITHER])

    assert read.values == [None, dt.date(2024, 4, 13), THIRD_OF_APRIL]
    assert [(one.typed, one.positions) for one in read.unread] == [(MONTH_FIRST, (0,))]


def test_each_unread_value_keeps_all_its_places():
    read = read_days(["ongoing", "03/04/2024", "ongoing", "31/02/2024"])

    assert read.values == [None, THIRD_OF_APRIL, None, None]
    assert {one.typed: one.positions for one in read.unread} == {
        "ongoing": (0, 2),
        "31/02/2024": (3,),
    }


def test_a_cell_typed_true_is_no_serial_number():
    assert read_days([True, 1, 45580]).values == [None, None, dt.date(2024, 10, 15)]


def test_a_long_unread_value_is_cut_and_has_no_control_signs():
    (unread,) = read_days(["\x1b[31m" + "x" * 100]).unread

    assert len(unread.typed) == 40
    assert unread.typed.isprintable()
