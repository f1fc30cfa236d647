"""An item of a member who left is handed to another; commitments and visits are what they say."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from board_drawn import DAY, DONE_BY, NOW, RAISED
from lineofsight.accounts.models import Grant
from lineofsight.accounts.roles import Role
from lineofsight.boards import meeting_rules, rules
from lineofsight.boards.actions import bodies, handing, items, visits
from lineofsight.boards.models import Item, Step
from lineofsight.boards.rules import Target
from lineofsight.boards.said.items import state
from lineofsight.kernel.problems import Refused
from signed_in import client_of, person

DUE = dt.date(2017, 12, 8)
LATER = dt.date(2017, 12, 12)


def raised(member, office, **more):
    return items.raise_item(rules.COMMENT, "The dashboard shows no agency workers.", on=RAISED,
                            raised_by=member, by=office, now=NOW, **more)  # fmt: skip


def seen(item):
    return item.steps.count()


def gone(who):
    """End the account of somebody."""
    who.is_active = False
    who.save()


def hand(item, to, by, **more):
    return handing.hand_over(item, to, words="The member left the council.", on=DAY,
                             seen=seen(item), by=by, now=NOW, **more)  # fmt: skip


@pytest.fixture
def successor(db):
    return person(Role.COUNCILLOR)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PRACTICE_AUDITOR, Role.PRACTITIONER])
def test_nothing_is_raised_in_the_name_of_who_could_never_close_it(as_office, office, role):
    nobody = person(role)
    with pytest.raises(Refused, match="could never close it"):
        raised(nobody, office)

    page = as_office.get(reverse("item-raise")).content.decode()
    assert f'<option value="{office.pk}"' in page
    assert f'<option value="{nobody.pk}"' not in page


def test_it_is_handed_over_once_whoever_raised_it_is_gone_and_then_closed(
    as_office, office, member, successor
):
    item = raised(member, office)
    page = reverse("item", args=[item.pk])
    with pytest.raises(Refused, match="can still close it"):
        hand(item, successor, office)
    assert "Hand it to another member" not in as_office.get(page).content.decode()

    gone(member)
    shown = as_office.get(page).content.decode()
    assert "can no longer sign in to close it" in shown
    assert "Hand it to another member" in shown
    answer = as_office.post(f"{page}hand/", {
        "to": successor.pk, "words": "The member left the council.", "seen": 0,
        "on-day": 5, "on-month": 12, "on-year": 2017,
    })  # fmt: skip

    assert answer.status_code == 302, answer.content.decode()
    client = client_of(successor)
    assert "no longer sign in" not in client.get(page).content.decode()
    items.close(item, outcome=rules.NOT_NEEDED, on=DAY, seen=seen(item), by=successor, now=NOW)
    item = Item.objects.get(pk=item.pk)
    assert not items.standing(item, on=DAY).is_open


def test_a_role_that_ended_is_gone_too(office, member, successor):
    item = raised(member, office)
    Grant.objects.filter(person=member).update(ends=dt.date(2018, 1, 1))

    assert handing.is_stranded(item)
    hand(item, successor, office)
    assert list(items.of_person(successor)) == [item]


def test_it_is_handed_neither_to_oneself_nor_to_who_answered_it(office, director, member):
    item = raised(member, office)
    items.answer(
        item,
        said=rules.ACCEPTED,
        words="It will, as was asked.",
        **DONE_BY,
        on=DAY,
        seen=0,
        by=director,
        now=NOW,
    )
    gone(member)
    for somebody in (office, director):
        with pytest.raises(Refused, match="cannot be handed"):
            hand(item, somebody, office)


def test_the_database_lets_nobody_else_close_and_nobody_hand_to_themselves(
    office, member, successor, director
):
    item = raised(member, office)
    gone(member)
    hand(item, successor, office)
    wrong = (
        {"what": "handed", "by": office, "ref": str(office.pk)},
        {"what": "closed", "by": director, "outcome": "worked"},
        {"what": "closed", "by": member, "outcome": "worked"},
    )
    for fields in wrong:
        with pytest.raises(DatabaseError), transaction.atomic():
            Step.objects.create(item=item, on=DAY, at=NOW, **fields)
    Step.objects.create(item=item, on=DAY, at=NOW, what="closed", by=successor, outcome="worked")


def promised(member, office, due=DUE, on=DAY):
    item = raised(member, office)
    items.answer(item, said=rules.IN_PRINCIPLE, words="It will be shown.", who="Clerk", due_on=due,
                 on=on, seen=0, by=office, now=NOW)  # fmt: skip
    return item


@pytest.mark.parametrize(
    ("target", "is_late"),
    [(Target("page", "scorecard"), True), (Target("indicator", "CP5"), True),
     (Target("paragraph", "4.1 of Report of December"), False)],
)  # fmt: skip
def test_a_page_or_a_figure_that_was_there_keeps_no_commitment(member, office, target, is_late):
    item = promised(member, office)
    items.tie(item, target, on=LATER, seen=1, by=office, now=NOW)

    assert items.standing(item, on=LATER).is_late == is_late
    items.tie(item, target, on=LATER, seen=2, by=office, now=NOW, back=True)
    assert items.standing(item, on=LATER).is_late


def test_a_commitment_that_moved_shows_its_first_day(member, office):
    item = promised(member, office)
    items.answer(item, said=rules.IN_PRINCIPLE, words="In summer it is.", who="Clerk",
                 due_on=dt.date(2018, 6, 30), on=LATER, seen=1, by=office, now=NOW)  # fmt: skip

    words = str(state(items.standing(item, on=LATER)))
    assert "to be done by 30 June 2018, first promised for 8 December 2017" in words


def test_no_step_is_dated_before_the_last_one(member, office):
    item = promised(member, office)
    with pytest.raises(Refused, match="before the last step, of 5 December 2017"):
        items.answer(item, said=rules.ACCEPTED, words="Done, as was asked.", **DONE_BY,
                     on=dt.date(2017, 12, 4), seen=1, by=office, now=NOW)  # fmt: skip


def test_a_finding_is_of_the_body_that_visited_and_of_no_day_before(office):
    ofsted = bodies.make("Ofsted", kind=meeting_rules.INSPECTORATE)
    panel = bodies.make("Panel", kind=meeting_rules.PARENTING)
    visit = visits.plan_visit(ofsted, starts_on=RAISED, ends_on=RAISED, focus="Front door")
    said = {"raised_by": None, "by": office, "now": NOW, "visit": visit, "judgement": "Poor"}

    with pytest.raises(Refused, match="Ofsted made that visit"):
        items.raise_item(rules.FINDING, "Slow", body=panel, on=DAY, **said)
    with pytest.raises(Refused, match="before that visit"):
        items.raise_item(rules.FINDING, "Slow", body=ofsted, on=dt.date(2017, 3, 1), **said)
    assert items.raise_item(rules.FINDING, "Slow", body=ofsted, on=DAY, **said).visit == visit
