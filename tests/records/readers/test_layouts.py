"""The lists the readers know: complete, unambiguous, and their codes known to the code sets."""

import pytest

from lineofsight.records.readers.catalogue import LAYOUTS, layout
from lineofsight.records.standard.code_sets import CODE_SETS

TWICE = {  # spellings a copy of the 2019 template prints over two columns
    "numberofepisodesthechildhasbeenmissingfromtheirplacementinthelast12months",
    "dateofdecisionthatchildshouldbeplacedforadoption",
}


def test_annex_a_has_eleven_lists_and_169_columns():
    lists = [one for one in LAYOUTS if one.family == "annex_a"]

    assert [one.name for one in lists] == [f"list {number}" for number in range(1, 12)]
    assert [len(one.columns) for one in lists] == [7, 8, 11, 12, 14, 14, 17, 34, 17, 16, 19]


def test_ssda903_has_twelve_files():
    sizes = {one.name: len(one.columns) for one in LAYOUTS if one.family == "ssda903"}

    assert sizes == {
        "Header": 7, "Episodes": 13, "Reviews": 4, "UASC": 4, "OC2": 12, "OC3": 5,
        "AD1": 8, "PlacedAdoption": 5, "PrevPerm": 5, "Missing": 5, "SWEpisodes": 6, "DoLo": 4,
    }  # fmt: skip


def test_the_plan_is_four_sheets():
    names = [one.name for one in LAYOUTS if one.name.startswith("plan ")]

    assert names == ["plan Actions", "plan Milestones", "plan Evidence", "plan Key"]


def test_only_the_childrens_own_lists_cannot_be_empty():
    assert [one.name for one in LAYOUTS if not one.may_be_empty] == [
        "list 6", "Header", "Episodes", "ssd_person", "ssd_cin_episodes",
    ]  # fmt: skip


@pytest.mark.parametrize("one", LAYOUTS, ids=lambda one: f"{one.family} {one.name}")
def test_a_list_is_whole(one):
    headings = [column.heading for column in one.columns]
    spellings = [spelling for column in one.columns for spelling in column.spellings]

    assert any(column.required for column in one.columns)
    assert len(set(headings)) == len(headings)
    assert {s for s in spellings if spellings.count(s) > 1} <= TWICE
    assert all(column.meaning for column in one.columns)


@pytest.mark.parametrize("one", LAYOUTS, ids=lambda one: f"{one.family} {one.name}")
def test_its_codes_are_known(one):
    coded = [column for column in one.columns if column.kind in ("code", "yes/no")]

    assert {column.codes for column in coded} <= CODE_SETS.keys()
    assert not [c.heading for c in one.columns if c.codes and c not in coded]


def test_a_layout_is_found_by_name():
    assert layout("annex_a", "list 7").title == "Child protection"
    assert layout("local_feeds", "visits").column("Visit Date").kind == "date"
