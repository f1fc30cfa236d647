"""The commentary of an indicator, or why one is due: red, high risk, or another colour than before.

Commentary is of the month of the figure: words about an earlier month do not explain this one.
"""

from lineofsight.indicators.judging import Colour
from lineofsight.indicators.publishing import Published
from lineofsight.reporting.document import Words, strong, words
from lineofsight.reporting.packs.committee.material import Material


def by_code(material: Material) -> dict[str, Words]:
    """Give what stands beside each priority indicator: its commentary, or that it is due."""
    said: dict[str, list[str]] = {}
    for one in material.commentary:
        if one.kind == "commentary":
            said.setdefault(one.about, []).append(one.words.strip())
    return {
        code: words(" ".join(said[code])) if code in said else _due(item)
        for code, item in material.priority.items()
    }


def authors(material: Material) -> list[str]:
    """List the role titles of those who commented, the director first as the settings name it."""
    found = [one.by for one in material.commentary if one.kind == "commentary" and one.by]
    director = material.settings.paper.director
    return list(dict.fromkeys([*([director] if found and director else []), *found]))


def why_due(item: Published) -> str:
    """Say why commentary is due on a figure, or nothing where it need not be given."""
    if item.is_high_risk:
        return "the indicator is high risk"
    now = item.rag.colour
    if now is Colour.RED:
        return "the indicator is red"
    before = item.rag_before.colour if item.rag_before else None
    if now is not None and before is not None and now is not before:
        return f"the indicator was {before.value} and is {now.value}"
    variation = item.own_series.variation
    return "the indicator shows special cause" if variation and variation.is_special else ""


def _due(item: Published) -> Words:
    why = why_due(item)
    return words(strong("Commentary is due: "), f"{why}.") if why else ()
