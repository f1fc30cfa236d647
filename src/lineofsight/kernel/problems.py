"""What a user can mend, said in three parts: what is wrong, where it is, what to do.

Never put a child's name or the content of a cell in a problem: place and count are enough.
Anything that is not a `Problem` is a bug and should crash. What only a terminal can do, an option
or a command, stands in brackets, and a page leaves it out (`on_a_page`).
"""

import re
from enum import IntEnum

_OF_A_TERMINAL = re.compile(r" \([^()]*(?:--[a-z]|lineofsight [a-z])[^()]*\)")


def on_a_page(words: str) -> str:
    """Leave out the brackets that hold an option or a command, which no browser has."""
    return _OF_A_TERMINAL.sub("", words)


class Exit(IntEnum):
    """The exit code of a command, one for each kind of ending."""

    DONE = 0
    USAGE = 2
    UNREADABLE = 3
    CHECKS_FAILED = 4
    REFUSED = 5


class Problem(Exception):
    """Something the user can put right; `kind` decides the exit code of the command."""

    kind = Exit.USAGE

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.do = do

    def __str__(self) -> str:
        parts = [self.what]
        if self.where:
            parts.append(f"Where: {self.where}.")
        if self.do:
            parts.append(f"What to do: {self.do}")
        return "\n".join(parts)


class Unreadable(Problem):
    """The input could not be read at all: a broken, encrypted or unknown file."""

    kind = Exit.UNREADABLE


class ChecksFailed(Problem):
    """The input was read, and what it says cannot be trusted as a month's records."""

    kind = Exit.CHECKS_FAILED


class Refused(Problem):
    """The request was understood and must not be carried out."""

    kind = Exit.REFUSED
