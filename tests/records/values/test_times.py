"""Times of day on London's clock, and days for which none is known."""

import datetime as dt

from lineofsight.records.values.clock import is_awkward, utc_second
from lineofsight.records.values.times import ALL_MIDNIGHT, CLOCKS_CHANGE, read_times

at = dt.datetime.fromisoformat

HOUR = 3600


def test_a_time_and_a_day_without_one():
    read = read_times(["03/11/2017 14:30", "03/11/2017", None, "ongoing"])

    assert read.values == [
        at("2017-11-03 14:30"), at("2017-11-03"), None, None,
    ]  # fmt: skip
    assert read.extra == [1, 0, None, None]


def test_midnight_is_a_time_where_other_rows_have_times():
    read = read_times(["2017-11-03 00:00", "2017-11-04 09:15"])

    assert read.extra == [1, 1]
    assert read.notes == {}


def test_midnight_in_every_row_is_a_day_without_a_time_and_is_said():
    read = read_times(["2017-11-03 00:00", "2017-11-04 00:00:00", "2017-11-05"])

    assert read.extra == [0, 0, 0]
    assert read.notes == {ALL_MIDNIGHT: 2}


def test_a_date_cell_at_midnight_holds_no_time():
    read = read_times([at("2017-11-03"), at("2017-11-03 09:15"), 43042.5])

    assert read.extra == [0, 1, 1]


def test_a_serial_is_rounded_to_the_second_and_stays_on_its_day():
    read = read_times([45580.604, 45580.9999999])

    assert read.values == [
        at("2024-10-15 14:29:46"), at("2024-10-15 23:59:59"),
    ]  # fmt: skip


def test_three_days_across_the_change_of_the_clocks_are_seventy_three_hours():
    before, after = at("2017-10-28 12:00"), at("2017-10-31 12:00")

    assert utc_second(after) - utc_second(before) == 73 * HOUR


def test_the_hour_that_comes_twice_is_the_first_and_the_one_that_never_comes_is_winter_time():
    twice, never = at("2017-10-29 01:30"), at("2018-03-25 01:30")

    assert utc_second(twice) - utc_second(at("2017-10-29")) == 1.5 * HOUR
    assert utc_second(never) - utc_second(at("2018-03-25")) == 1.5 * HOUR
    assert is_awkward(twice)
    assert is_awkward(never)
    assert not is_awkward(at("2017-10-29 12:00"))


def test_times_in_such_an_hour_are_counted():
    read = read_times(["29/10/2017 01:30", "25/03/2018 01:30", "25/03/2018 12:00"])

    assert read.notes == {CLOCKS_CHANGE: 2}
