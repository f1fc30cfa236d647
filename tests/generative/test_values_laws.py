"""Laws every cell keeps, whatever it holds: nothing crashes, nothing is guessed, nothing moves."""

import datetime as dt
import string

from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.standard.code_sets import CODE_SETS
from lineofsight.records.values.clock import utc_second
from lineofsight.records.values.codes import code_of
from lineofsight.records.values.days import STAND_IN, day, is_month_first, moment, read_days
from lineofsight.records.values.numbers import decimal, integer
from lineofsight.records.values.reading import Unread, read_column
from lineofsight.records.values.texts import month, text
from lineofsight.records.values.times import read_times

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2060, 12, 31)).filter(lambda one: one != STAND_IN)
CELLS = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.text(string.digits + "/-.: ", max_size=20),
    st.integers(-(10**9), 10**9),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
BLANKS = st.text(" \t\xa0", max_size=3)


@given(CELLS)
def test_no_cell_brings_a_reader_down(cell):
    for parse in (day, moment, text, integer, decimal, month, *map(code_of, CODE_SETS)):
        parse(cell)


@given(st.lists(CELLS, max_size=20))
def test_a_column_has_a_value_or_a_finding_for_each_cell_and_no_more(cells):
    for read in (read_days(cells), read_times(cells), read_column(cells, text)):
        places = [place for one in read.unread for place in one.positions]
        assert len(read.values) == len(cells)
        assert len(places) == len(set(places))
        assert all(read.values[place] is None for place in places)


@given(st.lists(CELLS, max_size=20))
def test_a_column_reads_as_its_cells_one_by_one(cells):
    read = read_column([cell for cell in cells if not isinstance(cell, bool)], day)
    alone = [day(cell) for cell in cells if not isinstance(cell, bool)]

    assert read.values == [None if isinstance(one, Unread) else one for one in alone]


@given(
    DAYS,
    st.sampled_from(
        ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT00:00:00",
         "%d/%m/%Y %H:%M", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%A %d %B %Y", "%B %d, %Y"]
    ),
    BLANKS, BLANKS,
)  # fmt: skip
def test_a_day_reads_back_from_every_way_of_writing_it(one, written, before, after):
    assert day(f"{before}{one.strftime(written)}{after}") == one


@given(DAYS)
def test_a_day_without_leading_zeros_is_the_same_day(one):
    assert day(f"{one.day}/{one.month}/{one.year}") == one


@given(st.integers(61, 2_958_465).filter(lambda n: not 1900 <= n <= 2100))
def test_a_serial_is_days_since_the_end_of_1899_as_number_float_or_text(serial):
    expected = dt.date(1899, 12, 30) + dt.timedelta(days=serial)

    assert day(serial) == day(float(serial)) == day(str(serial)) == expected


@given(st.integers(2101, 80_000), st.floats(0, 0.999988))
def test_the_time_of_a_serial_never_moves_its_day(serial, part):
    assert day(serial + part) == dt.date(1899, 12, 30) + dt.timedelta(days=serial)


@given(st.integers(0, 99), st.integers(0, 99), st.integers(1950, 2060))
def test_what_is_written_with_strokes_is_day_first_or_nothing(first, second, year):
    read = day(f"{first}/{second}/{year}")

    if isinstance(read, Unread):
        return
    assert (read.day, read.month, read.year) == (first, second, year)


@given(st.lists(DAYS, min_size=1, max_size=20))
def test_a_column_is_month_first_when_it_could_only_be(days):
    day_first = [f"{one:%d/%m/%Y}" for one in days]
    month_first = [f"{one:%m/%d/%Y}" for one in days]
    says_so = any(one.day > 12 for one in days)

    assert not is_month_first(day_first)
    assert is_month_first(month_first) is says_so
    if says_so:
        assert not is_month_first([*month_first, "13/04/2024"])


@given(st.datetimes(dt.datetime.fromisoformat("2010-01-01"),
                    dt.datetime.fromisoformat("2028-12-31")), st.integers(0, 14 * 24))  # fmt: skip
def test_the_clock_never_runs_backwards_by_more_than_the_hour_it_is_put_back(time, hours):
    later = time + dt.timedelta(hours=hours)
    elapsed = utc_second(later) - utc_second(time)

    assert abs(elapsed - hours * 3600) <= 3600


@given(st.text(max_size=30))
def test_an_identifier_loses_nothing_but_the_blanks_around_it(written):
    read = text(written)

    if isinstance(read, Unread):
        return
    assert (read or "") in written.replace("\xa0", " ")
    assert text(read) == read


@given(st.integers(-(2**31) + 1, 2**31 - 1))
def test_a_whole_number_reads_back_in_each_way_of_writing_it(number):
    for written in (number, float(number), str(number), f"{number:,}", f" {number}.0 "):
        assert integer(written) == number


@given(st.decimals(-9999, 9999, places=4, allow_nan=False, allow_infinity=False))
def test_a_decimal_of_four_places_reads_back(number):
    assert decimal(str(number)) == number
    assert decimal(float(number)) == number


@given(
    st.sampled_from(sorted(CODE_SETS)), st.data(), st.sampled_from("abcdz"),
    st.sampled_from([str.upper, str.lower, str.title, str.swapcase]), BLANKS,
)  # fmt: skip
def test_a_code_is_met_with_and_without_its_letter_in_any_case(name, data, letter, case, blank):
    member = data.draw(st.sampled_from(CODE_SETS[name].members))
    parse = code_of(name)

    assert parse(f"{blank}{case(member.code)}{blank}") == member.code
    assert parse(f"{letter}) {case(member.code)}") == member.code


@given(st.sampled_from(sorted(CODE_SETS)), CELLS)
def test_a_cell_is_a_code_of_its_set_or_not_recorded_or_a_finding(name, cell):
    read = code_of(name)(cell)

    assert isinstance(read, Unread) or read == NOT_RECORDED or read in CODE_SETS[name].codes
