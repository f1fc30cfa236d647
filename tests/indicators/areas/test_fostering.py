"""Foster carer reviews: within a year of approval, then within a year of the last."""

from drawn import Figure, dataset, figures
from lineofsight.indicators.areas.fostering import F3
from lineofsight.kernel.periods import Month


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
        """
    )
    # in time: two_reviews, approved_a_year (due that very day), before_calendar; the register goes
    # back to the first of two_reviews, so that the first of review_a_year_ago came late
    assert figures(F3, data, Month(2017, 10)) == [Figure(numerator=3, denominator=6)]


HISTORY = """
    household_id | approved_on | reviewed_on
    in_time      | 2016-03-01  | 2017-03-01
    first_late   | 2016-03-01  | 2017-03-02
    latest_late  | 2015-03-01  | 2016-02-01
    latest_late  | 2015-03-01  | 2017-02-02
    made_good    | 2014-03-01  | 2015-06-01
    made_good    | 2014-03-01  | 2016-05-01
    made_good    | 2014-03-01  | 2017-05-01
    long_ago     | 2013-03-01  | 2017-09-01
"""


def test_a_review_held_late_counts_against_until_the_next():
    data = dataset(fostering_households=HISTORY)
    # first_late by a day, latest_late by a day; before June 2015 no review is on the register
    assert figures(F3, data, Month(2017, 10)) == [Figure(numerator=3, denominator=5)]


def test_a_register_of_the_latest_review_alone_counts_only_what_is_overdue():
    data = dataset(
        fostering_households="""
        household_id | approved_on | reviewed_on
        not_judged   | 2016-03-01  | 2017-03-02
        overdue      | 2015-03-01  | 2016-10-30
        """
    )
    assert figures(F3, data, Month(2017, 10)) == [Figure(numerator=1, denominator=2)]
