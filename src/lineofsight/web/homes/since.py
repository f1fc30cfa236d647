"""What differs from the figures this person saw last: kept per person, printed figures only.

Two sets are kept: the newest that was seen, and the one seen before it. So what differs stands on
the page until other figures come, and not for one visit alone. No child is in it.

Whoever sees protected figures is told of two months, both as they are counted now: what a month
was before it was counted anew would, beside what it is now, tell of single children.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from lineofsight import picture
from lineofsight.kernel.periods import Month, in_words
from lineofsight.picture import ScorecardRow
from lineofsight.ui.words import Link
from lineofsight.web.data.models import FiguresSeen
from lineofsight.web.homes.moved import counted
from lineofsight.web.homes.part import Part, Reader

SHOWN = 8
FIRST = "These are the first figures you see here."
FIRST_MONTH = "You have seen the figures of no other month here."
"""Of protected figures: a month that is sent again is the month that was seen."""

Figures = Mapping[str, list[str]]
"""Code -> the figure as it was printed, and its colour."""


@dataclass(frozen=True)
class Differs:
    """One indicator that reads otherwise than it did."""

    link: Link
    then: str
    now: str
    colour: str  # from green to red; empty where it is what it was


def since(reader: Reader) -> Part:
    """Give what differs, and remember what is seen now."""
    seen = _remembered(reader)
    before = _before(reader, seen)
    found = differing(before, reader.rows)
    said = {
        "lines": found[:SHOWN],
        "opening": _opening(seen, len(found), reader) if before else _first(reader),
        "more": counted(len(found) - SHOWN, "more differs", "more differ")
        if len(found) > SHOWN
        else "",
        "scorecard": reverse("scorecard"),
    }
    return Part("What changed since you last looked?", "web/homes/since.html", said)


def _first(reader: Reader) -> str:
    """Say that there is nothing to compare with, and when there will be."""
    said, others = (FIRST, "others are") if reader.exactness == "exact" else (
        FIRST_MONTH, "another month is"
    )  # fmt: skip
    return f"{said} When {others} loaded, what differs from these will stand here."


def _before(reader: Reader, seen: FiguresSeen) -> Figures:
    """Give the figures seen before: exact as they were printed, protected as they are now."""
    if reader.exactness == "exact" or not seen.before_month:
        printed: Figures = seen.before_figures
        return printed
    month = Month.parse(seen.before_month)
    if month >= picture.about(reader.kept).month:
        return {}
    counted_now = picture.every_figure(
        reader.kept, exactness=reader.exactness, by="", first=month, last=month
    )
    return {one.code: [one.figure.words, one.figure.rag] for one in counted_now}


def _remembered(reader: Reader) -> FiguresSeen:
    """Give what this person saw; where the figures are others than those, move them back one.

    A protected month that was counted anew is the month that was seen, and moves nothing back.
    """
    about, is_exact = picture.about(reader.kept), reader.exactness == "exact"
    now = f"{about.snapshot} {reader.exactness}"
    seen = FiguresSeen.objects.filter(person=reader.person).first()
    if seen is not None and seen.snapshot == now:
        return seen
    if seen is None:
        seen = FiguresSeen(person=reader.person)
    elif not seen.snapshot.endswith(f" {reader.exactness}"):
        # another role: exact beside protected figures would give hidden ones away
        seen.before_figures, seen.before_month, seen.before_at = {}, "", None
    elif is_exact or seen.month != str(about.month):
        seen.before_figures, seen.before_month = seen.figures, seen.month
        seen.before_at = seen.seen_at
    printed = {row.code: [row.figure.words, row.judged.rag] for row in reader.rows}
    seen.snapshot, seen.month = now, str(about.month)
    seen.figures = printed if is_exact else {}
    seen.seen_at = timezone.now()
    seen.save()
    return seen


def differing(before: Figures, rows: Iterable[ScorecardRow]) -> list[Differs]:
    """List the figures that read otherwise: another colour first, then what moved, by code."""
    found = [
        (row, before[row.code][0], before[row.code][1])
        for row in rows
        if row.code in before and before[row.code][0] != row.figure.words
    ]
    found.sort(
        key=lambda one: (
            one[2] == one[0].judged.rag, not one[0].judged.has_moved, not one[0].is_priority,
            one[0].code,
        )
    )  # fmt: skip
    return [_differs(row, then, rag) for row, then, rag in found]


def _differs(row: ScorecardRow, then: str, rag: str) -> Differs:
    now = row.judged.rag
    colour = f"from {rag} to {now}" if rag and now and rag != now else ""
    link = Link(row.title, reverse("indicator", args=[row.code]))
    return Differs(link, then, row.figure.words, colour)


def _opening(seen: FiguresSeen, many: int, reader: Reader) -> str:
    """Say when which figures were seen, and how many differ."""
    on = in_words(timezone.localtime(seen.before_at).date()) if seen.before_at else ""
    month = Month.parse(seen.before_month).name
    differ = counted(many, "figure differs", "figures differ") if many else "No figure differs"
    how = "" if reader.exactness == "exact" else ", both months counted from the newest records"
    return f"You last looked on {on}, at the figures of {month}. {differ} now{how}."
