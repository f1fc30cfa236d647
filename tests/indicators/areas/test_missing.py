"""Missing children: episodes, children, and the 72 hours of the return interview."""

import pytest

from drawn import Figure, dataset, figures, rows_of
from lineofsight.indicators.areas.missing import MIS1, MIS2, MIS3, MIS4, MIS5, MIS6, MIS7, MIS2p
from lineofsight.kernel.periods import Month

MARCH = Month(2026, 3)


def test_episodes_and_children_of_the_month():
    data = dataset(
        missing="""
            child_id        | missing_at       | kind
            once            | 2026-03-01 08:00 | M
            twice           | 2026-03-05 20:00 | not recorded
            twice           | 2026-03-31 23:59 | M
            month_before    | 2026-02-28 23:00 | M
            away_not_missing| 2026-03-10 10:00 | A
        """
    )
    assert figures(MIS1, data, MARCH) == [Figure(numerator=3)]
    assert figures(MIS2, data, MARCH) == [Figure(numerator=2)]


@pytest.mark.parametrize(
    ("returned", "interviewed", "in_time", "why"),
    [
        ("2026-03-03 21:40", "2026-03-06 21:40", 1, "exactly 72 hours"),
        ("2026-03-03 21:40", "2026-03-06 21:41", 0, "a minute over"),
        ("2026-03-03 21:40", "2026-03-03 21:39", 0, "before the return"),
        ("2026-03-03 21:40", "", 0, "never interviewed stays in the base"),
        ("2026-03-03", "2026-03-06", 1, "dates only: the third day"),
        ("2026-03-03", "2026-03-07", 0, "dates only: the fourth day"),
        ("2026-03-03 23:00", "2026-03-06", 1, "one of them a date only: calendar days"),
        ("2026-03-27 12:00", "2026-03-30 13:00", 1, "clocks go forward on the 29th: 72 hours"),
        ("2026-03-27 12:00", "2026-03-30 13:01", 0, "clocks go forward: 72 hours and a minute"),
    ],
)
def test_72_clock_hours_from_the_return(returned, interviewed, in_time, why):
    data = dataset(
        missing=f"""
            child_id | missing_at       | returned_at | interviewed_at
            child    | 2026-03-01 08:00 | {returned}  | {interviewed}
        """
    )
    assert figures(MIS5, data, MARCH) == [Figure(numerator=in_time, denominator=1)], why


def test_the_base_is_episodes_that_ended_in_the_month():
    data = dataset(
        missing="""
            child_id     | missing_at       | returned_at
            came_back    | 2026-02-27 08:00 | 2026-03-01 09:00
            month_before | 2026-02-20 08:00 | 2026-02-28 09:00
            still_missing| 2026-03-20 08:00 |
        """
    )
    assert figures(MIS5, data, MARCH) == [Figure(numerator=0, denominator=1)]


def test_the_next_return_takes_over_what_is_owed():
    data = dataset(
        missing="""
            child_id | missing_at       | returned_at
            child    | 2026-03-01 08:00 | 2026-03-02 09:00
            child    | 2026-03-10 08:00 | 2026-03-11 09:00
        """
    )
    rows = rows_of("return_interviews_owed", data)
    assert [str(row["lapsed_on"]) for row in sorted(rows, key=lambda row: row["started_on"])] == [
        "2026-03-11",
        "None",
    ]


def test_children_looked_after_in_the_year_who_went_missing_from_care():
    data = dataset(
        cla_episodes="""
            child_id        | started_on | ended_on   | legal_status
            from_care       | 2020-01-01 |            | C2
            often           | 2020-01-01 |            | C2
            never           | 2026-03-31 |            | V2
            before_care     | 2026-02-01 |            | V2
            first_of_year   | 2020-01-01 |            | C2
            a_day_too_early | 2020-01-01 |            | C2
            left_in_year    | 2020-01-01 | 2025-04-02 | C2
            left_before     | 2020-01-01 | 2025-04-01 | C2
            short_breaks    | 2020-01-01 |            | V4
            away            | 2020-01-01 |            | C2
        """,
        missing="""
            child_id        | missing_at       | kind
            from_care       | 2026-03-31 23:00 | M
            often           | 2025-06-01 08:00 | M
            often           | 2025-07-01 08:00 | M
            before_care     | 2026-01-31 08:00 | M
            first_of_year   | 2025-04-01 00:30 | M
            a_day_too_early | 2025-03-31 23:00 | M
            left_in_year    | 2025-04-01 08:00 | M
            short_breaks    | 2026-01-01 08:00 | M
            away            | 2026-01-01 08:00 | A
        """,
    )
    assert figures(MIS2p, data, MARCH) == [Figure(numerator=4, denominator=8)]


