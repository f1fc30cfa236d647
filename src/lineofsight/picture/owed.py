"""What is owed on the day, most urgent first, with the words a list says it in."""

import datetime as dt
from dataclasses import dataclass

from lineofsight.kernel.periods import in_words
from lineofsight.picture.child_records import label
from lineofsight.picture.reading import Picture, Row
from lineofsight.picture.scope import BY_NAME, CONDITION, UNHELD, Scope, parameters
from lineofsight.populations.catalogue import standing
from lineofsight.populations.steps import due_said

AHEAD = 14
"""Days ahead that are shown unless more are asked for."""


@dataclass(frozen=True)
class Duty:
    """One thing owed to a child, with its clock."""

    token: str  # of the child; empty for a duty to a worker, household or other
    label: str  # what the child, or other subject, is called
    is_named: bool  # the child, to the scope; else nobody who works with it is
    subject_kind: str  # child, worker, household, complaint ...
    population: str  # cp_visits_owed ...
    title: str  # what is owed, in short: `Visit, child protection plan`
    meaning: str  # what is owed, in a sentence
    rule: str  # statute, guidance or local standard, and how it is counted
    team: str  # that it is counted under
    holding: str  # team the child is in now; where none is known, that it is counted under
    is_unheld: bool  # nobody holds the child, though the records say who holds one
    worker: str
    worker_name: str
    started_on: dt.date
    due_on: dt.date | None
    due_at: str  # `2017-12-06 21:40`, of a clock of hours
    days_left: int | None
    state: str  # overdue, due, no day due
    alert: str  # who is told today; empty before the first step
    last_done_on: dt.date | None
    asked_on: dt.date

    @property
    def is_overdue(self) -> bool:
        """Say whether the last day in time has passed."""
        return self.state == "overdue"

    @property
    def in_working_days(self) -> bool:
        """Ask whether its clock runs in working days."""
        return standing()[self.population].is_in_working_days

    @property
    def words(self) -> str:
        """When it is due, in words: `due Friday 8 December; last done 9 November 2017`."""
        last = f"; last done {in_words(self.last_done_on)}" if self.last_done_on else ""
        return f"{self._due}{last}"

    @property
    def _due(self) -> str:
        if self.due_on is None:
            return "long overdue" if self.is_overdue else "no day due"
        due = due_said(self.due_on, on=self.asked_on, in_working_days=self.in_working_days)
        if self.is_overdue:
            late = (self.asked_on - self.due_on).days
            return f"{late:,} {'day' if late == 1 else 'days'} overdue, {due}"
        if self.due_at:
            return f"due {in_words(self.due_on)} at {self.due_at[11:]}"
        return "due today" if self.days_left == 0 else due


@dataclass(frozen=True)
class Unanswered:
    """A duty the records cannot answer for, and why."""

    population: str
    title: str
    reason: str


HOLDING = "coalesce(nullif(child.team, ''), duty.team)"
"""The team whose child a duty is owed to now; where none is known, that it is counted under."""

OF_CHILD = f"""duty.*, child.token, child.name, child.child_id, {HOLDING} as holding,
        {UNHELD} as is_unheld"""
"""What a duty is made of, beside the name of its worker and whether the child may be named."""

_DUTIES = f"""select {OF_CHILD}, worker.name as worker_name,
        duty.child is null or {BY_NAME} as is_named
    from duty left join child on child.id = duty.child
    left join worker on worker.code = duty.worker"""

_CHOSEN = f"""(duty.child is null and :others = 1 or duty.child is not null and {CONDITION})
    and (:worker is null or duty.worker = :worker)
    and (:team is null or duty.team = :team)
    and (:token is null or child.token = :token)
    and (:within is null or state = 'overdue' or days_left <= :within)"""


def duties(
    picture: Picture,
    *,
    scope: Scope,
    worker: str | None = None,
    team: str | None = None,
    token: str | None = None,
    within: int | None = AHEAD,
    limit: int | None = None,
    others: bool = False,
) -> list[Duty]:
    """List what is owed to the children of a scope: overdue, and due within so many days.

    Of one worker, team or child where asked; `within` None keeps all that is owed. With `others`
    also what is owed to workers, households and complainants, which is no child's: whoever asks
    so answers for who may see it.
    """
    rows = picture.rows(
        f"{_DUTIES} where {_CHOSEN} order by duty.place limit :many",
        **_asked(scope, worker, team, token, within),
        many=-1 if limit is None else limit, others=int(others),
    )  # fmt: skip
    return [duty(picture, row) for row in rows]


def counted(
    picture: Picture,
    *,
    scope: Scope,
    worker: str | None = None,
    team: str | None = None,
    within: int = AHEAD,
) -> tuple[int, int]:
    """Count what is overdue, and what is due within so many days, of the children of a scope."""
    row = picture.row(
        f"""select count(*) filter (where state = 'overdue'),
            count(*) filter (where state <> 'overdue')
        from duty left join child on child.id = duty.child where {_CHOSEN}""",
        **_asked(scope, worker, team, None, within), others=0,
    )  # fmt: skip
    return (row[0], row[1]) if row else (0, 0)


@dataclass(frozen=True)
class Overdue:
    """How many things of one kind are overdue to the children of one team."""

    team: str  # that the children are in; where none is known, that it is counted under
    title: str
    many: int


def overdue_by_team(picture: Picture, *, scope: Scope) -> list[Overdue]:
    """Count what is overdue to the children of a scope by their team and by kind, most first."""
    rows = picture.rows(
        f"""select {HOLDING} as holding, duty.title, count(*) as many
        from duty join child on child.id = duty.child
        where state = 'overdue' and {CONDITION}
        group by holding, duty.title order by many desc, duty.title, holding""",
        **parameters(scope),
    )  # fmt: skip
    return [Overdue(row["holding"], row["title"], row["many"]) for row in rows]


def unanswered(picture: Picture, *, others: bool = False) -> list[Unanswered]:
    """List the duties to children that the records cannot answer for, with the reason.

    With `others` also those to workers, households and complainants.
    """
    rows = picture.rows("select * from unanswered order by title")
    return [
        Unanswered(row["population"], row["title"], row["reason"])
        for row in rows
        if others or standing()[row["population"]].subject == "child_id"
    ]


def _asked(
    scope: Scope, worker: str | None, team: str | None, token: str | None, within: int | None
) -> dict[str, object]:
    return {
        **parameters(scope), "worker": worker, "team": team, "token": token, "within": within,
    }  # fmt: skip


def duty(picture: Picture, row: Row) -> Duty:
    """Give a row of `duty` with its child as the row says it may be told of."""
    return Duty(
        token=row["token"] or "", label=label(row) if row["token"] else row["subject"],
        is_named=bool(row["is_named"]),
        subject_kind=row["subject_kind"], population=row["population"], title=row["title"],
        meaning=row["meaning"],
        rule=row["rule"], team=row["team"], holding=row["holding"],
        is_unheld=bool(row["is_unheld"]), worker=row["worker"],
        worker_name=(row["worker_name"] or "") if row["is_named"] else "",
        started_on=dt.date.fromisoformat(row["started_on"]),
        due_on=_day(row["due_on"]), due_at=row["due_at"] or "",
        days_left=row["days_left"], state=row["state"],
        alert=row["alert"], last_done_on=_day(row["last_done_on"]),
        asked_on=dt.date.fromisoformat(picture.about["asked_on"]),
    )  # fmt: skip


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
