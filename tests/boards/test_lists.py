"""Lists of what was raised: folded by how it stands, short, and with what each reader can do."""

import datetime as dt

import pytest
from django.urls import reverse

from board_drawn import DAY, DONE_BY, NOW, RAISED, SLOW, action
from lineofsight.boards import rules
from lineofsight.boards.actions import bodies, documents, items, visits
from lineofsight.boards.rules import Target
from lineofsight.boards.said import visits as said_visits
from lineofsight.boards.said.items import groups
from lineofsight.plan import actions as plan_actions

BEFORE, AFTER = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)


def body(answer):
    return answer.content.decode()


def answered(item, office, said, due_on=RAISED):
    items.answer(item, said=said, words="It will be done.", who="Clerk", due_on=due_on, on=RAISED,
                 seen=0, by=office, now=NOW)  # fmt: skip


def test_a_list_is_folded_by_how_items_stand_what_is_overdue_first(
    comment, words, member, office, as_member
):
    answered(words, office, rules.IN_PRINCIPLE, due_on=BEFORE)
    answered(comment, office, rules.ACCEPTED)
    items.raise_item(rules.COMMENT, "Another", raised_by=member, on=DAY, by=member, now=NOW)
    each = items.in_order((one, items.standing(one, on=DAY)) for one in items.with_steps())

    assert [(one.name, one.many) for one in groups(each)] == [
        ("Overdue", 1), ("Waits for an answer", 1), ("Waits for whoever raised it", 1),
    ]  # fmt: skip
    page = body(as_member.get(reverse("items")))
    for one in groups(each):
        assert f'<a class="govuk-link" href="#{one.anchor}">{one.name}</a>: 1' in page
        assert f'<tbody class="govuk-table__body los-groups__one" id="{one.anchor}"' in page


def test_a_list_says_the_first_of_what_changed_and_the_page_all(
    comment, office, as_office, director
):
    held = {f"2.{place}": action(f"2.{place}", finding=SLOW) for place in range(1, 6)}
    plan = plan_actions.Plan.objects.create(title="Improvement plan")
    plan_actions.ask(plan, held, by=office, why="It begins.", impact="", now=NOW)
    plan_actions.baseline(plan, by=director, now=NOW)
    for seen, ref in enumerate(held):
        items.tie(comment, Target.of_action((plan.pk, ref)), on=DAY, seen=seen, by=office, now=NOW)

    listed, whole, folded = (body(as_office.get(one)) for one in (
        reverse("board", args=[comment.meeting.body_id]), reverse("item", args=[comment.pk]),
        reverse("items")))  # fmt: skip
    assert listed.count("Improvement plan: Do 2.") == 2
    assert "and 3 more" in listed
    assert "5 actions" in folded
    assert all(f"Improvement plan: Do {ref}" in whole for ref in held)


def test_whoever_asked_is_not_offered_to_write_the_answer_down(
    panel, office, director, as_office, as_director
):
    bodies.ask(panel, "Agree the score card", on=DAY, by=office)
    model = documents.begin("Practice model", kind="model", owner="Principal social worker")
    version = documents.add_version(model, b"We ask.", suffix=".txt", dated_on=RAISED, by=director,
                                    now=NOW)  # fmt: skip
    documents.put(version, panel, on=DAY, by=director)
    boards = [body(one.get(reverse("board", args=[panel.pk]))) for one in (as_office, as_director)]
    kept = [body(one.get(reverse("document", args=[model.pk]))) for one in (as_office, as_director)]

    decide = reverse("decision", args=[panel.decisions.get().pk])
    assert [decide in one for one in boards] == [False, True]
    assert all("Agree the score card" in one for one in boards)
    assert not any("Write the answer down" in one for one in kept)
    documents.put(documents.add_version(model, b"We ask you.", suffix=".txt", dated_on=DAY,
                                        by=office, now=NOW), panel, on=DAY, by=office)  # fmt: skip
    assert "Write the answer down" in body(as_director.get(reverse("document", args=[model.pk])))


@pytest.fixture
def visit(ofsted):
    return visits.plan_visit(ofsted, starts_on=AFTER, ends_on=AFTER, focus="The front door")


def test_what_a_visit_asked_for_is_due_until_it_is_sent(visit):
    for what, due_on in (("No day", None), ("Later", AFTER), ("First", BEFORE)):
        visits.ask_data(visit, what=what, asked_on=RAISED, due_on=due_on)

    assert [one.what for one in visits.unsent()] == ["First", "Later", "No day"]
    drawn = said_visits.due(visits.unsent(), visits.coming(DAY, AFTER), on=DAY).render()
    assert drawn.count("Overdue") == 1
    assert drawn.index("Overdue") < drawn.index("Later")
    assert "Visit: The front door" in drawn
    for one in visits.unsent():
        assert reverse("data-send", args=[one.pk]) in drawn
        visits.send_data(one, sent_on=DAY, sent_as="By secure post")
    assert list(visits.unsent()) == []
    assert list(visits.coming(AFTER + dt.timedelta(days=1), AFTER + dt.timedelta(days=9))) == []


def test_a_closing_that_waits_for_a_second_person_is_not_called_closed(
    words, panel, director, as_office, as_director
):
    items.answer(
        words,
        said=rules.ACCEPTED,
        words="We do, as was asked.",
        **DONE_BY,
        on=RAISED,
        seen=0,
        by=director,
        now=NOW,
    )
    close = reverse("item-act", args=[words.pk, "close"])
    said = {"outcome": "worked", "minute": "Meeting of 5 December 2017", "seen": 1,
            "on-day": 5, "on-month": 12, "on-year": 2017}  # fmt: skip

    page = body(as_office.post(close, said, follow=True))

    assert "stands as closed once a second person has confirmed it" in page
    assert "It is closed." not in page
