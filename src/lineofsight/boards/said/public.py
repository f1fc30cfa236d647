"""What the public page prints of one item: the marked words alone, and the role that agreed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lineofsight.boards import rules
from lineofsight.boards.models import Item
from lineofsight.boards.rules import Done, Standing
from lineofsight.boards.ties import Tied
from lineofsight.kernel.periods import in_words

BY_PERSON = "A councillor"
"""Whoever is one person is not named, nor told apart."""

REPHRASED = "Not word for word: put in other words for this page"
"""What the public reads beside words that whoever raised an item did not write."""

Titles = Callable[[Done], str]
"""Gives the roles somebody held when they took a step, in words; empty where none is known."""


@dataclass(frozen=True)
class Shown:
    """One item as the public reads it."""

    number: int
    who: str
    on: str
    said: str
    rephrased: str  # that these are not the words it was raised in; empty where they are
    did: str
    effects: tuple[str, ...]
    worked: str
    is_promised: str
    agreed: str


def shown(
    item: Item, standing: Standing, marked: Done, tied: Sequence[Tied], titles: Titles
) -> Shown:
    """Give an item in the words that were marked for the public."""
    due = standing.answer.promised_for if standing.answer and standing.is_open else None
    return Shown(
        number=item.pk,
        who=item.body.name if item.body is not None else BY_PERSON,
        on=in_words(item.raised_on),
        said=marked.words,
        rephrased="" if marked.words.split() == item.words.split() else REPHRASED,
        did=marked.reply,
        effects=tuple(dict.fromkeys(words for one in tied for words in one.effects)),
        worked=_worked(item, standing),
        is_promised=f"Promised by {in_words(due)}" if due else "",
        agreed=_agreed(item, marked, titles),
    )


def _agreed(item: Item, marked: Done, titles: Titles) -> str:
    """Say who agreed to show these words; nothing where their writer and nobody else did."""
    steps = [one.done() for one in item.steps.all()]
    before = steps[: steps.index(marked)]
    written = next((one for one in reversed(before) if one.what == rules.PROPOSED), None)
    if written is None or written.by == marked.by:
        return ""
    role = f": {titles(marked)}" if titles(marked) else ""
    return f"Shown since {in_words(marked.on)}, as agreed by another person than wrote it{role}."


def _worked(item: Item, standing: Standing) -> str:
    closing = standing.closing
    if closing is None:
        return "Whoever said it has not closed it yet."
    outcome = rules.OUTCOMES[closing.outcome]
    if item.body is None:
        return f"Whoever said it closed it: {outcome}."
    return f"{item.body.name} closed it, and a second person confirmed that: {outcome}."
