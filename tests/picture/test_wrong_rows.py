"""A wrong row is listed once, is mended when a load no longer has it, and may come back."""

import csv
import json

import pytest

from lineofsight import picture as pages
from lineofsight.picture import Scope
from lineofsight.picture.made import mending
from lineofsight.records.home import Home
from lineofsight.records.load_report_files import HEADINGS, TABLE
from pictured import MONTH, TABLES, built
from sealing import seal_drawn

ALL = Scope(whole=True)
VISIT = {
    "kind": "value not read", "table": "cp_visits", "file": "drawn.csv", "row": 2, "column": "B",
    "heading": "Visit Date", "as typed": "31/02/2026", "problem": "a day that does not exist",
    "assumed": "missing",
}  # fmt: skip
ASIDE = {
    "kind": "row set aside", "table": "cin_assessments", "file": "drawn.csv", "row": 99,
    "problem": "ends before it starts", "assumed": "not counted",
}  # fmt: skip
NOTE = {"kind": "note", "file": "drawn.csv", "row": 2, "problem": "read, and used by no figure yet"}


def loaded(home, *lines, visits=TABLES["cp_visits"]):
    """Seal a month whose load found these lines, and give its picture."""
    seal = seal_drawn(home, MONTH, **{**TABLES, "cp_visits": visits})
    folder = home.reports / seal.id.replace(" ", "-")
    folder.mkdir(parents=True)
    with (folder / TABLE).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, HEADINGS)
        writer.writeheader()
        writer.writerows(lines)
    return built(home)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return Home(tmp_path_factory.mktemp("wrong") / "home")


@pytest.fixture(scope="module")
def loads(place):
    """Three loads: wrong; put right; wrong again, a row further down; the picture lost between."""
    lines = TABLES["cp_visits"].strip().splitlines()
    moved = "\n".join([lines[0], lines[3], *lines[1:3]])
    told = []
    for found, visits in (
        ([VISIT, ASIDE, NOTE], TABLES["cp_visits"]),
        ([ASIDE], TABLES["cp_visits"]),
        ([{**VISIT, "row": 3}, ASIDE], moved),
    ):
        place.picture.unlink(missing_ok=True)  # as when the next version cannot read it
        picture = loaded(place, *found, visits=visits)
        told.append(
            {
                "wrong": pages.wrong_rows(picture, scope=ALL, others=True),
                "of children": pages.wrong_rows(picture, scope=ALL),
                "west": pages.wrong_rows(picture, scope=Scope(teams=frozenset({"West"}))),
                "mended": pages.mended(picture, scope=ALL),
                "anybody": pages.wrong_rows(
                    picture, scope=Scope(whole=True, pseudonymous=True), others=True
                ),
            }
        )
    return told


def test_a_wrong_row_says_where_it_is_what_to_search_for_and_whose_it_is(loads):
    [row] = loads[0]["of children"]

    assert (row.file, row.row, row.letter, row.heading) == ("drawn.csv", 2, "B", "Visit Date")
    assert (row.problem, row.typed) == ("a day that does not exist", "31/02/2026")
    assert (row.search_for, row.label) == ("ours", "Ada Fernhill")
    assert (row.worker, row.team) == ("W1", "East")


def test_one_problem_is_one_row_the_gravest_first_and_a_note_is_none(loads):
    assert [row.kind for row in loads[0]["wrong"]] == ["value not read", "row set aside"]
    assert len({row.key for row in loads[0]["wrong"]}) == 2


def test_a_wrong_row_of_a_child_out_of_scope_is_not_listed(loads):
    assert loads[0]["west"] == []


def test_a_pseudonymous_list_names_and_identifies_nobody(loads):
    told = repr(loads[0]["anybody"])

    assert "Fernhill" not in told
    assert "'ours'" not in told
    assert "31/02/2026" not in told


def test_a_row_the_next_load_no_longer_has_is_mended(loads):
    first = loads[0]["of children"][0]

    assert [row.kind for row in loads[1]["wrong"]] == ["row set aside"]
    assert [one.key for one in loads[1]["mended"]] == [first.key]


def test_a_row_that_comes_back_is_the_same_row_though_it_moved(loads):
    first, [again] = loads[0]["of children"][0], loads[2]["of children"]

    assert again.key == first.key
    assert (again.row, again.returned) == (3, 1)
    assert loads[2]["mended"] == []


def test_loads_are_told_of_newest_first_and_months_are_covered_or_say_why_not(loads, picture):
    del loads
    [load] = pages.arrivals(picture)
    rows = {row.table: row for row in pages.coverage(picture)}

    assert (load.month, load.is_newest) == (MONTH, True)
    assert all(one.answers for one in rows["person"].months)
    assert len(rows["cp_visits"].months) == 24


def test_what_is_remembered_of_a_row_names_nobody(loads, place):
    told = place.mending.read_text("utf-8")

    assert len(json.loads(told)) == len(loads[0]["wrong"])
    assert not [words for words in ("Fernhill", "ours", "31/02/2026") if words in told]
    assert place.mending.stat().st_mode & 0o077 == 0


def test_a_damaged_memory_begins_afresh(place, loads, tmp_path):
    del loads
    damaged = Home(tmp_path)
    damaged.mending.write_text(place.mending.read_text("utf-8")[:-3], "utf-8")

    assert mending.known(place)
    assert mending.known(damaged) == {}
