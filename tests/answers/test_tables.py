"""An answer as texts: exact inside, and of what leaves nothing but what is told."""

import pytest

from lineofsight.answers import tables
from lineofsight.indicators.ad_hoc.cells import of_answer
from lineofsight.indicators.ad_hoc.counting import Answered, Counted
from lineofsight.indicators.ad_hoc.question import Condition, Question
from lineofsight.indicators.ad_hoc.releasing import Told, protected


@pytest.mark.parametrize(
    ("rows", "met", "exact", "told"),
    [
        (187, 63, ["187", "63", "33.7%"], ["190", "60", "28", "35"]),
        (187, 187, ["187", "187", "100.0%"], ["190", "190", "95", "100"]),
        (1234, 617, ["1,234", "617", "50.0%"], ["1,230", "620", "50", "51"]),
        (187, 3, ["187", "3", "1.6%"], ["190", "c", "c", "c"]),
        (187, 0, ["187", "0", "0.0%"], ["190", "c", "c", "c"]),
        (0, 0, ["0", "0", "not applicable"], ["c", "c", "c", "c"]),
        (14, 7, ["14", "7", "50.0%"], ["10", "10", "43", "100"]),
        (14, 14, ["14", "14", "100.0%"], ["10", "10", "43", "100"]),
    ],
)
def test_a_share_is_exact_inside_and_leaves_as_the_ends_that_rounded_numbers_give(
    rows, met, exact, told
):
    old = (Condition("age_number", "at least", ("10",)),)
    question = Question("children_looked_after", "2017-11", "2017-11", met=old)
    cell = Counted("2017-11", "snapshot", "", "", "", rows, met, "")
    answered = Answered("made up", (cell,), ())
    leaves = protected(of_answer(question, answered), Told()).told

    assert tables.exact_table(question, answered)[1][1:] == exact
    assert told_table(question, answered, leaves)[1][1:] == told


def told_table(question, answered, leaves):
    return tables.told_table(question, answered, leaves, rounding=10, threshold=6)


def test_a_page_gives_the_ends_of_a_percentage_as_one_text():
    heading = ["Month", "How many", "Of these, how many", "Percentage, from", "Percentage, to"]
    read = tables.as_read([
        heading,
        ["November 2017", "140", "130", "87", "99"],
        ["October 2017", "10,000", "5,000", "50", "50"],
        ["September 2017", "10", "c", "c", "c"],
        ["August 2017", "no data: why", "no data", "no data", "no data"],
    ])  # fmt: skip

    assert [row[-1] for row in read] == [
        "Percentage", "between 87% and 99%", "50%", "c", "no data",
    ]  # fmt: skip
    assert [row[:-1] for row in read] == [
        ["Month", "How many", "Of these, how many"], ["November 2017", "140", "130"],
        ["October 2017", "10,000", "5,000"], ["September 2017", "10", "c"],
        ["August 2017", "no data: why", "no data"],
    ]  # fmt: skip


def test_a_table_without_ends_is_read_as_it_stands():
    before = [["Month", "How many", "Of these, how many", "Percentage"], ["May", "10", "10", "93%"]]
    assert tables.as_read(before) == before
    assert tables.OF_ROUNDED_BEFORE in tables.notes(before, threshold=6, rounded_to=10)
    exact = tables.notes(before, threshold=6, rounded_to=None)
    assert not {tables.OF_ROUNDED_BEFORE, tables.OF_ROUNDED} & set(exact)
