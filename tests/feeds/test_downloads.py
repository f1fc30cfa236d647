"""A file of an indicator holds the numbers of its page, exact or protected by role."""

import csv
import io

import openpyxl
import pyarrow.parquet as pq
import pytest

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.feeds import files
from lineofsight.feeds.rows import COLUMNS, Rows, of_indicator
from signed_in import client_of, person


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


def test_who_sees_protected_figures_gets_no_hidden_number(site, monkeypatch):
    protected = rows_as(site, "protected")
    hidden = [row for row in protected if row[10] == "hidden"]
    assert all(row[6:9] == (None, None, None) for row in hidden)
    monkeypatch.setattr("lineofsight.feeds.views.exactness_of", lambda _person: "protected")
    told = client_of(person(Role.ANALYST)).get("/indicators/LAC1/figures.csv")
    assert "LAC1-protected.csv" in told["Content-Disposition"]
    lines = list(csv.reader(io.StringIO(told.content.decode("utf-8-sig"))))
    assert lines[1:] == as_texts(protected)


def test_who_may_not_take_figures_away_finds_nothing(site):
    for role in (Role.PRACTITIONER, Role.COUNCILLOR, Role.ADMINISTRATOR):
        assert client_of(person(role)).get("/indicators/LAC1/figures.csv").status_code == 404


def test_a_group_that_is_a_formula_is_not_run_by_a_spreadsheet(site):
    row = list(rows_as(site, "exact")[0])
    row[5] = "=cmd()"
    assert ",'=cmd()," in files.as_csv([tuple(row)], files.FIGURES).decode("utf-8-sig")
