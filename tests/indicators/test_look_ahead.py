"""Look-ahead: what may still be met, worked by hand, and the three closes of a month."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn import dataset
from lineofsight.indicators import catalogue
from lineofsight.indicators.look_ahead.asking import is_timeliness, look_ahead
from lineofsight.indicators.look_ahead.outlook import Adds, Deciding, Outlook, value
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.populations.catalogue import standing

SEPTEMBER = Month(2026, 9)
WEDNESDAY = dt.date(2026, 9, 2)
FRIDAY = dt.date(2026, 9, 18)  # eight working days before the close

CONTACTS = {
    # each is due on the next working day; Monday 31 August was a bank holiday
    "contacts": """
        child_id       | contacted_on | decided_on
        in_time        | 2026-09-01   | 2026-09-02
        a_day_late     | 2026-08-28   | 2026-09-02
        overdue        | 2026-08-28   |
        due_tomorrow   | 2026-09-02   |
        decided_later  | 2026-09-02   | 2026-09-03
        not_come_yet   | 2026-09-03   |
        due_in_august  | 2026-08-03   | 2026-08-04
    """
}

VISITS = {
    # each is due ten working days after the start of the plan or the visit before
    "cp_plans": """
        child_id      | started_on | ended_on   | team
        not_due_yet   | 2026-09-17 |            | North
        four_days     | 2026-09-10 |            | North
        overdue       | 2026-09-01 |            | South
        seen_in_june  | 2026-06-01 | 2026-06-15 | North
    """,
    "cp_visits": "child_id | seen_on\nseen_in_june | 2026-06-12",
}


def ahead(code, data, on, month=SEPTEMBER, **how):
    (outlook,) = look_ahead(data, month=month, on=on, indicators=[catalogue.named(code)], **how)
    return outlook


def closes(outlook):
    """Worst, likely and best, as numerator and denominator."""
    return [(adds.numerator, adds.denominator)
            for adds in (outlook.worst, outlook.likely, outlook.best)]  # fmt: skip


def test_what_came_in_the_month_is_met_missed_or_still_open():
    outlook = ahead("FD2", dataset(**CONTACTS), WEDNESDAY)

    assert {one.subject: one.days_left for one in outlook.deciding} == {
        "due_tomorrow": 1,
        "decided_later": 1,
    }
    # of four that had a day left at the close of the day they came, two were decided in time
    assert {one.chance for one in outlook.deciding} == {Fraction(2, 4)}
    # what came in August is of August, though it fell due on 1 September
    assert closes(outlook) == [(1, 3), (2, 3), (3, 3)]


def test_a_friday_that_ends_the_month_decides_it_and_not_the_next():
    data = dataset(contacts="child_id | contacted_on | decided_on\nfriday | 2025-01-30 |")

    (case,) = ahead("FD2", data, dt.date(2025, 1, 30), month=Month(2025, 1)).deciding
    assert (case.due_on, case.days_left) == (dt.date(2025, 2, 2), 1)
    assert not ahead("FD2", data, dt.date(2025, 2, 1), month=Month(2025, 2)).deciding


def test_a_team_with_enough_cases_is_judged_by_its_own_rate():
    few = ahead("FD2", dataset(**CONTACTS), WEDNESDAY)
    enough = ahead("FD2", dataset(**CONTACTS, local_rules={"look_ahead_cases": 4}), WEDNESDAY)

    assert (few.of_service, enough.of_service) == (2, 0)


def test_what_is_outstanding_is_decided_by_whether_it_is_done_by_the_close():
    outlook = ahead("CP8", dataset(**VISITS), FRIDAY)

    assert {one.subject: (one.days_left, one.chance) for one in outlook.deciding} == {
        "four_days": (4, Fraction(1)),  # seen_in_june was seen within eight days of having four
        "overdue": (-3, None),  # nobody was three days overdue before
    }
    assert closes(outlook) == [(1, 3), (2, 3), (3, 3)]
    assert outlook.without_like == 1
    assert outlook.by_team == {"North": 1, "South": 1}


def test_one_team_is_looked_ahead_for_alone():
    outlook = ahead("CP8", dataset(**VISITS), FRIDAY, team="south")

    assert closes(outlook) == [(0, 1), (0, 1), (1, 1)]


def test_what_is_done_once_is_no_longer_outstanding():
    data = dataset(
        cin_assessments="""
        child_id | started_on | authorised_on
        overdue  | 2026-06-01 |
        fresh    | 2026-09-10 |
        """
    )
    # AMT3 is the share of open assessments that are late: authorised, one is open no more
    assert closes(ahead("AMT3", data, FRIDAY)) == [(1, 2), (1, 2), (0, 1)]


def test_what_is_done_in_the_month_counts_those_done_by_its_close():
    data = dataset(
        cin_assessments="""
        child_id        | started_on | authorised_on
        in_time         | 2026-08-10 | 2026-09-10
        due_this_month  | 2026-07-21 |
        due_on_the_last | 2026-07-28 |
        due_in_october  | 2026-08-10 |
        """
    )
    # due_on_the_last is late on 1 October at the earliest, and then no assessment of this month
    assert closes(ahead("AMT2", data, FRIDAY))[0] == (1, 2)
    assert closes(ahead("AMT2", data, FRIDAY))[2] == (3, 3)


def test_without_the_records_there_is_no_data():
    outlook = ahead("FD2", dataset(**CONTACTS, not_loaded=["contacts"]), WEDNESDAY)

    assert "list 1 was loaded" in outlook.reason


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (dt.date(2026, 8, 31), "September 2026 has not begun by"),
        (dt.date(2026, 10, 1), "September 2026 had closed by"),
    ],
)
def test_a_day_of_another_month_is_refused(day, why):
    with pytest.raises(Problem, match=why):
        ahead("FD2", dataset(**CONTACTS), day)


def test_every_indicator_of_an_outstanding_or_due_duty_can_be_looked_ahead():
    codes = {one.code for one in catalogue.indicators().values() if is_timeliness(one, standing())}

    assert {"FD2", "AMT2", "AMT3", "CIN4", "CP8", "CP5o", "LAC8", "F3"} <= codes
    assert not {"AMT8", "MIS5", "FD1"} & codes


fractions = st.fractions(0, 1, max_denominator=20)
cases = st.lists(
    st.builds(
        Deciding,
        subject=st.just("c"),
        team=st.sampled_from(["North", "South"]),
        started_on=st.just(FRIDAY),
        due_on=st.just(FRIDAY),
        days_left=st.integers(-5, 5),
        met=st.just(Adds(Fraction(1), Fraction(1))),
        missed=st.just(Adds(Fraction(0), Fraction(1))),
        chance=st.none() | fractions,
    ),
    min_size=1,
    max_size=8,
)


@given(deciding=cases, met=st.integers(0, 9), unmet=st.integers(0, 9))
def test_likely_lies_between_worst_and_best_and_a_duty_met_never_lowers_one(deciding, met, unmet):
    indicator = catalogue.named("CP8")
    settled = Adds(Fraction(met), Fraction(met + unmet))

    def three(settled, deciding):
        one = Outlook(indicator, SEPTEMBER, FRIDAY, settled, tuple(deciding))
        return [value(adds, indicator) for adds in (one.worst, one.likely, one.best)]

    before = three(settled, deciding)
    after = three(settled + deciding[0].met, deciding[1:])
    assert before == sorted(before)
    assert all(now >= then for now, then in zip(after, before, strict=True))
    assert after[2] == before[2]
