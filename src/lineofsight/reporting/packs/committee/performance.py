"""Section 3: the priority indicators, what is strong and what is not, each with its code."""

from lineofsight.indicators.publishing import Published
from lineofsight.kernel.periods import in_words
from lineofsight.reporting import wording
from lineofsight.reporting.document import (
    Block,
    Chart,
    Reference,
    Section,
    bullets,
    paragraph,
    words,
)
from lineofsight.reporting.packs.committee.charts import line_chart
from lineofsight.reporting.packs.committee.material import Material

CHARTED = ("FD6", "AMT2", "CP5", "LEG1")
"""Indicators whose months are drawn in the section itself."""


def section(material: Material) -> Section:
    """Draft the section from the judgements of the indicators' month."""
    month = material.indicators_month
    items = list(material.priority.values())
    strong, weak = wording.strengths(items), wording.concerns(items)
    blocks: list[Block] = [
        paragraph(
            f"The priority performance indicators for {month.name} are in ",
            Reference("indicators"),
            ", with the director's commentary. A change is on the month before, in percentage "
            "points where the indicator is a percentage.",
        ),
        *_list(f"Areas of strength or improvement in {month.name}:", strong),
        *_list(f"Areas of underperformance in {month.name}:", weak),
        *_without(items),
    ]
    drawn = [_chart(material.priority[code]) for code in CHARTED if code in material.priority]
    return Section(
        "Performance against the priority indicators",
        (*blocks, *(one for one in drawn if one)),
        key="performance",
        as_at=words(f"As at {in_words(month.last_day)}"),
    )


def _list(opening: str, items: list[Published]) -> list[Block]:
    if not items:
        return [paragraph(f"{opening} none.")]
    return [paragraph(opening), bullets(*(wording.sentence(item) for item in items))]


def _without(items: list[Published]) -> list[Block]:
    missing = [item for item in items if item.shown.value is None and not item.shown.is_hidden]
    if not missing:
        return []
    lines = (
        words(item.indicator.title, ": ", item.shown.words, ", ", item.reason, ".")
        for item in missing
    )
    return [paragraph("Not reported this month, and why:"), bullets(*lines)]


def _chart(item: Published) -> Chart | None:
    return line_chart(item)
