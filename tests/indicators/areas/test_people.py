"""The workforce dashboard's thirteen rows, the identities between them, and both vacancy rates."""

from decimal import Decimal

import pytest

from drawn import Figure, dataset, figures
from lineofsight.indicators.areas import people
from lineofsight.indicators.duties import duties
from lineofsight.kernel.periods import Month

NOVEMBER = Month(2017, 11)

WORKERS = """
    worker_id|started_on|last_day_on|employment|grade_number|fte|case_holding|absent_from_on|role
    permanent|2016-11-30||permanent|11|1|yes||social worker
    newcomer|2016-12-01||permanent|12|1|yes||senior social worker
    on_leave|2014-01-01||permanent|11|1|no|2017-06-01|social worker
    secondee|2017-01-01||secondee|13|0.5|yes||consultant practitioner
    low_grade|2014-01-01||permanent|8|1|yes||personal adviser
    agency|2016-11-30||agency||1|yes||social worker
    interim|2017-06-01||interim||1|no||unit manager
    manager|2014-01-01||permanent|14|1|no||unit manager
    nqsw|2017-09-01||permanent|10|1|yes||NQSW
    no_role|2017-09-01||permanent||0.5|yes||not recorded
    converted|2015-01-01|2017-11-05|agency||1|yes||social worker
    converted|2017-11-06||permanent|11|1|yes||social worker
    leaver|2014-01-01|2017-11-30|permanent|11|1|yes||social worker
    mover|2014-01-01|2017-11-10|permanent|11|1|yes||social worker
    mover|2017-11-13||permanent|12|1|yes||senior social worker
    gone|2014-01-01|2017-11-29|agency||1|yes||social worker
"""
SUPERVISED = """
    worker_id | supervised_on | kind     | cancelled_reason
    permanent | 2017-11-01    | personal |
    newcomer  | 2017-10-31    | personal |
    agency    | 2017-11-15    | case     |
    nqsw      | 2017-11-15    | personal | worker ill
    secondee  | 2017-11-30    | personal |
"""
POSTS = """
    post_id   | fte | role                 | vacant_from_on | vacant_to_on | covered_by_agency
    filled    | 1   | social worker        |                |              | not recorded
    covered   | 1   | social worker        | 2017-06-01     |              | yes
    empty     | 0.5 | social worker        | 2017-06-01     |              | no
    filled_now| 1   | social worker        | 2017-06-01     | 2017-11-30   | no
    twice     | 1   | social worker        | 2015-06-01     | 2015-09-01   | no
    twice     | 1   | social worker        | 2017-11-30     |              | no
    senior    | 1   | senior social worker | 2017-06-01     |              | yes
    manager   | 1   | unit manager         | 2017-06-01     |              | no
    clerk     | 1   | other                | 2017-06-01     |              | no
    no_role   | 1   | not recorded         | 2017-06-01     |              | yes
"""


@pytest.fixture(scope="module")
def service():
    return dataset(professionals=WORKERS, supervision=SUPERVISED, posts=POSTS)


# directly employed grade 11: permanent newcomer on_leave secondee manager converted leaver mover
@pytest.mark.parametrize(
    ("code", "numerator", "denominator", "why"),
    [
        ("P2", 9, None, "permanent newcomer secondee agency nqsw no_role converted leaver mover"),
        ("P3", 8, None, "grade 11 and over, leaver still in post on the last day"),
        ("P4", 4, 8, "permanent a year to the day, on_leave, manager, leaver"),
        ("P5", 2, None, "on_leave and manager"),
        ("P6", 2, None, "agency and interim; gone left the day before"),
        ("P6s", 2, 10, "rows 5 over 2 and 5"),
        ("P6r", 2, Decimal(11), "FTE: eight grade 11 less half, nqsw 1, no_role half, agency 2"),
        ("P7", 2, 11, "newcomer 30 days ago is too long, cancelled is none, on_leave is out"),
        ("P8", 1, 1, "manager to interim"),
        ("P9", 1, None, "agency, a year to the day"),
        ("P10", 1, None, "nqsw"),
        ("P11", 1, None, "leaver; mover moved; gone is agency"),
        ("P12", 1, None, "converted; mover moved"),
        ("P13", 2, 5, "empty and twice"),
        ("P1", 3, 5, "covered, empty and twice; filled_now was filled that day"),
        (
            "P1d",
            Decimal("5.5"),
            Decimal("14.5"),
            "vacant over vacant and permanent; no clerk",
        ),
    ],
)
def test_the_rows(service, code, numerator, denominator, why):
    indicator = next(one for one in people.INDICATORS if one.code == code)
    expected = Figure(numerator=numerator, denominator=denominator)
    assert figures(indicator, service, NOVEMBER) == [expected], why


