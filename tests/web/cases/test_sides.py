"""The worse side of a figure: shown first, in plain words, in the colour of a worry."""

import pytest

from lineofsight.web.cases.sides import sides


@pytest.mark.parametrize(
    ("better", "met", "first", "is_worse_met", "words"),
    [
        ("higher", "done_on <= due_on", "unmet", False, ("In time", "Late")),
        ("lower", "due_on is null or asked_on > due_on", "met", True, ("Late", "In time")),
        ("lower", "is_long = 1", "met", True, ("Counted", "Not counted")),
        ("higher", "is_fostered = 1", "unmet", False, ("Counted", "Not counted")),
    ],
)
def test_the_worse_side_comes_first_and_is_marked(better, met, first, is_worse_met, words):
    found = sides(better=better, met=met)

    assert found.first == found.choices[0][0] == first
    assert (found.met, found.unmet) == words
    assert found.tag(is_met=is_worse_met).colour == "orange"
    assert found.tag(is_met=not is_worse_met).colour == "blue"


def test_of_a_figure_that_is_neither_good_nor_bad_those_counted_come_first_without_worry():
    found = sides(better="neutral", met="is_plan = 1")

    assert found.first == "met"
    assert {found.tag(is_met=met).colour for met in (True, False)} == {"grey"}


def test_of_a_count_every_row_is_counted_and_there_is_nothing_to_choose():
    found = sides(better="lower", met="")

    assert not found.is_parted
    assert found.first == "all"
    assert found.tag(is_met=True).colour == "orange"


def test_a_list_says_how_often_children_were_counted_where_more_than_once():
    found = sides(better="lower", met="is_rereferral = 1")

    assert found.said("met", children=298, rows=303) == "298 children counted, 303 times in all"
    assert found.said("all", children=1, rows=1) == "1 child behind the figure"
