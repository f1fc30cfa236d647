"""The load report: true, whole in its files, capped on a terminal, and silent about names."""

import csv
import dataclasses
import datetime as dt

from lineofsight.records.findings import Finding, Kind, Place, counted
from lineofsight.records.load_report import CAP, ListLine, in_lines
from lineofsight.records.load_report_files import HEADINGS, write
from records.loading import sealed

LIST_7 = """
    Child ID   | Child Protection Plan Start Date | Child Protection Plan End Date | Latest Category of Abuse | Colour
    open       | 01/06/2017 |            | Neglect | red
    unread_end | 01/06/2017 | summer     | Neglekt | blue
    no_start   |            | 01/09/2017 | NEG     | blue
    twice      | 01/06/2017 |            | NEG     | blue
    twice      | 01/06/2017 |            | NEG     | blue
"""  # noqa: E501  as wide as its headings
VISITS = """
    Child Unique ID | Visit Date | Visit Type
    open            | 01/11/2017 | CP
"""


def lines(tmp_path, **feeds):
    return list(in_lines(sealed(tmp_path, **feeds).report))


def test_it_says_what_was_read_for_when_and_for_whom(tmp_path):
    told = lines(tmp_path, list_7=LIST_7, visits=VISITS)

    assert told[:2] == [
        "November 2017, extract of 30 November 2017 (assumed: the last day of the month)",
        "Authority: not named: rates are no data",
    ]
    assert "  Annex A list 7 (Child protection): 5 rows (feeds-2017-11/list_7.csv)" in told or any(
        "Annex A list 7 (Child protection): 5 rows" in line for line in told
    )


def test_rows_in_and_out_and_what_each_table_can_answer(tmp_path):
    told = lines(tmp_path, list_7=LIST_7, visits=VISITS)

    assert (
        "  cp_plans: 5 in, 2 kept, 2 set aside, 1 duplicates; list 7; "
        "from 1 November 2017 (holds nothing of an earlier day)" in told
    )
    assert any(line.startswith("  Not loaded, so no data: ") for line in told)


def test_it_says_how_many_plans_are_another_authoritys(tmp_path):
    told = lines(
        tmp_path,
        ssd_person="""
            pers_person_id | pers_dob
            ours           | 2010-01-01
            theirs         | 2010-01-01
            brother        | 2012-01-01
        """,
        ssd_cp_plans="""
            cppl_person_id | cppl_cp_plan_start_date | cppl_cp_plan_end_date | cppl_cp_plan_ola
            ours           | 2017-06-01              |                       | N
            theirs         | 2017-06-01              |                       | Y
            brother        | 2017-06-01              |                       | Y
        """,
    )

    assert any("cp_plans: 3 in, 3 kept (2 another authority's); " in line for line in told)


def test_an_unread_value_is_told_with_its_place_and_what_was_assumed(tmp_path):
    told = lines(tmp_path, list_7=LIST_7)

    assert any(
        "column Child Protection Plan End Date (C), row 3: 'summer' not a date "
        "(not known whether it ended: the row is set aside)" in line
        for line in told
    )
    assert any("column Latest Category of Abuse (D), row 3: 'Neglekt'" in line for line in told)
    assert any("column Colour (E): not a column of this list" in line for line in told)


def test_nothing_that_names_or_identifies_a_child_is_in_it(tmp_path):
    people = """
        Child Unique ID | Forename | Surname | Date of Birth | NHS Number | Address Class
        ident_one       | Fictum   | Exemplar| 31/02/2009    | 9434765919 | nowhere
        ident_one       | Fictum   | Another | 01/02/2009    | 9434765919 | open
                        | Nobody   | Nemo    | 01/02/2009    | 9434765919 | open
    """

    result = sealed(tmp_path, people=people)
    written = "\n".join(
        path.read_text("utf-8-sig")
        for path in (tmp_path / "home" / "reports").rglob("load_report*")
    )

    for text in ("\n".join(in_lines(result.report)), written):
        assert "31/02/2009" in text
        for secret in ("ident_one", "Fictum", "Exemplar", "Nemo", "9434765919"):
            assert secret not in text


def test_the_csv_holds_one_line_for_each_row_and_no_cell_a_spreadsheet_would_run(tmp_path):
    findings = (
        Finding(
            Kind.UNREAD, "not a date", Place("=cmd.csv", None, "Due", "B"), (2, 3, 7),
            typed="=1+1", assumed="missing",
        ),
    )  # fmt: skip
    read = (ListLine("A list", "=cmd.csv", 3),)
    report = dataclasses.replace(
        sealed(tmp_path, visits=VISITS).report, findings=findings, lists=read
    )

    write(report, tmp_path / "report")

    with (tmp_path / "report" / "load_report.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file))
    assert tuple(table[0]) == HEADINGS
    assert [row[4] for row in table[1:]] == ["2", "3", "7"]
    assert {row[7] for row in table[1:]} == {"'=1+1"}
    assert {row[2] for row in table[1:]} == {"'=cmd.csv"}
    assert {row[-1] for row in table[1:]} == {"A list"}


def test_the_page_shows_markup_and_does_not_obey_it(tmp_path):
    bad = Finding(Kind.UNREAD, "not a date", Place("<script>.csv"), (2,), typed="<img onerror=x>")
    report = dataclasses.replace(sealed(tmp_path, visits=VISITS).report, findings=(bad,))

    write(report, tmp_path / "report")

    page = (tmp_path / "report" / "load_report.html").read_text("utf-8")
    assert "&lt;script&gt;.csv" in page
    assert "&lt;img onerror=x&gt;" in page
    assert "<script" not in page
    assert "http" not in page


def test_a_long_list_is_capped_on_the_terminal_and_whole_when_only_checked(tmp_path):
    many = "Child Unique ID | Visit Date | Visit Type\n" + "\n".join(
        f"a | summer {number} | CP" for number in range(30)
    )
    both = f"{many}\nb | 01/11/2017 | CP"

    capped = "\n".join(lines(tmp_path / "a", visits=both))
    checked = "\n".join(in_lines(sealed(tmp_path / "b", check=True, visits=both).report))

    assert capped.count("not a date") == CAP
    assert "and 22 more, listed in the report" in capped
    assert checked.count("not a date") == 30


def test_findings_are_counted_by_rows_in_the_order_of_a_report():
    found = [
        Finding(Kind.NOTE, "a note"),
        Finding(Kind.UNREAD, "not a date", rows=(2, 3, 4)),
        Finding(Kind.UNREAD, "not a number", rows=(9,)),
    ]

    assert list(counted(found).items()) == [("value not read", 4), ("note", 1)]


def test_the_extract_is_not_called_assumed_when_it_was_said(tmp_path):
    told = lines(tmp_path, extracted=dt.date(2017, 12, 5), visits=VISITS)

    assert told[0] == "November 2017, extract of 5 December 2017"


LATER = """
    Child Unique ID | Visit Date | Visit Type
    seen            | 01/11/2017 | CP
    seen_again      | 01/12/2017 | CP
"""


def test_days_after_the_day_that_was_assumed_are_counted_once_with_what_to_do(tmp_path):
    assumed = lines(tmp_path / "a", visits=LATER)
    said = lines(tmp_path / "b", extracted=dt.date(2017, 11, 30), visits=LATER)

    (note,) = [line for line in assumed if "assumed to be the day of the extract" in line]
    assert note.startswith("Note: 1 row has a day after 30 November 2017")
    assert "--extracted" in note
    assert not [line for line in said if "assumed to be the day" in line]
