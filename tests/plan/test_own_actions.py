"""Whoever answers for an action says what happened in one field, and for no other action."""

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts.models import OpenSession
from lineofsight.accounts.roles import Role
from lineofsight.plan import actions as plans
from lineofsight.plan import approving, rules
from lineofsight.plan.content import Milestone
from lineofsight.plan.updates import answering
from plan_closed import close
from signed_in import client_of, person

PAGE = "/plan/own/2.10/"


@pytest.fixture
def site(sample_home, settings, db):
    settings.HOME = sample_home
    settings.SECOND_FACTOR = False
    return picture.open_picture(sample_home)


@pytest.fixture
def lead(site, agreed, office):
    made = person(Role.TEAM_MANAGER, place="Somewhere")
    answering.begin("Head of care planning", made, by=office, now=timezone.now())
    return made


@pytest.fixture
def client(lead):
    return client_of(lead)


def stands(plan, ref="2.10"):
    return plans.as_at(plan)[ref]


def seen(plan, ref="2.10"):
    return plans.newest_entry(plan, ref)


def body(answer):
    return answer.content.decode()


def test_one_field_is_enough_and_all_else_stays(client, lead, agreed):
    before = stands(agreed)
    answer = client.post(PAGE, {"progress": "Two panels met", "seen": seen(agreed)})

    assert answer.headers["Location"] == "/plan/own/"
    assert stands(agreed) == replace(before, progress="Two panels met")
    change = agreed.entries.last().change
    assert (change.asked_by, change.state) == (lead, rules.REPORTED)


def test_a_status_and_a_step_may_go_with_it(site, agreed, office):
    head = person(Role.HEAD_OF_SERVICE)
    answering.begin("Head of care planning", head, by=office, now=timezone.now())
    client = client_of(head)
    place = next(n for n, one in enumerate(stands(agreed).milestones) if one.done_on is None)
    client.post(
        PAGE,
        {"progress": "Met", "status": "at risk", "reached": place, "seen": seen(agreed)},
    )

    assert stands(agreed).status == "at risk"
    assert stands(agreed).milestones[place].done_on is not None
    assert agreed.changes.filter(state=rules.WAITING).count() == 0


def test_a_state_the_board_decides_on_is_not_offered(client, agreed):
    page = body(client.get(PAGE))
    answer = client.post(PAGE, {"progress": "x", "status": "paused", "seen": seen(agreed)})

    assert 'value="paused"' not in page
    assert answer.status_code == 400


def test_out_of_a_state_the_board_decides_on_it_waits_and_says_so(client, agreed, office, director):
    now = {"by": office, "now": timezone.now()}
    change = plans.report(agreed, "2.10", {"status": "paused"}, seen=seen(agreed), **now)
    plans.decide(change, agreed=True, by=director, minute="4", now=timezone.now())
    said = {"progress": "Begun again", "status": "on track", "seen": seen(agreed)}

    page = body(client.post(PAGE, said, follow=True))

    assert "Action 2.10 waits for the board" in page
    assert "written down" not in page
    assert stands(agreed).status == "paused"


def test_an_empty_field_is_asked_for_again(client, agreed):
    answer = client.post(PAGE, {"progress": " ", "seen": seen(agreed)})

    assert (answer.status_code, "Say what happened" in body(answer)) == (400, True)


def test_whoever_comes_second_sees_both(client, agreed, office):
    first = seen(agreed)
    plans.report(
        agreed, "2.10", {"progress": "The first words"}, seen=first, by=office, now=timezone.now()
    )
    answer = client.post(PAGE, {"progress": "The second words", "seen": first})

    assert answer.status_code == 409
    assert "The first words" in body(answer)
    assert "The second words" in body(answer)
    assert stands(agreed).progress == "The first words"
    again = {"progress": "Both", "seen": seen(agreed)}
    assert f'value="{again["seen"]}"' in body(answer)
    assert client.post(PAGE, again).status_code == 302


def test_no_other_action_is_reached_nor_by_who_answers_for_nothing(client, agreed):
    for ref in ("1.1", "99", "../plan"):
        assert client.get(f"/plan/own/{ref}/").status_code == 404
    said = {"progress": "Not mine", "seen": seen(agreed, "1.1")}
    assert client.post("/plan/own/1.1/", said).status_code == 404
    assert client_of(person(Role.TEAM_MANAGER)).post(PAGE, said).status_code == 404
    assert client_of(person(Role.COUNCILLOR)).get("/plan/own/").status_code == 404
    assert stands(agreed, "1.1").progress != "Not mine"


def test_a_closed_plan_is_not_reported_on(client, agreed, office, director):
    close(agreed, office=office, director=director, now=timezone.now())

    assert client.get(PAGE).status_code == 404


