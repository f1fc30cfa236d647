"""Numbers, identifiers and months as they are typed."""

import datetime as dt
from decimal import Decimal

import pytest

from lineofsight.records.values.numbers import decimal, integer
from lineofsight.records.values.reading import Unread, read_column
from lineofsight.records.values.texts import child_identifiers, identifier, month, text

at = dt.datetime.fromisoformat


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12", 12), (12, 12), (12.0, 12), ("12.0", 12), (" 12 ", 12), ("1,234", 1234), ("-5", -5),
        (0, 0), ("007", 7), (None, None), ("", None),
    ],
)  # fmt: skip
def test_whole_numbers(cell, value):
    assert integer(cell) == value


@pytest.mark.parametrize("cell", ["12.5", 12.5, "twelve", "1e5", "12,34", "0,800", 3_000_000_000])
def test_what_is_no_whole_number(cell):
    assert isinstance(integer(cell), Unread)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0.8", "0.8"), (0.8, "0.8"), (".5", "0.5"), ("1,234.5", "1234.5"), ("57.9%", "57.9"),
        ("57.9 %", "57.9"),
        ("£1,234", "1234"), ("-0.25", "-0.25"), (0.1 + 0.2, "0.3"), ("999.9", "999.9"),
    ],
)  # fmt: skip
def test_decimals_to_four_places(cell, value):
    assert decimal(cell) == Decimal(value)


@pytest.mark.parametrize("cell", ["0,8", "0,800", "12,34"])
def test_a_decimal_comma_is_refused_and_named(cell):
    read = decimal(cell)

    assert isinstance(read, Unread)
    assert "comma" in read.problem


@pytest.mark.parametrize(
    "cell", [float("nan"), float("inf"), "1e5", "-", ".", "£", "%", " %", "5 7%", 10**9]
)
def test_what_is_no_decimal(cell):
    assert isinstance(decimal(cell), Unread)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("000012", "000012"), (" 12 ", "12"), ("\xa0Unit 3\xa0", "Unit 3"), (12, "12"),
        (12.0, "12"), (12.5, "12.5"), (10721552.0, "10721552"), ("12.0", "12.0"), ("", None),
        ("  ", None), (None, None), (at("2024-04-03"), "2024-04-03"),
    ],
)  # fmt: skip
def test_identifiers_are_text_and_keep_their_zeros(cell, value):
    assert text(cell) == value


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "NULL", " #N/A "])
def test_an_error_of_the_program_names_nobody(cell):
    assert text(cell).problem == "an error or an empty value of the program"  # typed stands beside


@pytest.mark.parametrize(
    "cell",
    ["nan", "NaN", "None", "<NA>", "NaT", "null", " n/a ", "NA", "Unknown", "not known",
     "Not recorded", "TBC", "-", "tba", "TBA", "(blank)", "pending", "xx", "XXXX", "no id", "NK",
     "Not allocated", "No worker allocated", "Unassigned", "Vacant post", "Awaiting allocation",
     "Nobody", "unknown worker", "not provided", "Unborn baby", "Unborn", "Vacant",
     "0", "000000", "00000000-0000-0000-0000-000000000000", "99999999", "999999", "111111", "-1",
     "new", "NEW CASE", "temp", "dummy", "see notes", "to follow", "not on system",
     "nk", "N.K.", "n/k", "not applicable", "N.A.", "na", "to be confirmed", "Unallocated"],
)  # fmt: skip
def test_what_a_program_writes_for_no_identifier_is_nobodys(cell):
    assert identifier(cell).problem == "written where there is no identifier"  # typed stands beside
    assert text(cell) == cell.strip()  # in a text it may be a name, or a team


@pytest.mark.parametrize("word", ["baby", "???", "unborn baby Smith", "some word"])
def test_a_word_of_several_rows_is_no_child_where_children_are_numbered(word):
    among = child_identifiers(["C12", "3f9a", word, None, f" {word}"])

    assert among(word).hides  # it may be a name
    assert among("C12") == "C12"
    assert identifier(word) == word  # a worker may be known by a word


