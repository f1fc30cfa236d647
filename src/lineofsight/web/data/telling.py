"""What is told of loads by e-mail: one waits for a second person, or was not taken.

No name of a file and nothing of what was found in it: the page says that.
"""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from lineofsight.accounts.matrix import Right
from lineofsight.kernel.periods import Month, in_words
from lineofsight.notices.kinds import APPROVAL_ASKED, LOAD_REFUSED
from lineofsight.notices.letters import Item
from lineofsight.notices.people import holders
from lineofsight.web.data.models import Upload
from lineofsight.web.data.rules import LOOKED_AT_FOR, State

TOLD_FOR = dt.timedelta(days=7)
"""How long somebody is told that what was sent was not taken."""


def loads(on: dt.date) -> Iterator[Item]:
    """Tell of loads that wait for a second person, and of those that were not taken."""
    end = timezone.make_aware(dt.datetime.combine(on, dt.time.max))
    since = Upload.objects.filter(sent_at__gte=end - TOLD_FOR, sent_at__lte=end)
    for one in since.filter(state=State.UNREADABLE.name):
        yield _item(one.sender_id, LOAD_REFUSED, one, "See what to put right")
    for one in since.filter(state=State.REFUSED.name):
        yield _item(one.sender_id, LOAD_REFUSED, one, "See why a second person did not agree")
    waiting = list(since.filter(state=State.ASKED.name, seen_at__gte=end - LOOKED_AT_FOR))
    may_approve = holders(Right.APPROVE_LOAD, on=on) if waiting else frozenset()
    for one in waiting:
        for person in sorted(may_approve - {one.sender_id}):
            yield _item(person, APPROVAL_ASKED, one, "Look at it, and approve or leave it")


def _item(person: int, kind: str, one: Upload, link: str) -> Item:
    what = f"Records of {Month.parse(one.month).name}" if one.month else "Records of one day"
    sent = in_words(timezone.localtime(one.sent_at).date())
    return Item(
        person, kind, f"load {one.pk}", "Loads", f"{what}, sent on {sent}.",
        reverse("load", args=[one.key]), link,
    )  # fmt: skip
