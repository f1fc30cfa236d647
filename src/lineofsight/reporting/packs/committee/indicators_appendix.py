"""Appendix 2: the priority indicators by priority of the plan, with commentary and definitions."""

from collections.abc import Mapping

from lineofsight.indicators.publishing import Published
from lineofsight.kernel.periods import in_words
from lineofsight.reporting import wording
from lineofsight.reporting.document import (
    Appendix,
    Block,
    Column,
    Row,
    Table,
    Words,
    bullets,
    indicators,
    paragraph,
    row,
    strong,
    table,
    words,
)
from lineofsight.reporting.packs.committee.charts import spark
from lineofsight.reporting.packs.committee.material import Material

ELSEWHERE = "Not linked to a priority"

COLUMNS = (
    Column("Code", share=2),
    Column("Indicator", share=8),
    Column("Value", "number", share=3),
    Column("Out of", "number", share=4),
    Column("Target", "number", share=3),
    Column("Judgement", "rag", share=4),
    Column("Change on the month", "change", share=4),
    Column("24 months", "spark", share=4),
)


def appendix(material: Material) -> Appendix:
    """Lay out the indicators: commentary first, then a table for each priority of the plan."""
    month = material.indicators_month
    groups = grouped(material)
    return Appendix(
        "Priority performance indicators",
        (
            *_commentary(material),
            *(
                table(
                    f"{priority}, {month.name}",
                    COLUMNS,
                    [_line(item) for item in items],
                    sheet="Priority indicators",
                    part=priority,
                    part_heading="Priority",
                )
                for priority, items in groups.items()
            ),
            *_notes(material),
        ),
        key="indicators",
        as_at=words(f"As at {in_words(month.last_day)}"),
        landscape=True,
    )


def grouped(material: Material) -> dict[str, list[Published]]:
    """Group the indicators by the first priority whose actions name them, in the plan's order."""
    owner: dict[str, str] = {}
    for action in material.plan.actions:
        label = f"Priority {action.priority}: {action.priority_name}"
        for code in action.indicators:
            owner.setdefault(code, label)
    order = list(
        dict.fromkeys(
            f"Priority {one.priority}: {one.priority_name}" for one in material.plan.actions
        )
    )
    found: dict[str, list[Published]] = {label: [] for label in (*order, ELSEWHERE)}
    for code, item in material.priority.items():
        found[owner.get(code, ELSEWHERE)].append(item)
    return {label: items for label, items in found.items() if items}


def _line(item: Published) -> Row:
    shown = item.shown
    return row(
        shown.code,
        words(item.indicator.title, f", {wording.dated(shown)}"),
        wording.value(shown),
        wording.parts(shown),
        wording.target(item),
        wording.rag_cell(item),
        wording.change_cell(item),
        spark(item),
        key=f"indicator:{shown.code}",
    )


def _commentary(material: Material) -> list[Block]:
    said = [one for one in material.commentary if one.kind == "commentary"]
    if not said:
        return [
            paragraph(
                f"No commentary was given for {material.indicators_month.name}.", numbered=False
            )
        ]
    director = material.settings.paper.director or said[0].by or "the director"
    lines = [_comment(one.about, one.words, material.priority) for one in said]
    return [
        paragraph(strong("Commentary by the "), strong(_lowered(director)), numbered=False),
        bullets(*lines),
    ]


def _lowered(title: str) -> str:
    return title.removeprefix("The ").removeprefix("the ")


def _comment(about: str, text: str, known: Mapping[str, Published]) -> Words:
    return words(text.rstrip() + " ", indicators(about)) if about in known else words(text)


def _notes(material: Material) -> list[Block]:
    notes = [words(note) for note in material.notes]
    return (
        [paragraph(strong("About the sources"), numbered=False), bullets(*notes)] if notes else []
    )


def definitions(material: Material) -> Table:
    """Give the definitions of every indicator the paper prints, for a sheet of the workbook."""
    items = {**material.priority, **material.workforce, **material.activity}
    lines = [
        row(
            code,
            item.indicator.title,
            item.indicator.why,
            item.indicator.basis,
            item.indicator.edges,
            "; ".join(item.indicator.sources),
            item.indicator.checked_by,
        )
        for code, item in sorted(items.items())
    ]
    columns = ["Code", "Indicator", "Why it matters", "Basis", "Edges", "Sources", "Checked by"]
    return table("Definitions", columns, lines, sheet="Definitions")
