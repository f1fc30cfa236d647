"""What the pages of controlled documents print: versions, approvals, and who holds one."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from lineofsight.boards.actions.documents import held, made
from lineofsight.boards.document_rules import KINDS, holder, in_force
from lineofsight.boards.models import Asking, Document, Hold, Version
from lineofsight.boards.said.around import day
from lineofsight.kernel.periods import in_words
from lineofsight.plan.approval import ANSWERS
from lineofsight.ui.component import Content
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link, Tag

DIGITS = 12
"""Digits of a hash that a table prints; the page of the document has it whole."""


def documents(each: Sequence[Document], *, on: dt.date) -> Table:
    """Documents: the version in force, when it is to be looked at again, and who holds it."""
    rows = [
        (Link(one.title, reverse("document", args=[one.pk])), KINDS[one.kind], one.owner,
         *_stands(one, on), _quoted(one, on))
        for one in each
    ]  # fmt: skip
    columns = (Column("Document"), Column("Kind"), Column("Owner"), Column("In force"),
               Column("Look at it again by"), Column("May a paper quote it?"))  # fmt: skip
    return Table("Controlled documents", columns, rows, empty="No document is kept here yet.")


def _stands(one: Document, on: dt.date) -> tuple[Content, Content]:
    found = in_force(one.kind, made(one), on=on)
    if found is None:
        return "No version is in force", "not set"
    version = next(each for each in one.versions.all() if each.number == found.number)
    return f"Version {found.number}, of {in_words(found.dated_on)}", review(version, on)


def review(version: Version, on: dt.date) -> Content:
    """The day by which a version is to be looked at again, said where it has passed."""
    if version.review_on is None:
        return "not set"
    if version.review_on < on:
        return format_html("{} {}", in_words(version.review_on), Tag("Overdue", "orange"))
    return in_words(version.review_on)


def _quoted(one: Document, on: dt.date) -> Content:
    holding = holder(held(one), on=on)
    if holding is not None:
        return format_html("{} {}", Tag("Held", "orange"), f"by {holding.holder}")
    return "Yes" if in_force(one.kind, made(one), on=on) else "Not before a version is in force"


def versions(each: Iterable[Version], *, on: dt.date) -> Table:
    """Every version with its hash."""
    rows = [
        (Link(f"Version {one.number}", reverse("document-file", args=[one.pk]),
              about=f"of {in_words(one.dated_on)}"),
         in_words(one.dated_on), review(one, on), one.note or "none", one.made_by.name, one.digest)
        for one in each
    ]  # fmt: skip
    columns = (Column("Version"), Column("Of"), Column("Look at it again by"),
               Column("What is new"), Column("Sent by"), Column("Hash (SHA-256)"))  # fmt: skip
    return Table("Versions", columns, rows, wide=True, empty="No version was sent yet.")


def approvals(each: Iterable[Asking], *, answers: int = 0, asked: int = 0) -> Table:
    """Which version was put to whom, and what was answered.

    `answers` is the number of the reader, where they may write an answer down; `asked` where they
    put documents to bodies, and so may take a question of theirs back.
    """
    rows = [
        (one.body.name, f"Version {one.version.number} ({one.digest[:DIGITS]})",
         f"{in_words(one.asked_on)}, by {one.asked_by.name}",
         _answer(one, answers, asked), one.minute or None)
        for one in each
    ]  # fmt: skip
    columns = (Column("Body"), Column("Asked about"), Column("Asked"), Column("Answer"),
               Column("Minute"))  # fmt: skip
    return Table("Who has approved it?", columns, rows, empty="Nobody was asked yet.")


def _answer(one: Asking, answers: int, asked: int) -> Content:
    if one.withdrawn_at is not None:
        return f"Withdrawn on {in_words(timezone.localdate(one.withdrawn_at))}"
    if one.answered_on is not None:
        return f"{ANSWERS[one.answer]} on {in_words(one.answered_on)}"
    if answers and answers != one.asked_by_id:
        address = reverse("document-answer", args=[one.pk])
        return Link("Write the answer down", address, about=one.body.name)
    if asked == one.asked_by_id:
        address = reverse("document-withdraw", args=[one.pk])
        return Link("Awaited: withdraw it", address, about=one.body.name)
    return Tag("Awaited", "orange")


def holds(each: Iterable[Hold], *, may_write: bool) -> Table:
    """Who held the document, and until when."""
    rows = [
        (one.holder, one.why, in_words(one.since), _until(one, may_write=may_write),
         one.released or None)
        for one in each
    ]  # fmt: skip
    columns = (Column("Held by"), Column("Why"), Column("Since"), Column("Until"),
               Column("What released it"))  # fmt: skip
    return Table("Who holds it", columns, rows, empty="Nobody else holds it, or ever did.")


def _until(one: Hold, *, may_write: bool) -> Content | None:
    if one.until is not None:
        return day(one.until)
    if may_write:
        return Link("A day not known yet: release it", reverse("hold-end", args=[one.pk]))
    return "a day not known yet"
