"""Protect counts given by name: `protect`, and the reading of what its caller says.

For the figures of a paper use `publish` (`release.py`); this is the same protection for any
counts and any sums.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from lineofsight.indicators.disclosure.hiding import hide
from lineofsight.indicators.disclosure.linked import Count, Linked, as_sum
from lineofsight.kernel.codes import nearest
from lineofsight.kernel.problems import Problem
from lineofsight.kernel.quantities import halves_up

THRESHOLD = 6
"""Counts from 1 to one less than this are hidden, unless a caller says otherwise."""

Sums = Sequence[tuple[Sequence[str], str]]
"""Which cells add up to which cell: (parts, total)."""

Ratios = Sequence[tuple[str, str, str]]
"""Derived figures: (name, numerator, denominator)."""

NOTHING: Mapping[str, int] = MappingProxyType({})


def protect(
    cells: Mapping[str, int],
    sums: Sums,
    *,
    threshold: int = THRESHOLD,
    already_public: Mapping[str, int] = NOTHING,
    ratios: Ratios = (),
) -> Mapping[str, int | None]:
    """Give each count, or None where it must be hidden so that no hidden one can be worked out.

    `cells`: name -> exact count, a whole number of at least 0. `sums`: (parts, total), each true
    of the counts. `already_public`: counts outsiders have; `sums` and `ratios` may name them like
    cells, and a cell among them stays shown. `ratios`: (name, numerator, denominator); a ratio is
    None when either part is hidden, or when the rest (denominator less numerator) is 1 to
    threshold - 1; in that case a part is hidden too, since two shown parts give the rest.

    Counts of 1 to threshold - 1 are hidden, then the cheapest partners: never a zero, as few
    children as can be. Each hidden count could be another whole number of at least 1 for all that
    is shown, even to a reader who knows the sums, the threshold and this rule. Cells come first,
    in their order, then ratios that are not cells. A shown ratio has the value of the cell of its
    name; where no cell has its name the whole percentage, halves up, and None over nothing.

    A count which `already_public` gives away is hidden all the same, and `audit` names it. With a
    threshold of 2 a hidden count can only be 1: choose 3 or more.
    Raises `Problem` for unknown names, counts that are not whole or are below 0, sums that do
    not add up, and an `already_public` value that differs from the cell's.
    """
    check_threshold(threshold)
    exact = _counts(cells, already_public)
    check_names(exact, sums, ratios)
    derived = {name for name, _, _ in ratios}
    names = [name for name in exact if name not in derived]
    linked = _linked(names, exact, sums, ratios, threshold=threshold, known=already_public)
    hidden = {linked.counts[at].name for at in hide(linked).hidden}
    withheld = {
        name
        for name, numerator, denominator in ratios
        if name not in already_public
        and (hidden & {numerator, denominator, rest_name(numerator, denominator)})
    }
    shown = {name: None if name in hidden | withheld else exact[name] for name in cells}
    for name, numerator, denominator in ratios:
        if name not in cells:
            value = _whole_percentage(exact[numerator], exact[denominator])
            shown[name] = None if name in withheld else value
    return shown


def check_threshold(threshold: int) -> None:
    """Refuse a threshold that is not a whole number of at least 1."""
    if not _is_whole(threshold) or threshold < 1:
        raise Problem(
            "The threshold is not a whole number of at least 1.",
            do="Say the smallest count that may be shown, such as 6.",
        )


def check_names(known: Iterable[str], sums: Sums, ratios: Ratios) -> None:
    """Refuse names no count has, ratios named twice, and ratios used as if they were counts."""
    derived = [name for name, _, _ in ratios]
    if len(set(derived)) < len(derived):
        raise Problem("Two ratios have the same name.", do="Give each a name of its own.")
    counts = set(known) - set(derived)
    places = [
        *((f"sum {i}, total {total!r}", [*parts, total]) for i, (parts, total) in _numbered(sums)),
        *((f"ratio {name!r}", [above, below]) for name, above, below in ratios),
    ]
    for where, names in places:
        for name in names:
            if name in derived:
                raise Problem(f"{name!r} is a ratio and cannot be added or divided.", where=where)
            if name not in counts:
                raise Problem(
                    f"No count is called {name!r}{nearest(name, counts) or '.'}",
                    where=where,
                    do="Name a cell, or a count that is already public.",
                )


def rest_name(numerator: str, denominator: str) -> str:
    """Name what is left of a denominator without its numerator: the 3 of 40 who were not seen."""
    return f"{denominator} less {numerator} (the rest)"


def _numbered(sums: Sums) -> Iterable[tuple[int, tuple[Sequence[str], str]]]:
    return enumerate(sums, start=1)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _counts(cells: Mapping[str, int], already_public: Mapping[str, int]) -> dict[str, int]:
    """Put cells and public counts together, each a whole number of at least 0."""
    for name, count in [*cells.items(), *already_public.items()]:
        if not _is_whole(count):
            raise Problem(f"{name!r} is not a whole number.", do="Give exact counts only.")
        if count < 0:
            raise Problem(f"{name!r} is below 0.", do="Give exact counts only.")
    for name in cells.keys() & already_public.keys():
        if cells[name] != already_public[name]:
            raise Problem(
                f"{name!r} was published with another value.",
                do="Give the figure published before a name of its own.",
            )
    return {**cells, **already_public}


def _linked(
    names: Sequence[str],
    exact: Mapping[str, int],
    sums: Sums,
    ratios: Ratios,
    *,
    threshold: int,
    known: Mapping[str, int],
) -> Linked:
    """Tie the counts together, with one unprinted count for the rest of each ratio."""
    counts = [Count(name, exact[name], threshold, is_known=name in known) for name in names]
    at = {name: place for place, name in enumerate(names)}
    terms = [as_sum([at[part] for part in parts], at[total]) for parts, total in sums]
    linked = Linked(counts, terms)
    for number, (_, total) in _numbered(sums):
        if not linked.adds_up(number - 1):
            raise Problem(
                f"The parts do not add up to {total!r}.",
                where=f"sum {number}",
                do="Correct the counts, or leave this sum out if it is not one.",
            )
    for above, below in dict.fromkeys((above, below) for _, above, below in ratios):
        rest = exact[below] - exact[above]
        if rest >= 0 and above != below:
            terms.append(as_sum([at[above], len(counts)], at[below]))
            counts.append(Count(rest_name(above, below), rest, threshold, is_printed=False))
    return Linked(counts, terms)


def _whole_percentage(numerator: int, denominator: int) -> int | None:
    return int(halves_up(Fraction(100 * numerator, denominator), 0)) if denominator else None
