"""Turnover, conversions, sickness, cover, survey and case supervision: who counts, and why."""

from decimal import Decimal

from drawn import Figure, dataset, figures
from lineofsight.indicators.areas.people_year import (
    P14,
    P15,
    P16,
    P17,
    P18,
    P19,
    P20,
    P7c,
    P12n,
    P20r,
)
from lineofsight.kernel.periods import Month

OCTOBER = Month(2017, 10)
WORKERS = """
    worker_id  | started_on | last_day_on | fte | employment | role             | team
    stays      | 2015-01-01 |             | 1   | permanent  | social worker    | Alpha
    secondee   | 2015-01-01 |             | 0.5 | secondee   | social worker    | Alpha
    left       | 2015-01-01 | 2016-11-01  | 0.8 | permanent  | social worker    | Beta
    a_year_ago | 2015-01-01 | 2016-10-31  | 1   | permanent  | social worker    | Beta
    came_back  | 2015-01-01 | 2017-03-31  | 1   | permanent  | social worker    | Beta
    came_back  | 2017-08-01 |             | 1   | permanent  | social worker    | Beta
    converted  | 2016-01-01 | 2017-10-06  | 1   | agency     | social worker    | Alpha
    converted  | 2017-10-09 |             | 1   | permanent  | social worker    | Alpha
    agency     | 2016-01-01 | 2017-10-20  | 1   | agency     | social worker    | Alpha
    adviser    | 2015-01-01 | 2017-05-01  | 1   | permanent  | personal adviser | Alpha
"""


def test_turnover_over_those_in_post_at_the_end():
    data = dataset(professionals=WORKERS)
    # in post: stays 1, secondee 0.5, came_back 1, converted 1; left: left 0.8
    expected = Figure(numerator=Decimal("0.8"), denominator=Decimal("3.5"))
    assert figures(P14, data, OCTOBER) == [expected]


def test_who_left_came_back_and_left_again_has_left_once():
    data = dataset(
        professionals="""
            worker_id  | started_on | last_day_on | fte | employment | role             | team
            stays      | 2015-01-01 |             | 1   | permanent  | social worker    | Alpha
            left_twice | 2015-01-01 | 2017-02-28  | 0.5 | permanent  | social worker    | Alpha
            left_twice | 2017-04-07 | 2017-09-15  | 0.8 | permanent  | social worker    | Beta
            agency     | 2015-01-01 | 2017-02-28  | 0.4 | permanent  | social worker    | Alpha
            agency     | 2017-04-07 |             | 0.4 | agency     | social worker    | Alpha
        """
    )

    # left_twice the second time; back through an agency is not back
    expected = Figure(numerator=Decimal("1.2"), denominator=Decimal(1))
    assert figures(P14, data, OCTOBER) == [expected]


def test_agency_to_permanent_by_the_next_working_day():
    data = dataset(professionals=WORKERS)
    assert figures(P15, data, OCTOBER, over="month") == [Figure(numerator=1)]
    assert figures(P15, data, Month(2017, 8), over="month") == [Figure(numerator=0)]
    assert figures(P12n, data, OCTOBER) == [Figure(numerator=1)]
    assert figures(P12n, data, Month(2016, 11)) == [Figure(numerator=-1)]


def test_days_lost_over_days_worked_in_a_year():
    sickness = """
        worker_id | began_on   | days_lost
        stays     | 2016-11-01 | 5
        stays     | 2016-10-31 | 9
        left      | 2016-11-01 | 2
        agency    | 2017-01-01 | 9
        adviser   | 2017-01-01 | 9
        nobody    | 2017-01-01 | 9
    """
    data = dataset(professionals=WORKERS, sickness=sickness)
    expected = Figure(numerator=7, denominator=Decimal("3.5") * 253)
    assert figures(P16, data, OCTOBER) == [expected]


