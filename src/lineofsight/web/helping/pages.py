"""The help pages; none of them shows a figure or a child."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lineofsight.accounts.access import public, signed_in
from lineofsight.accounts.matrix import Reach, Right, clauses_for
from lineofsight.accounts.roles import Role
from lineofsight.accounts.settled import settled
from lineofsight.accounts.standing import SEES_THE_WHOLE, person_of
from lineofsight.indicators import catalogue
from lineofsight.indicators.definition import Indicator
from lineofsight.settings.notice import TITLE, notice
from lineofsight.ui.component import Content
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link
from lineofsight.web.helping.glossary import glossary
from lineofsight.web.surroundings import may_open

PAGES = {
    "figures": "What does each figure count?",
    "words": "What do the words mean?",
    "protection": "How are small numbers protected?",
    "access": "Who may see what?",
}
SEEN = {
    Right.SEE_INDICATORS: "Figures",
    Right.SEE_BEHIND: "Which children are behind a figure",
    Right.SEE_NAME: "Children's names and records",
    Right.SEE_PROTECTED_ADDRESS: "Protected addresses",
    Right.SEE_WORKFORCE: "Workforce totals",
    Right.SEE_MEND_IT: "Rows to mend",
    Right.SEE_WHO_LOOKED: "Who looked at a record",
}
REACH = {
    Reach.SELF: "own account only",
    Reach.OWN: "children allocated to them",
    Reach.NAMED: "children they are named for",
    Reach.TEAM: "children of their team",
    Reach.SERVICE: "children of their service",
    Reach.ALL: "all",
    Reach.TOTALS: "totals, small numbers hidden",
    Reach.PSEUDONYMS: "rows without names",
    Reach.GENERAL: "yes",
}


EXACT = "exact totals"
EXACT_OF_TEAM = "exact totals of their own team; of all others totals, small numbers hidden"
"""Of figures, by how far behind one the role reaches: see `standing.exactness_of`."""
TEAMS = {
    **REACH,
    Reach.TEAM: "their team",
    Reach.SERVICE: "teams of their service",
    Reach.ALL: "every team",
}


@signed_in
@require_safe
def help_index(request: HttpRequest) -> HttpResponse:
    """List the help pages."""
    pages = [
        *((words, reverse("help-page", args=[name])) for name, words in PAGES.items()),
        ("How do we look after what we write about children?", reverse("how-we-protect")),
    ]
    return render(request, "web/helping/index.html", {"pages": pages})


@signed_in
@require_safe
def help_page(request: HttpRequest, page: str) -> HttpResponse:
    """Show one help page."""
    if page not in PAGES:
        raise Http404
    said = {
        "figures": lambda: _figures(are_links=may_open(person_of(request), "indicator", "FD1")),
        "words": _words,
        "protection": _protection,
        "access": _access,
    }
    return render(request, f"web/helping/{page}.html", {"title": PAGES[page], **said[page]()})


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement."""
    return render(request, "web/helping/accessibility.html")


@public
@require_safe
def how_we_protect(request: HttpRequest) -> HttpResponse:
    """Show how what is written about children is looked after, in words a child can read."""
    said = {"title": TITLE, "parts": notice(settled())}
    return render(request, "web/helping/how_we_protect.html", said)


def _figures(*, are_links: bool) -> dict[str, object]:
    columns = (Column("Indicator"), Column("Why it matters"))
    return {
        "tables": [
            Table(area, columns, [_figure(one, is_link=are_links) for one in members])
            for area, members in catalogue.AREAS.items()
        ]
    }


def _figure(one: Indicator, *, is_link: bool) -> tuple[Content, ...]:
    words = f"{one.code} {one.title}"
    return Link(words, reverse("indicator", args=[one.code])) if is_link else words, one.why


def _words() -> dict[str, object]:
    return {"sections": glossary()}


def _protection() -> dict[str, object]:
    return {"threshold": settled().local_rules.threshold}


def _access() -> dict[str, object]:
    columns = (Column("Role"), *(Column(words) for words in SEEN.values()))
    rows = [(role.title.capitalize(), *(_reach(right, role) for right in SEEN)) for role in Role]
    return {"table": Table("What each role may see", columns, rows)}


def _reach(right: Right, role: Role) -> str:
    clauses = clauses_for(right, role)
    if not clauses:
        return "no"
    after = ", after giving a reason" if clauses[0].reason else ""
    behind = clauses_for(Right.SEE_BEHIND, role)
    if right is Right.SEE_INDICATORS and behind:
        return EXACT if behind[0].reach in SEES_THE_WHOLE else EXACT_OF_TEAM
    words = TEAMS if right is Right.SEE_WORKFORCE else REACH
    return f"{words[clauses[0].reach]}{after}"
