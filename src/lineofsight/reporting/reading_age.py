"""How old a reader must be for a text, by Flesch and Kincaid: for what young people are given.

Grade = 0.39 x words in a sentence + 11.8 x syllables in a word - 15.59 (Kincaid, Fishburne, Rogers
and Chissom, 1975, Research Branch Report 8-75); a pupil of grade n is n + 5 years old. It measures
length, and not whether a thing is well explained: that is for a young person to say.
"""

import re

YOUNGEST = 5
"""Age at grade nought; no text reads younger."""

_SENTENCE = re.compile(r"[.!?]+(?:\s|$)")
_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?|\d[\d,.]*")
_VOWELS = re.compile(r"[aeiouy]+")
_APART = re.compile(
    r"(?<![cstg])i[aou]|[aeiouy]ing|(?<!s)ea[t]?l(?=ly|$|i)|ua|(?<![gq])ue[lnst]|eo[^u]|uo|yi|[ae]er$"
)
"""Vowels that stand together and are heard apart: di-al, do-ing, re-al, du-el, vi-de-o."""
_SILENT = re.compile(
    r"([^aeiouyl]|[aeiou]l|rl)e(?=$|ment|ful|ly|less|where|body|thing|times?$)"
    r"|([^aeiouytdlr]|[aeiou]l|[aeiou]r|rl|ll)ed$|[^aeiouysxzgclh]es$|[aeiou]les$|[^sct]hes$"
)
"""Where an e is not heard: home, while, moved, times, rules, placement, something."""

_SAID = {
    "every": 2, "everyone": 3, "everybody": 4, "everything": 3, "people": 2, "area": 3, "areas": 3,
    "several": 2, "different": 2, "family": 2, "beyond": 2, "hundred": 2, "health": 1,
    "healthy": 2, "someone": 2,
}  # fmt: skip
"""Word whose spelling would mislead -> its syllables."""


def reading_age(text: str) -> float:
    """Give the age in years at which a text is read with ease, to one decimal place.

    A figure is a word of its sentence and is left out of the syllables, as Flesch advises (The Art
    of Readable Writing, 1949). A text without a word reads at any age.
    """
    sentences = [one for one in _SENTENCE.split(text) if _WORD.search(one)]
    said = _WORD.findall(text)
    spelt = [one for one in said if not one[0].isdigit()]
    if not spelt:
        return float(YOUNGEST)
    long = sum(map(syllables, spelt)) / len(spelt)
    grade = 0.39 * len(said) / len(sentences) + 11.8 * long - 15.59
    return round(max(grade, 0) + YOUNGEST, 1)


def syllables(word: str) -> int:
    """Count the syllables of an English word by its spelling."""
    plain = word.lower().removesuffix("'s").replace("'", "")
    if plain in _SAID:
        return _SAID[plain]
    heard = len(_VOWELS.findall(plain)) + len(_APART.findall(plain))
    return max(heard - len(_SILENT.findall(plain)), 1)