def test_a_word_of_one_row_joins_nobody_and_is_a_childs():
    among = child_identifiers(["kq7d", "3f9a", "b01c", "qxbd", "???", "3f9a"])

    assert among("qxbd") == "qxbd"  # one of random signs, none of them a digit
    assert among("???").hides


def test_a_random_identifier_without_a_digit_is_a_childs_in_any_row():
    cells = ["kq7dxa", "x4bm0r", "9wzt3c", "b8f2ke", "qxbdma", "qxbdma", "Qxbdma"] * 2

    assert child_identifiers(cells)("qxbdma") == "qxbdma"
    assert child_identifiers(cells)("Qxbdma").hides  # no other holds a capital there


@pytest.mark.parametrize("word", ["Charlie", "CHARLIE", "charlie"])
def test_a_name_as_long_as_numbers_are_is_no_child(word):
    assert child_identifiers(["DC12345", "DC54321", "DC00017", word, word])(word).hides


@pytest.mark.parametrize("as_typed", [str, float])
def test_one_digit_many_times_is_a_childs_among_its_neighbours(as_typed):
    """A system that counts upwards gives 666666 after 666665; who fills a field has no 666667."""
    counted = [as_typed(number) for number in range(666660, 666671)]
    written = as_typed(666666)

    assert child_identifiers(counted)(written) == text(written)
    among_others = child_identifiers([one for one in counted if one != as_typed(666667)])
    assert among_others(written).problem == "written where there is no identifier"
    assert child_identifiers(["0", "1", "2"])("0").problem.endswith("no identifier")


def test_where_few_children_are_numbered_words_name_them():
    assert child_identifiers(["ABCD", "EFGH", "B7"])("ABCD") == "ABCD"
    assert child_identifiers(["ABCD", "B7"])("ABCD") == "ABCD"


@pytest.mark.parametrize("cell", ["unborn 1", "Unknown child 2", "TBC 12"])
def test_a_word_for_none_that_is_counted_is_nobodys(cell):
    assert child_identifiers([cell])(cell).problem == "written where there is no identifier"


@pytest.mark.parametrize(
    "cell", ["No 12", "UNBORN-120045", "1234", "deadbee7", "NK1", "999", "9999", "99999", "11111"]
)
def test_what_a_case_system_may_give_is_a_childs(cell):
    assert child_identifiers([cell])(cell) == cell


@pytest.mark.parametrize("cell", ["1.23457E+11", "1E+05", "9.9e+7", "1.2E5", "1,23457E+11"])
def test_a_rounded_identifier_is_not_read_and_not_shown(cell):
    assert identifier(cell).hides


@pytest.mark.parametrize(
    ("cell", "value"),
    [("1E11", "1E11"), ("12.5E+4", "12.5E+4"), ("E+4", "E+4"), ("Na", "Na"),
     (123457000000.0, "123457000000"), ("Nancy", "Nancy"), (None, None), ("12E5", "12E5"),
     ("NK1", "NK1"), ("xx7", "xx7"), ("X", "X"), ("Blank-2", "Blank-2"),
     ("22", "22"), ("99", "99"), ("00100", "00100"), (7, "7")],
)  # fmt: skip
def test_other_identifiers_are_kept_as_written(cell, value):
    assert identifier(cell) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("2017-11", "2017-11"), ("Nov-17", "2017-11"), ("November 2017", "2017-11"),
        ("11/2017", "2017-11"), (at("2017-11-01"), "2017-11"), (None, None), (" ", None),
    ],
)  # fmt: skip
def test_months(cell, value):
    assert month(cell) == value


@pytest.mark.parametrize("cell", ["2017-13", "last month", "2017", "11-17-2017"])
def test_what_is_no_month(cell):
    assert isinstance(month(cell), Unread)


def test_each_distinct_cell_is_parsed_once():
    parsed = []

    def parse(cell):
        parsed.append(cell)
        return cell

    read_column(["a", "b", "a", None, "b", "a"], parse)

    assert parsed == ["a", "b", None]


def test_true_is_not_mistaken_for_one():
    assert read_column([1, True, 0, False, "1"], text).values == ["1", "TRUE", "0", "FALSE", "1"]
