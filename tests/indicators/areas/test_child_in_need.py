"""Children in need: who is open, who was visited in time, and whom nobody holds by name."""

import datetime as dt

from drawn import Figure, dataset, figures, rows_of
from lineofsight.indicators.areas.child_in_need import (
    CIN1,
    CIN2,
    CIN3,
    CIN4,
    CIN5,
    CIN6,
    CIN7,
    CIN8,
    CIN9,
    CIN1r,
)
from lineofsight.indicators.duties import duties
from lineofsight.kernel.periods import Month
from lineofsight.records.seals import Reach

SEPTEMBER = Month(2026, 9)  # 20 working days back from Wednesday the 30th is Wednesday the 2nd


def test_each_child_with_an_open_episode_counts_once_at_any_age():
    data = dataset(
        person="""
            child_id       | born_on
            open           | 2015-01-01
            care_leaver    | 2005-01-01
        """,
        cin_episodes="""
            child_id       | started_on | ended_on   | team
            open           | 2026-05-01 |            | North
            care_leaver    | 2024-05-01 |            | North
            begins_that_day| 2026-09-30 |            | North
            two_episodes   | 2026-01-01 |            | North
            two_episodes   | 2026-06-01 |            | South
            ends_that_day  | 2026-05-01 | 2026-09-30 | South
            ends_next_day  | 2026-05-01 | 2026-10-01 | South
            begins_next_day| 2026-10-01 |            | South
            same_day       | 2026-09-30 | 2026-09-30 | South
        """,
    )

    assert figures(CIN1, data, SEPTEMBER) == [Figure(numerator=5)]
    assert figures(CIN1, data, SEPTEMBER, by="team") == [
        Figure(group="North", numerator=3),
        Figure(group="South", numerator=2),
    ]


def test_the_rate_is_per_estimate_of_the_latest_year_not_after_the_month():
    data = dataset(
        cin_episodes="""
            child_id | started_on
            a        | 2026-05-01
        """,
        population="""
            area   | year | children
            Wandle | 2025 | 50000
            Wandle | 2027 | 70000
            Mole   | 2026 | 10000
        """,
    )

    assert figures(CIN1r, data, SEPTEMBER) == [Figure(numerator=1, denominator=50000)]


def test_the_team_is_the_allocation_of_the_day_and_the_lists_own_where_there_is_none():
    data = dataset(
        cin_episodes="""
            child_id  | started_on | team
            allocated | 2026-05-01 | Listed
            handed_on | 2026-05-01 | Listed
            not_yet   | 2026-05-01 | Listed
            no_team   | 2026-05-01 |
        """,
        involvements="""
            child_id  | worker_id | team  | started_on | ended_on   | allocation
            allocated | w1        | North | 2026-05-01 |            | primary
            handed_on | w1        | North | 2026-05-01 | 2026-09-30 | primary
            handed_on | w2        | South | 2026-09-30 |            | primary
            not_yet   | w2        | South | 2026-10-01 |            | primary
        """,
    )

    assert figures(CIN1, data, SEPTEMBER, by="team") == [
        Figure(group="Listed", numerator=1),
        Figure(group="North", numerator=1),
        Figure(group="South", numerator=1),
        Figure(group="not recorded", numerator=1),
    ]


def test_a_plan_is_in_time_until_twenty_working_days_after_the_last_visit_or_its_start():
    data = dataset(
        cin_plans="""
            child_id          | started_on | ended_on   | team
            seen_on_day_20    | 2026-05-01 |            | North
            seen_on_day_21    | 2026-05-01 |            | North
            not_yet_due       | 2026-09-02 |            | North
            never_seen        | 2026-09-01 |            | North
            seen_by_cp_visit  | 2026-05-01 |            | North
            ends_that_day     | 2026-05-01 | 2026-09-30 | North
            begins_next_day   | 2026-10-01 |            | North
            seen_too_late     | 2026-05-01 |            | South
            seen_before_plan  | 2026-09-08 |            | South
        """,
        cin_visits="""
            child_id          | seen_on
            seen_on_day_20    | 2026-09-02
            seen_on_day_21    | 2026-09-01
            seen_too_late     | 2026-10-01
            seen_before_plan  | 2026-03-01
        """,
        cp_visits="""
            child_id          | seen_on
            seen_by_cp_visit  | 2026-09-30
        """,
    )

    assert figures(CIN4, data, SEPTEMBER) == [Figure(numerator=4, denominator=7)]
    assert figures(CIN4, data, SEPTEMBER, by="team") == [
        Figure(group="North", numerator=3, denominator=5),
        Figure(group="South", numerator=1, denominator=2),
    ]


