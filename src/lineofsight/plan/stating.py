"""Who may say of an action how it stands: at once, with evidence, by asking, or not at all.

The access matrix decides: a team manager asks, whoever may set a state settles what is asked, and
the programme office completes nothing that no evidence shows.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from lineofsight.accounts.matrix import Reach, Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import asks_evidence, may, reaches_of, teams_of
from lineofsight.kernel.problems import Refused
from lineofsight.plan import actions, rules
from lineofsight.plan.content import DELIVERED, Action
from lineofsight.plan.models import Change, Plan
from lineofsight.plan.showing import WHERE, shown_by

WHO = "a head of service, the programme office or the director"
"""Who settles a state that was asked for."""


def offers(person: Person) -> bool:
    """Say whether somebody sets the state of an action, or asks for one."""
    return may(person, Right.SET_STATE) or asks(person)


def asks(person: Person) -> bool:
    """Say whether what somebody says of a state waits for another."""
    return may(person, Right.ASK_STATE) and not may(person, Right.SET_STATE)


def unshown(
    plan: Plan, before: Mapping[str, Action], after: Mapping[str, Action], *, by: Person
) -> Iterator[str]:
    """Give the actions of an agreed plan that somebody would complete and no evidence shows."""
    if plan.state != rules.BASELINED or not asks_evidence(by, Right.SET_STATE):
        return
    for ref, one in after.items():
        was_delivered = ref in before and before[ref].is_delivered
        if one.is_delivered and not was_delivered and not shown_by(one):
            yield ref


def complete_by_word(held: Mapping[str, Action]) -> list[Action]:
    """Give the actions declared complete that no evidence shows, dated since they began."""
    return [one for one in held.values() if one.is_delivered and not shown_by(one)]


NO_EVIDENCE = "it would be complete, and no evidence is written down of a day since it began"
HOW_SHOWN = (
    f"Add what shows it {WHERE}; or ask a head of service or the director to say that it is "
    "complete awaiting evidence."
)


def check_shown(
    plan: Plan, before: Mapping[str, Action], after: Mapping[str, Action], *, by: Person
) -> None:
    """Refuse to complete what no evidence shows, to whoever needs evidence for it."""
    found = list(unshown(plan, before, after, by=by))
    if found:
        raise Refused(f"Action {', '.join(found)}: {NO_EVIDENCE}.", do=HOW_SHOWN)


@transaction.atomic
def report(
    plan: Plan, ref: str, said: Mapping[str, Any], *, seen: int, by: Person, now: dt.datetime
) -> Change | None:
    """Write down what was reported of an action; a state that `by` may only ask for waits.

    Gives the change that waits, where one does; None where somebody else wrote since it was `seen`.
    Raises `Refused` for a state that is not theirs to say, and one that evidence must show.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    held = actions.as_at(plan)
    state = said.get("status", held[ref].status)
    is_new = state != held[ref].status
    if is_new and not offers(by):
        raise Refused("You do not say how an action stands.", do=f"Ask {WHO}.")
    if not (is_new and asks(by) and plan.state == rules.BASELINED):
        check_shown(plan, held, {ref: replace(held[ref], **dict(said))}, by=by)
        return actions.report(plan, ref, said, seen=seen, by=by, now=now)
    rest = {name: value for name, value in said.items() if name != "status"}
    if actions.newest_entry(plan, ref) != seen:
        return None
    if replace(held[ref], **rest) != held[ref]:
        actions.report(plan, ref, rest, seen=seen, by=by, now=now)
    return _asked(plan, ref, state, by=by, now=now)


def _asked(plan: Plan, ref: str, state: str, *, by: Person, now: dt.datetime) -> Change:
    held = actions.as_at(plan)
    if any(one.after[ref]["status"] == state for one in waiting(plan, ref)):
        raise Refused(f"That it is {state} was asked already, and waits for {WHO}.")
    after = {**held, ref: replace(held[ref], status=state)}
    why = f"Whoever answers for the action says that it is {state}."
    return actions.ask(plan, after, by=by, why=why, impact="", now=now, is_asked=True)


def waiting(plan: Plan, ref: str) -> list[Change]:
    """Give the states asked for of an action that nobody has settled, the newest first."""
    found = plan.changes.filter(state=rules.WAITING, after__has_key=ref).select_related("asked_by")
    return [one for one in found if is_of_state(one)]


def is_of_state(change: Change) -> bool:
    """Say whether a change only asks for a state that no board decides on."""
    return rules.is_of_state(change.before, change.after)


def may_settle(person: Person, change: Change) -> bool:
    """Say whether somebody settles a state that was asked for: a head of service in their teams."""
    if not is_of_state(change) or not may(person, Right.SET_STATE):
        return False
    if reaches_of(person, Right.SET_STATE) != {Reach.SERVICE}:
        return True
    on = timezone.localdate()
    return bool({*teams_of(person, on=on)} & {*teams_of(change.asked_by, on=on)})


def may_decide(person: Person, change: Change) -> bool:
    """Say whether somebody decides on a change that waits; whoever asked for it does not."""
    is_theirs = may(person, Right.AGREE_PLAN) or may_settle(person, change)
    return is_theirs and change.state == rules.WAITING and change.asked_by_id != person.pk


def check_may_agree(change: Change, *, by: Person) -> None:
    """Refuse to agree that something is complete where evidence must show it and none does."""
    held = actions.as_at(change.plan)
    after = {
        ref: replace(held[ref], status=one.status)
        for ref, one in rules.actions_of(change.after).items()
        if ref in held and one.status in DELIVERED and is_of_state(change)
    }
    check_shown(change.plan, held, after, by=by)
