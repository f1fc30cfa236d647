"""Closing a plan: every action accounted for, nothing lost on the way, none changed after."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from lineofsight.kernel.problems import Refused
from lineofsight.plan import actions, approving, closing, fates, rules
from lineofsight.plan.addressed import At
from lineofsight.plan.content import AWAITING, EMBEDDED, Action, Evidence, Milestone
from lineofsight.plan.models import Change, Fate, Plan
from lineofsight.plan.said.closing import accounts, totals
from plan_closed import close

NOW = dt.datetime(2017, 10, 30, 9, tzinfo=dt.UTC)
REASON = "The school left the scheme."
SHOWN = tuple(
    Evidence("audit", dt.date(2017, month, 1), "Folder", "It works in each file")
    for month in (7, 8)
)


def action(ref, status="on track"):
    is_done = status == EMBEDDED
    done = dt.date(2017, 6, 1) if is_done else None
    return Action(
        ref, f"What {ref} says", "Practice", "Director", None, "", "Head", dt.date(2017, 12, 31),
        status, milestones=(Milestone("Held", None, done),), evidence=SHOWN if is_done else (),
    )  # fmt: skip


def agreed_plan(title, refs, office, director, kind=rules.TRANSITIONAL):
    plan = approving.begin(title, kind=kind)
    held = {ref: action(ref, EMBEDDED if ref == "1.1" else "on track") for ref in refs}
    actions.ask(plan, held, by=office, why="It begins.", impact="", now=NOW)
    actions.baseline(plan, by=director, now=NOW)
    plan.refresh_from_db()
    return plan


@pytest.fixture
def old(office, director):
    return agreed_plan("Transitional plan", ["1.1", "1.2", "1.3", "1.4", "1.5"], office, director)


@pytest.fixture
def new(office, director):
    return agreed_plan(
        "Improvement plan", ["1.1", "2.1", "2.2"], office, director, rules.IMPROVEMENT
    )


@pytest.fixture
def give(old, office):
    def given(ref, fate, *into, reason="", plan=old):
        closing.give(plan, ref, fate, into, reason=reason, by=office, now=NOW)

    return given


@pytest.fixture
def all_given(give, old, new):
    give("1.1", fates.DONE)
    give("1.2", fates.CARRIED, (new.pk, "2.9"))
    give("1.3", fates.MERGED, (old.pk, "1.2"))
    give("1.4", fates.SPLIT, (new.pk, "2.1"), (new.pk, "2.2"))
    give("1.5", fates.DROPPED, reason=REASON)


def agree_all(plan, director):
    for change in plan.changes.filter(state=rules.WAITING):
        actions.decide(change, agreed=True, by=director, minute="5", now=NOW)


@pytest.fixture
def closed(old, new, all_given, office, director):
    closing.carry(old, by=office, now=NOW)
    agree_all(new, director)
    closing.close(old, minute="6", by=director, now=NOW)
    old.refresh_from_db()
    return old


def test_the_totals_reconcile(closed):
    held = closing.ledger(closed)

    assert held.words == (
        "5 actions = 1 done + 1 carried forward + 1 merged into another + 1 split into several "
        "+ 1 dropped"
    )
    assert sum(held.counts.values()) == len(held.accounts) == 5
    assert (held.without, held.unsettled) == ((), ())


def test_what_is_carried_forward_arrives_by_change_control(old, new, all_given, office, director):
    [change] = closing.carry(old, by=office, now=NOW)

    assert change.state == rules.WAITING
    assert "2.9" not in actions.as_at(new)
    assert closing.carry(old, by=office, now=NOW) == []  # what waits is not asked for again
    actions.decide(change, agreed=True, by=director, minute="5", now=NOW)
    held = actions.as_at(new)
    assert held["2.9"].action == "What 1.2 says"
    assert {ref: held[ref].came_from for ref in ("1.1", "2.1", "2.2", "2.9")} == {
        "1.1": "",
        "2.1": "Transitional plan 1.4",
        "2.2": "Transitional plan 1.4",
        "2.9": "Transitional plan 1.2",
    }


def without(plan, *refs):
    return {ref: one for ref, one in actions.as_at(plan).items() if ref not in refs}


def test_what_a_closed_plans_actions_went_into_is_not_taken_out(closed, new, office):
    with pytest.raises(Refused, match=r"2\.1 \(Transitional plan 1\.4\).*2\.9 \(Transit.* 1\.2\)"):
        actions.ask(new, without(new, "2.1", "2.9"), by=office, why=REASON, impact="", now=NOW)
    assert actions.ask(new, without(new, "1.1"), by=office, why=REASON, impact="", now=NOW)


def test_nor_from_a_draft_and_nor_is_it_made_to_forget_whence_it_came(old, give, office, director):
    new = approving.begin("Draft plan", kind=rules.IMPROVEMENT)
    actions.ask(new, {"1.1": action("1.1")}, by=office, why=REASON, impact="", now=NOW)
    give("1.2", fates.CARRIED, (new.pk, "2.9"))
    closing.carry(old, by=office, now=NOW)
    close(old, office=office, director=director, now=NOW)
    held = actions.as_at(new)
    for after in (without(new, "2.9"), {**held, "2.9": replace(held["2.9"], came_from="")}):
        with pytest.raises(Refused, match=r"2\.9 \(Transitional plan 1\.2\)"), transaction.atomic():
            actions.ask(new, after, by=office, why=REASON, impact="", now=NOW)


def test_nor_while_the_plan_is_being_closed(give, new, office, director):
    waiting = actions.ask(new, without(new, "2.1"), by=office, why=REASON, impact="", now=NOW)
    give("1.3", fates.MERGED, (new.pk, "2.1"))

    with pytest.raises(Refused, match=r"2\.1 \(Transitional plan 1\.3\)"):
        actions.decide(waiting, agreed=True, by=director, minute="5", now=NOW)
    actions.decide(waiting, agreed=False, by=director, minute="5", now=NOW)


def test_a_plan_is_not_closed_while_an_action_is_unaccounted_for(old, give, director):
    give("1.1", fates.DONE)

    with pytest.raises(Refused, match=r"4 not accounted for.*1\.2, 1\.3, 1\.4, 1\.5"):
        closing.close(old, minute="6", by=director, now=NOW)


def test_nor_before_what_it_went_into_says_so(old, new, all_given, office, director):
    with pytest.raises(Refused, match=r"1\.2, 1\.4 went into does not say so"):
        closing.close(old, minute="6", by=director, now=NOW)
    [change] = closing.carry(old, by=office, now=NOW)
    actions.decide(change, agreed=False, by=director, minute="5", now=NOW)
    with pytest.raises(Refused, match="does not say so"):
        closing.close(old, minute="6", by=director, now=NOW)


def test_nor_while_a_change_waits(old, all_given, office, director):
    now = actions.as_at(old)
    after = {**now, "1.2": replace(now["1.2"], lead="Somebody")}
    actions.ask(old, after, by=office, why="x", impact="", now=NOW)

    with pytest.raises(Refused, match="waits for a decision"):
        closing.close(old, minute="6", by=director, now=NOW)


def test_nor_while_what_was_said_to_be_done_is_no_longer(old, new, all_given, office, director):
    closing.carry(old, by=office, now=NOW)
    agree_all(new, director)
    held = actions.as_at(old)
    later = {**held, "1.1": replace(held["1.1"], status="off track")}
    change = actions.ask(old, later, by=office, why="x", impact="", now=NOW)
    actions.decide(change, agreed=True, by=director, minute="5", now=NOW)

    assert closing.ledger(old).not_done == ("1.1",)
    with pytest.raises(Refused, match=r"1\.1: said to be done, and no longer declared complete"):
        closing.close(old, minute="6", by=director, now=NOW)


def test_nor_by_whoever_said_what_becomes_of_its_actions(old, new, all_given, office, director):
    closing.carry(old, by=office, now=NOW)
    agree_all(new, director)

    with pytest.raises(Refused, match="does not close"):
        closing.close(old, minute="6", by=office, now=NOW)


def test_a_draft_is_not_closed(director):
    draft = approving.begin("Draft", kind=rules.IMPROVEMENT)

    with pytest.raises(Refused, match="draft"):
        closing.close(draft, minute="6", by=director, now=NOW)


def test_a_chain_that_runs_in_a_circle_is_refused_and_its_way_is_said(give, old):
    give("1.2", fates.MERGED, (old.pk, "1.3"))
    give("1.3", fates.MERGED, (old.pk, "1.4"))

    with (
        pytest.raises(
            Refused,
            match=r"circle: Transitional plan 1\.4, then Transitional plan 1\.2, "
            r"then Transitional plan 1\.3, then Transitional plan 1\.4 again",
        ),
        transaction.atomic(),
    ):
        give("1.4", fates.MERGED, (old.pk, "1.2"))
    assert not Fate.objects.filter(ref="1.4").exists()


def test_so_is_one_over_two_plans_and_one_into_itself(give, old, new):
    give("1.2", fates.CARRIED, (new.pk, "2.1"), reason=REASON)

    with pytest.raises(
        Refused, match=r"circle: Improvement plan 2\.1, then Transitional plan 1\.2"
    ):
        give("2.1", fates.CARRIED, (old.pk, "1.2"), reason=REASON, plan=new)
    with pytest.raises(Refused, match="circle"):
        give("1.3", fates.MERGED, (old.pk, "1.3"))


WRONG = {
    "dropped without a reason": ("1.2", fates.DROPPED, [], "", "for a reason"),
    "dropped until later": ("1.2", fates.DROPPED, [], "Not yet decided", "for a reason"),
    "superseded without a reason": ("1.2", fates.SUPERSEDED, [], "short", "for a reason"),
    "done though it is open": ("1.2", fates.DONE, [], "", "not declared complete"),
    "split into one": ("1.2", fates.SPLIT, ["2.1"], "", "two at least"),
    "split twice into the same": ("1.2", fates.SPLIT, ["2.1", "2.1"], "", "two at least"),
    "carried into two": ("1.2", fates.CARRIED, ["2.1", "2.2"], "", "as one action"),
    "merged into one that is not there": ("1.2", fates.MERGED, ["9.9"], "", r"no action 9\.9"),
}


@pytest.mark.parametrize(
    "reason", ["Not needed", "Not needed any more", "No longer needed", "Not required."]
)
def test_that_an_action_is_not_needed_is_why_it_is_dropped(give, reason):
    give("1.2", fates.DROPPED, reason=reason)


@pytest.mark.parametrize(("ref", "fate", "into", "reason", "said"), WRONG.values(), ids=WRONG)
def test_a_fate_that_says_too_little_or_too_much_is_refused(
    give, new, ref, fate, into, reason, said
):
    with pytest.raises(Refused, match=said):
        give(ref, fate, *[(new.pk, one) for one in into], reason=reason)


def test_an_action_is_not_carried_onto_another_whose_words_say_something_else(give, old, new):
    with pytest.raises(Refused, match=r"Improvement plan 2\.1 is there already.*: What 2\.1 says"):
        give("1.2", fates.CARRIED, (new.pk, "2.1"))
    give("1.2", fates.CARRIED, (new.pk, "2.1"), reason="It is this action in other words.")
    give("1.1", fates.CARRIED, (new.pk, "1.1"))  # the same words
    give("1.3", fates.MERGED, (new.pk, "2.1"))


def test_nor_does_it_need_a_reason_where_the_other_says_whence_it_came(give, old, new, office):
    held = actions.as_at(new)
    said = replace(held["2.1"], came_from="Transitional plan 1.2")
    plan = approving.begin("Draft plan", kind=rules.IMPROVEMENT)
    actions.ask(plan, {"2.1": said}, by=office, why=REASON, impact="", now=NOW)

    give("1.2", fates.CARRIED, (plan.pk, "2.1"))


@pytest.fixture
def ended(give, old, new):
    """What is dropped or superseded by nothing, and what went into it."""
    give("1.1", fates.DONE)
    give("1.2", fates.MERGED, (old.pk, "1.3"))
    give("1.3", fates.DROPPED, reason=REASON)
    give("1.4", fates.SPLIT, (old.pk, "1.3"), (old.pk, "1.5"))
    give("1.5", fates.SUPERSEDED, reason=REASON)


def test_what_went_into_an_action_that_is_dropped_went_nowhere(ended, old, give, director):
    with pytest.raises(Refused, match=r"1\.2, 1\.4 went into .* dropped .*and so nowhere"):
        closing.close(old, minute="6", by=director, now=NOW)
    give("1.2", fates.DROPPED, reason=REASON)
    give("1.4", fates.SPLIT, (old.pk, "1.1"), (old.pk, "1.5"))  # a part of it is done
    closing.close(old, minute="6", by=director, now=NOW)

    assert closing.ledger(old).words.endswith("1 done + 1 split into several + 1 superseded "
                                              "+ 2 dropped")  # fmt: skip


def test_nor_does_the_database_close_a_plan_so(ended, old, director):
    closed = {"state": rules.CLOSED, "closed_by": director, "closed_at": NOW, "closing_minute": "6"}
    with pytest.raises(DatabaseError, match="dropped with it"), transaction.atomic():
        Plan.objects.filter(pk=old.pk).update(**closed)


def test_the_certificate_of_an_older_plan_says_what_is_done_without_evidence():
    old = replace(action("1.1", EMBEDDED), evidence=())
    held = fates.Ledger((fates.Account(old, fates.DONE), fates.Account(action("1.2"), fates.DONE)))

    said = accounts(held, At(1), {}, may_change=False).render()
    assert said.count("No evidence since it began; a milestone was reached") == 1


def change_of(plan, office, director, ref, **fields):
    held = actions.as_at(plan)
    after = {**held, ref: replace(held[ref], **fields)}
    change = actions.ask(plan, after, by=office, why=REASON, impact="", now=NOW)
    if change.state == rules.WAITING:
        actions.decide(change, agreed=True, by=director, minute="5", now=NOW)


BEFORE = Evidence("document", dt.date(2017, 1, 31), "Folder", "It was asked for")
BEGUN = {"status": AWAITING, "started_on": dt.date(2017, 2, 1)}


def test_what_awaits_evidence_is_not_done_before_there_is_some_since_it_began(
    old, give, office, director
):
    change_of(old, office, director, "1.2", **BEGUN, evidence=(BEFORE,))
    with pytest.raises(
        Refused, match=r"1\.2 is declared complete, and no evidence.*\nWhat to do: Add what"
    ):
        give("1.2", fates.DONE)
    change_of(old, office, director, "1.2", evidence=(BEFORE, replace(BEFORE, dated_on=SINCE)))
    give("1.2", fates.DONE)


SINCE = BEGUN["started_on"]


def test_nor_is_a_plan_closed_whose_evidence_was_taken_back(old, new, all_given, office, director):
    closing.carry(old, by=office, now=NOW)
    agree_all(new, director)
    change_of(old, office, director, "1.1", status=AWAITING, evidence=())

    assert closing.ledger(old).unshown == ("1.1",)
    with pytest.raises(
        Refused, match=r"1\.1: said to be done, and no evidence.*\nWhat to do: Add what shows"
    ):
        closing.close(old, minute="6", by=director, now=NOW)


def test_nothing_is_carried_within_a_plan_or_twice_into_one_action(give, old, new):
    with pytest.raises(Refused, match="into another plan"):
        give("1.2", fates.CARRIED, (old.pk, "1.3"))
    give("1.2", fates.CARRIED, (new.pk, "2.9"))
    give("1.2", fates.CARRIED, (new.pk, "2.9"))  # said again, it is still said once
    with pytest.raises(Refused, match=r"1\.2 is carried forward as 2\.9 already"):
        give("1.3", fates.CARRIED, (new.pk, "2.9"))


def test_nothing_goes_into_a_plan_that_is_closed(closed, new, office):
    with pytest.raises(Refused, match="closed"):
        closing.give(new, "2.1", fates.CARRIED, [(closed.pk, "1.2")], reason="", by=office, now=NOW)


def test_what_was_taken_out_before_is_told_apart(old, office, director):
    after = {ref: one for ref, one in actions.as_at(old).items() if ref != "1.5"}
    change = actions.ask(old, after, by=office, why="x", impact="", now=NOW)
    actions.decide(change, agreed=True, by=director, minute="2", now=NOW)

    held = closing.ledger(old)

    assert held.taken_out == ("1.5",)
    assert len(held.accounts) == 4
    said = totals(held).render()
    for words, many in (("Actions of the plan when it was closed", 4),
                        ("Taken out by decision since it was agreed", 1),
                        ("Actions that were ever agreed", 5)):  # fmt: skip
        assert re.search(f"{words}</t[dh]><td[^>]*>{many}<", said)


def test_nothing_is_carried_under_the_reference_of_what_was_taken_out_there(
    give, new, office, director
):
    change = actions.ask(new, without(new, "2.2"), by=office, why="x", impact="", now=NOW)
    actions.decide(change, agreed=True, by=director, minute="2", now=NOW)

    with pytest.raises(Refused, match=r"2\.2 was another action"):
        give("1.2", fates.CARRIED, (new.pk, "2.2"))


def test_a_row_that_a_draft_lost_was_never_taken_out_by_decision(office, director):
    plan = approving.begin("Next plan", kind=rules.JOINT)
    for refs in (("1.1", "1.2"), ("1.1",)):
        held = {ref: action(ref) for ref in refs}
        actions.ask(plan, held, by=office, why="It is written.", impact="", now=NOW)
    actions.baseline(plan, by=director, now=NOW)
    added = {**held, "1.3": action("1.3")}
    for after in (added, held):
        change = actions.ask(plan, after, by=office, why="x", impact="", now=NOW)
        actions.decide(change, agreed=True, by=director, minute="2", now=NOW)

    assert closing.ledger(plan).taken_out == ("1.3",)


AGAINST = [
    "update plan_plan set title = 'x' where state = 'closed'",
    "delete from plan_plan where state = 'closed'",
    "update plan_fate set reason = 'x'",
    "delete from plan_successor",
    "delete from plan_fate",
    "update plan_step set body = 'x' where plan_id = {plan}",
    "delete from plan_step where plan_id = {plan}",
    (
        "insert into plan_entry (plan_id, ref, at, content, change_id) "
        "values ({plan}, '9.9', '2017-01-01', null, {change})"
    ),
    (
        "insert into plan_streamword (plan_id, stream, kind, state, reason, officer, by_id, at) "
        "values ({plan}, 'Practice', 'declared', 'on track', 'x', '', {person}, '2017-01-01')"
    ),
]


def claims(plan, ref, *sources):
    held = actions.as_at(plan)
    return {**held, ref: replace(held[ref], came_from="; ".join(sources))}


@pytest.mark.parametrize(
    ("source", "where"),
    [("1.1", "done"), ("1.2", "carried forward, into Improvement plan 2.9"),
     ("1.3", "merged into another, into Transitional plan 1.2"), ("1.5", "dropped")],
)  # fmt: skip
def test_no_action_came_from_what_went_elsewhere_or_nowhere(closed, new, office, source, where):
    after = claims(new, "1.1", f"Transitional plan {source}", "An older plan 4")
    with pytest.raises(Refused) as refused:
        actions.ask(new, after, by=office, why=REASON, impact="", now=NOW)
    assert refused.value.what == (
        "What went elsewhere, by the certificate of a closed plan, did not come here: 1.1 from "
        f"Transitional plan {source} ({where})."
    )


def test_nor_does_what_was_asked_before_it_was_closed(old, new, all_given, office, director):
    claim = actions.ask(new, claims(new, "1.1", "Transitional plan 1.5"), by=office, why=REASON,
                        impact="", now=NOW)  # fmt: skip
    closing.carry(old, by=office, now=NOW)
    for change in new.changes.filter(state=rules.WAITING).exclude(pk=claim.pk):
        actions.decide(change, agreed=True, by=director, minute="5", now=NOW)
    closing.close(old, minute="6", by=director, now=NOW)

    with pytest.raises(Refused, match=r"did not come here: 1\.1 from Transitional plan 1\.5"):
        actions.decide(claim, agreed=True, by=director, minute="5", now=NOW)


def test_nor_is_a_plan_closed_over_such_a_claim(old, new, all_given, give, office, director):
    actions.ask(new, claims(new, "1.1", "Transitional plan 1.5"), by=office, why=REASON,
                impact="", now=NOW)  # fmt: skip
    closing.carry(old, by=office, now=NOW)
    agree_all(new, director)

    with pytest.raises(Refused, match=r"plan 1\.1 says that it came from Transitional plan 1\.5"):
        closing.close(old, minute="6", by=director, now=NOW)
    give("1.5", fates.MERGED, (new.pk, "1.1"))
    closing.close(old, minute="6", by=director, now=NOW)


@pytest.mark.parametrize("act", AGAINST)
def test_the_database_refuses_to_change_a_closed_plan(closed, office, act):
    known = {"plan": closed.pk, "change": closed.changes.first().pk, "person": office.pk}

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act.format(**known))


def test_so_does_whatever_changes_a_plan(closed, office):
    held = actions.as_at(closed)
    with pytest.raises(Refused, match="closed"):
        actions.report(
            closed,
            "1.2",
            {"status": "at risk"},
            seen=actions.newest_entry(closed, "1.2"),
            by=office,
            now=NOW,
        )
    assert actions.as_at(closed) == held
    with pytest.raises(DatabaseError), transaction.atomic():
        Change.objects.create(
            plan=closed, asked_by=office, asked_at=NOW, why="x", before={}, after={}
        )
    assert Plan.objects.get(pk=closed.pk).closing_minute == "6"


def test_the_ledger_takes_as_many_queries_for_one_action_as_for_all(
    closed, old, django_assert_max_num_queries
):
    with django_assert_max_num_queries(9):
        closing.ledger(closed)
