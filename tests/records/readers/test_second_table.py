"""Two lists one below the other: the second is never read as more rows of the first."""

import pytest

from lineofsight.kernel.problems import ChecksFailed
from lineofsight.records.readers.catalogue import layout
from lineofsight.records.readers.reading import read
from records.readers.written import VISITS, only, read_text, workbook


def written(rows):
    return "".join(",".join(row) + "\n" for row in rows)


REFERRALS = layout("annex_a", "list 3")
CONTACTS = layout("annex_a", "list 1")


def table(one, rows):
    """Headings of a list, and rows with a child and a day in their columns and no more."""
    headings = [column.heading for column in one.columns]
    day = next(at for at, column in enumerate(one.columns) if column.kind == "date"
               and "Birth" not in column.heading)  # fmt: skip
    rows = [["" for _ in headings] for _ in range(rows)]
    for number, row in enumerate(rows):
        row[0], row[day] = f"C{number}", "03/05/2025"
    return [headings, *rows]


@pytest.mark.parametrize(("first", "below", "rows", "at"), [
    (REFERRALS, CONTACTS, 20, 22),  # narrower than the first
    (CONTACTS, REFERRALS, 40, 42),  # wider, and below the rows headings are looked for in
    (CONTACTS, REFERRALS, 5, 7),  # wider, and so the likelier heading row of the two
    (REFERRALS, CONTACTS, 5000, 5002),
])  # fmt: skip
def test_headings_of_another_list_below_the_rows_are_refused(tmp_path, first, below, rows, at):
    both = [*table(first, rows), *table(below, 15)]

    with pytest.raises(ChecksFailed) as problem:
        read_text(tmp_path, written(both), name="one.csv")

    assert f"Annex A {below.name}" in problem.value.what
    assert problem.value.where == f"one.csv, row {at}"


@pytest.mark.parametrize("rows", [5, 40])
def test_a_sheet_and_the_excel_row_are_named(tmp_path, rows):
    both = [*table(CONTACTS, rows), [], *table(REFERRALS, 15)]
    path = workbook(tmp_path / "one.xlsx", {"Front door": both}, start=(3, 1))

    with pytest.raises(ChecksFailed) as problem:
        read([path])

    assert problem.value.where == f"one.xlsx, sheet Front door, row {rows + 6}"


def test_the_same_headings_in_another_order_are_refused(tmp_path):
    head, *rows = VISITS
    turned = [tuple(reversed(row)) for row in VISITS]

    with pytest.raises(ChecksFailed) as problem:
        read_text(tmp_path, written((head, *rows, *turned)))

    assert problem.value.where == "visits.csv, row 4"


def test_a_value_that_reads_like_a_heading_is_a_value(tmp_path):
    rows = [*table(CONTACTS, 2), ["Team", "", "", "", "03/05/2025"]]
    path = workbook(tmp_path / "one.xlsx", {"Contacts": rows})

    assert only(read([path])).cells[CONTACTS.columns[0].heading] == ["C0", "C1", "Team"]
