"""When an answer is due, who may decide, and that a decision is final."""

import datetime as dt

import pytest

from lineofsight.answers import rules
from lineofsight.kernel.problems import Refused


def test_an_answer_is_due_in_twenty_working_days():
    assert rules.due_on(dt.date(2017, 12, 1)) == dt.date(2018, 1, 3)  # two bank holidays, new year
    assert rules.due_on(dt.date(2017, 11, 1)) == dt.date(2017, 11, 29)


def test_whoever_asked_or_prepared_does_not_decide():
    rules.check_may_decide("waiting", by=3, asked_by=1, prepared_by=2)
    for by in (1, 2):
        with pytest.raises(Refused, match="does not release"):
            rules.check_may_decide("waiting", by=by, asked_by=1, prepared_by=2)


@pytest.mark.parametrize("state", ["counted", "released", "turned down"])
def test_only_what_waits_is_decided(state):
    with pytest.raises(Refused):
        rules.check_may_decide(state, by=3, asked_by=1, prepared_by=2)


@pytest.mark.parametrize("state", ["released", "turned down"])
def test_what_was_decided_is_not_prepared_again(state):
    with pytest.raises(Refused, match="cannot change"):
        rules.check_may_prepare(state)


@pytest.mark.parametrize(
    ("state", "answered", "on", "words"),
    [
        ("waiting", None, 28, "due in 1 day"),
        ("waiting", None, 29, "due in 0 days"),
        ("waiting", None, 30, "1 day overdue"),
        ("released", 29, 30, "in time"),
        ("released", 30, 30, "1 day late"),
        ("turned down", None, 30, ""),
    ],
)
def test_it_is_said_in_words_how_an_answer_stands_to_its_last_day(state, answered, on, words):
    def day(number):
        return dt.date(2017, 11, number) if number else None

    assert rules.timeliness(state, due=day(29), answered=day(answered), on=day(on)) == words


def test_the_digest_is_of_every_cell_in_its_place():
    table = [["Month", "How many"], ["October 2017", "12"]]
    assert rules.digest_of(table) != rules.digest_of([table[1], table[0]])
    assert rules.digest_of(table) == rules.digest_of([list(row) for row in table])
