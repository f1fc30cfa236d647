"""The tables in DuckDB: all of them, the days, the moments, the local rules, within memory."""

import dataclasses
import datetime as dt

import duckdb
import pytest

from lineofsight.kernel.days import COLUMNS
from lineofsight.kernel.problems import Problem
from lineofsight.records.opened import opened_from
from lineofsight.records.seals import Reach
from lineofsight.records.sources import duckdb as source
from lineofsight.records.standard import TABLES
from lineofsight.settings import DEFAULT

NOVEMBER_30 = dt.date(2017, 11, 30)


@pytest.fixture
def con():
    with source.connect() as con:
        yield con


def test_every_declared_table_is_there_and_empty_unless_given(con):
    source.create_tables(con, {})

    counts = {name: con.sql(f"select count(*) from {name}").fetchall()[0][0] for name in TABLES}
    assert counts == dict.fromkeys(TABLES, 0)
    columns = con.sql("select * from person limit 0").columns
    assert columns == list(TABLES["person"].stored)


def test_a_table_nobody_declared_is_refused(con):
    with pytest.raises(Problem):
        source.create_tables(con, {"persons": None})


def test_days_are_every_day_known_once(con):
    source.create_days(con)

    assert con.sql("select * from days limit 0").columns == list(COLUMNS)
    query = "select count(*), count(distinct day), min(day), max(day) from days"
    assert con.sql(query).fetchall() == [
        (6940, 6940, dt.date(2010, 1, 1), dt.date(2028, 12, 31)),
    ]  # fmt: skip


def test_moments_are_the_days_asked_about_in_place_of_those_before(con):
    source.create_moments(con, [NOVEMBER_30, NOVEMBER_30, dt.date(2017, 10, 31)])
    assert con.sql("select day, ends_month from moments order by day").fetchall() == [
        (dt.date(2017, 10, 31), 1), (NOVEMBER_30, 1),
    ]  # fmt: skip

    source.create_moments(con, [])
    assert con.sql("select count(*) from moments").fetchall() == [(0,)]


def test_a_moment_outside_the_calendar_is_refused(con):
    with pytest.raises(Problem):
        source.create_moments(con, [dt.date(2029, 1, 1)])


def test_local_rules_are_one_row_of_whole_numbers(con):
    rules = dataclasses.replace(DEFAULT.local_rules, cp_visit_working_days=15)

    source.create_local_rules(con, rules, extracted_on=dt.date(2026, 9, 30))

    (row,) = con.sql("select * from local_rules").to_arrow_table().to_pylist()
    assert row["cp_visit_working_days"] == 15
    assert row.pop("extracted_day") == (dt.date(2026, 9, 30) - dt.date(1970, 1, 1)).days
    assert set(row) == {field.name for field in dataclasses.fields(rules)}


def test_memory_is_bounded(tmp_path):
    with (
        source.connect(memory_limit="20MB") as con,
        pytest.raises(duckdb.OutOfMemoryException),
    ):
        con.sql("select count(distinct range || 'x' || range) from range(3000000)").fetchall()


def test_a_month_drawn_by_hand_answers_everything_unless_said():
    reach = {"referrals": Reach(dt.date(2017, 9, 1), NOVEMBER_30, "list 3")}
    with opened_from(
        {"contacts": [{"child_id": "a", "contacted_on": "2017-11-03"}], "referrals": []},
        reach=reach, days=[NOVEMBER_30],
    ) as opened:  # fmt: skip
        assert opened.seal.reach["contacts"].first is None
        assert opened.seal.reach["referrals"] == reach["referrals"]
        assert opened.run("select contacted_month from contacts").to_pylist() == [
            {"contacted_month": 2017 * 12 + 10}
        ]
        assert opened.run("select count(*) as n from moments").to_pylist() == [{"n": 1}]


def test_a_column_nobody_declared_is_refused():
    with pytest.raises(Problem):
        opened_from({"contacts": [{"child": "a"}]})
