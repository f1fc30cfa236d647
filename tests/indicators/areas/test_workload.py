"""Caseloads: children held over the FTE of the workers who hold any."""

from decimal import Decimal

from drawn import Figure, dataset, figures
from lineofsight.indicators import engine
from lineofsight.indicators.areas.workload import W2, W3, W4, W5, W6, W7, W1a, W1b, W1c
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


def test_a_row_that_names_no_kind_leaves_the_team_its_kind():
    teams = """
        team  | kind          | started_on
        Alpha | assessment    | 2010-01-01
        Alpha |               | 2017-01-01
        Beta  |               | 2010-01-01
    """
    data = dataset(professionals=WORKERS, involvements=HELD, department=teams)

    assert figures(W1a, data, OCTOBER) == [Figure(numerator=3, denominator=2)]
    assert figures(W1c, data, OCTOBER) == [Figure(numerator=1, denominator=Decimal("0.5"))]


def held(worker, children, start="2017-01-01"):
    return "\n".join(f"{worker}_{n} | {worker} | {start} | primary" for n in range(children))


CEILINGS = """
    worker_id | started_on | fte | team  | employment | role
    at        | 2015-01-01 | 1   | Alpha | permanent  | social worker
    over      | 2015-01-01 | 0.4 | Alpha | permanent  | social worker
    new       | 2015-01-01 | 1   | Alpha | permanent  | NQSW
    new_over  | 2015-01-01 | 0.5 | Alpha | permanent  | NQSW
    adviser   | 2015-01-01 | 1   | Alpha | permanent  | personal adviser
"""


def ceilings():
    rows = [held("at", 25), held("over", 11), held("new", 14), held("new_over", 8),
            held("adviser", 9)]  # fmt: skip
    return dataset(
        professionals=CEILINGS,
        involvements="child_id | worker_id | started_on | allocation\n" + "\n".join(rows),
        department="team | kind | started_on\nAlpha | leaving care | 2010-01-01",
    )


def test_over_the_ceiling_for_the_hours_worked():
    # at: 25 of 25; over: 11 for 0.4, that is 27.5; new_over: 8 for 0.5, over 14 and not over 25
    assert figures(W3, ceilings(), OCTOBER) == [Figure(numerator=1, denominator=5)]
    assert figures(W5, ceilings(), OCTOBER) == [Figure(numerator=1, denominator=2)]


def test_the_highest_caseload_is_for_a_full_post():
    (figure,) = engine.figures_of(ceilings(), [W4], months=[OCTOBER])
    assert figure.value == Decimal("27.5")
    assert (figure.numerator, figure.denominator) == (None, 5)


def test_other_teams_without_personal_advisers():
    expected = Figure(numerator=58, denominator=Decimal("2.9"))
    assert figures(W1c, ceilings(), OCTOBER) == [expected]


def test_cases_nobody_holds_after_five_working_days():
    data = dataset(
        cin_episodes="""
            child_id      | started_on
            named         | 2017-01-02
            manager       | 2017-01-02
            duty_tray     | 2017-10-24
            waiting       | 2017-10-23
            given_up      | 2017-01-02
            team_only     | 2017-01-02
        """,
        involvements="""
            child_id  | worker_id | team  | started_on | ended_on   | allocation
            named     | w         | Alpha | 2017-01-02 |            | primary
            manager   | m         | Alpha | 2017-01-02 |            | manager-held
            given_up  | w         | Alpha | 2017-01-02 | 2017-10-23 | primary
            team_only |           | Alpha | 2017-01-02 |            | primary
        """,
    )
    # from Tuesday 24 October five working days have passed on the 31st, from the 23rd six
    assert figures(W6, data, OCTOBER) == [Figure(numerator=3)]


def test_workers_after_the_first_of_children_open_for_a_year():
    data = dataset(
        cin_episodes="""
            child_id  | started_on
            three     | 2016-10-31
            same_back | 2016-01-04
            nobody    | 2016-01-04
            too_short | 2016-11-01
        """,
        involvements="""
            child_id  | worker_id | started_on | ended_on   | allocation
            three     | before    | 2016-01-04 | 2016-11-01 | primary
            three     | first     | 2016-10-31 | 2016-11-02 | primary
            three     | second    | 2017-01-04 | 2017-05-01 | primary
            three     | third     | 2017-05-01 |            | primary
            three     | helper    | 2017-05-01 |            | secondary
            same_back | first     | 2016-01-04 | 2017-01-01 | primary
            same_back | first     | 2017-05-01 |            | primary
            too_short | first     | 2016-11-01 | 2017-01-01 | primary
            too_short | second    | 2017-01-01 |            | primary
        """,
    )
    assert figures(W7, data, OCTOBER) == [Figure(numerator=2, denominator=3)]
