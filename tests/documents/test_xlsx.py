"""The data suite: sheets that can be filtered, typed figures, text that is never run."""

import pytest

from documents.reading import book, parts, written
from documents.wandle_paper import wandle_paper
from lineofsight.reporting.printed_number import read_number
from lineofsight.reporting.render.xlsx.book import sheet_names
from lineofsight.reporting.render.xlsx.cells import can_be_typed, number_format, stored

PAPER = wandle_paper()
BOOK = book(PAPER)


def test_sheets_and_what_the_first_says_of_them():
    about = {row[0].value: row[1].value for row in BOOK["About"].iter_rows(min_row=4)}

    assert BOOK.sheetnames[0] == "About"
    assert {"Improvement plan", "Indicators", "Charts", "Figures", "Text", "Definitions"} <= set(
        BOOK.sheetnames
    )
    assert set(BOOK.sheetnames[1:]) <= set(about)
    assert about["Month"] == "October 2017"
    assert about["Sealed months read"] == "2017-10 v1, 2017-11 v2"


@pytest.mark.parametrize("name", BOOK.sheetnames[1:])
def test_a_sheet_can_be_filtered_read_and_printed(name):
    sheet = BOOK[name]

    assert sheet.freeze_panes == "B5"
    assert sheet.auto_filter.ref.startswith("A4:")
    assert sheet.print_title_rows == "$4:$4"
    assert all(cell.value and cell.font.bold for cell in sheet[4])
    assert not sheet.merged_cells.ranges


def test_tables_of_one_set_share_a_sheet_with_their_part_in_front():
    sheet = BOOK["Improvement plan"]
    rows = [[cell.value for cell in row][:2] for row in sheet.iter_rows(min_row=4)]

    assert rows[0] == ["Priority", "Ref"]
    assert ["Priority 2", "2.10"] in rows  # text: 2.10 is not 2.1
    assert len({part for part, _ in rows[1:]}) == 4


def test_properties():
    assert BOOK.properties.title == "Update on children's improvement activity"
    assert BOOK.properties.creator == "London Borough of Wandle"
    assert BOOK.properties.created.date().isoformat() == "2017-12-12"


def test_no_cell_is_a_formula_or_a_link():
    for name, tree in parts(written(PAPER, "xlsx")).items():
        assert not [one for one in tree.iter() if one.tag.endswith(("}f", "}hyperlink"))], name


@pytest.mark.parametrize(
    ("printed", "value", "form"),
    [
        ("57.9%", 0.579, "0.0%"),
        ("1,234", 1234, "#,##0"),
        ("5", 5, "0"),
        ("37.8 per 10,000", 37.8, '0.0" per 10,000"'),
        ("£2.9m", 2.9, '"£"0.0"m"'),
        ("down 5", -5, '"up "0;"down "0'),
        ("up 12.0 percentage points", 12, '"up "0.0" percentage points"'),
        ("-5.2", -5.2, '"-"0.0;"-"0.0'),
    ],
)
def test_a_figure_is_stored_as_a_number_with_the_format_that_prints_it(printed, value, form):
    number = read_number(printed)

    assert stored(number) == pytest.approx(value)
    assert number_format(number) == form


@pytest.mark.parametrize("printed", ["007", "12345678901234567890", "x" * 300 + "5", '"5"'])
def test_what_a_number_cell_would_change_stays_text(printed):
    assert not can_be_typed(read_number(printed))


def test_names_of_sheets_are_those_a_workbook_takes():
    wanted = ["A/B: [c]*?\\", "History", "x" * 40, "X" * 50, "'", "about", "About"]
    given = sheet_names(wanted)

    assert given == ["A B   c", "History 2", "x" * 31, "X" * 29 + " 2", "Sheet", "about", "About 2"]
