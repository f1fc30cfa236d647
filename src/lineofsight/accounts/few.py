"""The question whether a small number in words that many read tells of a few children.

Figures hide such a number; a sentence beside them would say it again. Words are read one by one,
and each small number is taken unless it is an age, a share, a date or a label (`SAID_OTHERWISE`,
`LABELS`). What it counts is the first plural in the words after it, or else the last word known.
It is asked about unless that is a thing (`THINGS`); but *one* and *both*, and any number where
nothing speaks of children, only if it is children, a case or what happens to one, or if it does
something itself (*and 3 went home*). So is what so many of so many leave over. Whoever writes may
say that it points to nobody.
"""

import re
from collections.abc import Iterator

from django.conf import settings

from lineofsight.accounts.few_words import (
    CASES,
    DOES,
    EACH_OR_UNIT,
    ENDS,
    HAPPENS,
    KINDS,
    LABELS,
    LAST,
    LESS_OFTEN,
    NUMBERS,
    PEOPLE,
    PLURALS,
    SAID_OTHERWISE,
    SKIPPED,
    UNITS,
    YOUNG,
)
from lineofsight.kernel.problems import Refused
from lineofsight.picture import read_plainly
from lineofsight.settings import load as load_settings

FEW = "A small number of children stands in these words, and could show who they are."
WITHOUT_FEW = "Leave the number out, or say below that it points to nobody."
FEW_ARE_MEANT = "A small number of children stands in it, and points to nobody"
"""What whoever writes says of such words, so that they are kept."""

_FAR = 10
"""Words after a number that are read, at most."""
_OF_CHILDREN = {"people", "case"}
_LISTED = re.compile(r"^[^\S\n]*\d\d?(?:[.):]| -) ", re.MULTILINE)
_TOKEN = re.compile(r"[£$€#]?\w+(?:[.,:/'-]\w+)*(?:(?<=s)'(?= \w))?|[^\w\s]")
_SENTENCE = re.compile(r"(?<=[.!?;]) ")


def check_few(*words: str, are_meant: bool = False, of_children: bool = False) -> None:
    """Refuse words for all to read that count a few children, unless somebody says they may."""
    if not are_meant and has_small_number(*words, of_children=of_children):
        raise Refused(FEW, do=WITHOUT_FEW)


def has_small_number(*words: str, of_children: bool = False) -> bool:
    """Say whether children are counted in words by a number that figures would hide.

    `of_children` says that the words are about a figure that counts them.
    """
    threshold = load_settings(settings.HOME.settings_file).local_rules.threshold
    return any(
        0 < one < threshold
        for text in words
        for read in read_plainly(text)
        for sentence in _SENTENCE.split(_in_one_word(read))
        for one in _counted(_TOKEN.findall(sentence), of_children=of_children)
    )


def _in_one_word(text: str) -> str:
    text = " ".join(_LISTED.sub("", text).split())
    for said, plainly in SAID_OTHERWISE:
        text = said.sub(plainly, text)
    return text


def _counted(typed: list[str], *, of_children: bool) -> Iterator[int]:
    """Give each number in a sentence that may count children, and how many it leaves over."""
    words = [word.casefold() for word in typed]
    speaks = of_children or any(_is(word, PEOPLE | CASES) for word in words)
    numbers = {at for at in range(len(words)) if _number(words[at]) and not _is_label(typed, at)}
    if words[:1] == ["of"] and _noun(words, 0)[0] == "thing":  # *of 12 homes, 3 are new*
        numbers = {at for at in numbers if _noun(words, at)[0] in _OF_CHILDREN}
    for at in numbers:
        if _is_asked(words, at, speaks=speaks, of_children=of_children):
            yield _number(words[at])
        yield from _left_over(words, at, numbers, speaks=speaks)


def _is_asked(words: list[str], at: int, *, speaks: bool, of_children: bool) -> bool:
    """Say whether a number counts children, by the words after it."""
    kind, then = _noun(words, at)
    if kind == "people":
        return words[at] != "both" or then[:1] != ["and"] or SKIPPED.issuperset(then[1:2])
    if kind == "case":
        return not _is_of_each(words[: at + 1], then)
    if kind or words[at] in LESS_OFTEN:
        return kind == "does"
    return of_children or (speaks and then[:1] not in (["for"], ["about"]))


