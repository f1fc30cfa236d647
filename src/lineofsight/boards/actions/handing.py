"""What becomes of an item when whoever raised it is gone: it is handed to another who can close it.

Only whoever raised an item closes it. A member who left, or whose role ended, cannot: so that it
does not wait for ever, whoever keeps the boards hands it to somebody who raises items, never to
themselves, nor to anybody who answered it. The database refuses the first of these too.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import may
from lineofsight.accounts.wording import check_words
from lineofsight.boards import rules
from lineofsight.boards.actions import items
from lineofsight.boards.closing import why_never
from lineofsight.boards.models import Item, Membership, Step
from lineofsight.boards.rules import Standing
from lineofsight.kernel.problems import Refused
from lineofsight.notices.people import holders


def is_stranded(item: Item) -> bool:
    """Say whether the person who would close an item can no longer do so."""
    if item.holder_id is None:
        return False
    holder = Person.objects.filter(pk=item.holder_id).first()
    return not may(holder, Right.RAISE_ITEMS)


def has_no_closer(item: Item, standing: Standing, *, on: dt.date) -> bool:
    """Say whether every chair and clerk of the body that raised an item is barred from closing it.

    So it is where they answered it or wrote it down, or none of them signs in here.
    """
    if item.body_id is None or not standing.is_open or standing.unconfirmed is not None:
        return False
    seats = Membership.objects.on(on).of_speakers().filter(body=item.body_id)
    speak = seats.values_list("person", flat=True)
    able = Person.objects.filter(pk__in=holders(Right.RAISE_ITEMS, on=on) & set(speak))
    return all(why_never(standing, items.closer(item, one, on=on)) for one in able)


def receivers(item: Item, *, by: Person, on: dt.date) -> list[Person]:
    """Give whoever an item may be handed to, by name."""
    answered = items.standing(item, on=on).answered_by
    able = holders(Right.RAISE_ITEMS, on=timezone.localdate()) - answered - {by.pk}
    return list(Person.objects.filter(pk__in=able).order_by("name"))


@transaction.atomic
def hand_over(
    item: Item, to: Person, *, words: str, on: dt.date, seen: int, by: Person, now: dt.datetime
) -> Step:
    """Hand an item over; raises `Refused` while whoever raised it can close it."""
    rules.check_open(items.taken_up(item, seen, on))
    if not is_stranded(item):
        raise Refused("Whoever raised it can still close it.", do="Ask them.")
    if to not in receivers(item, by=by, on=on):
        raise Refused(
            "It cannot be handed to this person.",
            do="Choose somebody who raises items and did not answer this one.",
        )
    check_words(words)
    return Step.objects.create(
        item=item, what=rules.HANDED, on=on, by=by, at=now, words=words, ref=str(to.pk),
        reply=to.name,
    )  # fmt: skip