OFTEN = """
    child_id       | missing_at       | kind
    three          | 2026-01-01 08:00 | M
    three          | 2026-02-01 08:00 | M
    three          | 2026-03-31 20:00 | M
    a_day_too_long | 2025-12-31 08:00 | M
    a_day_too_long | 2026-02-01 08:00 | M
    a_day_too_long | 2026-03-31 20:00 | M
    one_was_away   | 2026-03-01 08:00 | M
    one_was_away   | 2026-03-02 08:00 | A
    one_was_away   | 2026-03-03 08:00 | M
    four           | 2026-03-01 08:00 | M
    four           | 2026-03-02 08:00 | M
    four           | 2026-03-02 20:00 | M
    four           | 2026-03-20 08:00 | M
"""


def test_three_times_in_the_90_days_that_end_with_the_day():
    assert figures(MIS3, dataset(missing=OFTEN), MARCH) == [Figure(numerator=2)]


def test_a_strategy_meeting_is_owed_once_from_the_third_time():
    data = dataset(
        missing=OFTEN,
        strategy_discussions="""
            child_id | held_on    | reason
            four     | 2026-03-01 | missing
            four     | 2026-03-06 | missing
        """,
    )
    rows = rows_of("missing_strategy_meetings_owed", data)

    assert [(row["child_id"], str(row["started_on"]), str(row["due_on"])) for row in rows] == [
        ("four", "2026-03-02", "2026-03-09"),
        ("three", "2026-03-31", "2026-04-09"),  # Easter: five working days
    ]
    assert [str(row["done_on"]) for row in rows] == ["2026-03-06", "None"]


INTERVIEWS = """
    child_id  | missing_at | returned_at | interview_offered | interview_declined | interviewed_at
    in_time   | 2026-03-01 | 2026-03-02  | yes               | no                 | 2026-03-03
    held_late | 2026-03-01 | 2026-03-02  | yes               | no                 | 2026-04-20
    declined  | 2026-03-01 | 2026-03-02  | yes               | yes                |
    no_answer | 2026-03-01 | 2026-03-02  | yes               |                    |
    none_made | 2026-03-01 | 2026-03-02  | no                |                    |
    not_said  | 2026-03-01 | 2026-03-31  |                   |                    |
    later     | 2026-03-01 | 2026-04-01  | yes               | yes                |
"""


def test_interviews_offered_held_and_declined():
    data = dataset(missing=INTERVIEWS)

    assert figures(MIS4, data, MARCH) == [Figure(numerator=4, denominator=6)]
    assert figures(MIS5, data, MARCH) == [Figure(numerator=1, denominator=6)]
    assert figures(MIS6, data, MARCH) == [Figure(numerator=2, denominator=6)]
    assert figures(MIS7, data, MARCH) == [Figure(numerator=1, denominator=4)]


APPLIES = """
    child_id     | missing_at | returned_at | interview_offered | other_authority
    offered      | 2026-03-01 | 2026-03-02  | yes               | no
    not_offered  | 2026-03-01 | 2026-03-02  | no                |
    not_recorded | 2026-03-01 | 2026-03-02  |                   |
    in_error     | 2026-03-01 | 2026-03-02  | does not apply    | no
    placed_here  | 2026-03-01 | 2026-03-02  | no                | yes
    still_gone   | 2026-03-30 |             | yes               |
"""


def test_an_offer_that_does_not_apply_is_left_out_and_so_are_children_of_other_authorities():
    data = dataset(missing=APPLIES)

    assert figures(MIS4, data, MARCH) == [Figure(numerator=1, denominator=3)]
    assert figures(MIS5, data, MARCH) == [Figure(numerator=0, denominator=4)]
    rows = rows_of("return_interviews_owed", data)
    owed = {row["child_id"] for row in rows if row["lapsed_on"] is None}
    assert owed == {"offered", "not_offered", "not_recorded"}


def test_an_interview_declined_is_owed_no_more():
    rows = rows_of("return_interviews_owed", dataset(missing=INTERVIEWS))
    owed = {row["child_id"] for row in rows if row["done_on"] is None and row["lapsed_on"] is None}

    assert owed == {"no_answer", "none_made", "not_said"}
