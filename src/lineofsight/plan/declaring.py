"""What is said of whole work streams: what stands, and a word that is written beside it."""

import datetime as dt

from django.utils import timezone

from lineofsight.accounts.models import Person
from lineofsight.accounts.wording import check_words
from lineofsight.kernel.problems import Refused
from lineofsight.plan import rules
from lineofsight.plan.models import Plan, StreamWord
from lineofsight.plan.streams import Word

Standing = dict[tuple[str, str], Word]
"""What stands, by stream and kind."""


def standing(plan: Plan) -> Standing:
    """Give the newest word of each stream and kind; one query."""
    found: Standing = {}
    for one in plan.stream_words.select_related("by"):
        key = (one.stream, one.kind)
        if one.state:
            found[key] = _word(one)
        else:
            found.pop(key, None)
    return found


def said_of(plan: Plan, stream: str) -> list[tuple[str, Word]]:
    """List every word of a stream with its kind, the newest first."""
    every = plan.stream_words.filter(stream=stream).select_related("by").order_by("-pk")
    return [(one.get_kind_display(), _word(one)) for one in every]


def _word(one: StreamWord) -> Word:
    on = timezone.localtime(one.at).date()
    return Word(one.state, one.reason, one.by.name, on, one.officer)


def say(
    plan: Plan, stream: str, *, kind: str, state: str, reason: str, officer: str, by: Person,
    now: dt.datetime,
) -> None:  # fmt: skip
    """Write a word of a work stream; an empty `state` takes back what was set over the roll-up."""
    rules.check_may_change(plan.state)
    check_words(reason, officer)
    if not state and (stream, kind) not in standing(plan):
        raise Refused("Nothing is set over the roll-up that could be taken back.")
    StreamWord.objects.create(
        plan=plan, stream=stream, kind=kind, state=state, reason=reason, officer=officer, by=by,
        at=now,
    )  # fmt: skip
