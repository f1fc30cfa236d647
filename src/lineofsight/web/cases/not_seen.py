"""Who is not seen in time: every child with a visit overdue, folded up by service and team.

All teams stand on one page, each with the longest overdue first; a team with more than a page of
children leads to the rest of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from lineofsight import picture
from lineofsight.accounts.looks import looked
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may, person_of
from lineofsight.picture import Duty, Picture, Scope
from lineofsight.ui.component import Content
from lineofsight.ui.paging import SIZE, Pages, page_number, pages
from lineofsight.ui.tables import Table
from lineofsight.ui.words import Link
from lineofsight.web.cases import asking, tables, wording
from lineofsight.web.cases.left_out import left_out
from lineofsight.web.cases.lists import reachable

VISITS = (
    ("CP8", "On a child protection plan", "cp_visits_owed"),
    ("LAC8", "Looked after", "cla_visits_owed"),
    ("CIN4", "On a child in need plan", "cin_visits_owed"),
)
"""The visits that say whether a child was seen in time: indicator, which children, duty."""

ELSEWHERE = "No service"
"""Where a team stands that the list of teams does not place."""
EVERYBODY = (
    "Every child you may see who is owed a visit has been seen, or the visit is not yet overdue."
)


@dataclass(frozen=True)
class Folded:
    """One team, and those of its children who stand on the page."""

    words: str
    shown: tuple[Duty, ...]
    table: Table
    rest: Link | None  # to those who do not


@dataclass(frozen=True)
class Service:
    """One service, and its teams with a child not seen in time."""

    words: str
    teams: tuple[Folded, ...]


def not_seen(request: HttpRequest, kept: Picture) -> dict[str, object]:
    """Give who is not seen in time, of whom one may see, after the look at them is recorded."""
    scope = reachable(request, Right.SEE_BEHIND)
    late = _late(kept, scope)
    team = asking.one_of(request.GET.get("team"), {one.team for one in late})
    of_team = [one for one in late if one.team == team or not team]
    where = pages(len(of_team) if team else 0, page=page_number(request.GET.get("page")),
                  asked={"team": team})  # fmt: skip
    opens = may(person_of(request), Right.SEE_CHILD)
    services = _services(kept, of_team, where, _Way(opens=opens, named=not scope.pseudonymous))
    shown = [one.token for each in services for fold in each.teams for one in fold.shown]
    looked(request, kind="children not seen in time", children=shown, subject=team)
    many = len(of_team)
    counted = f"{wording.children(many)} not seen in time" if many else "Who is not seen in time?"
    return {
        "counted": f"{team}: {counted}" if team else counted,
        "services": services,
        "everybody": EVERYBODY,
        "is_open": len({one.team for one in of_team}) == 1,
        "all_teams": bool(team),
        "left_out": left_out(request, lambda: picture.hidden_late(
            kept, {duty for _, _, duty in VISITS}, scope=scope, team=team,
        )),
        "pages": where,
    }  # fmt: skip


def _late(kept: Picture, scope: Scope) -> list[Duty]:
    """Give each child once, by the visit that is overdue the longest; the longest first."""
    visits = {duty for _, _, duty in VISITS}
    owed = picture.duties(kept, scope=scope, within=-1)
    late = {one.token: one for one in reversed(owed) if one.population in visits}
    return sorted(late.values(), key=lambda one: (one.due_on or one.started_on, one.label))


@dataclass(frozen=True)
class _Way:
    """How far the reader may go with a child."""

    opens: bool
    named: bool


def _services(kept: Picture, late: Sequence[Duty], where: Pages, way: _Way) -> list[Service]:
    service_of = {one.name: one.service for one in picture.teams(kept)}
    by_team: dict[str, list[Duty]] = {}
    for one in late:
        by_team.setdefault(one.team, []).append(one)
    by_service: dict[str, list[str]] = {}
    for team in sorted(by_team):
        by_service.setdefault(service_of.get(team) or ELSEWHERE, []).append(team)
    return [
        Service(
            f"{service}: {wording.children(sum(len(by_team[team]) for team in teams))}",
            tuple(_folded(team, by_team[team], where, way) for team in teams),
        )
        for service, teams in sorted(by_service.items())
    ]


def _folded(team: str, late: Sequence[Duty], where: Pages, way: _Way) -> Folded:
    """Give one team: the page asked for where the page is of one team, else its first children."""
    shown = tuple(late[where.rows] if where.asked["team"] else late[:SIZE])
    words = f"{team[:1].upper()}{team[1:]}: {wording.children(len(late))}"
    rest = len(late) - len(shown)
    more = Link(f"All {len(late):,} of {team}", f"?{urlencode({'team': team})}")
    return Folded(
        words,
        shown,
        Table(words, tables.columns(tables.REASONS), [_row(one, way) for one in shown],
              quiet_caption=True, empty=EVERYBODY),
        more if rest and not where.asked["team"] else None,
    )  # fmt: skip


def _row(one: Duty, way: _Way) -> tuple[Content, ...]:
    """Give a child not seen in time, and the reason it stands here."""
    worker = (one.worker_name or one.worker) if way.named else ""
    why = wording.reason(one.title, one.shown_due_on, one.last_done_on, today=one.asked_on)
    return tables.child(one.token, one.label, opens=way.opens), worker, why
