"""What the pages of the plan print of work streams: both lights, reasons, and their actions."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from lineofsight.kernel.periods import in_words
from lineofsight.plan import impact
from lineofsight.plan.addressed import At
from lineofsight.plan.impact import Verdict
from lineofsight.plan.judging import Judged
from lineofsight.plan.lights import WORST_FIRST, Lights
from lineofsight.plan.models import Plan
from lineofsight.plan.said import closing as said_closing
from lineofsight.plan.said import lines as said
from lineofsight.plan.streams import Stream, Word
from lineofsight.ui.component import Content
from lineofsight.ui.lists import Moment, Summary, Timeline
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link

WORST_NAMED = 5
"""Actions named as the worst of a stream, at most."""
LONG = 12
"""Actions of a stream above which they stand under their priorities: a phone opens one of them."""


UNDECLARED = "Nothing is declared of the whole plan yet."
OFFICE = "Declared by the programme office"
"""Whose word it is of the whole plan."""


class Piece(NamedTuple):
    """Actions of a work stream that stand under one priority; all of them where they are few."""

    anchor: str
    name: str
    about: str
    table: Table


class Printed(NamedTuple):
    """A work stream on the plan's page; `anchor` is its place there."""

    anchor: str
    name: str
    about: str  # how many actions stand how
    lights: Summary
    pieces: list[Piece]
    change: str  # where its word is written; empty: not by this person


def watermelons(stands: Judged, at: At) -> Table:
    """The streams that are declared better than they are, with the red signals beside them."""
    is_said = any(one.declared for one in stands.streams)
    return Table(
        "Work streams declared better than they are",
        (Column("Work stream"), Column("Officer"), Column("Declared"),
         Column("By dates and figures"), Column("Why")),
        [(Link(one.name, at.page("plan-stream", one.name)) if one.name else "No work stream",
          one.officers, said.light(one.declared_state), said.light(one.worst), _beside(one))
         for one in stands.better_streams],
        empty="No work stream is declared better than it stands." if is_said
        else "Nothing is declared of a whole work stream, so nothing can differ.",
    )  # fmt: skip


def _beside(one: Stream) -> str:
    red = f" Red signals beside it: {', '.join(one.red)}." if one.red else ""
    return f"{_worst(one)}{red}"


def _worst(one: Stream) -> str:
    refs = one.worst_refs
    more = f" and {len(refs) - WORST_NAMED} more" if len(refs) > WORST_NAMED else ""
    worst = "only action" if len(one.each) == 1 else f"worst of {len(one.each)} actions"
    return f"As its {worst}: {', '.join(refs[:WORST_NAMED])}{more}."


def streams(
    stands: Judged, at: At, *, fits: Collection[str], writes: Collection[str]
) -> list[Printed]:
    """Each work stream with its two lights and those of its actions that `fits` names.

    Of those that the reader `writes` of, by their names, stands where that is done.
    """
    last = _became(stands) if stands.is_closed else _effects(stands.verdicts)
    shown = [one for one in stands.streams if any(each.action.ref in fits for each in one.each)]
    return [
        Printed(
            f"stream-{place}", one.name or "No work stream", counts(one.each), lights(one),
            _pieces(one, f"stream-{place}", last, at, fits),
            at.page("plan-stream", one.name) if one.name in writes and one.name else "",
        )
        for place, one in enumerate(shown, start=1)
    ]  # fmt: skip


def counts(each: Sequence[Lights]) -> str:
    """How many actions stand how by their dates and figures, the worst first."""
    if not each:
        return "No action yet"
    held = Counter(one.derived.state for one in each)
    many = "1 action" if len(each) == 1 else f"{len(each)} actions"
    parts = ", ".join(f"{held[state]} {state}" for state in WORST_FIRST if held[state])
    return f"{many}: {parts}"