def test_a_plan_stands_still_while_the_child_is_protected_or_looked_after():
    seen = "home_and_not_seen | 2026-05-20\nhome_and_seen | 2026-09-08"
    data = dataset(
        cin_plans="""
            child_id            | started_on | ended_on
            protected_now       | 2026-01-06 |
            looked_after_now    | 2026-01-06 |
            protected_then_care | 2026-01-06 |
            home_in_time        | 2026-01-06 |
            home_and_not_seen   | 2026-01-06 |
            home_and_seen       | 2026-01-06 |
            protected_next_day  | 2026-09-08 |
            of_another_place    | 2026-09-08 |
            on_a_short_break    | 2026-09-08 |
        """,
        cp_plans="""
            child_id            | started_on | ended_on   | other_authority
            protected_now       | 2026-02-03 |            | no
            protected_then_care | 2026-02-03 | 2026-08-03 | no
            home_in_time        | 2026-02-03 | 2026-09-08 | no
            protected_next_day  | 2026-10-01 |            | no
            of_another_place    | 2026-09-08 |            | yes
        """,
        cla_episodes="""
            child_id            | started_on | ended_on   | legal_status
            looked_after_now    | 2026-02-03 |            | C2
            protected_then_care | 2026-08-03 |            | C2
            home_and_not_seen   | 2026-02-03 | 2026-06-01 | C2
            home_and_seen       | 2026-02-03 | 2026-06-01 | C2
            on_a_short_break    | 2026-09-10 |            | V4
        """,
        cin_visits=f"child_id | seen_on\n{seen}",
        cin_reviews=f"child_id | held_on\n{seen}",
    )

    assert figures(CIN2, data, SEPTEMBER) == [Figure(numerator=6)]
    assert figures(CIN4, data, SEPTEMBER) == [Figure(numerator=5, denominator=6)]
    assert figures(CIN6, data, SEPTEMBER) == [Figure(numerator=5, denominator=6)]
    owed = [duty for duty in duties(data, on=dt.date(2026, 9, 30)) if duty.is_overdue]
    for name in ("cin_visits_owed", "cin_reviews_owed"):
        assert [one.subject for one in owed if one.population == name] == ["home_and_not_seen"]


def test_only_visits_in_person_at_which_the_child_was_not_missed_count():
    data = dataset(
        cin_plans="""
            child_id        | started_on
            in_person       | 2026-05-01
            method_blank    | 2026-05-01
            seen_blank      | 2026-05-01
            by_phone        | 2026-05-01
            by_video        | 2026-05-01
            child_not_seen  | 2026-05-01
            earlier_counts  | 2026-05-01
        """,
        cin_visits="""
            child_id        | seen_on    | method    | child_seen
            in_person       | 2026-09-10 | in person | yes
            method_blank    | 2026-09-10 |           | yes
            seen_blank      | 2026-09-10 | in person |
            by_phone        | 2026-09-10 | phone     | yes
            by_video        | 2026-09-10 | video     | yes
            child_not_seen  | 2026-09-10 | in person | no
            earlier_counts  | 2026-09-03 | in person | yes
            earlier_counts  | 2026-09-20 | in person | no
        """,
    )

    assert figures(CIN4, data, SEPTEMBER) == [Figure(numerator=4, denominator=7)]


