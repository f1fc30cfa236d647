"""What the pages of boards print: who sits, when they meet, papers, and decisions."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.html import format_html

from lineofsight.boards.meeting_rules import DECISIONS, KINDS, PAGES, PARTS
from lineofsight.boards.models import (
    Asking,
    Attendance,
    Body,
    Decision,
    Meeting,
    Membership,
    Paper,
)
from lineofsight.boards.said.around import day
from lineofsight.kernel.periods import in_words
from lineofsight.plan.models import Change
from lineofsight.ui.component import Content
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link, Tag


def boards(each: Sequence[tuple[Body, dt.date | None, int, int]]) -> Table:
    """Every body: when it meets next, what waits for its decision, and what it has open."""
    rows = [
        (Link(body.name, reverse("board", args=[body.pk])), KINDS[body.kind],
         day(coming, "No meeting is planned" if body.meets_here else "Not kept here"),
         f"{waiting:,}", f"{opened:,}")
        for body, coming, waiting, opened in each
    ]  # fmt: skip
    columns = (
        Column("Body"),
        Column("What it is"),
        Column("Next meeting"),
        Column("Decisions awaiting", numeric=True),
        Column("Raised and open", numeric=True),
    )
    return Table("Boards and panels", columns, rows, empty="No board is written down yet.")


def seats(
    each: Iterable[Membership], *, may_write: bool, empty: str = "Nobody sits on it yet."
) -> Table:
    """Who sits on a board, by title."""
    columns = (Column("Title"), Column("As"), Column("Since"), Column("Until"))
    rows: list[tuple[Content | None, ...]] = [
        (one.title, PARTS[one.part], in_words(one.since), _until(one, may_write=may_write))
        for one in sorted(each, key=lambda one: list(PARTS).index(one.part))
    ]
    return Table("Members", columns, rows, empty=empty)


def _until(one: Membership, *, may_write: bool) -> Content:
    if one.until is not None:
        return in_words(one.until)
    if may_write:
        return Link("End this seat", reverse("seat-end", args=[one.pk]), about=one.title)
    return "still"


def meetings(each: Iterable[Meeting]) -> Table:
    """Meetings, the newest first."""
    rows = [
        (Link(in_words(one.held_on), reverse("meeting", args=[one.pk])), one.focus or "none yet",
         one.minutes or "none yet")
        for one in each
    ]  # fmt: skip
    return Table(
        "Meetings", (Column("Day"), Column("About"), Column("Minutes")), rows,
        empty="No meeting is written down yet.",
    )  # fmt: skip


def papers(each: Iterable[Paper]) -> Table:
    """Papers in the order of the agenda, each with the way to it."""
    rows = [(one.number, one.title, _where(one)) for one in each]
    return Table(
        "Papers", (Column("Number"), Column("Paper"), Column("Where it is")), rows,
        empty="No paper is written down.",
    )  # fmt: skip


def _where(one: Paper) -> Content:
    if one.document is not None:
        return Link(one.document.title, reverse("document", args=[one.document_id]))
    if one.page in PAGES:
        return Link(PAGES[one.page], reverse(one.page))
    return one.found_at


def came(each: Iterable[Attendance]) -> Table:
    """Who came to a meeting, by title."""
    rows = [
        (one.membership.title, PARTS[one.membership.part], one.get_came_display()) for one in each
    ]
    return Table(
        "Who came", (Column("Title"), Column("As"), Column("Came")), rows,
        empty="Who came is not written down yet.",
    )  # fmt: skip


def decisions(each: Iterable[Decision], *, may_write: bool = False) -> Table:
    """Decisions with the reference of the minute."""
    rows = [
        (one.words, in_words(one.asked_on), _outcome(one, may_write=may_write), one.minute or None)
        for one in each
    ]
    return Table(
        "Decisions",
        (Column("What"), Column("Asked"), Column("Decided"), Column("Minute")),
        rows, empty="No decision is written down yet.",
    )  # fmt: skip


def _outcome(one: Decision, *, may_write: bool) -> Content:
    if one.decided_on is not None:
        return f"{DECISIONS[one.outcome]} on {in_words(one.decided_on)}"
    if may_write:
        words = Link("Write it down", reverse("decision", args=[one.pk]), about=one.words)
        return format_html("{} {}", Tag("Awaited", "orange"), words)
    return Tag("Awaited", "orange")


def awaiting(
    decisions_: Iterable[Decision],
    askings: Iterable[Asking],
    changes: Iterable[Change],
    *,
    may_write: bool,
) -> Table:
    """All that waits for the decision of a board: asked of it, put to it, and changes of a plan.

    What was decided is written down by who keeps boards; nobody else has a page of it to open.
    """
    rows: list[tuple[Content, Content, Content]] = [
        (Link(one.words, reverse("decision", args=[one.pk])) if may_write else one.words,
         "Decision", in_words(one.asked_on))
        for one in decisions_
    ]  # fmt: skip
    rows += [
        (Link(f"{one.version.document.title}, version {one.version.number}",
              reverse("document", args=[one.version.document_id])),
         "Document to approve", in_words(one.asked_on))
        for one in askings
    ]  # fmt: skip
    rows += [
        (Link(f"Change {one.pk} of the plan: {one.why}", reverse("plan-change", args=[one.pk])),
         "Change of the plan", in_words(one.asked_at.date()))
        for one in changes
    ]  # fmt: skip
    return Table(
        "Decisions awaiting", (Column("What"), Column("Kind"), Column("Since")), rows,
        empty="Nothing waits for its decision.",
    )  # fmt: skip
