"""Every local feed as an empty workbook: complete, recognised, and safe for identifiers."""

import datetime as dt

import openpyxl
import pytest

from lineofsight.kernel.problems import Refused
from lineofsight.records.readers.catalogue import LAYOUTS
from lineofsight.records.readers.reading import read
from lineofsight.records.templates import write_templates

FEEDS = [layout for layout in LAYOUTS if layout.family in ("local_feeds", "csww")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forms") / "new"
    assert write_templates(folder) == sorted(folder.iterdir())
    return folder


def test_every_feed_is_written_and_read_back_as_itself(folder):
    reading = read([folder])

    assert {sheet.layout.name for sheet in reading.sheets} == {one.name for one in FEEDS}
    assert all(sheet.missing_columns == () for sheet in reading.sheets)
    assert all(sheet.rows == [] for sheet in reading.sheets)
    assert {one.sheet for one in reading.ignored} == {"Notes", "Codes"}


def test_the_plan_is_one_workbook_of_four_sheets(folder):
    sheets = openpyxl.load_workbook(folder / "plan.xlsx").sheetnames

    assert sheets == ["Actions", "Milestones", "Evidence", "Key", "Notes", "Codes"]


def test_a_code_is_chosen_from_a_list(folder):
    book = openpyxl.load_workbook(folder / "visits.xlsx")
    rules = {str(rule.sqref): rule for rule in book["visits"].data_validations.dataValidation}

    assert rules["C2:C20001"].formula1 == "Codes!$C$2:$C$5"
    assert [book["Codes"][f"C{row}"].value for row in range(1, 6)] == [
        "Codes: visit type", "CIN", "CP", "CLA", "care leaver",
    ]  # fmt: skip
    assert rules["B2:B20001"].type == "date"


def test_columns_are_formatted_for_what_they_hold(folder):
    columns = openpyxl.load_workbook(folder / "missing_episodes.xlsx")["missing_episodes"]

    assert columns.column_dimensions["A"].number_format == "@"
    assert columns.column_dimensions["B"].number_format == "dd/mm/yyyy hh:mm"


def test_each_heading_says_what_it_means(folder):
    sheet = openpyxl.load_workbook(folder / "visits.xlsx")["visits"]

    assert sheet["A1"].comment.text == (
        "The child, by the authority's identifier. Must be filled. Text."
    )


def test_what_is_filled_in_is_read(folder, tmp_path):
    book = openpyxl.load_workbook(folder / "visits.xlsx")
    for at, value in enumerate(("000012", dt.date(2024, 3, 5), "CIN", "yes"), start=1):
        book["visits"].cell(2, at, value)
    book.save(tmp_path / "visits.xlsx")

    (sheet,) = read([tmp_path]).sheets

    assert sheet.cells["Child Unique ID"] == ["000012"]
    assert sheet.cells["Visit Date"] == [dt.date(2024, 3, 5)]


def test_they_are_the_same_bytes_each_time(folder, tmp_path):
    write_templates(tmp_path / "again")

    for path in folder.iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()


def test_a_file_that_may_be_filled_in_is_not_written_over(tmp_path):
    (tmp_path / "workers.xlsx").write_text("mine")

    with pytest.raises(Refused, match="may have been filled in"):
        write_templates(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["workers.xlsx"]
