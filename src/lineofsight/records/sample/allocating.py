"""Who holds which child, and when: by stage, by team, by room in workers' caseloads.

A family goes to one worker with the most room for their hours. When everybody in the team is at
the limit it waits, held by a manager or by nobody, until somebody has to take it; when a worker
leaves or is away for long, the families are shared out again.
"""

import datetime as dt
import heapq
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from lineofsight.records.sample.agency import practises
from lineofsight.records.sample.borough import Borough, later
from lineofsight.records.sample.cases import Case
from lineofsight.records.sample.chance import stream
from lineofsight.records.sample.people import Child, age_on, birthday
from lineofsight.records.sample.staffing import Team, Worker, Workforce

LIMIT = {"assessment": 28.0, "care planning": 21.5, "disability": 24.0, "looked after": 18.0,
         "adolescents": 18.0, "leaving care": 40.0}  # fmt: skip
WAITS = 0.3  # of families that come when everybody is at the limit
LEFT_WAITING = 0.06  # of families whose worker leaves
MANAGER_HOLDS = 0.55  # of those that wait; the rest are held by nobody
NEW_WORKER_SHARE = 0.75  # a newly qualified worker's share of a full caseload
FAR = dt.date(9999, 1, 1)


@dataclass(slots=True, eq=False)
class Span:
    """A time during which one team holds the children of a case."""

    started: dt.date
    ended: dt.date | None
    kind: str
    children: list[Child]
    place: float  # 0 to 1: which team of the kind
    holder: "Desk | None" = None
    since: dt.date = FAR


@dataclass(slots=True, eq=False)
class Desk:
    """A worker's caseload while a team's story is told."""

    worker: Worker
    room: float
    load: int = 0
    spans: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Allocation:
    """One row of the allocations feed; no worker: held by a team or by duty."""

    child: Child
    worker: Worker | None
    team: str
    started: dt.date
    ended: dt.date | None
    kind: str = "primary"


class Allocations:
    """Every allocation, and who held a child on a day."""

    def __init__(self, rows: list[Allocation]) -> None:
        self.rows = rows
        self._of: dict[Child, list[Allocation]] = {}
        self._starts: dict[Child, list[dt.date]] = {}
        for row in sorted(rows, key=lambda row: row.started):
            if row.kind != "IRO":
                self._of.setdefault(row.child, []).append(row)
        for child, own in self._of.items():
            self._starts[child] = [row.started for row in own]

    def on(self, child: Child, day: dt.date) -> Allocation | None:
        """Give the latest allocation begun on or before the day, whether or not it has ended."""
        starts = self._starts.get(child)
        if not starts:
            return None
        return self._of[child][max(0, bisect_right(starts, day) - 1)]


def spans_of(case: Case) -> list[Span]:
    """Say which kind of team holds a case from when to when."""
    changes = [(day, _kind(case, day, stage)) for day, stage in case.stages]
    if case.care:
        changes = _with_permanence(case, changes)
    spans: list[Span] = []
    for place, (day, kind) in enumerate(changes):
        ended = changes[place + 1][0] if place + 1 < len(changes) else case.closed
        if kind == "front door" and ended is None and case.no_action:
            ended = later(day, 1)
        if spans and spans[-1].kind == kind and spans[-1].ended == day:
            spans[-1].ended = ended
        elif ended is None or ended > day:
            spans.append(Span(day, ended, kind, case.children, case.patch))
    return spans


def _kind(case: Case, day: dt.date, stage: str) -> str:
    if stage in {"front", "assessment"}:
        return "front door" if stage == "front" else "assessment"
    if case.long_term:
        return "disability"
    if all(child.uasc for child in case.children):
        return "looked after"
    teenagers = min(age_on(child.born, day) for child in case.children) >= 13
    if stage == "in need" and teenagers and case.need in {"N1", "N5", "N6"}:
        return "adolescents"
    return "care planning"


def _with_permanence(case: Case, changes: list[tuple[dt.date, str]]) -> list[tuple[dt.date, str]]:
    """Children settled in care go to the permanence teams: an order, or half a year in care."""
    for care in case.care:
        orders = [day for day, status in care.statuses if status in {"C2", "E1"}]
        court = [one for one in case.proceedings if one.final is None]
        settled = min(orders) if orders else care.started + dt.timedelta(days=182)
        if not case.long_term and (orders or not court) and settled < (care.ended or FAR):
            changes = [*changes, (settled, "looked after")]
    end = case.closed or FAR
    return sorted((day, kind) for day, kind in changes if day < end)


def allocated(borough: Borough, workforce: Workforce, leavers: list[Span]) -> Allocations:
    """Allocate every case from the first day shown; `leavers` are young people over 18."""
    since = borough.times.looked_back
    end = borough.times.end
    by_team: dict[Team, list[Span]] = {team: [] for team in workforce.teams}
    for case in borough.cases:
        for span in spans_of(case):
            if (span.ended is None or span.ended > since) and span.started <= end:
                by_team[_team(workforce, span)].append(span)
    for span in leavers:
        by_team[_team(workforce, span)].append(span)
    rows: list[Allocation] = []
    for team, spans in by_team.items():
        desks = _Desks(borough, workforce, team, rows)
        desks.play(spans)
    rows.extend(_reviewing_officers(borough, workforce, since))
    return Allocations(rows)


def _team(workforce: Workforce, span: Span) -> Team:
    teams = workforce.of_kind(span.kind)
    return teams[min(len(teams) - 1, int(span.place * len(teams)))]


