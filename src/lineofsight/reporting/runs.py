"""What stands within a line: text, printed numbers, code marks and cross-references.

Write a line with `words("Re-referrals fell to ", number, " ", indicators("FD8"), ".")`. A plain
string is text. A number is always a `NumberRun`, so that every format can be asked for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lineofsight.kernel.codes import action_key, indicator_code
from lineofsight.reporting.printable import clean, printable


@dataclass(frozen=True)
class Text:
    """Plain words, perhaps strong (a lead-in such as `High caseloads:`) or emphasised."""

    text: str
    strong: bool = False
    emphasis: bool = False

    def __post_init__(self) -> None:
        clean(self, "text")


@dataclass(frozen=True)
class NumberRun:
    """A figure as it is printed, unit included, and the key that says which figure it is.

    `text` is all that any format may know of it: `41%`, `1,234`, `up 12.0 percentage points`, or
    a state in words (`no data`). The unrounded value is not kept, since it could undo protection.
    """

    text: str
    key: str
    strong: bool = False

    def __post_init__(self) -> None:
        clean(self, "text", "key")
        if not self.text or not self.key:
            raise ValueError("A printed number needs its text and its key.")


@dataclass(frozen=True)
class Mark:
    """The codes a sentence rests on: `[indicator FD8]`, `[action refs 2.10 and 5.5]`.

    Each code becomes a link where the document has a row or block with that key
    (`indicator:FD8`, `action:2.10`), and is plain otherwise.
    """

    kind: Literal["indicator", "action"]
    codes: tuple[str, ...]

    @property
    def opening(self) -> str:
        """The words before the first code."""
        noun = "indicator" if self.kind == "indicator" else "action ref"
        return f"[{noun}{'s' if len(self.codes) > 1 else ''} "

    @property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """The mark in pieces, each with the key it may link to, or with nothing."""
        found = [(self.opening, "")]
        for place, code in enumerate(self.codes):
            if place:
                found.append((" and " if place == len(self.codes) - 1 else ", ", ""))
            found.append((code, f"{self.kind}:{code}"))
        return (*found, ("]", ""))

    @property
    def text(self) -> str:
        """The mark as it is printed."""
        return "".join(piece for piece, _ in self.pieces)


@dataclass(frozen=True)
class Reference:
    """A pointer to another place of the document, by its key; the number is worked out.

    full: `Appendix 1`, `section 3`, `paragraph 2.3.3`, `Table 2`, `Chart 1`, `page 5 of Appendix 1`
    number: `2.3.3` · page: `page 5` (of its appendix) · titled: `Appendix 1: Improvement plan`
    """

    key: str
    form: Literal["full", "number", "page", "titled"] = "full"


Run = Text | NumberRun | Mark | Reference
Words = tuple[Run, ...]
RunLike = str | Run | Words


def words(*parts: RunLike) -> Words:
    """Put a line together from strings and runs, in the order they are read."""
    line: list[Run] = []
    for part in parts:
        if isinstance(part, str):
            line.append(Text(part))
        elif isinstance(part, tuple):
            line.extend(part)
        else:
            line.append(part)
    return tuple(line)


def strong(text: str) -> Text:
    """Words that carry weight, such as the lead-in of a bullet."""
    return Text(text, strong=True)


def emphasis(text: str) -> Text:
    """Words said with emphasis."""
    return Text(text, emphasis=True)


def indicators(*codes: str) -> Mark:
    """Name the indicators a sentence rests on; `CIN 4` is printed as `CIN4`."""
    return _mark("indicator", (indicator_code(code) for code in codes))


def actions(*references: str) -> Mark:
    """Name the plan's actions a sentence is about, in the order of the plan."""
    return _mark("action", sorted((ref.strip() for ref in references), key=action_key))


def _mark(kind: Literal["indicator", "action"], codes: Iterable[str]) -> Mark:
    named = tuple(printable(code) for code in codes)
    if not named:
        raise ValueError("A mark names at least one code.")
    return Mark(kind, named)
