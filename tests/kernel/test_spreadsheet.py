"""What a spreadsheet would run is only shown, and everything else is left as it is."""

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.spreadsheet import (
    cells_safe_for_csv,
    formula_safe,
    is_run_by_a_spreadsheet,
)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "=HYPERLINK(A1)",
        "+44 20",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u00a0=1",
        "\uff1d1+1",
        "-",
        "=",
        "--5",
        "-5.2e3",
        "-1,000+1",
    ],
)
def test_what_would_be_run_is_only_shown(text):
    assert is_run_by_a_spreadsheet(text)
    assert formula_safe(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "a=b", "North", "-5.2", "+3", "-1,234", "12.5%", "-0", "O'Neil", "2017-11-30"]
)
def test_text_and_numbers_are_left_as_they_are(text):
    assert formula_safe(text) == text


@given(st.text())
def test_what_was_made_safe_is_safe(text):
    assert not is_run_by_a_spreadsheet(formula_safe(text))
    assert formula_safe(formula_safe(text)) == formula_safe(text)
    assert formula_safe(text).removeprefix("'") == text.removeprefix("'")


@given(st.lists(st.one_of(st.text(), st.integers(), st.none(), st.dates()), max_size=5))
def test_only_texts_are_changed(cells):
    safe = cells_safe_for_csv(cells)

    assert len(safe) == len(cells)
    assert all(new is old for new, old in zip(safe, cells, strict=True) if not isinstance(old, str))


def test_a_row_survives_being_written_and_read():
    row = ["=cmd", 3, None, dt.date(2017, 11, 30)]
    file = io.StringIO()
    csv.writer(file).writerow(cells_safe_for_csv(row))

    assert next(csv.reader([file.getvalue()])) == ["'=cmd", "3", "", "2017-11-30"]
