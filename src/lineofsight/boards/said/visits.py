"""What the pages of monitoring visits print."""

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse

from lineofsight.boards.actions.visits import Since
from lineofsight.boards.document_rules import Held
from lineofsight.boards.models import DataAsked, StaffMet, Visit
from lineofsight.boards.said.around import day, lines
from lineofsight.boards.said.items import link
from lineofsight.kernel.periods import in_words
from lineofsight.plan.addressed import At
from lineofsight.plan.content import Action
from lineofsight.plan.published import Reading
from lineofsight.plan.said.lines import light
from lineofsight.ui.component import Content
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link, Tag


def days(visit: Visit) -> str:
    """The days of a visit."""
    first, last = in_words(visit.starts_on), in_words(visit.ends_on)
    return first if visit.starts_on == visit.ends_on else f"{first} to {last}"


def visits(each: Iterable[Visit]) -> Table:
    """Visits, the newest first."""
    rows = [
        (Link(days(one), reverse("visit", args=[one.pk])), one.body.name, one.focus) for one in each
    ]
    return Table(
        "Monitoring visits", (Column("Days"), Column("Body"), Column("Focus")), rows,
        empty="No monitoring visit is written down.",
    )  # fmt: skip


def asked(each: Iterable[DataAsked], *, on: dt.date, may_write: bool) -> Table:
    """What was asked for, and when it was sent."""
    rows = [
        (one.what, in_words(one.asked_on), day(one.due_on, "no day"),
         _sent(one, on, may_write=may_write))
        for one in each
    ]  # fmt: skip
    return Table(
        "Asked for and sent",
        (Column("What"), Column("Asked for"), Column("Due"), Column("Sent")), rows,
        empty="Nothing was asked for yet.",
    )  # fmt: skip


def due(unsent: Iterable[DataAsked], coming: Iterable[Visit], *, on: dt.date) -> Table:
    """What visits ask of those who keep the boards: what is not sent, and who comes soon."""
    rows: list[tuple[Content, Content, Content]] = [
        (one.what, _of(one.visit),
         lines((day(one.due_on, "no day"), _sent(one, on, may_write=True))))
        for one in unsent
    ]  # fmt: skip
    rows += [(f"Visit: {one.focus}", _of(one), days(one)) for one in coming]
    return Table("Due for visits", (Column("What"), Column("Visit"), Column("When")), rows)


def _of(visit: Visit) -> Link:
    return Link(f"{visit.body.name}, {days(visit)}", reverse("visit", args=[visit.pk]))


def _sent(one: DataAsked, on: dt.date, *, may_write: bool) -> Content:
    if one.sent_on is not None:
        late = ", late" if one.due_on is not None and one.sent_on > one.due_on else ""
        return f"{in_words(one.sent_on)}{late}: {one.sent_as}"
    is_late = one.due_on is not None and one.due_on < on
    found: list[Content] = [Tag("Overdue", "orange")] if is_late else []
    if may_write:
        found.append(Link("Write down that it was sent", reverse("data-send", args=[one.pk]),
                          about=one.what))  # fmt: skip
    return lines(found) if found else "not yet"


def met(each: Iterable[StaffMet]) -> Table:
    """Whom the visitors met, by title."""
    rows = [(one.title, f"{one.many:,}") for one in each]
    return Table(
        "Staff they met", (Column("Role"), Column("How many", numeric=True)), rows,
        empty="Nobody is written down yet.",
    )  # fmt: skip


def letter(visit: Visit, held: Held | None, *, is_there: bool) -> Content:
    """The letter: not come, held by somebody, or free since it came."""
    if visit.letter is None:
        return "No letter is written down yet."
    link_ = Link(visit.letter.title, reverse("document", args=[visit.letter_id]))
    if held is not None:
        return f"A letter is there and held by {held.holder} since {in_words(held.since)}."
    return link_ if is_there else "The letter has not come yet."


def since(each: Iterable[Since], read: Reading) -> Table:
    """What became of each action linked to a finding, from this visit to the next, as it is read.

    What was done stands in a column of its own for those who read the plan in full.
    """
    columns = [Column("Finding"), Column("Action"), Column("At this visit"), Column("Next, or now")]
    if read.in_full:
        columns.append(Column("What was done"))
    rows = [
        (link(one.finding), Link(one.place[1], At(one.place[0]).page("plan-action", one.place[1])),
         _stood(one.then), _stood(one.later), _progress(one))[: len(columns)]
        for one in each
    ]  # fmt: skip
    return Table(
        "What had changed", tuple(columns), rows,
        empty="No action of the plan is linked to a finding of this visit yet.",
    )  # fmt: skip


def _stood(action: Action | None) -> Content:
    return light(action.status) if action is not None else "not in the plan"


def _progress(one: Since) -> str | None:
    if one.later is None:
        return None
    if one.then is not None and one.then.progress == one.later.progress:
        return "Nothing new was written"
    return one.later.progress or None
