"""The workforce: thirteen rows over thirteen months, both vacancy rates, and who holds what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import exactness_of, person_of, teams_told_of
from lineofsight.indicators.areas.people import DASHBOARD
from lineofsight.picture import Balance, Exactness, Facts, Picture, Said, Team, Workforce
from lineofsight.ui.component import Content
from lineofsight.ui.tables import Column, Table
from lineofsight.web.figures.adding_up import balance, sums
from lineofsight.web.figures.cells import COLUMNS, of_row
from lineofsight.web.freshness import of_figures
from lineofsight.web.pictured import needs_picture

CASELOADS = ("W1a", "W1b", "W1c", "W2", "W3", "W4", "W5")
ADDED = ("P12n", "P6s", "W6")
"""Further figures that the sentences about totals name."""

_TEAMS = (
    Column("Team"),
    Column("Workers", numeric=True),
    Column("Children", numeric=True),
    Column("Nobody holds", numeric=True),
    Column("Children a worker", numeric=True),
)


@allows(Right.SEE_WORKFORCE)
@require_safe
@needs_picture
def workforce(request: HttpRequest, kept: Picture) -> HttpResponse:
    """Show the people there are, as totals: nobody is named, and no team is ranked."""
    person = person_of(request)
    exactness = exactness_of(person)
    found = picture.workforce(kept, exactness=exactness)
    facts = _facts(kept, exactness)
    figures = {code: one.row.figure for code, one in facts.items()}
    teams = teams_told_of(person, picture.teams(kept)) if exactness == "exact" else []
    return render(request, "web/figures/workforce.html", {
        "made_from": of_figures(picture.about(kept), exactness),
        "rows": rows([facts[code] for code in DASHBOARD if code in facts]),
        "months": months(found),
        "sums": sums(figures),
        "found": found,
        "caseloads": caseloads([facts[code] for code in CASELOADS if code in facts]),
        "held": balance(_own(found, teams, exactness)),
        "nobody": facts.get("W6"),
        "teams": team_totals(teams),
    })  # fmt: skip


def _own(found: Workforce, teams: list[Team], exactness: Exactness) -> list[Balance]:
    """Give who holds the children of the reader's own teams; protected, of the whole alone."""
    names = {one.name for one in teams}
    if exactness == "exact":
        return [one for one in found.teams if one.team in names]
    return [found.balance]


def _facts(kept: Picture, exactness: Exactness) -> dict[str, Facts]:
    """Give what the page names of each indicator; one that is switched off is left out."""
    found = {}
    for code in dict.fromkeys((*DASHBOARD, *CASELOADS, *ADDED)):
        one = picture.indicator(kept, code, exactness=exactness)
        if one is not None:
            found[code] = one
    return found


def rows(found: list[Facts]) -> Table:
    """Lay out the rows of the dashboard, each with its definition beside it."""
    lines = [(*of_row(one.row), f"{one.basis}. {one.edges}") for one in found]
    return Table("The thirteen rows", (*COLUMNS, Column("What it counts")), lines)


def caseloads(found: list[Facts]) -> Table:
    """Lay out caseloads with their definitions."""
    return Table(
        "Caseloads",
        (*COLUMNS, Column("What it counts")),
        rows(found).rows,
        quiet_caption=True,
        empty="No caseload is counted here: every indicator of workload is switched off.",
    )


def months(found: Workforce) -> Table:
    """Lay out thirteen months of each row, each as value and n of N."""
    names = [month.name for month, _ in found.rows[0].months] if found.rows else []
    lines: list[tuple[Content, ...]] = [
        (one.title, *(_said(figure) for _, figure in one.months)) for one in found.rows
    ]
    return Table(
        "The thirteen rows over thirteen months",
        (Column("Row"), *(Column(name, numeric=True) for name in names)),
        [line for line in lines if len(line) == len(names) + 1],
        quiet_caption=True,
        wide=True,
    )


def _said(figure: Said) -> str:
    return f"{figure.words} ({figure.of})" if figure.of else figure.words


def team_totals(teams: list[Team]) -> Table:
    """Lay out teams by name: totals, in no order of who has most."""
    lines = [_team(one) for one in sorted(teams, key=lambda one: one.name)]
    if len(teams) > 1:
        lines.append(_total(teams))
    return Table(
        "Teams", _TEAMS, lines, quiet_caption=True,
        empty="Totals of teams are shown to those who work in a team or answer for it.",
    )  # fmt: skip


def _team(one: Team) -> tuple[Content, ...]:
    return (
        one.name,
        f"{one.workers:,}",
        f"{one.children:,}",
        f"{one.unallocated:,}",
        _each(one.children, one.workers),
    )


def _total(teams: list[Team]) -> tuple[Content, ...]:
    workers, children = sum(one.workers for one in teams), sum(one.children for one in teams)
    nobody = sum(one.unallocated for one in teams)
    return (
        "All these teams",
        f"{workers:,}",
        f"{children:,}",
        f"{nobody:,}",
        _each(children, workers),
    )


def _each(children: int, workers: int) -> str:
    """Say how many children there are to a worker, with what is divided."""
    if not workers:
        return "no worker"
    counted = "1 worker" if workers == 1 else f"{workers:,} workers"
    return f"{children / workers:.1f} ({children:,} for {counted})"
