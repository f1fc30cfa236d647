"""The star holds the pages' figures, joins without a gap, and says state where no number is."""

import csv
import datetime as dt
import io
import json
import zipfile

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from lineofsight import picture
from lineofsight.cli.program import program
from lineofsight.feeds import star as making
from lineofsight.feeds import star_tables as tables
from lineofsight.feeds.files import columns_of
from lineofsight.feeds.star_files import MEASURES, model, write_zip


@pytest.fixture(scope="module")
def kept(sample_home):
    return picture.open_picture(sample_home)


@pytest.fixture(scope="module", params=["exact", "protected"])
def star(kept, request):
    return making.build(kept, exactness=request.param)


@pytest.fixture(scope="module")
def packed(kept):
    held = io.BytesIO()
    write_zip(making.build(kept, exactness="exact"), held)
    return zipfile.ZipFile(held)


def keyed(star, kind):
    return {row[0]: row for row in star.rows[kind]}


def test_every_key_leads_to_one_row_and_every_row_bears_its_snapshot(star):
    dimensions = {name: kind for kind, name in tables.NAMES.items()}
    for kind, rows in star.rows.items():
        for column in columns_of(kind).names:
            if column in tables.DIMENSION_OF:
                there = [row[0] for row in star.rows[dimensions[tables.DIMENSION_OF[column]]]]
                assert len(there) == len(set(there))
                assert {getattr(row, column) for row in rows} <= set(there)
        assert {row.snapshot for row in rows} <= {star.snapshot}
    assert star.rows[tables.FactFigure]


def test_the_whole_of_the_newest_month_is_the_scorecard(kept, star):
    codes = {row.indicator_key: row.code for row in star.rows[tables.DimIndicator]}
    states = {row.state_key: row.state for row in star.rows[tables.DimState]}
    [newest] = [r.month_key for r in star.rows[tables.DimMonth] if r.month == str(star.month)]
    told = {
        codes[row.indicator_key]: (states[row.state_key], row.value, row.numerator, row.denominator)
        for row in star.rows[tables.FactFigure]
        if row.month_key == newest and row.group_key == 0
    }
    page = picture.scorecard_rows(kept, exactness=star.exactness)
    assert told == {
        row.code: (row.figure.state, row.figure.value, row.figure.numerator, row.figure.denominator)
        for row in page
    }


def test_breakdowns_are_those_of_the_page_and_teams_those_of_the_team(kept, star):
    groups, codes = keyed(star, tables.DimGroup), keyed(star, tables.DimIndicator)
    [newest] = [r.month_key for r in star.rows[tables.DimMonth] if r.month == str(star.month)]
    told = {}
    for row in star.rows[tables.FactFigure]:
        if row.month_key == newest and row.group_key:
            group = groups[row.group_key]
            line = told.setdefault((codes[row.indicator_key].code, group.breakdown), [])
            line.append((group.group, row.value))
    compared = 0
    for code in ("CP1", "LAC1", "CIN1", "CP5"):
        for by in ("team", "sex", "age"):
            page = picture.breakdown(kept, code, by, exactness=star.exactness)
            said = [(one.words or "not shown", one.figure.value) for one in page]
            assert told.get((code, by), []) == said
            compared += len(said)
    assert compared > 10


def test_a_figure_without_a_number_says_why_and_is_no_nought(star):
    states = {row.state_key: row.state for row in star.rows[tables.DimState]}
    seen = set()
    for row in star.rows[tables.FactFigure]:
        state = states[row.state_key]
        seen.add(state)
        assert (row.value is None) == (state != "value")
        if state != "value":
            assert row.numerator is row.denominator is row.lower is None
    assert "no_data" in seen
    assert ("hidden" in seen) == (star.exactness == "protected")


def test_protected_tells_no_count_below_the_threshold(kept, star):
    if star.exactness == "exact":
        return
    few = range(1, picture.about(kept).threshold)
    units = {r.indicator_key: r for r in star.rows[tables.DimIndicator]}
    small = [
        units[row.indicator_key].code
        for row in star.rows[tables.FactFigure]
        if row.numerator in few and units[row.indicator_key].unit == "children"
    ]
    assert small == []
    assert {row.lower for row in star.rows[tables.FactFigure]} == {None}


