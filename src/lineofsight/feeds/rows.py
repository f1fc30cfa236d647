"""How a row leaves the site: the one definition that the API, the downloads and the star share.

A row is a named tuple whose field names are the column names, everywhere. A figure that may not be
told, or of which nothing is known, has no number and says its state; it is never a nought.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lineofsight import picture
from lineofsight.indicators.areas.people import DASHBOARD
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State
from lineofsight.picture import About, Bounds, Counted, Exactness, Judged, Picture, Said, Series
from lineofsight.picture.dashboard import MONTHS, VACANCY
from lineofsight.picture.said import HIDDEN

WORKFORCE = tuple(dict.fromkeys((*DASHBOARD, *VACANCY)))
"""The indicators of the workforce page."""


class FigureRow(NamedTuple):
    """One figure: of an indicator, in a month, of the whole or of one group."""

    code: str
    title: str
    over: str
    month: str  # 2017-11
    by: str  # empty for the whole
    group: str  # empty for the whole, and where no group may be told of
    value: float | None
    numerator: float | None
    denominator: float | None
    unit: str
    state: str  # value, no_data, not_applicable, hidden
    words: str
    exactness: str  # exact, protected
    snapshot: str
    definition_version: int
    reason: str  # why there is no value
    lower: float | None  # the least it can be, whichever way what is missing went
    upper: float | None


class JudgedRow(NamedTuple):
    """What is worth saying of the newest month of an indicator, of the whole or of a team."""

    code: str
    month: str
    by: str
    group: str
    target: float | None
    rag: str
    rag_why: str
    change: str
    change_judgement: str
    change_in_year: str
    change_in_year_judgement: str
    variation: str
    variation_words: str
    assurance: str
    assurance_words: str
    why_not_charted: str
    exactness: str
    snapshot: str
    definition_version: int


class PointRow(NamedTuple):
    """One month of a series, with the lines of its control chart there."""

    month: str
    on: dt.date  # its last day
    value: float | None
    numerator: float | None
    denominator: float | None
    state: str
    reason: str
    mean: float | None
    lower_limit: float | None
    upper_limit: float | None
    cause: str
    rule: str
    exactness: str
    snapshot: str


class WeekRow(NamedTuple):
    """One week of the front door, of the whole or of one kind of source."""

    week: str  # 2017-W48
    begins: dt.date
    source: str  # empty for the whole, and where no source may be told of
    contacts: int | None
    referrals: int | None
    became_referral: int | None
    decided: int | None  # contacts that `became_referral` is a part of
    state: str
    reason: str
    exactness: str
    snapshot: str


class HeldRow(NamedTuple):
    """Open children against who holds them: the three add up to all."""

    team: str  # empty for the whole
    children: int | None
    named_worker: int | None
    manager: int | None
    nobody: int | None
    state: str
    exactness: str
    snapshot: str


class CoverageRow(NamedTuple):
    """Whether a table of the records can answer for a month."""

    table: str
    meaning: str
    source: str
    month: str
    answers: bool
    reason: str
    snapshot: str


class LoadRow(NamedTuple):
    """One load: a sealed month, or the running picture."""

    snapshot: str
    month: str  # empty for the running picture
    version: int
    extracted_on: dt.date
    loaded_at: dt.datetime | None
    is_newest: bool
    rows: int


COLUMNS = FigureRow._fields


@dataclass(frozen=True)
class Rows:
    """The rows of one picture, exact or protected."""

    kept: Picture
    exactness: Exactness

    @cached_property
    def about(self) -> About:
        """What the picture is of."""
        return picture.about(self.kept)

    @cached_property
    def versions(self) -> Mapping[str, int]:
        """The version of each indicator's definition."""
        return picture.every_version(self.kept)

    @cached_property
    def _bounds(self) -> Mapping[str, Bounds]:
        return picture.every_bounds(self.kept, exactness=self.exactness)

    def figures(self, found: Sequence[Counted]) -> Iterator[FigureRow]:
        """Make rows of figures as the picture holds them."""
        return (self._figure(one) for one in found)

    def counted(
        self,
        *,
        code: str | None = None,
        by: str | None = None,
        first: Month | None = None,
        last: Month | None = None,
    ) -> list[Counted]:
        """Find figures, each of which `figures` makes a row of."""
        return picture.every_figure(
            self.kept, exactness=self.exactness, code=code, by=by, first=first, last=last
        )

    def _figure(self, one: Counted) -> FigureRow:
        place = (one.code, one.title, one.over, str(one.month), one.by, one.words)
        return self._row(place, one.figure, one.snapshot, self._bounds_of(one))

    def _row(
        self,
        place: tuple[str, str, str, str, str, str],
        said: Said,
        snapshot: str,
        sure: Bounds | None,
    ) -> FigureRow:
        return FigureRow(
            *place, value=said.value, numerator=said.numerator, denominator=said.denominator,
            unit=said.unit, state=said.state, words=said.words, exactness=self.exactness,
            snapshot=snapshot, definition_version=self.versions[place[0]], reason=said.reason,
            lower=sure.lower if sure else None, upper=sure.upper if sure else None,
        )  # fmt: skip

    def _bounds_of(self, one: Counted) -> Bounds | None:
        """Bounds are of the newest month of the whole, and of exact figures alone."""
        if one.by or one.month != self.about.month:
            return None
        return self._bounds.get(one.code)

    def judged(self, code: str | None = None) -> Iterator[JudgedRow]:
        """Give what is worth saying of the newest month."""
        found = picture.every_judgement(self.kept, exactness=self.exactness, code=code)
        return (self._judged(line, one) for line, one in found.items())

    def _judged(self, line: tuple[str, str, str], one: Judged) -> JudgedRow:
        code, by, group = line
        return JudgedRow(
            code=code, month=str(self.about.month), by=by, group=group, target=one.target,
            rag=one.rag, rag_why=one.rag_why, change=one.change,
            change_judgement=one.change_judgement, change_in_year=one.change_in_year,
            change_in_year_judgement=one.change_in_year_judgement, variation=one.variation,
            variation_words=one.variation_words, assurance=one.assurance,
            assurance_words=one.assurance_words, why_not_charted=one.why_not_charted,
            exactness=self.exactness, snapshot=self.about.snapshot,
            definition_version=self.versions[code],
        )  # fmt: skip

    def weeks(self, *, by_source: bool = False) -> Iterator[WeekRow]:
        """Give the weeks of the front door, hidden as far as they may not be told."""
        found = picture.front_door_weeks(self.kept, exactness=self.exactness, by_source=by_source)
        for one in found:
            is_known = one.contacts is not None or one.referrals is not None
            yield WeekRow(
                week=one.week, begins=one.begins, source=one.source, contacts=one.contacts,
                referrals=one.referrals, became_referral=one.became, decided=one.decided,
                state=HIDDEN if one.is_hidden else "value" if is_known else "no_data",
                reason=one.reason,
                exactness=self.exactness, snapshot=self.about.live,
            )  # fmt: skip

    def scorecard(self, team: str = "") -> Iterator[tuple[FigureRow, JudgedRow]]:
        """Give the newest month of every indicator as the scorecard does, of the whole or a team.

        Where a team's judgement may not be told, the page's own judgement says so.
        """
        about, by = self.about, "team" if team else ""
        found = picture.scorecard_rows(self.kept, exactness=self.exactness, team=team or None)
        for one in found:
            sure = None if team else self._bounds.get(one.code)
            place = (one.code, one.title, one.over, str(about.month), by, team)
            figure = self._row(place, one.figure, about.snapshot, sure)
            yield figure, self._judged((one.code, by, team), one.judged)

    def series(self, found: Series) -> Iterator[PointRow]:
        """Give the months of a series with the lines of its chart."""
        for one in found.points:
            if one.figure is not None:
                yield PointRow(
                    str(one.month), one.on, one.figure.value, one.figure.numerator,
                    one.figure.denominator, one.figure.state, one.figure.reason, one.mean,
                    one.lower, one.upper, one.cause, one.rule, self.exactness,
                    self.about.snapshot,
                )  # fmt: skip

    def workforce(self) -> Iterator[FigureRow]:
        """Give thirteen months of the workforce's indicators, of the whole."""
        first = self.about.month.plus(1 - MONTHS)
        for code in WORKFORCE:
            yield from self.figures(self.counted(code=code, by="", first=first))

    def held(self, teams: Sequence[str] | None) -> Iterator[HeldRow]:
        """Give who holds the children: of the whole, and of these teams (None: every team)."""
        found = picture.workforce(self.kept, exactness=self.exactness)
        is_known = not self.about.no_holders
        for one in (found.balance, *found.teams):
            if one.team and teams is not None and one.team not in teams:
                continue
            state = HIDDEN if one.children is None else State.VALUE if is_known else State.NO_DATA
            yield HeldRow(
                team=one.team, children=one.children if is_known else None, named_worker=one.named,
                manager=one.managers, nobody=one.nobody, state=state, exactness=self.exactness,
                snapshot=self.about.live,
            )  # fmt: skip

    def coverage(self) -> Iterator[CoverageRow]:
        """Give what each table of the records can answer, month by month."""
        for one in picture.coverage(self.kept):
            for at in one.months:
                yield CoverageRow(
                    one.table, one.meaning, one.source, str(at.month), at.answers, at.reason,
                    self.about.snapshot,
                )  # fmt: skip

    def loads(self) -> Iterator[LoadRow]:
        """Give what was loaded, the newest first."""
        for one in picture.arrivals(self.kept):
            month = str(one.month) if one.month else ""
            yield LoadRow(
                one.id, month, one.version, one.extracted_on, one.loaded_at, one.is_newest,
                one.rows,
            )  # fmt: skip


def of_indicator(rows: Rows, code: str) -> list[FigureRow]:
    """Give every month of the whole, then the groups of the newest month."""
    whole = rows.counted(code=code, by="")
    newest = [one for one in rows.counted(code=code, first=rows.about.month) if one.by]
    return list(rows.figures([*whole, *newest]))
