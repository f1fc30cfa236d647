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
    # in time: review_a_year_ago, two_reviews, approved_a_year (due that very day), before_calendar
    assert figures(F3, data, Month(2017, 10)) == [Figure(numerator=4, denominator=6)]
