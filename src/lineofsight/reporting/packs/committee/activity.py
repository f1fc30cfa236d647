"""Demand in sentences: how much work the month brought, and what a month's figures meet."""

from collections.abc import Iterable, Mapping

from lineofsight.indicators.publishing import Published
from lineofsight.reporting import wording
from lineofsight.reporting.document import (
    Block,
    NumberRun,
    Words,
    indicators,
    paragraph,
    words,
)
from lineofsight.reporting.packs.committee.charts import line_chart
from lineofsight.reporting.packs.committee.material import Material
from lineofsight.reporting.runs import RunLike

NOUNS = {
    "FD1": ("contact", "contacts"),
    "FD6": ("referral", "referrals"),
    "VA1": ("victim of serious youth violence", "victims of serious youth violence"),
    "MIS1": ("missing episode", "missing episodes"),
    "MIS2": ("child with a missing episode", "children with a missing episode"),
    "LEG1": ("child in care proceedings", "children in care proceedings"),
    "LEG1c": ("case in care proceedings", "cases in care proceedings"),
}
"""Volume -> what one and several of it are called."""


def demand(material: Material) -> list[Block]:
    """Say the volumes of the activity's month: what came in, then what was open at its end."""
    items = list(material.activity.values())
    lines = [*_counted(items, "month"), *_counted(items, "snapshot")]
    lines += [words(*line, " ") for line in wording.without_value(items)]
    return [*([paragraph(*lines)] if lines else []), *_drawn(material.activity, "LEG1")]


def context(material: Material) -> list[Block]:
    """Name the volumes that the indicators' month must be read against."""
    known = [item for item in material.demand.values() if item.shown.value is not None]
    if not known:
        return []
    month = material.indicators_month.name
    line: list[RunLike] = [f"These figures should be read against demand. In {month} there were "]
    for place, item in enumerate(known):
        joint = "" if not place else "; and " if place == len(known) - 1 else "; "
        line += [joint, *_volume(item), *wording.moved(item), *wording.moved_in_year(item)]
    codes = indicators(*(item.indicator.code for item in known))
    return [paragraph(*line, " ", codes, "."), *_drawn(material.demand, "FD6")]


def _counted(items: Iterable[Published], over: str) -> list[Words]:
    """Give one sentence on the volumes of a period that have a value."""
    mine = [item for item in items if item.shown.over == over and item.shown.value is not None]
    if not mine:
        return []
    month = mine[0].month.name
    opening = f"In {month}" if over == "month" else f"At the end of {month}"
    line: list[RunLike] = [f"{opening} there were "]
    for place, item in enumerate(mine):
        joint = "" if not place else "; and " if place == len(mine) - 1 else "; "
        line += [joint, *_volume(item), *wording.moved(item, names_month=not place)]
        line += wording.compared(item)
    codes = indicators(*(item.indicator.code for item in mine))
    return [words(*line, " ", codes, ". ")]


def _volume(item: Published) -> Words:
    one, several = NOUNS[item.indicator.code]
    shown = item.shown
    noun = one if shown.value == 1 else several
    return words(NumberRun(shown.words, wording.key_of(shown)), f" {noun}")


def _drawn(some: Mapping[str, Published], code: str) -> list[Block]:
    chart = line_chart(some[code]) if code in some else None
    return [chart] if chart else []
