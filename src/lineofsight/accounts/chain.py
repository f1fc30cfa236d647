"""The chain of looks: each mark depends on all before it, under a key outside the database."""

import datetime as dt
import hmac
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

START = ""
"""What the first link follows."""


@dataclass(frozen=True)
class Entry:
    """What a link vouches for."""

    number: int
    at: dt.datetime
    person: int | None
    roles: str
    kind: str
    subject: str
    children: Sequence[str]


def link(key: bytes, before: str, entry: Entry) -> str:
    """Give the mark of an entry that follows the mark `before`."""
    said = json.dumps(
        [
            before,
            entry.number,
            entry.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
            entry.person,
            entry.roles,
            entry.kind,
            entry.subject,
            list(entry.children),
        ],
        ensure_ascii=True,
        separators=(",", ":"),
    )
    return hmac.digest(key, said.encode(), sha256).hex()


def first_broken(
    key: bytes, entries: Iterable[tuple[Entry, str]], *, length: int, last: str
) -> str:
    """Say where the chain first fails, in order of number; empty when it is whole.

    `length` and `last` are what the head says the chain must end with.
    """
    before, expected = START, 1
    for entry, mark in entries:
        if entry.number != expected:
            return f"Look {expected} is missing: look {entry.number} follows look {expected - 1}."
        if not hmac.compare_digest(link(key, before, entry), mark):
            return f"Look {entry.number} was changed, or the one before it."
        before, expected = mark, expected + 1
    if expected - 1 != length or before != last:
        return f"The chain ends at look {expected - 1} and must end at look {length}."
    return ""
