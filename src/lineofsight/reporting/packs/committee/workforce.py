"""Section 4: what the dashboard shows: the agency share, both vacancy rates, the caseload."""

from collections.abc import Mapping

from lineofsight.indicators.publishing import Published
from lineofsight.reporting import wording
from lineofsight.reporting.document import (
    Block,
    Column,
    Reference,
    Section,
    Words,
    indicators,
    paragraph,
    row,
    strong,
    table,
)
from lineofsight.reporting.packs.committee import statuses
from lineofsight.reporting.packs.committee.material import Material, as_at, valued
from lineofsight.reporting.packs.committee.workforce_appendix import MEANINGS, rows
from lineofsight.reporting.runs import RunLike

STAFFING = ("P6s", "P6", "P1", "P13", "P3", "P11", "P12")
"""Codes by which the actions that would change the workforce are found in the plan."""


def section(material: Material) -> Section:
    """Draft the overview: what the rows mean, the agency share, both vacancy rates, caseload."""
    month = material.workforce_month
    found = material.workforce
    blocks: list[Block] = [
        paragraph(
            f"The workforce dashboard for {month.name} is in ",
            Reference("workforce"),
            ". It covers social workers and their managers, directly employed and agency.",
        ),
        *_meanings(material),
        *_agency(material),
        *_vacancies(found),
        *_caseload(found),
        *(paragraph(*line) for line in _without(found)),
    ]
    return Section(
        "Overview of the workforce dashboard",
        tuple(blocks),
        key="workforce-overview",
        as_at=as_at(material, month),
    )


def _meanings(material: Material) -> list[Block]:
    """Say what the rows mean, unless none of them can be given: the appendix says it then."""
    shown = list(rows(material))
    if all(item.shown.value is None for _, item in shown):
        return []
    columns = [
        Column("Row", "number", share=1), Column("Indicator", share=6), Column("Meaning", share=11)
    ]  # fmt: skip
    lines = [
        row(str(number), item.indicator.title, MEANINGS[item.indicator.code])
        for number, item in shown
    ]
    return [
        paragraph(
            Reference("meanings"),
            " says what each row of the dashboard means; the exact rules are with the definitions "
            "in the data suite.",
        ),
        table("What each row of the dashboard means", columns, lines, key="meanings"),
    ]


def _agency(material: Material) -> list[Block]:
    """Say the agency share with its base, and where the plan meets it."""
    item = valued(material.workforce, "P6s")
    if item is None:
        return []
    line: list[RunLike] = [
        *wording.sentence(item),
        " The base is row 2 and row 5 of the dashboard together.",
    ]
    stream = _stream_of_staffing(material)
    if stream:
        line += [" What is being done to build a permanent workforce is set out in ",
                 Reference(f"stream:{stream}"), "."]  # fmt: skip
    return [paragraph(*line)]


def _caseload(found: Mapping[str, Published]) -> list[Block]:
    item = valued(found, "W2")
    return [paragraph(*wording.sentence(item))] if item else []


def _without(found: Mapping[str, Published]) -> list[Words]:
    """Name the figures of the dashboard, and those beside it, that have no value to show."""
    return wording.without_value(found.values())


def _stream_of_staffing(material: Material) -> str:
    """Name the work stream whose actions are linked to the workforce, or nothing."""
    for name, some in statuses.work_streams(material.plan.actions).items():
        if any(code in STAFFING for action in some for code in action.indicators):
            return name
    return ""


def _vacancies(found: Mapping[str, Published]) -> list[Block]:
    """Say both vacancy rates, and why they differ."""
    local, national = valued(found, "P1"), valued(found, "P1d")
    if local is None or national is None:
        return []
    return [
        paragraph(
            strong("Vacancies: "),
            *wording.with_parts(local.shown),
            " of social worker posts have no directly employed holder, by the dashboard's rule "
            "which counts posts whether or not agency workers cover them. By the national rule, "
            "which counts full-time equivalents over all social work roles, the vacancy rate is ",
            *wording.with_parts(national.shown),
            ". The two are different measures: only the second may be compared with other "
            "authorities ",
            indicators("P1", "P1d"),
            ".",
        )
    ]
