"""Appendix 2: the priority indicators by priority of the plan, with commentary beside each."""

from collections.abc import Iterable, Mapping

from lineofsight.indicators.publishing import Published
from lineofsight.reporting import wording
from lineofsight.reporting.document import (
    Appendix,
    Block,
    Column,
    NumberRun,
    Row,
    Table,
    Words,
    bullets,
    paragraph,
    row,
    strong,
    table,
    words,
)
from lineofsight.reporting.packs.committee import commentary, comparators, statuses
from lineofsight.reporting.packs.committee.charts import spark
from lineofsight.reporting.packs.committee.material import Material, as_at
from lineofsight.reporting.runs import RunLike

ELSEWHERE = "Not linked to a priority"
ALL = "Priority indicators"
"""What the one table is called when there is no plan."""


COLUMNS = (
    Column("Code", share=8),
    Column("Indicator", share=23),
    Column("Period", share=11),
    Column("Value", "number", share=12),
    Column("Out of", "number", share=17),
    Column("Target", "number", share=8),
    Column("Judgement", "rag", share=13),
    Column("Change on the month", "change", share=15),
    Column("Variation", share=16),
    Column("24 months", "spark", share=16),
    Column("Commentary", share=34),
)

FOUND = {
    "row set aside": "rows set aside because they could not count",
    "value not read": "values that could not be read",
    "assumed": "values read on an assumption",
    "conflict": "facts on which two sources disagreed",
    "check": "rows that a check doubted, each named in the load report",
}
"""What a load finds, as the paper names it."""


def appendix(material: Material) -> Appendix:
    """Lay out the indicators: a table for each priority of the plan, then the sources."""
    month = material.indicators_month
    said = commentary.by_code(material)
    return Appendix(
        "Priority performance indicators",
        (
            paragraph(*_reading(material), numbered=False),
            *(
                table(
                    f"{priority}, {month.name}",
                    COLUMNS,
                    [_line(item, said[code]) for code, item in items.items()],
                    sheet="Priority indicators",
                    part=priority,
                    part_heading="Priority",
                )
                for priority, items in grouped(material).items()
            ),
            *comparators.blocks(material.priority, month=month, sheet="Comparators"),
            *_quality(material),
        ),
        key="indicators",
        as_at=as_at(material, month),
        landscape=True,
    )


def grouped(material: Material) -> dict[str, dict[str, Published]]:
    """Group the indicators by the first priority whose actions name them, in the plan's order."""
    owner: dict[str, str] = {}
    priorities = statuses.priorities(material.plan.actions)
    for priority, actions in priorities.items():
        for code in (code for action in actions for code in action.indicators):
            owner.setdefault(code, priority)
    found: dict[str, dict[str, Published]] = {name: {} for name in (*priorities, ELSEWHERE)}
    for code, item in material.priority.items():
        found[owner.get(code, ELSEWHERE)][code] = item
    if not priorities:
        return {ALL: found[ELSEWHERE]}
    return {name: items for name, items in found.items() if items}


def _reading(material: Material) -> Iterable[RunLike]:
    """Say how to read the tables, and whose the commentary is."""
    yield (
        "A change is on the month before. A judgement is against the target in force; an "
        "indicator is neutral where neither high nor low is good. Variation sets the month against "
        "its own last three years: special cause is more than chance. "
    )
    by = commentary.authors(material)
    if by:
        yield f"Commentary is by: {'; '.join(by)}."
    else:
        yield f"No commentary was given for {material.indicators_month.name}."


def _line(item: Published, said: Words) -> Row:
    shown = item.shown
    return row(
        shown.code,
        wording.with_unit(item),
        wording.PERIODS[shown.over],
        wording.bare_value(shown),
        wording.parts(shown),
        wording.target(item),
        wording.rag_cell(item),
        wording.change_cell(item),
        wording.variation_cell(item),
        spark(item),
        said,
        key=f"indicator:{shown.code}",
    )


def _quality(material: Material) -> list[Block]:
    """Say what a reader must know of the sources, and what the load of the records found."""
    notes = [words(note) for note in material.notes]
    found = _found(material.findings)
    notes += [found] if found else []
    if not notes:
        return []
    return [paragraph(strong("About the sources and their quality"), numbered=False),
            bullets(*notes)]  # fmt: skip


def _found(findings: Mapping[str, int]) -> Words:
    line: list[RunLike] = []
    for kind, meaning in FOUND.items():
        if findings.get(kind):
            number = NumberRun(f"{findings[kind]:,}", f"load/{kind}")
            line += [", " if line else "The load of the newest records found ", number,
                     f" {meaning}"]  # fmt: skip
    return words(*line, ". Each is listed in its load report.") if line else ()


def definitions(material: Material) -> Table:
    """Give the definitions of every indicator the paper prints, for a sheet of the workbook."""
    items = {**material.priority, **material.workforce, **material.activity}
    lines = [
        row(
            code,
            item.indicator.title,
            item.indicator.why,
            wording.PERIODS[item.shown.over],
            item.indicator.better,
            item.target.source if item.target else "no target",
            item.indicator.basis,
            item.indicator.edges,
            "; ".join(item.indicator.sources),
            item.indicator.checked_by,
        )
        for code, item in sorted(items.items())
    ]
    columns = [
        "Code", "Indicator", "Why it matters", "Period", "Better", "Target set by", "Basis",
        "Edges", "Sources", "Checked by",
    ]  # fmt: skip
    return table("Definitions", columns, lines, sheet="Definitions")
