"""One indicator: is it good enough, has it changed, how sure are we, who is behind it."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import (
    exactness_of,
    exactness_outside,
    may,
    person_of,
    teams_told_exactly,
)
from lineofsight.kernel.periods import Month, in_words
from lineofsight.picture import Beside, Exactness, Facts, Picture, Series, Shock
from lineofsight.plan import charts
from lineofsight.plan.charts import Meant
from lineofsight.plan.said import lines as said
from lineofsight.reporting.charts.specs import ChartSpec
from lineofsight.ui import monthly
from lineofsight.ui.component import Content
from lineofsight.ui.figures import Figure
from lineofsight.ui.lists import NavItem
from lineofsight.ui.passed_over import passed_over
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Rag, Signal
from lineofsight.web.cases.left_out import beside_figure
from lineofsight.web.figures import plain
from lineofsight.web.figures.surely import after_shocks, how_sure
from lineofsight.web.made_from import made_from
from lineofsight.web.pictured import needs_picture
from lineofsight.web.surroundings import may_open

BREAKDOWNS = {
    "team": "Team",
    "age": "Age",
    "sex": "Sex",
    "ethnicity": "Ethnicity",
    "disability": "Disability",
}
CHILD = "child_id"
FORMS = {"csv": "CSV", "xlsx": "Excel", "parquet": "Parquet"}
_GROUPS = (Column("Group"), Column("Value"), Column("State"), Column("Variation"))


@dataclass(frozen=True)
class Drawn:
    """A chart for the template: what is drawn, and its title."""

    spec: ChartSpec
    title: str


@allows(Right.SEE_INDICATORS)
@require_safe
@needs_picture
def indicator(request: HttpRequest, kept: Picture, code: str) -> HttpResponse:
    """Show one indicator, of the service or of one team."""
    person = person_of(request)
    exactness = exactness_of(person)
    team = _team(kept, request.GET.get("team"))
    whole = picture.indicator(kept, code, exactness=exactness)
    if whole is None:
        raise Http404
    of_team = exactness_of(person, team=team)
    own = teams_told_exactly(person, picture.teams(kept))
    facts = _of_team(kept, whole, team, of_team)
    by = request.GET.get("by", "team")
    by = by if by in BREAKDOWNS and facts.subject == CHILD else "team"
    series = picture.series(kept, code, exactness=of_team, by="team" if team else "", group=team)
    behind = facts.subject == CHILD and may_open(person, "behind", facts.row.code)
    shocks = picture.shocks(kept, exactness=exactness)
    meant = charts.meant_to_move(facts.row.code) if may(person, Right.SEE_PLAN) else []
    made = _drawn(facts, series, team, shocks, meant)
    return render(request, "web/figures/indicator.html", {
        "made_from": made_from(person, kept, by_team=by == "team" or team in own),
        "facts": facts,
        "row": facts.row,
        "whole": whole.row,
        "rag": Rag(facts.row.judged.rag, high_risk=facts.row.judged.is_high_risk,
                   why=facts.row.judged.rag_why, could_be=facts.row.judged.could_be),
        "team": team,
        "passed_over": passed_over(
            request.GET, {"team": ("Team", [one.name for one in picture.teams(kept)])}
        ),
        "teams": [("", "The whole service"),
                  *((one.name, one.name) for one in picture.teams(kept))],
        "drawn": made,
        "changed": _changed(series, made),
        "undrawn": "" if made else monthly.undrawn(series),
        "meant": said.meant(meant) if meant else None,
        "after_shocks": [] if team else after_shocks(shocks, code, _months(series)),
        "sure": how_sure(
            kept, facts.row, exactness, team=team, of_children=facts.subject == CHILD
        ),
        "parts": _parts(by, team) if facts.subject == CHILD else [],
        "breakdown": _groups(kept, facts, by, exactness, own),
        "is_of_all": bool(team) and by != "team",
        "elsewhere": _elsewhere(facts.beside),
        "behind": _behind(code, team) if behind else "",
        "beside": beside_figure(request, kept, code, team=team) if behind else {},
        "downloads": _downloads(person, code),
        "outside": exactness_outside(person),
        "meaning": _meaning(facts),
        "conditions": _conditions(facts),
    })  # fmt: skip


def _of_team(kept: Picture, facts: Facts, team: str, exactness: Exactness) -> Facts:
    """Give the indicator with the newest month of a team where one is asked for."""
    if not team:
        return facts
    code = facts.row.code
    [row] = picture.scorecard_rows(kept, exactness=exactness, team=team, code=code)
    return replace(facts, row=row)


def _behind(code: str, team: str) -> str:
    asked = f"?{urlencode({'team': team})}" if team else ""
    return f"{reverse('behind', args=[code])}{asked}"


def _months(series: Series | None) -> list[Month]:
    """Give the months that are drawn."""
    points = (series.between or series.points) if series else ()
    return [point.month for point in points]


def _team(kept: Picture, asked: str | None) -> str:
    return next((one.name for one in picture.teams(kept) if one.name == asked), "")


def _drawn(
    facts: Facts, series: Series | None, team: str, shocks: list[Shock], meant: list[Meant]
) -> Drawn | None:
    if series is None:
        return None
    name = f"{facts.row.title}: {team}" if team else facts.row.title
    spec = monthly.chart(
        series, title=name, unit=facts.row.unit, shocks=shocks,
        marks=charts.marks(one.action for one in meant),
    )  # fmt: skip
    if spec is None:
        return None
    return Drawn(spec, f"{facts.row.code} by month, {team or 'the whole service'}")


def _changed(series: Series | None, made: Drawn | None) -> str:
    """Say whether it moved, and which months are marked on the chart."""
    if series is None:
        return ""
    return monthly.changed(series, made.spec if made else None)


def _parts(chosen: str, team: str) -> list[NavItem]:
    kept = {"team": team} if team else {}
    return [
        NavItem(words, f"?{urlencode({'by': name, **kept})}#by", current=name == chosen)
        for name, words in BREAKDOWNS.items()
    ]


def _groups(
    kept: Picture, facts: Facts, by: str, exactness: Exactness, teams: Collection[str]
) -> Table:
    """Lay out the groups; of teams, a reader's own are exact."""
    own = teams if by == "team" else ()
    found = picture.breakdown(kept, facts.row.code, by, exactness=exactness, own=own)
    rest = "Every other group" if len(found) > 1 else "Every group"
    rows: list[tuple[Content, ...]] = [
        (
            one.words or rest,
            Figure.of_said(one.figure, one.judged),
            Rag(one.judged.rag or one.figure.rag, why=plain.uncoloured(one.judged.rag_why)),
            Signal(one.judged.variation, plain.variation(one.judged.variation)),
        )
        for one in found
    ]
    return Table(
        f"By {BREAKDOWNS[by].lower()}", _GROUPS, rows, quiet_caption=True,
        empty="Nothing was counted in any group this month.",
    )  # fmt: skip