def _left_over(words: list[str], at: int, numbers: set[int], *, speaks: bool) -> Iterator[int]:
    """Give what is left of a whole: *126 of the 128*, or *of 41 visits, 38 were in time*."""
    start, kind = at, _noun(words, at)[0]
    while 0 < start > at - _FAR and words[start - 1] in SKIPPED | {"out"}:
        start -= 1
    if "of" in words[start:at] and kind != "thing" and (speaks or kind in _OF_CHILDREN):
        later = (one for one in range(at + 1, at + 3 * _FAR) if one in numbers)
        for part in [start - 1] if start - 1 in numbers else later:
            if part < at or _noun(words, part)[0] != "thing":
                yield _number(words[at]) - _number(words[part])


def _noun(words: list[str], at: int) -> tuple[str, list[str]]:
    """Say what the number at a place counts, empty where that is not known, and what comes then."""
    rest = words[at + 1 : at + _FAR]
    of_one = _number(words[at]) == 1 and rest[:1] != ["of"]
    if len(rest) > 1 and rest[0] in {"to", "or", "and"} and _number(rest[1]):
        rest = rest[2:]
    while rest and (rest[0] in SKIPPED or _number(rest[0])):
        rest = rest[1:]
    named = _named(rest, of_one=of_one)
    then = rest[len(named) :]
    first, second, *_ = [*rest, "", ""]
    if _is(first.rstrip("'"), UNITS) and not _number(second):
        return "thing", then
    if not named:
        return "does" if first in DOES else "", then
    is_theirs = of_one and any(_is(word[:-2], PEOPLE) for word in named if word.endswith("'s"))
    if is_theirs or not YOUNG.isdisjoint(named):
        return "people", then
    known = named[-1:] if _is_plural(named[-1]) else named[::-1]
    return next((kind for word in known for kind in KINDS if _is(word, KINDS[kind])), ""), then


def _named(rest: list[str], *, of_one: bool) -> list[str]:
    """Give the words that name what a number counts: up to the first plural, or another end.

    After *one* a plural does something: *one child needs*.
    """
    named: list[str] = []
    for word in rest[:6]:
        last = named[-1] if named else ""
        does = (word.endswith("ed") and _is(last, PEOPLE | HAPPENS)) or (
            of_one and last and _is_plural(word)
        )
        is_number = _number(word) and last not in LABELS
        if does or is_number or word in ENDS or not word[0].isalnum():
            break
        named.append(word)
        if _is_plural(word) and not of_one:
            break
    return named


def _is_label(typed: list[str], at: int) -> bool:
    """Say whether a number belongs to the word before it: *Phase 2*, but not *last week 2 went*."""
    after = "".join(typed[at + 1 : at + 2]).casefold()
    is_second = (
        at > 2 and typed[at - 1] in {"to", "or", "and", "of"} and _number(typed[at - 2].casefold())
    )
    end = at - 2 if is_second else at
    before = typed[max(end - 2, 0) : end]
    this, label = ["", "", *(word.casefold() for word in before)][-2:]
    is_known = _is(label, LABELS) if is_second or after in {"to", "or", "and"} else label in LABELS
    is_time = this in LAST or (this == "the" and label in UNITS)
    is_theirs = _is(after, PEOPLE) and label in before
    return (is_known and not is_time and not is_theirs) or (len(label) == 1 and label.isalpha())


def _is_of_each(before: list[str], then: list[str]) -> bool:
    """Say whether one plan, or another thing of a child's, is said of each: that counts nobody."""
    if then and (then[0] in DOES or then[0].endswith("ed")):
        return False
    is_rate = then[:1] in (["each"], ["every"], ["per"]) or (
        then[:1] in (["for"], ["to"], ["a"]) and not EACH_OR_UNIT.isdisjoint(then[1:2])
    )
    *_, last, number = ["", *before]
    is_theirs = number == "one" or last in {"has", "gets", "needs"}
    is_but = last in {"but", "except", "from"}
    return is_rate or (is_theirs and not is_but and not {"each", "every"}.isdisjoint(before))


def _number(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) < 5 else NUMBERS.get(word, 0)


def _is(word: str, known: frozenset[str]) -> bool:
    """Say whether a word, or what it is the plural of, is known."""
    one = (word[:-1], word[:-2], f"{word[:-3]}y") if _is_plural(word) else ()
    return word in known or not known.isdisjoint(one)


def _is_plural(word: str) -> bool:
    return word in PLURALS or (word.endswith("s") and word[-2:] not in {"ss", "us", "is", "'s"})
