"""Looked-after children: unaccompanied, starting and ceasing, by agreement, heard, held, seen."""

from drawn import Figure, dataset, figures
from lineofsight.indicators.areas.looked_after import (
    LAC2,
    LAC3,
    LAC4,
    LAC5,
    LAC7,
    LAC11,
    LAC12,
    LAC27,
    LAC2p,
)
from lineofsight.kernel.periods import Month

SEPTEMBER = Month(2026, 9)


def in_care(*children, **tables):
    rows = "\n".join(f"{child} | 2026-01-05 | V2" for child in children)
    return dataset(cla_episodes=f"child_id | started_on | legal_status\n{rows}", **tables)


def test_unaccompanied_until_the_status_ends():
    data = in_care(
        "no_end", "ends_tomorrow", "ended_today", "only_a_list_says", "leave_only", "not_at_all",
        person="""
            child_id         | is_uasc
            ended_today      | yes
            only_a_list_says | yes
            not_at_all       | no
        """,
        immigration_status="""
            child_id      | status          | started_on | ended_on
            no_end        | UASC            | 2026-01-05 |
            ends_tomorrow | UASC            | 2026-01-05 | 2026-10-01
            ended_today   | UASC            | 2026-01-05 | 2026-09-30
            leave_only    | leave to remain | 2026-01-05 |
        """,
    )  # fmt: skip

    assert figures(LAC2, data, SEPTEMBER) == [Figure(numerator=3)]
    assert figures(LAC2p, data, SEPTEMBER) == [Figure(numerator=3, denominator=6)]
    assert figures(LAC2, data, SEPTEMBER, by="uasc") == [Figure("yes", 3)]


MOVEMENTS = """
    child_id          | started_on | ended_on   | legal_status | start_reason | end_reason
    starts            | 2026-09-01 |            | V2           | S            |
    starts_and_ends   | 2026-09-03 | 2026-09-20 | V2           | S            | E4A
    starts_and_ends   | 2026-09-25 |            | V2           | S            |
    only_a_new_status | 2026-01-01 | 2026-09-10 | V2           | S            | X1
    only_a_new_status | 2026-09-10 |            | C1           | L            |
    begun_before      | 2026-09-02 |            | C2           | P            |
    short_breaks      | 2026-09-02 |            | V4           | S            |
    no_reason_given   | 2026-09-30 |            | V2           |              |
    left_no_reason    | 2026-01-01 | 2026-09-30 | V2           | S            |
    next_is_not_here  | 2026-01-01 | 2026-09-15 | V2           | S            | X1
    turns_18          | 2020-01-01 |            | C2           | S            |
    october           | 2026-01-01 | 2026-10-01 | V2           | S            | E4A
"""
TURNS_18 = """
    child_id | born_on
    turns_18 | 2008-09-12
"""


def test_starting_and_ceasing_in_the_month():
    data = dataset(cla_episodes=MOVEMENTS, person=TURNS_18)

    # starts; starts_and_ends, twice; no_reason_given
    assert figures(LAC3, data, SEPTEMBER) == [Figure(numerator=4)]
    # starts_and_ends; left_no_reason; turns_18
    assert figures(LAC4, data, SEPTEMBER) == [Figure(numerator=3)]
    assert figures(LAC3, data, SEPTEMBER, over="ytd") == [Figure(numerator=4)]


def test_section_20_is_the_status_of_the_day():
    data = dataset(
        cla_episodes="""
            child_id       | started_on | ended_on   | legal_status
            agreed         | 2026-01-01 |            | V2
            order_by_now   | 2026-01-01 | 2026-09-30 | V2
            order_by_now   | 2026-09-30 |            | C1
            order_tomorrow | 2026-01-01 | 2026-10-01 | V2
            order_tomorrow | 2026-10-01 |            | C1
        """
    )

    assert figures(LAC5, data, SEPTEMBER) == [Figure(numerator=2, denominator=3)]


