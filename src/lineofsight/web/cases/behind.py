"""Which children stand behind a figure: the same rows the engine counted, each with its reason."""

from collections.abc import Collection, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.looks import absent, looked
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.reasons import way_to_more
from lineofsight.accounts.standing import exactness_of, person_of
from lineofsight.kernel.quantities import State
from lineofsight.picture import (
    Behind,
    BehindPage,
    Exactness,
    Facts,
    Picture,
    Said,
    Scope,
    ScorecardRow,
)
from lineofsight.picture.finding import Which
from lineofsight.ui.component import Content
from lineofsight.ui.paging import SIZE, page_number, pages
from lineofsight.ui.tables import Table
from lineofsight.web.cases import asking, nobody, tables, wording
from lineofsight.web.cases.left_out import left_out
from lineofsight.web.cases.lists import openable, reachable
from lineofsight.web.cases.reach import Choice
from lineofsight.web.cases.sides import Sides, sides
from lineofsight.web.cases.unanswered import NEVER_SEEN
from lineofsight.web.made_from import made_from
from lineofsight.web.pictured import needs_picture

_KINDS: dict[str, Which] = {"unmet": "unmet", "met": "met", "all": "all"}
REACH = (
    "The figure counts every child of the service. Here stand those you may see, from the same "
    "records the figure was counted from."
)
NOBODY = "No child you may see stands behind this figure in this way."
UNKNOWN = "No data: nobody can say which children"


@allows(Right.SEE_BEHIND)
@require_safe
@needs_picture
def behind(request: HttpRequest, kept: Picture, code: str) -> HttpResponse:
    """List the children behind a figure, after the look at them is recorded."""
    person = person_of(request)
    facts = picture.indicator(kept, code, exactness=exactness_of(person))
    if facts is None or facts.subject != "child_id":
        absent(request)
    scope = reachable(request, Right.SEE_BEHIND)
    parted = sides(better=facts.row.better, met=facts.met)
    choices = _choices(request, kept, parted, scope)
    asked = {one.name: one.chosen for one in choices}
    which = _KINDS[asked.get("which", "all")]
    found = picture.children_behind(
        kept,
        code,
        scope=scope,
        which=which,
        met_first=parted.worse == "met",
        team=asked.get("team") or None,
        page=page_number(request.GET.get("page")),
        per_page=SIZE,
    )
    tokens = [one.child.token for one in found.rows]
    looked(request, kind="children behind a figure", children=tokens, subject=code)
    about, team = picture.about(kept), asked.get("team", "")
    row = _row_of(kept, facts, team, exactness_of(person, team=team))
    is_known = row.figure.state != State.NO_DATA
    words = parted.said(which, children=found.children, rows=found.total) if is_known else UNKNOWN
    return render(request, "web/cases/behind.html", {
        "code": code,
        "name": facts.row.title,
        "as_at": made_from(person, kept, team=team),
        "back_to": reverse("indicator", args=[code]),
        "figure_words": _figure_words(about.month.name, row.figure, team),
        "reach_words": REACH,
        "nobody": nobody.behind(
            request, kept, facts, scope=scope, which=which, team=team
        ),
        "more": way_to_more(request, Right.SEE_BEHIND, code),
        **_narrowing(request, choices, scope),
        "counted": words,
        "left_out": left_out(request, scope, lambda told: picture.hidden_behind(
            kept, code, scope=told, which=which, team=team,
        )),
        "children": _table(
            found, words, parted, facts.population, NOBODY if is_known else "",
            opens=openable(request, kept, tokens),
        ),
        "pages": pages(found.total, page=found.page, asked=asked),
    })  # fmt: skip


def _row_of(kept: Picture, facts: Facts, team: str, exactness: Exactness) -> ScorecardRow:
    """Give the newest month of the whole service, or of the team chosen."""
    if not team:
        return facts.row
    [row] = picture.scorecard_rows(kept, exactness=exactness, team=team, code=facts.row.code)
    return row


def _figure_words(month: str, figure: Said, team: str) -> str:
    return f"{month}{', ' if team else ''}{team}: {figure.in_full}"


def _narrowing(request: HttpRequest, choices: Sequence[Choice], scope: Scope) -> dict[str, object]:
    """Give what the list is narrowed by, and what of the address it is not."""
    return {
        "choices": choices,
        "passed_over": asking.not_taken(
            request.GET, choices, which=("Counted as", ("all",)), team=("Team", scope.teams)
        ),
        "clear": "?",
    }


def _choices(request: HttpRequest, kept: Picture, parted: Sides, scope: Scope) -> list[Choice]:
    """Give which side of a share, at first the worse one; and the team, of several."""
    found = []
    if parted.is_parted:
        which = asking.one_of(request.GET.get("which"), tuple(_KINDS), parted.first)
        found.append(Choice("which", "Counted as", parted.choices, which))
    teams = [one.name for one in picture.teams(kept)] if scope.is_of_all else sorted(scope.teams)
    if len(teams) > 1:
        team = asking.one_of(request.GET.get("team"), teams)
        options = (("", "Every team"), *((name, name) for name in teams))
        found.append(Choice("team", "Team", options, team))
    return found


def _table(
    found: BehindPage, caption: str, parted: Sides, population: str, empty: str, *,
    opens: Collection[str],
) -> Table:  # fmt: skip
    rows = [_row(one, parted, population, opens=opens) for one in found.rows]
    return Table(caption, tables.of_children(tables.COUNTED), rows, quiet_caption=True, empty=empty)


def _row(
    one: Behind, parted: Sides, population: str, *, opens: Collection[str]
) -> tuple[Content, ...]:
    seen_on = one.child.last_seen_on
    is_visit = population.endswith("visits_owed") and not one.is_done and seen_on
    seen = f"; {wording.last_seen(seen_on, today=one.on, never=NEVER_SEEN)}" if is_visit else ""
    child = tables.child(
        one.child.token, one.child.label, one.child.child_id, opens=one.child.token in opens
    )
    return child, one.team, parted.tag(is_met=one.is_met), f"{one.why}{seen}"
