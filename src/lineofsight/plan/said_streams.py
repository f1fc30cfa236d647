"""What the pages of the plan print of work streams: both lights, reasons, and their actions."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString

from lineofsight.kernel.periods import in_words
from lineofsight.plan import impact, said
from lineofsight.plan.addressed import At
from lineofsight.plan.impact import Verdict
from lineofsight.plan.streams import Stream, Word
from lineofsight.ui.component import Content
from lineofsight.ui.lists import Moment, Summary, Timeline
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link

WORST_NAMED = 5
"""Actions named as the worst of a stream, at most."""


class Printed(NamedTuple):
    """A work stream on the plan's page."""

    name: str
    lights: Summary
    table: Table
    change: str  # where its word is written; empty: not by this person


def watermelons(each: Sequence[Stream], at: At) -> Table:
    """The streams that are declared better than they are, with the red signals beside them."""
    return Table(
        "Work streams declared better than they are",
        (Column("Work stream"), Column("Officer"), Column("Declared"),
         Column("By dates and figures"), Column("Why")),
        [(Link(one.name, at.page("plan-stream", one.name)) if one.name else "No work stream",
          one.officers, said.light(one.declared_state), said.light(one.worst), _beside(one))
         for one in each],
        empty="Every work stream stands as its officer declares it.",
    )  # fmt: skip


def _beside(one: Stream) -> str:
    red = f" Red signals beside it: {', '.join(one.red)}." if one.red else ""
    return f"{_worst(one)}{red}"


def _worst(one: Stream) -> str:
    refs = one.worst_refs
    more = f" and {len(refs) - WORST_NAMED} more" if len(refs) > WORST_NAMED else ""
    return f"As its worst of {len(one.each)} actions: {', '.join(refs[:WORST_NAMED])}{more}."


def streams(
    each: Sequence[Stream], verdicts: Sequence[Verdict], at: At, *, may_change: bool
) -> list[Printed]:
    """Each work stream with its two lights and its actions."""
    moved = _worst_verdicts(verdicts)
    return [
        Printed(
            one.name, lights(one), _actions(one, moved, at),
            at.page("plan-stream", one.name) if may_change and one.name else "",
        )
        for one in each
    ]  # fmt: skip


def lights(one: Stream) -> Summary:
    """Both lights of a work stream, each with its reason."""
    rows: list[tuple[str, Content]] = [
        ("Officer", one.officers or "not recorded"),
        ("Declared", _declared(one)),
        ("By dates and figures", _derived(one)),
    ]
    return Summary(rows)


def _declared(one: Stream) -> SafeString:
    if one.declared is None:
        words = "Nothing is declared of the whole: as the worst its leads declare."
        return format_html("{} {}", said.light(one.declared_state), words)
    return format_html("{} {}", said.light(one.declared_state), said_of(one.declared))


def _derived(one: Stream) -> SafeString:
    if one.override is None:
        return format_html("{} {}", said.light(one.worst), _worst(one))
    return format_html(
        "{} Set over the roll-up. {} By its actions it would be {} {}",
        said.light(one.state), said_of(one.override), said.light(one.worst), _worst(one),
    )  # fmt: skip


def said_of(word: Word) -> str:
    """The reason of a word, whose it is, and when it was said."""
    whose = f"{word.officer}, written by {word.by}" if word.officer else word.by
    return f"{word.reason.rstrip('.')}. {whose}, {in_words(word.on)}."


def _worst_verdicts(verdicts: Sequence[Verdict]) -> Mapping[str, str]:
    """Give the verdict to worry about most of each action: they come in that order."""
    found: dict[str, str] = {}
    for one in impact.in_order(verdicts):
        found.setdefault(one.action.ref, one.words)
    return found


def _actions(stream: Stream, moved: Mapping[str, str], at: At) -> Table:
    return Table(
        f"Actions of {stream.name}",
        (Column("Action"), Column("What"), Column("Lead"), Column("Due"), Column("Declared"),
         Column("By its dates and figures"), Column("Effect")),
        [(said.ref(one.action, at), one.action.action, one.action.lead, said.due(one.action),
          said.light(one.action.status), said.light(one.derived.state),
          moved.get(one.action.ref, "none expected").capitalize()) for one in stream.each],
        quiet_caption=True,
    )  # fmt: skip


def words(each: Sequence[tuple[str, Word]]) -> Timeline:
    """Everything that was ever said of a work stream, the newest first."""
    return Timeline([
        Moment(f"{kind}: {word.state or 'taken back'}", in_words(word.on), detail=word.reason,
               by=f"{word.officer}, written by {word.by}" if word.officer else word.by)
        for kind, word in each
    ])  # fmt: skip
