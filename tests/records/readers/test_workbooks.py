"""Workbooks as they really come: titles, hidden sheets, formulas, errors, dates, old files."""

import datetime as dt
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from lineofsight.kernel.problems import Refused
from lineofsight.records.readers.layouts import IgnoredSheet
from lineofsight.records.readers.limits import Limits
from lineofsight.records.readers.reading import read
from records.readers.written import VISITS, altered, only, workbook

MADE = Path(__file__).parents[2] / "data/made"
DAY = dt.date(2024, 3, 5)
HEAD = VISITS[0]


def visits(tmp_path, *rows, start=(0, 0)):
    return workbook(tmp_path / "extract.xlsx", {"Sheet1": (HEAD, *rows)}, start=start)


def test_cells_are_as_the_file_gives_them(tmp_path):
    sheet = only(read([visits(tmp_path, ("000012", DAY, "CIN"), (12, "  5/3/24 ", None))]))

    assert sheet.cells == {
        "Child Unique ID": ["000012", 12.0],
        "Visit Date": [DAY, "  5/3/24 "],
        "Visit Type": ["CIN", None],
    }
    assert (sheet.file, sheet.sheet) == ("extract.xlsx", "Sheet1")
    assert sheet.place(1, "Visit Date") == "extract.xlsx, sheet Sheet1, row 3, column B"


def test_a_table_that_begins_elsewhere_keeps_its_places(tmp_path):
    rows = (("Visits of the month",), (), HEAD, ("12", DAY, "CIN"))
    path = workbook(tmp_path / "extract.xlsx", {"Sheet1": rows}, start=(3, 2))

    sheet = only(read([path]))

    assert (sheet.heading_row, sheet.rows) == (6, [7])
    assert sheet.letters == {"Child Unique ID": "C", "Visit Date": "D", "Visit Type": "E"}
    assert sheet.notes == ("5 rows above the headings passed over",)


def test_blank_rows_keep_the_numbers_of_those_below(tmp_path):
    path = visits(tmp_path, ("12", DAY, "CIN"), (), (), ("13", DAY, "CP"), (" ", "", ""))

    sheet = only(read([path]))

    assert sheet.rows == [2, 5]
    assert sheet.notes == ("2 blank rows passed over",)


def test_hidden_sheets_rows_and_columns_are_read_and_said(tmp_path):
    path = tmp_path / "feeds.xlsx"
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "Cover"
    hidden = book.create_sheet("Data")
    hidden.sheet_state = "veryHidden"
    for row in (HEAD, ("12", DAY, "CIN"), ("13", DAY, "CP")):
        hidden.append(row)
    hidden.row_dimensions[3].hidden = True
    hidden.column_dimensions["B"].hidden = True
    book.create_chartsheet("Picture")
    book.save(path)

    reading = read([path])

    assert only(reading).rows == [2, 3]
    assert only(reading).notes == (
        "the sheet is hidden in the workbook; it was read",
        "1 hidden row read like the rest",
        "hidden columns were read like the rest",
    )
    assert reading.ignored == (
        IgnoredSheet("feeds.xlsx", "Cover", "it is empty"),
        IgnoredSheet("feeds.xlsx", "Picture", "it is a chart or macro sheet"),
    )


def test_formulas_give_the_result_last_saved_and_are_counted(tmp_path):
    path = visits(tmp_path, ("12", "05/03/2024", "CIN"))
    formula = b"<f>TEXT(1,2)</f>"
    altered(
        path, sheet1=lambda xml: xml.replace(b'<c r="C2" t="s">', b'<c r="C2" t="s">' + formula)
    )

    sheet = only(read([path]))

    assert sheet.cells["Visit Type"] == ["CIN"]
    assert sheet.formula_cells == ((2, "C"),)
    assert sheet.unread_cells == ()
    assert sheet.notes == ("1 formula: the results last saved were read",)


def test_a_formula_without_a_saved_result_is_unread_and_not_blank(tmp_path):
    path = tmp_path / "visits.xlsx"
    book = openpyxl.Workbook()
    for row in (HEAD, ("12", "=TODAY()", "CIN"), ("13", DAY, "CP")):
        book.active.append(row)
    book.save(path)  # without Excel nothing works the result out

    sheet = only(read([path]))

    assert sheet.cells["Visit Date"] == [None, DAY]
    assert sheet.unread_cells == ((2, "B", "a formula without a saved result"),)


@pytest.mark.parametrize(
    ("rows", "merged", "named"),
    [
        ((HEAD, ("1", DAY, "CP"), (None, DAY, "CP")), "A2:A3", ((2, "A2:A3"),)),
        ((HEAD, ("1", DAY, None), ("2", DAY, "CP")), "B2:C2", ((2, "B2:C2"),)),
        ((("Child ID", "Visit Date", None, "Visit Type"), ("1", DAY)), "B1:C1", ((1, "B1:C1"),)),
        (((None, None, None, "Seen Alone"), HEAD, ("1", DAY, "CP")), "D1:D2", ((1, "D1:D2"),)),
        ((("Visits of the month",), HEAD, ("1", DAY, "CP")), "A1:C1", ()),
        ((HEAD, (), ("1", DAY, "CP")), "A1:A2", ()),
        ((HEAD, ("1", DAY, "CP", None, "a note"), ("2", DAY, "CP")), "E2:E3", ()),
        ((HEAD, ("1", DAY, "CP"), (), ("", "", "")), "A3:C4", ()),
    ],
    ids=["rows", "columns", "heading", "heading from above", "title", "heading over a blank row",
         "beside the list", "beneath it"],
)  # fmt: skip
def test_merged_cells_that_hide_something_are_named(tmp_path, rows, merged, named):
    path = tmp_path / "visits.xlsx"
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.active.merge_cells(merged)
    book.save(path)

    assert only(read([path])).merged == named


