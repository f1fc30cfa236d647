"""What is told of boards by e-mail: answered, altered, not confirmed; what waits for a meeting.

No words of an item, of an answer or of a board's papers travel: a letter says that there is
something to read, and leads to its page.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from django.db.models import Q
from django.urls import reverse

from lineofsight.accounts.matrix import Right
from lineofsight.boards import rules
from lineofsight.boards.actions import items
from lineofsight.boards.models import Item, Meeting, Membership, Step
from lineofsight.kernel.periods import in_words
from lineofsight.notices.kinds import CLOSING_DECLINED, ITEM_ALTERED, ITEM_ANSWERED, MEETING_AHEAD
from lineofsight.notices.letters import Item as Told
from lineofsight.notices.models import SENT, Sending
from lineofsight.notices.people import holders

AHEAD = dt.timedelta(days=7)
"""How long before a meeting its chair and clerk are told."""
RECENT = dt.timedelta(days=14)
"""How long ago an answer may have been written for its raiser to be told of it, once."""


def answered(on: dt.date) -> Iterator[Told]:
    """Tell whoever raised something, or speaks for the body that did, that it is answered."""
    does = {rules.ANSWERED: ("answer", "was answered")}
    return _told_of(does, on, kind=ITEM_ANSWERED, heading="Answered", link="Read the answer")


def altered(on: dt.date) -> Iterator[Told]:
    """Tell them that somebody else put their words in others, or out of sight, or back."""
    does = {
        rules.REWORDED: ("rewording", "was put in other words"),
        rules.HIDDEN: ("hiding", "was taken out of sight of others"),
        rules.UNHIDDEN: ("unhiding", "was brought back into sight"),
    }
    return _told_of(does, on, kind=ITEM_ALTERED, heading="Altered", link="See what was done")


def declined(on: dt.date) -> Iterator[Told]:
    """Tell whoever speaks for a body that a second person declined what it closed."""
    does = {rules.DECLINED: ("declining", "stays open: its closing was declined")}
    return _told_of(does, on, kind=CLOSING_DECLINED, heading="Declined", link="Read why")


def _told_of(
    does: Mapping[str, tuple[str, str]], on: dt.date, *, kind: str, heading: str, link: str
) -> Iterator[Told]:
    """Tell of steps, each by what it is known by in a letter, and what it did with the item."""
    steps = Step.objects.filter(
        what__in=does, at__date__gt=on - RECENT, at__date__lte=on
    ).select_related("item")
    told = set(Sending.objects.filter(kind=kind, state=SENT).values_list("person", "about"))
    reads = holders(Right.SEE_ITEMS, on=on)
    seats = _speaking(on)
    newest = {(one.item_id, one.what): one.pk for one in steps}
    for step in steps:
        if step.pk != newest[step.item_id, step.what]:
            continue  # what was done again is told once, as it was done last
        name, did = does[step.what]
        about = f"{name} {step.pk}"
        for person in sorted((_raisers(step.item, seats) & reads) - {step.by_id}):
            if (person, about) not in told:
                yield Told(
                    person, kind, about, heading,
                    f"What was raised on {in_words(step.item.raised_on)} {did} on "
                    f"{in_words(step.on)}.",
                    reverse("item", args=[step.item_id]), link,
                )  # fmt: skip


def _raisers(item: Item, seats: dict[int, set[int]]) -> set[int]:
    if item.body_id is not None:
        return seats.get(item.body_id, set())
    return {item.holder_id} if item.holder_id is not None else set()


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
