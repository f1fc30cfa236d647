"""What is done to close a plan: say each action's fate, carry forward, close or decline to."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from lineofsight.accounts.models import Person
from lineofsight.accounts.rules import check_reason
from lineofsight.accounts.wording import check_words
from lineofsight.kernel.codes import action_key
from lineofsight.kernel.problems import Refused
from lineofsight.plan import actions, fates, rules
from lineofsight.plan.checking import check_refs_are_free, taken_out
from lineofsight.plan.content import Action
from lineofsight.plan.fates import Account, Ledger, Place
from lineofsight.plan.models import Change, ClosingDeclined, Fate, Plan, Successor


def ledger(plan: Plan) -> Ledger:
    """Account for every action of a plan, as it stands or stood when it was closed.

    At most two queries for each plan that its actions went into, and six more.
    """
    held = actions.as_at(plan)
    said = {one.ref: one for one in plan.fates.prefetch_related("successors")}
    received = _received(plan)
    accounts = [_account(plan, one, said.get(one.ref), received) for one in held.values()]
    gone = sorted(taken_out(plan) - set(held), key=action_key)
    return Ledger(tuple(accounts), tuple(gone), plan.pk)


def _received(plan: Plan) -> dict[int, dict[str, Action]]:
    others = Plan.objects.filter(successors__fate__plan=plan).exclude(pk=plan.pk).distinct()
    return {one.pk: actions.as_at(one) for one in others}


def _account(
    plan: Plan, one: Action, said: Fate | None, received: dict[int, dict[str, Action]]
) -> Account:
    if said is None:
        return Account(one)
    into = tuple((each.plan_id, each.ref) for each in said.successors.all())
    source = fates.named(plan.title, one.ref)
    missing = tuple(
        (number, ref)
        for number, ref in into
        if number != plan.pk and not _says_so(received.get(number, {}).get(ref), source)
    )
    return Account(one, said.fate, said.reason, into, missing)


def _says_so(one: Action | None, source: str) -> bool:
    return one is not None and fates.says_it_came(one.came_from, source)


@transaction.atomic
def give(
    plan: Plan, ref: str, fate: str, into: Sequence[Place], *, reason: str, by: Person,
    now: dt.datetime,
) -> None:  # fmt: skip
    """Say what becomes of an action, in place of what was said before.

    Raises `Refused` for a fate that says too little, an action that is not there, two that are
    carried into one, and a way that runs in a circle.
    """
    check_words(reason)
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    rules.check_may_change(plan.state)
    one = actions.as_at(plan)[ref]
    into = list(dict.fromkeys(into))
    fates.check_fate(one, fate, into, reason, plan=plan.pk)
    _check_there(plan, one, fate, into, reason)
    plan.fates.filter(ref=ref).delete()
    said = Fate.objects.create(
        plan=plan, ref=ref, fate=fate, reason=reason, said_by=by, said_at=now
    )
    Successor.objects.bulk_create(
        Successor(fate=said, plan_id=number, ref=other) for number, other in into
    )
    titles = dict(Plan.objects.values_list("pk", "title"))
    fates.check_no_circle(_ways(), (plan.pk, ref), titles)


def _check_there(plan: Plan, action: Action, fate: str, into: Sequence[Place], reason: str) -> None:
    for other in Plan.objects.filter(pk__in={number for number, _ in into}):
        rules.check_may_change(other.state)
        held = actions.as_at(other)
        refs = [one for number, one in into if number == other.pk]
        absent = [one for one in refs if one not in held]
        if absent and fate != fates.CARRIED:
            raise Refused(
                f"{other.title} has no action {', '.join(absent)}.",
                do="Write it into that plan first, or carry the action forward.",
            )
        if fate == fates.CARRIED:
            fates.check_same_action(action, held.get(refs[0]), reason, plan.title, other.title)
            check_refs_are_free(other, held, {refs[0]: action})
    if fate == fates.CARRIED:
        _check_not_carried_twice(plan, action.ref, into[0])


def _check_not_carried_twice(plan: Plan, ref: str, into: Place) -> None:
    number, other = into
    twice = plan.fates.filter(
        fate=fates.CARRIED, successors__plan_id=number, successors__ref=other
    ).exclude(ref=ref)
    if twice.exists():
        raise Refused(
            f"Action {twice[0].ref} is carried forward as {other} already.",
            do="Choose another reference, or merge one into the other.",
        )


def _ways() -> dict[Place, list[Place]]:
    found: dict[Place, list[Place]] = defaultdict(list)
    every = Successor.objects.values_list("fate__plan_id", "fate__ref", "plan_id", "ref")
    for plan, ref, into, other in every:
        found[plan, ref].append((into, other))
    return found


@transaction.atomic
def carry(plan: Plan, *, by: Person, now: dt.datetime) -> list[Change]:
    """Ask each receiving plan, by its change control, to say which actions came from this one.

    What waits there for a decision already is not asked for again.
    """
    rules.check_may_change(plan.state)
    return [
        actions.ask(
            receiver, {**actions.as_at(receiver), **after}, by=by, now=now,
            why=f"Carried forward from {plan.title}.",
            impact="What was open there is answered for here.",
        )
        for receiver, after in _arriving(plan)
    ]  # fmt: skip


def two_truths(plan: Plan) -> list[str]:
    """Say of what would be carried forward now where the receiving plan says something else."""
    return [
        f"{receiver.title} {words}"
        for receiver, after in _arriving(plan)
        for there in [actions.as_at(receiver)]
        for ref, one in after.items()
        if ref not in there
        for words in fates.two_truths(one, there.values())
    ]


def _arriving(plan: Plan) -> list[tuple[Plan, dict[str, Action]]]:
    """Give what is still to be asked of each receiving plan: its actions as they would stand."""
    missing: dict[int, list[tuple[str, Action]]] = defaultdict(list)
    for account in ledger(plan).accounts:
        for number, ref in account.missing:
            missing[number].append((ref, account.action))
    every = (
        (receiver, _with_sources(receiver, plan, missing[receiver.pk]))
        for receiver in Plan.objects.filter(pk__in=missing)
    )
    return [(receiver, after) for receiver, after in every if after]


def _with_sources(
    receiver: Plan, plan: Plan, came: Sequence[tuple[str, Action]]
) -> dict[str, Action]:
    held = actions.as_at(receiver)
    waiting = {ref for one in receiver.changes.filter(state=rules.WAITING) for ref in one.after}
    found: dict[str, Action] = {}
    for ref, source in came:
        if ref in waiting:
            continue
        one = found.get(ref) or held.get(ref) or replace(source, ref=ref, came_from="")
        said = fates.with_source(one.came_from, fates.named(plan.title, source.ref))
        found[ref] = replace(one, came_from=said)
    return found


@transaction.atomic
def close(plan: Plan, *, minute: str, by: Person, now: dt.datetime) -> None:
    """Close a plan for good.

    Raises `Refused` while an action is not accounted for, has not arrived where it went, went into
    what is dropped, or is said to be done and is not, or by word alone; while a change waits; and
    for whoever said what becomes of its actions.
    """
    check_words(minute)
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    rules.check_may_close(plan.state)
    if plan.changes.filter(state=rules.WAITING).exists():
        raise Refused("A change to this plan waits for a decision.", do="Decide on it first.")
    held = ledger(plan)
    _check_accounted(held)
    _check_claimed(plan, held)
    if plan.fates.filter(said_by=by).exists():
        raise Refused("Whoever said what becomes of actions does not close their plan.",
                      do="Ask somebody else.")  # fmt: skip
    plan.state, plan.closed_by, plan.closed_at = rules.CLOSED, by, now
    plan.closing_minute = minute
    plan.save()


@transaction.atomic
def decline(plan: Plan, *, why: str, by: Person, now: dt.datetime) -> ClosingDeclined:
    """Decline to close a plan, with the reason: it stays open, and that stays written down.

    Raises `Refused` where nobody asks for it, and for whoever said what becomes of its actions.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    rules.check_may_close(plan.state)
    said = plan.fates.all()
    if not said.exists():
        raise Refused(
            "Nothing is said yet of what becomes of its actions, and so nobody asks to close it.",
            do="Wait until something is.",
        )
    if said.filter(said_by=by).exists():
        raise Refused("Whoever said what becomes of actions does not decline their plan's closing.",
                      do="Say anew what becomes of them.")  # fmt: skip
    check_reason(why, "A closing is declined for a reason.")
    check_words(why)
    return ClosingDeclined.objects.create(plan=plan, why=why, by=by, at=now)


