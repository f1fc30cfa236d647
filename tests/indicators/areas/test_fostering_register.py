"""Foster carers: how many, visited, checked, trained, and where children are placed."""

import pytest

from drawn import Figure, dataset, figures
from lineofsight.indicators import catalogue, engine
from lineofsight.indicators.areas.fostering import F1, F2, F4, F5, F6, F7, F8, F9
from lineofsight.indicators.duties import duties
from lineofsight.kernel.periods import Month

MARCH = Month(2018, 3)
REGISTER = """
    household_id | approved_on | ended_on   | household_type | reviewed_on | unannounced_on | supervised_on | dbs_expires_on | medical_due_on | standards_met_on
    in_order     | 2016-04-01  |            | mainstream     | 2017-04-01  | 2017-04-01     | 2018-02-17    | 2018-03-31     | 2018-03-31     | 2017-04-01
    behind       | 2016-04-01  |            | mainstream     | 2017-04-01  | 2017-03-30     | 2018-02-16    | 2018-03-30     | 2019-01-01     | 2017-04-02
    connected    | 2016-04-01  |            | connected      | 2017-04-01  | 2017-05-01     | 2018-03-01    | 2019-01-01     |                | 2017-10-01
    new          | 2018-02-20  |            | mainstream     |             |                |               | 2020-01-01     | 2020-01-01     |
    ended        | 2016-04-01  | 2018-03-31 | mainstream     | 2017-04-01  | 2018-03-01     | 2018-03-01    | 2020-01-01     | 2020-01-01     | 2016-05-01
    anew         | 2015-01-01  | 2017-12-01 | mainstream     | 2016-01-01  | 2016-01-01     | 2016-01-01    | 2016-02-01     | 2016-02-01     | 2015-03-01
    anew         | 2017-12-01  |            | mainstream     |             | 2018-03-01     | 2018-03-01    | 2020-01-01     | 2020-01-01     |
    long_ago     | 2009-04-01  |            | mainstream     | 2018-01-01  | 2018-01-01     | 2018-03-01    | 2019-01-01     | 2019-01-01     |
"""  # noqa: E501


def register(**given):
    return dataset(fostering_households=REGISTER, extracted_on=MARCH.last_day, **given)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("F4", "latest unannounced visit"),
        ("F5", "latest supervising visit"),
        ("F3", "annual review held"),
        ("F6", "DBS expires and medical due"),
    ],
)
def test_the_latest_visit_or_check_answers_the_month_of_the_extract_alone(code, says):
    months = [Month(2018, 2), MARCH]
    before, own = engine.figures_of(register(), [catalogue.named(code)], months=months)

    assert before.reason == f"drawn says only how things stood on 31 March 2018: {says}"
    assert own.reason == ""


@pytest.mark.parametrize("code", ["F2", "F9"])
def test_what_each_row_dates_answers_earlier_months(code):
    assert figures(code, register(), Month(2018, 2)) != [Figure(state="no_data")]


def test_mainstream_households_approved_that_day():
    assert figures(F2, register(), MARCH) == [Figure(numerator=5)]


def test_unannounced_visits_of_households_approved_a_year():
    # in_order to 1 April; behind is late; connected and long_ago in time; new and anew not a year
    assert figures(F4, register(), MARCH) == [Figure(numerator=3, denominator=4)]


def test_supervising_visits_within_six_weeks_or_not_yet_due():
    # 42 days before 31 March is 17 February: only behind is late
    assert figures(F5, register(), MARCH) == [Figure(numerator=5, denominator=6)]


def test_both_checks_in_date_by_the_latest_row():
    # behind: a day late; connected: no medical date
    assert figures(F6, register(), MARCH) == [Figure(numerator=4, denominator=6)]


CHECKS = """
    household_id | approved_on | household_type | reviewed_on | dbs_expires_on | medical_due_on
    left_empty   | 2016-04-01  | mainstream     |             | 2018-04-01     | 2018-05-01
    left_empty   | 2016-04-01  | mainstream     | 2017-04-01  |                | 2019-05-01
    run_out      | 2016-04-01  | mainstream     |             | 2018-03-30     | 2019-05-01
    run_out      | 2016-04-01  | mainstream     | 2017-04-01  |                |
    renewed      | 2016-04-01  | mainstream     |             | 2017-06-01     | 2019-05-01
    renewed      | 2016-04-01  | mainstream     | 2017-04-01  | 2020-06-01     |
    anew         | 2016-04-01  | mainstream     |             | 2018-04-02     | 2019-05-01
    anew         | 2018-01-01  | mainstream     |             |                |
    never_dated  | 2016-04-01  | mainstream     |             |                | 2019-05-01
"""


