"""Whether words point to somebody: answered with what was found, and never with whom.

The names and identifiers of a picture are read once into an index: asking costs as many look-ups as
there are words, whatever the number of children.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from sqlite3 import Row
from typing import Any

from lineofsight.picture.also_words import ALSO_WORDS, FIRST_WORDS, NEVER, is_a_word
from lineofsight.picture.legible import in_letters, legible, seen_as

CHILD = "the name of a child in the records"
WORKER = "the name of a worker in the records"
IDENTIFIER = "an identifier of somebody in the records"
PUPIL = "a pupil number"
POSTCODE = "a postcode"
ADDRESS = "a street with a house number"
OF_A_PLACE = frozenset({POSTCODE, ADDRESS})

SHORTEST = 4
"""Letters or digits of an identifier at least: a shorter one is found in every text."""
SHORTEST_BARE = 6
"""Digits of one without the noughts before it: a shorter one is an ordinary number."""
SHORTEST_PARTED = 8
"""Digits of one that is typed in parts: fewer are a span, a share or money, as `100-120`."""
SHORTEST_JOINED = 8
"""Letters of a whole name in one piece, at least, that is looked for within a longer word."""
SHORTEST_FIRST = 3
"""Letters of a first name at least that is asked about by itself."""
SHORTEST_FAMILY = 4
"""Letters of a family name at least that is asked about where nothing says that it is a name."""
BEFORE = 8
"""Letters before a word in which a title, *the*, or the head of a sentence is looked for."""
_TITLED = re.compile(r"\b(?:mr|mrs|ms|miss|mx)\.?\s+$", re.IGNORECASE)
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_FAMILY = re.compile(r"\s+family\b", re.IGNORECASE)
_KIN = re.compile(
    r"\s+(?:famil(?:y|ies)|child(?:ren)?|boys?|girls?|brothers?|sisters?|siblings?|twins|"
    r"bab(?:y|ies)|household)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:^|[.!?:;\n\u2022*])\s*$")

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_RUN = re.compile(r"[^\W_]+(?:['._-]+[^\W_]+)*")
_JOINS = re.compile(r"[-\d]+")
_TIED = re.compile(r"[^\W_]+(?:['._+-]+[^\W_]+)*(?P<mail>@)?")
_PART = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_WITHIN = re.compile(r"['._\d-]+")
_OF = re.compile(r"\b[^\W\d_]'")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_MARK = re.compile(r"[A-Za-z0-9]+(?:[-/_][A-Za-z0-9]+)*")
_PARTS = re.compile(r"[-/_]")
_SPACED = re.compile(r"\d(?: ?\d){7,13}")
_LETTERED = re.compile(r"\b([A-Za-z]{1,3}) (\d(?: ?\d){4,13}[A-Za-z]?)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY_OR_YEARS = re.compile(
    r"(?:\d\d?[-/_]){2}(?:19|20)\d\d|(?:19|20)\d\d(?:(?:[-/_]\d\d?){2}|[-/_](?:19|20)\d\d)"
)
_PUPIL = re.compile(r"\b[A-Za-z]\d{11}[A-Za-z0-9]\b")
_POSTCODE = re.compile(
    r"\b(?:[a-z]{1,2}\d[a-z\d]?) ?(?!\d(?:st|nd|rd|th)\b)\d[abd-hjlnp-uw-z]{2}\b", re.IGNORECASE
)
_ALWAYS = "Road|Rd|Street|Avenue|Ave|Lane|Drive|Crescent|Terrace|Gardens|Mews"
_CAPITAL = "Close|Way|Place|Hill|Green|Walk|Rise|Row|Square|Grove|Court|Park"
_NUMBER = r"\b\d{1,4}[A-Za-z]?,? "
_ADDRESS = re.compile(
    rf"{_NUMBER}(?!Family |High |Crown |County |Magistrates)(?:[A-Z][\w'-]+ ){{1,3}}"
    rf"(?:{_ALWAYS}|{_CAPITAL})\b"
)
_ADDRESS_IN_SMALL = re.compile(rf"{_NUMBER}[a-z'-]+ (?:{_ALWAYS})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Known:
    """Names and identifiers of a picture, as they are looked up."""

    children: frozenset[tuple[str, str]]  # two names, or one piece and nothing
    workers: frozenset[tuple[str, str]]
    identifiers: frozenset[str]
    first_names: frozenset[str]
    family_names: frozenset[str]

    @cached_property
    def longest(self) -> int:
        """The letters of the longest name in one piece."""
        each = (*self.children, *self.workers)
        return max((len(piece) for piece, rest in each if not rest), default=0)


NOTHING = Known(frozenset(), frozenset(), frozenset(), frozenset(), frozenset())


def found_in(known: Known, typed: str) -> tuple[str, ...]:
    """Give what in the words points to somebody: names, identifiers, postcodes, addresses.

    A forename counts beside its surname alone, in either order, since most are words or names of
    somebody else.
    """
    words = legible(typed)
    each = {
        form
        for read in seen_as(words)
        for form in (*_pairs(read), *((one, "") for one in _pieces(read, longest=known.longest)))
    }
    asked = (
        (CHILD, not known.children.isdisjoint(each)),
        (WORKER, not known.workers.isdisjoint(each)),
        (IDENTIFIER, not known.identifiers.isdisjoint(_marks(words))),
        (PUPIL, _PUPIL.search(words)),
        (POSTCODE, _POSTCODE.search(words)),
        (ADDRESS, _ADDRESS.search(words) or _ADDRESS_IN_SMALL.search(words)),
    )
    return tuple(what for what, is_found in asked if is_found)


def alone_in(known: Known, words: str) -> tuple[str, ...]:
    """Give the words, as typed, that are also the first or family name of a child.

    They may mean anybody. What is as often a word as a name counts where it stands as a name alone:
    a first name in the middle of a sentence and with a capital, a family name as *the ... family*.
    What follows Mr or Mrs counts whoever is meant.
    """
    text = legible(words)
    places = {
        place
        for read in seen_as(text)
        for place in (
            *(one.span() for one in _WORD.finditer(read) if _is_name(one, known)),
            *_in_addresses(read, known),
        )
    }
    found = (text[start:end].removesuffix("'s") for start, end in sorted(places))
    return tuple(dict.fromkeys(found))


def _in_addresses(text: str, known: Known) -> Iterator[tuple[int, int]]:
    """Give where a family name stands in an address of e-mail, or an initial is tied to it.

    Whatever its letters are: nobody writes a capital there. One that is a word counts beside an
    initial alone.
    """
    for run in _TIED.finditer(text):
        parts = [*_PART.finditer(text, *run.span())]
        has_initial = any(len(one.group()) == 1 for one in parts)
        for one in parts:
            plain = _bare(in_letters(one.group()))
            is_asked = has_initial or (run["mail"] and plain not in ALSO_WORDS)
            forms = {plain} if is_asked else set()
            if run["mail"]:
                after = {plain[:-1]} if plain[-1] != "s" else set()  # *wards* are no `Ward, S.`
                forms |= {plain[1:]} | after
            if any(len(name) >= SHORTEST_FAMILY for name in forms & known.family_names):
                yield one.span()


def _is_name(at: re.Match[str], known: Known) -> bool:
    return any(
        _names_first(read, at, known) or _names_family(read, at, known)
        for read in _readings(at.group().removesuffix("'s"))
    )


def _names_first(typed: str, at: re.Match[str], known: Known) -> bool:
    plain = in_letters(typed)
    if plain in NEVER or plain not in known.first_names:
        return False
    return plain not in FIRST_WORDS or not (typed.islower() or _follows(_BEGINS, at))


def _names_family(typed: str, at: re.Match[str], known: Known) -> bool:
    plain, is_small = in_letters(typed), typed.islower()
    if not is_small and _follows(_TITLED, at):
        return True
    if plain not in known.family_names:
        several = plain.removesuffix("s")  # a whole family, as in `the Millers`
        return not is_small and several in known.family_names - ALSO_WORDS
    if plain in ALSO_WORDS:
        is_family = bool(_FAMILY.match(at.string, at.end()))
        return is_family and not is_small and _follows(_THE, at)
    is_kin = bool(_KIN.match(at.string, at.end()))
    return is_kin or (len(plain) >= SHORTEST_FAMILY and not is_small)


def _follows(what: re.Pattern[str], at: re.Match[str]) -> bool:
    """Say whether something stands right before a word."""
    return bool(what.search(at.string[max(0, at.start() - BEFORE) : at.start()]))


def known_from(
    children: Sequence[Mapping[str, Any] | Row], workers: Sequence[Mapping[str, Any] | Row]
) -> Known:
    """Give the names and identifiers of children and workers as they are looked up."""
    names = [legible(row[name] or "") for row in children for name in ("name", "also_known_as")]
    known_as = [
        _with_family(*both) for both in zip(names[::2], names[1::2], strict=True) if both[1]
    ]
    marks = (row[name] for row in children for name in ("child_id", "health_number", "upn"))
    parts = [[in_letters(one) for one in _words(name)] for name in names]
    return Known(
        frozenset(form for name in (*names, *known_as) for form in _orders(name)),
        frozenset(form for row in workers for form in _orders(legible(row["name"] or ""))),
        frozenset(
            form
            for mark in (*marks, *(row["code"] for row in workers))
            for form in _forms(mark or "")
        ),
        frozenset(first for name in parts for first in name[:1] if len(first) >= SHORTEST_FIRST),
        frozenset(
            form
            for name in parts
            for one in name[1:]
            for form in (one, _bare(one), _bare(one).replace("-", ""))
        ),
    )


def _with_family(name: str, known_as: str) -> str:
    """Give the name that a child is known as with the family name, once where it holds that."""
    words = _words(name)
    family = words[1:] or words
    held = {in_letters(one) for one in family}
    return " ".join([*(one for one in _words(known_as) if in_letters(one) not in held), *family])


def name_of(row: Mapping[str, Any]) -> str:
    """Give the whole name of a child; empty where the records hold none."""
    return " ".join(part for part in (row["forename"], row["surname"]) if part)


def _orders(name: str) -> Iterator[tuple[str, str]]:
    """Give a name as any forename beside the surname, and the surname beside the first forename.

    Of a name with a hyphen or an apostrophe, also as its parts; and in one piece.
    """
    typed = [in_letters(one) for one in _words(name)]
    bare = tuple(_bare(one) for one in typed)
    split = tuple(part for one in typed for part in _bare(_OF.sub("", one)).split("-") if part)
    closed = tuple(one.replace("-", "") for one in bare)
    for parts in {bare, split, closed}:
        yield from _both_ways(parts)
    for parts in {split, closed}:
        yield from ((piece, "") for piece in _in_one_piece(parts))


def _both_ways(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len(parts) > 1:
        yield from ((one, parts[-1]) for one in parts[:-1])
        yield from ((parts[0], one) for one in parts[1:])
        yield parts[-1], parts[0]


def _in_one_piece(parts: Sequence[str]) -> Iterator[str]:
    """Give a name without its spaces, with and without what stands in its middle."""
    whole = [(one, parts[-1]) for one in parts[:-1]]
    whole += [(parts[0], "".join(parts[place:])) for place in range(1, len(parts) - 1)]
    for one, other in whole:
        if len(one) > 1 and len(other) > 1:
            yield from (piece for piece in (one + other, other + one) if not is_a_word(piece))


def _pairs(words: str) -> Iterator[tuple[str, str]]:
    """Give what may be a whole name: two words, or parts, side by side, but for small words.

    A letter alone between them is the initial of another name.
    """
    typed = _words(words)
    parts = [part for one in typed for part in _parts(one)]
    without = [one for one in parts if len(one) > 1]
    plain = {one: _bare(in_letters(one)) for one in {*typed, *parts}}
    for one, other in {*pairwise(typed), *pairwise(parts), *pairwise(without)}:
        pair = plain[one], plain[other]
        is_small = one.islower() and other.islower()
        if not (is_small and ALSO_WORDS.intersection(pair)):
            yield pair


def _pieces(words: str, *, longest: int) -> Iterator[str]:
    """Give what may be a whole name in one piece: a word, or parts that no space parts."""
    runs = [_WITHIN.split(one) for one in {*_RUN.findall(words)}]
    inner = ([part for part in run if len(part) > 1] for run in runs if len(run) > 1)
    each = {
        *("".join(run) for run in runs),
        *("".join(two) for run in inner for two in pairwise(run)),
        *(piece for one in {*_words(words)} for piece in (_WITHIN.sub("", one), *_parts(one))),
    }
    for piece in {in_letters(one) for one in each}:
        yield from _ends(piece, longest)


def _ends(word: str, longest: int) -> Iterator[str]:
    """Give what a long word begins or ends with: a whole name may be written on in one piece."""
    yield word
    for length in range(SHORTEST_JOINED, min(len(word), longest + 1)):
        yield word[:length]
        yield word[-length:]


def _readings(word: str) -> Iterator[str]:
    """Give a word as typed and, of one with a hyphen or a capital within, as one and as parts."""
    yield word
    parts = _parts(word)
    if len(parts) > 1:
        yield "".join(parts)
        yield from parts


def _parts(word: str) -> list[str]:
    """Part a word at hyphens and digits, and where a capital follows a small letter."""
    return [part for one in _JOINS.split(word) for part in _HUMP.split(one) if part]


def _words(text: str) -> list[str]:
    return [one.removesuffix("'s") for one in _WORD.findall(text)]


def _bare(plain: str) -> str:
    return plain.replace("'", "")


def _marks(words: str) -> Iterator[str]:
    """Give what may be an identifier: words with a hyphen as typed, as parts and as one."""
    for one in _MARK.findall(words):
        yield one.casefold()
        parts = _PARTS.split(one.casefold())
        if len(parts) > 1:
            yield from parts
            if not _DAY_OR_YEARS.fullmatch(one):
                yield from _long_enough("".join(parts))
    for one in _SPACED.findall(words):
        for joined in accumulate(one.split()):
            yield from _long_enough(joined)
    for letters, one in _LETTERED.findall(words):
        for joined in accumulate(one.casefold().split(), initial=letters.casefold()):
            yield from _long_enough(joined)


def _long_enough(joined: str) -> Iterator[str]:
    if len(joined) >= (SHORTEST_PARTED if joined.isdecimal() else SHORTEST_BARE):
        yield joined


def _forms(mark: str) -> Iterator[str]:
    """Give an identifier as it may be typed: whole, in one, and without the noughts before it."""
    plain = mark.strip().casefold().replace(" ", "")
    joined = _PARTS.sub("", plain)
    if len(plain) >= SHORTEST and not _YEAR.fullmatch(plain):
        yield plain
    yield from (one for one in (joined, joined.lstrip("0")) if len(one) >= SHORTEST_BARE)
