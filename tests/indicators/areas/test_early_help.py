"""Early help: who is helped, whether it was in time, how it ended, and whether it lasted."""

from drawn import Figure, dataset, figures, rows_of
from lineofsight.indicators.areas.early_help import EH1, EH2, EH3, EH4, EH5, EH6
from lineofsight.kernel.periods import Month

SEPTEMBER = Month(2026, 9)


def test_children_receiving_early_help_are_counted_once_each():
    data = dataset(
        early_help_episodes="""
            child_id        | started_on | ended_on   | team
            open            | 2026-05-01 |            | Early help
            began_that_day  | 2026-09-30 |            | Early help
            ends_later      | 2026-05-01 | 2026-10-01 | Early help
            ended_that_day  | 2026-05-01 | 2026-09-30 | Early help
            begins_later    | 2026-10-01 |            | Early help
            helped_twice    | 2026-05-01 |            | Early help
            helped_twice    | 2026-06-01 |            | Aside
        """
    )

    assert figures(EH1, data, SEPTEMBER) == [Figure(numerator=4)]
    assert figures(EH1, data, SEPTEMBER, by="team") == [
        Figure(group="Aside", numerator=1),
        Figure(group="Early help", numerator=3),
    ]


def test_early_help_without_its_feed_is_no_data():
    data = dataset(not_loaded=["early_help_episodes"])

    assert figures(EH1, data, SEPTEMBER) == [Figure(state="no_data")]


def test_assessments_of_early_help_are_in_time_within_30_working_days():
    data = dataset(
        early_help_assessments="""
            child_id     | started_on | completed_on | organisation
            day_30       | 2026-08-06 | 2026-09-18   | School
            day_31       | 2026-08-06 | 2026-09-21   | School
            month_before | 2026-08-06 | 2026-08-31   | School
            still_open   | 2026-08-06 |              | School
        """
    )

    assert figures(EH2, data, SEPTEMBER) == [Figure(numerator=1, denominator=2)]


def test_how_early_help_ended():
    data = dataset(
        early_help_episodes="""
            child_id    | started_on | ended_on   | end_reason
            better      | 2026-05-01 | 2026-09-01 | outcomes met
            again       | 2026-05-01 | 2026-09-30 | outcomes met
            unwilling   | 2026-05-01 | 2026-09-02 | consent withdrawn
            stepped_up  | 2026-05-01 | 2026-09-02 | stepped up
            moved       | 2026-05-01 | 2026-09-02 | moved away
            died        | 2026-05-01 | 2026-09-02 | died
            not_said    | 2026-05-01 | 2026-09-02 |
            before      | 2026-05-01 | 2026-08-31 | outcomes met
            open        | 2026-05-01 |            | outcomes met
        """
    )

    assert figures(EH3, data, SEPTEMBER) == [Figure(numerator=2, denominator=4)]
    assert figures(EH4, data, SEPTEMBER) == [Figure(numerator=1, denominator=7)]


def test_children_are_followed_for_six_months_after_early_help():
    data = dataset(
        early_help_episodes="""
            child_id       | started_on | ended_on
            came_back      | 2025-12-01 | 2026-03-01
            last_day       | 2025-12-01 | 2026-03-15
            a_day_too_late | 2025-12-01 | 2026-03-15
            that_same_day  | 2025-12-01 | 2026-03-15
            never          | 2025-12-01 | 2026-03-31
            ended_twice    | 2025-12-01 | 2026-03-02
            ended_twice    | 2026-03-04 | 2026-03-20
            other_month    | 2025-12-01 | 2026-02-28
        """,
        referrals="""
            child_id       | referred_on
            came_back      | 2026-03-02
            last_day       | 2026-09-15
            a_day_too_late | 2026-09-16
            that_same_day  | 2026-03-15
            ended_twice    | 2026-03-10
            other_month    | 2026-03-10
        """,
    )

    assert figures(EH5, data, SEPTEMBER) == [Figure(numerator=2, denominator=6)]


def test_step_downs_are_picked_up_within_15_working_days():
    data = dataset(
        cin_episodes="""
            child_id      | started_on | ended_on   | closure_reason
            day_15        | 2026-05-01 | 2026-09-01 | RC9
            day_16        | 2026-05-01 | 2026-09-01 | RC9
            already_open  | 2026-05-01 | 2026-09-01 | RC9
            ended_before  | 2026-05-01 | 2026-09-01 | RC9
            opened_again  | 2026-05-01 | 2026-09-01 | RC9
            opened_again  | 2026-09-08 |            |
            opened_first  | 2026-05-01 | 2026-09-01 | RC9
            opened_first  | 2026-09-08 |            |
            helped_first  | 2026-05-01 | 2026-09-01 | RC9
            helped_first  | 2026-09-08 |            |
            no_step_down  | 2026-05-01 | 2026-09-01 | RC8
            not_yet_due   | 2026-05-01 | 2026-09-15 | RC9
            helped_early  | 2026-05-01 | 2026-09-15 | RC9
            of_august     | 2026-05-01 | 2026-08-28 | RC9
        """,
        early_help_episodes="""
            child_id      | started_on | ended_on
            day_15        | 2026-09-22 |
            day_16        | 2026-09-23 |
            already_open  | 2026-08-01 |
            ended_before  | 2026-07-01 | 2026-09-01
            no_step_down  | 2026-09-02 |
            opened_first  | 2026-09-15 |
            helped_first  | 2026-09-04 |
            helped_early  | 2026-09-16 |
            of_august     | 2026-09-02 |
        """,
        extracted_on=SEPTEMBER.last_day,
    )

    assert figures(EH6, data, SEPTEMBER) == [Figure(numerator=4, denominator=6)]
    owed = {row["child_id"]: row for row in rows_of("step_downs_owed", data)}
    assert "no_step_down" not in owed
    assert str(owed["already_open"]["done_on"]) == "2026-09-01"
