"""What a list of each child's latest alone cannot say is no data: never none, and never in time."""

import datetime as dt

import pytest

from drawn import Figure, dataset, figures
from lineofsight.indicators import catalogue, engine
from lineofsight.indicators.areas.looked_after_health import LAC18, LAC19, LAC19d
from lineofsight.kernel.periods import Month
from lineofsight.records.seals import Reach

SEPTEMBER = Month(2026, 9)
TAKEN = dt.date(2026, 9, 30)
ANSWERED_BY_THE_LATEST = ("CP8", "CP8v", "LAC8", "LAC14", "LAC15", "LAC16", "F1", "CL4", "LAC19d")


def latest(*tables: str) -> dict[str, Reach]:
    first, last = SEPTEMBER.first_day, SEPTEMBER.last_day
    return {table: Reach(first, last, "list 8", latest_only=True) for table in tables}


@pytest.mark.parametrize(
    ("code", "table"),
    [
        ("CP9", "cp_visits"),
        ("CP16", "cp_reviews"),
        ("CP17", "cp_reviews"),
        ("CIN5", "cin_visits"),
        ("LAC6", "cla_reviews"),
        ("LAC7", "cla_reviews"),
        ("LAC18", "cla_health"),
        ("LAC19", "cla_health"),
        ("LAC20", "cla_placement"),
        ("LAC21", "cla_placement"),
        ("LAC27", "cla_visits"),
        ("CL5", "care_leavers"),
        ("CL5", "pathway_plans"),
        ("CL7", "cla_placement"),
    ],
)
def test_a_figure_of_more_than_the_latest_is_no_data_and_says_so(code, table):
    data = dataset(reach=latest(table), extracted_on=TAKEN)
    (figure,) = engine.figures_of(data, [catalogue.named(code)], months=[SEPTEMBER])

    assert figure.reason == (
        "list 8 gives only the latest for each child, so what came before is not known"
    )
    assert figures(code, dataset(extracted_on=TAKEN), SEPTEMBER) != [Figure(state="no_data")]


@pytest.mark.parametrize("code", ANSWERED_BY_THE_LATEST)
def test_what_the_latest_answers_is_answered(code):
    of_latest = ("cp_visits", "cla_visits", "cla_placement", "cla_reviews", "cla_health",
                 "care_leavers", "pathway_plans")  # fmt: skip
    (figure,) = figures(code, dataset(reach=latest(*of_latest), extracted_on=TAKEN), SEPTEMBER)
    assert figure.state != "no_data"


def test_teeth_are_told_by_the_latest_check_and_assessments_are_not():
    data = dataset(
        reach=latest("cla_health"),
        extracted_on=TAKEN,
        person="child_id | born_on\nyoung | 2023-01-01\nold | 2015-01-01",
        cla_episodes="child_id | started_on\nyoung | 2025-01-01\nold | 2026-09-01",
        cla_health="""
            child_id | kind   | completed_on | outcome
            young    | review | 2026-08-01   | done
            young    | dental | 2026-08-01   | done
            old      | review | 2026-09-10   | done
        """,
    )
    assert figures(LAC19d, data, SEPTEMBER) == [Figure(numerator=1, denominator=1)]
    assert figures(LAC19, data, SEPTEMBER) == [Figure(state="no_data")]
    assert figures(LAC18, data, SEPTEMBER) == [Figure(state="no_data")]