def test_every_open_plan_owes_one_visit_at_any_moment_and_each_visit_starts_the_next():
    data = dataset(
        cin_plans="""
            child_id | started_on | ended_on
            a        | 2026-05-01 | 2026-08-03
        """,
        cin_visits="""
            child_id | seen_on    | method
            a        | 2026-05-01 | in person
            a        | 2026-05-11 | in person
            a        | 2026-05-11 | phone
            a        | 2026-07-01 | in person
            a        | 2026-08-03 | in person
            a        | 2026-09-01 | in person
        """,
        cp_visits="""
            child_id | seen_on
            a        | 2026-07-01
        """,
    )

    owed = rows_of("cin_visits_owed", data)

    assert [(row["started_on"], row["due_on"], row["done_on"]) for row in owed] == [
        (dt.date(2026, 5, 1), dt.date(2026, 6, 2), dt.date(2026, 5, 11)),
        (dt.date(2026, 5, 11), dt.date(2026, 6, 9), dt.date(2026, 7, 1)),
        (dt.date(2026, 7, 1), dt.date(2026, 7, 29), dt.date(2026, 8, 3)),
    ]
    assert {row["lapsed_on"] for row in owed} == {dt.date(2026, 8, 3)}


def test_the_interval_is_the_settings_own():
    plans = """
            child_id | started_on
            a        | 2026-09-15
        """

    assert figures(CIN4, dataset(cin_plans=plans), SEPTEMBER) == [
        Figure(numerator=1, denominator=1)
    ]
    stricter = dataset(cin_plans=plans, local_rules={"cin_visit_working_days": 10})
    assert figures(CIN4, stricter, SEPTEMBER) == [Figure(numerator=0, denominator=1)]


def test_visits_that_do_not_reach_back_over_the_month_give_no_data_and_no_unseen_children():
    plans = """
            child_id | started_on
            a        | 2026-05-01
        """
    from_the_2nd = {"cin_visits": Reach(dt.date(2026, 9, 2), dt.date(2026, 9, 30), "visits.csv")}

    assert figures(CIN4, dataset(cin_plans=plans, reach=from_the_2nd), SEPTEMBER) == [
        Figure(state="no_data")
    ]
    assert figures(CIN4, dataset(cin_plans=plans, not_loaded=["cp_visits"]), SEPTEMBER) == [
        Figure(numerator=0, denominator=1)
    ]


def test_a_child_is_unallocated_unless_a_worker_who_is_no_manager_holds_it_by_name():
    data = dataset(
        cin_episodes="""
            child_id         | started_on | ended_on
            by_name          | 2026-05-01 |
            by_name_unknown  | 2026-05-01 |
            nobody           | 2026-05-01 |
            duty_pot         | 2026-05-01 |
            manager_held     | 2026-05-01 |
            by_unit_manager  | 2026-05-01 |
            last_day_manager | 2026-05-01 |
            was_manager      | 2026-05-01 |
            co_worker_only   | 2026-05-01 |
            reviewing_officer| 2026-05-01 |
            ended_that_day   | 2026-05-01 |
            closed           | 2026-05-01 | 2026-09-30
        """,
        involvements="""
            child_id         | worker_id | team  | started_on | ended_on   | allocation
            by_name          | w1        | North | 2026-05-01 |            | primary
            by_name_unknown  | not_listed| North | 2026-05-01 |            | primary
            duty_pot         |           | North | 2026-05-01 |            | primary
            manager_held     | m1        | North | 2026-05-01 |            | manager-held
            by_unit_manager  | m1        | North | 2026-05-01 |            | primary
            last_day_manager | m2        | North | 2026-05-01 |            | primary
            was_manager      | w2        | North | 2026-05-01 |            | primary
            co_worker_only   | w1        | North | 2026-05-01 |            | secondary
            reviewing_officer| i1        | North | 2026-05-01 |            | IRO
            ended_that_day   | w1        | North | 2026-05-01 | 2026-09-30 | primary
        """,
        professionals="""
            worker_id | role          | started_on | last_day_on
            w1        | social worker | 2020-01-01 |
            m1        | unit manager  | 2020-01-01 |
            m2        | unit manager  | 2020-01-01 | 2026-09-30
            w2        | unit manager  | 2020-01-01 | 2026-03-31
            w2        | social worker | 2026-04-01 |
        """,
    )

    assert figures(CIN8, data, SEPTEMBER) == [Figure(numerator=8)]


