"""Evidence is added on a page by whoever answers for the action: it adds, and never overwrites."""

from dataclasses import replace

import pytest
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.plan import actions, rules
from lineofsight.plan.content import AWAITING, Evidence
from lineofsight.plan.day import today
from lineofsight.plan.updates import answering
from plan_closed import close
from signed_in import client_of, person

PAGE = "/plan/actions/2.10/evidence/"
OWN = "/plan/own/2.10/"


@pytest.fixture
def site(sample_home, settings, db):
    settings.HOME = sample_home
    settings.SECOND_FACTOR = False
    return picture.open_picture(sample_home)


@pytest.fixture
def lead(site, agreed, office):
    made = person(Role.TEAM_MANAGER, place="Somewhere")
    answering.begin("Head of care planning", made, by=office, now=timezone.now())
    return client_of(made)


def typed(**other):
    day = today()
    return {
        "kind": "audit", "says": "Both panels met\r\nand wrote why", "held": "Minutes, item 4",
        "on-day": day.day, "on-month": day.month, "on-year": day.year, **other,
    }  # fmt: skip


WRITTEN = "Both panels met\nand wrote why"


def stands(plan):
    return actions.as_at(plan)["2.10"]


def test_what_shows_an_action_is_written_down_at_once_beside_what_is_there(lead, agreed):
    before = stands(agreed)
    answer = lead.post(PAGE, typed())

    assert answer.headers["Location"] == "/plan/actions/2.10/"
    new = Evidence("audit", today(), "Minutes, item 4", WRITTEN)
    assert stands(agreed) == replace(before, evidence=(*before.evidence, new))
    assert agreed.entries.last().change.state == rules.REPORTED


def test_two_who_add_at_once_lose_nothing_and_the_same_is_not_written_twice(lead, agreed, office):
    lead.get(PAGE)
    client_of(office).post(PAGE, typed(says="Staff say so", kind="child or staff voice"))
    lead.post(PAGE, typed())
    again = lead.post(PAGE, typed())

    assert [one.says for one in stands(agreed).evidence][-2:] == ["Staff say so", WRITTEN]
    assert "written down already" in again.content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"kind": ""}, "Choose one"),
        ({"kind": "hearsay"}, "Choose one of those that are listed"),
        ({"says": " "}, "Write it in words"),
        ({"held": ""}, "Write it</p>"),
        ({"on-year": 2099}, "today or in the past"),
        ({"on-day": 31, "on-month": 2}, "Write a day of the calendar"),
    ],
)
def test_what_is_not_evidence_is_asked_for_again_and_nothing_is_written(lead, agreed, wrong, said):
    before = stands(agreed)
    answer = lead.post(PAGE, typed(**wrong))

    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert stands(agreed) == before


def test_the_office_completes_an_action_once_its_evidence_is_on_the_page(site, agreed, office):
    client = client_of(office)
    state = {"status": AWAITING, "progress": "", "risk": ""}

    def completes():
        seen = actions.newest_entry(agreed, "2.10")
        client.post("/plan/actions/2.10/report/", {**state, "seen": seen})
        return stands(agreed).status == AWAITING

    held = stands(agreed)
    assert not held.evidence
    assert not completes()
    client.post(PAGE, typed())
    assert completes()


def test_nobody_else_adds_any_and_none_is_added_to_a_closed_plan(lead, agreed, office, director):
    others = [person(Role.TEAM_MANAGER), person(Role.COUNCILLOR), person(Role.BOARD_MEMBER)]
    for one in others:
        assert client_of(one).get(PAGE).status_code == 404
        assert client_of(one).post(PAGE, typed()).status_code == 404
        assert PAGE not in client_of(one).get("/plan/actions/2.10/").content.decode()
    assert lead.get("/plan/actions/1.1/evidence/").status_code == 404
    assert lead.get("/plan/actions/99/evidence/").status_code == 404
    close(agreed, office=office, director=director, now=timezone.now())
    assert lead.post(f"/plan/plans/{agreed.pk}/actions/2.10/evidence/", typed()).status_code == 404


def test_a_lead_finds_the_page_from_the_action_and_from_their_own(lead):
    for page in ("/plan/actions/2.10/", OWN):
        assert f'href="{PAGE}"' in lead.get(page).content.decode()


def test_a_lead_without_a_page_of_the_plan_comes_back_to_their_own(site, agreed, office):
    officer = person(Role.WORKFORCE_OFFICER)
    answering.begin("Head of care planning", officer, by=office, now=timezone.now())

    assert client_of(officer).post(PAGE, typed()).headers["Location"] == OWN
