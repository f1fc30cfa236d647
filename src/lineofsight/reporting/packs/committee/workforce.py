"""Section 4 and Appendix 3: the workforce dashboard, its thirteen rows and what they mean."""

from lineofsight.indicators.areas.people import DASHBOARD
from lineofsight.indicators.publishing import Published
from lineofsight.kernel.periods import in_words
from lineofsight.reporting import wording
from lineofsight.reporting.document import (
    Appendix,
    Block,
    Column,
    NumberRun,
    Reference,
    Row,
    Section,
    indicators,
    paragraph,
    row,
    table,
    words,
)
from lineofsight.reporting.packs.committee.charts import line_chart, spark
from lineofsight.reporting.packs.committee.material import Material


def section(material: Material) -> Section:
    """Draft the overview: what the dashboard shows, what its rows mean, both vacancy rates."""
    month = material.workforce_month
    blocks: list[Block] = [
        paragraph(
            f"The workforce dashboard for {month.name} is in ",
            Reference("workforce"),
            ". The table below says what each of its rows means.",
        ),
        _meanings(material),
        *_said(material),
    ]
    return Section(
        "Overview of the workforce dashboard",
        tuple(blocks),
        key="workforce-overview",
        as_at=words(f"As at {in_words(month.last_day)}"),
    )


def appendix(material: Material) -> Appendix:
    """Lay out the dashboard: thirteen rows, value, months behind them, change."""
    lines = [
        _line(item, key="" if code in material.priority else f"indicator:{code}")
        for code in DASHBOARD
        if (item := material.workforce.get(code))
    ]
    columns = [
        Column("Row", share=8),
        Column("Code", share=2),
        Column("Number", "number", share=3),
        Column("Percentage or ratio", "number", share=3),
        Column("Change on the month", "change", share=4),
        Column("24 months", "spark", share=4),
    ]
    chart = material.workforce.get("P6s")
    drawn = line_chart(chart) if chart else None
    return Appendix(
        "Workforce dashboard",
        (
            table(
                f"Workforce dashboard, {material.workforce_month.name}",
                columns,
                lines,
                sheet="Workforce dashboard",
                note=words(
                    "Agency share is row 5 over rows 2 and 5. Vacant posts, less unfilled posts, "
                    "are those covered by agency."
                ),
            ),
            *((drawn,) if drawn else ()),
        ),
        key="workforce",
        as_at=words(f"As at {in_words(material.workforce_month.last_day)}"),
        landscape=True,
    )


def _meanings(material: Material) -> Block:
    lines = [
        row(item.indicator.title, words(item.indicator.basis, ". ", item.indicator.edges))
        for code in DASHBOARD
        if (item := material.workforce.get(code))
    ]
    return table("What each row of the dashboard means", ["Row", "Meaning"], lines)


def _said(material: Material) -> list[Block]:
    """Say the agency share with its base, and the two vacancy rates with why they differ."""
    found = material.workforce
    blocks: list[Block] = []
    if "P6s" in found:
        blocks.append(paragraph(wording.sentence(found["P6s"])))
    if "P1" in found and "P1d" in found:
        blocks.append(
            paragraph(
                "Vacancies stand at ",
                wording.value(found["P1"].shown),
                " by the dashboard's rule, which counts social worker posts without a directly "
                "employed holder, covered by agency or not, and at ",
                wording.value(found["P1d"].shown),
                " by the national rule, which counts full-time equivalents over all social work "
                "roles. Only the second may be compared with other authorities. ",
                indicators("P1", "P1d"),
            )
        )
    if "W2" in found:
        blocks.append(paragraph(wording.sentence(found["W2"])))
    return blocks


def _line(item: Published, *, key: str) -> Row:
    number, share = _printed(item)
    return row(
        item.indicator.title,
        item.indicator.code,
        number,
        share,
        wording.change_cell(item),
        spark(item),
        key=key,
    )


def _printed(item: Published) -> tuple[NumberRun, NumberRun | str]:
    """Print a row's number, and the percentage or ratio beside it."""
    shown = item.shown
    if shown.unit == "count":
        return wording.value(shown), ""
    if shown.value is None or shown.numerator is None:
        return wording.value(shown), ""
    count = NumberRun(f"{shown.numerator:,}", wording.key_of(shown, "count"))
    return count, wording.value(shown)
