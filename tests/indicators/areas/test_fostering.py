"""Foster carer reviews: within a year of approval, then within a year of the last."""

import pytest

from drawn import Figure, dataset, figures
from lineofsight.indicators import engine
from lineofsight.indicators.areas.fostering import F3
from lineofsight.indicators.duties import duties
from lineofsight.kernel.periods import Month

OCTOBER = Month(2017, 10)


def test_reviews_in_time_of_households_approved_a_year_or_more():
    data = dataset(
        fostering_households="""
            household_id      | approved_on | ended_on   | reviewed_on
            review_a_year_ago | 2015-01-10  |            | 2016-10-31
            review_overdue    | 2015-01-10  |            | 2016-10-30
            two_reviews       | 2015-01-10  |            | 2016-01-05
            two_reviews       | 2015-01-10  |            | 2017-01-04
            never_reviewed    | 2015-01-10  |            |
            approved_a_year   | 2016-10-31  |            |
            in_first_year     | 2016-11-01  |            |
            no_longer_approved| 2015-01-10  | 2017-10-31 | 2016-12-01
            before_calendar   | 2004-05-01  |            | 2017-05-01
        """,
        extracted_on=OCTOBER.last_day,
    )
    # in time: review_a_year_ago, two_reviews, approved_a_year (due that very day), before_calendar
    assert figures(F3, data, OCTOBER) == [Figure(numerator=4, denominator=6)]


def both_months(data):
    of_months = engine.figures_of(data, [F3], months=[Month(2016, 10), OCTOBER])
    return [(one.reason, one.numerator, one.denominator) for one in of_months]


LATEST = """
    household_id | approved_on | reviewed_on
    reviewed     | 2014-01-10  | 2017-01-05
    so_was_this  | 2014-01-10  | 2017-02-05
    and_this     | 2014-01-10  | 2017-03-05
"""


def test_a_register_of_latest_reviews_answers_the_month_of_the_extract_alone():
    data = dataset(fostering_households=LATEST, extracted_on=OCTOBER.last_day)

    before, own = both_months(data)
    assert before[0] == "drawn says only how things stood on 31 October 2017: annual review held"
    assert own == ("", 3, 3)
    assert len(duties(data, on=OCTOBER.last_day, duty="foster_reviews_owed")) == 3


@pytest.mark.parametrize(
    ("rows", "answers"),
    [
        ("reviewed | 2014-01-10 | 2016-01-05", False),  # one of three: the rest have no history
        ("reviewed | 2014-01-10 | 2016-01-05\nand_this | 2014-01-10 | 2016-03-05", True),
        ("reviewed | 2010-01-10 | 2016-01-05\nand_this | 2010-01-10 | 2013-03-05", False),  # anew
    ],
)
def test_history_stands_where_most_households_have_two_reviews(rows, answers):
    added = "\n".join(f"    {row}" for row in rows.split("\n"))
    data = dataset(fostering_households=f"{LATEST}{added}", extracted_on=OCTOBER.last_day)

    assert (both_months(data)[0][0] == "") is answers
