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
_UNDONE = frozenset({"received", "provided", "given", "added", "reported", "agreed"})
"""What was to be done: that it was *not* says something."""
_WITHOUT_GROUND = re.compile(r"\bno (?:evidence|reason)s? (?:for|of) (?:it|this|that|these)$")
"""*No evidence for it*: so say those who doubt it."""
_STATUS = frozenset(_WORD.findall("ongoing pending awaiting awaited underway progressing noted"))
"""What says that it goes on, waits or was read."""
_PHRASES = tuple(
    frozenset(one.split())
    for one in ("to be", "in progress", "under way", "on track", "as discussed", "see attached")
)
"""Words that say so together, and each something else."""
_OUTRIGHT = frozenset({"none", "nothing", "nil", "no", "yes"})
"""What answers whoever asked how many, or whether."""
_NOT_YET = frozenset({"not", "yet"})
"""So does this, and not what is *not yet known*."""
_UNANSWERED = frozenset(_WORD.findall("comment comments tbc tbd tba follow noted answer idea"))
"""What is no answer even so: *no comment*."""
_AFFIRMED = frozenset(_WORD.findall("yes ok okay fine done complete completed all now"))
"""What affirms, and does not say what."""
_AROUND = frozenset(_WORD.findall("""
    a an any and or the it its this these that there here is are was were be been being has have
    had does do did will would can may at present time stage moment point for now to date yet as
    so far still all by on in of with from over currently presently soon later shortly due
    course before since last next month week quarter period far further other others more new
    significant specific particular relevant whatsoever known identified applicable apply
    applies available stated recorded reported planned needed required received provided given
    added confirmed decided determined advised agreed announced add say note report reports comment
    comments change changes update updates risk risks issue issues concern concerns evidence
    recovery reason reasons answer answers response information detail details action actions
    see refer please idea day dates
    """))  # fmt: skip
"""What stands around it, and adds nothing to it."""
_EMPTY = _NONE | _AFFIRMED | _AROUND
_WAITS = _EMPTY.union(_STATUS, *_PHRASES)
_WAITED_FOR = frozenset(_WORD.findall("""
    work meeting meetings discussion discussions discussed approval decision sign off updated plan
    plans board
    """))  # fmt: skip
"""What something waits for or goes on in: *pending discussion*. *No plan* says something."""
_TO_COME = frozenset(_WORD.findall("""
    none nothing nil null na nk no not unknown tbc tbd tba follow ditto noted to be is it as above
    at present yet confirmed agreed decided advised known applicable comment comments
    """))  # fmt: skip
"""What stands where a name is still to come."""


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


def is_placeholder(words: str) -> bool:
    """Say whether words stand where a name is still to come; *No Further Action* is a title."""
    return names_nothing(words) and any(one <= _TO_COME for one in _read(words))


def is_outright(words: str) -> bool:
    """Say whether words are *none*, *no*, *yes* or *not yet*: enough for who asked how many.

    *No comment* and what is not known yet are no answer to that either.
    """
    return says_nothing(words) and any(
        (one & _OUTRIGHT and not one & _UNANSWERED) or one == _NOT_YET for one in _read(words)
    )


def _is_empty(said: set[str], beside: frozenset[str]) -> bool:
    stands = said & _STATUS or any(said >= one for one in _PHRASES)
    says_none = said & _NONE and (said & _NONE != {"not"} or said.isdisjoint(_UNDONE))
    return (
        said <= _AFFIRMED
        or (said <= _EMPTY and bool(says_none))
        or (bool(stands) and said <= _WAITS | beside)
    )


def _read(words: str) -> list[set[str]]:
    """Give the words in each way they may be meant: *on-going* is one word too, or two."""
    ways = ((words, ""), (words, " "), (words.replace("-", ""), ""))
    return [set(_each(meant, parted)) for meant, parted in ways]


def _each(words: str, parted: str) -> list[str]:
    """Give the words as they are seen, small, letters one by one as one word.

    A sign that is not seen may part words or stand within one: `parted` is what it is read as.
    """
    plain = unicodedata.normalize("NFKC", words).casefold()
    seen = "".join(parted if is_unseen(one) else one for one in plain)
    said = " ".join(_WORD.findall(_ALONE.sub(lambda found: letters(found[0]), seen)))
    return _WITHOUT_GROUND.sub("groundless", said).split()
