"""The workforce: thirteen rows over thirteen months, both vacancy rates, and who holds what."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import exactness_of, person_of, teams_told_of
from lineofsight.indicators.areas.people import DASHBOARD
from lineofsight.kernel.quantities import State, in_words, parts_in_words
from lineofsight.picture import Balance, Exactness, Facts, Picture, Said, Team, Workforce
from lineofsight.ui.component import Content
from lineofsight.ui.tables import Column, Table
from lineofsight.web.cases.holders import NO_DATA, in_all
from lineofsight.web.figures.adding_up import balance, sums
from lineofsight.web.figures.cells import COLUMNS, of_row
from lineofsight.web.made_from import made_from
from lineofsight.web.pictured import needs_picture

CASELOADS = ("W1a", "W1b", "W1c", "W2", "W3", "W4", "W5")
ADDED = ("P12n", "P6s", "W6")
"""Further figures that the sentences about totals name."""

_TEAMS = (
    Column("Team"),
    Column("People in post", numeric=True),
    Column("Children open to social care", numeric=True),
    Column("Of those, held by nobody today", numeric=True),
    Column("Average caseload (W2)", numeric=True),
)
WHO_IS_OPEN = (
    "Open to social care means an episode of need, a protection plan or time in care. Care leavers "
    "and early help are not among them."
)
WHO_IS_HELD = (
    "A caseload is every child a worker holds as the primary worker: care leavers too, who are not "
    "counted as open to social care. So a team may have no open child and still hold a caseload. "
    "It is divided by the hours of those who hold anybody, and not by everybody in post."
)
CASELOAD = "W2"
NO_CASE = "nobody here holds a case"
NOBODY = "W6"
PARTS = (
    ("rows", "The thirteen rows"), ("vacancy", "Vacancy, by both rules"),
    ("children", "Who holds open children"), ("caseloads", "Caseloads"), ("teams", "Each team"),
)  # fmt: skip
"""Anchor of each part of the page -> its name; a phone shows one at a time."""
TEAMS_OF_TODAY = "Teams, and who is held by nobody today"


@allows(Right.SEE_WORKFORCE)
@require_safe
@needs_picture
def workforce(request: HttpRequest, kept: Picture) -> HttpResponse:
    """Show the people there are, as totals: nobody is named, and no team is ranked."""
    person, no_holders = person_of(request), picture.about(kept).no_holders
    exactness = exactness_of(person)
    found = picture.workforce(kept, exactness=exactness)
    facts = _facts(kept, exactness)
    figures = {code: one.row.figure for code, one in facts.items()}
    teams = [
        one for one in teams_told_of(person, picture.teams(kept))
        if exactness_of(person, team=one.name) == "exact"
    ]  # fmt: skip
    return render(request, "web/figures/workforce.html", {
        "made_from": made_from(
            person, kept, beside=TEAMS_OF_TODAY if teams or exactness == "exact" else "",
            by_team=True,
        ),
        "parts": PARTS,
        "rows": rows([facts[code] for code in DASHBOARD if code in facts]),
        "row_meanings": meanings([facts[code] for code in DASHBOARD if code in facts]),
        "caseload_meanings": meanings([facts[code] for code in CASELOADS if code in facts]),
        "months": months(found),
        "sums": sums(figures),
        "found": found,
        "caseloads": caseloads([facts[code] for code in CASELOADS if code in facts]),
        "held": balance(_own(kept, found, teams, exactness), no_holders=no_holders),
        "nobody": facts.get(NOBODY),
        "is_hidden": found.balance.children is None,
        "is_known": not no_holders,
        "today": found.balance.nobody,
        "who_is_open": WHO_IS_OPEN,
        "who_is_held": WHO_IS_HELD,
        "teams": team_totals(
            teams, _caseloads(kept, "exact" if teams else exactness), none=_no_caseload(figures)
        ),
    })  # fmt: skip


def _own(kept: Picture, found: Workforce, teams: list[Team], exactness: Exactness) -> list[Balance]:
    """Give who holds the children of the reader's own teams; protected, of the whole alone."""
    names = {one.name for one in teams}
    if not names and exactness == "protected":
        return [found.balance]
    return [one for one in picture.workforce(kept, exactness="exact").teams if one.team in names]


def _facts(kept: Picture, exactness: Exactness) -> dict[str, Facts]:
    """Give what the page names of each indicator; one that is switched off is left out."""
    found = {}
    for code in dict.fromkeys((*DASHBOARD, *CASELOADS, *ADDED)):
        one = picture.indicator(kept, code, exactness=exactness)
        if one is not None:
            found[code] = one
    return found


def rows(found: list[Facts]) -> Table:
    """Lay out the rows of the dashboard, as the scorecard shows them."""
    return Table("The thirteen rows", COLUMNS, [of_row(one.row) for one in found])


def meanings(found: list[Facts]) -> list[tuple[str, str]]:
    """Give what each row counts."""
    return [(f"{one.row.code} {one.row.title}", sentences(one.basis, one.edges)) for one in found]


def sentences(*said: str) -> str:
    """Put what is said one after the other, each ended by one full stop."""
    return " ".join(f"{one.strip().rstrip('.')}." for one in said if one.strip())


def caseloads(found: list[Facts]) -> Table:
    """Lay out caseloads."""
    return Table(
        "Caseloads",
        COLUMNS,
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


def _caseloads(kept: Picture, exactness: Exactness) -> dict[str, Said]:
    groups = picture.breakdown(kept, CASELOAD, "team", exactness=exactness)
    return {one.group: one.figure for one in groups}


def _no_caseload(figures: Mapping[str, Said]) -> str:
    """Say of a team without a caseload that nobody in it holds a case, or that nobody can say."""
    whole = figures.get(CASELOAD)
    return NO_DATA if whole and whole.state == State.NO_DATA else NO_CASE


def team_totals(teams: list[Team], caseloads: Mapping[str, Said], *, none: str = NO_CASE) -> Table:
    """Lay out teams by name: totals, in no order of who has most; `none`: without a caseload."""
    lines = [_team(one, caseloads.get(one.name), none) for one in sorted(teams, key=_name)]
    if len(teams) > 1:
        known = [caseloads[one.name] for one in teams if one.name in caseloads]
        lines.append(_total(teams, known, none))
    return Table(
        "Teams", _TEAMS, lines, quiet_caption=True,
        empty="Totals of teams are shown to those who work in a team or answer for it.",
    )  # fmt: skip


def _name(team: Team) -> str:
    return team.name


def _team(one: Team, caseload: Said | None, none: str) -> tuple[Content, ...]:
    return (
        one.name,
        in_all([one.workers]),
        f"{one.children:,}",
        in_all([one.unallocated]),
        caseload.in_full if caseload else none,
    )


def _total(teams: list[Team], caseloads: list[Said], none: str) -> tuple[Content, ...]:
    return (
        "All these teams",
        in_all(one.workers for one in teams),
        f"{sum(one.children for one in teams):,}",
        in_all(one.unallocated for one in teams),
        _each(caseloads, none),
    )


def _each(caseloads: list[Said], none: str) -> str:
    """Give the caseload of several teams, with what is divided."""
    children = sum(Decimal(str(one.numerator or 0)) for one in caseloads)
    hours = sum(Decimal(str(one.denominator or 0)) for one in caseloads)
    if not hours:
        return none
    each = in_words(Fraction(children / hours), "cases_per_fte")
    return f"{each} ({parts_in_words(children, hours, 'cases_per_fte')})"
