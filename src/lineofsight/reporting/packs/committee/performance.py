"""Section 3: the priority indicators, what is strong and what is not, each with its code."""

from collections.abc import Iterable, Sequence

from lineofsight.indicators.publishing import Published
from lineofsight.reporting import wording
from lineofsight.reporting.document import (
    Block,
    Reference,
    Section,
    Words,
    bullets,
    indicators,
    paragraph,
    words,
)
from lineofsight.reporting.packs.committee.activity import context
from lineofsight.reporting.packs.committee.charts import months_chart
from lineofsight.reporting.packs.committee.findings import Findings, found
from lineofsight.reporting.packs.committee.material import Material, as_at

CHARTED = ("AMT2", "CP5")
"""Indicators whose months are drawn in the section itself."""


def section(material: Material) -> Section:
    """Draft the section from the judgements of the indicators' month."""
    month = material.indicators_month
    items = list(material.priority.values())
    judged = found(items)
    volumes = material.demand.values()
    drawn = [
        months_chart(material.priority[code], volumes)
        for code in CHARTED
        if code in material.priority
    ]
    blocks: list[Block] = [
        paragraph(
            f"The priority performance indicators for {month.name} are in ",
            Reference("indicators"),
            ", with their targets and the commentary of the director and heads of service. A "
            f"change is on {month.plus(-1).name} unless another month is named.",
        ),
        *context(material),
        *_strengths(judged, month.name),
        *_concerns(judged, month.name),
        *_without(items),
        *(chart for chart in drawn if chart),
    ]
    return Section(
        "Performance against the priority indicators",
        tuple(blocks),
        key="performance",
        as_at=as_at(material, month),
    )


def _strengths(judged: Findings, month: str) -> list[Block]:
    points = [finding.at_length for finding in judged.strengths]
    points += _named("Also better than the month before: ", judged.also_better)
    points += _named("At or better than target, and no worse than the month before: ",
                     judged.at_target)  # fmt: skip
    return _list(f"Areas of strength or improvement for {month}", points)


def _concerns(judged: Findings, month: str) -> list[Block]:
    points = [finding.at_length for finding in judged.concerns]
    points += _named("Also red, or short of target and worse than the month before: ",
                     judged.also_worse)  # fmt: skip
    return _list(f"Areas of underperformance for {month}", points)


def _list(opening: str, points: Sequence[Words]) -> list[Block]:
    if not points:
        return [paragraph(f"{opening}: the indicators show none.")]
    return [paragraph(f"{opening} include:"), bullets(*points)]


def _named(opening: str, items: Iterable[Published]) -> list[Words]:
    items = list(items)
    if not items:
        return []
    codes = indicators(*(item.indicator.code for item in items))
    return [words(opening, *wording.listed(map(wording.in_brief, items)), " ", codes, ".")]


def _without(items: Iterable[Published]) -> list[Block]:
    lines = wording.without_value(items)
    return [paragraph("Not reported this month, and why:"), bullets(*lines)] if lines else []
