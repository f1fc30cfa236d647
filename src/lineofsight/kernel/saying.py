"""What typed words say, if anything: letters that are seen, and phrases for an empty box.

A field that must be filled is filled with something: with a full stop, with signs that no reader
sees, or with *not applicable*. All of that says nothing, and is told from words here.
"""

import re
import unicodedata
from functools import lru_cache

_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that show nothing, though no kind of theirs says so."""

_WORD = re.compile(r"[^\W_]+")
_ALONE = re.compile(r"\b[^\W\d_](?:[ ./-]{1,3}[^\W\d_]\b)+")
"""Letters one by one: *n / a*, *T.B.C.*, *n o n e*."""

_NONE = frozenset(_WORD.findall("""
    none nothing nil null na nk no not nor neither without unknown tbc tbd tba follow follows ditto
    same above below
    """))  # fmt: skip
"""What says that there is nothing, or nothing yet."""
_TO_BE = {"to", "be"}
_AFFIRMED = frozenset(_WORD.findall("yes ok okay fine done complete completed all now"))
"""What affirms, and does not say what."""
_AROUND = frozenset(_WORD.findall("""
    a an any and or the it its this these that there here is are was were be been being has have
    had does do did will would can may at present time stage moment point for now to date yet as
    so far still all by on in of with from over currently presently soon later shortly due
    course before since last next month week quarter period far further other others more new
    significant specific particular relevant whatsoever known identified applicable apply
    applies available stated recorded reported planned needed required received provided added
    confirmed decided determined advised agreed announced add say note report reports comment
    comments change changes update updates risk risks issue issues concern concerns evidence
    recovery reason reasons answer answers response information detail details action actions
    see refer day dates
    """))  # fmt: skip
"""What stands around it, and adds nothing to it."""
_EMPTY = _NONE | _AFFIRMED | _AROUND


def is_unseen(sign: str) -> bool:
    """Say whether a sign is not shown, or is shown upon the one before it."""
    kind = unicodedata.category(sign)
    return sign in _BLANK or kind in {"Mn", "Me"} or (kind[0] == "C" and not sign.isspace())


@lru_cache(maxsize=16384)  # a page of a plan asks of some thousand texts, most of them again
def letters(words: str) -> str:
    """Give the letters and digits that a reader sees, capitals or not."""
    if words.isascii():
        return "".join(filter(str.isalnum, words)).casefold()
    plain = unicodedata.normalize("NFKC", words).casefold()
    return "".join(one for one in plain if one.isalnum() and not is_unseen(one))


@lru_cache(maxsize=16384)
def says_nothing(words: str) -> bool:
    """Say whether words hold no letter that is seen, or only words that stand for none.

    Any word of substance, a number too, says something. Marks, spaces and capitals make none:
    *N / A.* is *na*. What only affirms (*done*, *all ok*) says nothing either.
    """
    return any(_is_empty(set(_each(words, parted))) for parted in ("", " "))


def _is_empty(said: set[str]) -> bool:
    return said <= _AFFIRMED or (said <= _EMPTY and (bool(said & _NONE) or said >= _TO_BE))


def _each(words: str, parted: str) -> list[str]:
    """Give the words as they are seen, small, letters one by one as one word.

    A sign that is not seen may part words or stand within one: `parted` is what it is read as.
    """
    plain = unicodedata.normalize("NFKC", words).casefold()
    seen = "".join(parted if is_unseen(one) else one for one in plain)
    return _WORD.findall(_ALONE.sub(lambda found: letters(found[0]), seen))
