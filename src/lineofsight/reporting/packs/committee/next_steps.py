"""Section 5: what comes next: the priorities of the month to come, and the actions due in it."""

from lineofsight.kernel.periods import in_words
from lineofsight.records.programme import Action
from lineofsight.reporting.document import (
    Block,
    Section,
    Words,
    actions,
    bullets,
    paragraph,
    words,
)
from lineofsight.reporting.packs.committee import statuses
from lineofsight.reporting.packs.committee.material import Material


def section(material: Material) -> Section:
    """Draft next month's priorities and list its timetabled actions by reference."""
    blocks = [*_priorities(material), *_timetabled(material), *_overdue(material)]
    return Section("Next steps", tuple(blocks), key="next-steps")


def _priorities(material: Material) -> list[Block]:
    coming = material.month.plus(1).name
    said = material.words_of("priority for next month")
    if not said:
        return []
    lines = bullets(*(one.words for one in said))
    return [paragraph(f"Key priorities and actions for {coming} include:"), lines]


def _timetabled(material: Material) -> list[Block]:
    coming = material.month.plus(1)
    due = [one for one in material.plan.due_in(coming) if statuses.is_open(one)]
    if not due:
        return [paragraph(f"No open action of the plan is timetabled for {coming.name}.")]
    lines = (words(f"{one.action.rstrip('. ')} ", actions(one.ref)) for one in due)
    return [paragraph(f"Actions timetabled for {coming.name} are:"), bullets(*lines)]


def _overdue(material: Material) -> list[Block]:
    last = material.month.last_day
    late = [
        one
        for one in material.plan.actions
        if one.due and one.due <= last and statuses.is_open(one)
    ]
    if not late:
        return []
    opening = f"Open actions that were due by {in_words(last)}:"
    return [paragraph(opening), bullets(*(_late(one) for one in late))]


def _late(one: Action) -> Words:
    due = f", due {in_words(one.due)}" if one.due else ""
    return words(f"{one.action.rstrip('. ')}{due} ", actions(one.ref))
