"""What an outsider can work out: least and greatest whole number of each unknown of a release.

It sees only what is shown, and works in another way than the hiding does (`whole_numbers.py`).
Unknowns that no sum ties together are attacked apart.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lineofsight.indicators.disclosure.elimination import settled
from lineofsight.indicators.disclosure.steps import Steps
from lineofsight.indicators.disclosure.whole_numbers import Answer, Puzzle, Row, TooHardToTell

IN_ONE_SUM = "it is what is left of a sum whose other counts are shown"
BY_SUMS = "several sums taken together leave one value"
BY_WHOLE_NUMBERS = "only one whole number fits, since hidden counts are at least 1"
BY_THE_RULE = "only one whole number fits, since a count hidden beside it must be small"
NOT_RULED_OUT = "it could not be shown that more than one whole number fits"


class NothingFits(Exception):
    """No whole numbers meet the sums."""


@dataclass(frozen=True)
class Unknown:
    """What an outsider knows of a count that is not in the open."""

    small_below: int
    is_printed: bool = True
    """True: it is printed as hidden, so it is at least 1. False: it stands nowhere."""

    @property
    def least(self) -> int:
        """The least it can be."""
        return 1 if self.is_printed else 0

    def would_be_small(self, value: int) -> bool:
        """Ask whether it would be hidden for its own sake if it were so many."""
        return 0 < value < self.small_below


def leaks(
    unknowns: Mapping[str, Unknown],
    rows: Sequence[Row],
    *,
    about: Collection[str] | None = None,
    steps: Steps | None = None,
) -> list[tuple[str, str]]:
    """Name each unknown that can be worked out, and how.

    One that is not printed is named only if it comes to a small count. Of `about`, only what is
    tied to one of these is attacked. Where `steps` are spent, the rest is `NOT_RULED_OUT`: the
    largest groups, since the smallest are attacked first. Raises `NothingFits`.
    """
    groups = [
        (names, mine)
        for names, mine in _groups(unknowns, rows)
        if about is None or not set(names).isdisjoint(about)
    ]
    steps = steps or Steps()
    return [
        (name, how)
        for names, mine in sorted(groups, key=lambda one: (len(one[0]), one[0]))
        for name, how, value in _ways({name: unknowns[name] for name in names}, mine, steps)
        if how and (unknowns[name].is_printed or unknowns[name].would_be_small(value))
    ]


def _ways(
    unknowns: Mapping[str, Unknown], rows: Sequence[Row], steps: Steps
) -> Iterator[tuple[str, str, int]]:
    """Give for each unknown of a group the way to it ("": none), and a value it can have."""
    try:
        group = _Group(unknowns, rows, steps)
    except TooHardToTell:
        yield from ((name, NOT_RULED_OUT, 1) for name in unknowns)
        return
    for name in unknowns:
        yield name, *group.way_to(name)


def _groups(
    unknowns: Iterable[str], rows: Sequence[Row]
) -> Iterator[tuple[Sequence[str], Sequence[Row]]]:
    """Part the unknowns into groups that no sum ties to one another, each with its sums."""
    if any(target for terms, target in rows if not terms):
        raise NothingFits
    group_of = {name: {name} for name in unknowns}
    rows_of: dict[str, list[Row]] = {name: [] for name in unknowns}
    for row in rows:
        groups = {id(group_of[name]): group_of[name] for name in row[0]}
        largest = max(groups.values(), key=len, default=set())
        for group in groups.values():
            if group is not largest:
                largest |= group
                group_of.update(dict.fromkeys(group, largest))
        if row[0]:
            rows_of[next(iter(row[0]))].append(row)
    for group in {id(group): group for group in group_of.values()}.values():
        names = sorted(group)
        yield names, [row for name in names for row in rows_of[name]]


@dataclass
class _Group:
    """Unknowns that sums tie together, and the answers found so far that fit them."""

    unknowns: Mapping[str, Unknown]
    rows: Sequence[Row]
    steps: Steps
    answers: list[Answer] = field(default_factory=list)

    def __post_init__(self) -> None:
        least = {name: unknown.least for name, unknown in self.unknowns.items()}
        room = sum(max(1, unknown.small_below) for unknown in self.unknowns.values())
        ceiling = 10 * (room + sum(abs(target) for _, target in self.rows))
        self.puzzle = Puzzle(least, self.rows, {}, ceiling, self.steps)
        first = self.puzzle.farthest(next(iter(least)), up=False)
        if first is None:
            raise NothingFits
        self.answers.append(first)

    def way_to(self, name: str) -> tuple[str, int]:
        """Say how this unknown can be worked out ("": it cannot), and a value it can have."""
        value = self.answers[0][name]
        try:
            if not self._has_two(name, self.puzzle, self.answers):
                return self._plain_way(name), value
            if not self._has_two_with_a_reason(name):
                return BY_THE_RULE, self._likely()[0][name]
        except TooHardToTell:
            return NOT_RULED_OUT, value
        return "", value

    def _plain_way(self, name: str) -> str:
        if any(list(terms) == [name] for terms, _ in self.rows):
            return IN_ONE_SUM
        settles = name in settled([terms for terms, _ in self.rows])
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
        """Do the same among the answers in which some count of the group is small.

        Counts are hidden because of a small one; an answer without any is not believed.
        """
        for other, unknown in self.unknowns.items():
            likely = self._likely()
            if len({answer[name] for answer in likely}) > 1:
                return True
            small = self.puzzle.with_bounds(other, low=1, high=unknown.small_below - 1)
            self._has_two(name, small, likely)
        likely = self._likely()
        return not likely or len({answer[name] for answer in likely}) > 1

    def _likely(self) -> list[Answer]:
        return [
            answer
            for answer in self.answers
            if any(self.unknowns[name].would_be_small(value) for name, value in answer.items())
        ]