def _elsewhere(beside: Beside | None) -> list[str]:
    """Say what was published elsewhere, with place and year, or why nothing may be compared."""
    if beside is None:
        return ["No published figure is known for this indicator."]
    if beside.reason:
        return [f"Nothing may stand beside it: {beside.reason}."]
    values = [
        f"{one.area}: {one.words}, {beside.dated}. {one.made_of}" for one in beside.benchmarks
    ]
    return [capfirst(one) for one in (*values, *beside.notes, *beside.absent)]


def _downloads(person: Any, code: str) -> list[tuple[str, str]]:
    return [
        (words, reverse("download", args=[code, form]))
        for form, words in FORMS.items()
        if may_open(person, "download", code, form)
    ]


def _meaning(facts: Facts) -> list[tuple[str, str]]:
    """Give the definition as keys and values; what is not said is left out."""
    said = [
        ("What it counts", facts.population_meaning),
        ("Edges", facts.edges),
        ("Target", _target(facts)),
        ("Statute or guidance", basis(facts.basis, *facts.duty_basis)),
        ("Read from", ", ".join(facts.sources)),
        ("Definition", f"version {facts.version}"),
        ("Checked by", _checked(facts)),
    ]  # fmt: skip
    return [(key, value) for key, value in said if value.strip(" ;")]


def _conditions(facts: Facts) -> list[tuple[str, str]]:
    """Give what the definition asks of a row, as it is written."""
    said = [
        ("Which of those", facts.of or "all of them"),
        ("Met when", facts.met),
        ("Value", facts.value),
        ("Divided by", facts.per),
    ]
    return [(key, value) for key, value in said if value]


def _target(facts: Facts) -> str:
    words, source = facts.row.judged.target_words, facts.row.judged.target_source
    return f"{words}, set by: {source}" if words and source else words


def basis(*words: str) -> str:
    """Give statute and guidance as sentences, and no clause twice."""
    said = ""
    for one in words:
        clauses = one.strip().rstrip(".").split("; ")
        new = "; ".join(each for each in clauses if each.casefold() not in said.casefold())
        said += f"{'. ' if said and new else ''}{capfirst(new)}"
    return said


def _checked(facts: Facts) -> str:
    if not facts.review_by:
        return facts.checked_by
    return f"{facts.checked_by}; next review by {in_words(dt.date.fromisoformat(facts.review_by))}"
