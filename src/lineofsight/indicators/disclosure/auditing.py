"""Attack a release as an outsider would: `audit` names each hidden count that can be worked out.

It sees only what is shown, and works in another way than the hiding does: it asks for the least
and the greatest whole number each hidden count can be, and for a second answer between.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lineofsight.indicators.disclosure.elimination import settled
from lineofsight.indicators.disclosure.named_counts import (
    NOTHING,
    THRESHOLD,
    Ratios,
    Sums,
    check_names,
    check_threshold,
    rest_name,
)
from lineofsight.indicators.disclosure.whole_numbers import Answer, Puzzle, Row, TooHardToTell
from lineofsight.kernel.problems import Problem

IN_ONE_SUM = "it is what is left of a sum whose other counts are shown"
BY_SUMS = "several sums taken together leave one value"
BY_WHOLE_NUMBERS = "only one whole number fits, since hidden counts are at least 1"
BY_THE_RULE = "only one whole number fits, since a count hidden beside it must be small"
BY_A_RATIO = "a ratio that is shown gives it"
BY_ITS_PARTS = "both its parts are shown"
NOT_RULED_OUT = "it could not be shown that more than one whole number fits"


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

    `shown`: what `protect` gave, None for hidden; the other arguments as there. The rest of a
    ratio (`"all less seen"`) is named when it can be worked out and is 1 to threshold - 1.
    Raises `Problem` for unknown names and for shown counts that fit no whole numbers.
    """
    check_threshold(threshold)
    check_names({**shown, **already_public}, sums, ratios)
    derived = {name for name, _, _ in ratios}
    seen = {name: count for name, count in shown.items() if name not in derived}
    seen.update(already_public)
    rests = {rest_name(above, below): (above, below) for _, above, below in ratios}
    release = _Release(seen, sums, rests, threshold)
    leaks = [*_by_ratios(shown, seen, ratios), *release.leaks()]
    return tuple(sorted(set(leaks)))


def _by_ratios(
    shown: Mapping[str, int | None], seen: Mapping[str, int | None], ratios: Ratios
) -> Iterator[Leak]:
    """Give what ratios give away by being shown, or by being hidden beside both their parts."""
    for name, *parts in ratios:
        hidden = [part for part in parts if seen[part] is None]
        if shown.get(name) is not None:
            yield from (Leak(part, BY_A_RATIO) for part in hidden)
        elif not hidden and name in shown and seen[parts[1]]:
            yield Leak(name, BY_ITS_PARTS)


@dataclass
class _Release:
    """What an outsider has: shown counts, sums, and the rests that cannot be below 0."""

    seen: Mapping[str, int | None]
    sums: Sums
    rests: Mapping[str, tuple[str, str]]
    threshold: int

    def leaks(self) -> Iterator[Leak]:
        """Go through the hidden counts, one group tied together by sums at a time."""
        yield from self._open_rests()
        rows, rest_rows = self._rows(), list(self._rest_rows())
        try:
            yield from self._all_leaks([*rows, *rest_rows])
        except _NothingFits:
            yield from self._all_leaks_without_rests(rows)

    def _all_leaks(self, rows: Sequence[Row]) -> list[Leak]:
        unknown = {name for terms, _ in rows for name in terms}
        unknown |= {name for name, count in self.seen.items() if count is None}
        return [leak for group in _groups(unknown, rows) for leak in self._attack(*group)]

    def _all_leaks_without_rests(self, rows: Sequence[Row]) -> list[Leak]:
        """Some numerator is no part of its denominator: try again without that assumption."""
        try:
            return self._all_leaks(rows)
        except _NothingFits:
            raise Problem(
                "The counts shown fit no whole numbers.",
                do="Check the sums: hidden counts are at least 1, and parts add up to their total.",
            ) from None

    def _rows(self) -> list[Row]:
        return [
            self._row([(part, 1) for part in parts] + [(total, -1)]) for parts, total in self.sums
        ]

    def _rest_rows(self) -> Iterator[Row]:
        for rest, (above, below) in self.rests.items():
            if self.seen[above] is None or self.seen[below] is None:
                yield self._row([(above, 1), (below, -1)], rest)

    def _open_rests(self) -> Iterator[Leak]:
        """Give the small rests of which both parts are in the open."""
        for rest, (above, below) in self.rests.items():
            part, whole = self.seen[above], self.seen[below]
            if part is not None and whole is not None and 0 < whole - part < self.threshold:
                yield Leak(rest, BY_ITS_PARTS)

    def _row(self, terms: Iterable[tuple[str, int]], rest: str = "") -> Row:
        left: dict[str, int] = {rest: 1} if rest else {}
        target = 0
        for name, times in terms:
            count = self.seen[name]
            if count is None:
                left[name] = left.get(name, 0) + times
            else:
                target -= times * count
        return {name: times for name, times in left.items() if times}, target

    def _attack(self, names: Sequence[str], rows: Sequence[Row]) -> Iterator[Leak]:
        ceiling = 10 * (sum(abs(target) for _, target in rows) + self.threshold * len(names))
        least = {name: 0 if name in self.rests else 1 for name in names}
        group = _Group(Puzzle(least, rows, {}, ceiling), self.threshold)
        for name in names:
            how, value = group.way_to(name)
            if how and (name not in self.rests or 0 < value < self.threshold):
                yield Leak(name, how)


