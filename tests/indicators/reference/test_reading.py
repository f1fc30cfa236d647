"""Published tables as they come, and as they should not: columns, marks, symbols, hostile files."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.indicators.reference.layouts import PLACE
from lineofsight.indicators.reference.reading import read
from lineofsight.indicators.reference.symbols import MEANINGS, Symbol, cell
from lineofsight.kernel.problems import Problem, Refused, Unreadable

SYMBOLS = Path(__file__).parents[2] / "data" / "published"

PLANS = ("CPP_start", "CPP_subsequent", "CPP_subsequent_percent")
ENGLAND = ("2025", "Reporting year", "National", "E92000001", "England", "", "", "", "", "")
WANDLE = ("2025", "Reporting year", "Local authority", "E92000001", "England", "E13000002",
          "Outer London", "999", "E09000999", "Wandle")  # fmt: skip


def plans(*rows, headings=(*PLACE, *PLANS)):
    """Draw a table of second plans: each row a place and three cells."""
    lines = [",".join(headings), *(",".join(row) for row in rows)]
    return "\n".join(lines).encode()


def test_a_number_a_symbol_zero_and_a_blank_are_four_things():
    table = read(
        plans(
            (*ENGLAND, "61840", "15130", "24.5"),
            (*WANDLE, "0", "c", ""),
        ),
        file="plans.csv",
    )
    england, wandle = table.records

    assert england.cells["CPP_start"] == Decimal(61840)
    assert wandle.cells["CPP_start"] == 0
    assert wandle.cells["CPP_subsequent"] is Symbol.SUPPRESSED
    assert wandle.cells["CPP_subsequent_percent"] is Symbol.BLANK


@pytest.mark.parametrize("symbol", Symbol)
def test_each_symbol_is_read_and_has_its_meaning(symbol):
    assert cell(symbol.value) is symbol
    assert cell(f" {symbol.value.upper()} ") is symbol
    assert MEANINGS[symbol] in symbol.words
    assert not isinstance(cell(symbol.value), Decimal)


def test_every_symbol_published_today_occurs_in_what_is_tested():
    found = {
        value
        for path in SYMBOLS.glob("*.csv")
        for record in read(path.read_bytes(), file=path.name).records
        for value in record.cells.values()
        if isinstance(value, Symbol)
    }

    assert found >= {
        Symbol.SUPPRESSED, Symbol.NOT_APPLICABLE, Symbol.NOT_AVAILABLE, Symbol.UNRELIABLE,
        Symbol.LOW,
    }  # fmt: skip


def test_columns_in_any_order_and_a_byte_order_mark():
    rows = [(*ENGLAND, "61840", "15130", "24.5"), (*WANDLE, "10", "2", "20")]
    headings = (*PLACE, *PLANS)
    turned = plans(*(row[::-1] for row in rows), headings=headings[::-1])

    assert read(b"\xef\xbb\xbf" + turned, file="f").records == read(plans(*rows), file="f").records


@given(st.permutations(range(13)), st.permutations(range(4)))
def test_no_order_of_columns_or_rows_changes_what_is_read(columns, lines):
    headings = (*PLACE, *PLANS)
    rows = [
        (*ENGLAND, "61840", "15130", "24.5"), (*WANDLE, "10", "c", "z"),
        ("2024", *ENGLAND[1:], "low", "0", ""), ("2024", *WANDLE[1:], "x", "u", ":"),
    ]  # fmt: skip
    shuffled = [tuple(rows[line][column] for column in columns) for line in lines]
    turned = read(plans(*shuffled, headings=[headings[column] for column in columns]), file="f")

    assert set(map(repr, turned.records)) == set(map(repr, read(plans(*rows), file="f").records))


def test_columns_we_do_not_use_are_named():
    table = read(
        plans((*ENGLAND, "1", "1", "100", "7"), headings=(*PLACE, *PLANS, "CPP_new")), file="f"
    )

    assert table.notes == ("columns not used here: CPP_new",)


def test_a_row_that_stands_twice_counts_once_and_one_that_differs_is_refused():
    row = (*ENGLAND, "61840", "15130", "24.5")
    table = read(plans(row, row), file="plans.csv")
    assert (len(table.records), table.notes) == (1, ("1 row stands twice and count once",))

    with pytest.raises(Problem) as problem:
        read(plans(row, (*ENGLAND, "61840", "15131", "24.5")), file="plans.csv")
    assert problem.value.where == "plans.csv, line 3, column CPP_subsequent"
    assert "line 2" in problem.value.what


def test_both_layouts_of_the_workforce_give_the_same_names():
    new, old = (
        read((SYMBOLS / f"workforce_{name}__symbols.csv").read_bytes(), file=name)
        for name in ("indicators", "headline_old_layout")
    )

    assert new.name == old.name == "workforce"
    assert new.records[0].cells.keys() == old.records[0].cells.keys()


def test_two_tables_with_the_same_headings_are_told_apart():
    names = {
        read((SYMBOLS / f"care_leavers_{kind}__symbols.csv").read_bytes(), file=kind).name
        for kind in ("activity", "accommodation")
    }

    assert names == {"care_leavers_activity", "care_leavers_accommodation"}


GOOD = (*ENGLAND, "1", "1", "100")


def changed(place, value):
    row = list(GOOD)
    row[(*PLACE, *PLANS).index(place)] = value
    return plans(GOOD[:0] or (*WANDLE, "1", "1", "100"), tuple(row))


@pytest.mark.parametrize(
    ("place", "value", "says"),
    [
        ("CPP_start", "..", "neither a number nor one of the symbols"),
        ("CPP_start", "~", "neither a number nor one of the symbols"),
        ("CPP_start", "-5", "neither a number nor one of the symbols"),
        ("CPP_start", "1e3", "neither a number nor one of the symbols"),
        ("CPP_start", "NaN", "neither a number nor one of the symbols"),
        ("CPP_start", "\u0661\u0662", "neither a number nor one of the symbols"),
        ("CPP_subsequent_percent", "24.5%", "neither a number nor one of the symbols"),
        ("time_period", "202425", "year"),
        ("time_period", "1999", "year"),
        ("time_period", "", "year"),
        ("geographic_level", "Ward", "geographic level is none of"),
        ("geographic_level", "national", "geographic level is none of"),
        ("country_code", "", "not named"),
        ("country_name", "", "not named"),
    ],
)
def test_what_is_not_understood_has_its_place_and_not_its_content(place, value, says):
    with pytest.raises(Problem) as problem:
        read(changed(place, value), file="plans.csv")

    assert says in problem.value.what
    assert problem.value.where == f"plans.csv, line 3, column {place}"
    assert not value.strip() or value not in problem.value.what


@pytest.mark.parametrize(
    ("content", "kind", "says"),
    [
        (b"", Unreadable, "No figure here is compared with"),
        (b"\x00" * 20, Unreadable, "NUL"),
        (b"\xff\xfe" + "time_period".encode("utf-16-le"), Unreadable, "UTF-8"),
        (b"caf\xe9,1\n", Unreadable, "UTF-8"),
        (b"name,born\nx,2010-01-01\n", Unreadable, "No figure here is compared with"),
        (plans(), Unreadable, "no rows"),
        (plans(GOOD[:-1]), Problem, "12 values under 13 headings"),
        (plans(headings=(*PLACE, *PLANS[:2])), Unreadable, "lacks columns: CPP_subsequent_percent"),
        (plans(headings=(*PLACE, *PLANS, "CPP_start")), Problem, "stands twice"),
        (plans((*GOOD[:-1], '"100')), Unreadable, "separated values"),
        (b"x" * (50 * 1024 * 1024 + 1), Refused, "larger"),
    ],
)
def test_hostile_files_are_refused_in_words(content, kind, says):
    with pytest.raises(kind) as problem:
        read(content, file="plans.csv")

    assert says in problem.value.what
    assert problem.value.do
