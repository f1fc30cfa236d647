"""A picture is built whole or not at all, alike each time, and says when it is out of date."""

import dataclasses
import datetime as dt
import stat

import pytest

from lineofsight import picture as pages
from lineofsight.indicators import catalogue, engine
from lineofsight.kernel.problems import Problem
from lineofsight.picture.made import timeline
from lineofsight.records.home import Home
from lineofsight.records.snapshots import (
    SET_ASIDE_SCHEMA,
    newest,
    open_month,
    replace_running,
    tables_of,
)
from pictured import MADE_AT, MONTH, TABLES, TODAY, built
from sealing import seal_drawn


def test_the_figures_are_those_of_the_engine(home, picture):
    with open_month(home, newest(home)) as opened:
        counted = engine.figures_of(opened, catalogue.chosen(None), months=[MONTH], by=("team",))
    whole = {row.code: row.figure for row in pages.scorecard_rows(picture, exactness="exact")}
    east = pages.scorecard_rows(picture, exactness="exact", team="East")
    of_team = {row.code: row.figure for row in east}

    assert len(whole) == len(catalogue.indicators())
    for figure in counted:
        found = whole if figure.by is None else of_team if figure.group == "East" else {}
        if figure.code in found:
            one = found[figure.code]
            assert one.state == figure.state
            if one.has_value:
                numbers = (figure.numerator, figure.denominator)
                assert (one.numerator, one.denominator) == numbers
            assert one.value == pytest.approx(None if figure.value is None else float(figure.value))


def test_what_may_not_be_exact_is_hidden_unless_it_may_be_shown(picture):
    rows = pages.scorecard_rows(picture, exactness="protected")
    small = [row for row in rows if row.code == "CP7"]

    assert small[0].figure.state == "hidden"
    assert small[0].judged == pages.Judged()
    assert set(small[0].spark) <= {None, 0.0}


def test_the_file_and_the_secret_are_for_their_owner_alone(home):
    for place in (home.picture, home.secret):
        assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_tokens_stay_from_build_to_build_and_hold_no_identifier(home, token):
    again = {
        row["child_id"]: row["token"]
        for row in built(home).rows("select child_id, token from child")
    }

    assert again == token
    assert {len(one) for one in token.values()} == {22}


def test_two_builds_of_one_home_hold_the_same(home):
    def held():
        picture = built(home)
        tables = [row["name"] for row in picture.rows("select name from sqlite_schema")]
        return {
            name: [tuple(row) for row in picture.rows(f"select * from {name}")]
            for name in tables
            if name in {"figure", "judgement", "child", "event", "duty", "team", "worker"}
        }

    assert held() == held()


def test_a_build_that_fails_leaves_the_old_picture(home, monkeypatch):
    before = home.picture.read_bytes()
    monkeypatch.setattr(timeline, "HAPPENINGS", (None,))

    with pytest.raises(AttributeError):
        built(home)

    assert home.picture.read_bytes() == before
    assert [path.name for path in home.path.glob(".picture*")] == []


def test_a_picture_is_current_until_the_home_changes(home):
    assert pages.is_current(home)
    home.settings_file.write_text('[authority]\nname = "Elsewhere"\n', "utf-8")

    assert not pages.is_current(home)
    home.settings_file.unlink()
    assert pages.is_current(home)


@pytest.mark.parametrize("content", [b"", b"not a picture at all" * 500])
def test_no_picture_or_a_broken_one_is_a_problem_in_words(tmp_path, content):
    home = Home(tmp_path)
    with pytest.raises(Problem) as absent:
        pages.open_picture(home)
    home.picture.write_bytes(content)
    with pytest.raises(Problem) as broken:
        pages.open_picture(home)

    assert "lineofsight picture" in absent.value.do
    assert "lineofsight picture" in broken.value.do
    assert not pages.is_current(home)


def test_a_home_without_a_month_has_no_picture_to_build(tmp_path):
    with pytest.raises(Problem, match="sealed"):
        built(Home(tmp_path))


def test_the_day_asked_about_is_today_while_the_records_are_near(picture):
    found = pages.about(picture)

    assert (found.month, found.asked_on) == (MONTH, TODAY)
    assert found.made_at == MADE_AT
    assert found.extracted_on == dt.date(2026, 1, 31)


def test_figures_are_dated_by_their_month_and_children_by_the_running_picture(tmp_path):
    home = Home(tmp_path / "home")
    sealed = seal_drawn(home, MONTH, **TABLES)
    younger = dataclasses.replace(
        sealed, month=None, extracted_on=TODAY, loaded_at=MADE_AT.isoformat(), sources=()
    )
    replace_running(
        home, tables=tables_of(home, sealed), seal=younger,
        set_aside=SET_ASIDE_SCHEMA.empty_table(),
    )  # fmt: skip

    about = pages.about(built(home))

    assert (about.counted_on, about.counted_from) == (MONTH.last_day, None)
    assert (about.extracted_on, about.loaded_at) == (TODAY, MADE_AT)