def test_a_row_that_leaves_a_check_undated_says_nothing_of_it():
    data = dataset(fostering_households=CHECKS, extracted_on=MARCH.last_day)

    # all but run_out and never_dated
    assert figures(F6, data, MARCH) == [Figure(numerator=3, denominator=5)]
    owed = duties(data, on=MARCH.last_day, duty="carer_checks_owed")
    assert [(one.subject, str(one.started_on), str(one.due_on)) for one in owed] == [
        ("run_out", "2016-04-01", "2018-03-30"),
        ("left_empty", "2016-04-01", "2018-04-01"),
        ("anew", "2018-01-01", "2018-04-02"),
        ("anew", "2018-01-01", "2019-05-01"),
        ("left_empty", "2017-04-01", "2019-05-01"),
        ("never_dated", "2016-04-01", "2019-05-01"),
        ("renewed", "2016-04-01", "2019-05-01"),
        ("run_out", "2016-04-01", "2019-05-01"),
        ("renewed", "2017-04-01", "2020-06-01"),
    ]


def test_first_approvals_and_approvals_that_ended():
    assert figures(F7, register(), MARCH) == [Figure(numerator=1)]
    assert figures(F7, register(), MARCH, over="month") == [Figure(numerator=0)]
    assert figures(F8, register(), MARCH) == [Figure(numerator=0)]
    assert figures(F8, register(), MARCH, over="month") == [Figure(numerator=-1)]


def test_a_household_that_came_back_has_gone_and_come():
    data = dataset(
        fostering_households="""
            household_id  | approved_on | ended_on   | household_type
            came_back     | 2014-01-06  | 2016-06-03 | mainstream
            came_back     | 2018-03-05  |            | mainstream
            without_a_gap | 2014-01-06  | 2018-03-05 | mainstream
            without_a_gap | 2018-03-05  |            | mainstream
            overlapping   | 2014-01-06  | 2018-03-20 | mainstream
            overlapping   | 2018-03-05  |            | mainstream
        """
    )

    assert figures(F8, data, Month(2016, 6), over="month") == [Figure(numerator=-1)]
    assert figures(F7, data, MARCH, over="month") == [Figure(numerator=1)]
    assert figures(F8, data, MARCH, over="month") == [Figure(numerator=1)]


def test_standards_within_a_year_and_18_months_for_relatives():
    # in_order on the day, behind a day late, connected in 18 months; long_ago before the standards
    assert figures(F9, register(), MARCH) == [Figure(numerator=2, denominator=3)]


def test_standards_met_after_the_day_are_not_met_yet():
    data = dataset(
        fostering_households="""
            household_id | approved_on | household_type | standards_met_on
            that_day     | 2017-01-09  | connected      | 2018-03-31
            the_day_on   | 2017-01-09  | connected      | 2018-04-01
        """
    )

    assert figures(F9, data, MARCH) == [Figure(numerator=1, denominator=2)]
    assert figures(F9, data, Month(2018, 4)) == [Figure(numerator=2, denominator=2)]


def test_own_households_of_children_in_foster_care():
    data = dataset(
        cla_episodes="""
            child_id     | started_on | ended_on   | legal_status
            own          | 2017-01-01 |            | C2
            agency       | 2017-01-01 |            | C2
            not_said     | 2017-01-01 |            | C2
            home         | 2017-01-01 |            | C2
            moved_on     | 2017-01-01 |            | C2
            no_longer    | 2017-01-01 | 2018-03-31 | C2
            short_break  | 2017-01-01 |            | V4
        """,
        cla_placement="""
            child_id    | started_on | ended_on   | placement_type | provider
            own         | 2017-01-01 |            | U1             | PR1
            agency      | 2017-01-01 |            | U6             | PR4
            not_said    | 2017-01-01 |            | U6             |
            home        | 2017-01-01 |            | K2             | PR1
            moved_on    | 2017-01-01 | 2018-03-31 | U4             | PR1
            moved_on    | 2018-03-31 |            | U4             | PR4
            no_longer   | 2017-01-01 | 2018-03-31 | U4             | PR1
            short_break | 2017-01-01 |            | U4             | PR1
        """,
    )
    assert figures(F1, data, MARCH) == [Figure(numerator=1, denominator=3)]