def test_an_error_is_unread_and_not_blank(tmp_path):
    path = tmp_path / "visits.xlsx"
    book = openpyxl.Workbook()
    for row in (HEAD, ("#N/A", DAY, "#REF!")):
        book.active.append(row)
    book.save(path)

    sheet = only(read([path]))

    assert sheet.cells["Visit Type"] == [None]
    assert sheet.unread_cells == ((2, "A", "an error value"), (2, "C", "an error value"))


def test_a_number_shown_with_leading_zeros_is_read_as_shown(tmp_path):
    path = tmp_path / "visits.xlsx"
    book = openpyxl.Workbook()
    for row in (HEAD, (12, DAY, "CIN"), (12, DAY, "CP"), (1234567, DAY, "CP")):
        book.active.append(row)
    book.active["A2"].number_format = "000000"
    book.active["A4"].number_format = "000000"
    book.save(path)

    assert only(read([path])).cells["Child Unique ID"] == ["000012", 12.0, 1234567.0]


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904], ids=["1900", "1904"])
def test_both_systems_of_dates_give_the_day_the_cell_shows(tmp_path, epoch):
    path = tmp_path / "visits.xlsx"
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    serial = 45356 if epoch is None else 45356 - 1462  # 5 March 2024 as a plain number
    for row in (HEAD, ("12", DAY, "CIN"), ("13", serial, "CP"), (serial, DAY, "CP")):
        book.active.append(row)
    book.save(path)

    sheet = only(read([path]))

    assert sheet.cells["Visit Date"] == [DAY, 45356, DAY]
    assert sheet.cells["Child Unique ID"][2] == serial
    assert bool(sheet.notes) == bool(epoch)


def test_times_come_with_their_day(tmp_path):
    path = tmp_path / "missing_episodes.xlsx"
    book = openpyxl.Workbook()
    since = dt.datetime(2024, 3, 5, 22, 15)  # noqa: DTZ001 - London wall clock
    for row in (("Child Unique ID", "Missing From", "Returned"), ("12", since, DAY)):
        book.active.append(row)
    book.save(path)

    assert only(read([path])).cells["Missing From"] == [since]
    assert only(read([path])).cells["Returned"] == [DAY]


def test_one_workbook_holds_many_lists(tmp_path):
    plan = {
        "Our key": (("State", "Colour", "Test"), ("on track", "green", "in time")),
        "Actions": (
            ("Work stream", "SRO", "Priority", "Priority name", "Action ref", "Action", "Lead",
             "Due", "Status"),
            ("One", "Director", 2, "Practice", "2.10", "Do it", "Head", DAY, "on track"),
        ),
        "Milestones": (("Action ref", "Milestone", "Due"), ("2.10", "Half way", DAY)),
        "Evidence": (("Action ref", "Kind", "Date"), ("2.10", "audit", DAY)),
        "Notes": (("Written by the programme office",),),
    }  # fmt: skip

    reading = read([workbook(tmp_path / "plan.xlsx", plan)])

    assert [sheet.layout.name for sheet in reading.sheets] == [
        "plan Key", "plan Actions", "plan Milestones", "plan Evidence",
    ]  # fmt: skip
    assert reading.sheets[1].cells["Action ref"] == ["2.10"]
    assert [one.sheet for one in reading.ignored] == ["Notes"]


def test_values_under_no_heading_are_named(tmp_path):
    path = workbook(
        tmp_path / "visits.xlsx",
        {"S": ((*HEAD, None, "Mileage"), ("12", DAY, "CIN", "x", 4))},
    )

    assert only(read([path])).ignored_columns == (("D", ""), ("E", "Mileage"))


def test_links_to_other_workbooks_are_said(tmp_path):
    path = visits(tmp_path, ("12", DAY, "CIN"))
    with zipfile.ZipFile(path, "a") as zipped:
        zipped.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")

    assert only(read([path])).notes == (
        "links to other workbooks: the values last saved were read",
    )


def test_an_old_workbook():
    reading = read([MADE / "feeds.xls"])
    visited, groups = reading.sheets

    assert visited.layout.name == "visits"
    assert (visited.heading_row, visited.rows) == (3, [4, 5, 6, 7])
    assert visited.cells["Child Unique ID"] == ["000012", "12", "13", 14.0]
    assert visited.cells["Visit Date"][:3] == [dt.date(2024, 3, day) for day in (5, 6, 7)]
    assert visited.formula_cells == ((7, "B"),)
    assert "1 hidden row read like the rest" in visited.notes
    assert groups.notes == ("the sheet is hidden in the workbook; it was read",)


def test_cells_without_places_of_their_own(tmp_path):
    """Some exporters leave the place of a cell out: the cells stand one after another."""
    path = visits(tmp_path, ("12", "05/03/2024", "CIN"))
    altered(path, sheet1=lambda xml: re.sub(rb'(<c|<row) r="[A-Z]*\d+"', rb"\1", xml))

    assert only(read([path])).cells["Visit Type"] == ["CIN"]


def test_a_cell_far_away_is_refused_before_room_is_made_for_it(tmp_path):
    path = visits(tmp_path, ("12", DAY, "CIN"))
    book = openpyxl.load_workbook(path)
    book.active["XFD1048576"] = "x"
    book.save(path)

    with pytest.raises(Refused, match="reach further"):
        read([path])


def test_more_than_the_limit_is_refused(tmp_path):
    path = visits(tmp_path, *[("12", DAY, "CIN")] * 40)

    with pytest.raises(Refused, match="reach further"):
        read([path], limits=Limits(book_cells=100))