def test_nobody_is_unallocated_where_allocations_are_not_known():
    episodes = """
            child_id | started_on
            a        | 2026-05-01
        """
    without = dataset(cin_episodes=episodes, not_loaded=["involvements"])

    assert figures(CIN8, without, SEPTEMBER) == [Figure(state="no_data")]
    assert figures(CIN1, without, SEPTEMBER) == [Figure(numerator=1)]
    assert figures(
        CIN8, dataset(cin_episodes=episodes, not_loaded=["professionals"]), SEPTEMBER
    ) == [Figure(numerator=1)]


def test_what_is_outstanding_stands_under_the_team_of_the_day_asked_about():
    data = dataset(
        cin_plans="""
            child_id  | started_on | team
            handed_on | 2026-05-01 | Listed
            unheld    | 2026-05-01 | Listed
        """,
        cin_visits="""
            child_id  | seen_on
            handed_on | 2026-09-10
        """,
        involvements="""
            child_id  | worker_id | team  | started_on | ended_on   | allocation
            handed_on | w1        | North | 2026-05-01 | 2026-09-20 | primary
            handed_on | w2        | South | 2026-09-20 |            | primary
        """,
    )

    assert figures(CIN4, data, SEPTEMBER, by="team") == [
        Figure(group="Listed", numerator=0, denominator=1),
        Figure(group="South", numerator=1, denominator=1),
    ]


PLANS = """
    child_id      | started_on | ended_on   | team
    on_a_plan     | 2026-05-01 |            | North
    protected     | 2026-05-01 |            | North
    looked_after  | 2026-05-01 |            | North
    short_breaks  | 2025-09-29 |            | Rainbow
    year_and_day  | 2025-09-30 |            | North
    ended_today   | 2026-05-01 | 2026-09-30 | North
    two_plans     | 2025-01-01 |            | North
    two_plans     | 2026-06-01 |            | South
"""
OTHERS = {
    "cp_plans": """
        child_id  | started_on
        protected | 2026-09-30
    """,
    "cla_episodes": """
        child_id     | started_on | legal_status
        looked_after | 2026-09-01 | C2
        short_breaks | 2026-09-01 | V4
    """,
}


def test_children_on_a_plan_are_neither_protected_nor_looked_after():
    data = dataset(cin_plans=PLANS, **OTHERS)

    assert figures(CIN2, data, SEPTEMBER) == [Figure(numerator=4)]
    assert figures(CIN2, data, SEPTEMBER, by="team") == [
        Figure(group="North", numerator=2),
        Figure(group="Rainbow", numerator=1),
        Figure(group="South", numerator=1),
    ]
    # More than a year: the same day a year earlier is not yet more.
    assert figures(CIN7, data, SEPTEMBER) == [Figure(numerator=1, denominator=4)]


def test_plans_are_no_data_where_nobody_says_who_is_protected():
    data = dataset(cin_plans=PLANS, not_loaded=["cp_plans"])

    assert figures(CIN2, data, SEPTEMBER) == [Figure(state="no_data")]


