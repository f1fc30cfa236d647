"""Which children stand behind a figure: the same rows the engine counted, each with its reason."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.looks import absent, looked
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may, person_of
from lineofsight.picture import Behind, BehindPage, Facts, Picture, Scope
from lineofsight.picture.finding import Which
from lineofsight.ui.component import Content
from lineofsight.ui.paging import SIZE, page_number, pages
from lineofsight.ui.tables import Table
from lineofsight.ui.words import Tag
from lineofsight.web.cases import asking, counted, tables, wording
from lineofsight.web.cases.left_out import left_out
from lineofsight.web.cases.lists import reachable
from lineofsight.web.cases.reach import Choice
from lineofsight.web.freshness import of_records
from lineofsight.web.pictured import needs_picture

WHICH = (("unmet", "Not met"), ("met", "Met"), ("all", "Everybody in the base"))
_KINDS: dict[str, Which] = {"unmet": "unmet", "met": "met", "all": "all"}
SAID = {
    "unmet": "the figure counts as not met",
    "met": "the figure counts as met",
    "all": "behind the figure",
}
REACH = (
    "The figure counts every child of the service. Here stand those you may see, from the same "
    "records the figure was counted from."
)
NOBODY = "No child you may see stands behind this figure in this way."


@allows(Right.SEE_BEHIND)
@require_safe
@needs_picture
def behind(request: HttpRequest, kept: Picture, code: str) -> HttpResponse:
    """List the children behind a figure, after the look at them is recorded."""
    facts = picture.indicator(kept, code, exactness="exact")
    if facts is None or facts.subject != "child_id":
        absent(request)
    scope = reachable(request, Right.SEE_BEHIND)
    choices = _choices(request, kept, facts, scope)
    asked = {one.name: one.chosen for one in choices}
    found = picture.children_behind(
        kept,
        code,
        scope=scope,
        which=_KINDS[asked["which"]],
        team=asked.get("team") or None,
        page=page_number(request.GET.get("page")),
        per_page=SIZE,
    )
    tokens = [one.child.token for one in found.rows]
    looked(request, kind="children behind a figure", children=tokens, subject=code)
    about = picture.about(kept)
    words = f"{wording.children(found.children)} {SAID[asked['which']]}"
    return render(request, "web/cases/behind.html", {
        "code": code,
        "name": facts.row.title,
        "as_at": of_records(about),
        "back_to": reverse("indicator", args=[code]),
        "figure_words": f"{about.month.name}: {facts.row.figure.in_full}",
        "reach_words": REACH,
        "choices": choices,
        "clear": "?",
        "counted": words,
        "left_out": left_out(request, lambda: picture.hidden_behind(
            kept, code, scope=scope, which=_KINDS[asked["which"]], team=asked.get("team") or "",
        )),
        "children": _table(found, facts, words, opens=may(person_of(request), Right.SEE_CHILD)),
        "pages": pages(found.total, page=found.page, asked=asked),
    })  # fmt: skip


def _choices(request: HttpRequest, kept: Picture, facts: Facts, scope: Scope) -> list[Choice]:
    """Give met or not, at first what is not met of a share; and the team, of several."""
    usual = "unmet" if facts.row.unit == "percent" else "all"
    which = asking.one_of(request.GET.get("which"), [value for value, _ in WHICH], usual)
    found = [Choice("which", "Counted as", WHICH, which)]
    teams = [one.name for one in picture.teams(kept)] if scope.whole else sorted(scope.teams)
    if len(teams) > 1:
        team = asking.one_of(request.GET.get("team"), teams)
        options = (("", "Every team"), *((name, name) for name in teams))
        found.append(Choice("team", "Team", options, team))
    return found


def _table(found: BehindPage, facts: Facts, caption: str, *, opens: bool) -> Table:
    shows_seen = facts.population.endswith("visits_owed")
    rows = [_row(one, shows_seen=shows_seen, opens=opens) for one in found.rows]
    return Table(caption, tables.columns(tables.COUNTED), rows, quiet_caption=True, empty=NOBODY)


def _row(one: Behind, *, shows_seen: bool, opens: bool) -> tuple[Content, ...]:
    why = counted.why(
        is_met=one.is_met,
        due_on=one.due_on,
        done_on=one.done_on,
        started_on=one.started_on,
        asked_on=one.on,
        seen_on=one.child.last_seen_on if shows_seen else None,
    )
    met = Tag("Met", "blue") if one.is_met else Tag("Not met", "orange")
    child = tables.child(one.child.token, one.child.label, one.child.child_id, opens=opens)
    return child, one.team, met, why
