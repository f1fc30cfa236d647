"""Appendix 1: the improvement plan, by work stream and priority, with the key to its statuses."""

from collections.abc import Sequence

from lineofsight.kernel.periods import in_words
from lineofsight.records.programme import Action
from lineofsight.reporting.document import (
    Appendix,
    Block,
    Column,
    PageBreak,
    Row,
    Section,
    paragraph,
    row,
    strong,
    table,
    words,
)
from lineofsight.reporting.packs.committee.material import Material
from lineofsight.reporting.packs.committee.progress import tag, work_streams

COLUMNS = (
    Column("Ref", share=2),
    Column("Action", share=10),
    Column("Lead", share=5),
    Column("Due", share=4),
    Column("Status", "rag", share=4),
    Column("Progress", share=9),
)


def appendix(material: Material) -> Appendix:
    """Lay the plan out; the key stands on a page that the paper can point to."""
    plan = material.plan
    if not plan.actions:
        blocks: tuple[Block, ...] = (paragraph("No improvement plan was loaded.", numbered=False),)
        return Appendix(material.settings.paper.plan_name, blocks, key="plan")
    return Appendix(
        material.settings.paper.plan_name,
        sections=(
            *(_stream(name, some) for name, some in work_streams(material).items()),
            _key(material),
        ),
        key="plan",
        as_at=words(f"As at {in_words(material.month.last_day)}"),
        landscape=True,
    )


def _stream(name: str, some: Sequence[Action]) -> Section:
    blocks: list[Block] = [
        paragraph(strong("Senior responsible officer: "), some[0].sro, numbered=False)
    ]
    for number, title in dict.fromkeys((one.priority, one.priority_name) for one in some):
        mine = [one for one in some if one.priority == number]
        label = f"Priority {number}: {title}" if number is not None else title
        blocks.append(
            table(
                label, COLUMNS, [_line(one) for one in mine], sheet="Plan", part=label,
                part_heading="Priority",
            )
        )  # fmt: skip
    return Section(name, tuple(blocks))


def _line(one: Action) -> Row:
    due = in_words(one.due) if one.due else "not recorded"
    moved = f" (was {in_words(one.due_on)})" if one.revised_due_on and one.due_on else ""
    return row(
        one.ref,
        one.action,
        one.lead,
        due + moved,
        tag(one.status),
        one.progress or "none reported",
        key=f"action:{one.ref}",
    )


def _key(material: Material) -> Section:
    lines = [row(one.state.capitalize(), one.colour, one.test) for one in material.plan.key]
    blocks: tuple[Block, ...] = (
        PageBreak(key="plan-key"),
        table("Key to the statuses", ["Status", "Colour", "What makes it so"], lines, sheet="Key"),
    )
    return Section("Key", blocks)
