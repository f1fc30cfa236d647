"""Attack a protection as an outsider would: `audit` names each hidden count that gives way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lineofsight.indicators.disclosure.attack import NothingFits, Unknown, leaks
from lineofsight.indicators.disclosure.named_counts import (
    NOTHING,
    THRESHOLD,
    Ratios,
    Sums,
    check_names,
    check_threshold,
    rest_name,
)
from lineofsight.indicators.disclosure.whole_numbers import Row
from lineofsight.kernel.problems import Problem

BY_A_RATIO = "a ratio that is shown gives it"
BY_ITS_PARTS = "both its parts are in the open"


@dataclass(frozen=True, order=True)
class Leak:
    """A hidden count or ratio that can be worked out, and how; never its value."""

    cell: str
    how: str


def audit(
    shown: Mapping[str, int | None],
    sums: Sums,
    *,
    threshold: int = THRESHOLD,
    already_public: Mapping[str, int] = NOTHING,
    ratios: Ratios = (),
) -> tuple[Leak, ...]:
    """Try to undo a protection; empty when no hidden figure can be worked out.

    `shown`: what `protect` gave, None for hidden; the other arguments as there. What a ratio
    leaves (`"all less seen (the rest)"`) is named when it can be worked out and is small.
    Raises `Problem` for unknown names and for shown counts that fit no whole numbers.
    """
    check_threshold(threshold)
    check_names({**shown, **already_public}, sums, ratios)
    derived = {name for name, _, _ in ratios}
    seen = {name: count for name, count in shown.items() if name not in derived}
    release = _Release({**seen, **already_public}, sums, ratios, threshold)
    found = [*_by_ratios(shown, release), *release.by_sums()]
    return tuple(sorted({Leak(cell, how) for cell, how in found}))


@dataclass(frozen=True)
class _Release:
    """What an outsider has: shown counts, sums, and numerators that are part of a whole."""

    seen: Mapping[str, int | None]
    sums: Sums
    ratios: Ratios
    threshold: int

    def by_sums(self) -> Sequence[tuple[str, str]]:
        """Attack with the rests of ratios; without them where a numerator is no part at all."""
        rows = [
            self._row([*((part, 1) for part in parts), (total, -1)]) for parts, total in self.sums
        ]
        hidden = {
            name: Unknown(self.threshold) for name, count in self.seen.items() if count is None
        }
        rests = {
            rest_name(above, below): self._row([(above, 1), (below, -1)])
            for _, above, below in self.ratios
            if self.seen[above] is None or self.seen[below] is None
        }
        unprinted = dict.fromkeys(rests, Unknown(self.threshold, is_printed=False))
        tied = [({**terms, rest: 1}, target) for rest, (terms, target) in rests.items()]
        try:
            return leaks({**hidden, **unprinted}, [*rows, *tied])
        except NothingFits:
            return self._by_sums_alone(hidden, rows)

    def _by_sums_alone(
        self, hidden: Mapping[str, Unknown], rows: Sequence[Row]
    ) -> Sequence[tuple[str, str]]:
        try:
            return leaks(hidden, rows)
        except NothingFits:
            raise Problem(
                "The counts shown fit no whole numbers.",
                do="Check the sums: hidden counts are at least 1, and parts add up to their total.",
            ) from None

    def _row(self, terms: Iterable[tuple[str, int]]) -> Row:
        left: dict[str, int] = {}
        target = 0
        for name, times in terms:
            count = self.seen[name]
            if count is None:
                left[name] = left.get(name, 0) + times
            else:
                target -= times * count
        return {name: times for name, times in left.items() if times}, target


def _by_ratios(shown: Mapping[str, int | None], release: _Release) -> Iterator[tuple[str, str]]:
    """Give what ratios give away: by being shown, or by having both their parts in the open."""
    for name, above, below in release.ratios:
        part, whole = release.seen[above], release.seen[below]
        if shown.get(name) is not None:
            yield from ((one, BY_A_RATIO) for one in (above, below) if release.seen[one] is None)
        if part is None or whole is None:
            continue
        if name in shown and shown[name] is None and whole:
            yield name, BY_ITS_PARTS
        if 0 < whole - part < release.threshold:
            yield rest_name(above, below), BY_ITS_PARTS
