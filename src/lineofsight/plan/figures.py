"""What the picture says of the indicators that a plan is tied to: signals, charts and verdicts.

Signals and verdicts are read off the protected picture whoever asks: a plan has one light, and a
colour or a turn of a withheld figure would tell what it is. Charts are as the reader may see them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lineofsight import picture
from lineofsight.picture import Exactness, Picture, Point, ScorecardRow, Series
from lineofsight.plan import impact
from lineofsight.plan.content import Action
from lineofsight.plan.impact import Charted, Verdict
from lineofsight.plan.lights import Signal
from lineofsight.plan.sides import HIDDEN, NO_FIGURE, Seen

RARE = "it is too rare for months, and the days between are charted in their place"

_WAYS = {"higher": 1, "lower": -1}
_POINTS = {
    "special_cause_improvement": 1,
    "special_cause_concern": -1,
    "special_cause_neutral_high": 1,
    "special_cause_neutral_low": -1,
}
"""What a special cause is worth -> its sign: of the better way, or up where neither is better."""


@dataclass
class Figures:
    """The figures behind one page: the scorecard is read once, and each indicator's months once."""

    shown: Picture | None  # None before the first load
    exactness: Exactness
    _rows: dict[Exactness, dict[str, ScorecardRow]] = field(default_factory=dict, init=False)
    _judged: dict[str, Series | None] = field(default_factory=dict, init=False)

    @property
    def rows(self) -> dict[str, ScorecardRow]:
        """The newest month of every indicator as the reader may see it, by code."""
        return self._read_rows(self.exactness)

    def _read_rows(self, exactness: Exactness) -> dict[str, ScorecardRow]:
        if exactness not in self._rows:
            is_read = exactness == self.exactness  # of the others only colour and turn are asked
            every = (
                picture.scorecard_rows(self.shown, exactness=exactness, sparks=is_read)
                if self.shown
                else []
            )
            self._rows[exactness] = {row.code: row for row in every}
        return self._rows[exactness]

    def series(self, code: str) -> Series | None:
        """Give the months of an indicator as the reader may see them; None where none is."""
        return picture.series(self.shown, code, exactness=self.exactness) if self.shown else None

    def signals(self) -> dict[str, Signal]:
        """Give what the newest month of every indicator says, the same to every reader."""
        rows = self._read_rows("protected")
        return {code: Signal(row.judged.rag, row.judged.is_concern) for code, row in rows.items()}

    def verdicts(self, actions: Iterable[Action]) -> list[Verdict]:
        """Judge every expected effect, the ones to worry about first; charts are read together."""
        expected = [(action, effect) for action in actions for effect in action.effects]
        self._read({effect.code for action, effect in expected if action.is_delivered})
        return impact.in_order(
            impact.verdict(
                action, effect, self._charted(effect.code) if action.is_delivered else Charted()
            )
            for action, effect in expected
        )

    def _read(self, codes: set[str]) -> None:
        wanted = codes - self._judged.keys()
        if self.shown and wanted:
            found = picture.series_of(self.shown, wanted, exactness="protected")
            self._judged |= {code: found.get(code) for code in wanted}

    def _charted(self, code: str) -> Charted:
        series, row = self._judged.get(code), self._read_rows("protected").get(code)
        if series is None or row is None:
            return Charted(why_not="no month has been counted")
        better = _WAYS.get(row.better, 0)
        seen = [
            Seen(point.month, point.value, point.mean, _way(point.cause, better), _lacks(point))
            for point in series.points
        ]
        why_not = series.why_not or (RARE if series.between else "")
        return Charted(seen, why_not, better, row.unit)


def _way(cause: str, better: int) -> int:
    """Give the way a special cause points: a rise that begins below the mean points up."""
    return _POINTS.get(cause, 0) * (1 if "neutral" in cause else better)


def _lacks(point: Point) -> str:
    """Say why a month would have no value: what is hidden is not told as never counted."""
    is_hidden = point.figure is not None and point.figure.state == HIDDEN
    return HIDDEN if is_hidden else NO_FIGURE


def verdicts(actions: Iterable[Action], shown: Picture | None) -> list[Verdict]:
    """Judge every expected effect of some actions, where nothing else is asked of the figures."""
    return Figures(shown, "protected").verdicts(actions)
