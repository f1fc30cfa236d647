"""The workforce census, in XML and as CSV, is kept as it came, with the day it shows."""

import datetime as dt
from decimal import Decimal

import pytest

from lineofsight.kernel.codes import NOT_RECORDED
from records.loading import gathered, rows

WORKERS = """
    AgencyWorker|SWENo|FTE|PersonBirthDate|GenderCurrent|OrgRole|RoleStartDate|RoleEndDate|ReasonLeave|Cases30
    0           |in post |1  |1980-01-01|2|5|2020-01-06|          | |17
    1           |agency  |0.6|1975-01-01|1|4|2022-06-01|          | |12
    0           |left    |1  |1970-01-01|9|3|2010-01-04|2022-03-31|5|
    1           |no start|1  |          | | |          |          | |
"""
TOTALS = """
    NumberOfVacancies | NoAgencyFTE | NoAgencyHeadcount
    12.5              | 8.25        | 9
"""


def as_xml(drawn: str, element: str) -> str:
    headings, *lines = [
        [cell.strip() for cell in line.split("|")] for line in drawn.splitlines() if line.strip()
    ]
    parts = [
        "".join(f"<{h}>{cell}</{h}>\n" for h, cell in zip(headings, line, strict=True) if cell)
        for line in lines
    ]
    return "".join(f"<{element}>\n{part}</{element}>\n" for part in parts)


def census(tmp_path, month="2022-09", *, xml=False, **options):
    if not xml:
        return gathered(tmp_path, month=month, workers_csv=WORKERS, totals=TOTALS, **options)
    (tmp_path / "feeds").mkdir()
    inner = as_xml(TOTALS, "LALevelVacancies") + as_xml(WORKERS, "CSWWWorker")
    (tmp_path / "feeds" / "csww.xml").write_text(f"<Message>{inner}</Message>")
    return gathered(tmp_path, month=month, **options)


def test_xml_and_csv_say_the_same(tmp_path):
    drawn = census(tmp_path / "a")
    (tmp_path / "b").mkdir()
    tree = census(tmp_path / "b", xml=True)

    for table in ("workforce_census", "workforce_census_totals"):
        names = [name for name in drawn.tables[table].column_names if "source" not in name]
        assert rows(tree, table, *names) == rows(drawn, table, *names)


def test_the_census_is_kept_whole(tmp_path):
    found = census(tmp_path)

    kept = rows(found, "workforce_census", "worker_id", "is_agency", "org_role", "cases", "sex")
    assert kept == [
        ("in post", "no", "5", 17, "female"),
        ("agency", "yes", "4", 12, "male"),
        ("left", "no", "3", None, "neither"),
        ("no start", "yes", NOT_RECORDED, None, NOT_RECORDED),
    ]
    assert rows(found, "workforce_census", "leaving_reason")[2] == ("5",)
    assert rows(
        found, "workforce_census_totals", "vacancies_fte", "agency_cover_fte", "agency_cover"
    ) == [(Decimal("12.5"), Decimal("8.25"), 9)]


def test_its_workers_are_none_of_the_workers_feed(tmp_path):
    assert "professionals" not in census(tmp_path).tables


@pytest.mark.parametrize(
    ("month", "shows"), [("2022-11", 2022), ("2022-09", 2022), ("2022-08", 2021)]
)
def test_each_row_bears_the_last_30_september_before_the_month_ended(tmp_path, month, shows):
    found = census(tmp_path, month=month)

    for table in ("workforce_census", "workforce_census_totals"):
        assert set(rows(found, table, "census_on")) == {(dt.date(shows, 9, 30),)}


def test_it_answers_to_the_last_30_september_and_no_further(tmp_path):
    found = census(tmp_path, month="2022-11")

    spells = found.reaches["workforce_census"].reach
    totals = found.reaches["workforce_census_totals"].reach
    assert (spells.first, spells.last) == (dt.date(2021, 10, 1), dt.date(2022, 9, 30))
    assert totals.first == totals.last == dt.date(2022, 9, 30)


def test_before_30_september_it_is_last_years(tmp_path):
    found = census(tmp_path, month="2022-08")

    assert found.reaches["workforce_census"].reach.last == dt.date(2021, 9, 30)


def test_two_agency_workers_who_differ_in_anything_are_two(tmp_path):
    twins = """
        AgencyWorker | SWENo | FTE | OrgRole | RoleEndDate
        1            | same  | 1   | 5       |
        1            | same  | 0.5 | 5       |
        1            | same  | 1   | 5       |
    """
    found = gathered(tmp_path, month="2022-09", twins=twins)

    assert [fte for (fte,) in rows(found, "workforce_census", "fte")] == [1, Decimal("0.5")]
