"""How often a looked-after child is visited: each variant of regulation 28, day by day."""

import datetime as dt

import pytest

from drawn import dataset, rows_of

ON = dt.date(2026, 9, 30)


def visits_owed(placements, status="C2", visits=(), reviews=(), episodes=None):
    """Give (started, due, rule) of every visit owed to one child in care since 2026-01-05."""
    lines = "\n".join(f"a | {row}" for row in placements)
    seen = "\n".join(f"a | {one}" for one in visits)
    held = "\n".join(f"a | {one}" for one in reviews)
    data = dataset(
        cla_episodes=episodes or f"child_id | started_on | legal_status\na | 2026-01-05 | {status}",
        cla_placement="child_id | started_on | ended_on | placement_type | start_reason | to_18 "
        f"| approval | approved_on\n{lines}",
        cla_visits=f"child_id | seen_on\n{seen}",
        cla_reviews=f"child_id | held_on\n{held}",
    )
    return [
        (f"{row['started_on']:%m-%d}", f"{row['due_on']:%m-%d}", row["rule"])
        for row in rows_of("cla_visits_owed", data, ON)
    ]


def test_the_general_rule_where_nothing_else_is_said():
    assert visits_owed(["2026-01-05 | | U6 | S | | | "], visits=["2026-01-10"]) == [
        ("01-05", "01-12", "general"),
        ("01-10", "02-21", "general"),
    ]


@pytest.mark.parametrize(
    ("placement", "seen", "due", "why"),
    [
        ("2025-01-10 | | U4 | S | | | ", "2026-01-09", "02-20", "a day within the first year"),
        ("2025-01-10 | | U4 | S | | | ", "2026-01-10", "04-10", "the first year is over"),
        ("2025-01-10 | | U6 | S | yes | | ", "2026-01-10", "04-10", "meant to last, as recorded"),
        ("2025-01-10 | | U6 | S | no | | ", "2026-01-10", "02-21", "not meant to last"),
    ],
)
def test_three_months_after_the_first_year_of_a_placement_to_18(placement, seen, due, why):
    owed = visits_owed([placement], visits=[seen])

    assert owed[-1][1] == due, why


def test_the_first_year_runs_from_the_placement_not_from_its_new_status():
    owed = visits_owed(
        ["2025-01-10 | 2025-12-01 | U6 | S | | | ", "2025-12-01 | | U4 | T | | | "],
        visits=["2026-01-10"],
    )

    assert owed[-1] == ("01-10", "04-10", "to 18")


@pytest.mark.parametrize(
    ("placement", "status", "rule", "after"),
    [
        ("2026-01-05 | | P1 | S | | | ", "C1", "interim order at home", "03-02"),
        ("2026-01-05 | | U3 | S | | temporary | ", "V2", "temporary approval", "03-02"),
        ("2026-01-05 | | P1 | S | | before assessment | ", "C2", "before assessment", "03-16"),
    ],
)
def test_weekly_until_the_first_review(placement, status, rule, after):
    owed = visits_owed(
        [placement], status=status, visits=["2026-01-10", "2026-02-02"], reviews=["2026-02-02"]
    )

    assert owed == [
        ("01-05", "01-12", rule),
        ("01-10", "01-17", rule),
        ("02-02", after, rule),  # four weeks; six before an assessment
    ]


def test_approval_in_full_ends_the_weekly_visits():
    owed = visits_owed(
        ["2026-01-05 | | U3 | S | | temporary | 2026-01-20"], visits=["2026-01-19", "2026-01-20"]
    )

    assert owed[1:] == [
        ("01-19", "01-26", "temporary approval"),
        ("01-20", "03-03", "general"),
    ]


def test_a_care_order_made_at_home_asks_for_a_visit_within_the_week():
    owed = visits_owed(
        ["2026-01-05 | | P1 | S | | | "],
        episodes="""
            child_id | started_on | ended_on   | legal_status
            a        | 2026-01-05 | 2026-03-02 | V2
            a        | 2026-03-02 |            | C2
        """,
        visits=["2026-02-27", "2026-03-09"],
    )

    assert owed == [
        ("01-05", "01-12", "general"),
        ("02-27", "04-10", "general"),
        ("03-02", "03-09", "care order at home"),
        ("03-09", "04-20", "care order at home"),
    ]


def test_a_review_before_the_child_went_home_is_not_the_first_there():
    owed = visits_owed(
        ["2026-01-05 | 2026-03-02 | U6 | S | | | ", "2026-03-02 | | P1 | P | | | "],
        status="C1", visits=["2026-03-03"], reviews=["2026-02-01"],
    )  # fmt: skip

    assert owed[-1] == ("03-03", "03-10", "interim order at home")


def test_some_days_away_change_nothing():
    owed = visits_owed(
        ["2026-01-05 | | U6 | S | | | ", "2026-02-01 | 2026-02-08 | T3 | P | | | "],
        visits=["2026-01-10"],
    )

    assert owed == [("01-05", "01-12", "general"), ("01-10", "02-21", "general")]
