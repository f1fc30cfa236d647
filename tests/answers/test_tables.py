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
        (187, 63, ["187", "63", "33.7%"], ["190", "60", "32%"]),
        (187, 187, ["187", "187", "100.0%"], ["190", "190", "100%"]),
        (1234, 617, ["1,234", "617", "50.0%"], ["1,230", "620", "50%"]),
        (187, 3, ["187", "3", "1.6%"], ["190", "c", "c"]),
        (187, 0, ["187", "0", "0.0%"], ["190", "c", "c"]),
        (0, 0, ["0", "0", "not applicable"], ["c", "c", "c"]),
    ],
)
def test_a_share_is_exact_inside_and_leaves_as_the_percentage_of_rounded_numbers(
    rows, met, exact, told
):
    old = (Condition("age_number", "at least", ("10",)),)
    question = Question("children_looked_after", "2017-11", "2017-11", met=old)
    cell = Counted("2017-11", "snapshot", "", "", "", rows, met, "")
    answered = Answered("made up", (cell,), ())
    leaves = protected(of_answer(question, answered), Told()).told

    assert tables.exact_table(question, answered)[1][1:] == exact
    assert tables.told_table(question, answered, leaves)[1][1:] == told
