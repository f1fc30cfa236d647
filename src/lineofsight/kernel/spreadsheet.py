"""Cells that a spreadsheet would run, made into cells it only shows.

A text such as `=1+1` in a CSV file is run by the program that opens it. Everything we export as
CSV passes through here; a workbook needs none of this, since there a cell is declared as text.
"""

import re
from collections.abc import Iterable

RUN_BY_A_SPREADSHEET = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
)
"""First letters that start a formula, the wide East Asian ones included."""

_NUMBER = re.compile(r"[+-]?\d[\d,]*(\.\d+)?%?")


def is_run_by_a_spreadsheet(text: str) -> bool:
    """Ask whether a spreadsheet would run this text: `=1+1` is, `-5.2` and `a=b` are not.

    Blanks in front are looked through, as some programs trim them first.
    """
    if _NUMBER.fullmatch(text):
        return False
    return text.startswith(RUN_BY_A_SPREADSHEET) or text.lstrip().startswith(RUN_BY_A_SPREADSHEET)


def formula_safe(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run; leave any other as it is."""
    return f"'{text}" if is_run_by_a_spreadsheet(text) else text


def cells_safe_for_csv(cells: Iterable[object]) -> list[object]:
    """Give one row for `csv.writer`: texts made safe, numbers, dates and None untouched."""
    return [formula_safe(cell) if isinstance(cell, str) else cell for cell in cells]
