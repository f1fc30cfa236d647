"""Two texts as one redline that reads: phrases that stayed, were struck out, were put in. Pure.

Sentences are compared first, then words within those that differ. Where little of a sentence
stayed, it is struck out whole and the new one stands whole; a word or two that happen to stand in
both, between words that changed, are not picked out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_SENTENCE = re.compile(r".+?(?:[.;!?](?=\s)\s*|\Z)", re.DOTALL)
_WORD = r"£?\w+(?:['\u2019.,/-]\w+)*"
_PIECE = re.compile(rf"\s+|{_WORD}|[^\w\s]")
_A_PHRASE = 3
"""So many words in a row, between words that changed, are seen to have stayed."""


@dataclass(frozen=True)
class Stretch:
    """Words that stayed, came or went."""

    words: str
    came: bool = False
    went: bool = False


def redline(before: str, after: str) -> tuple[Stretch, ...]:
    """Compare two texts; what did not come is the one, what did not go the other."""
    old, new = _SENTENCE.findall(before), _SENTENCE.findall(after)
    return _joined(
        stretch
        for ours, theirs, is_kept in _aligned(old, new)
        for stretch in ([Stretch(ours)] if is_kept else _within(ours, theirs))
    )


def redline_of_list(before: Sequence[str], after: Sequence[str]) -> tuple[Stretch, ...]:
    """Compare two lists, each thing whole: one that stayed is not struck out with its neighbour."""
    found: list[Stretch] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for how, i, k, m, n in matcher.get_opcodes():
        found += [Stretch(one) for one in before[i:k] if how == "equal"]
        if how != "equal":
            found += [Stretch(one, went=True) for one in before[i:k]]
            found += [Stretch(one, came=True) for one in after[m:n]]
    return tuple(
        part
        for place, one in enumerate(found)
        for part in ((Stretch("; "), one) if place else (one,))
    )


def _aligned(old: list[str], new: list[str]) -> Iterator[tuple[str, str, bool]]:
    """Give what stands at one place of both, old and new, and whether it is the same."""
    for how, i, k, m, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield "".join(old[i:k]), "".join(new[m:n]), how == "equal"


def _within(before: str, after: str) -> list[Stretch]:
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    runs = list(_aligned(old, new))
    stayed = sum(_words(ours) for ours, _, is_kept in runs if is_kept)
    if 2 * stayed < max(_words(before), _words(after)):
        return _changed(before, after)
    found: list[Stretch] = []
    waiting = ["", ""]
    for place, (ours, theirs, is_kept) in enumerate(runs):
        is_at_an_end = place in {0, len(runs) - 1}
        if is_kept and (is_at_an_end or _words(ours) >= _A_PHRASE):
            found += [*_changed(*waiting), Stretch(ours)]
            waiting = ["", ""]
        else:
            waiting = [waiting[0] + ours, waiting[1] + theirs]
    return [*found, *_changed(*waiting)]


def _changed(before: str, after: str) -> list[Stretch]:
    both = (Stretch(before, went=True), Stretch(after, came=True))
    return [one for one in both if one.words]


def _words(text: str) -> int:
    return len(re.findall(_WORD, text))


def _joined(stretches: Iterator[Stretch]) -> tuple[Stretch, ...]:
    """Join what stayed with what stayed next to it."""
    found: list[Stretch] = []
    for one in stretches:
        last = found[-1] if found else None
        if last and not (last.came or last.went or one.came or one.went):
            found[-1] = Stretch(last.words + one.words)
        else:
            found.append(one)
    return tuple(found)
