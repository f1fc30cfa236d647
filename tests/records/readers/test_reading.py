"""Whole loads: the invented returns, two files of one list, empty lists, what is passed over."""

import hashlib
from pathlib import Path

import pytest

from lineofsight.kernel.problems import ChecksFailed, Refused, Unreadable
from lineofsight.records.readers.catalogue import layout
from lineofsight.records.readers.reading import read
from records.readers.written import VISITS, only, read_text, workbook

RETURNS = Path(__file__).parents[2] / "data/returns"


def sizes(reading):
    return {sheet.layout.name: len(sheet.rows) for sheet in reading.sheets}


def headings(family, name):
    return ",".join(f'"{column.heading}"' for column in layout(family, name).columns)


def test_an_annex_a_workbook():
    reading = read([RETURNS / "annex_a"])

    assert list(sizes(reading).values()) == [5, 5, 6, 5, 5, 5, 7, 5, 6, 5, 5]
    assert all(sheet.missing_columns == () for sheet in reading.sheets)
    assert all(sheet.ignored_columns == () for sheet in reading.sheets)
    assert reading.ignored == ()
    need = next(sheet for sheet in reading.sheets if sheet.layout.name == "list 6")
    assert {letter for _, letter, _ in need.unread_cells} == {"M", "N"}  # team and worker: #N/A


def test_a_year_of_ssda903():
    reading = read([RETURNS / "ssda903"])

    assert sizes(reading) == {
        "Header": 2675, "Episodes": 5050, "Reviews": 12582, "UASC": 132, "OC2": 2675, "OC3": 53,
        "AD1": 29, "PlacedAdoption": 29, "PrevPerm": 2675, "Missing": 43, "SWEpisodes": 1,
        "DoLo": 1,
    }  # fmt: skip
    assert all(not s.missing_columns and not s.ignored_columns for s in reading.sheets)


def test_two_files_of_one_list_are_refused_naming_both():
    with pytest.raises(Refused) as refusal:
        read([RETURNS / "ssda903", RETURNS / "ssda903_faults"])

    assert refusal.value.where == "placed_for_adoption.csv and placed_for_adoption_errors.csv"


def test_two_years_of_one_list_are_refused_with_the_way_out():
    with pytest.raises(Refused, match="load each year on its own"):
        read([RETURNS / "ssda903_2017_2021"])


@pytest.mark.parametrize("year", range(2017, 2022))
def test_each_year_on_its_own(year):
    reading = read(sorted((RETURNS / "ssda903_2017_2021").glob(f"{year}-*.csv")))

    assert {"Header", "Episodes", "Reviews", "OC2", "OC3"} <= sizes(reading).keys()
    assert all(sheet.notes == () for sheet in reading.sheets)


def test_columns_are_known_by_name_and_not_by_place(tmp_path):
    sheet = read_text(tmp_path, "DUC,DOB,SEX,CHILD\n,01/02/2003,2,77\n", name="uasc.csv")

    assert sheet.cells["SEX"] == ["2"]
    assert sheet.cells["CHILD"] == ["77"]


def test_two_sheets_of_one_list_are_refused(tmp_path):
    workbook(tmp_path / "book.xlsx", {"March": VISITS, "April": VISITS})

    with pytest.raises(Refused) as refusal:
        read([tmp_path])

    assert refusal.value.where == "book.xlsx, sheet March and book.xlsx, sheet April"


@pytest.mark.parametrize(
    ("family", "name"),
    [("annex_a", "list 6"), ("ssda903", "Header"), ("ssda903", "Episodes")],
)
def test_headings_alone_are_refused_for_the_childrens_own_lists(tmp_path, family, name):
    with pytest.raises(ChecksFailed, match="has headings and no rows"):
        read_text(tmp_path, headings(family, name) + "\n", name="extract.csv")


@pytest.mark.parametrize(
    ("family", "name"),
    [("annex_a", "list 10"), ("ssda903", "UASC"), ("local_feeds", "visits")],
)
def test_headings_alone_are_accepted_and_said_elsewhere(tmp_path, family, name):
    sheet = read_text(tmp_path, headings(family, name) + "\n", name="extract.csv")

    assert sheet.rows == []
    assert sheet.notes == ("has headings and no rows: taken as truly empty",)


def test_the_digest_is_of_the_bytes(tmp_path):
    path = tmp_path / "visits.csv"
    path.write_bytes(b"Child Unique ID,Visit Date,Visit Type\n")
    workbook(tmp_path / "plan.xlsx", {"Key": (("State", "Colour", "Test"),)})

    digests = read([tmp_path]).digests

    assert digests.keys() == {"visits.csv", "plan.xlsx"}
    assert digests["visits.csv"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_what_is_passed_over_is_said(tmp_path):
    (tmp_path / "visits.csv").write_text("Child Unique ID,Visit Date,Visit Type\n")
    (tmp_path / "README.md").write_text("read me")
    (tmp_path / "cin.xml").write_text("<Message/>")
    (tmp_path / "rota.csv").write_text("Day,Who\nMonday,Duty\n")
    (tmp_path / "ssd_send.csv").write_text("send_table_id,send_person_id\n")
    (tmp_path / "map.xml").write_text("<map/>")
    (tmp_path / "plans.csv").write_text("ehcn_named_plan_id,ehcn_ehcp_asmt_id\n")

    ignored = {one.file: one.why for one in read([tmp_path]).ignored}

    assert ignored == {
        "README.md": "not a workbook, not a return in XML and not a file of separated values",
        "cin.xml": "it holds none of the elements of a known return",
        "map.xml": "it is XML and no return that is read here",
        "rota.csv": "none of its first 30 rows holds the headings of a known list",
        "ssd_send.csv": "ssd_send is about special educational needs: no figure or page uses it",
        "plans.csv": "ssd_ehcp_named_plan is about education, health and care plans: no figure or"
        " page uses it",
    }


def test_nothing_to_read_is_refused(tmp_path):
    with pytest.raises(Unreadable, match="no list to read"):
        read([tmp_path])
    (tmp_path / "rota.csv").write_text("Day,Who\n")
    with pytest.raises(Unreadable, match=r"rota.csv: none of its first 30 rows"):
        read([tmp_path])


def test_a_file_named_as_a_list_and_holding_something_else_is_refused(tmp_path):
    with pytest.raises(ChecksFailed, match="named as the feed visits"):
        read_text(tmp_path, "Day,Who\nMonday,Duty\n")
    with pytest.raises(ChecksFailed, match="named as Annex A list 3"):
        read([workbook(tmp_path / "book.xlsx", {"List 3": (("Day", "Who"),)})])


def test_a_file_is_read_by_what_it_is_and_not_by_its_name(tmp_path):
    book = workbook(tmp_path / "book.xlsx", {"S": VISITS})
    renamed = book.rename(tmp_path / "visits.csv")
    assert only(read([renamed])).sheet == "S"

    text = "\t".join(VISITS[0]) + "\n1\t05/03/2024\tCIN\n"
    sheet = read_text(tmp_path, text, name="export.xls")
    assert sheet.sheet is None
    assert sheet.notes == ("separated by tabs",)


def test_a_problem_holds_no_cell(tmp_path):
    with pytest.raises(ChecksFailed) as refusal:
        read_text(tmp_path, "Child Unique ID,Visit Day,Visit Type\nSECRET,05/03/2024,CIN\n")

    assert "SECRET" not in str(refusal.value)
