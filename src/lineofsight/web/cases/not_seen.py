"""Who is not seen in time: every child with a visit overdue, folded up by service and team.

A child stands under the team that holds it now, as on that team's own page and on the first page
of who answers for it, whichever team the visit is counted under: the one that can go and see it.

All teams stand on one page, each with the longest overdue first; a team with more than a page of
children leads to the rest of its own.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from lineofsight import picture
from lineofsight.accounts.looks import looked
from lineofsight.accounts.matrix import Right
from lineofsight.picture import Duty, Picture, Scope
from lineofsight.ui.component import Content
from lineofsight.ui.paging import SIZE, Pages, page_number, pages
from lineofsight.ui.passed_over import passed_over
from lineofsight.ui.tables import Table
from lineofsight.ui.words import Link
from lineofsight.web.cases import asking, tables, wording
from lineofsight.web.cases.holders import NO_DATA, unsaid
from lineofsight.web.cases.left_out import left_out
from lineofsight.web.cases.lists import openable, reachable
from lineofsight.web.cases.unanswered import NEVER_SEEN

REASON_ABOUT = "seen in time"
"""What a reason for this list is given for."""

VISITS = (
    ("CP8", "On a child protection plan", "cp_visits_owed"),
    ("LAC8", "Looked after", "cla_visits_owed"),
    ("CIN4", "On a child in need plan", "cin_visits_owed"),
    ("AMT6", "First seen after a referral", "first_visits_owed"),
)
"""The visits that say whether a child was seen in time: indicator, which children, duty."""

ELSEWHERE = "No service"
"""Where a team stands that the list of teams does not place."""
EVERYBODY = (
    "Every child you may see who is owed such a visit has been seen, or it is not yet overdue."
)
NO_VISIT_OWED = "No such visit is owed now to a child you may see."


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
    scope = reachable(request, Right.SEE_BEHIND, REASON_ABOUT)
    owed = picture.duties(kept, scope=scope, within=-1)
    kind = asking.one_of(request.GET.get("kind"), [code for code, _, _ in VISITS])
    late = _late(owed, kind)
    team = asking.one_of(request.GET.get("team"), {one.holding for one in late})
    of_team = [one for one in late if one.holding == team or not team]
    where = pages(len(of_team) if team else 0, page=page_number(request.GET.get("page")),
                  asked={"team": team, "kind": kind})  # fmt: skip
    opens = openable(request, kept, [one.token for one in of_team])
    services = _services(kept, of_team, where, opens)
    shown = [one.token for each in services for fold in each.teams for one in fold.shown]
    of_what = ", ".join(one for one in (team, _WORDS.get(kind, "")) if one)
    looked(request, kind="children not seen in time", children=shown, subject=of_what)
    many, lacking = len(of_team), _lacking(kept)
    why = _no_holders(kept, scope)
    known = _owing(kept, scope) if why or not many else set()
    counted = f"{wording.children(many)} not seen in time" if many else "Who is not seen in time?"
    return {
        "passed_over": passed_over(request.GET, {
            "kind": ("the kind of visit", _WORDS), "team": ("Team", {one.holding for one in late}),
        }),
        "counted": f"{of_what}: {counted}" if of_what else counted,
        "kinds": _kinds(owed, kind, (known if why else _duties("")) - {*lacking}),
        "services": services,
        "everybody": "" if many else _why_nobody(_duties(kind) - {*lacking}, known, why),
        "no_holders": unsaid(why) if why else "",
        "unsaid": [
            f"{words}: {NO_DATA}, {lacking[duty]}"
            for _, words, duty in VISITS
            if duty in _duties(kind) & {*lacking}
        ],
        "is_open": len({one.holding for one in of_team}) == 1,
        "all_teams": _address(kind=kind) if team else "",
        "left_out": left_out(request, scope, lambda told: picture.hidden_late(
            kept, _duties(kind), scope=told, team=team,
        )),
        "pages": where,
    }  # fmt: skip


_WORDS = {code: words for code, words, _ in VISITS}


def _duties(kind: str) -> set[str]:
    """Give the duties of one kind of visit, or of every kind where none is asked for."""
    return {duty for code, _, duty in VISITS if kind in {"", code}}


def _address(**asked: str) -> str:
    return f"?{urlencode(asking.kept(asked))}#who"


def _late(owed: Sequence[Duty], kind: str) -> list[Duty]:
    """Give each child once, by the visit that is overdue the longest; the longest first."""
    late = {one.token: one for one in reversed(owed) if one.population in _duties(kind)}
    return sorted(late.values(), key=lambda one: (one.due_on or one.started_on, one.label))


def _lacking(kept: Picture) -> dict[str, str]:
    """Give each duty that the records cannot answer for -> why."""
    return {one.population: one.reason for one in picture.unanswered(kept)}


def _no_holders(kept: Picture, scope: Scope) -> str:
    """Say why it is not known which children the reader works with; empty where it is, or all."""
    return "" if scope.is_of_all else picture.about(kept).no_holders


def _owing(kept: Picture, scope: Scope) -> set[str]:
    """Give the visits owed to a child of the scope, overdue or not."""
    owed = picture.duties(kept, scope=scope, within=None)
    return {one.population for one in owed} & _duties("")


def _kinds(owed: Sequence[Duty], chosen: str, answered: Collection[str]) -> list[Link | str]:
    """Give the way to who was not seen of each kind, with how many; the one shown is no way.

    No data of a kind that is not `answered`: for want of records, or of a child one can know of.
    """
    is_partial = bool(answered) and bool(_duties("") - {*answered})
    said = [("", "Every kind with data" if is_partial else "Every kind"), *_WORDS.items()]
    counted = [
        (code, f"{words} ({_many(owed, code) if _duties(code) & {*answered} else NO_DATA})")
        for code, words in said
    ]
    return [words if code == chosen else Link(words, _address(kind=code))
            for code, words in counted]  # fmt: skip


def _many(owed: Sequence[Duty], kind: str) -> str:
    return f"{len(_late(owed, kind)):,}"


def _why_nobody(answered: set[str], owing: set[str], why: str) -> str:
    """Say whether all are seen, or none is owed a visit, as far as the records can answer.

    Not that none is owed where they do not say whose a child is (`why`).
    """
    if owing & answered:
        return EVERYBODY
    return NO_VISIT_OWED if answered and not why else ""


def _services(
    kept: Picture, late: Sequence[Duty], where: Pages, opens: Collection[str]
) -> list[Service]:
    service_of = {one.name: one.service for one in picture.teams(kept)}
    by_team: dict[str, list[Duty]] = {}
    for one in late:
        by_team.setdefault(one.holding, []).append(one)
    by_service: dict[str, list[str]] = {}
    for team in sorted(by_team):
        by_service.setdefault(service_of.get(team) or ELSEWHERE, []).append(team)
    return [
        Service(
            f"{service}: {wording.children(sum(len(by_team[team]) for team in teams))}",
            tuple(_folded(team, by_team[team], where, opens) for team in teams),
        )
        for service, teams in sorted(by_service.items())
    ]


def _folded(team: str, late: Sequence[Duty], where: Pages, opens: Collection[str]) -> Folded:
    """Give one team: the page asked for where the page is of one team, else its first children."""
    shown = tuple(late[where.rows] if where.asked["team"] else late[:SIZE])
    unheld = sum(one.is_unheld for one in late)
    words = f"{team[:1].upper()}{team[1:]}: {wording.children(len(late))}"
    words += f", {unheld:,} of them held by nobody now" if unheld else ""
    rest = len(late) - len(shown)
    more = Link(f"All {len(late):,} of {team}", _address(team=team, kind=where.asked["kind"]))
    return Folded(
        words,
        shown,
        Table(words, tables.of_children(tables.REASONS), [_row(one, opens) for one in shown],
              quiet_caption=True, empty=EVERYBODY),
        more if rest and not where.asked["team"] else None,
    )  # fmt: skip


def _row(one: Duty, opens: Collection[str]) -> tuple[Content, ...]:
    """Give a child not seen in time, and the reason it stands here."""
    worker = (one.worker_name or one.worker) if one.is_named else ""
    today = one.asked_on
    due = wording.due(one.due_on, today=today, in_working_days=one.in_working_days)
    why = f"{one.title} {due}; {wording.last_seen(one.last_done_on, today=today, never=NEVER_SEEN)}"
    return tables.child(one.token, one.label, opens=one.token in opens), worker, why
