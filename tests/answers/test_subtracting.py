"""What a reader works out of rounded answers and exact pages, by sums that nothing ties."""

import pytest

from lineofsight import picture
from lineofsight.answers import actions
from lineofsight.answers.models import Answer
from lineofsight.answers.tables import HIDDEN
from lineofsight.indicators.ad_hoc.question import Condition, Question

pytestmark = pytest.mark.usefixtures("site")


def read(text):
    """Give the least and the most a number can be, for whoever reads it in a released table."""
    if text == HIDDEN:
        return 0, 5  # where the reader guesses that it is hidden for being small, and is right
    told = int(text.replace(",", ""))
    assert told % 10 == 0
    return (told - 5 if told > 10 else 6), told + 4


def told_of(site, count, one):
    table, _ = actions.protect(
        Answer(question=one.as_data(), exact=count(one).as_data()),
        home=site,
        shown_in=picture.open_picture(site),
    )
    return [read(row[1]) for row in table[1:]]


def is_open(least, most):
    """Ask whether a number may be none, or one that is not small."""
    return least < 1 or most > 5


def test_who_left_care_is_not_worked_out_of_the_health_assessments_owed(site, count):
    """An assessment is owed of everybody who comes into care: last month's, these, this month's."""
    months = ("2017-05", "2017-11")
    there = [one.rows for one in count(Question("children_looked_after", *months)).cells]
    owed = Question("initial_health_assessments_owed", *months, asks="started")
    came = told_of(site, count, owed)[1:]
    assert len(came) == 6
    for before, now, (least, most) in zip(there, there[1:], came, strict=False):
        assert is_open(before + least - now, before + most - now)


def test_who_left_care_is_not_worked_out_of_the_reviews_still_owed(site, count):
    """Whose first review was due by a day, and is still in care, was so the month before."""
    stood = count(Question("children_looked_after", "2017-10", "2017-10")).cells[0].rows
    for day in ("2017-10-31", "2017-11-14", "2017-11-28"):
        first_due = Condition("first_due_on", "at most", (day,))
        owed = Question(
            "cla_reviews_owed", "2017-11", "2017-11", asks="outstanding", where=(first_due,)
        )
        (least, most), = told_of(site, count, owed)  # fmt: skip
        assert is_open(stood - most, stood - least), day


def test_one_cohort_of_two_months_in_other_words_does_not_say_who_left(site, count):
    began = Question(
        "children_looked_after", "2017-10", "2017-10",
        where=(Condition("started_on", "at most", ("2017-09-30",)),),
    )  # fmt: skip
    for day in ("2017-09-30", "2017-10-14", "2017-10-31"):
        again = Question(
            "cla_reviews_owed", "2017-11", "2017-11", asks="outstanding",
            where=(Condition("started_on", "at most", (day,)),),
        )  # fmt: skip
        (least, most), = told_of(site, count, began)  # fmt: skip
        (its_least, its_most), = told_of(site, count, again)  # fmt: skip
        assert is_open(least - its_most, most - its_least), day


def test_decisions_due_on_a_day_are_not_subtracted_from_the_contacts_of_a_day(site, count):
    for first, last in ((2, 3), (6, 7), (13, 14), (20, 21), (20, 24)):
        days = f"2017-11-{first:02d}", f"2017-11-{last:02d}"
        happened, due = (
            tuple(
                Condition(column, how, (day,))
                for how, day in zip(("at least", "at most"), days, strict=True)
            )
            for column in ("happened_on", "due_on")
        )
        contacts = Question("contacts_received", "2017-11", "2017-11", where=happened)
        decisions = Question(
            "contact_decisions_owed", "2017-11", "2017-11", asks="started", where=due
        )
        (least, most), = told_of(site, count, contacts)  # fmt: skip
        (its_least, its_most), = told_of(site, count, decisions)  # fmt: skip
        assert is_open(its_least - most, its_most - least), days
        assert is_open(least - its_most, most - its_least), days
