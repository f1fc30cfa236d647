"""What is done with an item: raise it, answer it, link what it led to, show it, close it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from lineofsight.accounts.models import Person
from lineofsight.boards import rules
from lineofsight.boards.models import Body, Item, Meeting, Membership, Step, Visit
from lineofsight.boards.rules import Standing, Target
from lineofsight.indicators import catalogue
from lineofsight.kernel.problems import Refused
from lineofsight.plan.models import Change, Entry


class Overtaken(Refused):
    """Somebody took a step with the item after the page was opened."""


def with_steps() -> QuerySet[Item]:
    """Give items with all a list prints of them, in two queries whatever their number."""
    steps = Step.objects.select_related("by")
    return Item.objects.select_related(
        "raised_by", "body", "meeting__body", "visit"
    ).prefetch_related(Prefetch("steps", steps))


def still_open() -> QuerySet[Item]:
    """Give the items that nobody closed, or that were opened again, without reading their steps."""
    ended = Step.objects.filter(item=OuterRef("pk"), what__in=(rules.CLOSED, rules.REOPENED))
    last = Subquery(ended.order_by("-pk").values("what")[:1])
    never_closed, opened_again = Q(ended=None), Q(ended=rules.REOPENED)
    return with_steps().annotate(ended=last).filter(never_closed | opened_again)


def standing(item: Item, *, on: dt.date) -> Standing:
    """Read how an item stands; no query where its steps were fetched with it."""
    return rules.standing([one.done() for one in item.steps.all()], on=on)


def of_person(person: Person) -> QuerySet[Item]:
    """Give what a person raised, the newest first."""
    return with_steps().filter(raised_by=person)


def of_body(body: Body) -> QuerySet[Item]:
    """Give what a body raised, or was raised at a meeting of it."""
    return with_steps().filter(Q(body=body) | Q(meeting__body=body))


@transaction.atomic
def raise_item(
    kind: str, words: str, *, raised_by: Person | None = None, body: Body | None = None,
    on: dt.date, by: Person, now: dt.datetime, meeting: Meeting | None = None,
    visit: Visit | None = None, judgement: str = "",
) -> Item:  # fmt: skip
    """Write down what was raised; raises `Refused` where nobody could close it."""
    rules.check_may_raise(
        kind, has_person=raised_by is not None, has_body=body is not None, judgement=judgement
    )
    if meeting is not None and meeting.held_on > on:
        raise Refused("It was raised before that meeting.", do="Choose the meeting or day again.")
    return Item.objects.create(
        kind=kind, words=words, raised_by=raised_by, body=body, raised_on=on, meeting=meeting,
        visit=visit, judgement=judgement, written_by=by, written_at=now,
    )  # fmt: skip


@transaction.atomic
def answer(
    item: Item, *, said: str, words: str, due_on: dt.date | None = None, on: dt.date,
    seen: int, by: Person, now: dt.datetime,
) -> Step:  # fmt: skip
    """Answer an item; accepted in principle carries a commitment with its day."""
    found = _taken_up(item, seen, on)
    rules.check_may_answer(found, said, words, due_on, on=on)
    return _step(item, rules.ANSWERED, on, by, now, answer=said, words=words, due_on=due_on)


@transaction.atomic
def tie(
    item: Item, target: Target, *, words: str = "", on: dt.date, seen: int, by: Person,
    now: dt.datetime, back: bool = False,
) -> Step:  # fmt: skip
    """Link what an item led to, or take the link back; raises `Refused` for what is not there."""
    found = _taken_up(item, seen, on)
    rules.check_may_tie(found, target, back=back)
    if not back:
        check_is_there(target)
    what = rules.UNTIED if back else rules.TIED
    return _step(item, what, on, by, now, kind=target.kind, ref=target.ref, words=words)


def check_is_there(target: Target) -> None:
    """Refuse a target that does not exist: a link leads to the exact thing or is not made."""
    kind, ref = target.kind, target.ref
    if kind == rules.CHANGE:
        is_there = ref.isdigit() and Change.objects.filter(pk=int(ref)).exists()
    elif kind == rules.ACTION:
        plan, _, action = ref.partition("/")
        is_there = plan.isdigit() and Entry.objects.filter(plan=int(plan), ref=action).exists()
    elif kind == rules.INDICATOR:
        is_there = ref in catalogue.indicators()
    else:
        is_there = bool(ref.strip())
    if not is_there:
        raise Refused("That is not there.", do="Choose what the item led to from the list.")


@transaction.atomic
def publish(
    item: Item, *, words: str = "", reply: str = "", on: dt.date, seen: int, by: Person,
    now: dt.datetime, back: bool = False,
) -> Step:  # fmt: skip
    """Show an item to the public in words of its own, or take it off that page."""
    found = _taken_up(item, seen, on)
    names = Person.objects.values_list("name", flat=True) if not back else ()
    rules.check_may_publish(found, words, reply, names, back=back)
    what = rules.WITHDRAWN if back else rules.PUBLISHED
    return _step(item, what, on, by, now, words=words, reply=reply)


@transaction.atomic
def close(
    item: Item, *, outcome: str, words: str = "", minute: str = "", on: dt.date, seen: int,
    by: Person, now: dt.datetime,
) -> Step:  # fmt: skip
    """Close an item for whoever raised it, and for nobody else."""
    found = _taken_up(item, seen, on)
    rules.check_may_close(found, **_who(item, by, on), minute=minute)
    return _step(item, rules.CLOSED, on, by, now, outcome=outcome, words=words, minute=minute)


@transaction.atomic
def reopen(item: Item, *, words: str, on: dt.date, seen: int, by: Person, now: dt.datetime) -> Step:
    """Open an item again that was closed too early."""
    found = _taken_up(item, seen, on)
    rules.check_may_reopen(found, **_who(item, by, on))
    return _step(item, rules.REOPENED, on, by, now, words=words)


def may_end(item: Item, person: Person, *, on: dt.date) -> bool:
    """Say whether a person may close the item, or open it again."""
    return rules.may_end(**_who(item, person, on))


def speaks_for(person: Person, *, on: dt.date) -> frozenset[int]:
    """Give the bodies whose chair or clerk a person is on a day."""
    return frozenset(
        Membership.objects.on(on).speaking(person.pk).values_list("body_id", flat=True)
    )


def _who(item: Item, person: Person, on: dt.date) -> dict[str, bool]:
    return {
        "is_raiser": item.raised_by_id == person.pk,
        "speaks_for_body": item.body_id in speaks_for(person, on=on),
        "is_of_body": item.body_id is not None,
    }


def _taken_up(item: Item, seen: int, on: dt.date) -> Standing:
    """Lock the item and read how it stands; refused where a step was taken since it was seen."""
    locked = Item.objects.select_for_update().get(pk=item.pk)
    steps = list(locked.steps.all())
    if len(steps) != seen:
        raise Overtaken(
            "Somebody wrote about this while you did.",
            do="What they wrote stands on this page and what you wrote in the form: save again.",
        )
    if on < locked.raised_on:
        raise Refused("The day lies before it was raised.", do="Write the day again.")
    return rules.standing([one.done() for one in steps], on=on)


def _step(item: Item, what: str, on: dt.date, by: Person, now: dt.datetime, **more: Any) -> Step:
    return Step.objects.create(item=item, what=what, on=on, by=by, at=now, **more)


def in_order(items: Iterable[tuple[Item, Standing]]) -> list[tuple[Item, Standing]]:
    """Give items as a reader needs them: late promises, then waiting, then the rest by age."""
    places = {rules.WAITING: 1, rules.REPLIED: 2, rules.PROMISED: 3, rules.CLOSED: 4}
    return sorted(
        items,
        key=lambda one: (0 if one[1].is_late else places[one[1].state], one[0].raised_on),
    )
