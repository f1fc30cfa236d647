"""What a councillor and a board member read of a plan: what is published of it, on every page."""

import datetime as dt
import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from lineofsight.accounts.roles import Role
from lineofsight.plan import actions, rules
from lineofsight.plan.content import Action, Evidence, Milestone
from lineofsight.plan.published import PUBLISHED
from signed_in import client_of, person

REF = "2.1"
SECRET = {
    "progress": "Zzsecret-progress", "risk": "Zzsecret-risk", "revised_why": "Zzsecret-why",
    "deputy": "Zzsecret-deputy",
    "partners": "Zzsecret-partners", "budget": Decimal(987654), "spent": Decimal(876543),
    "evidence": (Evidence("audit", dt.date(2017, 11, 1), "Zzsecret-held", "Zzsecret-says"),),
}  # fmt: skip
TRACES = ("Zzsecret", "987,654", "876,543")
OUTSIDE = [Role.COUNCILLOR, Role.BOARD_MEMBER]
LATER = dt.datetime(2017, 12, 1, 10, tzinfo=dt.UTC)


@pytest.fixture
def plan(agreed, office, director):
    """The plan with one action that holds something in every field that is not published."""
    held = actions.as_at(agreed)
    full = replace(
        held[REF], **{**SECRET, "progress": "Published words"},
        revised_due_on=held[REF].due_on + dt.timedelta(19),
        milestones=(
            *held[REF].milestones, Milestone("Published step", dt.date(2018, 1, 10), None),
        ),
    )  # fmt: skip
    asked = actions.ask(
        agreed, {**held, REF: full}, by=office, why="A change that was agreed.", impact="",
        now=LATER,
    )  # fmt: skip
    actions.decide(asked, agreed=True, by=director, minute="Minute 1", now=LATER)
    actions.report(
        agreed, REF, {"progress": SECRET["progress"]}, seen=actions.newest_entry(agreed, REF),
        by=office, now=timezone.now(),
    )  # fmt: skip
    return agreed


@pytest.fixture
def waiting(plan, office):
    """A change that nobody has decided."""
    held = actions.as_at(plan)
    after = {**held, REF: replace(held[REF], action="Zzsecret-undecided words")}
    return actions.ask(
        plan,
        after,
        by=office,
        why="Zzsecret-reason of it",
        impact="Zzsecret-impact",
        now=timezone.now(),
    )


def addresses(plan):
    stream = actions.as_at(plan)[REF].work_stream
    named = ["plan", "plan-changes", "plan-compare", "plan-approval", "plan-months", "plan-overall"]
    return [
        *map(reverse, [*named, "plans", "boards", "items", "findings", "visits", "home"]),
        reverse("plan-action", args=[REF]), reverse("plan-stream", args=[stream]),
        reverse("plan-month", args=["2017-11"]),
        f"{reverse('plan-compare')}?first=2017-11-20&last=2999-01-01",
        *(reverse("plan-change", args=[one.pk])
          for one in plan.changes.exclude(state=rules.WAITING)),
    ]  # fmt: skip


def test_every_field_is_published_or_held_back_here():
    assert {*SECRET} | PUBLISHED == {*Action.__dataclass_fields__} - {
        "reported_on", "times_moved",
    }  # fmt: skip


@pytest.mark.parametrize("role", OUTSIDE)
def test_no_page_shows_what_is_not_published(site, plan, waiting, role):
    reader, inside = client_of(person(role)), client_of(person(Role.HEAD_OF_SERVICE, place="x"))
    seen_inside = ""
    for address in addresses(plan):
        page = reader.get(address)
        assert page.status_code == 200, address
        shown = page.content.decode()
        assert not [one for one in TRACES if one in shown], address
        seen_inside += inside.get(address).content.decode()
    assert all(
        one in seen_inside
        for one in ("Zzsecret-progress", "Zzsecret-risk", "Zzsecret-held", "Zzsecret-why")
    )


@pytest.mark.parametrize("role", OUTSIDE)
def test_a_change_is_theirs_once_it_is_decided(site, plan, waiting, director, role):
    reader, page = client_of(person(role)), reverse("plan-change", args=[waiting.pk])
    assert reader.get(page).status_code == 404
    assert client_of(person(Role.AUDITOR)).get(page).status_code == 200

    actions.decide(waiting, agreed=True, by=director, minute="Minute 2", now=timezone.now())

    assert "undecided words" in reader.get(page).content.decode()


@pytest.mark.parametrize("role", OUTSIDE)
def test_the_workbook_has_the_columns_that_are_published(site, plan, as_office, role):
    held = client_of(person(role)).get(reverse("plan-workbook")).content
    book = openpyxl.load_workbook(io.BytesIO(held))
    whole = openpyxl.load_workbook(io.BytesIO(as_office.get(reverse("plan-workbook")).content))

    assert book.sheetnames == ["Actions", "Milestones", "Key"]
    heads = {cell.value for cell in book["Actions"][1]}
    assert {cell.value for cell in whole["Actions"][1]} - heads == {
        "Progress", "Deputy", "Partners", "Revised why", "Budget", "Spent", "Risk",
    }  # fmt: skip
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [one for one in cells if "Zzsecret" in one]
    assert book["Actions"].max_row == whole["Actions"].max_row


def test_what_scrutiny_reads_is_all_there(site, plan):
    reader = client_of(person(Role.COUNCILLOR))
    page = reader.get(reverse("plan")).content.decode()
    action = reader.get(reverse("plan-action", args=[REF])).content.decode()

    for words in ("Declared better than it is", "Delivered without effect",
                  "How the whole plan stands"):  # fmt: skip
        assert words in page
    for words in ("Declared by its lead", "By its dates and figures", "Published step",
                  "Outcome statement"):  # fmt: skip
        assert words in action
    assert "What was done, as published of" in action
    assert "Published words" in action
    assert "This page shows what is published of the action" in action
    assert "No evidence is written down" not in action
