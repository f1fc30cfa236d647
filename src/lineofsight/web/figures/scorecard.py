"""The scorecard: every indicator in one row, by area of practice or by priority."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import exactness_of, person_of
from lineofsight.picture import Picture, ScorecardRow
from lineofsight.ui.component import Content
from lineofsight.ui.drawing import Spark
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Signal
from lineofsight.web.figures import cells, plain
from lineofsight.web.figures.asked import SETS, STATES, Asked
from lineofsight.web.made_from import made_from
from lineofsight.web.pictured import needs_picture

COLUMNS = (*cells.COLUMNS, Column("Assurance"), Column("24 months"), Column("Elsewhere"))
BY = {"area": "By area of practice", "priority": "Priority indicators first"}
PRIORITY = "Priority indicators"
THE_REST = "Other indicators"
REMEMBERED = "scorecard-by"


FEW = 30
"""Indicators that a phone shows at once; of more it shows the groups, and one when it is chosen."""


@dataclass(frozen=True)
class Group:
    """One group of the page: where it is, what is in it, and its table."""

    anchor: str
    name: str
    about: str
    table: Table


@allows(Right.SEE_INDICATORS)
@require_safe
@needs_picture
def scorecard(request: HttpRequest, kept: Picture) -> HttpResponse:
    """Show the indicators asked for in the address bar, grouped as was last chosen."""
    teams = [one.name for one in picture.teams(kept)]
    asked = Asked.of(request.GET, teams=teams)
    exactness = exactness_of(person_of(request), team=asked.team)
    by = _grouped_by(request)
    rows = picture.scorecard_rows(kept, exactness=exactness, team=asked.team or None)
    found = [row for row in rows if asked.holds(row)]
    return render(request, "web/figures/scorecard.html", {
        "made_from": made_from(person_of(request), kept, team=asked.team),
        "asked": asked,
        "passed_over": asked.passed_over(request.GET, teams=teams),
        "counted": counted(len(found), len(rows)),
        "summary": in_brief(found),
        "teams": [("", "The whole service"), *((team, team) for team in teams)],
        "states": STATES,
        "sets": SETS,
        "groups": [group(name, some) for name, some in grouped(found, by)],
        "is_long": len(found) > FEW,
        "ways": [{"by": name, "words": words, "is_chosen": name == by}
                 for name, words in BY.items()],
    })  # fmt: skip


def _grouped_by(request: HttpRequest) -> str:
    """Give the grouping asked for now, or the one this person chose last in this session."""
    asked = request.GET.get("by")
    if asked in BY and asked != request.session.get(REMEMBERED):
        request.session[REMEMBERED] = asked
    return str(request.session.get(REMEMBERED, "area"))


def grouped(rows: Iterable[ScorecardRow], by: str) -> list[tuple[str, list[ScorecardRow]]]:
    """Part rows by area of practice, or into priority indicators and others, in their order."""
    groups: dict[str, list[ScorecardRow]] = {PRIORITY: [], THE_REST: []} if by != "area" else {}
    for row in rows:
        name = row.area if by == "area" else PRIORITY if row.is_priority else THE_REST
        groups.setdefault(name, []).append(row)
    return [(name, group) for name, group in groups.items() if group]


def group(name: str, rows: list[ScorecardRow]) -> Group:
    """Give one group, with how many of its indicators moved."""
    worse = sum(row.judged.is_concern for row in rows)
    better = sum(row.judged.variation.startswith("improvement") for row in rows)
    moved = (f"{worse} worse than usual" if worse else "", f"{better} better" if better else "")
    many = "1 indicator" if len(rows) == 1 else f"{len(rows)} indicators"
    about = ", ".join(filter(None, (many, *moved)))
    return Group(f"area-{slugify(name)}", name, about, table(name, rows))


def counted(found: int, all_of_them: int) -> str:
    """Say how many indicators are shown."""
    if found == all_of_them:
        return f"{found} indicators"
    return f"{found} of {all_of_them} indicators"


def in_brief(rows: Iterable[ScorecardRow]) -> str:
    """Say how many moved beyond their usual range, and how many could not be worked out."""
    rows = list(rows)
    worse = sum(row.judged.is_concern for row in rows)
    better = sum(row.judged.variation.startswith("improvement") for row in rows)
    without = sum(row.figure.state == "no_data" for row in rows)
    said = f"{worse} moved for the worse beyond their usual range, {better} for the better."
    return f"{said} {without} {'has' if without == 1 else 'have'} no data." if without else said


def table(
    name: str,
    rows: Iterable[ScorecardRow],
    *,
    absent: str = "",
    columns: tuple[Column, ...] = COLUMNS,
) -> Table:
    """Lay out the rows of one group; `absent` stands where no figure is published elsewhere."""
    return Table(name, columns, [_cells(row, absent) for row in rows])


def _cells(row: ScorecardRow, absent: str) -> tuple[Content, ...]:
    """Give the cells of one indicator."""
    judged = row.judged
    return (
        *cells.of_row(row),
        Signal(judged.assurance, plain.assurance(judged.assurance, judged.rag)),
        Spark(row.spark, unit=row.unit, last=row.month, hidden=row.spark_hidden),
        plain.elsewhere(judged.beside) or absent,
    )
