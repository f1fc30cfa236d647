"""Identifiers that lost their leading zeros in a spreadsheet, which takes 000012 for the number 12.

`000012` and `12` are two children: a zero is put back only where nobody here is `12`, exactly one
child is so with zeros before it, and whoever asked is told of each.
"""

from collections import defaultdict
from collections.abc import Iterable


def put_back(theirs: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """Give each of their identifiers that is known here but for its leading zeros -> as it is."""
    here = set(known)
    with_zeros: dict[str, list[str]] = defaultdict(list)
    for one in here:
        if one.isdigit() and one.startswith("0"):
            with_zeros[one.lstrip("0") or "0"].append(one)
    lost = {one: with_zeros.get(one, []) for one in set(theirs) - here}
    return {one: found[0] for one, found in lost.items() if len(found) == 1}
