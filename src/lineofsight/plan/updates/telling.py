"""What is told of the plan by e-mail: each lead's week, and changes that wait for a decision.

Of an agreed plan its wording is told, which a board agreed to; of a draft the reference alone. What
people typed as they went (progress, risk, evidence, reasons) stays on the pages: nobody can promise
that no child is in it.
"""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from lineofsight.accounts.matrix import Right
from lineofsight.kernel.periods import Month, in_words
from lineofsight.notices.kinds import APPROVAL_ASKED, CHANGE_WAITS, DIGEST, NOT_REPORTED
from lineofsight.notices.letters import Item
from lineofsight.notices.people import holders
from lineofsight.plan import actions as plans
from lineofsight.plan import rules as of_plans
from lineofsight.plan.content import Action
from lineofsight.plan.models import Asking, Change, Plan
from lineofsight.plan.silence import heard, silent
from lineofsight.plan.updates import actions, answering, rules
from lineofsight.plan.updates.models import Answering
from lineofsight.plan.updates.owed import LATER, Owed, pressing

WHOLE = ""
"""What all items of a digest are about: it is told as a whole, once a week."""


def digest(on: dt.date) -> Iterator[Item]:
    """Tell each person of the actions and work streams the plan names them for."""
    plan = plans.current()
    if plan is None:
        return
    reporting = holders(Right.REPORT_OWN, on=on)
    keys: dict[int, set[str]] = {}
    for one in Answering.objects.filter(ended_at=None, person__in=reporting):
        keys.setdefault(one.person_id, set()).add(one.key)
    held = plans.as_at(plan)
    known = heard(plan, Month.of(on))
    silent = _silent_streams(plan, on) if keys else {}
    for person, some in keys.items():
        mine = answering.own(held.values(), frozenset(some))
        for owed in pressing(mine, on=on, heard=known):
            if owed.part != LATER:
                yield _of_action(person, owed, is_agreed=plan.state == of_plans.BASELINED)
        yield from _of_streams(person, frozenset(some), silent, Month.of(on).plus(-1))


def _of_action(person: int, owed: Owed, *, is_agreed: bool) -> Item:
    one = owed.action
    words = (
        f"{one.ref} {one.action}: {_lowered(owed.words)}." if is_agreed else f"Action {one.ref}."
    )
    return Item(
        person, DIGEST, WHOLE, owed.part, words, reverse("own-action", args=[one.ref]),
        "Say what happened",
    )  # fmt: skip


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _silent_streams(plan: Plan, on: dt.date) -> dict[str, tuple[str, list[Action]]]:
    """Give the work streams that sent nothing for last month: key -> name and actions."""
    month = Month.of(on).plus(-1)
    if month < actions.opens(plan):
        return {}
    held = rules.by_stream(actions.actions_of(plan, month).values())
    found = actions.arrived(plan, month, held)
    return {key: (name, held[name]) for key, name in rules.keys(held).items()
            if found[name].sent is None}  # fmt: skip


def _of_streams(
    person: int, keys: frozenset[str], silent: dict[str, tuple[str, list[Action]]], month: Month
) -> Iterator[Item]:
    for key, (name, some) in silent.items():
        if answering.oversees(some, keys):
            yield Item(
                person, DIGEST, WHOLE, "Monthly update", f"{name}: {month.name} was not sent yet.",
                reverse("plan-update", args=[month, key]), "Write it",
            )  # fmt: skip


def changes_waiting(on: dt.date) -> Iterator[Item]:
    """Tell whoever may agree to a change of those that wait, but for who asked."""
    waiting = list(
        Change.objects.filter(state=of_plans.WAITING).exclude(plan__state=of_plans.CLOSED)
    )
    may_agree = holders(Right.AGREE_PLAN, on=on) if waiting else frozenset()
    for one in waiting:
        asked = in_words(timezone.localtime(one.asked_at).date())
        for person in sorted(may_agree - {one.asked_by_id}):
            yield Item(
                person, CHANGE_WAITS, f"change {one.pk}", "Changes",
                f"Change {one.pk} was asked for on {asked}.",
                reverse("plan-change", args=[one.pk]), "Read it, and decide",
            )  # fmt: skip


def approvals_waiting(on: dt.date) -> Iterator[Item]:
    """Tell whoever may write down what a body answered that it is missing, but for who asked."""
    asked = Asking.objects.filter(answer="", asked_on__lte=on).select_related("step")
    waiting = list(asked.exclude(step__plan__state=of_plans.CLOSED))
    may_answer = holders(Right.AGREE_PLAN, on=on) if waiting else frozenset()
    for one in waiting:
        day = in_words(one.asked_on)
        for person in sorted(may_answer - {one.asked_by_id}):
            yield Item(
                person, APPROVAL_ASKED, f"asking {one.pk}", "Plans",
                f"{one.step.body} was asked on {day}, and no answer is written down.",
                reverse("plan-approval-step", args=[one.step_id]), "Write down what was answered",
            )  # fmt: skip


def not_reported(on: dt.date) -> Iterator[Item]:
    """Tell whoever keeps the plan which actions nobody reported on last month, by reference."""
    plan, month = plans.current(), Month.of(on).plus(-1)
    if plan is None or plan.state != of_plans.BASELINED or month < actions.opens(plan):
        return
    found = silent(plan, plans.as_at(plan).values(), month)
    if not found:
        return
    refs = ", ".join(one.ref for one in found)
    for person in sorted(holders(Right.CHANGE_PLAN, on=on) - holders(Right.AGREE_PLAN, on=on)):
        yield Item(
            person, NOT_REPORTED, f"silent {month}", month.name,
            f"Nobody reported in {month.name} on {len(found)} of the actions: {refs}.",
            reverse("plan"), "See the plan",
        )  # fmt: skip
