"""What is owed on a day: overdue, and due in the days to come, from every population of duties.

The same rows that the indicators of outstanding duties count; an alert, an overdue list, an audit
sample and a look-ahead differ only in the days asked about.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from lineofsight.indicators import compiling
from lineofsight.indicators.breakdowns import BREAKDOWNS
from lineofsight.kernel import working_days
from lineofsight.kernel.codes import nearest
from lineofsight.kernel.problems import Problem
from lineofsight.populations import coverage, moments, steps
from lineofsight.populations.catalogue import Catalogue, Population, standing
from lineofsight.populations.steps import Step
from lineofsight.records.opened import Opened
from lineofsight.records.standard import TABLES
from lineofsight.records.values.clock import LONDON

BEFORE = f"began before {working_days.FIRST.year}, so long overdue if the record is right"
"""What is said of a duty that began before the calendar does, where no day due is worked out."""

_PRIMARY = """select child_id, worker_id from involvements i
    join moments m on i.started_on <= m.day and (i.ended_on is null or i.ended_on > m.day)
    where i.allocation = 'primary' and i.worker_id is not null
    order by child_id, i.started_on, worker_id desc"""


@dataclass(frozen=True)
class Duty:
    """One thing owed on the day asked about."""

    population: str
    meaning: str  # what is owed, in words
    subject: str  # identifier of the child, worker or household
    team: str
    asked_on: dt.date
    started_on: dt.date
    due_on: dt.date | None  # last calendar day in time; None: no day, or outside the calendar
    due_at: dt.datetime | None = None  # of a clock of hours, where the hour it began is known
    clock_started_on: dt.date | None = None  # where the clock began before the duty did
    worker: str = ""  # primary worker that day; empty: none, or none is known
    steps: tuple[Step, ...] = field(default=(), repr=False, compare=False)

    @property
    def is_overdue(self) -> bool:
        """Say whether the last day in time has passed; before the calendar began it long has.

        With no day due (a complaint at stage 3, an enquiry without a rating) nothing is overdue.
        """
        if self.due_on is None:
            return self.runs_from < working_days.FIRST
        return self.due_on < self.asked_on

    @property
    def state(self) -> str:
        """`overdue`, `due`, or `no day due`."""
        if self.is_overdue:
            return "overdue"
        return "no day due" if self.due_on is None else "due"

    @property
    def last_working_day(self) -> dt.date | None:
        """The last working day on or before the due day: what a screen shows."""
        return None if self.due_on is None else steps.last_working_day(self.due_on)

    @property
    def days_left(self) -> int | None:
        """Calendar days to the last day in time, below zero when it has passed."""
        return None if self.due_on is None else (self.due_on - self.asked_on).days

    @property
    def step(self) -> Step | None:
        """The step of its clock that the duty is at; None before the first."""
        if self._is_of_before:
            late = [step for step in self.steps if step.counts_from == "due"]
            return max(late, key=lambda step: step.number, default=None)
        return steps.at(self.steps, on=self.asked_on, started_on=self.runs_from, due_on=self.due_on)

    @property
    def alert(self) -> str:
        """What is said of it today, and to whom; empty before the first step."""
        if self.step is None:
            return ""
        if self.due_on is None:
            return f"{BEFORE}: tell {self.step.tell}" if self._is_of_before else ""
        far = steps.how_far(on=self.asked_on, due_on=self.due_on)
        return f"{far}: tell {self.step.tell}"

    @property
    def _is_of_before(self) -> bool:
        """Say whether it is overdue since before the calendar, so that no day is worked out."""
        return self.due_on is None and self.is_overdue

    @property
    def runs_from(self) -> dt.date:
        """The day its clock began."""
        return self.clock_started_on or self.started_on


@dataclass(frozen=True)
class Alert:
    """What one worker is told today of one duty towards one child, however many rows owe it."""

    words: str
    duties: tuple[Duty, ...]  # the one told first


def duties(
    opened: Opened,
    *,
    on: dt.date,
    within: int | None = None,
    duty: str | None = None,
    team: str | None = None,
    populations: Catalogue | None = None,
) -> list[Duty]:
    """List what is outstanding on a day, the longest overdue first.

    `within` keeps what is overdue or due no more than so many days ahead; None keeps everything.
    Duties that the records cannot answer for are left out: see `unanswered`. Raises `Problem` for
    a `duty` or `team` there is none of, with the nearest name.
    """
    populations = populations or standing()
    asked = [each for each in _all(populations, duty) if not why_not(opened, populations, each, on)]
    moments.build(opened, [each.name for each in asked], days=[on], populations=populations)
    last = None if within is None else on + dt.timedelta(days=within)
    workers = _primary_workers(opened) if asked and "involvements" in opened.seal.reach else {}
    owed = opened.at_once(lambda each: _outstanding(opened, each, last, workers), asked)
    found = [one for each in owed for one in each]
    if team is not None:
        found = _of_team(opened, found, team)
    return sorted(found, key=_longest_overdue_first)


def alerts(owed: Iterable[Duty]) -> list[Alert]:
    """Give what is to be told, once for each child, duty and worker, the longest overdue first.

    What is overdue is always told, whether or not its duty has steps.
    """
    told: dict[tuple[str, str, str], list[Duty]] = {}
    for duty in sorted(owed, key=_longest_overdue_first):
        if duty.step is not None or duty.is_overdue:
            told.setdefault((duty.subject, duty.population, duty.worker), []).append(duty)
    return [Alert(each[0].alert or each[0].state, tuple(each)) for each in told.values()]


def unanswered(
    opened: Opened, *, on: dt.date, duty: str | None = None, populations: Catalogue | None = None
) -> dict[str, str]:
    """Give each population of duties that the records cannot answer for -> why."""
    populations = populations or standing()
    asked = _all(populations, duty)
    reasons = {each.name: why_not(opened, populations, each, on) for each in asked}
    return {name: reason for name, reason in reasons.items() if reason}


def names(populations: Catalogue | None = None) -> tuple[str, ...]:
    """Give the names of every population of duties."""
    populations = populations or standing()
    return tuple(name for name in populations.names if populations[name].kind == "duty")


def named(duty: str, populations: Catalogue | None = None) -> Population:
    """Give the duty of this name, with or without `_owed`; raises `Problem` with the nearest."""
    populations = populations or standing()
    known = names(populations)
    plain = duty.strip().lower().replace(" ", "_").replace("-", "_")
    for name in (plain, f"{plain}_owed"):
        if name in known:
            return populations[name]
    raise Problem(
        f"There is no duty called {duty}{nearest(plain, known)}",
        do="Name one of docs/reference/duties.md, such as cp_visits_owed.",
    )


def why_not(opened: Opened, populations: Catalogue, population: Population, on: dt.date) -> str:
    """Say why the records cannot answer for a duty on a day; empty when they can."""
    seal, asked = opened.seal, coverage.on(opened.seal, on)
    return coverage.why_not(seal, populations, population.name, asked=asked) or coverage.lacking(
        seal, population, ("started_on", "due_on", "done_on", "lapsed_on"), asked=asked
    )


def _all(populations: Catalogue, duty: str | None) -> list[Population]:
    if duty is not None:
        return [named(duty, populations)]
    return [populations[name] for name in names(populations)]


def _outstanding(
    opened: Opened, population: Population, last: dt.date | None, workers: dict[str, str]
) -> list[Duty]:
    also = [name for name in ("due_second", "clock_started_on") if name in population.columns]
    rows = compiling.asked(
        population,
        "outstanding",
        columns=[population.subject, "started_on", "due_on", *also],
        breakdowns=[BREAKDOWNS["team"]],
    )
    near = f"where due_on is null or due_on <= cast('{last}' as date)" if last else ""
    sql = f"with asked as ({rows}) select * from asked {near}"
    found = (_as_duty(population, row, workers) for row in opened.run(sql).to_pylist())
    return [one for one in found if last is None or one.due_on is not None or one.is_overdue]


def _as_duty(population: Population, row: dict[str, object], workers: dict[str, str]) -> Duty:
    subject = str(row[population.subject])
    second = row.get("due_second")
    return Duty(
        population=population.name,
        meaning=population.meaning,
        subject=subject,
        team=str(row["by_team"]),
        asked_on=row["day_asked"],  # type: ignore[arg-type]
        started_on=row["started_on"],  # type: ignore[arg-type]
        due_on=row["due_on"],  # type: ignore[arg-type]
        due_at=None if second is None else dt.datetime.fromtimestamp(int(str(second)), tz=LONDON),
        clock_started_on=row.get("clock_started_on"),  # type: ignore[arg-type]
        worker=subject if population.subject == "worker_id" else workers.get(subject, ""),
        steps=population.steps,
    )


def _primary_workers(opened: Opened) -> dict[str, str]:
    """Give each child's primary worker that day: of several, the one allocated last."""
    rows = opened.run(_PRIMARY).to_pydict()
    return dict(zip(rows["child_id"], rows["worker_id"], strict=True))


def _of_team(opened: Opened, found: list[Duty], team: str) -> list[Duty]:
    kept = [duty for duty in found if duty.team.casefold() == team.casefold()]
    if not kept:
        refuse_unknown_team(opened, team)
    return kept


def refuse_unknown_team(opened: Opened, team: str) -> None:
    """Raise `Problem`, with the nearest name, for a team that no record names."""
    tables = [name for name in opened.seal.reach if "team" in TABLES[name].stored]
    sql = "\nunion all\n".join(
        f"select team from {name} where team is not null group by team" for name in tables
    )
    known = set(opened.run(sql).to_pydict()["team"]) if tables else set()
    if team.casefold() not in {name.casefold() for name in known}:
        raise Problem(
            f"No record names a team {team}{nearest(team, known)}",
            do="Give the team as the records do, or leave it out for every team.",
        )


def _longest_overdue_first(duty: Duty) -> tuple[bool, dt.date, str, str, str]:
    last = duty.runs_from if duty.due_on is None and duty.is_overdue else duty.due_on
    return not duty.is_overdue, last or dt.date.max, duty.population, duty.team, duty.subject
