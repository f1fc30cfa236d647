"""The report we start from, replayed on a training site: approvals, closed plans, both lights."""

import datetime as dt

import pytest

from lineofsight.accounts.models import Person
from lineofsight.accounts.roles import Role
from lineofsight.accounts.sample_people import address_of
from lineofsight.plan import actions, approving, closing, rules, sample
from lineofsight.plan.content import digest
from lineofsight.plan.models import Plan
from lineofsight.settings import DEFAULT
from signed_in import client_of, person


@pytest.fixture
def told(site, sample_file, settings):
    """What the training site says it made; it is looked at on the day of its records."""
    settings.TRAINING = True
    for role in (Role.PROGRAMME, Role.DIRECTOR):
        Person.objects.filter(pk=person(role).pk).update(email=address_of(role))
    return list(sample.make(sample_file, settings=DEFAULT))


@pytest.fixture
def page(told):
    """Open a page as a councillor and give its words."""
    client = client_of(person(Role.COUNCILLOR))

    def opened(address):
        answer = client.get(address)
        assert answer.status_code == 200
        return answer.content.decode()

    return opened


def test_it_is_made_once_and_says_what(told, sample_file):
    transitional, joint, improvement = told
    assert transitional.endswith(
        "10 actions = 3 done + 3 carried forward + 1 merged into another + 1 split into several "
        "+ 1 superseded + 1 dropped."
    )
    assert joint.endswith("6 actions = 2 done + 2 carried forward + 2 merged into another.")
    assert improvement.startswith("The improvement plan of 69 actions is there")
    assert list(sample.make(sample_file, settings=DEFAULT)) == []


def test_two_closed_plans_are_carried_forward_into_the_plan(told, page):
    plan = actions.current()
    assert plan.kind == rules.IMPROVEMENT
    came = {ref: one.came_from for ref, one in actions.as_at(plan).items() if one.came_from}
    assert came == {
        "1.3": "Earlier transitional plan 2.4",
        "2.1": "Earlier transitional plan 2.1",
        "2.2": "Earlier transitional plan 2.1",
        "2.3": "Earlier transitional plan 1.2",
        "2.11": "Earlier transitional plan 1.3",
        "5.2": "Joint inspection plan 2.1",
        "5.3": "Joint inspection plan 3.1",
        "5.5": "Joint inspection plan 4.1",
        "8.1": "Earlier transitional plan 2.2",
    }
    for old in Plan.objects.filter(state=rules.CLOSED):
        said = page(f"/plan/plans/{old.pk}/certificate/")
        assert closing.ledger(old).words in said
        assert "The totals reconcile" in said
    listed = page("/plan/plans/")
    for kind in rules.KINDS.values():
        assert kind in listed


def test_it_was_approved_on_7_and_20_november_and_sent_on_8_december(told, page):
    plan = actions.current()
    chain = approving.chain(plan)
    asked = [(one.last.answered_on, one.last.on) for one in chain]
    assert asked == [
        (dt.date(2017, 11, 7), dt.date(2017, 11, 1)),
        (dt.date(2017, 11, 20), dt.date(2017, 11, 8)),
        (None, dt.date(2017, 12, 8)),
    ]
    assert not any(one.differs_from(digest(actions.as_at(plan).values())) for one in chain)
    said = page("/plan/approval/")
    assert "Sent on 8 December 2017; it was due by 11 December 2017: 1 working day left" in said
    assert "No answer yet from Ofsted and the Department for Education, asked on 8 December" in said


def test_a_closed_plan_stands_as_on_its_last_day_and_points_to_where_its_actions_went(told, page):
    closed = Plan.objects.get(kind=rules.TRANSITIONAL)
    said = page(f"/plan/plans/{closed.pk}/")

    assert "closed on 31 October 2017 and stands here as on that day" in said
    assert "Declared better than it is</caption>" not in said
    assert f"/plan/plans/{closed.pk}/months/" in said
    assert "/plan/months/" not in said
    moved = said[said.index("/actions/1.3/") :]
    assert "/plan/plans/" in moved or 'href="/plan/actions/2.11/"' in moved
    action = page(f"/plan/plans/{closed.pk}/actions/1.3/")
    assert "What it was to move is judged where the action went." in action
    due_that_day = page(f"/plan/plans/{closed.pk}/actions/1.4/")
    assert "It was due on" not in due_that_day


def test_the_office_declares_the_whole_on_track_as_the_report_does(told, page):
    said = page("/plan/")
    head = said[said.index("Declared by the programme office") :][:900]

    assert "On track</strong>" in head
    assert sample.WHY_OVERALL in head
    assert "Off track</strong>" in head


def test_one_change_waits_and_is_not_a_councillors_until_it_is_decided(told, page):
    closed = Plan.objects.get(kind=rules.TRANSITIONAL)
    inside = client_of(person(Role.HEAD_OF_SERVICE))
    badge = '<span class="los-count">{}</span>'
    for address, count in (("/plan/", "1"), (f"/plan/plans/{closed.pk}/", "")):
        shown = inside.get(address).content.decode()
        assert (badge.format(count or "0") in shown) == bool(count)
        assert '<span class="los-count">' not in page(address)
    [waiting] = actions.current().changes.filter(state=rules.WAITING)

    assert list(waiting.after) == ["2.10"]


def test_four_streams_are_declared_on_track_and_the_watermelon_list_names_them(told, page):
    said = page("/plan/")
    first, then = (
        "Work streams declared better than they are",
        "Declared better than it is</caption>",
    )
    head = said[said.index(first) : said.index(then)]

    for stream in sample.WHY:
        assert f"{stream}</a>" in head
    assert "Red signals beside it" in head


def test_the_impact_ledger_and_both_lights_say_what_the_report_says(told, page):
    team = page("/plan/actions/2.11/")
    assert "Not yet" in team
    assert "Delivered on" not in team
    assert "Action 2.11 on 14 August 2017" in team
    assert sample.BEGUN_EARLIER in team
    indicator = page("/indicators/W1a/")
    assert "A flag stands where an action was delivered" in indicator
    assert "Delivered on 14 August 2017" in indicator
    further = page("/plan/actions/7.5/")
    assert "Not delivered" in further
    assert further.count("At risk</strong>") >= 2
