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
_STATUS = frozenset(_WORD.findall("ongoing pending awaiting awaited underway progressing noted"))
"""What says that it goes on, waits or was read."""
_PHRASES = tuple(
    frozenset(one.split())
    for one in ("to be", "in progress", "under way", "on track", "as discussed", "see attached")
)
"""Words that say so together, and each something else."""
_OUTRIGHT = frozenset({"none", "nothing", "nil", "no", "yes"})
"""What answers whoever asked how many, or whether."""
_UNANSWERED = frozenset({"comment", "comments", "tbc", "tbd", "tba", "follow", "noted"})
"""What is no answer even so: *no comment*."""
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
_WAITS = _EMPTY.union(_STATUS, *_PHRASES)
_WAITED_FOR = frozenset(_WORD.findall("""
    work meeting meetings discussion discussions discussed approval plan plans board
    """))  # fmt: skip
"""What something waits for or goes on in: *pending discussion*. *No plan* says something."""


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
    *N / A.* is *na*. What only affirms (*done*, *all ok*) says nothing either, nor how something
    stands (*work ongoing*), as long as no word says of what.
    """
    return any(_is_empty(one, _WAITED_FOR) for one in _read(words))


def names_nothing(words: str) -> bool:
    """Say whether words name nothing: as `says_nothing`, but a board that noted is a board."""
    return any(_is_empty(one, frozenset()) for one in _read(words))


def is_outright(words: str) -> bool:
    """Say whether words are *none*, *no* or *yes*: enough for whoever asked how many, or whether.

    *No comment* and what is not known yet are no answer to that either.
    """
    return says_nothing(words) and any(
        one & _OUTRIGHT and not one & _UNANSWERED for one in _read(words)
    )


def _is_empty(said: set[str], beside: frozenset[str]) -> bool:
    stands = said & _STATUS or any(said >= one for one in _PHRASES)
    return (
        said <= _AFFIRMED
        or (said <= _EMPTY and bool(said & _NONE))
        or (bool(stands) and said <= _WAITS | beside)
    )


def _read(words: str) -> list[set[str]]:
    return [set(_each(words, parted)) for parted in ("", " ")]


def _each(words: str, parted: str) -> list[str]:
    """Give the words as they are seen, small, letters one by one as one word.

    A sign that is not seen may part words or stand within one: `parted` is what it is read as.
    """
    plain = unicodedata.normalize("NFKC", words).casefold()
    seen = "".join(parted if is_unseen(one) else one for one in plain)
    return _WORD.findall(_ALONE.sub(lambda found: letters(found[0]), seen))
