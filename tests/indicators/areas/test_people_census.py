"""The workforce census in place of feeds: what it answers, on which day, and what it cannot."""

import datetime as dt
from decimal import Decimal

import pytest

from drawn import Figure, dataset, figures
from lineofsight.indicators import catalogue, engine
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State
from lineofsight.records.seals import Reach

SEPTEMBER = Month(2022, 9)
FEEDS = ("professionals", "posts", "sickness", "involvements", "supervision")
ON = dt.date(2022, 9, 30)
REACH = {
    "workforce_census": Reach(dt.date(2021, 10, 1), ON, "the workforce census"),
    "workforce_census_totals": Reach(ON, ON, "the workforce census"),
}
WORKERS = """
    worker_id  |is_agency|fte |org_role|started_on|ended_on  |caseload_fte|cases|days_lost|practice_status|census_on
    manager    |no       |1   |2       |2010-01-04|          |            |     |3        |               |2022-09-30
    holds_cases|no       |0.8 |4       |2015-01-05|          |0.8         |20   |0        |               |2022-09-30
    first_year |no       |1   |5       |2022-09-05|          |1           |15   |         |1              |2022-09-30
    two_posts  |no       |0.5 |5       |2015-01-05|          |0.4         |10   |2.5      |               |2022-09-30
    two_posts  |no       |0.5 |3       |2019-01-07|          |            |     |         |               |2022-09-30
    no_start   |no       |1   |6       |          |          |1           |0    |         |               |2022-09-30
    left       |no       |0.6 |5       |2015-01-05|2022-03-31|            |     |40       |               |2022-09-30
    last_day   |no       |0.4 |5       |2015-01-05|2022-09-30|            |     |         |               |2022-09-30
    agency     |yes      |1   |5       |2021-09-30|          |1           |30   |         |               |2022-09-30
    agency     |yes      |0.5 |5       |2022-06-01|          |0.5         |4    |         |               |2022-09-30
    no_hours   |yes      |    |5       |2022-06-01|          |            |12   |         |               |2022-09-30
"""  # noqa: E501  a drawn table
TOTALS = """
    vacancies_fte | agency_cover_fte | census_on
    2.5           | 3                | 2022-09-30
"""
IN_POST = Decimal(1) + Decimal("0.8") + 1 + 1 + 1 + Decimal("0.4")


def census(*loaded, **tables):
    missing = [name for name in FEEDS if name not in tables and name not in loaded]
    return dataset(
        workforce_census=WORKERS, workforce_census_totals=TOTALS, not_loaded=missing,
        reach=REACH, **tables,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("code", "numerator", "denominator"),
    [
        ("P1d", Decimal("2.5"), Decimal("2.5") + IN_POST),
        ("P6r", Decimal("1.5"), Decimal("1.5") + IN_POST),
        ("P14", 1, IN_POST),  # left, and whoever works the last day that day: still in post on it
        ("P16", Decimal("45.5"), IN_POST * 253),  # the days of the one who left too
        ("P17", 3, Decimal("2.5")),  # may pass 100
        ("W2", 79, Decimal("3.7")),  # no hours for cases: neither cases nor hours
        ("W3", 1, 5),  # agency: 30; holds_cases: 20 in 0.8 are exactly 25 of a full post
        ("W5", 1, 1),
        ("P2", 7, None),  # whoever has a case; of last_day the role says it
        ("P6", 3, None),  # two agency workers alike are two
        ("P9", 1, None),
        ("P10", 1, None),
        ("P11", 1, None),
        ("P12", 1, None),
    ],
)
def test_what_it_answers_on_its_day(code, numerator, denominator):
    assert figures(code, census(), SEPTEMBER) == [Figure(None, numerator, denominator)]


def test_who_came_and_went_in_any_month_of_its_year():
    data = census()

    assert figures("P11", data, Month(2022, 3)) == [Figure(numerator=1)]
    assert figures("P12", data, Month(2022, 3)) == [Figure(numerator=0)]
    assert figures("P12n", data, SEPTEMBER, over="12m") == [Figure(numerator=-1)]


def reason(code, data, month):
    (figure,) = engine.figures_of(data, [catalogue.named(code)], months=[month])
    assert figure.state is State.NO_DATA
    return figure.reason


@pytest.mark.parametrize("month", [Month(2022, 8), Month(2022, 10), Month(2021, 9)])
@pytest.mark.parametrize(
    ("code", "feed", "only"),
    [
        ("P1d", "the workers feed", "says only how things stood on 30 September 2022"),
        ("P6r", "the workers feed", "says only how things stood on 30 September 2022"),
        ("W2", "the workers feed", "says only how things stood on 30 September 2022"),
        ("P17", "the posts feed", "says only how things stood on 30 September 2022"),
        ("P14", "the workers feed", "answers only for the year to 30 September 2022"),
        ("P16", "the sickness feed", "answers only for the year to 30 September 2022"),
    ],
)
def test_every_other_month_is_no_data_and_says_what_would_answer(code, feed, only, month):
    said = f"{feed} was not loaded, and the workforce census {only}"
    assert reason(code, census(), month) == said


@pytest.mark.parametrize("code", ["P3", "P4", "P5", "P6s", "P7", "P8", "P15", "W1a", "W1c"])
def test_what_it_does_not_say_is_no_data(code):
    assert reason(code, census(), SEPTEMBER) == "the workers feed was not loaded"


def test_what_is_by_team_is_no_data_for_it_names_none():
    by_team = engine.figures_of(
        census(), [catalogue.named("P6r")], months=[SEPTEMBER], by=["team"]
    )[-1]

    assert (by_team.by, by_team.state) == ("team", State.NO_DATA)


FEED = """
    worker_id | started_on | fte | employment | role          | team
    direct    | 2015-01-05 | 1   | permanent  | social worker | North
    agency    | 2015-01-05 | 1   | agency     | social worker | North
"""


def test_where_the_feed_has_workers_they_are_believed_and_never_mixed_with_the_census():
    data = census(professionals=FEED)

    assert figures("P6r", data, SEPTEMBER) == [Figure(None, 1, 2)]
    assert figures("P6r", data, Month(2022, 8)) == [Figure(None, 1, 2)]
    # without posts the vacancies and those in post are both the census's
    assert figures("P1d", data, SEPTEMBER) == [
        Figure(None, Decimal("2.5"), IN_POST + Decimal("2.5"))
    ]
    posts = "post_id|fte|role|vacant_from_on\n p1|1|social worker|2022-01-01"
    data = census(professionals=FEED, posts=posts)
    assert figures("P1d", data, SEPTEMBER) == [Figure(None, 1, 2)]
    assert figures("P17", data, SEPTEMBER) == [Figure(None, 0, 1)]


def test_supervision_is_of_workers_of_the_feed_and_not_of_registrations():
    data = census(
        "professionals", supervision="worker_id|supervised_on|kind\n a|2022-09-05|personal"
    )

    assert figures("P7", data, SEPTEMBER) == [Figure(None, 0, 0, "not_applicable")]


def test_an_item_that_the_census_leaves_out_is_no_data_and_not_none():
    without = {
        "workforce_census": ("cases", "days_lost"),
        "workforce_census_totals": ("agency_cover_fte",),
    }
    data = census()
    data.seal.lacks.update(without)

    for code in ("W2", "P2", "P16", "P17"):
        assert "the workforce census does not say: " in reason(code, data, SEPTEMBER)
    assert figures("P6", data, SEPTEMBER) == [Figure(numerator=3)]
