"""Words as a reader sees them: what is shown alone, in the letters that they look like. Pure."""

import re
import unicodedata
from functools import cache

from lineofsight.kernel.saying import is_unseen

_ALIKE = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02b9\u02bc\u2032`\u00b4", "'") | dict.fromkeys("\u2010\u2011", "-")
)
"""Marks that are typed for an apostrophe and a hyphen."""
_LETTERS = str.maketrans(
    "авекмнорстухіјѕ" "ьгшѡѵүһҽӏԁԛԝԍз" "αβεζηικμνορστυχωγ" "ագզհոռսցւքօտ" "ɑɒƅəɩĸŋʃɣ",
    "abekmhopctyxijs" "brwwvyheldqwg3" "abezhikmnopotyxwy" "aqqhnnugifos" "aabeiknsy",
)  # fmt: skip
"""Letters that look like one of the alphabet: Cyrillic (twice), Greek, Armenian, phonetic.

By the Unicode Consortium's list (confusables.txt of UTS #39), or as their capitals look; the first
Armenian letter as it sounds. Of letters that are not here nobody would read a name.
"""
_OTHERWISE = str.maketrans("ηνυգա", "nvugw")
"""Of these, those that look like a second one too."""
_VARIANT = re.compile(r"LATIN (?:[A-Z]+ )*LETTER (?:[A-Z]{2,} )*([A-Z])")
"""What Unicode calls a letter of the alphabet that is turned, open or a small capital."""


def legible(words: str) -> str:
    """Give words as a reader sees them: nothing that is not shown, each letter in its plain form.

    So they are read wherever they came from, and so are the names of the records.
    """
    same = unicodedata.normalize("NFKC", words.translate(_ALIKE))
    unseen = {ord(one): None for one in set(same) if is_unseen(one)}
    return same.translate(unseen) if unseen else same


def read_plainly(words: str) -> tuple[str, ...]:
    """Give words as a reader may read them, in letters of the alphabet: once, or in two ways."""
    return tuple(
        "".join(one if one.isascii() else in_letters(one) for one in read)
        for read in seen_as(legible(words))
    )


def seen_as(legible_words: str) -> tuple[str, ...]:
    """Give words, and again where a letter of theirs looks like two; each as long as they are."""
    return tuple(dict.fromkeys((legible_words, legible_words.translate(_OTHERWISE))))


def in_letters(word: str) -> str:
    """Give a word as it is compared: no accents, no capitals, one letter for those alike."""
    if word.isascii():
        return word.casefold()
    parts = unicodedata.normalize("NFKD", word)
    shown = "".join(one for one in parts if not unicodedata.combining(one))
    return "".join(_letter(one) for one in shown.casefold().translate(_LETTERS))


@cache
def _letter(one: str) -> str:
    """Give the letter that this is a variant of by its name: crossed, hooked, a small capital."""
    if one.isascii():
        return one
    whole = unicodedata.name(one, "").partition(" WITH ")[0]
    if found := _VARIANT.fullmatch(whole):
        return found[1].casefold()
    try:
        return unicodedata.lookup(whole).casefold().translate(_LETTERS)
    except KeyError:
        return one
