"""Records over which the engine and the second opinion once differed, and what the rules say.

The figures are written by hand; both must give them.
"""

import datetime as dt

import pytest

from agreement.awkward import as_loaded
from agreement.counting_twice import first_opinion, second_opinion
from drawn import drawn
from lineofsight.kernel.periods import Month
from lineofsight.records.standard import TABLES
from opened_again import opened_again

FEBRUARY = Month(2024, 2)

CASES = {
    "in care since before the calendar begins is long past the first review": (
        "LAC6",
        (1, 2),
        {
            "cla_episodes": """
                child_id  | started_on
                reviewed  | 2009-12-01
                forgotten | 2009-12-01
            """,
            "cla_reviews": """
                child_id | held_on
                reviewed | 2023-08-29
            """,
        },
    ),
    "a review on the day care began is the first": (
        "LAC6",
        (1, 1),
        {
            "cla_episodes": """
                child_id | started_on
                a        | 2023-12-01
            """,
            "cla_reviews": """
                child_id | held_on
                a        | 2023-12-01
            """,
        },
    ),
    "a legal change goes on with the move that lasted, of two on one day": (
        "LAC20",
        (0, 1),
        {
            "cla_episodes": """
                child_id | started_on
                a        | 2020-01-01
            """,
            "cla_placement": """
                child_id | started_on | ended_on   | placement_type | start_reason
                a        | 2020-01-01 | 2023-06-01 | U1             | S
                a        | 2023-06-01 | 2023-06-01 | U6             | P
                a        | 2023-06-01 | 2023-09-01 | K2             | P
                a        | 2023-09-01 |            | K2             | L
            """,
        },
    ),
    "a case is open while a child is before the court, and not between two": (
        "LEG1c",
        (0, None),
        {
            "care_proceedings": """
                case_id | child_id | issued_on  | final_order_on
                c1      | elder    | 2023-01-01 | 2024-02-01
                c1      | baby     | 2024-03-10 |
            """
        },
    ),
    "a household approved anew stands by its latest approval": (
        "F3",
        (1, 1),
        {
            "fostering_households": """
                household_id | approved_on | reviewed_on
                h1           | 2019-05-01  | 2020-05-01
                h1           | 2019-05-01  | 2021-05-01
                h1           | 2022-01-10  | 2022-12-01
                h1           | 2022-01-10  | 2023-12-01
            """
        },
    ),
    "a victim without a reference is one for the incident": (
        "VA1",
        (2, None),
        {
            "incidents": """
                incident_id | happened_on | category    | victim_reference | victim_age
                i1          | 2024-02-02  | knife crime |                  | 17
                i1          | 2024-02-02  | gun crime   |                  | 17
                i2          | 2024-02-03  | knife crime |                  | 17
            """
        },
    ),
    "back from long absence on the day is here": (
        "P7",
        (0, 1),
        {
            "professionals": """
                worker_id | started_on | role          | absent_from_on | absent_to_on
                back      | 2020-01-01 | social worker | 2023-09-01     | 2024-02-29
                still_off | 2020-01-01 | social worker | 2023-09-01     | 2024-03-01
            """
        },
    ),
    "a move to another role is no leaver, whatever the role": (
        "P11",
        (1, None),
        {
            "professionals": """
                worker_id | started_on | last_day_on | role             | employment
                moved     | 2020-01-01 | 2024-02-09  | social worker    | permanent
                moved     | 2024-02-12 |             | personal adviser | permanent
                left      | 2020-01-01 | 2024-02-09  | social worker    | permanent
                left      | 2024-02-13 |             | social worker    | permanent
            """
        },
    ),
    "the first of two employments to end is no leaver, and the last is": (
        "P11",
        (1, None),
        {
            "professionals": """
                worker_id | started_on | last_day_on | role          | employment
                w1        | 2020-01-01 | 2024-02-20  | social worker | permanent
                w1        | 2022-01-01 | 2023-06-30  | social worker | permanent
                w2        | 2020-01-01 |             | social worker | permanent
                w2        | 2022-01-01 | 2024-02-20  | social worker | permanent
            """
        },
    ),
    "a personal adviser who becomes a social worker moved": (
        "P12",
        (1, None),
        {
            "professionals": """
                worker_id | started_on | last_day_on | role             | employment
                moved     | 2020-01-01 | 2024-02-09  | personal adviser | permanent
                moved     | 2024-02-12 |             | social worker    | permanent
                converted | 2020-01-01 | 2024-02-09  | social worker    | agency
                converted | 2024-02-10 |             | social worker    | permanent
            """
        },
    ),
    "a team is of the kind its later row says": (
        "W1a",
        (1, 1),
        {
            "professionals": """
                worker_id | started_on | team  | fte
                w1        | 2020-01-01 | North | 1
            """,
            "involvements": """
                child_id | worker_id | started_on | allocation
                a        | w1        | 2024-01-01 | primary
            """,
            "department": """
                team  | kind          | started_on
                North | care planning | 2020-01-01
                North | assessment    | 2023-04-01
            """,
        },
    ),
    "somebody works a post that one of its vacancies says is covered": (
        "P13",
        (1, 2),
        {
            "posts": """
                post_id | role          | vacant_from_on | covered_by_agency
                p1      | social worker | 2023-01-01     | no
                p1      |               | 2023-06-01     | yes
                p2      | social worker | 2023-01-01     | no
            """
        },
    ),
}


def read(name, text):
    """Read a drawn table; dates are dates."""
    dates = {column.name for column in TABLES[name].columns if column.kind == "date"}
    whole = {column.name for column in TABLES[name].columns if column.kind == "integer"}

    def value(column, cell):
        if cell is None:
            return None
        if column in dates:
            return dt.date.fromisoformat(cell)
        return int(cell) if column in whole else cell

    return [{column: value(column, cell) for column, cell in row.items()} for row in drawn(text)]


@pytest.mark.parametrize("case", CASES)
def test_both_say_what_the_rules_say(case):
    code, figure, texts = CASES[case]
    tables = {name: read(name, text) for name, text in texts.items()}

    with opened_again({**dict.fromkeys(TABLES, ()), **tables}) as opened:
        engine = first_opinion(opened, [code], [FEBRUARY])

    (key,) = engine
    assert engine[key][None][None] == figure
    assert second_opinion(as_loaded(tables), key)[None][None] == figure


def test_the_team_of_a_period_of_care_is_that_of_its_latest_episode():
    tables = {
        "cla_episodes": read(
            "cla_episodes",
            """
            child_id | started_on | ended_on   | team
            a        | 2023-01-01 | 2023-06-01 | West
            a        | 2023-06-01 |            | East
            """,
        )
    }
    with opened_again(tables) as opened:
        engine = first_opinion(opened, ["LAC1"], [FEBRUARY])

    (key,) = engine
    assert engine[key]["team"] == {"East": (1, None)}
    assert second_opinion(as_loaded(tables), key)["team"] == {"East": (1, None)}
