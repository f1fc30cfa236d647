"""The challenges of the month, each followed by its figure and by what is being done about it."""

from collections import deque
from collections.abc import Iterable

from lineofsight.records.programme import Said
from lineofsight.reporting import wording
from lineofsight.reporting.document import (
    Block,
    Reference,
    Words,
    bullets,
    emphasis,
    indicators,
    paragraph,
    strong,
    words,
)
from lineofsight.reporting.packs.committee.material import Material
from lineofsight.reporting.runs import RunLike

LEAD_IN = 40
"""Letters within which a colon ends a lead-in, such as `High caseloads:`."""


def challenges(material: Material) -> list[Block]:
    """List the challenges with their mitigation; what answers none of them stands at the end."""
    said, mended = material.words_of("challenge"), material.words_of("mitigation")
    if not said and not mended:
        return [paragraph(f"No challenges were reported for {material.month.name}.")]
    blocks: list[Block] = []
    answers = matched(said, mended)
    left = [one for one in mended if not any(one in some for some in answers)]
    if said:
        blocks += [
            paragraph(
                f"There are also key challenges in {material.month.name}, set out below with what "
                "is being done about each. Areas of underperformance by the priority indicators "
                "are in ",
                Reference("performance"),
                ".",
            ),
            bullets(*(_challenge(material, *pair) for pair in zip(said, answers, strict=True))),
        ]
    if left:
        blocks += [
            paragraph("Also being done about the challenges of the programme:"),
            bullets(*(one.words for one in left)),
        ]
    return blocks


def matched(said: Iterable[Said], mended: Iterable[Said]) -> list[list[Said]]:
    """Give the mitigation of each challenge: that of the same subject, in order.

    Several challenges of one subject take its mitigation one each, and the last takes what is
    left. What names no subject is matched to challenges that name none.
    """
    said = list(said)
    waiting: dict[str, deque[Said]] = {}
    for one in mended:
        waiting.setdefault(one.about, deque()).append(one)
    found: list[list[Said]] = []
    for place, one in enumerate(said):
        queue = waiting.get(one.about, deque())
        is_last = all(later.about != one.about for later in said[place + 1 :])
        found.append(
            [queue.popleft() for _ in range(len(queue) if is_last else min(1, len(queue)))]
        )
    return found


def _challenge(material: Material, one: Said, answers: list[Said]) -> Words:
    line: list[RunLike] = [*_with_lead_in(_ended(one.words)), *_figure(material, one.about)]
    for place, answer in enumerate(answers):
        line += [emphasis(" What is being done: ") if not place else " ", _ended(answer.words)]
    return words(*line)


def _figure(material: Material, code: str) -> Words:
    """Give the figure a challenge is about, where it has a value that may be shown."""
    item = material.figure(code)
    if item is None:
        return ()
    if item.shown.value is None:
        return words(" ", indicators(code), ".")
    return words(f" {wording.titled(item)}: ", *wording.stands(item), " ", indicators(code), ".")


def _with_lead_in(text: str) -> Words:
    lead, colon, rest = text.partition(":")
    if not colon or len(lead) > LEAD_IN:
        return words(text)
    return words(strong(f"{lead}:"), rest)


def _ended(text: str) -> str:
    text = text.rstrip()
    return text if text.endswith((".", "!", "?")) else f"{text}."
