"""What the page of a month of line of sight prints."""

from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse

from lineofsight.boards.models import Sighting
from lineofsight.boards.sight_rules import KINDS, Sums
from lineofsight.kernel.periods import Month, in_words
from lineofsight.ui.component import Content
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link


def sums(each: Mapping[str, Sums]) -> Table:
    """A month added up, a line for each who looked."""
    names = ("Times", "Visits and practice", "Children met", "Staff met", "Audits read")
    columns = (Column("Who"), *(Column(name, numeric=True) for name in names))
    rows = [
        (name, *(f"{one:,}" for one in (s.times, s.visits, s.children, s.staff, s.audits)))
        for name, s in each.items()
    ]
    return Table("The month added up", columns, rows, empty="Nobody wrote anything this month.")


def entries(each: Sequence[Sighting], *, own: int, may_write: bool) -> Table:
    """What was seen, learned and done, as it happened."""
    columns = [Column("Day"), Column("Who"), Column("What"), Column("Met or read"),
               Column("What was learned"), Column("What was done")]  # fmt: skip
    rows: list[tuple[Content | None, ...]] = [
        (in_words(one.on), one.person.name, f"{KINDS[one.kind]}, {one.where}", _met(one),
         one.learned, one.done or None)
        for one in each
    ]  # fmt: skip
    if may_write:
        columns.append(Column("Do", quiet=True))
        rows = [
            (*row, _right(one) if one.person_id == own else "")
            for row, one in zip(rows, each, strict=True)
        ]
    return Table(
        "What was seen, learned and done", tuple(columns), rows,
        empty="Nothing is written down for this month.",
    )  # fmt: skip


def _right(one: Sighting) -> Link:
    return Link("Put it right", reverse("sight-right", args=[one.pk]), about=in_words(one.on))


def _met(one: Sighting) -> str | None:
    said = [
        f"{_many(one.children, 'child', 'children')}",
        f"{_many(one.staff, 'member of staff', 'members of staff')}"
        + (f" ({one.titles})" if one.staff and one.titles else ""),
        f"{_many(one.audits, 'audit', 'audits')}",
    ]
    counts = (one.children, one.staff, one.audits)
    return ", ".join(words for words, many in zip(said, counts, strict=True) if many) or None


def _many(many: int, one: str, more: str) -> str:
    return f"{many} {one if many == 1 else more}"


def months(each: Iterable[Month], here: Month) -> list[Content]:
    """The other months, as links."""
    return [Link(one.name, reverse("sight-month", args=[str(one)])) for one in each if one != here]
