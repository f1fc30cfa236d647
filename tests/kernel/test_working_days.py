"""Working days against drawn cases, a naive count, and an independent list of bank holidays."""

import datetime as dt
import inspect

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel import working_days
from lineofsight.kernel.problems import Problem

DAYS = st.dates(working_days.FIRST, working_days.LAST)
DAY = dt.timedelta(days=1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


DRAWN = """
    why                                              | start            | end        | elapsed
    the house example                                | 2017-09-04       | 2017-12-11 | 70
    11 December and 15, over Christmas               | 2017-12-11       | 2018-01-04 | 15
    30 October and 45, over Christmas                | 2017-10-30       | 2018-01-04 | 45
    2 October and 15                                 | 2017-10-02       | 2017-10-23 | 15
    the same day                                     | 2017-10-02       | 2017-10-02 | 0
    Friday at 17:00: the hour does not matter        | 2017-10-06T17:00 | 2017-10-09 | 1
    Friday at 00:00: the hour does not matter        | 2017-10-06T00:00 | 2017-10-09 | 1
    Saturday start: Monday is day 1                  | 2017-10-07       | 2017-10-09 | 1
    Sunday start: Monday is day 1                    | 2017-10-08       | 2017-10-09 | 1
    Saturday end counts as the Friday before         | 2017-10-06       | 2017-10-07 | 0
    Sunday end counts as the Friday before           | 2017-10-05       | 2017-10-08 | 1
    Saturday to Sunday                               | 2017-10-07       | 2017-10-08 | 0
    start on Good Friday: Tuesday is day 1           | 2018-03-30       | 2018-04-03 | 1
    end on a bank holiday counts as the Friday       | 2018-03-29       | 2018-04-02 | 0
    end on Christmas Day                             | 2017-12-22       | 2017-12-25 | 0
    Maundy Thursday to the Tuesday                   | 2018-03-29       | 2018-04-03 | 1
    8 May 2023, the coronation                       | 2023-05-05       | 2023-05-09 | 1
    1 May 2023 was one as well                       | 2023-04-28       | 2023-05-02 | 1
    8 May 2020 in place of 4 May                     | 2020-05-01       | 2020-05-11 | 5
    the royal wedding of 2011                        | 2011-04-28       | 2011-05-03 | 1
    the jubilee of 2012: 28 May was worked           | 2012-05-25       | 2012-05-28 | 1
    the jubilee of 2012: 4 and 5 June were not       | 2012-06-01       | 2012-06-06 | 1
    the jubilee of 2022: 30 May was worked           | 2022-05-27       | 2022-05-30 | 1
    the jubilee of 2022: 2 and 3 June were not       | 2022-06-01       | 2022-06-06 | 1
    the state funeral                                | 2022-09-16       | 2022-09-20 | 1
    Christmas 2021 on a weekend: two days instead    | 2021-12-24       | 2021-12-29 | 1
    New Year 2022 on a weekend: the Monday instead   | 2021-12-31       | 2022-01-04 | 1
    29 February is a day like others                 | 2024-02-28       | 2024-02-29 | 1
    the first day known                              | 2010-01-01       | 2010-01-04 | 1
    the last day known                               | 2028-12-29       | 2028-12-31 | 0
"""


def drawn() -> list[tuple[str, ...]]:
    rows = [line.split("|") for line in DRAWN.strip().splitlines()[1:]]
    return [tuple(cell.strip() for cell in row) for row in rows]


@pytest.mark.parametrize(("why", "start", "end", "count"), drawn())
def test_drawn_cases(why, start, end, count):
    begins = dt.datetime.fromisoformat(start) if "T" in start else day(start)

    assert working_days.elapsed(begins, day(end)) == int(count), why


def test_seventy_working_days_after_4_september_2017():
    assert working_days.add(day("2017-09-04"), 70) == day("2017-12-11")


@pytest.mark.parametrize(
    ("why", "start", "days", "answer"),
    [
        ("the example of the law's table", "2017-12-11", 15, "2018-01-04"),
        ("a weekend start: Monday is day 1", "2017-10-07", 1, "2017-10-09"),
        ("a worked day is its own day 0", "2017-10-06", 0, "2017-10-06"),
        ("a Sunday stands for the Friday before", "2017-10-08", 0, "2017-10-06"),
        ("backwards from a worked day", "2018-01-04", -15, "2017-12-11"),
    ],
)
def test_adding(why, start, days, answer):
    assert working_days.add(day(start), days) == day(answer), why


@given(DAYS, DAYS)
def test_elapsed_is_what_a_naive_loop_counts(start, end):
    bank = holidays.country_holidays("GB", subdiv="ENG", years=range(2010, 2029))
    count = 0
    step = start
    while step < end:
        step += DAY
        count += step.weekday() < 5 and step not in bank

    assert working_days.elapsed(start, end) == (None if end < start else count)


@given(st.lists(DAYS, min_size=3, max_size=3).map(sorted))
def test_stretches_add_up(days):
    first, middle, last = days
    whole = working_days.elapsed(first, last)

    assert whole == working_days.elapsed(first, middle) + working_days.elapsed(middle, last)


@given(st.dates(working_days.FIRST, dt.date(2027, 12, 31)), st.integers(1, 120))
def test_the_day_added_is_worked_and_as_far_as_asked(start, days):
    end = working_days.add(start, days)

    assert working_days.is_working_day(end)
    assert working_days.elapsed(start, end) == days
    assert working_days.elapsed(start, end - DAY) == days - 1


def test_every_bank_holiday_agrees_with_an_independent_list():
    other = holidays.country_holidays("GB", subdiv="ENG", years=range(2010, 2029))
    on_weekdays = {on for on in other if on.weekday() < 5}

    assert working_days.bank_holidays() == on_weekdays
    assert day("2023-05-08") in working_days.bank_holidays()


@pytest.mark.parametrize("unknown", ["2009-12-31", "2029-01-01", "1899-12-31", "9999-12-31"])
def test_a_date_outside_the_known_years_is_refused_whatever_the_other_is(unknown):
    for pair in [(day(unknown), day("2017-01-03")), (day("2017-01-03"), day(unknown))]:
        with pytest.raises(Problem, match="2010 to 2028"):
            working_days.elapsed(*pair)
    for pair in [(day(unknown), None), (None, day(unknown))]:
        with pytest.raises(Problem, match="2010 to 2028"):
            working_days.elapsed(*pair)
    for function in (working_days.number, working_days.is_working_day):
        with pytest.raises(Problem, match="2010 to 2028"):
            function(day(unknown))


@pytest.mark.parametrize(("start", "days"), [("2028-12-29", 1), ("2010-01-01", 0)])
def test_an_answer_outside_the_known_years_is_refused(start, days):
    with pytest.raises(Problem, match="2010 to 2028"):
        working_days.add(day(start), days)


def test_the_last_known_days_are_known():
    assert working_days.elapsed(working_days.FIRST, working_days.LAST) == working_days.number(
        working_days.LAST
    )


def test_nothing_is_elapsed_between_a_date_and_none():
    some = day("2017-10-02")

    assert working_days.elapsed(None, some) is None
    assert working_days.elapsed(some, None) is None
    assert working_days.elapsed(None, None) is None


def test_an_end_before_the_start_is_not_a_duration():
    assert working_days.elapsed(day("2017-10-03"), day("2017-10-02")) is None


def test_earlier_in_the_same_day_is_the_same_day():
    evening = dt.datetime(2017, 10, 2, 17, 0)  # noqa: DTZ001  records hold London wall clock
    morning = dt.datetime(2017, 10, 2, 9, 0)  # noqa: DTZ001

    assert working_days.elapsed(evening, morning) == 0


def test_a_time_on_christmas_day_is_not_worked():
    christmas = dt.datetime(2017, 12, 25, 9, 0)  # noqa: DTZ001

    assert not working_days.is_working_day(christmas)
    assert working_days.number(christmas) == working_days.number(day("2017-12-22"))
    assert working_days.add(christmas, 1) == day("2017-12-27")


@given(DAYS)
def test_the_number_grows_by_one_on_each_working_day(on):
    if on > working_days.FIRST:
        grown = working_days.number(on) - working_days.number(on - DAY)
        assert grown == working_days.is_working_day(on)


def test_no_clock_is_read():
    source = inspect.getsource(working_days)

    assert "today(" not in source
    assert "now(" not in source
