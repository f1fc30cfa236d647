"""Appendix 3: the workforce dashboard: thirteen rows, what they mean, how they fit together."""

from collections.abc import Iterator, Mapping

from lineofsight.indicators.areas.people import DASHBOARD
from lineofsight.indicators.publishing import Published
from lineofsight.reporting import wording
from lineofsight.reporting.document import (
    Appendix,
    Block,
    Column,
    NumberRun,
    Row,
    Words,
    bullets,
    indicators,
    paragraph,
    row,
    strong,
    table,
    words,
)
from lineofsight.reporting.packs.committee import comparators
from lineofsight.reporting.packs.committee.charts import line_chart, spark
from lineofsight.reporting.packs.committee.material import Material, as_at, valued

COLUMNS = (
    Column("Row", "number", share=4),
    Column("Indicator", share=21),
    Column("Code", share=4),
    Column("Number", "number", share=7),
    Column("Percentage or ratio", "number", share=10),
    Column("Change on the month", "change", share=14),
    Column("24 months", "spark", share=13),
    Column("What it means", share=40),
)

MEANINGS = {
    "P2": "All social workers who hold cases, directly employed and agency",
    "P3": "Social workers of grade 11 and over who are employed directly by the council",
    "P4": "Those of row 2 who have been in their present employment for more than 12 months, and "
    "their share of row 2",
    "P5": "Those of row 2 who hold no cases now, as on maternity or long-term sick leave; only as "
    "a total, since it touches on health",
    "P6": "All agency workers, interim workers among them",
    "P7": "Social workers who had personal supervision in the last 30 days, and their share of "
    "those who were not on long absence",
    "P8": "Managers employed directly by the council, and how many to each agency manager",
    "P9": "Agency workers who have been in their present engagement for more than 12 months",
    "P10": "Newly qualified social workers",
    "P11": "Directly employed social workers who left the council in the month",
    "P12": "Directly employed social workers who started in the month, those who came over from "
    "agency among them",
    "P13": "Posts of social workers (not of seniors or managers) in which nobody works, and their "
    "share of established posts",
    "P1": "Posts of social workers (not of seniors or managers) with no directly employed holder, "
    "covered by agency or not, and their share of established posts: the vacancy rate",
}
"""Row of the dashboard -> what it means to a reader; the exact rule is its definition."""


def appendix(material: Material) -> Appendix:
    """Lay out the dashboard: thirteen rows, their numbers, months, change and meaning."""
    return Appendix(
        "Workforce dashboard",
        (
            table(
                f"Workforce dashboard, {material.workforce_month.name}",
                COLUMNS,
                [_line(material, number, item) for number, item in rows(material)],
                sheet="Workforce dashboard",
            ),
            *_identities(material.workforce),
            *_drawn(material.workforce),
            *comparators.blocks(
                material.workforce, month=material.workforce_month, sheet="Workforce comparators"
            ),
        ),
        key="workforce",
        as_at=as_at(material, material.workforce_month),
        landscape=True,
    )


def _drawn(found: Mapping[str, Published]) -> list[Block]:
    chart = line_chart(found["P6s"]) if "P6s" in found else None
    return [chart] if chart else []


def rows(material: Material) -> Iterator[tuple[int, Published]]:
    """Give the rows of the dashboard that were counted, with their numbers."""
    for number, code in enumerate(DASHBOARD, start=1):
        if code in material.workforce:
            yield number, material.workforce[code]


def _identities(found: Mapping[str, Published]) -> list[Block]:
    """Show that the rows fit together: posts add up, and vacant less unfilled is covered."""
    parts = (_established(found), _covered(found), _base(found), _managers(found))
    lines = [line for line in parts if line]
    if not lines:
        return []
    return [paragraph(strong("How the rows fit together"), numbered=False), bullets(*lines)]


def _established(found: Mapping[str, Published]) -> Words:
    posts, vacant = _counts(found, "P1")
    if posts is None or vacant is None:
        return ()
    return words(
        _number(found["P1"], posts, "posts"), " established posts of social workers are ",
        _number(found["P1"], posts - vacant, "direct"), " with a directly employed holder and ",
        _number(found["P1"], vacant, "count"), " vacant (row 13).",
    )  # fmt: skip


def _covered(found: Mapping[str, Published]) -> Words:
    vacant, unfilled = _counts(found, "P1")[1], _counts(found, "P13")[1]
    if vacant is None or unfilled is None:
        return ()
    return words(
        _number(found["P1"], vacant, "count"), " vacant posts (row 13), less ",
        _number(found["P13"], unfilled, "count"), " that nobody fills (row 12), are ",
        _number(found["P1"], vacant - unfilled, "covered"), " covered by agency or interim staff.",
    )  # fmt: skip


def _base(found: Mapping[str, Published]) -> Words:
    item = valued(found, "P6s")
    if item is None:
        return ()
    return words(
        "The agency share is ", *wording.with_parts(item.shown),
        ": row 5 over rows 2 and 5 together ", indicators("P6s"), ".",
    )  # fmt: skip


def _managers(found: Mapping[str, Published]) -> Words:
    agency, direct = _counts(found, "P8")
    if agency is None or direct is None:
        return ()
    return words(
        "Row 7 is ", _number(found["P8"], direct, "count"), " directly employed and ",
        _number(found["P8"], agency, "agency"), " agency managers.",
    )  # fmt: skip


def _counts(found: Mapping[str, Published], code: str) -> tuple[int | None, int | None]:
    """Give the second and the first number of a row, where they may be shown."""
    shown = found[code].shown if code in found else None
    if shown is None or shown.numerator is None or shown.denominator is None:
        return None, None
    return int(shown.denominator), int(shown.numerator)


def _number(item: Published, count: int, part: str) -> NumberRun:
    return NumberRun(f"{count:,}", wording.key_of(item.shown, part))


def _line(material: Material, number: int, item: Published) -> Row:
    count, share = _printed(item)
    code = item.indicator.code
    return row(
        str(number),
        item.indicator.title,
        code,
        count,
        share,
        wording.change_cell(item),
        spark(item),
        MEANINGS[code],
        key="" if code in material.priority else f"indicator:{code}",
    )


def _printed(item: Published) -> tuple[NumberRun, NumberRun | str]:
    """Print a row's number, and the percentage or ratio beside it."""
    shown = item.shown
    if shown.unit == "count" or shown.value is None or shown.numerator is None:
        return wording.value(shown), ""
    count = NumberRun(f"{shown.numerator:,}", wording.key_of(shown, "count"))
    return count, wording.value(shown)
