"""What is done with a plan's chain of approvals: read it, put the plan to a body, write answers."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.utils import timezone

from lineofsight.accounts.models import Person
from lineofsight.accounts.wording import check_words
from lineofsight.kernel.problems import Refused
from lineofsight.plan import actions, approval, rules
from lineofsight.plan.approval import Body
from lineofsight.plan.asked import Put
from lineofsight.plan.chains import chain
from lineofsight.plan.content import Action, digest, is_agreed_alike
from lineofsight.plan.day import ends
from lineofsight.plan.deadline import Deadline, deadline
from lineofsight.plan.models import Asking, Change, Plan, Step, TakenOut

__all__ = [
    "add", "agreed_on", "answer", "answers_report", "begin", "chain", "changed_since", "clock",
    "drop", "put", "why_not", "withdraw",
]  # fmt: skip


@transaction.atomic
def begin(title: str, *, kind: str, in_force_on: dt.date | None = None) -> Plan:
    """Begin a plan, to be put to the usual bodies.

    Raises `Refused` for a title that is there, or names somebody. `in_force_on` is the day a plan
    was agreed that is older than its being kept here.
    """
    check_words(title)
    if Plan.objects.filter(title=title).exists():
        raise Refused("A plan of this name is there already.", do="Give it another name.")
    plan = Plan.objects.create(title=title, kind=kind, in_force_on=in_force_on)
    Step.objects.bulk_create(
        Step(plan=plan, place=place, body=body, days=days)
        for place, (body, days) in enumerate(approval.USUAL, start=1)
    )
    return plan


def changed_since(plan: Plan, on: dt.date) -> list[tuple[int, str]]:
    """Give the number and reason of each change of what was agreed since a day.

    What only reports progress leaves an approval as it is, and is not among them.
    """
    found = plan.changes.filter(entries__at__gt=ends(on)).distinct().order_by("pk")
    return [(one.pk, one.why) for one in found if not _only_reports(one)]


def _only_reports(one: Change) -> bool:
    old, new = rules.actions_of(one.before), rules.actions_of(one.after)
    return all(is_agreed_alike(old.get(ref), new.get(ref)) for ref in one.after)


def clock(plan: Plan, each: Iterable[Body], *, on: dt.date) -> Deadline | None:
    """Give the deadline for sending a plan; None where no report or no such body is set."""
    sent_to = next((one for one in each if one.days is not None), None)
    if plan.published_on is None or sent_to is None or sent_to.days is None:
        return None
    return deadline(plan.published_on, sent_on=sent_to.sent_on, on=on, days=sent_to.days)


@transaction.atomic
def put(
    step: Step, *, on: dt.date, at: dt.datetime, today: dt.date, by: Person,
    now: dt.datetime | None = None,
) -> Asking:  # fmt: skip
    """Put a plan to a body on a day; `at` is the moment whose content it was asked about.

    `now` is when that is written down, where it is kept. Raises `Refused` out of turn, for another
    text than those before agreed to, for a draft that would leave the house, for a closed plan,
    and for one without actions.
    """
    plan = Plan.objects.select_for_update().get(pk=step.plan_id)
    rules.check_may_change(plan.state)
    each, text = chain(plan), digest(_put_on(plan, at).values())
    body = next(one for one in each if one.number == step.pk)
    approval.check_may_ask(each, step.pk, on=on, today=today, digest=text)
    approval.check_may_leave(body, agreed_on=agreed_on(plan), on=on)
    return Asking.objects.create(step=step, asked_on=on, asked_by=by, digest=text, written_at=now)


def _put_on(plan: Plan, at: dt.datetime) -> dict[str, Action]:
    """Give what a body was asked about at a moment.

    A plan that was in force before it was kept here said then what it says once it is agreed here.
    """
    held = actions.as_at(plan, at)
    if not held and plan.in_force_on is not None:
        held = actions.as_at(plan, plan.baselined_at)
    if not held:
        raise Refused(
            "The plan had no action on that day.",
            do="Send its workbook first; a plan that was in force before it was kept here is begun "
            "with the day it was agreed (All plans, Begin a plan).",
        )
    return held


def agreed_on(plan: Plan) -> dt.date | None:
    """Give the day from which a plan was agreed; None while nobody agreed it here."""
    if plan.baselined_at is None:
        return None
    return plan.in_force_on or timezone.localdate(plan.baselined_at)


def why_not(plan: Plan, number: int, *, today: dt.date) -> str:
    """Say why a plan as it stands cannot be put to a body today; empty where it can."""
    each, text = chain(plan), digest(actions.as_at(plan).values())
    body = next(one for one in each if one.number == number)
    try:
        approval.check_may_ask(each, number, on=today, today=today, digest=text)
        approval.check_may_leave(body, agreed_on=agreed_on(plan), on=today)
    except Refused as refused:
        return f"{refused.what} {refused.do}".strip()
    return ""


@transaction.atomic
def withdraw(asking: Put, *, by: Person, now: dt.datetime) -> None:
    """Take back a question that nobody has answered; it stays written down as withdrawn.

    Raises `Refused` for anybody but whoever asked.
    """
    asking = _held(asking)
    _check_open(asking)
    if by.pk != asking.asked_by_id:
        raise Refused("Only whoever asked takes it back.", do="Write down what was answered.")
    asking.withdrawn_at = now
    asking.save()


def _held(asking: Put) -> Put:
    every: QuerySet[Put] = QuerySet(type(asking))
    return every.select_for_update().get(pk=asking.pk)


def _check_open(asking: Put) -> None:
    if asking.is_withdrawn:
        raise Refused("This question was withdrawn.", do="Ask again.")
    if asking.answer:
        raise Refused("This answer is written down already.")


@transaction.atomic
def answers_report(plan: Plan, published_on: dt.date, *, by: Person, now: dt.datetime) -> None:
    """Write down the day the report was published that a plan answers, and who wrote it; once.

    Raises `Refused` for a closed plan, and for one that was agreed with another day.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    rules.check_may_change(plan.state)
    if plan.published_on is not None and plan.state != rules.DRAFT:
        raise Refused("The day of the report was agreed with the plan, and stays.")
    plan.published_on, plan.published_by, plan.published_at = published_on, by, now
    plan.save()