def test_a_break_of_under_four_weeks_between_agency_engagements_is_none():
    data = dataset(
        professionals="""
            worker_id  | started_on | last_day_on | employment
            27_days    | 2016-01-04 | 2017-03-01  | agency
            27_days    | 2017-03-29 |             | interim
            28_days    | 2016-01-04 | 2017-03-01  | agency
            28_days    | 2017-03-30 |             | agency
            two_breaks | 2016-01-04 | 2016-03-01  | agency
            two_breaks | 2016-03-14 | 2016-12-30  | agency
            two_breaks | 2017-01-16 |             | agency
            was_direct | 2016-01-04 | 2017-03-01  | permanent
            was_direct | 2017-03-02 |             | agency
        """
    )
    assert figures("P9", data, NOVEMBER) == [Figure(numerator=2)]


def test_the_identities_of_the_dashboard(service):
    held = {one.code: figures(one, service, NOVEMBER)[0] for one in people.INDICATORS}
    assert held["P13"].numerator <= held["P1"].numerator
    assert held["P4"].numerator <= held["P3"].numerator
    assert held["P9"].numerator <= held["P6"].numerator
    assert held["P6s"].denominator == held["P3"].numerator + held["P6"].numerator


def test_no_agency_manager_is_not_applicable():
    data = dataset(
        professionals="""
            worker_id | started_on | employment | role
            manager   | 2014-01-01 | permanent  | unit manager
        """
    )
    assert figures(people.P8, data, NOVEMBER)[0].state == "not_applicable"


def test_the_clock_of_supervision_runs_on_when_a_worker_moves_to_another_role():
    data = dataset(
        professionals="""
            worker_id|started_on|last_day_on|absent_from_on|absent_to_on|team|role
            moved|2016-01-01|2017-11-10|||Alpha|NQSW
            moved|2017-11-13||||Beta|social worker
            a_gap|2016-01-01|2017-11-10|||Alpha|NQSW
            a_gap|2017-11-14||||Beta|social worker
            absent|2016-01-01||2017-10-10|2017-11-15|Alpha|social worker
            seen_anew|2016-01-01|2017-11-10|||Alpha|NQSW
            seen_anew|2017-11-11||||Beta|social worker
        """,
        supervision="""
            worker_id | supervised_on | kind
            moved     | 2017-10-02    | personal
            a_gap     | 2017-10-02    | personal
            absent    | 2017-10-02    | personal
            seen_anew | 2017-10-02    | personal
            seen_anew | 2017-11-20    | personal
        """,
    )

    owed = duties(data, on=NOVEMBER.last_day, duty="supervision_owed")
    assert [(one.subject, one.team, str(one.started_on), one.is_overdue) for one in owed] == [
        ("moved", "Alpha", "2017-10-02", True),
        ("a_gap", "Beta", "2017-11-14", False),
        ("absent", "Alpha", "2017-11-15", False),
        ("seen_anew", "Beta", "2017-11-20", False),
    ]


def test_who_is_overdue_for_supervision_is_not_met_in_p7_and_so_are_two_more():
    data = dataset(
        professionals="""
            worker_id     | started_on | absent_from_on | absent_to_on | role
            in_time       | 2016-01-01 |                |              | social worker
            due_that_day  | 2016-01-01 |                |              | social worker
            a_day_late    | 2016-01-01 |                |              | social worker
            new           | 2017-11-01 |                |              | social worker
            just_back     | 2016-01-01 | 2017-06-01     | 2017-11-20   | social worker
        """,
        supervision="""
            worker_id    | supervised_on | kind
            in_time      | 2017-11-01    | personal
            due_that_day | 2017-10-31    | personal
            a_day_late   | 2017-10-30    | personal
        """,
    )

    owed = duties(data, on=NOVEMBER.last_day, duty="supervision_owed")
    assert [one.subject for one in owed if one.is_overdue] == ["a_day_late"]
    assert figures(people.P7, data, NOVEMBER) == [Figure(numerator=1, denominator=5)]
