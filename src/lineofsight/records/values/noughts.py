"""Identifiers that a program took for numbers: a spreadsheet writes 000012 as 12, others as 12.0.

`000012` and `12` are two children. They are called written alike, and nothing is made of one by
the other unless whoever asks says so, and tells of it.
"""

from collections import defaultdict
from collections.abc import Iterable

DECIMAL = ".0"
"""What is put after a whole number by a program that has blanks in the column."""


def as_a_number(identifier: str) -> str:
    """Give what a program keeps of an identifier that it takes for a number."""
    whole = identifier.removesuffix(DECIMAL)
    return whole.lstrip("0") or "0" if whole.isascii() and whole.isdigit() else identifier


def begins_with_noughts(identifier: str) -> bool:
    """Ask whether an identifier is no more the same once it was taken for a number."""
    return identifier[:1] == "0" and as_a_number(identifier) != identifier


def written_alike(identifiers: Iterable[str]) -> list[list[str]]:
    """Give those that are one number: for each several, and first the one that lost least."""
    known = set(identifiers)
    found: dict[str, set[str]] = defaultdict(set)
    for one in known:
        if one[:1] == "0" or one.endswith(DECIMAL):
            found[as_a_number(one)].add(one)
    for number in found.keys() & known:
        found[number].add(number)
    return [sorted(several, key=_lost) for several in found.values() if len(several) > 1]


def _lost(identifier: str) -> tuple[bool, int]:
    return identifier.endswith(DECIMAL), -len(identifier)


def put_back(theirs: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """Give each of their identifiers that is known here but for its leading noughts -> as it is.

    Where nobody here is the number itself, and one child alone is it with noughts before it.
    """
    here, written = set(known), set(theirs)
    found: dict[str, str] = {}
    for several in written_alike(here | written):
        ours = [one for one in several if one in here]
        lost = [one for one in several if one not in here and not one.endswith(DECIMAL)]
        if len(ours) == 1:
            found |= {one: ours[0] for one in lost if len(one) < len(ours[0])}
    return found
