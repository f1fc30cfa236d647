"""A file of an indicator leaves the site: protected, but for whose work is rows without names."""

import csv
import io

import openpyxl
import pyarrow.parquet as pq
import pytest

from lineofsight import picture
from lineofsight.accounts import actions
from lineofsight.accounts.roles import Role
from lineofsight.accounts.standing import exactness_of, exactness_outside
from lineofsight.feeds import files
from lineofsight.feeds.rows import COLUMNS, Rows, of_indicator
from signed_in import START, client_of, person


@pytest.fixture
def site(sample_home, settings, db):
    settings.HOME = sample_home
    settings.SECOND_FACTOR = False
    return picture.open_picture(sample_home)


def rows_as(site, exactness):
    return of_indicator(Rows(site, exactness), "LAC1")


def as_texts(rows):
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def test_the_rows_are_the_figures_of_the_page(site):
    rows = rows_as(site, "exact")
    months = [row for row in rows if not row[4]]
    series = picture.series(site, "LAC1", exactness="exact")
    assert [row[6] for row in months] == [one.figure.value for one in series.points]
    groups = picture.breakdown(site, "LAC1", "sex", exactness="exact")
    assert [row[6] for row in rows if row[4] == "sex"] == [one.figure.value for one in groups]


def test_the_three_shapes_hold_the_same(site):
    client = client_of(person(Role.ANALYST))

    def fetched(shape):
        return client.get(f"/indicators/LAC1/figures.{shape}").content

    told = [list(COLUMNS), *as_texts(rows_as(site, "exact"))]
    assert list(csv.reader(io.StringIO(fetched("csv").decode("utf-8-sig")))) == told
    table = pq.read_table(io.BytesIO(fetched("parquet")))
    assert list(zip(*table.to_pydict().values(), strict=True)) == rows_as(site, "exact")
    sheet = openpyxl.load_workbook(io.BytesIO(fetched("xlsx"))).active
    assert [row[5].value or "" for row in sheet.iter_rows()] == [row[5] for row in told]
    assert client.get("/indicators/LAC1/figures.exe").status_code == 404
    assert client.get("/indicators/NONE/figures.csv").status_code == 404


def hiding(site):
    """An indicator of which the protected file hides what the exact one tells."""
    for one in picture.scorecard_rows(site, exactness="exact"):
        rows = of_indicator(Rows(site, "protected"), one.code)
        if any(row[10] == "hidden" for row in rows):
            return one.code, rows
    raise AssertionError


def test_a_director_sees_exact_pages_and_takes_protected_files_away(site):
    code, protected = hiding(site)
    hidden = [row for row in protected if row[10] == "hidden"]
    assert all(row[6:9] == (None, None, None) for row in hidden)
    made = person(Role.DIRECTOR)
    client = client_of(made)

    told = client.get(f"/indicators/{code}/figures.csv")
    assert f"{code}-protected.csv" in told["Content-Disposition"]
    lines = list(csv.reader(io.StringIO(told.content.decode("utf-8-sig"))))
    assert lines[1:] == as_texts(protected)
    table = pq.read_table(io.BytesIO(client.get(f"/indicators/{code}/figures.parquet").content))
    assert list(zip(*table.to_pydict().values(), strict=True)) == protected
    sheet = openpyxl.load_workbook(
        io.BytesIO(client.get(f"/indicators/{code}/figures.xlsx").content)
    ).active
    assert [[cell.value for cell in row[6:9]] for row in list(sheet.iter_rows())[1:]] == [
        list(row[6:9]) for row in protected
    ]
    assert exactness_of(made) == "exact", "on the page"


def test_files_and_feeds_have_one_judge_and_the_page_says_which_beside_the_download(site):
    for role, place, outside in (
        (Role.ANALYST, "", "exact"),
        (Role.DIRECTOR, "", "protected"),
        (Role.AUDITOR, "", "protected"),
        (Role.HEAD_OF_SERVICE, "Care Planning", "protected"),
    ):
        made = person(role, place=place)
        assert exactness_outside(made) == outside, role
        told = client_of(made).get("/indicators/LAC1/").content.decode().partition('id="download"')
        if told[1]:
            assert ("Protected: it leaves the site" in told[2]) == (outside == "protected"), role
    actions.grant_at_machine(made, Role.DIRECTOR, starts=START)
    file = client_of(made).get("/indicators/LAC1/figures.csv")
    assert "LAC1-protected.csv" in file["Content-Disposition"], "two roles that see exact pages"


def test_who_may_not_take_figures_away_finds_nothing(site):
    for role in (Role.PRACTITIONER, Role.COUNCILLOR, Role.ADMINISTRATOR):
        assert client_of(person(role)).get("/indicators/LAC1/figures.csv").status_code == 404


def test_a_group_that_is_a_formula_is_not_run_by_a_spreadsheet(site):
    row = list(rows_as(site, "exact")[0])
    row[5] = "=cmd()"
    assert ",'=cmd()," in files.as_csv([tuple(row)], files.FIGURES).decode("utf-8-sig")
