"""Appendix 1: the improvement plan, by work stream and priority, with the key to its statuses.

The key stands first, so that "page 1 of Appendix 1" is true in every format.
"""

from collections.abc import Sequence

from lineofsight.kernel.periods import in_words
from lineofsight.records.programme import Action
from lineofsight.reporting.document import (
    Appendix,
    Block,
    Column,
    NumberRun,
    Row,
    Section,
    paragraph,
    row,
    table,
    words,
)
from lineofsight.reporting.packs.committee import statuses
from lineofsight.reporting.packs.committee.material import Material

COLUMNS = (
    Column("Ref", share=2),
    Column("Action", share=10),
    Column("Lead", share=5),
    Column("Due", share=4),
    Column("Status", "rag", share=4),
    Column("Progress", share=9),
)
GLANCE = (
    Column("Priority", share=10),
    Column("What will be different for children", share=10),
    Column("Actions", "number", share=2),
    Column("Complete", "number", share=2),
    Column("Status", "rag", share=3),
)
KEY = (Column("Status", share=4), Column("Colour", share=2), Column("What makes it so", share=14))


def appendix(material: Material) -> Appendix:
    """Lay out the key to the statuses, then the actions of each work stream by priority."""
    title, plan = material.settings.paper.plan_name, material.plan
    if not plan.actions:
        blocks: tuple[Block, ...] = (paragraph("No improvement plan was loaded.", numbered=False),)
        return Appendix(title, blocks, key="plan")
    streams = statuses.work_streams(plan.actions)
    return Appendix(
        title,
        blocks=(*_key(material), _at_a_glance(plan.actions)),
        sections=tuple(_stream(name, some) for name, some in streams.items()),
        key="plan",
        as_at=words(f"As at {in_words(material.month.last_day)}"),
        landscape=True,
    )


def _key(material: Material) -> tuple[Block, ...]:
    if not material.plan.key:
        return ()
    lines = [row(one.state, one.colour, one.test) for one in material.plan.key]
    return (table("Key to the statuses", KEY, lines, sheet="Key", key="plan-key"),)


def _at_a_glance(actions: Sequence[Action]) -> Block:
    """Give each priority on one line: what it is for, how many actions, how it stands."""
    lines = [
        row(
            label,
            next((one.outcome for one in mine if one.outcome), ""),
            NumberRun(str(len(mine)), f"plan/{label}/all"),
            NumberRun(str(sum(map(statuses.is_complete, mine))), f"plan/{label}/complete"),
            statuses.tag(statuses.rolled_up(mine)),
        )
        for label, mine in statuses.priorities(actions).items()
    ]
    return table("The plan at a glance", GLANCE, lines, sheet="Priorities")


def _stream(name: str, some: Sequence[Action]) -> Section:
    tables = tuple(
        table(
            label,
            COLUMNS,
            [_line(one) for one in mine],
            sheet="Plan",
            part=label,
            part_heading="Priority",
        )
        for label, mine in statuses.priorities(some).items()
    )
    owner = words(f"Senior responsible officer: {some[0].sro}")
    return Section(name, tables, as_at=owner)


def _line(one: Action) -> Row:
    due = in_words(one.due) if one.due else "not recorded"
    moved = f" (was {in_words(one.due_on)})" if one.revised_due_on and one.due_on else ""
    return row(
        one.ref,
        one.action,
        one.lead,
        due + moved,
        statuses.tag(one.status),
        one.progress or "none reported",
        key=f"action:{one.ref}",
    )
