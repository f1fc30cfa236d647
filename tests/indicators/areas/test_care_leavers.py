"""Care leavers: age on the day, latest status, activity and accommodation."""

import pytest

from drawn import Figure, dataset, figures
from lineofsight.indicators.areas.care_leavers import CL1, CL2, CL9, CL1a, CL1b
from lineofsight.kernel.periods import Month

OCTOBER = Month(2017, 10)

PEOPLE = """
    child_id        | born_on
    at_college      | 1998-10-31
    in_work         | 1995-11-01
    neet            | 1997-01-01
    not_in_touch    | 1997-01-01
    died            | 1997-01-01
    returned_home   | 1997-01-01
    turned_22       | 1995-10-31
    still_18        | 1998-11-01
    turned_17       | 2000-10-31
    still_16        | 2000-11-01
    abroad          | 1997-01-01
"""
STATUSES = """
    child_id      | effective_on | in_touch | activity     | accommodation | suitability
    at_college    | 2017-01-01   | YES      | G5           | U             | 2
    at_college    | 2017-10-31   | YES      | F2           | U             | 1
    at_college    | 2017-11-01   | YES      | G5           | U             | 2
    in_work       | 2017-01-01   | YES      | P3           | U             | 1
    neet          | 2017-01-01   | YES      | G6           | S             | 2
    not_in_touch  | 2017-01-01   | NO       | not recorded | not recorded  | not recorded
    died          | 2017-01-01   | DIED     | not recorded | not recorded  | not recorded
    returned_home | 2017-01-01   | RHOM     | F1           | B             | 1
    turned_22     | 2017-01-01   | YES      | F5           | U             | 1
    still_18      | 2017-01-01   | YES      | F4           | U             | 1
    turned_17     | 2017-01-01   | YES      | G4           | U             | 1
    still_16      | 2017-01-01   | YES      | F2           | U             | 1
    abroad        | 2017-01-01   | YES      | P5           | G             | 1
"""


def test_activity_by_the_latest_status_on_or_before_the_month_end():
    data = dataset(person=PEOPLE, care_leavers=STATUSES)
    # 19 to 21: at_college (19 that day), in_work (22 the next), neet, not_in_touch, abroad
    assert figures(CL1, data, OCTOBER) == [Figure(numerator=3, denominator=5)]
    assert figures(CL1a, data, OCTOBER) == [Figure(numerator=1, denominator=5)]
    # 17 to 18: still_18 and turned_17
    assert figures(CL1b, data, OCTOBER) == [Figure(numerator=1, denominator=2)]


def test_accommodation_leaves_out_those_abroad_and_keeps_the_unknown():
    data = dataset(person=PEOPLE, care_leavers=STATUSES)
    assert figures(CL2, data, OCTOBER) == [Figure(numerator=2, denominator=4)]


def test_nobody_is_occupied_before_their_first_status():
    data = dataset(person=PEOPLE, care_leavers=STATUSES)
    assert figures(CL1, data, Month(2016, 12)) == [
        Figure(numerator=0, denominator=0, state="not_applicable")
    ]


CATEGORIES = """
    child_id          | effective_on | eligibility     | in_touch | activity | accommodation | suitability
    left_care         | 2017-01-01   | former relevant | YES      | F2       | U             | 1
    only_advice       | 2017-01-01   | qualifying      | YES      | F2       | U             | 1
    of_no_category    | 2017-01-01   | not recorded    | YES      | G5       | U             | 2
    left_at_17        | 2017-01-01   | relevant        | YES      | F2       | U             | 1
    still_looked_after| 2017-01-01   | eligible        | YES      | F2       | U             | 1
"""  # noqa: E501
OF_THOSE_AGES = """
    child_id          | born_on
    left_care         | 1998-01-01
    only_advice       | 1998-01-01
    of_no_category    | 1998-01-01
    left_at_17        | 2000-01-01
    still_looked_after| 2000-01-01
"""


@pytest.mark.parametrize(
    ("indicator", "counted"),
    [(CL1, (1, 2)), (CL1a, (1, 2)), (CL1b, (1, 1)), (CL2, (1, 2)), (CL9, (0, 2))],
    ids=("CL1", "CL1a", "CL1b", "CL2", "CL9"),
)
def test_the_eligible_and_those_who_only_qualify_for_advice_are_no_care_leavers(indicator, counted):
    data = dataset(person=OF_THOSE_AGES, care_leavers=CATEGORIES)
    numerator, denominator = counted
    assert figures(indicator, data, OCTOBER) == [
        Figure(numerator=numerator, denominator=denominator)
    ]