@transaction.atomic
def answer(asking: Put, *, said: str, on: dt.date, minute: str, by: Person) -> None:
    """Write down what a body answered, of a plan or of anything else put to it.

    Raises `Refused` for whoever asked, and for an answer that is there already.
    """
    asking = _held(asking)
    _check_open(asking)
    check_words(minute)
    approval.check_may_answer(asking.asked_by_id, by.pk, asked_on=asking.asked_on, on=on)
    asking.answer, asking.answered_on, asking.minute, asking.written_by = said, on, minute, by
    asking.save()


@transaction.atomic
def add(plan: Plan, body: str, *, after: int, days: int | None) -> None:
    """Add a body to the chain behind the step at a place, 0 for the head."""
    check_words(body)
    rules.check_may_change(plan.state)
    if plan.steps.filter(body=body).exists():
        raise Refused(f"{body} stands in the chain already.")
    last = plan.steps.filter(askings__isnull=False).aggregate(last=Max("place"))["last"] or 0
    if after < last:
        raise Refused("The plan was put to a later body already.", do="Choose a later place.")
    plan.steps.filter(place__gt=after).update(place=F("place") + 1)
    Step.objects.create(plan=plan, place=after + 1, body=body, days=days)


@transaction.atomic
def drop(step: Step, *, why: str, by: Person, now: dt.datetime) -> None:
    """Take a body out of the chain, which stays written down; one that was asked stays in it."""
    rules.check_may_change(step.plan.state)
    if step.askings.exists():
        raise Refused(f"The plan was put to {step.body}: that stays written down.")
    check_words(why)
    TakenOut.objects.create(
        plan=step.plan, step_number=step.pk, body=step.body, why=why, by=by, at=now
    )
    step.delete()
