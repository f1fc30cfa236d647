"""Missing children: episodes, children, and the 72 hours of the return interview."""

import pytest

from drawn import Figure, dataset, figures, rows_of
from lineofsight.indicators.areas.missing import MIS1, MIS2, MIS5
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
