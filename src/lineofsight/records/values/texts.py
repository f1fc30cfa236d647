"""Text and identifiers: trimmed, and otherwise as written; leading zeros are kept."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from lineofsight.kernel.periods import Month
from lineofsight.records.values.days import MONTHS
from lineofsight.records.values.reading import Parse, Unread, tidy

NOTHING = frozenset({"NULL", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"})
"""What programs write where there is nothing; as a text each would name a team or a worker."""


def text(cell: Any) -> str | Unread | None:
    """Read free text or an identifier; a number cell is what its digits say (12.0 is `12`)."""
    if cell is None:
        return None
    if isinstance(cell, str):
        written = tidy(cell)
        if written in NOTHING:
            return Unread("an error or an empty value of the program", "blank")
        return written or None
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else repr(cell)
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return str(cell)


NOBODY = frozenset({
    "nan", "none", "null", "nat", "na", "nil", "blank", "empty", "missing",
    "pending", "seenotes", "temp", "temporary", "test", "tofollow",
    "unallocated", "unknown", "unk", "nk", "nr", "notknown", "notyetknown", "notrecorded",
    "notapplicable", "notavailable", "noid", "noidentifier", "nonumber", "noref", "tba", "tbc",
    "tbd", "tobeadvised", "tobeallocated", "tobeconfirmed",
})  # fmt: skip
"""What programs and people write for an identifier that is not there, without its marks."""

_SAYS_NONE = frozenset({
    "no", "not", "none", "nobody", "nil", "unknown", "unallocated", "unassigned", "unborn",
    "undefined", "new", "dummy", "vacant", "vacancy", "vacancies", "awaiting", "pending", "tba",
    "tbc", "tbd",
})  # fmt: skip
_OF_WHAT = frozenset({
    "a", "any", "an", "baby", "be", "been", "child", "case", "holder", "worker", "workers",
    "social", "key", "named", "name", "team", "allocated", "allocation", "assigned",
    "assignment", "yet", "set", "given", "known", "provided", "recorded", "available",
    "applicable", "advised", "confirmed", "decided", "id", "identifier", "number", "ref",
    "reference", "to", "the", "this", "at", "present", "for", "currently", "post", "sw",
    "on", "system",
})  # fmt: skip
"""With one of the words before, they say that there is none: *no worker allocated yet*."""

_CROSSES = re.compile("[xX]{2,}")
_FILLED_IN = re.compile(r"0+|(\d)\1{5,}")
"""Digits that only fill a field: `000000`, `999999`. A system that counts upwards gives `11111`."""

_IS_MINUS = re.compile(r"-\d*")  # `-1` is where a warehouse points that finds nothing
_COUNTED = re.compile(r"\d{1,2}")
_ROUNDED = re.compile(r"\d([.,]\d+[Ee]\+?|[Ee]\+)\d+")


def identifier(cell: Any) -> str | Unread | None:
    """Read an identifier; one a spreadsheet has rounded is several records', and so nobody's."""
    written = text(cell)
    if not isinstance(written, str):
        return written
    if _is_nobodys(written):
        return Unread("written where there is no identifier", "blank")
    if _ROUNDED.fullmatch(written):
        return Unread(
            "a number a spreadsheet has rounded, and no identifier: its last digits are lost",
            "blank",
            hides=True,
        )
    return written


def child_identifiers(cells: Iterable[Any]) -> Parse:
    """Give what reads the identifiers of children in a list, by how its case system writes them.

    No list of words is complete: where most identifiers hold digits, a word that stands in several
    rows (`baby Smith`) is nobody's, and would make one child of all whose row holds it. In one row
    it joins nobody. Where identifiers are random signs, one that chance gave no digit is shaped as
    the others are. A number of one digit alone (`666666`) whose neighbours stand in the list is
    one that a system counted to, and not what somebody filled a field with.
    """
    filled = [cell for cell in cells if cell is not None]
    rows = Counter(tidy(str(cell)) for cell in filled)
    numbered_ones = [written for written in rows if _holds_digit(written)]
    are_numbered = 2 * len(numbered_ones) > len(rows)
    lengths = {len(written) for written in numbered_ones}
    shapes = {shape for written in numbered_ones for shape in _shapes(written)}

    def joins_several(word: str) -> bool:
        is_shared = rows[word] > 1 or not any(map(str.isalnum, word))
        return is_shared and not (lengths == {len(word)} and shapes.issuperset(_shapes(word)))

    def is_counted_to(written: Any) -> bool:
        if not isinstance(written, str) or not _FILLED_IN.fullmatch(written):
            return False
        beside = {f"{int(written) + by:0{len(written)}}" for by in (-1, 1)}
        return beside <= {text(cell) for cell in dict.fromkeys(filled)}

    def parse(cell: Any) -> str | Unread | None:
        plain = text(cell)
        written = plain if is_counted_to(plain) else identifier(cell)
        if not isinstance(written, str):
            return written
        words = {*re.findall(r"\w+", written.casefold())}
        numbered = {word for word in words if _COUNTED.fullmatch(word)}
        if numbered and "no" not in words and _says_none(words - numbered):  # *unborn 1* of many
            return Unread("written where there is no identifier", "blank")
        if are_numbered and not _holds_digit(written) and joins_several(written):
            return Unread(
                "no identifier: it holds no digit, as most here do, and stands in several rows",
                "blank",
                hides=True,
            )
        return written

    return parse


def _holds_digit(written: str) -> bool:
    return any(map(str.isdecimal, written))


def _shapes(written: str) -> Iterator[tuple[int, str]]:
    """Give each place and what stands there: a capital, a small letter, a digit or a mark."""
    for at, sign in enumerate(written):
        yield at, "A" if sign.isupper() else "a" if sign.islower() else sign


def _is_nobodys(written: str) -> bool:
    """Ask whether a word says that there is none: `N.K.`, `(blank)`, `not applicable`, `xxx`."""
    bare = "".join(filter(str.isalnum, written))
    is_said = bare.casefold() in NOBODY and written != "Na"  # a name; R writes `NA` for none
    is_said |= _says_none({*re.findall(r"\w+", written.casefold())})
    is_said |= _CROSSES.fullmatch(bare) is not None
    is_said |= _FILLED_IN.fullmatch(re.sub("[-./ ]", "", written)) is not None
    return is_said or _IS_MINUS.fullmatch(written) is not None


def _says_none(words: set[str]) -> bool:
    return bool(words & _SAYS_NONE) and words <= _SAYS_NONE | _OF_WHAT


def month(cell: Any) -> str | Unread | None:
    """Read a month written `2017-11`, `Nov-17` or `November 2017`, or a date cell of it."""
    if isinstance(cell, dt.date):
        return str(Month.of(cell))
    written = tidy(str(cell)) if cell is not None else ""
    if not written:
        return None
    found = _month(written.replace("/", "-").replace(" ", "-").split("-"))
    return str(found) if found else Unread("not a month; write 2017-11")


def _month(parts: list[str]) -> Month | None:
    if len(parts) != 2:
        return None
    first, second = parts
    if first.isdigit() and second.isdigit():
        year, number = (first, int(second)) if len(first) == 4 else (second, int(first))
    else:
        year, number = second, MONTHS.get(first.casefold().rstrip("."), 0)
    if not year.isdigit() or len(year) not in (2, 4) or not 1 <= number <= 12:
        return None
    return Month(int(year) + (2000 if len(year) == 2 else 0), number)
