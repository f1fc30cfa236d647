"""The months after a rise in demand: three of them, runs that touch are one, and who feels it."""

from lineofsight.indicators.demand import Rise, felt, is_felt_by
from lineofsight.kernel.periods import Month

CONTACTS, REFERRALS = "Contacts received", "Referrals received"


def test_a_rise_is_felt_in_the_three_months_after_it():
    [found] = felt([Rise(CONTACTS, Month(2017, 3))])

    assert (found.first, found.last) == (Month(2017, 4), Month(2017, 6))
    assert found.words == "March 2017 (contacts)"


def test_rises_that_follow_one_another_are_one_run():
    found = felt([
        Rise(REFERRALS, Month(2017, 7)), Rise(CONTACTS, Month(2017, 3)),
        Rise(CONTACTS, Month(2017, 4)), Rise(CONTACTS, Month(2018, 3)),
    ])  # fmt: skip

    assert [(one.first, one.last) for one in found] == [
        (Month(2017, 4), Month(2017, 10)), (Month(2018, 4), Month(2018, 6)),
    ]  # fmt: skip
    assert found[0].words == "March 2017 to April 2017, July 2017 (contacts, referrals)"


def test_clocks_and_caseloads_feel_it_and_what_comes_in_does_not():
    assert is_felt_by("CP5")
    assert is_felt_by("AMT2")
    assert is_felt_by("W1a")
    assert is_felt_by("CP5o")  # overdue is what is counted, and not what is met
    assert is_felt_by("AMT4")
    assert not any(map(is_felt_by, ("FD1", "FD3", "CL1")))