def test_workforce_and_weeks_are_those_of_their_pages(kept, star):
    page = picture.workforce(kept, exactness=star.exactness)
    codes = keyed(star, tables.DimIndicator)
    held = [one.children for one in (page.balance, *page.teams)]
    assert [row.children for row in star.rows[tables.FactChildrenHeld]] == held
    told = {}
    for row in star.rows[tables.FactWorkforce]:
        told.setdefault(codes[row.indicator_key].code, []).append(row.value)
    for one in page.rows:
        assert told[one.code] == [figure.value for _, figure in one.months]
    weeks = picture.front_door_weeks(kept, exactness=star.exactness)
    whole = [row for row in star.rows[tables.FactFrontDoorWeek] if row.group_key == 0]
    assert [(row.week, row.contacts) for row in whole] == [
        (one.week, one.contacts) for one in weeks
    ]
    for row, one in zip(whole, weeks, strict=True):
        if row.decided:
            assert row.became_referral / row.decided * 100 == pytest.approx(one.conversion)


def test_weeks_that_may_not_be_told_stand_there_hidden_with_the_reason(kept):
    star = making.build(kept, exactness="protected")
    states, groups = keyed(star, tables.DimState), keyed(star, tables.DimGroup)
    seen = set()
    for row in star.rows[tables.FactFrontDoorWeek]:
        group = groups[row.group_key]
        seen.add((group.breakdown, group.group, states[row.state_key].state))
        if states[row.state_key].state == "hidden":
            assert {row.contacts, row.referrals, row.became_referral, row.decided} == {None}
        assert None not in {row.contacts, row.referrals, row.became_referral} or row.reason
        if (
            group.breakdown == "source" or row.begins.month != (row.begins + dt.timedelta(6)).month
        ):  # by source, or in two months
            assert states[row.state_key].state == "hidden"
    assert {("whole", "all", "hidden"), ("source", "not shown", "hidden")} <= seen
    assert len(star.rows[tables.FactFrontDoorWeek]) == 104 + 26


def test_totals_of_held_children_are_told_of_the_teams_asked_for(kept):
    names = [one.team for one in picture.workforce(kept, exactness="exact").teams][:2]
    star = making.build(kept, exactness="exact", teams=names)
    keys = {row.team_key: row.team for row in star.rows[tables.DimTeam]}
    told = [keys[row.team_key] for row in star.rows[tables.FactChildrenHeld]]
    assert told == ["the whole service", *names]


def test_parquet_and_csv_hold_the_same_rows_and_the_model_describes_them(kept, packed):
    told = json.loads(packed.read("model.json"))
    assert {one["name"] for one in told["tables"]} == set(tables.NAMES.values())
    for one in told["tables"]:
        table = pq.read_table(io.BytesIO(packed.read(f"parquet/{one['name']}.parquet")))
        names = [column["name"] for column in one["columns"]]
        assert (table.num_rows, table.column_names) == (one["rows"], names)
        lines = csv.reader(io.StringIO(packed.read(f"csv/{one['name']}.csv").decode("utf-8-sig")))
        assert len(list(lines)) == one["rows"] + 1
    assert "not published" in packed.read("README.txt").decode()
    ends = {one[end] for one in told["relationships"] for end in ("from", "to")}
    known = {f"{one['name']}[{c['name']}]" for one in told["tables"] for c in one["columns"]}
    assert ends <= known
    assert "AVERAGE" not in " ".join(MEASURES.values())


def test_the_model_is_told_of_a_protected_star(star):
    assert model(star)["exactness"] == star.exactness


def test_the_verb_writes_the_folder_once_and_is_recorded(sample_home, tmp_path):
    out = tmp_path / "star"
    asked = ["--home", str(sample_home.path), "export", "star", "--out", str(out), "--protected"]
    first = CliRunner().invoke(program, asked)
    assert first.exit_code == 0, first.output
    assert "The figures are protected" in first.output
    assert (out / "parquet/fact_figure.parquet").exists()
    assert json.loads(sample_home.looks.read_text("utf-8").splitlines()[-1])["export"] == "star"
    again = CliRunner().invoke(program, asked)
    assert "not empty" in str(again.exception)
