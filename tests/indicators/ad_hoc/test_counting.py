"""What is asked once is counted as the indicators are, and given up when it takes too long."""

import pytest

from lineofsight.indicators import engine
from lineofsight.indicators.ad_hoc import counting
from lineofsight.indicators.ad_hoc.alone import answered_alone
from lineofsight.indicators.ad_hoc.cells import of_answer, of_figure
from lineofsight.indicators.ad_hoc.question import Condition, Question
from lineofsight.indicators.catalogue import named
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.populations.catalogue import standing
from lineofsight.records.snapshots import newest, open_month

MONTH = Month.parse("2017-11")
ALL = Question("children_looked_after", "2017-11", "2017-11", by=("sex",))


def test_a_question_that_is_an_indicator_has_its_figures(sample_home):
    with open_month(sample_home, newest(sample_home)) as opened:
        figures = engine.compute(opened, codes=["LAC1"], months=[MONTH], by=["sex"])
        found = counting.counted(opened, ALL)
        some = counting.counted(
            opened,
            Question(
                "children_looked_after",
                "2017-11",
                "2017-11",
                where=(Condition("legal_status", "is", ("C2",)),),
                met=(Condition("is_a_year", "is", ("1",)),),
            ),
        )
        table = opened.run(
            "select is_a_year from children_looked_after where legal_status = 'C2' "
            "and asked_on = '2017-11-30'"
        ).to_pylist()
    there = [one for one in found.cells if one.rows or not one.by]
    assert [one.rows for one in there] == [one.numerator for one in figures]
    assert [one.group for one in there] == [one.group or "" for one in figures]
    assert found.snapshot == figures[0].snapshot
    assert (some.cells[0].rows, some.cells[0].met) == (
        len(table),
        sum(row["is_a_year"] for row in table),
    )
    assert len(table) > 5


def test_a_question_and_an_indicator_of_the_same_rows_are_one_count(sample_home):
    found = counting.answered(sample_home, ALL)
    cells = of_answer(ALL, found)
    assert of_figure(named("LAC1"), "snapshot", MONTH, "", "")[0] in cells
    assert of_figure(named("LAC1"), "snapshot", MONTH, "sex", "female")[0] in cells


def test_a_team_that_no_row_has_is_refused_and_not_answered_with_nought(sample_home):
    def of_team(*names):
        asked = Question("children_looked_after", "2017-11", "2017-11",
                         where=(Condition("team", "is", names),))  # fmt: skip
        return counting.answered(sample_home, asked).cells[0].rows

    assert of_team("Permanence") > 0
    with pytest.raises(Problem, match="has team Permanense; did you mean Permanence") as refused:
        of_team("Permanence", "Permanense")
    assert refused.value.where == "team"


def groups_told(home, population, by, month, **also):
    found = counting.answered(home, Question(population, month, month, by=(by,), **also))
    return [(one.group, one.rows) for one in found.cells if one.by]


@pytest.mark.parametrize(
    ("population", "by"),
    [("children_starting_care", "ward"), ("children_leaving_care", "sex"),
     ("children_looked_after", "team"), ("care_leavers_known", "age")],
)  # fmt: skip
def test_a_group_of_nobody_has_its_row_in_every_month_and_whatever_else_is_asked(
    sample_home, population, by
):
    """A row that is left out would say nought, where 1 to 5 are hidden."""
    months = [groups_told(sample_home, population, by, f"2017-{at:02d}") for at in (3, 7, 11)]
    named = [[group for group, _ in one] for one in months]
    assert named[0] == named[1] == named[2]
    assert len(set(named[0])) == len(named[0])
    noughts = [group for one in months for group, rows in one if rows == 0]
    assert noughts
    late = Condition("happened_on", "at least", ("2017-07-20",))
    some = {"where": (late,)} if "happened_on" in standing()[population].columns else {}
    assert [g for g, _ in groups_told(sample_home, population, by, "2017-07", **some)] == named[0]


def test_the_rows_of_groups_still_add_up_to_the_whole(sample_home):
    for by in ("ward", "team", "age"):
        found = counting.answered(
            sample_home,
            Question("children_looked_after", "2017-10", "2017-11", by=(by,),
                     met=(Condition("is_a_year", "is", ("1",)),)),
        )  # fmt: skip
        for month in ("2017-10", "2017-11"):
            whole, *groups = (one for one in found.cells if one.month == month)
            assert sum(one.rows for one in groups) == whole.rows
            assert sum(one.met for one in groups) == whole.met


def test_alone_it_answers_the_same_is_bounded_and_says_what_is_wrong(sample_home):
    assert answered_alone(sample_home, ALL) == counting.answered(sample_home, ALL)
    with pytest.raises(Problem, match="given up"):
        answered_alone(sample_home, ALL, seconds=0.01)
    with pytest.raises(Problem, match="sealed"):
        answered_alone(type(sample_home)(sample_home.path / "nothing"), ALL)


def test_an_answer_is_kept_and_read_again(sample_home):
    found = counting.answered(sample_home, ALL)
    assert counting.of_data(found.as_data()) == found
