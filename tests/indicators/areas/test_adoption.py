"""Adoption orders: by the day of the order, each once."""

from drawn import Figure, dataset, figures
from lineofsight.indicators.areas.adoption import AD1
from lineofsight.kernel.periods import Month


def test_orders_made_in_the_month():
    data = dataset(
        permanence="""
            child_id      | decided_on | ordered_on
            adopted       | 2016-01-01 | 2017-10-31
            month_before  | 2016-01-01 | 2017-09-30
            year_before   | 2015-01-01 | 2017-03-31
            not_yet       | 2016-01-01 |
            two_decisions | 2015-01-01 | 2017-10-02
            two_decisions | 2016-01-01 | 2017-10-02
        """,
    )
    assert figures(AD1, data, Month(2017, 10)) == [Figure(numerator=2)]
    assert figures(AD1, data, Month(2017, 10), over="ytd") == [Figure(numerator=3)]
    assert figures(AD1, data, Month(2017, 10), over="12m") == [Figure(numerator=4)]
