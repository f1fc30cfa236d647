"""An outsider with endless patience: tries every table of small whole numbers, one by one.

The slow second opinion for `protect` and `audit`; it shares nothing with either.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

Sums = Sequence[tuple[Sequence[str], str]]


def recovered(
    shown: Mapping[str, int | None],
    sums: Sums,
    *,
    threshold: int = 6,
    rests: Sequence[tuple[str, str]] = (),
    up_to: int = 60,
) -> set[str]:
    """Name the hidden counts that have one value in every table that fits what is shown.

    `rests`: (numerator, denominator), of which the first is never the greater; what is left is
    named too (`"all less seen"`) when it is small and there is one value for it. Tables in which no
    count of a group hidden together is small are left out, since they are not printed like that,
    unless that leaves none.
    """
    found = set()
    for group in _groups(shown, sums, rests):
        guesses = _Guesses(shown, sums, rests, group, threshold, up_to)
        found |= {name for name in group if len(guesses.values_of(name)) == 1}
        for n, d in (pair for pair in rests if {*pair} & group):
            left = guesses.seen(lambda table, n=n, d=d: table[d] - table[n])
            if len(left) == 1 and 0 < min(left) < threshold:
                found.add(f"{d} less {n} (the rest)")
    return found


class _Guesses:
    """The tables that fit one group of hidden counts, each tried until two answers are seen."""

    def __init__(self, shown, sums, rests, group, threshold, up_to) -> None:
        self._known = {name: count for name, count in shown.items() if count is not None}
        self._sums = [s for s in sums if {*s[0], s[1]} & group]
        self._rests = [pair for pair in rests if {*pair} & group]
        self._group = group
        self._threshold = threshold
        self._up_to = up_to
        self._tables = []
        likely = next((t for t in self._all(group) if self._has_a_reason(t)), None)
        self._needs_a_reason = likely is not None
        first = likely or next(self._all(group), None)
        assert first is not None, "nothing fits"
        self._keep(first)

    def values_of(self, name: str) -> set[int]:
        """Give the values a hidden count can have: one, or the first two found."""
        values = {table[name] for table in self._tables}
        return values if len(values) > 1 else self.seen(lambda table: table[name], first=name)

    def seen(self, ask, *, first: str = "") -> set[int]:
        """Give the answers to a question: one, when every table gives the same, or two."""
        answers = {ask(table) for table in self._tables}
        if len(answers) < 2:
            order = _parts_first(self._group, self._sums, first)
            for table in self._fill(self._known, order, {first: answers}):
                if ask(table) not in answers and self._is_likely(table):
                    self._keep(table)
                    return answers | {ask(table)}
        return answers

    def _keep(self, table) -> None:
        self._tables.append(table)

    def _is_likely(self, table) -> bool:
        return not self._needs_a_reason or self._has_a_reason(table)

    def _has_a_reason(self, table) -> bool:
        values = [table[name] for name in self._group]
        values += [table[d] - table[n] for n, d in self._rests]
        return any(0 < value < self._threshold for value in values)

    def _all(self, group) -> Iterator[dict[str, int]]:
        return self._fill(self._known, _parts_first(group, self._sums), {})

    def _fill(self, table, left, but) -> Iterator[dict[str, int]]:
        if any(_is_broken(table, s) for s in self._sums):
            return
        if any(n in table and d in table and table[n] > table[d] for n, d in self._rests):
            return
        if not left:
            yield table
            return
        name, values = self._next(table, left)
        for value in values:
            if value not in but.get(name, ()):
                yield from self._fill(
                    {**table, name: value}, [one for one in left if one != name], but
                )

    def _next(self, table, left):
        """Give a count of which a sum leaves one value, else the next with all it could be."""
        for parts, total in self._sums:
            missing = {name for name in (*parts, total) if name not in table}
            if len(missing) == 1:
                name = missing.pop()
                times = parts.count(name) - (name == total)
                rest = table.get(total, 0) - sum(table.get(part, 0) for part in parts)
                if times:
                    fits = rest % times == 0 and rest // times >= 1
                    return name, [rest // times] if fits else []
        return left[0], range(1, self._up_to + 1)


def _groups(shown, sums, rests) -> list[set[str]]:
    groups = [{name} for name, count in shown.items() if count is None]
    for names in chain((({*parts, total}) for parts, total in sums), ({*pair} for pair in rests)):
        tied = [group for group in groups if group & names]
        groups = [group for group in groups if not group & names]
        if tied:
            groups.append(set().union(*tied))
    return groups


def _parts_first(unknown, sums, first="") -> list[str]:
    totals = {total for _, total in sums}
    depth = {}

    def deep(name):
        if name not in totals:
            return 0
        if name not in depth:
            depth[name] = 0
            depth[name] = 1 + max(
                (deep(part) for parts, total in sums if total == name for part in parts), default=0
            )
        return depth[name]

    return sorted(unknown, key=lambda name: (deep(name), name != first, name))


def _is_broken(table, one_sum) -> bool:
    parts, total = one_sum
    so_far = sum(table[part] for part in parts if part in table)
    if total not in table:
        return False
    missing = sum(part not in table for part in parts)
    return so_far + missing > table[total] or (not missing and so_far != table[total])