def test_children_with_disabilities_are_those_their_team_holds_that_day():
    data = dataset(
        cin_plans="""
            child_id    | started_on | team
            seen        | 2026-05-01 | Rainbow
            not_seen    | 2026-05-01 | Rainbow
            moved_in    | 2026-05-01 | North
            moved_away  | 2026-05-01 | Rainbow
            elsewhere   | 2026-05-01 | North
        """,
        cin_visits="""
            child_id    | seen_on
            seen        | 2026-09-15
            moved_in    | 2026-09-15
            moved_away  | 2026-09-15
            elsewhere   | 2026-09-15
        """,
        department="""
            team    | kind          | started_on | ended_on
            Rainbow | assessment    | 2010-01-01 | 2026-09-01
            Rainbow | disability    | 2026-09-01 |
            North   | care planning |            |
        """,
        involvements="""
            child_id   | team    | started_on | allocation
            moved_in   | Rainbow | 2026-09-20 | primary
            moved_away | North   | 2026-09-20 | primary
        """,
    )

    assert figures(CIN9, data, SEPTEMBER) == [Figure(numerator=2, denominator=3)]
    for feed in ("cin_visits", "department"):
        without = dataset(cin_plans=PLANS, not_loaded=[feed])
        assert figures(CIN9, without, SEPTEMBER) == [Figure(state="no_data")], feed
        assert figures(CIN2, without, SEPTEMBER)[0].state == "value", feed


def test_plans_of_children_in_need_are_up_to_date_for_three_months():
    # 45 working days before 30 September 2026 is 28 July.
    data = dataset(
        person="""
            child_id | born_on
            grown    | 2008-09-30
        """,
        cin_episodes="""
            child_id         | started_on | ended_on   | case_status
            reviewed         | 2026-01-01 |            |
            reviewed_long_ago| 2026-01-01 |            |
            new_plan         | 2026-01-01 |            |
            no_plan          | 2026-01-01 |            |
            in_assessment    | 2026-01-01 |            |
            planned_assessed | 2026-01-01 |            |
            day_45           | 2026-07-28 |            |
            day_46           | 2026-07-27 |            |
            closed_since     | 2026-01-01 | 2026-10-10 | closed
            closed_when_drawn| 2026-01-01 |            | closed
            protected        | 2026-01-01 |            |
            looked_after     | 2026-01-01 |            |
            grown            | 2026-01-01 |            |
        """,
        cin_plans="""
            child_id          | started_on
            reviewed          | 2026-01-01
            reviewed_long_ago | 2026-01-01
            new_plan          | 2026-06-30
            planned_assessed  | 2026-01-01
        """,
        cin_reviews="""
            child_id          | held_on
            reviewed          | 2026-06-30
            reviewed_long_ago | 2026-06-29
            planned_assessed  | 2026-09-01
        """,
        cin_assessments="""
            child_id         | started_on | authorised_on
            in_assessment    | 2026-09-01 |
            planned_assessed | 2026-09-01 | 2026-10-01
        """,
        **OTHERS,
    )

    # In time: reviewed, new_plan, planned_assessed. Not: reviewed_long_ago, no_plan, day_46.
    assert figures(CIN3, data, SEPTEMBER) == [Figure(numerator=3, denominator=6)]


def test_visits_at_which_the_child_was_seen_alone():
    data = dataset(
        person="""
            child_id       | born_on    | is_unborn
            alone          | 2023-09-10 | no
            too_young      | 2023-09-11 | no
            with_others    | 2012-01-01 | no
            not_said       | 2012-01-01 | no
            twice_that_day | 2012-01-01 | no
            not_seen       | 2012-01-01 | no
            seen_not_said  | 2012-01-01 | no
            by_video       | 2012-01-01 | no
            unborn         |            | yes
            age_not_known  |            | no
        """,
        cin_visits="""
            child_id       | seen_on    | child_seen | seen_alone | method
            alone          | 2026-09-10 | yes        | yes        | in person
            too_young      | 2026-09-10 | yes        | yes        | in person
            with_others    | 2026-09-10 | yes        | no         | in person
            not_said       | 2026-09-10 | yes        |            |
            twice_that_day | 2026-09-10 | yes        | no         | in person
            twice_that_day | 2026-09-10 | yes        | yes        |
            not_seen       | 2026-09-10 | no         | yes        | in person
            seen_not_said  | 2026-09-10 |            | yes        | in person
            by_video       | 2026-09-10 | yes        | yes        | video
            unborn         | 2026-09-10 | yes        | yes        | in person
            age_not_known  | 2026-09-10 | yes        | yes        | in person
        """,
    )

    assert figures(CIN5, data, SEPTEMBER) == [Figure(numerator=2, denominator=4)]


