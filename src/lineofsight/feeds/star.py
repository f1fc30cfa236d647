"""The star schema: facts and dimensions of one picture, joined by whole-number keys.

Every row of every table bears the snapshot it comes from. Key 0 is the whole: of the service (no
team), of all groups (no breakdown). A fact without a number bears its state, and is no nought.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lineofsight import picture
from lineofsight.feeds import star_tables as tables
from lineofsight.feeds.rows import FigureRow, Rows
from lineofsight.kernel.periods import Month
from lineofsight.kernel.progress import Step
from lineofsight.picture import Exactness, Picture
from lineofsight.picture.said import HIDDEN

STATES = {
    "value": "counted",
    "no_data": "no data: the records cannot tell",
    "not_applicable": "not applicable: nothing to divide by",
    HIDDEN: "hidden: small, or would give a small number away",
}


class Keys:
    """Gives each thing a whole number, in the order it is first met."""

    def __init__(self, first: Iterable[Any] = (), *, start: int = 0) -> None:
        self.start = start
        self.of: dict[Any, int] = {}
        for one in first:
            self(one)

    def __call__(self, thing: Any) -> int:
        """Give the key of a thing, a new one where it is first met."""
        return self.of.setdefault(thing, len(self.of) + self.start)


@dataclass(frozen=True)
class Star:
    """The tables, each as the rows of its kind; and what they were made from."""

    rows: Mapping[type, Sequence[Any]]
    snapshot: str
    exactness: Exactness
    month: Month


class _Building:
    def __init__(self, rows: Rows) -> None:
        self.rows, self.snapshot = rows, rows.about.snapshot
        self.indicators = Keys((one.code for one in self._scorecard()), start=1)
        self.months = Keys(start=1)
        self.groups = Keys([("", "")])
        self.teams = Keys(["", *(one.name for one in picture.teams(rows.kept))])
        self.states = Keys(STATES, start=1)
        self.snapshots = Keys([self.snapshot], start=1)

    def _scorecard(self) -> list[picture.ScorecardRow]:
        return picture.scorecard_rows(self.rows.kept, exactness=self.rows.exactness)

    def _team(self, by: str, group: str) -> int:
        return self.teams(group) if by == "team" else self.teams("")

    def figures(self, found: Iterable[FigureRow]) -> Iterator[tables.FactFigure]:
        for one in found:
            yield tables.FactFigure(
                self.indicators(one.code), self.months(one.month),
                self.groups((one.by, one.group)), self._team(one.by, one.group),
                self.states(one.state), self.snapshots(one.snapshot), one.value, one.numerator,
                one.denominator, one.lower, one.upper, one.reason, one.snapshot,
            )  # fmt: skip

    def judged(self) -> Iterator[tables.FactJudged]:
        for one in self.rows.judged():
            yield tables.FactJudged(
                self.indicators(one.code), self.months(one.month),
                self.groups((one.by, one.group)), self._team(one.by, one.group),
                self.snapshots(one.snapshot), one.target, one.rag, one.change,
                one.change_judgement, one.variation, one.variation_words, one.assurance,
                one.assurance_words, one.why_not_charted, one.snapshot,
            )  # fmt: skip

    def weeks(self) -> Iterator[tables.FactFrontDoorWeek]:
        for by in ("", "source"):
            for one in self.rows.weeks(by_source=bool(by)):
                yield tables.FactFrontDoorWeek(
                    one.week, one.begins, self.groups((by, one.source)), self.states(one.state),
                    self.snapshots(one.snapshot), one.contacts, one.referrals, one.became_referral,
                    one.decided, one.reason, one.snapshot,
                )  # fmt: skip

    def held(self, teams: Sequence[str] | None) -> Iterator[tables.FactChildrenHeld]:
        for one in self.rows.held(teams):
            yield tables.FactChildrenHeld(
                self.teams(one.team), self.states(one.state), self.snapshots(one.snapshot),
                one.children, one.named_worker, one.manager, one.nobody, one.snapshot,
            )  # fmt: skip

    def dim_indicators(self) -> Iterator[tables.DimIndicator]:
        for one in self._scorecard():
            yield tables.DimIndicator(
                self.indicators(one.code), one.code, one.title, one.area, one.unit, one.over,
                one.better, one.tag, one.is_statutory, one.is_priority,
                self.rows.versions[one.code], self.snapshot,
            )  # fmt: skip

    def dim_months(self) -> Iterator[tables.DimMonth]:
        for text, key in self.months.of.items():
            month = Month.parse(text)
            day = month.first_day
            starts = day.year if day.month >= 4 else day.year - 1
            yield tables.DimMonth(
                key, text, month.name, day, month.last_day, day.year, day.month,
                f"{starts}/{(starts + 1) % 100:02}", self.snapshot,
            )  # fmt: skip

    def dim_groups(self) -> Iterator[tables.DimGroup]:
        for (by, group), key in self.groups.of.items():
            name = group or ("all" if not by else "not shown")
            yield tables.DimGroup(key, by or "whole", name, self.snapshot)

    def dim_teams(self) -> Iterator[tables.DimTeam]:
        services = {one.name: one.service for one in picture.teams(self.rows.kept)}
        for name, key in self.teams.of.items():
            yield tables.DimTeam(
                key, name or "the whole service", services.get(name, ""), self.snapshot
            )

    def dim_states(self) -> Iterator[tables.DimState]:
        for state, key in self.states.of.items():
            yield tables.DimState(key, state, STATES.get(state, state), self.snapshot)

    def dim_snapshots(self) -> Iterator[tables.DimSnapshot]:
        about = self.rows.about
        days = {one.id: one.extracted_on for one in picture.arrivals(self.rows.kept)}
        for snapshot, key in self.snapshots.of.items():
            day = days.get(snapshot, about.counted_on)
            yield tables.DimSnapshot(
                key, snapshot, about.authority, day, about.made_at,
                about.definitions, self.rows.exactness, about.threshold,
            )  # fmt: skip


def build(
    kept: Picture,
    *,
    exactness: Exactness,
    teams: Sequence[str] | None = None,
    progress: Step | None = None,
) -> Star:
    """Make the star of a picture; `teams` are those whose held children are told (None: all).

    Facts are made first: a dimension holds what they met.
    """
    rows = Rows(kept, exactness)
    making = _Building(rows)
    facts: dict[type, Iterable[Any]] = {
        tables.FactFigure: making.figures(rows.figures(rows.counted())),
        tables.FactJudged: making.judged(),
        tables.FactWorkforce: (
            tables.FactWorkforce(*one) for one in making.figures(rows.workforce())
        ),
        tables.FactChildrenHeld: making.held(teams),
        tables.FactFrontDoorWeek: making.weeks(),
    }
    dimensions: dict[type, Iterable[Any]] = {
        tables.DimIndicator: making.dim_indicators(),
        tables.DimMonth: making.dim_months(),
        tables.DimTeam: making.dim_teams(),
        tables.DimGroup: making.dim_groups(),
        tables.DimState: making.dim_states(),
        tables.DimSnapshot: making.dim_snapshots(),
    }
    made: dict[type, Sequence[Any]] = {}
    for at, (kind, found) in enumerate((facts | dimensions).items()):
        if progress is not None:
            progress(f"Gathering {tables.NAMES[kind]}", at / len(tables.NAMES))
        made[kind] = tuple(found)
    ordered = {kind: made[kind] for kind in tables.NAMES}
    return Star(ordered, rows.about.snapshot, exactness, rows.about.month)
