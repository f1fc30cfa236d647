"""A row to mend in words, cell by cell, and the groups they stand in: one a table and fault."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import slugify

from lineofsight.accounts.rows import Workers
from lineofsight.kernel.periods import in_words
from lineofsight.picture import WrongRow
from lineofsight.records.findings import ROW_SET_ASIDE
from lineofsight.records.standard.in_words import called
from lineofsight.ui.component import Content
from lineofsight.ui.paging import SIZE
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link
from lineofsight.web.cases import tables
from lineofsight.web.data.models import Taken

COLUMNS = (
    Column("What is wrong"),
    Column("Whose record"),
    Column("Search for"),
    Column("Where it was found"),
    Column("Who can mend it"),
    Column("Since"),
)
TAKING = Column("Take the row", quiet=True)
_KNOWN_BY = {"now": "", "last": "(had the child last)", "row": "(named in the row)"}
UNHELD = {True: "nobody holds", False: "whose holder is not known"}
"""What a child without a holder is called, by whether the records say who holds children."""
_KINDS = {
    "check failed": "what cannot be right",
    "value not read": "values that could not be read",
    "row set aside": "rows set aside",
    "sources disagree": "two sources disagree",
    "conflict": "facts that conflict",
    "check": "worth a look",
}


@dataclass(frozen=True)
class Group:
    """Rows of one table with one kind of fault: how many there are, and those on this page."""

    anchor: str
    name: str
    many: int
    page: int  # on which the first of them stands
    rows: Sequence[WrongRow]  # on this page
    goes_on: bool  # on the next page


@dataclass(frozen=True)
class Reader:
    """What the reader of the list may do with a row, and who took which."""

    workers: Workers  # whose names the reader's roles give, whatever children they work with
    takes: bool  # rows of children whom nobody holds
    person: int
    is_known: bool  # who holds a child
    taken: Mapping[str, Taken] = field(default_factory=dict)


def in_order(rows: Sequence[WrongRow]) -> list[WrongRow]:
    """Put rows of one group together, the group with the gravest first."""
    first: dict[str, int] = {}
    for one in sorted(rows, key=lambda row: row.place):
        first.setdefault(anchor(one), one.place)
    return sorted(rows, key=lambda row: (first[anchor(row)], row.place))


def groups(rows: Sequence[WrongRow], *, page: int) -> list[Group]:
    """Give the groups of a list in order, each with what stands of it on a page."""
    found, at = [], 0
    start, end = (page - 1) * SIZE, page * SIZE
    for name, each in groupby(rows, key=anchor):
        some = list(each)
        found.append(Group(
            name, heading(some[0]), len(some), at // SIZE + 1,
            some[max(0, start - at):max(0, end - at)], at < end < at + len(some),
        ))  # fmt: skip
        at += len(some)
    return found


def anchor(one: WrongRow) -> str:
    """Give where the group of a row is, as an address names it."""
    return slugify(f"{one.table or 'no table'} {one.kind}")


def heading(one: WrongRow) -> str:
    """Say what the rows of a group are, and what is wrong with them."""
    what = called(one.table) if one.table else "files"
    return f"{what[:1].upper()}{what[1:]}: {_KINDS.get(one.kind, one.kind)}"


def table(group: Group, reader: Reader) -> Table:
    """Lay out the rows of a group; with a button to take one where there is one to take."""
    takes = reader.takes and any(one.is_unheld for one in group.rows)
    rows = [(*_cells(one, reader), *((_take(one, reader),) if takes else ())) for one in group.rows]
    return Table(group.name, (*COLUMNS, *((TAKING,) if takes else ())), rows, quiet_caption=True)


def _cells(one: WrongRow, reader: Reader) -> tuple[Content, ...]:
    back = f"; mended and back {one.returned} times" if one.returned else ""
    typed = f" It says “{one.typed}”." if one.typed else ""
    if one.assumed.endswith(ROW_SET_ASIDE):
        typed += " Until it is mended the row does not count."
    taken = reader.taken.get(one.key)
    by = f"taken by {taken.person.name} on {in_words(taken.at.date())}" if taken else ""
    return (
        f"{one.problem[:1].upper()}{one.problem[1:]}.{typed}",
        Link(one.label, reverse("child", args=[one.token])) if one.opens else _whose(one, reader),
        one.search_for or "see where it was found",
        _place(one),
        tables.beneath(_who(one, reader), tables.quiet(by)),
        f"{in_words(one.first_seen_on)}{back}",
    )


def _take(one: WrongRow, reader: Reader) -> Content:
    if not one.is_unheld:
        return ""
    taken = reader.taken.get(one.key)
    is_own = taken is not None and taken.person_id == reader.person
    words = "Give back" if is_own else "Take over" if taken else "I will mend it"
    return format_html(
        '<button type="submit" class="govuk-button govuk-button--secondary los-in-row" '
        'name="{}" value="{}">{}<span class="govuk-visually-hidden">: {}, {}</span></button>',
        "give_back" if is_own else "take", one.key, words, one.problem, _place(one),
    )  # fmt: skip


def _whose(one: WrongRow, reader: Reader) -> str:
    if one.label:
        return one.label if one.label != one.search_for else f"a child {UNHELD[reader.is_known]}"
    if one.search_for:
        return f"worker {_named(one, reader) or one.worker}"
    return "no child known" if one.held else "no child"


def _who(one: WrongRow, reader: Reader) -> str:
    """Say who can mend the row, and how that is known where it is not who holds the child now."""
    worker = _named(one, reader) or ("a named worker" if one.worker else "")
    named = ", ".join(part for part in (worker, one.team) if part)
    if not named:
        return "performance analyst"
    return f"{named} {_KNOWN_BY[one.held]}".strip()


def _named(one: WrongRow, reader: Reader) -> str:
    """Give the worker's name, where the reader sees the record, or has a right to this worker's.

    Whoever may not know whom a row is of is not told who works with them.
    """
    if not one.is_known or not (one.opens or reader.workers.holds(one.worker, one.team)):
        return ""
    return one.worker_name or one.worker


def _place(one: WrongRow) -> str:
    named = [one.file, one.sheet]
    if one.row is not None:
        named.append(f"row {one.row}")
    if one.heading:
        named.append(f"column {one.letter} {one.heading}" if one.letter else one.heading)
    return ", ".join(part for part in named if part)
