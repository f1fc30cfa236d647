"""Under which team things stand that happen on the very day a child is handed over."""

import pytest

from drawn import dataset, rows_of

HAND_OVER = "2026-09-10"
HELD = f"""
    child_id | worker_id | team  | started_on | ended_on    | allocation
    a        | w1        | North | 2026-01-01 | {HAND_OVER} | primary
    a        | w2        | South | {HAND_OVER} |            | primary
"""
HAPPENED = {
    "contacts_received": ("contacts", "contacted_on"),
    "referrals_received": ("referrals", "referred_on"),
    "assessments_owed": ("cin_assessments", "started_on"),
    "cin_visits_owed": ("cin_plans", "started_on"),
    "section_47_started": ("s47_enquiry", "started_on"),
    "conferences_held": ("initial_cp_conference", "held_on"),
    "cp_visits_owed": ("cp_plans", "started_on"),
    "cp_plans_started": ("cp_plans", "started_on"),
}


@pytest.mark.parametrize("population", HAPPENED)
def test_on_the_day_of_a_hand_over_the_new_team_holds_the_child(population):
    table, column = HAPPENED[population]
    data = dataset(involvements=HELD, **{table: f"child_id | {column}\na | {HAND_OVER}"})

    assert [row["team"] for row in rows_of(population, data)] == ["South"]


@pytest.mark.parametrize("population", HAPPENED)
def test_on_the_day_an_allocation_ends_without_another_nobody_holds_the_child(population):
    table, column = HAPPENED[population]
    ended = "\n".join(HELD.strip().splitlines()[:2])
    data = dataset(involvements=ended, **{table: f"child_id | {column}\na | {HAND_OVER}"})

    assert [row["team"] for row in rows_of(population, data)] == ["not recorded"]


@pytest.mark.parametrize("population", [name for name in HAPPENED if name != "contacts_received"])
def test_an_events_own_team_comes_before_the_allocations(population):
    table, column = HAPPENED[population]
    drawn = f"child_id | {column} | team\na | {HAND_OVER} | Own"
    data = dataset(involvements=HELD, **{table: drawn})

    assert [row["team"] for row in rows_of(population, data)] == ["Own"]


def test_a_conference_owed_stands_under_the_team_of_the_discussion_or_of_its_day():
    drawn = f"""
        child_id | started_on  | conference_unnecessary | team
        a        | {HAND_OVER} | no                     |
        b        | {HAND_OVER} | no                     | Own
    """
    data = dataset(involvements=HELD, s47_enquiry=drawn)

    assert {row["child_id"]: row["team"] for row in rows_of("conferences_owed", data)} == {
        "a": "South",
        "b": "Own",
    }


def test_one_allocation_written_with_two_ends_lasts_until_the_later():
    data = dataset(
        involvements="""
            child_id | worker_id | team  | started_on | ended_on   | allocation
            a        | w1        | North | 2026-01-01 | 2026-02-01 | primary
            a        | w2        | North | 2026-01-01 | 2026-03-01 | primary
        """
    )

    assert [str(row["ended_on"]) for row in rows_of("team_spells", data)] == ["2026-03-01"]
