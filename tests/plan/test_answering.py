"""Names in a plan are text; who answers for one is written down, and acts at once."""

import datetime as dt
from dataclasses import replace

import pytest

from lineofsight.accounts.models import Look
from lineofsight.accounts.roles import Role
from lineofsight.kernel.problems import Refused
from lineofsight.plan import actions as plans
from lineofsight.plan.updates import answering
from signed_in import person

NAME = "Head of care planning"
DECEMBER = dt.datetime(2017, 12, 5, 9, tzinfo=dt.UTC)


@pytest.fixture
def lead(db):
    return person(Role.TEAM_MANAGER)


def begin(lead, office, name=NAME):
    return answering.begin(name, lead, by=office, now=DECEMBER)


def test_a_name_is_found_whatever_its_capitals_and_blanks(agreed, lead, office):
    begin(lead, office, "head of  Care planning ")

    refs = [one.ref for one in answering.own(plans.as_at(agreed).values(), answering.keys_of(lead))]
    assert refs == ["2.6", "2.10", "7.5"]


def test_a_deputy_answers_too_and_an_empty_deputy_is_nobody(sample_plan):
    one = replace(sample_plan["1.1"], deputy="Deputy head")

    assert answering.own([one], frozenset({"deputy head"})) == [one]
    assert answering.own([sample_plan["1.1"]], frozenset({""})) == []


def test_a_new_lead_in_the_plan_is_the_one_who_answers(agreed, lead, office, director):
    begin(lead, office)
    now = plans.as_at(agreed)
    after = {**now, "2.10": replace(now["2.10"], lead="Head of quality")}
    change = plans.ask(agreed, after, by=office, why="Moved.", impact="", now=DECEMBER)
    plans.decide(change, agreed=True, by=director, minute="1", now=DECEMBER)

    held = answering.own(plans.as_at(agreed).values(), answering.keys_of(lead))
    assert "2.10" not in [one.ref for one in held]


def test_the_end_acts_at_once_and_who_answered_stays_known(agreed, lead, office):
    made = begin(lead, office)
    answering.end(made, by=office, now=DECEMBER)
    answering.end(made, by=lead, now=DECEMBER)
    made.refresh_from_db()

    assert answering.keys_of(lead) == frozenset()
    assert made.ended_by == office
    assert begin(lead, office).pk != made.pk
    assert Look.objects.filter(kind="answers for a name").count() == 2


def test_nobody_answers_twice_or_without_a_role_that_reports(lead, office):
    begin(lead, office)
    with pytest.raises(Refused, match="already"):
        begin(lead, office)
    for role in (Role.COUNCILLOR, Role.AUDITOR, Role.ADMINISTRATOR, Role.BOARD_MEMBER):
        with pytest.raises(Refused, match="no role"):
            begin(person(role), office)


def test_names_nobody_answers_for_come_first_and_are_counted(agreed, lead, office):
    begin(lead, office)
    each = answering.every_name(plans.as_at(agreed).values())

    assert not each[0].people
    assert [one.name for one in each][-1] == NAME
    assert each[-1].leads == 3
    officer = next(one for one in each if one.name == "Executive director (people)")
    assert officer.oversees == 2


def test_asking_takes_as_many_queries_for_one_name_as_for_many(
    agreed, office, django_assert_num_queries
):
    held = plans.as_at(agreed).values()
    for name in ("Head of assessment", "Head of care planning", "Principal social worker"):
        begin(person(Role.TEAM_MANAGER), office, name)
    with django_assert_num_queries(1):
        answering.every_name(held)
