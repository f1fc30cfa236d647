"""What is told of the plan by e-mail: each lead's week, and changes that wait for a decision.

Of an agreed plan its wording is told, which a board agreed to; of a draft nothing, since it asks
nothing of anybody. What people typed as they went (progress, risk, evidence, reasons) stays on the
pages: nobody can promise that no child is in it.
"""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone

from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.kernel.periods import Month, in_words
from lineofsight.notices.kinds import (
    APPROVAL_ASKED,
    CHANGE_WAITS,
    CLOSING_DECLINED,
    DIGEST,
    NOT_REPORTED,
)
from lineofsight.notices.letters import Item
from lineofsight.notices.models import SENT, Sending
from lineofsight.notices.people import holders
from lineofsight.plan import actions as plans
from lineofsight.plan import rules as of_plans
from lineofsight.plan import stating
from lineofsight.plan.addressed import At
from lineofsight.plan.asked import OPEN
from lineofsight.plan.content import Action
from lineofsight.plan.models import Asking, Change, ClosingDeclined, Plan
from lineofsight.plan.silence import silent
from lineofsight.plan.updates import actions, answering, rules
from lineofsight.plan.updates.models import Answering
from lineofsight.plan.updates.open_plans import OpenPlan, open_plans, owing
from lineofsight.plan.updates.owed import LATER, Owed

WHOLE = ""
"""What all items of a digest are about: it is told as a whole, once a week."""
RECENT = dt.timedelta(days=14)
"""How long ago a closing may have been declined for whoever asked for it to be told, once."""


def digest(on: dt.date) -> Iterator[Item]:
    """Tell each person of the actions and work streams that the plans in force name them for."""
    reporting = holders(Right.REPORT_OWN, on=on)
    keys: dict[int, set[str]] = {}
    for one in Answering.objects.filter(ended_at=None, person__in=reporting):
        keys.setdefault(one.person_id, set()).add(one.key)
    each = open_plans(on) if keys else []
    silent = [_silent_streams(one, on) for one in each]
    for person, some in keys.items():
        for owed in owing(each, frozenset(some), on=on):
            if owed.part != LATER:
                yield _of_action(person, owed)
        for streams in silent:
            yield from _of_streams(person, frozenset(some), streams)


def _of_action(person: int, owed: Owed) -> Item:
    one = owed.action
    of = f" of {owed.title}," if owed.title else ""
    words = f"{one.ref}{of} {one.action}: {_lowered(owed.words)}."
    return Item(
        person, DIGEST, WHOLE, owed.part, words, At(owed.plan).page("own-action", one.ref),
        "Say what happened",
    )  # fmt: skip


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


class _Silent(NamedTuple):
    """A work stream that sent nothing for last month."""

    words: str
    page: str  # on which it is written
    actions: list[Action]


def _silent_streams(of: OpenPlan, on: dt.date) -> list[_Silent]:
    month = Month.of(on).plus(-1)
    if not actions.has_month(of.plan, month):
        return []
    held = rules.by_stream(actions.actions_of(of.plan, month).values())
    found = actions.arrived(of.plan, month, held)
    title = f" of {of.title}" if of.title else ""
    return [
        _Silent(f"{name}{title}: {month.name} was not sent yet.",
                of.at.page("plan-update", str(month), key), held[name])
        for key, name in rules.keys(held).items() if found[name].sent is None
    ]  # fmt: skip


def _of_streams(person: int, keys: frozenset[str], silent: list[_Silent]) -> Iterator[Item]:
    for one in silent:
        if answering.oversees(one.actions, keys):
            yield Item(person, DIGEST, WHOLE, "Monthly update", one.words, one.page, "Write it")


