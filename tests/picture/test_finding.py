"""A search, a list behind a figure and a list of who was not seen tell of the scope alone."""

import datetime as dt

import pytest

from lineofsight import picture as pages
from lineofsight.indicators import catalogue, listing
from lineofsight.picture import Scope
from lineofsight.picture.reading import Picture
from lineofsight.populations.catalogue import standing
from lineofsight.records.snapshots import newest, open_month
from pictured import MONTH

ALL = Scope(whole=True)
EAST = Scope(teams=frozenset({"East"}))


def found(picture, words, scope=ALL):
    return [one.label for one in pages.search(picture, words, scope=scope)]


@pytest.mark.parametrize(
    ("why", "words", "expected"),
    [
        ("a name, however cased", "aDA fernhill", ["Ada Fernhill"]),
        ("the words the other way about", "Fernhill Ada", ["Ada Fernhill"]),
        ("part of a name", "fern", ["Ada Fernhill", "Ben Fernhill"]),
        ("an identifier", "theirs", ["Col Oakmoor"]),
        ("two words that are no one child's", "Ada Oakmoor", []),
        ("too little to search by", "a", []),
        ("nothing", "  ", []),
        ("words that a query would run", 'ada" OR "ben', []),
        ("a query's own words", "NEAR(ada ben)", []),
        ("an asterisk", "*", []),
    ],
)
def test_a_search_finds_by_name_part_of_a_name_and_identifier(picture, why, words, expected):
    assert found(picture, words) == expected, why


def test_a_search_finds_nobody_out_of_scope_however_few_are_found(picture, token):
    assert found(picture, "fernhill", EAST) == ["Ada Fernhill"]
    assert found(picture, "kept apart") == []
    assert found(picture, "fernhill", pages.NOBODY) == []
    assert found(picture, "fernhill", Scope(under_no_name=True)) == []
    assert len(pages.search(picture, "fernhill", scope=EAST, limit=1)) == 1  # not cut before


def test_the_rows_behind_a_figure_are_those_that_were_counted(home, picture):
    with open_month(home, newest(home)) as opened:
        for code, indicator in catalogue.indicators().items():
            if standing()[indicator.population].subject != "child_id":
                continue
            page = pages.children_behind(picture, code, scope=ALL, which="all", per_page=1000)
            figure = pages.indicator(picture, code, exactness="exact").row.figure
            if figure.state == "no_data":  # a rate without its estimate has rows all the same
                continue
            listed = listing.rows_of(opened, indicator, month=MONTH)
            of_scope = [row for row in listed if row["identifier"] != "kept apart"]
            assert sorted((one.child.child_id, one.is_met) for one in page.rows) == sorted(
                (row["identifier"], row["met"] == "yes") for row in of_scope
            )


def test_the_counts_of_a_list_are_of_the_scope(picture):
    mine = pages.children_behind(picture, "CIN1", scope=EAST, which="all")
    everyone = pages.children_behind(picture, "CIN1", scope=ALL, which="all")

    assert mine.total == len(mine.rows) == mine.children
    assert mine.total < everyone.total


def test_who_was_not_seen_stands_with_the_visit_that_is_overdue_first(picture):
    late = pages.not_seen(picture, scope=ALL)

    assert late[0].child.child_id == "theirs"
    assert late[0].overdue == "Visit, child protection plan"
    assert late[0].days == (dt.date(2026, 2, 3) - dt.date(2025, 12, 10)).days
    assert "ours" not in {one.child.child_id for one in late if not one.overdue}
    assert {one.child.child_id for one in pages.not_seen(picture, scope=EAST)} <= {"ours"}


def test_how_lately_children_were_seen_adds_up_to_those_open(picture):
    for one in pages.seen_by_team(picture):
        parts = (one.within_4_weeks, one.within_8_weeks, one.longer, one.never)
        assert sum(parts) == one.children


def test_a_longer_list_asks_no_more_queries(picture, monkeypatch):
    asked = []
    rows = Picture.rows
    monkeypatch.setattr(
        Picture, "rows", lambda self, sql, **values: asked.append(sql) or rows(self, sql, **values)
    )

    def queries(call):
        asked.clear()
        call()
        return len(asked)

    assert queries(lambda: pages.children(picture, scope=ALL, per_page=1)) == queries(
        lambda: pages.children(picture, scope=ALL, per_page=50)
    )
    assert queries(lambda: pages.duties(picture, scope=ALL, limit=1)) == queries(
        lambda: pages.duties(picture, scope=ALL, within=None)
    )
    assert queries(lambda: pages.scorecard_rows(picture, exactness="exact")) == 2
