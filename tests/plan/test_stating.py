"""Who says how an action stands: at once, with evidence, by asking, or not at all."""

import datetime as dt
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.plan import actions, rules, workbook
from lineofsight.plan.content import AWAITING, Evidence
from lineofsight.plan.updates import answering, telling
from signed_in import client_of, person

REF = "2.10"
PAGE = f"/plan/own/{REF}/"
LEAD = "Head of care planning"
TEAM = "Care planning 1"


@pytest.fixture
def leads(site, agreed, office):
    """Make somebody of a role the lead of an action, and give their pages."""

    def made(role, place=""):
        one = person(role, place=place)
        answering.begin(LEAD, one, by=office, now=timezone.now())
        return client_of(one)

    return made


def says(client, plan, status=AWAITING, **more):
    return client.post(PAGE, {"progress": "Two panels met", "status": status,
                              "seen": actions.newest_entry(plan, REF), **more},
                       follow=True).content.decode()  # fmt: skip


def stands(plan):
    return actions.as_at(plan)[REF]


def waits(plan):
    return list(plan.changes.filter(state=rules.WAITING))


def shown(plan, office):
    """Write down evidence of the action."""
    held = actions.as_at(plan)
    evidence = (Evidence("audit", dt.date(2017, 11, 25), "Minutes", "Both panels met"),)
    actions.ask(plan, {**held, REF: replace(held[REF], evidence=evidence)}, by=office,
                why="Evidence came.", impact="", now=timezone.now())  # fmt: skip


@pytest.mark.parametrize(
    "role", [Role.TEAM_MANAGER, Role.BUSINESS_SUPPORT, Role.WORKFORCE_OFFICER, Role.LAWYER]
)
def test_a_lead_who_may_not_set_a_state_asks_and_the_rest_is_written_down(leads, agreed, role):
    before = stands(agreed).status
    page = says(leads(role), agreed)

    assert "what happened is written down" in page
    assert "How it stands waits for a head of service" in page
    assert (stands(agreed).status, stands(agreed).progress) == (before, "Two panels met")
    [asked] = waits(agreed)
    assert asked.after[REF]["status"] == AWAITING


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.ANALYST])
def test_who_may_neither_set_nor_ask_is_not_offered_it(leads, agreed, role):
    client = leads(role)
    before = stands(agreed).status
    assert 'name="status"' not in client.get(PAGE).content.decode()
    says(client, agreed)

    assert (stands(agreed).status, waits(agreed)) == (before, [])
    assert stands(agreed).progress == "Two panels met"


def test_a_head_of_service_sets_it_at_once(leads, agreed):
    says(leads(Role.HEAD_OF_SERVICE), agreed)

    assert (stands(agreed).status, waits(agreed)) == (AWAITING, [])


def test_the_office_completes_nothing_without_evidence_on_page_and_in_workbook(
    as_office, agreed, office
):
    page = reverse("plan-report", args=[REF])
    said = {"status": AWAITING, "progress": "Done", "seen": actions.newest_entry(agreed, REF)}
    refused = as_office.post(page, said)
    assert refused.status_code == 400
    assert "no evidence is written down of a day since it began" in refused.content.decode()

    held = actions.as_at(agreed)
    done = {**held, REF: replace(held[REF], status=AWAITING)}
    sent = SimpleUploadedFile("plan.xlsx", workbook.written(list(done.values())))
    answer = as_office.post(
        "/plan/send/", {"file": sent, "why": "It is done now.", "impact": "None for children."}
    )
    assert answer.status_code == 400
    assert "Action 2.10, Declared status" in answer.content.decode()
    assert stands(agreed).status != AWAITING

    shown(agreed, office)
    said["seen"] = actions.newest_entry(agreed, REF)
    assert as_office.post(page, said).status_code == 302
    assert stands(agreed).status == AWAITING


def test_the_director_completes_it_by_word(as_director, agreed):
    said = {"status": AWAITING, "progress": "Done", "seen": actions.newest_entry(agreed, REF)}

    assert as_director.post(reverse("plan-report", args=[REF]), said).status_code == 302
    assert stands(agreed).status == AWAITING


def test_what_was_asked_is_settled_by_whoever_may_and_by_nobody_else(
    leads, agreed, as_office, as_director, office
):
    asker = leads(Role.TEAM_MANAGER, TEAM)
    says(asker, agreed)
    [asked] = waits(agreed)
    page = reverse("plan-change", args=[asked.pk])
    yes = {"agreed": "yes", "minute": "Seen in supervision"}
    assert "it waits" in as_office.get(reverse("plan-action", args=[REF])).content.decode()
    elsewhere = client_of(person(Role.HEAD_OF_SERVICE, place="Another service"))
    for client in (asker, elsewhere, client_of(person(Role.PRACTITIONER))):
        assert client.post(page, yes).status_code == 404

    told = {one.person for one in telling.changes_waiting(timezone.localdate())}
    assert told == {office.pk, agreed.baselined_by_id}

    assert "no evidence" in as_office.post(page, yes).content.decode()
    shown(agreed, office)
    assert as_office.post(page, yes).status_code == 302
    assert stands(agreed).status == AWAITING
    assert stands(agreed).progress == "Two panels met"


def test_what_a_lead_asked_stands_on_the_first_page_of_who_settles_it_and_of_no_other_head(
    site, leads, agreed
):
    team = next(one for one in picture.teams(site) if one.service)
    says(leads(Role.TEAM_MANAGER, team.name), agreed)
    [asked] = waits(agreed)
    page = reverse("plan-change", args=[asked.pk])
    head = client_of(person(Role.HEAD_OF_SERVICE, place=team.service))
    elsewhere = client_of(person(Role.HEAD_OF_SERVICE, place="Another service"))

    assert f'href="{page}"' in head.get("/").content.decode()
    assert f'href="{page}"' not in elsewhere.get("/").content.decode()
    assert head.post(page, {"agreed": "yes", "minute": "Seen"}).status_code == 302
    assert stands(agreed).status == AWAITING
    assert f'href="{page}"' not in head.get("/").content.decode()


def test_what_the_board_decides_is_the_boards(leads, agreed, as_office, office, director):
    held = actions.as_at(agreed)
    paused = actions.ask(agreed, {**held, REF: replace(held[REF], status="paused")}, by=office,
                         why="Pause it.", impact="", now=timezone.now())  # fmt: skip
    head = client_of(person(Role.HEAD_OF_SERVICE))
    page = reverse("plan-change", args=[paused.pk])

    assert head.post(page, {"agreed": "yes", "minute": "x"}).status_code == 404
    actions.decide(paused, agreed=True, by=director, minute="Minute 3", now=timezone.now())
    says(leads(Role.TEAM_MANAGER), agreed, status="on track")
    [asked] = waits(agreed)
    assert as_office.post(reverse("plan-change", args=[asked.pk]),
                          {"agreed": "yes", "minute": "x"}).status_code == 404  # fmt: skip


def test_the_same_is_asked_once(leads, agreed):
    client = leads(Role.TEAM_MANAGER)
    says(client, agreed)
    page = says(client, agreed)

    assert "was asked already" in page
    assert len(waits(agreed)) == 1
