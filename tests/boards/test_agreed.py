"""Links to actions are of the plans in force, each to its own, and a draft is none of them."""

import datetime as dt
from dataclasses import replace

import pytest
from django.urls import reverse

from board_drawn import DAY, NOW, RAISED, SLOW, action
from lineofsight.boards import meeting_rules, rules
from lineofsight.boards.actions import bodies, items, visits
from lineofsight.boards.agreed import Agreed
from lineofsight.boards.models import Step
from lineofsight.boards.rules import Target
from lineofsight.kernel.problems import Refused
from lineofsight.plan import actions as plan_actions
from lineofsight.plan import rules as plan_rules
from lineofsight.plan.models import Plan
from plan_closed import close

AT = dt.datetime(2017, 9, 10, 12, tzinfo=dt.UTC)
UNAGREED = "Words of a draft"


def begun(title, kind, office, *held):
    plan = Plan.objects.create(title=title, kind=kind)
    plan_actions.ask(plan, {one.ref: one for one in held}, by=office, why=f"{UNAGREED}: why",
                     impact="", now=AT)  # fmt: skip
    return plan


@pytest.fixture
def joint(office, director):
    """A second plan in force, with the same reference and finding as the first."""
    plan = begun("Joint plan", plan_rules.JOINT, office,
                 action("2.1", action="Do it jointly", finding=SLOW))  # fmt: skip
    plan_actions.baseline(plan, by=director, now=AT)
    return plan


@pytest.fixture
def draft(office):
    """An improvement plan that is newer than all others, and not agreed."""
    return begun("Next plan", plan_rules.IMPROVEMENT, office,
                 action("2.1", action=UNAGREED, finding=SLOW))  # fmt: skip


@pytest.fixture
def finding(ofsted, office):
    return items.raise_item(rules.FINDING, SLOW, body=ofsted, on=RAISED, by=office,
                            judgement="Poor", now=NOW)  # fmt: skip


def page(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()


def test_a_draft_takes_the_place_of_no_plan_in_force(plan, joint, draft, as_member):
    assert plan_actions.current() == plan
    assert list(plan_actions.open_plans()) == [plan, joint, draft]
    assert list(Agreed.now().titles) == [plan.pk, joint.pk]
    plan_actions.baseline(draft, by=plan.baselined_by, now=AT)
    assert plan_actions.current() == draft


def test_a_draft_alone_is_in_hand_and_answers_no_finding(draft, finding, as_member):
    said = page(as_member, "findings")

    assert plan_actions.current() == draft
    assert "No plan is in force" in said
    assert "No action answers it: 1" in said
    assert UNAGREED not in said


def test_each_plan_in_force_answers_a_finding_at_its_own_address(
    plan, joint, draft, finding, as_member, as_office
):
    said = page(as_member, "findings")

    for one, words in ((plan, "Do 2.1"), (joint, "Do it jointly")):
        assert f'href="/plan/plans/{one.pk}/actions/2.1/"' in said
        assert words in as_member.get(f"/plan/plans/{one.pk}/actions/2.1/").content.decode()
        assert f"Action 2.1 of {one.title}: {words}" in page(as_office, "board", finding.body_id)
    assert "Do it jointly (Joint plan)" in said
    assert "Held against what is in force: Improvement plan; Joint plan." in said
    assert UNAGREED not in said


def test_what_can_be_linked_is_of_the_plans_in_force(plan, joint, draft, finding, as_office):
    said = page(as_office, "item-act", finding.pk, "link")

    for one in (plan, joint):
        assert f'value="{one.pk}/2.1"' in said
    assert "2.1 (Joint plan) Do it jointly" in said
    assert "(Joint plan): Words of a draft: why" in said
    assert f'value="{draft.pk}/' not in said
    assert said.count(f"{UNAGREED}: why") == 1  # the change of the draft is not offered
    for target in (Target.of_action((draft.pk, "2.1")),
                   Target(rules.CHANGE, str(draft.changes.get().pk))):  # fmt: skip
        with pytest.raises(Refused, match="not there"):
            items.check_is_there(target)


def test_a_link_to_a_draft_that_was_made_once_gives_none_of_its_words(
    plan, draft, ofsted, office, as_member
):
    visit = visits.plan_visit(ofsted, starts_on=RAISED, ends_on=RAISED, focus="Plans")
    item = items.raise_item(rules.FINDING, "Plans are late", body=ofsted, on=RAISED, by=office,
                            judgement="Poor", now=NOW, visit=visit)  # fmt: skip
    for kind, ref in ((rules.ACTION, f"{draft.pk}/2.1"),
                      (rules.CHANGE, str(draft.changes.get().pk))):  # fmt: skip
        Step.objects.create(item=item, what=rules.TIED, on=DAY, at=NOW, by=office, kind=kind,
                            ref=ref)  # fmt: skip

    for said in (page(as_member, "item", item.pk), page(as_member, "visit", visit.pk)):
        assert UNAGREED not in said
    assert "Action 2.1 of a plan that is not agreed" in page(as_member, "item", item.pk)


def test_a_link_into_a_plan_that_closed_answers_no_finding_of_today(
    plan, joint, finding, office, director
):
    items.tie(finding, Target.of_action((joint.pk, "2.1")), on=DAY, seen=0, by=office, now=NOW)
    close(joint, office=office, director=director, now=NOW)

    assert list(Agreed.now().titles) == [plan.pk]
    assert Agreed.now().of(plan.pk) == ""


def test_a_visit_leads_to_the_action_of_its_own_plan(plan, joint, ofsted, office, as_member):
    visit = visits.plan_visit(ofsted, starts_on=RAISED, ends_on=RAISED, focus="Plans")
    item = items.raise_item(rules.FINDING, "Plans are late", body=ofsted, on=RAISED, by=office,
                            judgement="Poor", now=NOW, visit=visit)  # fmt: skip
    items.tie(item, Target.of_action((joint.pk, "2.1")), on=DAY, seen=0, by=office, now=NOW)

    assert f'href="/plan/plans/{joint.pk}/actions/2.1/"' in page(as_member, "visit", visit.pk)


def test_the_improvement_board_decides_on_changes_of_every_plan_in_force(
    plan, joint, draft, office, as_office
):
    board = bodies.make("Improvement board", kind=meeting_rules.IMPROVEMENT)
    for one in (plan, joint):
        held = plan_actions.as_at(one)
        later = replace(held["2.1"], action="Do it later", finding=SLOW)
        plan_actions.ask(
            one, {**held, "2.1": later}, by=office, why="Later in the year", impact="", now=NOW
        )

    said = page(as_office, "board", board.pk)
    assert "of Improvement plan: Later in the year" in said
    assert "of Joint plan: Later in the year" in said