def _check_accounted(held: Ledger) -> None:
    if held.without:
        raise Refused(
            f"{held.words}. Nothing is said yet of {', '.join(held.without[:SAID])}.",
            do="Say what becomes of each action.",
        )
    if held.unsettled:
        raise Refused(
            f"What {', '.join(held.unsettled[:SAID])} went into does not say so yet.",
            do="Carry forward, and have the change agreed in the plan that receives it.",
        )
    if held.not_done:
        raise Refused(
            f"{', '.join(held.not_done[:SAID])}: said to be done, and no longer declared complete.",
            do="Say anew what becomes of it, or report it complete again.",
        )
    if held.unshown:
        raise Refused(
            f"{', '.join(held.unshown[:SAID])}: said to be done, and no evidence of a day since it "
            "began shows it.",
            do=fates.HOW_DONE,
        )
    if held.into_nothing:
        raise Refused(
            f"{', '.join(held.into_nothing[:SAID])} went into an action that is dropped or "
            "superseded here, and so nowhere.",
            do="Say of each that it is dropped or superseded itself, and why; or where it went.",
        )


def _check_claimed(plan: Plan, held: Ledger) -> None:
    """Refuse to close over an action of another plan that says it came from what did not go there.

    Once this plan is closed, its certificate and that action would say two things for ever.
    """
    went = {fates.named(plan.title, one.action.ref): one for one in held.accounts}
    for other in actions.open_plans().exclude(pk=plan.pk):
        for claimant in actions.as_at(other).values():
            for source in fates.sources(claimant):
                if source in went and (other.pk, claimant.ref) not in went[source].into:
                    raise Refused(
                        f"{other.title} {claimant.ref} says that it came from {source}, which did "
                        "not go there.",
                        do="Say anew what becomes of it, or have its Came from changed there.",
                    )


SAID = 12
"""References named in a refusal, at most."""
