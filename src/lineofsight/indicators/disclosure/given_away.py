"""Counts that what is already public gives away, whatever is hidden now.

Nothing can protect these any more. They are found first, so that the rest is not blanked out in
the attempt: by elimination (exact), then by what whole numbers allow.
"""

from lineofsight.indicators.disclosure.elimination import settled
from lineofsight.indicators.disclosure.linked import Linked

_ROUNDS = 50


def given_away(linked: Linked) -> frozenset[int]:
    """Give the counts with one possible value even if everything that can be hidden is."""
    if not any(count.is_known for count in linked.counts):
        return frozenset()
    rows = [dict(terms) for terms in linked.movable if terms]
    return frozenset(settled(rows)) | _pinched(linked)


def _pinched(linked: Linked) -> frozenset[int]:
    """Give the counts whose least and greatest possible value meet."""
    low = {at: count.least for at, count in enumerate(linked.counts) if not count.is_fixed}
    high: dict[int, float] = dict.fromkeys(low, float("inf"))
    rests = [_still_to_fill(linked, number) for number in range(len(linked.sums))]
    for _ in range(_ROUNDS):
        changes = [
            _tighten(terms, rest, low, high)
            for terms, rest in zip(linked.movable, rests, strict=True)
        ]
        if not any(changes):
            break
    return frozenset(at for at, least in low.items() if high[at] == least)


def _still_to_fill(linked: Linked, number: int) -> int:
    """Give what the unknown counts of a sum must come to together."""
    terms = linked.sums[number].items()
    return -sum(linked.counts[at].exact * n for at, n in terms if linked.counts[at].is_fixed)


def _tighten(
    terms: tuple[tuple[int, int], ...], rest: int, low: dict[int, int], high: dict[int, float]
) -> bool:
    """Narrow the bounds of one sum's unknowns by those of the others; say whether any moved."""
    changed = False
    for at, times in terms:
        others = [(n, low[j], high[j]) for j, n in terms if j != at]
        most = rest - sum(n * (least if n > 0 else top) for n, least, top in others)
        fewest = rest - sum(n * (top if n > 0 else least) for n, least, top in others)
        if times < 0:
            most, fewest = -fewest, -most
        size = abs(times)
        upper = most if most == float("inf") else int(most) // size
        lower = low[at] if fewest == float("-inf") else -(-int(fewest) // size)
        if upper < high[at]:
            high[at], changed = upper, True
        if lower > low[at]:
            low[at], changed = lower, True
    return changed
