"""Section 5: what comes next: the priorities of the month to come, and the actions due in it."""

from lineofsight.kernel.periods import in_words
from lineofsight.reporting.document import (
    Block,
    Section,
    actions,
    bullets,
    paragraph,
    words,
)
from lineofsight.reporting.packs.committee.material import Material


def section(material: Material) -> Section:
    """Draft next month's priorities and list its timetabled actions by reference."""
    coming = material.month.plus(1)
    blocks: list[Block] = []
    priorities = material.words_of("priority for next month")
    if priorities:
        blocks.append(paragraph(f"Key priorities for {coming.name}:"))
        blocks.append(bullets(*(one.words for one in priorities)))
    due = material.plan.due_in(coming)
    if due:
        blocks.append(paragraph(f"Actions timetabled for {coming.name}:"))
        blocks.append(
            bullets(*(words(one.action.rstrip(". ") + " ", actions(one.ref)) for one in due))
        )
    else:
        blocks.append(paragraph(f"No open action of the plan is due in {coming.name}."))
    overdue = [
        one
        for one in material.plan.actions
        if one.due and one.due <= material.month.last_day and not one.status.startswith("complete")
    ]
    if overdue:
        blocks.append(
            paragraph(f"Open actions that were due by {in_words(material.month.last_day)}:")
        )
        blocks.append(
            bullets(
                *(
                    words(one.action.rstrip(". "), f", due {in_words(one.due)} ", actions(one.ref))
                    for one in overdue
                    if one.due
                )
            )
        )
    return Section("Next steps", tuple(blocks), key="next-steps")