class _Desks:
    """One team's caseloads over time."""

    def __init__(
        self, borough: Borough, workforce: Workforce, team: Team, rows: list[Allocation]
    ) -> None:
        self.rng = stream(borough.seed, f"allocations {team.name}")
        self.end = borough.times.end
        self.team = team
        self.rows = rows
        self.limit = LIMIT.get(team.kind, 999.0)
        self.desks: list[Desk] = []
        self.managers = [one for one in workforce.workers if one.team is team and
                         one.role == "unit manager"]  # fmt: skip
        self.diary: list[tuple[dt.date, int, int, str, Any]] = []
        self._entries = 0
        for worker in workforce.workers:
            if worker.team is team:
                self._plan(worker, holds_any=team.kind == "front door")

    def _plan(self, worker: Worker, *, holds_any: bool) -> None:
        if not holds_any and not practises(worker):
            return
        if holds_any and worker.role == "unit manager":
            return
        share = NEW_WORKER_SHARE if worker.role == "NQSW" else 1.0
        share = 0.4 if worker.role == "consultant practitioner" else share
        desk = Desk(worker, worker.fte * share)
        gone = worker.last_day + dt.timedelta(days=1) if worker.last_day else FAR
        away, back = worker.absent_from or FAR, worker.absent_to or FAR
        self._note(worker.started, 0, "comes", desk)
        if away < gone:
            self._note(away, 2, "goes", desk)
            if back < gone:
                self._note(back, 0, "comes", desk)
        if gone <= self.end:
            self._note(gone, 2, "goes", desk)

    def _note(self, day: dt.date, order: int, what: str, about: Any) -> None:
        self._entries += 1
        heapq.heappush(self.diary, (day, order, self._entries, what, about))

    def play(self, spans: list[Span]) -> None:
        """Tell the team's story up to the extract."""
        for span in spans:
            self._note(span.started, 3, "arrives", span)
            if span.ended is not None and span.ended <= self.end:
                self._note(span.ended, 1, "ends", span)
        while self.diary and self.diary[0][0] <= self.end:
            day, _, _, what, about = heapq.heappop(self.diary)
            getattr(self, f"_{what}")(day, about)
        for span in spans:
            if span.since != FAR:
                self._written(span, None)

    def _comes(self, _: dt.date, desk: Desk) -> None:
        if desk not in self.desks:
            self.desks.append(desk)

    def _goes(self, day: dt.date, desk: Desk) -> None:
        if desk not in self.desks:
            return
        self.desks.remove(desk)
        for span in desk.spans:
            self._written(span, day)
            if self.rng.random() < LEFT_WAITING:
                self._waits(day, span)
            else:
                self._given(day, span)
        desk.spans, desk.load = [], 0

    def _arrives(self, day: dt.date, span: Span) -> None:
        desk = self._freest()
        if desk and desk.load / desk.room >= self.limit and self.rng.random() < WAITS:
            self._waits(day, span)
        else:
            self._given(day, span)

    def _waits(self, day: dt.date, span: Span) -> None:
        manager = next((one for one in self.managers if one.is_in_post(day)), None)
        held = manager is not None and self.rng.random() < MANAGER_HOLDS
        span.holder = Desk(manager, 0.0) if held and manager else None
        span.since = day
        self._note(day + dt.timedelta(days=self.rng.randint(2, 12)), 4, "retried", span)

    def _retried(self, day: dt.date, span: Span) -> None:
        if span.since != FAR:
            self._written(span, day)
            self._given(day, span)

    def _given(self, day: dt.date, span: Span) -> None:
        desk = self._freest()
        span.since = day
        span.holder = desk
        if desk is None:
            self._note(day + dt.timedelta(days=14), 4, "retried", span)
            return
        desk.load += len(span.children)
        desk.spans.append(span)

    def _freest(self) -> Desk | None:
        return min(self.desks, key=lambda desk: (desk.load + 1) / desk.room, default=None)

    def _ends(self, day: dt.date, span: Span) -> None:
        if span.since == FAR:
            return
        desk = span.holder
        self._written(span, day)
        if desk is not None and span in desk.spans:
            desk.spans.remove(span)
            desk.load -= len(span.children)

    def _written(self, span: Span, day: dt.date | None) -> None:
        worker = span.holder.worker if span.holder else None
        kind = "manager-held" if worker and worker.role == "unit manager" else "primary"
        if day is None or day > span.since:
            self.rows.extend(
                Allocation(child, worker, self.team.name, span.since, day, kind)
                for child in span.children
            )
        span.since = FAR


def _reviewing_officers(borough: Borough, workforce: Workforce, since: dt.date) -> list[Allocation]:
    team = workforce.of_kind("quality")[0]
    officers = [one for one in workforce.workers if one.team is team and one.role == "other"]
    return [
        Allocation(
            child, officers[place % len(officers)], team.name, care.started, care.ended, "IRO"
        )
        for place, case in enumerate(borough.cases)
        for care in case.care
        if care.ended is None or care.ended > since
        for child in case.children
    ]


def leaving_care_span(child: Child, end: dt.date) -> Span:
    """Give the time a personal adviser holds a care leaver: from 18 to 21."""
    last = birthday(child.born, 21)
    return Span(birthday(child.born, 18), last if last <= end else None, "leaving care",
                [child], (child.born.toordinal() % 97) / 97)  # fmt: skip
