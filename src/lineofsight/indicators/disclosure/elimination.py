"""Which unknowns a set of sums settles, by adding and subtracting them: exact elimination."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Unknown = TypeVar("Unknown", bound=Hashable)


def settled(rows: Iterable[Mapping[Unknown, int]]) -> set[Unknown]:
    """Give the unknowns that sums of the rows settle: those left alone in a reduced row."""
    reduced: dict[Unknown, dict[Unknown, int]] = {}  # the unknown a row was solved for -> the row
    for row in rows:
        new = dict(row)
        for pivot in [at for at in new if at in reduced]:
            new = _without(new, pivot, reduced[pivot])
        if not new:
            continue
        chosen = next(iter(new))
        for pivot, other in reduced.items():
            if chosen in other:
                reduced[pivot] = _without(other, chosen, new)
        reduced[chosen] = new
    return {pivot for pivot, row in reduced.items() if len(row) == 1}


def _without(
    row: Mapping[Unknown, int], pivot: Unknown, by: Mapping[Unknown, int]
) -> dict[Unknown, int]:
    """Take one unknown out of a row with the help of another row that holds it."""
    mine, theirs = row[pivot], by[pivot]
    left = {at: times * theirs for at, times in row.items()}
    for at, times in by.items():
        value = left.get(at, 0) - times * mine
        if value:
            left[at] = value
        else:
            left.pop(at, None)
    return left