class _NothingFits(Exception):
    """No whole numbers meet the sums."""


@dataclass
class _Group:
    """Unknowns that sums tie together, and the answers found so far that fit them."""

    puzzle: Puzzle
    threshold: int
    answers: list[Answer] = field(default_factory=list)

    def __post_init__(self) -> None:
        first = self.puzzle.farthest(next(iter(self.puzzle.least)), up=False)
        if first is None:
            raise _NothingFits
        self.answers.append(first)

    def way_to(self, name: str) -> tuple[str, int]:
        """Say how this unknown can be worked out ("": it cannot), and a value it can have."""
        value = self.answers[0][name]
        try:
            if not self._has_two(name, self.puzzle, self.answers):
                return self._plain_way(name), value
            if not self._has_two_with_a_reason(name):
                return BY_THE_RULE, value
        except TooHardToTell:
            return NOT_RULED_OUT, value
        return "", value

    def _plain_way(self, name: str) -> str:
        if any(list(terms) == [name] for terms, _ in self.puzzle.rows):
            return IN_ONE_SUM
        settles = name in settled([terms for terms, _ in self.puzzle.rows])
        return BY_SUMS if settles else BY_WHOLE_NUMBERS

    def _has_two(self, name: str, puzzle: Puzzle, known: Sequence[Answer]) -> bool:
        """Look for answers in which the unknown differs; keep what is found."""
        values = {answer[name] for answer in known}
        for up in (False, True):
            if len(values) < 2:
                found = puzzle.farthest(name, up=up, beyond=next(iter(values), None))
                if found is not None:
                    self.answers.append(found)
                    values.add(found[name])
        return len(values) > 1

    def _has_two_with_a_reason(self, name: str) -> bool:
        """Do the same among the answers in which some hidden count of the group is small."""
        for other in self.puzzle.least:
            likely = [answer for answer in self.answers if self._has_a_reason(answer)]
            if len({answer[name] for answer in likely}) > 1:
                return True
            small = self.puzzle.with_bounds(other, low=1, high=self.threshold - 1)
            self._has_two(name, small, likely)
        likely = [answer for answer in self.answers if self._has_a_reason(answer)]
        return not likely or len({answer[name] for answer in likely}) > 1

    def _has_a_reason(self, answer: Answer) -> bool:
        return any(0 < value < self.threshold for value in answer.values())


def _groups(
    unknown: Iterable[str], rows: Sequence[Row]
) -> Iterator[tuple[Sequence[str], Sequence[Row]]]:
    """Part the unknowns into groups that no sum ties to one another, each with its sums."""
    if any(target for terms, target in rows if not terms):
        raise _NothingFits
    group_of = {name: {name} for name in sorted(unknown)}
    for terms, _ in rows:
        merged = set().union(*(group_of[name] for name in terms))
        group_of.update(dict.fromkeys(merged, merged))
    done: set[str] = set()
    for name, group in group_of.items():
        if name not in done:
            done |= group
            yield sorted(group), [row for row in rows if group & row[0].keys()]
