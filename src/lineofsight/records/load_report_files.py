"""The load report as a page to read and a CSV to work through, written to `home.reports`."""

import csv
from collections.abc import Iterator
from html import escape
from itertools import zip_longest
from pathlib import Path

from lineofsight.kernel.spreadsheet import cells_safe_for_csv
from lineofsight.records.findings import Finding
from lineofsight.records.load_report import (
    LoadReport,
    Section,
    heading_lines,
    not_counted_words,
    sections,
    table_words,
)

PAGE = "load_report.html"
TABLE = "load_report.csv"
HEADINGS = (
    "kind", "table", "file", "sheet", "row", "column", "heading", "as typed", "problem", "assumed",
    "beside file", "beside sheet", "beside row",
)  # fmt: skip

_STYLE = """
body { font: 16px/1.5 Arial, sans-serif; color: #0b0c0c; margin: 2rem auto; max-width: 60rem;
       padding: 0 1rem; }
h1 { font-size: 1.6rem } h2 { font-size: 1.2rem; margin-top: 2rem }
table { border-collapse: collapse; width: 100%; display: block; overflow-x: auto }
th, td { border-bottom: 1px solid #b1b4b6; padding: .3rem .8rem .3rem 0; text-align: left;
         vertical-align: top; overflow-wrap: anywhere }
td.number { text-align: right }
"""


def write(report: LoadReport, folder: Path) -> None:
    """Write the page and the CSV into a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PAGE).write_text("\n".join(page(report)), "utf-8")
    with (folder / TABLE).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for finding in report.findings:
            writer.writerows(csv_rows(finding))


def csv_rows(finding: Finding) -> Iterator[list[object]]:
    """Give one row for each Excel row a finding is about, with no cell a spreadsheet would run."""
    place = finding.place
    before = cells_safe_for_csv([finding.kind.value, finding.table, place.file, place.sheet or ""])
    after = cells_safe_for_csv(
        [place.letter, place.heading, finding.typed, finding.problem, finding.assumed]
    )
    beside = cells_safe_for_csv([finding.beside.file, finding.beside.sheet or ""])
    rows = finding.rows or ("",)
    for row, other in zip_longest(rows, finding.beside_rows[: len(rows)], fillvalue=""):
        yield [*before, row, *after, *beside, other]


def page(report: LoadReport) -> Iterator[str]:
    """Write the report as one page without anything fetched from elsewhere."""
    yield "<!DOCTYPE html>"
    yield '<html lang="en-GB"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>Load report</title><style>{_STYLE}</style></head><body><main>"
    yield "<h1>Load report</h1>"
    for line in heading_lines(report):
        yield f"<p>{escape(line)}</p>"
    if report.outcome:
        yield f"<p><strong>{escape(report.outcome)}</strong></p>"
    yield from _lists(report)
    yield from _tables(report)
    for section in sections(report):
        yield from _section(section)
    if report.notes:
        yield from _bullets("Notes", report.notes)
    yield "</main></body></html>"


def _lists(report: LoadReport) -> Iterator[str]:
    yield "<h2>Read</h2><table><thead><tr>"
    yield '<th scope="col">List</th><th scope="col">Where</th><th scope="col">Rows</th>'
    yield "</tr></thead><tbody>"
    for one in report.lists:
        yield (
            f'<tr><th scope="row">{escape(one.words)}</th><td>{escape(one.where)}</td>'
            f'<td class="number">{one.rows:,}</td></tr>'
        )
    yield "</tbody></table>"


def _tables(report: LoadReport) -> Iterator[str]:
    yield "<h2>Tables, and what they can answer</h2><table><thead><tr>"
    yield '<th scope="col">Table</th><th scope="col">Rows, source and reach</th>'
    yield "</tr></thead><tbody>"
    for line in report.tables:
        words = escape(table_words(line))
        yield f'<tr><th scope="row">{escape(line.table)}</th><td>{words}</td></tr>'
    yield "</tbody></table>"
    if report.not_loaded:
        yield f"<p>Not loaded, so no data: {escape(', '.join(report.not_loaded))}</p>"
    if report.not_counted:
        yield f"<p>{escape(not_counted_words(report))}</p>"


def _section(section: Section) -> Iterator[str]:
    yield from _bullets(section.heading, section.lines)
    if section.more:
        yield f"<p>And {section.more:,} more, in {TABLE}.</p>"


def _bullets(heading: str, lines: tuple[str, ...] | list[str]) -> Iterator[str]:
    yield f"<h2>{escape(heading)}</h2><ul>"
    for line in lines:
        yield f"<li>{escape(line)}</li>"
    yield "</ul>"