def changes_waiting(on: dt.date) -> Iterator[Item]:
    """Tell whoever may decide on a change that waits of it, but for who asked."""
    waiting = list(
        Change.objects.filter(state=of_plans.WAITING).exclude(plan__state=of_plans.CLOSED)
    )
    may_agree = holders(Right.AGREE_PLAN, on=on) if waiting else frozenset()
    for one in waiting:
        asked = in_words(timezone.localtime(one.asked_at).date())
        for person in sorted((may_agree | _settle(one, on)) - {one.asked_by_id}):
            yield Item(
                person, CHANGE_WAITS, f"change {one.pk}", "Changes",
                f"Change {one.pk} was asked for on {asked}.",
                reverse("plan-change", args=[one.pk]), "Read it, and decide",
            )  # fmt: skip


def _settle(one: Change, on: dt.date) -> frozenset[int]:
    """Give whoever settles a state that a lead asked for; nobody of any other change."""
    if not stating.is_of_state(one):
        return frozenset()
    able = Person.objects.filter(pk__in=holders(Right.SET_STATE, on=on))
    return frozenset(each.pk for each in able if stating.may_settle(each, one))


def approvals_waiting(on: dt.date) -> Iterator[Item]:
    """Tell whoever may write down what a body answered that it is missing, but for who asked."""
    asked = Asking.objects.filter(OPEN, asked_on__lte=on)
    waiting = list(asked.exclude(step__plan__state=of_plans.CLOSED).select_related("step"))
    may_answer = holders(Right.AGREE_PLAN, on=on) if waiting else frozenset()
    for one in waiting:
        day = in_words(one.asked_on)
        for person in sorted(may_answer - {one.asked_by_id}):
            yield Item(
                person, APPROVAL_ASKED, f"asking {one.pk}", "Plans",
                f"{one.step.body} was asked on {day}, and no answer is written down.",
                reverse("plan-approval-step", args=[one.step_id]), "Write down what was answered",
            )  # fmt: skip


def closings_declined(on: dt.date) -> Iterator[Item]:
    """Tell whoever said what becomes of a plan's actions that its closing was declined, once."""
    recent = ClosingDeclined.objects.filter(at__date__gt=on - RECENT, at__date__lte=on)
    sent = Sending.objects.filter(kind=CLOSING_DECLINED, state=SENT)
    told = set(sent.values_list("person", "about"))
    writes = holders(Right.CHANGE_PLAN, on=on)
    for one in recent.exclude(plan__state=of_plans.CLOSED).select_related("plan"):
        about = f"plan declining {one.pk}"
        said_by = set(one.plan.fates.values_list("said_by", flat=True))
        for person in sorted((said_by & writes) - {one.by_id}):
            if (person, about) not in told:
                yield Item(
                    person, CLOSING_DECLINED, about, "Declined",
                    f"{one.plan.title} stays open: its closing was declined on "
                    f"{in_words(timezone.localdate(one.at))}.",
                    At(one.plan_id).page("plan-closing"), "Read why",
                )  # fmt: skip


def not_reported(on: dt.date) -> Iterator[Item]:
    """Tell whoever keeps the plans which actions nobody reported on last month, by reference."""
    month = Month.of(on).plus(-1)
    for place, plan in enumerate(plans.open_plans()):
        if plan.state == of_plans.BASELINED and month >= actions.opens(plan):
            yield from _unheard(plan, month, on, is_in_hand=not place)


def _unheard(plan: Plan, month: Month, on: dt.date, *, is_in_hand: bool) -> Iterator[Item]:
    found = silent(plan, plans.as_at(plan).values(), month)
    if not found:
        return
    refs = ", ".join(one.ref for one in found)
    about = f"silent {month}" if is_in_hand else f"silent {month} of plan {plan.pk}"
    of = "" if is_in_hand else f" of {plan.title}"
    for person in sorted(holders(Right.CHANGE_PLAN, on=on) - holders(Right.AGREE_PLAN, on=on)):
        yield Item(
            person, NOT_REPORTED, about, month.name,
            f"Nobody reported in {month.name} on {len(found)} of the actions{of}: {refs}.",
            At(plan.pk).page("plan"), "See the plan",
        )  # fmt: skip
