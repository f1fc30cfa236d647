"""What is done with a monitoring visit, and what had changed by the one after it."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, QuerySet

from lineofsight.accounts.wording import check_words
from lineofsight.boards.models import Body, DataAsked, Document, Item, StaffMet, Visit
from lineofsight.boards.rules import ACTION, Target
from lineofsight.kernel.periods import in_words
from lineofsight.kernel.problems import Refused
from lineofsight.plan import actions as plan_actions
from lineofsight.plan.content import Action
from lineofsight.plan.day import ends
from lineofsight.plan.fates import Place
from lineofsight.plan.models import Plan
from lineofsight.plan.rules import DRAFT


@dataclass(frozen=True)
class Since:
    """An action linked to a finding of a visit: as it stood then, and at the next visit or now."""

    finding: Item
    place: Place
    then: Action | None
    later: Action | None


def plan_visit(body: Body, *, starts_on: dt.date, ends_on: dt.date, focus: str) -> Visit:
    """Write down a visit that is coming or was made."""
    check_words(focus)
    if ends_on < starts_on:
        raise Refused("The visit ends before it begins.", do="Write the last day again.")
    if body.visits.filter(starts_on=starts_on).exists():
        raise Refused("A visit of this body on this day is there already.")
    return Visit.objects.create(body=body, starts_on=starts_on, ends_on=ends_on, focus=focus)


def ask_data(
    visit: Visit, *, what: str, asked_on: dt.date, due_on: dt.date | None = None
) -> DataAsked:
    """Write down what the visitors asked to be sent."""
    check_words(what)
    if due_on is not None and due_on < asked_on:
        raise Refused("It is due before it was asked for.", do="Write the day it is due again.")
    return DataAsked.objects.create(visit=visit, what=what, asked_on=asked_on, due_on=due_on)


@transaction.atomic
def send_data(asked: DataAsked, *, sent_on: dt.date, sent_as: str) -> None:
    """Write down that it was sent, and as what."""
    asked = DataAsked.objects.select_for_update().get(pk=asked.pk)
    if asked.sent_on is not None:
        raise Refused("This was sent already.")
    if sent_on < asked.asked_on:
        raise Refused("It was sent before it was asked for.", do="Write the day it was sent.")
    check_words(sent_as)
    asked.sent_on, asked.sent_as = sent_on, sent_as
    asked.save()


def unsent() -> QuerySet[DataAsked]:
    """Give what was asked for and not sent, what is due soonest first."""
    waits = DataAsked.objects.filter(sent_on=None).select_related("visit__body")
    return waits.order_by(F("due_on").asc(nulls_last=True), "pk")


def coming(first: dt.date, last: dt.date) -> QuerySet[Visit]:
    """Give the visits that begin on these days, the next first."""
    begins = Visit.objects.filter(starts_on__gte=first, starts_on__lte=last)
    return begins.select_related("body").order_by("starts_on", "pk")


def met(visit: Visit, *, title: str, many: int) -> StaffMet:
    """Write down how many of a role the visitors met."""
    check_words(title)
    if visit.met.filter(title__iexact=title).exists():
        raise Refused("This role is written down already.")
    return StaffMet.objects.create(visit=visit, title=title, many=many)


@transaction.atomic
def add_letter(visit: Visit, letter: Document | None) -> None:
    """Say which controlled document is the letter of a visit.

    Raises `Refused` for the letter of another visit, and one that was there before this ended.
    """
    if letter is not None:
        letter = Document.objects.select_for_update().get(pk=letter.pk)
        other = Visit.objects.filter(letter=letter).exclude(pk=visit.pk).first()
        if other is not None:
            raise Refused(
                f"This is the letter of the visit that ended on {in_words(other.ends_on)}.",
                do="Choose the letter of this visit, or take it from the other visit first.",
            )
        days = (*letter.versions.values_list("dated_on", flat=True),
                *letter.holds.values_list("since", flat=True))  # fmt: skip
        if days:
            _check_follows(visit, min(days))
    visit.letter = letter
    visit.save()


def check_letter_follows(letter: Document, day: dt.date) -> None:
    """Refuse that the letter of a visit was there on a day before that visit ended."""
    for visit in Visit.objects.filter(letter=letter):
        _check_follows(visit, day)


def _check_follows(visit: Visit, day: dt.date) -> None:
    if day < visit.ends_on:
        raise Refused(
            f"A letter of {in_words(day)} is not of a visit that ended on "
            f"{in_words(visit.ends_on)}.",
            do="Choose the letter that followed the visit, or put its days right.",
        )


def next_after(visit: Visit) -> Visit | None:
    """Give the next visit of the same body; None where none is planned."""
    return visit.body.visits.filter(starts_on__gt=visit.ends_on).order_by("starts_on").first()


def since(
    findings: list[tuple[Item, tuple[Target, ...]]], visit: Visit, following: Visit | None
) -> list[Since]:
    """Give each action linked to a finding as it stood at the visit and at the next one, or now.

    Two queries for each plan that is linked, whatever the number of findings.
    """
    sides: dict[int, tuple[dict[str, Action], dict[str, Action]]] = {}
    found = []
    for item, targets in findings:
        for target in (one for one in targets if one.kind == ACTION):
            number, ref = target.place
            if number not in sides:
                sides[number] = _sides(number, visit, following)
            then, later = sides[number]
            found.append(Since(item, target.place, then.get(ref), later.get(ref)))
    return found


def _sides(
    number: int, visit: Visit, following: Visit | None
) -> tuple[dict[str, Action], dict[str, Action]]:
    plan = Plan.objects.exclude(state=DRAFT).filter(pk=number).first()
    if plan is None:
        return {}, {}
    later = ends(following.starts_on) if following else None
    return (
        plan_actions.as_at(plan, ends(visit.ends_on)),
        plan_actions.as_at(plan, later),
    )
