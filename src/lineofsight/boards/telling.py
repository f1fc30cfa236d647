"""What is told of boards by e-mail: that something was answered, and what waits before a meeting.

No words of an item, of an answer or of a board's papers travel: a letter says that there is
something to read, and leads to its page.
"""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from lineofsight.accounts.matrix import Right
from lineofsight.boards import rules
from lineofsight.boards.actions import items
from lineofsight.boards.models import Item, Meeting, Membership, Step
from lineofsight.kernel.periods import in_words
from lineofsight.notices.kinds import ITEM_ANSWERED, MEETING_AHEAD
from lineofsight.notices.letters import Item as Told
from lineofsight.notices.models import SENT, Sending
from lineofsight.notices.people import holders

AHEAD = dt.timedelta(days=7)
"""How long before a meeting its chair and clerk are told."""
RECENT = dt.timedelta(days=14)
"""How long ago an answer may have been written for its raiser to be told of it, once."""


def answered(on: dt.date) -> Iterator[Told]:
    """Tell whoever raised something, or speaks for the body that did, that it is answered."""
    steps = Step.objects.filter(
        what=rules.ANSWERED, at__date__gt=on - RECENT, at__date__lte=on, item__in=items.in_sight()
    ).select_related("item")
    told = set(
        Sending.objects.filter(kind=ITEM_ANSWERED, state=SENT).values_list("person", "about")
    )
    reads = holders(Right.SEE_ITEMS, on=on)
    seats = _speaking(on)
    for step in steps:
        about = f"answer {step.pk}"
        for person in sorted((_raisers(step.item, seats) & reads) - {step.by_id}):
            if (person, about) not in told:
                yield Told(
                    person, ITEM_ANSWERED, about, "Answered",
                    f"What was raised on {in_words(step.item.raised_on)} was answered on "
                    f"{in_words(step.on)}.",
                    reverse("item", args=[step.item_id]), "Read the answer",
                )  # fmt: skip


def _raisers(item: Item, seats: dict[int, set[int]]) -> set[int]:
    if item.raised_by_id is not None:
        return {item.raised_by_id}
    return seats.get(item.body_id or 0, set())


def _speaking(on: dt.date) -> dict[int, set[int]]:
    """Give who speaks for each body on a day: its chairs and clerks with an account."""
    found: dict[int, set[int]] = {}
    for body, person in Membership.objects.on(on).of_speakers().values_list("body", "person"):
        found.setdefault(body, set()).add(person)
    return found


def meetings_ahead(on: dt.date) -> Iterator[Told]:
    """Tell the chair and clerk of a body that meets within a week what of it still waits."""
    coming = list(
        Meeting.objects.filter(held_on__gt=on, held_on__lte=on + AHEAD).select_related("body")
    )
    reads = holders(Right.SEE_BOARDS, on=on) if coming else frozenset()
    seats = _speaking(on) if coming else {}
    for meeting in coming:
        body = meeting.body
        many = items.still_open().filter(Q(body=body) | Q(meeting__body=body)).count()
        waits = "1 thing raised there waits" if many == 1 else f"{many} things raised there wait"
        for person in sorted(seats.get(body.pk, set()) & reads if many else ()):
            yield Told(
                person, MEETING_AHEAD, f"meeting {meeting.pk}", "Meetings",
                f"{body.name} meets on {in_words(meeting.held_on)}, and {waits}.",
                reverse("board", args=[body.pk]), "See what waits",
            )  # fmt: skip
