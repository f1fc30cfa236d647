"""Days that stand alone, long before all others of their list: a year mistyped, most often.

One of them would carry the reach of a whole list back, so that months nobody sent read nought. They
are counted as they stand, said with their rows, and carry no reach. A day is called so where it is
one of few, lies over half a year before the next, and the others follow one another so closely that
no such gap is to be expected.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lineofsight.kernel.periods import in_words
from lineofsight.records.findings import Finding, Kind
from lineofsight.records.settling.rows import Settled

GAP = 183
"""Days between such a day and the next, at the least."""

FEWEST = 10
"""With fewer others nothing stands alone: of so few any may lie apart."""

ONE_IN = 10
"""No more than one row in so many stands alone."""

TIMES = 20
"""The gap is over so many times as long as the others lie apart on average."""


def first_of_the_rest(days: Iterable[Any]) -> dt.date | None:
    """Give the earliest day that does not stand alone; None where there is no day."""
    known = [_day(day) for day in days if day is not None]
    if not known:
        return None
    earliest, few = min(known), max(1, len(known) // ONE_IN)
    soon = earliest + dt.timedelta(days=GAP)
    if len(known) <= FEWEST or sum(day <= soon for day in known) > few:
        return earliest
    known.sort()
    return next((known[at] for at in range(few, 0, -1) if _is_apart(known, at)), earliest)


def _is_apart(days: Sequence[dt.date], at: int) -> bool:
    """Ask whether the days before a place in their order stand alone before those from it on."""
    gap, others = (days[at] - days[at - 1]).days, len(days) - at
    return gap > GAP and others >= FEWEST and gap * others > TIMES * (days[-1] - days[at]).days


def carrying(settled: Settled) -> tuple[str, ...]:
    """Name the columns whose days say how far back a list of events or spells reaches.

    Its ends, or what its mapping says; of events without such a day, the days they begin.
    """
    table = settled.table
    if table.shape not in ("events", "spells"):
        return ()
    names = settled.reach_by or ((table.ends,) if table.shape == "spells" else ())
    names = tuple(name for name in names if any(settled.columns.get(name, ())))
    if names or table.shape == "spells":
        return names
    begins = table.begins
    return (begins if begins in settled.columns else f"{begins.rsplit('_', 1)[0]}_at",)


def earliest_carrying(settled: Settled) -> dt.date | None:
    """Give the day a list reaches back to by its own days."""
    return first_of_the_rest(
        day for name in carrying(settled) for day in settled.columns.get(name, ())
    )


def standing_alone(settled: Settled) -> Iterator[Finding]:
    """Say which rows hold a day that stands alone before the rest of its list."""
    if settled.latest:
        return
    first = earliest_carrying(settled)
    if first is None:
        return
    for name in carrying(settled):
        alone: dict[int, list[int]] = {}
        for day, source, row in zip(
            settled.columns.get(name, ()), settled.sources, settled.rows, strict=False
        ):
            if day is not None and _day(day) < first:
                alone.setdefault(source, []).append(row)
        for source, rows in alone.items():
            yield Finding(
                Kind.CHECK,
                f"a day over half a year before the rest, which begin on {in_words(first)}, as "
                "where a year is mistyped",
                settled.cells.get(source, {}).get(name, settled.places[source]),
                tuple(rows),
                assumed="counted as it stands; the list is not taken to reach back to it, unless "
                "that is said (--covers-from)",
                table=settled.table.name,
            )


def _day(value: dt.date) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value
