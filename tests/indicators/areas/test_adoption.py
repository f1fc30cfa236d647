"""Adoption orders: from the adoption list, and from SSDA903 episodes of children it lacks."""

from drawn import Figure, dataset, figures
from lineofsight.indicators.areas.adoption import AD1
from lineofsight.kernel.periods import Month


def test_orders_made_in_the_month():
    data = dataset(
        permanence="""
            child_id      | decided_on | ordered_on
            adopted       | 2016-01-01 | 2017-10-31
            month_before  | 2016-01-01 | 2017-09-30
            not_yet       | 2016-01-01 |
            in_both       | 2016-01-01 | 2017-10-02
        """,
        cla_episodes="""
            child_id      | started_on | ended_on   | end_reason | start_reason
            in_both       | 2016-01-01 | 2017-10-05 | E11        | S
            only_in_903   | 2016-01-01 | 2017-10-06 | E12        | S
            annex_a_period| 2016-01-01 | 2017-10-07 | E11        | not recorded
            went_home     | 2016-01-01 | 2017-10-08 | E4A        | S
        """,
    )
    assert figures(AD1, data, Month(2017, 10)) == [Figure(numerator=3)]
    assert figures(AD1, data, Month(2017, 10), over="ytd") == [Figure(numerator=4)]
