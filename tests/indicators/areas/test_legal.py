"""The courts: children and cases in proceedings, and the weeks a case takes."""

from fractions import Fraction

from drawn import Figure, dataset, figures
from lineofsight.indicators import engine
from lineofsight.indicators.areas.legal import LEG1, LEG3, LEG1c
from lineofsight.kernel.periods import Month

OCTOBER = Month(2017, 10)
CASES = """
    case_id   | child_id   | issued_on  | final_order_on
    siblings  | older      | 2017-01-02 | 2017-10-30
    siblings  | younger    | 2017-01-09 |
    single    | only_child | 2017-06-01 |
    second    | only_child | 2017-09-01 |
    ended     | done       | 2017-01-02 | 2017-10-31
    not_yet   | later      | 2017-11-01 |
"""


def test_children_once_and_cases_once():
    data = dataset(care_proceedings=CASES)
    assert figures(LEG1, data, OCTOBER) == [Figure(numerator=2)]
    assert figures(LEG1c, data, OCTOBER) == [Figure(numerator=3)]


def test_a_case_whose_children_come_one_after_the_other_is_open_while_one_of_them_is():
    data = dataset(
        care_proceedings="""
            case_id | child_id | issued_on  | final_order_on
            one     | first    | 2017-01-02 | 2017-10-31
            one     | second   | 2017-11-20 |
        """
    )
    assert figures(LEG1c, data, OCTOBER) == [Figure(numerator=0)]
    assert figures(LEG1c, data, Month(2017, 11)) == [Figure(numerator=1)]


def test_weeks_from_first_issue_to_the_last_childs_order():
    data = dataset(
        care_proceedings="""
            case_id    | child_id | issued_on  | final_order_on
            two_weeks  | a        | 2017-10-02 | 2017-10-16
            siblings   | b        | 2017-01-02 | 2017-03-06
            siblings   | c        | 2017-01-30 | 2017-04-03
            half_open  | d        | 2017-01-02 | 2017-03-06
            half_open  | e        | 2017-01-02 |
            a_year_ago | f        | 2016-01-04 | 2016-10-31
        """
    )
    assert figures(LEG3, data, OCTOBER) == [Figure(numerator=14 + 91, denominator=2)]
    (figure,) = engine.figures_of(data, [LEG3], months=[OCTOBER])
    assert figure.value == Fraction(105, 14)
