"""What is done with a plan's chain of approvals: read it, put the plan to a body, write answers."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, Max, Prefetch, QuerySet

from lineofsight.accounts.models import Person
from lineofsight.accounts.wording import check_words
from lineofsight.kernel.problems import Refused
from lineofsight.plan import actions, approval, rules
from lineofsight.plan.approval import Asked, Body
from lineofsight.plan.asked import Put
from lineofsight.plan.content import digest, is_report
from lineofsight.plan.day import ends
from lineofsight.plan.deadline import Deadline, deadline
from lineofsight.plan.models import Asking, Change, Plan, Step


@transaction.atomic
def begin(title: str, *, kind: str, published_on: dt.date | None = None) -> Plan:
    """Begin a plan, to be put to the usual bodies; raises `Refused` for a title that is there."""
    if Plan.objects.filter(title=title).exists():
        raise Refused("A plan of this name is there already.", do="Give it another name.")
    plan = Plan.objects.create(title=title, kind=kind, published_on=published_on)
    Step.objects.bulk_create(
        Step(plan=plan, place=place, body=body, days=days)
        for place, (body, days) in enumerate(approval.USUAL, start=1)
    )
    return plan


def chain(plan: Plan) -> list[Body]:
    """Give the chain of a plan with every time it was put to each body; two queries."""
    askings = Asking.objects.select_related("asked_by", "written_by")
    steps = plan.steps.prefetch_related(Prefetch("askings", askings))
    return [
        Body(one.pk, one.body, one.days, tuple(_asked(each) for each in one.askings.all()))
        for one in steps
    ]


def _asked(one: Asking) -> Asked:
    return Asked(
        one.asked_on, one.asked_by.name, one.digest, one.answer, one.answered_on, one.minute,
        one.written_by.name if one.written_by else "", one.asked_by_id,
    )  # fmt: skip


def changed_since(plan: Plan, on: dt.date) -> list[tuple[int, str]]:
    """Give the number and reason of each change of what was agreed since a day.

    What only reports progress leaves an approval as it is, and is not among them.
    """
    found = plan.changes.filter(entries__at__gt=ends(on)).distinct().order_by("pk")
    return [(one.pk, one.why) for one in found if not _is_report(one)]


def _is_report(one: Change) -> bool:
    old, new = rules.actions_of(one.before), rules.actions_of(one.after)
    return all(is_report(old.get(ref), new.get(ref)) for ref in one.after)


def clock(plan: Plan, each: Iterable[Body], *, on: dt.date) -> Deadline | None:
    """Give the deadline for sending a plan; None where no report or no such body is set."""
    sent_to = next((one for one in each if one.days is not None), None)
    if plan.published_on is None or sent_to is None or sent_to.days is None:
        return None
    return deadline(plan.published_on, sent_on=sent_to.sent_on, on=on, days=sent_to.days)


@transaction.atomic
def put(step: Step, *, on: dt.date, at: dt.datetime, today: dt.date, by: Person) -> Asking:
    """Put a plan to a body on a day; `at` is the moment whose content it was asked about.

    Raises `Refused` out of turn, for a closed plan, and for one without actions.
    """
    plan = Plan.objects.select_for_update().get(pk=step.plan_id)
    rules.check_may_change(plan.state)
    approval.check_may_ask(chain(plan), step.pk, on=on, today=today)
    held = actions.as_at(plan, at)
    if not held:
        raise Refused("The plan had no action on that day.", do="Send its workbook first.")
    return Asking.objects.create(step=step, asked_on=on, asked_by=by, digest=digest(held.values()))


@transaction.atomic
def answer(asking: Put, *, said: str, on: dt.date, minute: str, by: Person) -> None:
    """Write down what a body answered, of a plan or of anything else put to it.

    Raises `Refused` for whoever asked, and for an answer that is there already.
    """
    every: QuerySet[Put] = QuerySet(type(asking))
    asking = every.select_for_update().get(pk=asking.pk)
    if asking.answer:
        raise Refused("This answer is written down already.")
    check_words(minute)
    approval.check_may_answer(asking.asked_by_id, by.pk, asked_on=asking.asked_on, on=on)
    asking.answer, asking.answered_on, asking.minute, asking.written_by = said, on, minute, by
    asking.save()


@transaction.atomic
def add(plan: Plan, body: str, *, after: int, days: int | None) -> None:
    """Add a body to the chain behind the step at a place, 0 for the head."""
    rules.check_may_change(plan.state)
    if plan.steps.filter(body=body).exists():
        raise Refused(f"{body} stands in the chain already.")
    last = plan.steps.filter(askings__isnull=False).aggregate(last=Max("place"))["last"] or 0
    if after < last:
        raise Refused("The plan was put to a later body already.", do="Choose a later place.")
    plan.steps.filter(place__gt=after).update(place=F("place") + 1)
    Step.objects.create(plan=plan, place=after + 1, body=body, days=days)


@transaction.atomic
def drop(step: Step) -> None:
    """Take a body out of the chain; one that was asked stays."""
    rules.check_may_change(step.plan.state)
    if step.askings.exists():
        raise Refused(f"The plan was put to {step.body}: that stays written down.")
    step.delete()
