"""Coded values: one code of a set, in whichever of its spellings it was written.

Matched ignoring case and punctuation, in this order: the value whole (`WBRI`, `White British`),
without its letter (`a) WBRI`), and by the code in front of a colon, a dash or a blank
(`U1: Foster placement`, `N1 - Abuse`). What stands for several codes at once (`Foster placement`)
is never guessed: it becomes *not recorded* and is reported.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from lineofsight.kernel.codes import NOT_RECORDED, folded
from lineofsight.records.standard.code_sets import CODE_SETS, CodeSet
from lineofsight.records.values.reading import Unread, tidy

_LETTER = re.compile(
    r"(?:[a-z]{1,2}\)\s*|[a-z]\.\s+|\d{1,2}\)\s*|\d{1,2}\.\s+)(?=\S)", re.IGNORECASE
)
_WHOLE_NUMBER = re.compile(r"\d+\.0+")
_DASHES = "\u2013\u2014"  # long dashes, as word processors put them
_IN_FRONT = re.compile(
    rf"(?P<code>[A-Za-z0-9]{{1,6}})(?:(?P<mark>\s*[:{_DASHES}]\s*|\s+-\s+)|\s*-\s*|\s+)\S.*"
)

SAID_NOT_RECORDED = frozenset(
    folded(words)
    for words in (
        NOT_RECORDED,
        "unknown",
        "not known",
        "not stated",
        "not stated/recorded",
        "NA",
        "NK",
        "not applicable",
        "not in touch or not recorded",
        "exclude",
    )
)
"""Words that say, in any set, that nothing is recorded."""


@cache
def code_of(set_name: str, blank: tuple[str, ...] = ()) -> Callable[[Any], str | Unread]:
    """Give the parser of one code set; the spellings in `blank` also say *not recorded*."""
    codes = CODE_SETS[set_name]
    spellings = _spellings(codes)
    nothing = {folded(word) for word in blank}
    unread = Unread(f"not a code of {set_name.replace('_', ' ')}", NOT_RECORDED)

    def parse(cell: Any) -> str | Unread:
        written = _text(cell)
        if not written or folded(written) in nothing:
            return NOT_RECORDED
        return _match(written, spellings) or _nothing_said(written) or unread

    return parse


def _spellings(codes: CodeSet) -> dict[str, str]:
    """Folded spelling -> code; a code outranks a meaning, a meaning outranks another spelling."""
    found: dict[str, str] = {}
    for spelling in (
        lambda member: (member.code,),
        lambda member: (member.meaning,),
        lambda member: member.also,
    ):
        for member in codes.members:
            for text in spelling(member):
                found.setdefault(folded(text), member.code)
    found.pop("", None)
    return found


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    written = tidy(str(cell))
    return written.split(".")[0] if _WHOLE_NUMBER.fullmatch(written) else written


def _match(written: str, spellings: dict[str, str]) -> str | None:
    bare = _LETTER.sub("", written, count=1) if _LETTER.match(written) else written
    for text in (written, bare):
        if found := spellings.get(folded(text)):
            return found
    return _in_front(bare, spellings)


def _in_front(text: str, spellings: dict[str, str]) -> str | None:
    """Match the code before a colon or a dash.

    Before a blank or a bare dash only what looks like a code: `N1 abuse` is N1, while
    `No longer` is not No.
    """
    match = _IN_FRONT.fullmatch(text)
    if match is None:
        return None
    code = match["code"]
    has_digit = any(letter.isdigit() for letter in code)
    if match["mark"] or has_digit or (len(code) == 4 and code.isupper()):
        return spellings.get(folded(code))
    return None


def _nothing_said(written: str) -> str | None:
    bare = _LETTER.sub("", written, count=1)
    said = {folded(written), folded(bare)} & SAID_NOT_RECORDED
    return NOT_RECORDED if said else None
