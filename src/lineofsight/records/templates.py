"""Write every local feed, and the workforce census, as an empty workbook to fill in and load.

Identifiers are formatted as text, so that leading zeros survive, and codes are chosen from a
list. Headings and codes come from what the readers declare: a template cannot fall behind.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.kernel.problems import Refused
from lineofsight.records.readers.catalogue import LAYOUTS
from lineofsight.records.readers.layouts import SourceColumn, SourceList
from lineofsight.records.standard.code_sets import CODE_SETS

ROWS = 20_000
"""Rows that offer lists and check days; more can be pasted."""

_MADE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)  # the same bytes whenever they are written
_OLDEST = dt.date(1900, 1, 1)
_FORMATS = {
    "text": "@",
    "code": "@",
    "yes/no": "@",
    "month": "@",
    "date": "dd/mm/yyyy",
    "time": "dd/mm/yyyy hh:mm",
    "integer": "0",
    "decimal": "0.0###",
}
_ENTRIES = {
    "text": "Text",
    "code": "One code from the list",
    "yes/no": "yes or no; blank when not recorded",
    "month": "A month as YYYY-MM",
    "date": "A day as dd/mm/yyyy",
    "time": "A day and time as dd/mm/yyyy hh:mm; the day alone is allowed",
    "integer": "A whole number",
    "decimal": "A number",
}


def write_templates(folder: Path) -> list[Path]:
    """Write one workbook per local feed, and one of the workforce census, into a folder.

    Gives the files in order of name. Raises `Refused`, and writes nothing, when one of them is
    there already: it may have been filled in.
    """
    books = {f"{name}.xlsx": lists for name, lists in _books().items()}
    there = [name for name in books if (folder / name).exists()]
    if there:
        raise Refused(
            f"{there[0]} is there already and may have been filled in.",
            where=str(folder),
            do="Give an empty folder, or move the files away first.",
        )
    folder.mkdir(parents=True, exist_ok=True)
    for name, lists in books.items():
        _write(folder / name, lists)
    return [folder / name for name in books]


def _books() -> dict[str, list[SourceList]]:
    """Give the lists of each workbook: a feed each, but the plan and the census lie in one."""
    books = defaultdict(list)
    for layout in LAYOUTS:
        if layout.family == "local_feeds":
            books[layout.name.split()[0]].append(layout)
        elif layout.family == "csww":  # its CSV form: the return can be kept by hand
            books["csww"].append(layout)
    return dict(sorted(books.items()))


def _write(path: Path, lists: Sequence[SourceList]) -> None:
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"title": lists[0].title, "created": _MADE})
        sheets = [book.add_worksheet(_sheet_name(layout)) for layout in lists]
        notes = book.add_worksheet("Notes")
        offers = _write_codes(book, lists)
        for sheet, layout in zip(sheets, lists, strict=True):
            _write_headings(book, sheet, layout, offers)
        _write_notes(book, notes, lists)
        sheets[0].activate()


def _sheet_name(layout: SourceList) -> str:
    return layout.name.removeprefix("plan ")


def _write_headings(
    book: Workbook, sheet: Worksheet, layout: SourceList, offers: dict[str, str]
) -> None:
    needed = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bottom": 2, "bg_color": "#DCE9F5"}
    )
    other = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
    for at, column in enumerate(layout.columns):
        cells = book.add_format({"num_format": _FORMATS[column.kind]})
        sheet.set_column(at, at, max(14, min(30, len(column.heading) + 4)), cells)
        sheet.write_string(0, at, column.heading, needed if column.required else other)
        sheet.write_comment(0, at, _advice(column), {"x_scale": 1.6})
        rule = _rule(column, offers)
        if rule:
            sheet.data_validation(1, at, ROWS, at, rule)
    sheet.freeze_panes(1, 0)


def _advice(column: SourceColumn) -> str:
    must = "Must be filled. " if not column.may_be_blank else ""
    return f"{column.meaning}. {must}{_ENTRIES[column.kind]}."


def _rule(column: SourceColumn, offers: dict[str, str]) -> dict[str, object]:
    """Give what Excel checks in a column: a list to choose from, or that it is a day."""
    warning = {"error_type": "warning", "error_title": column.heading}
    if column.codes:
        return {
            "validate": "list",
            "source": offers[column.codes],
            "error_message": "This is not one of the codes on the sheet Codes.",
            **warning,
        }
    if column.kind in ("date", "time"):
        return {
            "validate": "date",
            "criteria": ">=",
            "value": _OLDEST,
            "error_message": "This is not a day Excel understands.",
            **warning,
        }
    return {}


def _write_codes(book: Workbook, lists: Iterable[SourceList]) -> dict[str, str]:
    """Write the codes a workbook offers, two columns a set, and give where each set stands."""
    names = sorted({c.codes for layout in lists for c in layout.columns if c.codes})
    if not names:
        return {}
    sheet = book.add_worksheet("Codes")
    bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    offers = {}
    for at, name in enumerate(names):
        code, meaning = 2 * at, 2 * at + 1
        sheet.set_column(code, code, 24, text)
        sheet.set_column(meaning, meaning, 48)
        sheet.write_string(0, code, f"Codes: {name.replace('_', ' ')}", bold)
        sheet.write_string(0, meaning, "What it means", bold)
        codes = {c: m for c, m in CODE_SETS[name].codes.items() if c != NOT_RECORDED}
        for row, (one, words) in enumerate(codes.items(), start=1):
            sheet.write_string(row, code, one, text)
            sheet.write_string(row, meaning, words)
        letter = xl_col_to_name(code, col_abs=True)
        offers[name] = f"=Codes!{letter}$2:{letter}${len(codes) + 1}"
    sheet.freeze_panes(1, 0)
    return offers


def _write_notes(book: Workbook, sheet: Worksheet, lists: Iterable[SourceList]) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 32, wrapped)
    sheet.set_column(1, 1, 60, wrapped)
    sheet.set_column(2, 3, 34, wrapped)
    row = 0
    for layout in lists:
        sheet.write_string(row, 0, f"{layout.title}. {layout.notes}".strip(), bold)
        for at, words in enumerate(("What it says", "What to enter", "When")):
            sheet.write_string(row, at + 1, words, bold)
        for column in layout.columns:
            row += 1
            when = "always" if not column.may_be_blank else "when it is known"
            cells = (column.heading, column.meaning, _ENTRIES[column.kind], when)
            for at, words in enumerate(cells):
                sheet.write_string(row, at, words)
        row += 2
