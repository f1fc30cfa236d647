"""The corporate parenting scorecard: the authority's set in one table, and in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.settled import settled
from lineofsight.accounts.standing import exactness_of, person_of
from lineofsight.picture import Exactness, Picture, ScorecardRow
from lineofsight.reporting import plain_words
from lineofsight.reporting.plain_words import Told
from lineofsight.reporting.reading_age import reading_age
from lineofsight.ui.component import Content
from lineofsight.ui.tables import Column, Phone, Table
from lineofsight.web.figures.scorecard import COLUMNS, in_brief, table
from lineofsight.web.made_from import made_from
from lineofsight.web.pictured import needs_picture

NO_FIGURE = "none published"
ON_A_PHONE: dict[str, Phone] = {
    "State": "beside", "Value": "lead", "Variation": "plain",
    "Assurance": "out", "24 months": "out", "Elsewhere": "out",
}  # fmt: skip
BRIEF = tuple(replace(one, phone=ON_A_PHONE.get(one.name, one.phone)) for one in COLUMNS)
PLAIN = (
    Column("What it is about"),
    Column("How it is now"),
    Column("Has it changed?"),
    Column("What we aim for"),
)


@dataclass(frozen=True)
class Chosen:
    """The rows of the authority's set in its order, and the codes that no indicator has."""

    rows: tuple[ScorecardRow, ...]
    unknown: tuple[str, ...]

    @property
    def unsaid(self) -> tuple[str, ...]:
        """The codes for which there are no plain words."""
        return tuple(row.code for row in self.rows if row.code not in plain_words.CODES)


@allows(Right.SEE_PARENTING)
@require_safe
@needs_picture
def parenting(request: HttpRequest, kept: Picture) -> HttpResponse:
    """Show the set as the scorecard shows indicators, exact or protected by the reader's role."""
    exactness = exactness_of(person_of(request))
    found = _chosen(kept, exactness)
    said = plain(_chosen(kept, "protected").rows)
    whole = table("Corporate parenting scorecard", found.rows, absent=NO_FIGURE, columns=BRIEF)
    return render(request, "web/figures/parenting.html", {
        "made_from": made_from(person_of(request), kept),
        "summary": in_brief(found.rows),
        "table": whole,
        "unfolded": left_out(whole, found.rows),
        "unknown": found.unknown,
        "unsaid": found.unsaid,
        "age": ceil(max((reading_age(cell) for one, _ in said for cell in one.cells), default=0)),
    })  # fmt: skip


@allows(Right.SEE_PARENTING)
@require_safe
@needs_picture
def parenting_plain(request: HttpRequest, kept: Picture) -> HttpResponse:
    """Show the set in plain words: to everybody as it may be published, since it is handed out."""
    found = _chosen(kept, "protected")
    return render(request, "web/figures/parenting_plain.html", {
        "title": plain_words.TITLE,
        "made_from": plain_words.of_month(picture.about(kept).month),
        "opening": plain_words.OPENING,
        "table": Table("What the numbers say", PLAIN, [_cells(*one) for one in plain(found.rows)]),
        "unsaid": plain_words.left_out(len(found.unsaid)),
    })  # fmt: skip


def left_out(whole: Table, rows: Iterable[ScorecardRow]) -> Table:
    """Lay out, of each row, what a phone leaves out of its lines."""
    out = [place for place, column in enumerate(whole.columns) if column.phone == "out"]
    columns = (whole.columns[0], *(replace(whole.columns[place], phone="named") for place in out))
    cells = zip(rows, whole.rows, strict=True)
    return Table(
        "Assurance, 24 months and elsewhere",
        columns,
        [(f"{row.code} {row.title}", *(line[place] for place in out)) for row, line in cells],
        quiet_caption=True,
    )


def _chosen(kept: Picture, exactness: Exactness) -> Chosen:
    return chosen(
        picture.scorecard_rows(kept, exactness=exactness),
        settled().corporate_parenting.indicators,
    )


def chosen(rows: Iterable[ScorecardRow], codes: Iterable[str]) -> Chosen:
    """Choose the rows of these codes, each once, in the order of the codes."""
    by_code = {row.code: row for row in rows}
    wanted = tuple(dict.fromkeys(codes))
    return Chosen(
        tuple(by_code[code] for code in wanted if code in by_code),
        tuple(code for code in wanted if code not in by_code),
    )


def plain(rows: Iterable[ScorecardRow]) -> list[tuple[plain_words.Row, str]]:
    """Say rows in plain words, each share with the two numbers behind it."""
    said = (
        (plain_words.row(told(row)), row.figure.of if row.unit == "percent" else "") for row in rows
    )
    return [(one, of) for one, of in said if one is not None]


def told(row: ScorecardRow) -> Told:
    """Give what plain words are made from."""
    figure, judged = row.figure, row.judged
    return Told(
        code=row.code, state=figure.state, value=figure.value, unit=row.unit, better=row.better,
        direction=judged.direction, judgement=judged.change_judgement, variation=judged.variation,
        target=judged.target, rag=judged.rag,
    )  # fmt: skip


def _cells(said: plain_words.Row, of: str) -> tuple[Content, ...]:
    now = format_html('{} <span class="los-quiet">({})</span>', said.now, of) if of else said.now
    return said.name, now, said.changed, said.goal
