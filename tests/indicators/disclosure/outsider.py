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
    up_to: int = 30,
) -> set[str]:
    """Name the hidden counts that have one value in every table that fits what is shown.

    `rests`: (numerator, denominator), of which the first is never the greater; what is left is
    named too (`"all less seen"`) when it is small and there is one value for it. Tables in which no
    count of a group hidden together is small are left out, since they are not printed like that,
    unless that leaves none.
    """
    found = set()
    for group in _groups(shown, sums, rests):
        tables = list(_tables(shown, sums, rests, sorted(group), up_to))
        assert tables, "nothing fits"
        likely = [table for table in tables if _has_a_reason(table, group, rests, threshold)]
        found |= {name for name in group if len({table[name] for table in likely or tables}) == 1}
        for n, d in (pair for pair in rests if {*pair} & group):
            left = {table[d] - table[n] for table in likely or tables}
            if len(left) == 1 and 0 < min(left) < threshold:
                found.add(f"{d} less {n} (the rest)")
    return found


def _has_a_reason(table, group, rests, threshold) -> bool:
    values = [table[name] for name in group]
    values += [table[d] - table[n] for n, d in rests if n in group or d in group]
    return any(0 < value < threshold for value in values)


def _groups(shown, sums, rests) -> list[set[str]]:
    groups = [{name} for name, count in shown.items() if count is None]
    for names in chain((({*parts, total}) for parts, total in sums), ({*pair} for pair in rests)):
        tied = [group for group in groups if group & names]
        groups = [group for group in groups if not group & names]
        if tied:
            groups.append(set().union(*tied))
    return groups


def _tables(shown, sums, rests, unknown, up_to) -> Iterator[dict[str, int]]:
    """Yield every table that fits, the unknown of one group filled in turn."""
    mine = [s for s in sums if {*s[0], s[1]} & {*unknown}]
    pairs = [pair for pair in rests if {*pair} & {*unknown}]
    order = _parts_first(unknown, mine)

    def fill(table: dict[str, int], left: list[str]) -> Iterator[dict[str, int]]:
        if any(_is_broken(table, s) for s in mine):
            return
        if any(n in table and d in table and table[n] > table[d] for n, d in pairs):
            return
        if not left:
            yield table
            return
        for value in _values(table, left[0], mine, up_to):
            yield from fill({**table, left[0]: value}, left[1:])

    yield from fill({name: count for name, count in shown.items() if count is not None}, order)


def _values(table, name, sums, up_to):
    """Give the one value a sum leaves for the name, or every value there could be."""
    for parts, total in sums:
        if name == total and name not in parts and all(part in table for part in parts):
            value = sum(table[part] for part in parts)
            return [value] if value >= 1 else []
    return range(1, up_to + 1)


def _parts_first(unknown, sums) -> list[str]:
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

    return sorted(unknown, key=lambda name: (deep(name), name))


def _is_broken(table, one_sum) -> bool:
    parts, total = one_sum
    so_far = sum(table[part] for part in parts if part in table)
    if total not in table:
        return False
    missing = sum(part not in table for part in parts)
    return so_far + missing > table[total] or (not missing and so_far != table[total])