def test_who_reads_no_plan_still_reports(site, agreed, office):
    """A workforce officer leads actions and has no page of the plan."""
    officer = person(Role.WORKFORCE_OFFICER)
    answering.begin("Head of workforce development", officer, by=office, now=timezone.now())
    client = client_of(officer)

    assert client.get("/plan/").status_code == 404
    page = body(client.get("/plan/own/"))
    assert "7.1" in page
    assert 'href="/plan/"' not in page
    assert 'href="/plan/own/"' in body(client.get("/account/"))
    said = {"progress": "Seventy came", "seen": seen(agreed, "7.1")}
    assert client.post("/plan/own/7.1/", said).status_code == 302


def test_the_list_is_asked_for_as_often_for_one_action_as_for_many(
    client, lead, agreed, office, django_assert_max_num_queries
):
    client.get("/plan/own/")
    with django_assert_max_num_queries(15) as few:
        client.get("/plan/own/")
    for name in ("Head of assessment", "Principal social worker", "Head of performance"):
        answering.begin(name, lead, by=office, now=timezone.now())
    with django_assert_max_num_queries(len(few)):
        client.get("/plan/own/")


def test_no_step_is_reached_before_the_action_starts(client, agreed, monkeypatch):
    before = stands(agreed)
    monkeypatch.setattr("lineofsight.plan.updates.own.today", lambda: dt.date(2017, 10, 1))
    place = next(n for n, one in enumerate(before.milestones) if one.done_on is None)
    answer = client.post(PAGE, {"progress": "Met", "reached": place, "seen": seen(agreed)})

    assert answer.status_code == 400
    assert "Today is before the action starts, on 2 October 2017: ask the" in body(answer)
    assert stands(agreed) == before


def test_a_step_is_reached_on_the_day_it_is_said(client, agreed, monkeypatch):
    monkeypatch.setattr("lineofsight.plan.updates.own.today", lambda: dt.date(2017, 12, 6))
    steps = stands(agreed).milestones
    place = next(n for n, one in enumerate(steps) if one.done_on is None)
    client.post(PAGE, {"progress": "Met", "reached": place, "seen": seen(agreed)})

    expected = replace(steps[place], done_on=dt.date(2017, 12, 6))
    assert isinstance(expected, Milestone)
    assert stands(agreed).milestones[place] == expected


def test_a_lead_is_one_step_from_the_field_on_every_page_that_shows_the_action(
    client, agreed, director
):
    assert f'href="{PAGE}"' in body(client.get("/plan/actions/2.10/"))
    numbered = f'href="/plan/plans/{agreed.pk}/own/2.10/"'
    assert numbered in body(client.get("/"))
    assert 'href="/plan/own/"' in body(client.get("/plan/"))

    other = client_of(director)
    assert f'href="{PAGE}"' not in body(other.get("/plan/actions/2.10/"))
    assert numbered not in body(other.get("/"))


@pytest.fixture
def second(agreed, office, director):
    """Another open plan with an action of the same reference and the same lead."""
    plan = approving.begin("Joint inspection plan", kind=rules.JOINT)
    now = timezone.now()
    same = replace(stands(agreed), action="Train more people")
    plans.ask(plan, {"2.10": same}, by=office, why="First.", impact="", now=now)
    plans.baseline(plan, by=director, now=now)
    return plan


def test_an_action_of_another_open_plan_is_listed_and_reported_on_there(client, agreed, second):
    there = f"/plan/plans/{second.pk}/own/2.10/"
    page = body(client.get("/plan/own/"))

    assert f'href="/plan/plans/{agreed.pk}/own/2.10/"' in page
    assert f'href="{there}"' in page
    assert "Train more people (Joint inspection plan)" in page
    assert f'href="/plan/plans/{second.pk}/actions/2.10/"' in body(client.get(there))
    client.post(there, {"progress": "Twelve are trained", "seen": seen(second)})
    assert stands(second).progress == "Twelve are trained"
    assert stands(agreed).progress != "Twelve are trained"


def test_another_plan_is_as_absent_to_whom_it_does_not_name(second, agreed, site, client):
    stranger = client_of(person(Role.TEAM_MANAGER, place="Elsewhere"))

    assert stranger.get(f"/plan/plans/{second.pk}/own/2.10/").status_code == 404
    assert client.get("/plan/plans/999999/own/2.10/").status_code == 404


def test_the_field_stands_before_a_question_about_a_new_device(client, lead):
    client.get(PAGE)
    OpenSession.objects.filter(person=lead).update(is_new_device=True)
    text = body(client.get(PAGE))

    assert 0 < text.index('name="progress"') < text.index("Was this you")
    assert text.count("Was this you") == 1