def lights(one: Stream, *, on: dt.date | None = None, who: str = "") -> Summary:
    """Both lights of a work stream, each with its reason, and what was set over the roll-up.

    Of the whole plan no officer is named, and `who` says whose word it is. `on` is the day they
    are counted from, where the page has not said it above.
    """
    rows: list[tuple[str, Content]] = [
        *([] if who else [("Officer", one.officers or "not recorded")]),
        (who or "Declared", _declared(one) if one.declared or not who else UNDECLARED),
        *([("Set over the roll-up", _set_over(one.override))] if one.override else []),
        (
            "By dates and figures",
            format_html(
                "{} {}{}",
                said.light(one.worst),
                _worst(one),
                f" {capfirst(said.counted_from(on))}." if on else "",
            ),
        ),
    ]
    return Summary(rows)


def _set_over(word: Word) -> SafeString:
    return format_html("{} {}", said.light(word.state), said_of(word))


def _declared(one: Stream) -> SafeString:
    if one.declared is None:
        words = "Nothing is declared of the whole: as the worst its leads declare."
        return format_html("{} {}", said.light(one.declared_state), words)
    return format_html("{} {}", said.light(one.declared_state), said_of(one.declared))


def said_of(word: Word) -> str:
    """The reason of a word, whose it is, and when it was said."""
    whose = f"{word.officer}, written by {word.by}" if word.officer else word.by
    return f"{word.reason.rstrip('.')}. {whose}, {in_words(word.on)}."


@dataclass(frozen=True)
class _Last:
    """The last column of a stream's actions: what it is called, and what it says of each."""

    name: str
    said: Mapping[str, Content]


def _effects(verdicts: Sequence[Verdict]) -> _Last:
    """Give the verdict to worry about most of each action: they come in that order."""
    found: dict[str, Content] = {}
    for one in impact.in_order(verdicts):
        found.setdefault(one.action.ref, one.heading)
    return _Last("Effect", found)


def _became(stands: Judged) -> _Last:
    titles = dict(Plan.objects.values_list("pk", "title"))
    fates = {ref: said_closing.fate(one, titles) for ref, one in stands.accounts.items()}
    return _Last("What became of it", fates)


def _pieces(stream: Stream, anchor: str, last: _Last, at: At, fits: Collection[str]) -> list[Piece]:
    held = [one for one in stream.each if one.action.ref in fits]
    under: dict[str, list[Lights]] = {}
    for one in held:
        of = one.action
        name = "No priority" if of.priority is None else f"{of.priority} {of.priority_name}".strip()
        under.setdefault(name, []).append(one)
    if len(held) <= LONG or len(under) == 1:
        table = _actions(held, f"Actions of {stream.name}", last, at, quiet=True)
        return [Piece(f"{anchor}-all", stream.name, counts(held), table)]
    return [
        Piece(f"{anchor}-{place}", name, counts(some), _actions(some, name, last, at, quiet=False))
        for place, (name, some) in enumerate(under.items(), start=1)
    ]


def _actions(each: Sequence[Lights], caption: str, last: _Last, at: At, *, quiet: bool) -> Table:
    return Table(
        caption,
        (Column("Action"), Column("What"), Column("Lead"), Column("Due"), Column("Declared"),
         Column("By its dates and figures"), Column(last.name)),
        [(said.ref(one.action, at), one.action.action, one.action.lead, said.due(one.action),
          said.light(one.action.status), said.light(one.derived.state),
          last.said.get(one.action.ref, "None expected"))
         for one in each],
        quiet_caption=quiet,
    )  # fmt: skip


def words(each: Sequence[tuple[str, Word]]) -> Timeline:
    """Everything that was ever said of a work stream, the newest first."""
    return Timeline([
        Moment(f"{kind}: {word.state or 'taken back'}", in_words(word.on), detail=word.reason,
               by=f"{word.officer}, written by {word.by}" if word.officer else word.by)
        for kind, word in each
    ])  # fmt: skip
