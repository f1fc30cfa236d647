"""Caseloads: children held over the FTE of the workers who hold any."""

from decimal import Decimal

from drawn import Figure, dataset, figures
from lineofsight.indicators.areas.workload import W2, W1a, W1b
from lineofsight.kernel.periods import Month

WORKERS = """
    worker_id   | started_on | last_day_on | fte | team  | employment | role
    full        | 2015-01-01 |             | 1   | Alpha | permanent  | social worker
    half        | 2015-01-01 |             | 0.5 | Beta  | agency     | social worker
    no_fte      | 2015-01-01 |             | 0   | Alpha | permanent  | social worker
    no_cases    | 2015-01-01 |             | 1   | Alpha | permanent  | social worker
    left        | 2015-01-01 | 2017-10-30  | 1   | Alpha | permanent  | social worker
    last_day    | 2015-01-01 | 2017-10-31  | 1   | Alpha | permanent  | social worker
"""
HELD = """
    child_id | worker_id | started_on | ended_on   | allocation
    a        | full      | 2017-01-01 |            | primary
    a        | half      | 2017-01-01 |            | secondary
    b        | full      | 2017-01-01 | 2017-10-31 | primary
    c        | full      | 2017-10-31 |            | primary
    d        | half      | 2017-01-01 |            | primary
    e        | no_fte    | 2017-01-01 |            | primary
    f        | left      | 2017-01-01 |            | primary
    g        | last_day  | 2017-01-01 |            | primary
    h        |           | 2017-01-01 |            | primary
    a        | full      | 2017-05-01 |            | primary
"""
TEAMS = """
    team  | kind          | started_on | ended_on
    Alpha | care planning | 2010-01-01 | 2017-06-30
    Alpha | assessment    | 2017-07-01 |
    Beta  | care planning | 2010-01-01 |
"""
OCTOBER = Month(2017, 10)


def test_children_over_fte_of_those_who_hold_any():
    data = dataset(professionals=WORKERS, involvements=HELD, department=TEAMS)
    # full holds a and c, half holds d, last_day holds g
    assert figures(W2, data, OCTOBER) == [Figure(numerator=4, denominator=Decimal("2.5"))]
    assert figures(W1a, data, OCTOBER) == [Figure(numerator=3, denominator=2)]
    assert figures(W1b, data, OCTOBER) == [Figure(numerator=1, denominator=Decimal("0.5"))]


def test_without_teams_the_whole_service_still_answers():
    data = dataset(professionals=WORKERS, involvements=HELD, not_loaded=["department"])
    assert figures(W1a, data, OCTOBER)[0].state == "no_data"
    assert figures(W2, data, OCTOBER)[0].state == "value"