def test_plans_are_reviewed_within_three_calendar_months():
    data = dataset(
        cin_plans="""
            child_id       | started_on | ended_on
            new_enough     | 2026-06-30 |
            too_old        | 2026-06-29 |
            reviewed       | 2026-01-01 |
            long_ago       | 2026-01-01 |
            reviewed_later | 2026-01-01 |
            ended          | 2026-09-01 | 2026-09-30
        """,
        cin_reviews="""
            child_id       | held_on
            reviewed       | 2026-06-30
            long_ago       | 2026-06-29
            reviewed_later | 2026-10-01
        """,
    )

    assert figures(CIN6, data, SEPTEMBER) == [Figure(numerator=2, denominator=5)]


def test_a_plan_is_owed_to_a_child_assessed_as_being_in_need():
    data = dataset(
        cin_assessments="""
            child_id     | started_on | authorised_on | needs_support
            owed         | 2026-08-03 | 2026-09-01    | yes
            planned      | 2026-08-03 | 2026-09-01    | yes
            planned_then | 2026-08-03 | 2026-09-01    | yes
            no_need      | 2026-08-03 | 2026-09-01    | no
            protected    | 2026-08-03 | 2026-09-01    | yes
            looked_after | 2026-08-03 | 2026-09-01    | yes
            closed       | 2026-08-03 | 2026-09-01    | yes
            again        | 2026-06-01 | 2026-07-01    | yes
            again        | 2026-08-03 | 2026-09-02    | yes
        """,
        cin_plans="""
            child_id     | started_on
            planned      | 2026-09-10
            planned_then | 2026-08-03
            closed       | 2026-10-20
        """,
        cin_episodes="""
            child_id     | started_on | ended_on
            owed         | 2026-07-01 |
            closed       | 2026-07-01 | 2026-09-08
        """,
        cp_plans="""
            child_id     | started_on
            protected    | 2026-09-08
        """,
        cla_episodes="""
            child_id     | started_on | legal_status
            looked_after | 2026-08-20 | C2
        """,
    )
    owed = [duty for duty in duties(data, on=dt.date(2026, 9, 12))
            if duty.population == "cin_plans_owed"]  # fmt: skip

    assert [(duty.subject, duty.due_on) for duty in owed] == [
        ("owed", dt.date(2026, 9, 15)),
        ("again", dt.date(2026, 9, 16)),
    ]
    done = {row["child_id"]: str(row["done_on"]) for row in rows_of("cin_plans_owed", data)}
    assert (done["planned"], done["planned_then"]) == ("2026-09-10", "2026-09-01")
    assert done["closed"] == "None", "a plan of a later episode is not the one that was owed"


def test_a_birth_is_owed_a_record_on_the_day_it_was_expected():
    data = dataset(
        person="""
            child_id     | born_on    | is_unborn
            expected     | 2026-09-10 | yes
            no_day_known |            | yes
            born         | 2026-09-10 | no
            case_closed  | 2026-09-10 | yes
            never_open   | 2026-09-10 | yes
        """,
        cin_episodes="""
            child_id     | started_on | ended_on
            expected     | 2026-07-01 |
            no_day_known | 2026-07-01 |
            born         | 2026-07-01 |
            case_closed  | 2026-07-01 | 2026-09-01
        """,
    )
    owed = [duty for duty in duties(data, on=dt.date(2026, 9, 11))
            if duty.population == "births_owed"]  # fmt: skip

    assert [(duty.subject, duty.due_on, duty.is_overdue) for duty in owed] == [
        ("expected", dt.date(2026, 9, 10), True),
        ("no_day_known", None, False),
    ]