def test_a_leap_year_has_one_working_day_more():
    one = "worker_id | started_on | fte | employment | role\na | 2015-01-01 | 1 | permanent | NQSW"
    data = dataset(professionals=one)
    assert figures(P16, data, Month(2016, 10)) == [Figure(numerator=0, denominator=254)]
    assert figures(P16, data, OCTOBER) == [Figure(numerator=0, denominator=253)]


def test_vacant_fte_that_agency_covers():
    posts = """
        post_id   | fte | role             | vacant_from_on | vacant_to_on | covered_by_agency
        covered   | 0.5 | social worker    | 2017-01-01     |              | yes
        empty     | 1   | social worker    | 2017-01-01     |              | no
        filled    | 1   | social worker    | 2017-01-01     | 2017-10-31   | yes
        held      | 1   | social worker    |                |              |
        other     | 1   | other            | 2017-01-01     |              | yes
    """
    expected = Figure(numerator=Decimal("0.5"), denominator=Decimal("1.5"))
    assert figures(P17, dataset(posts=posts), OCTOBER) == [expected]


SURVEY = """
    closed_on  | team  | question  | agree | neither | disagree | eligible
    2017-06-20 | North | workload  | 4     | 2       | 4        | 20
    2017-06-20 | South | workload  | 1     | 1       | 0        | 5
    2017-06-20 | North | supported | 6     | 2       | 2        | 20
    2017-06-20 | North | recommend | 5     | 5       | 0        | 20
    2016-06-20 | North | workload  | 9     | 0       | 0        | 9
    2017-11-20 | North | workload  | 9     | 0       | 0        | 9
"""


def test_the_latest_survey_with_neutral_answers_in_the_base():
    data = dataset(staff_survey=SURVEY)
    assert figures(P18, data, OCTOBER) == [Figure(numerator=5, denominator=12)]
    assert figures(P19, data, OCTOBER) == [Figure(numerator=12, denominator=25)]
    assert figures(P20, data, OCTOBER) == [Figure(numerator=6, denominator=10)]
    assert figures(P20r, data, OCTOBER) == [Figure(numerator=5, denominator=10)]


def test_a_team_with_few_answers_is_not_told_apart():
    assert figures(P18, dataset(staff_survey=SURVEY), OCTOBER, by="team") == [
        Figure("North", 4, 10),
        Figure("Smaller teams together", 1, 2),
    ]


def test_a_survey_of_the_whole_service_beside_its_teams_is_counted_once():
    whole = SURVEY + "2017-06-20 |       | workload  | 5     | 3       | 4        | 25\n"
    data = dataset(staff_survey=whole)
    assert figures(P18, data, OCTOBER) == [Figure(numerator=5, denominator=12)]


def test_case_supervision_every_eight_weeks_and_every_four_on_a_plan():
    data = dataset(
        cin_episodes="""
            child_id       | started_on
            in_time        | 2017-01-02
            late           | 2017-01-02
            on_plan_late   | 2017-01-02
            plan_over      | 2017-01-02
            newly_open     | 2017-10-02
            cancelled      | 2017-01-02
            personal_only  | 2017-01-02
        """,
        cp_plans="""
            child_id     | started_on | ended_on
            on_plan_late | 2017-05-01 |
            plan_over    | 2017-05-01 | 2017-10-03
        """,
        supervision="""
            worker_id | supervised_on | kind     | child_id      | cancelled_reason
            w         | 2017-09-05    | case     | in_time       |
            w         | 2017-09-04    | case     | late          |
            w         | 2017-10-02    | case     | on_plan_late  |
            w         | 2017-09-06    | case     | plan_over     |
            w         | 2017-10-20    | case     | cancelled     | leave
            w         | 2017-10-20    | personal | personal_only |
        """,
    )
    # 56 days back from the 31st is 5 September, 28 days is 3 October
    assert figures(P7c, data, OCTOBER) == [Figure(numerator=3, denominator=7)]