def test_taking_part_in_reviews():
    tables = {
        "person": """
            child_id | born_on
            is_three | 2022-10-01
            is_four  | 2022-09-30
        """,
        "cla_reviews": """
            child_id     | held_on    | participation
            spoke        | 2026-09-30 | PN1
            by_advocate  | 2026-09-01 | PN5
            sent_views   | 2026-09-02 | PN6
            silent       | 2026-09-03 | PN4
            sent_none    | 2026-09-04 | PN7
            not_recorded | 2026-09-05 |
            under_four   | 2026-09-06 | PN0
            is_three     | 2026-09-30 | PN1
            is_four      | 2026-09-30 | PN1
            october      | 2026-10-01 | PN1
        """,
    }

    assert figures(LAC7, dataset(**tables), SEPTEMBER) == [Figure(numerator=4, denominator=7)]
    from_three = dataset(**tables, local_rules={"participation_age": 3})
    assert figures(LAC7, from_three, SEPTEMBER) == [Figure(numerator=5, denominator=8)]


def test_held_by_a_social_worker_by_name():
    data = in_care(
        "held", "by_a_manager", "by_an_adviser", "by_duty", "second_worker", "unknown_role",
        "ended_today",
        professionals="""
            worker_id | role             | started_on
            w1        | social worker    | 2020-01-01
            m1        | unit manager     | 2020-01-01
            a1        | personal adviser | 2020-01-01
        """,
        involvements="""
            child_id      | worker_id | started_on | ended_on   | allocation
            held          | w1        | 2026-01-05 |            | primary
            by_a_manager  | m1        | 2026-01-05 |            | primary
            by_an_adviser | a1        | 2026-01-05 |            | primary
            by_duty       |           | 2026-01-05 |            | primary
            second_worker | w1        | 2026-01-05 |            | secondary
            unknown_role  | w9        | 2026-01-05 |            | primary
            ended_today   | w1        | 2026-01-05 | 2026-09-30 | primary
        """,
    )  # fmt: skip

    assert figures(LAC11, data, SEPTEMBER) == [Figure(numerator=2, denominator=7)]


def test_three_workers_in_the_year():
    data = in_care(
        "three", "one_came_back", "first_ended_before", "co_worker", "none",
        involvements="""
            child_id           | worker_id | started_on | ended_on   | allocation
            three              | w1        | 2025-01-01 | 2025-10-02 | primary
            three              | w2        | 2025-10-02 | 2026-09-30 | primary
            three              | w3        | 2026-09-30 |            | primary
            one_came_back      | w1        | 2025-01-01 | 2025-11-01 | primary
            one_came_back      | w2        | 2025-11-01 | 2026-03-01 | primary
            one_came_back      | w1        | 2026-03-01 |            | primary
            first_ended_before | w1        | 2025-01-01 | 2025-10-01 | primary
            first_ended_before | w2        | 2025-10-01 | 2026-09-01 | primary
            first_ended_before | w3        | 2026-09-01 |            | primary
            co_worker          | w1        | 2025-01-01 | 2026-01-01 | primary
            co_worker          | w2        | 2026-01-01 |            | primary
            co_worker          | w3        | 2026-01-01 |            | secondary
        """,
    )  # fmt: skip

    assert figures(LAC12, data, SEPTEMBER) == [Figure(numerator=1, denominator=5)]


def test_seen_alone_from_three():
    data = dataset(
        person="""
            child_id | born_on
            is_two   | 2023-10-01
            is_three | 2023-09-30
        """,
        cla_visits="""
            child_id     | seen_on    | child_seen | seen_alone | method
            alone        | 2026-09-01 | yes        | yes        | in person
            with_carer   | 2026-09-02 | yes        | no         | in person
            not_recorded | 2026-09-03 |            |            |
            not_seen     | 2026-09-04 | no         | no         | in person
            by_phone     | 2026-09-05 | yes        | yes        | phone
            is_two       | 2026-09-30 | yes        | no         | in person
            is_three     | 2026-09-30 | yes        | yes        | in person
            twice_a_day  | 2026-09-30 | yes        | yes        | in person
            twice_a_day  | 2026-09-30 |            |            |
        """,
    )

    assert figures(LAC27, data, SEPTEMBER) == [Figure(numerator=3, denominator=5)]
