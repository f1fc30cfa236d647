"""Whether what an action was to move has moved, by process control and nothing softer. Pure.

The months after delivery are read off the indicator's own control chart: a special cause in the
expected direction says moved, one against it the wrong way, none of either not yet. Only one that
began after delivery counts: what was under way before it is no effect of the action. How far it was
meant to move, from where it stood at delivery, and by which month decide the words: as far as
meant, not yet as far, or short of it.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from lineofsight.kernel import quantities
from lineofsight.kernel.periods import Month, in_words
from lineofsight.plan.content import Action, Effect

NOT_DELIVERED, MOVED, NOT_YET, WRONG_WAY, CANNOT_TELL = (
    "not delivered",
    "moved",
    "not yet",
    "wrong way",
    "cannot tell",
)
ORDER = (NOT_YET, WRONG_WAY, CANNOT_TELL, MOVED, NOT_DELIVERED)
"""Delivered without effect heads the page."""

ENOUGH_MONTHS = 3
"""Months after delivery below which a chart cannot say that nothing moved."""


@dataclass(frozen=True)
class Seen:
    """A month on the indicator's control chart.

    `cause` is the way a special cause there points, 1 up and -1 down; 0 where there is none.
    """

    month: Month
    value: float | None
    mean: float | None
    cause: int = 0

    @property
    def way(self) -> int:
        """The way of its special cause; without one the side of the mean on which it lies."""
        if self.cause or self.value is None or self.mean is None:
            return self.cause
        return (self.value > self.mean) - (self.value < self.mean)


@dataclass(frozen=True)
class Run:
    """Months in a row on one side, from its first special cause to its last."""

    way: int
    first: Month
    last: Month


@dataclass(frozen=True)
class Verdict:
    """What became of one expected effect; `words` say it with how far and by when it was meant."""

    action: Action
    effect: Effect
    said: str
    why: str
    how_far: str = ""

    @property
    def words(self) -> str:
        """The verdict as it is printed: `moved, not yet as far as meant`."""
        return f"{self.said}{self.how_far}"


AS_FAR, NOT_YET_AS_FAR, SHORT = (
    " as far as meant",
    ", not yet as far as meant",
    ", not as far as meant",
)
AHEAD, PAST = ": its month is still ahead", ", though its month is past"

LATEST = 3
"""Months whose average says where a figure stands, at delivery and now: one may be chance."""


@dataclass(frozen=True)
class Charted:
    """The control chart of an indicator as a verdict reads it.

    `why_not` says why it has no limits, and is empty where it has. `better` is the way that is
    better news, 1 up and -1 down: it decides where an effect says only the level to reach.
    """

    seen: Sequence[Seen] = ()
    why_not: str = ""
    better: int = 0
    unit: str = "count"


def verdict(action: Action, effect: Effect, chart: Charted) -> Verdict:
    """Judge one expected effect from the chart of its indicator."""
    if not action.is_delivered or any(one.done_on is None for one in action.milestones):
        return Verdict(action, effect, NOT_DELIVERED, "It is not delivered yet.")
    delivered = action.delivered_on
    if delivered is None:
        why = (
            "It has no milestone, and was complete when it was first written down: "
            "on which day it was delivered is not known."
        )
        return Verdict(action, effect, CANNOT_TELL, why)
    if chart.why_not or not chart.seen:
        why = f"{chart.why_not or 'There is no data'}."
        return Verdict(action, effect, CANNOT_TELL, f"{why[:1].upper()}{why[1:]}")
    wanted = effect.way or chart.better
    if not wanted:
        return Verdict(action, effect, CANNOT_TELL, "Neither way is better, and none is expected.")
    counted = [one for one in chart.seen if one.value is not None]
    return _judged(action, effect, wanted, _Sides.of(counted, delivered, _began(action)), chart)


def _began(action: Action) -> str:
    """Say what happened on the day from which its effect is looked for."""
    if action.milestones:
        return "was delivered"
    return "was reported complete (it has no milestone)"


@dataclass(frozen=True)
class _Sides:
    """The counted months of a chart on either side of a delivery, and its runs that reach past it.

    The month of delivery is no month after it: part of it came before.
    """

    before: Sequence[Seen]
    after: Sequence[Seen]
    runs: Sequence[Run]
    delivered: dt.date
    began: str

    @classmethod
    def of(cls, counted: Sequence[Seen], delivered: dt.date, began: str) -> "_Sides":
        """Part the months of a chart by the day of delivery."""
        month = Month.of(delivered)
        before = [one for one in counted if one.month <= month]
        after = [one for one in counted if one.month > month]
        runs = [one for one in _runs(counted) if one.last > month]
        return cls(before, after, runs, delivered, began)

    @property
    def since(self) -> str:
        return f"since it {self.began} on {in_words(self.delivered)}"

    def until(self, run: Run) -> str:
        """Say since when a run was under way that delivery did not begin."""
        month = Month.of(self.delivered)
        when = "before" if run.first < month else "the month in which"
        return f"since {run.first.name}, {when} the action {self.began}"


def _runs(counted: Iterable[Seen]) -> Iterable[Run]:
    for way, months in groupby(counted, key=lambda one: one.way):
        special = [one.month for one in months if one.cause]
        if special:
            yield Run(way, special[0], special[-1])


def _judged(
    action: Action, effect: Effect, wanted: int, sides: _Sides, chart: Charted
) -> Verdict:  # fmt: skip
    if not sides.before:
        why = "There is no month before it was delivered to measure from."
        return Verdict(action, effect, CANNOT_TELL, why)
    said, why = _read(effect.code, wanted, sides)
    was_there = effect.is_level and (_level(sides.before) - float(effect.size)) * wanted >= 0
    if said in (MOVED, NOT_YET) and was_there:
        return Verdict(action, effect, CANNOT_TELL, _was_there(effect, sides, chart.unit))
    if said == MOVED:
        said, how_far, sums = _how_far(effect, wanted, sides, chart.unit)
        return Verdict(action, effect, said, f"{why} {sums}", how_far)
    if said == NOT_YET:
        sums = _sums(effect, sides, chart.unit)
        return Verdict(action, effect, said, f"{why} {sums}", _when(effect, sides))
    return Verdict(action, effect, said, why)


def _read(code: str, wanted: int, sides: _Sides) -> tuple[str, str]:
    """Read off a chart what began after delivery; of that, what came last decides."""
    begun = [one for one in sides.runs if one.first > Month.of(sides.delivered)]
    if begun and begun[-1].way == wanted:
        return MOVED, f"{code} moved beyond its usual range as expected {sides.since}."
    if begun:
        return WRONG_WAY, f"{code} moved beyond its usual range the other way {sides.since}."
    if len(sides.after) < ENOUGH_MONTHS:
        return CANNOT_TELL, f"Only {_months(len(sides.after))} counted {sides.since}."
    if not sides.runs:
        many = _months(len(sides.after))
        return NOT_YET, f"{code} stayed within its usual range in {many} {sides.since}."
    [held] = sides.runs
    if held.way != wanted:
        return NOT_YET, f"{code} was moving the other way {sides.until(held)}; nothing turned it."
    why = f"{code} was moving so {sides.until(held)}"
    if held.last == sides.after[-1].month:
        return CANNOT_TELL, f"{why}: what the action added cannot be told."
    return NOT_YET, f"{why}, and came back within its usual range."


_PLAINLY = {
    NOT_DELIVERED: "not done yet",
    MOVED: "done, and the figure moved",
    NOT_YET: "done, and the figure has not moved yet",
    WRONG_WAY: "done, and the figure moved the wrong way",
    CANNOT_TELL: "nobody can say yet what it did",
}


def in_plain_words(one: Verdict, title: str) -> str:
    """Say a verdict to those who know neither references nor codes: `title` is of its figure."""
    said = f"\u201c{one.action.action}\u201d: {_PLAINLY[one.said]}."
    why = re.sub(rf"\b{re.escape(one.effect.code)}\b", f"\u201c{title}\u201d", one.why)
    return said if one.said == NOT_DELIVERED else f"{said} {why}"


def _when(effect: Effect, sides: _Sides) -> str:
    return AHEAD if sides.after[-1].month < effect.by else PAST


def _how_far(
    effect: Effect, wanted: int, sides: _Sides, unit: str
) -> tuple[str, str, str]:  # fmt: skip
    """Say whether a figure came on from where it stood at delivery, how far, and the sum behind it.

    Beyond the range of a whole chart it may be, and no further than it was on the day.
    """
    before, now = _level(sides.before), _level(sides.after)
    meant, sums = _meant(effect, before), _sums(effect, sides, unit)
    if (now - before) * wanted <= 0:
        return NOT_YET, _when(effect, sides), f"{sums} That is no further than it was."
    if (now - meant) * wanted >= 0:
        return MOVED, AS_FAR, sums
    return MOVED, NOT_YET_AS_FAR if _when(effect, sides) == AHEAD else SHORT, sums


def _sums(effect: Effect, sides: _Sides, unit: str) -> str:
    """Say where a figure stood at delivery, where it was to come to, and where it stands."""
    before, now = _level(sides.before), _level(sides.after)
    latest = len(sides.after[-LATEST:])
    return (
        f"It stood at {_printed(before, unit)} when it {sides.began}, {_over(sides.before)} up to "
        f"{sides.before[-1].month.name}, and was to come to "
        f"{_printed(_meant(effect, before), unit)} by {effect.by.name}; the last "
        f"{_months(latest)} came to {_printed(now, unit)}."
    )


def _was_there(effect: Effect, sides: _Sides, unit: str) -> str:
    """Say that a level was reached before delivery: nothing shows then what the action added."""
    stood, meant = _level(sides.before), float(effect.size)
    return (
        f"It was to come to {_printed(meant, unit)}, and stood at {_printed(stood, unit)} when it "
        f"{sides.began}, {_over(sides.before)} up to {sides.before[-1].month.name}: it was there "
        "before, so what the action added cannot be told."
    )


def _level(months: Sequence[Seen]) -> float:
    values = [one.value for one in months[-LATEST:] if one.value is not None]
    return sum(values) / len(values)


def _over(months: Sequence[Seen]) -> str:
    many = len(months[-LATEST:])
    return "in the month" if many == 1 else f"on average of the {many} months"


def _meant(effect: Effect, before: float) -> float:
    """Give the level that was meant: as said, so much from where it began, or a share of that."""
    if effect.is_level:
        return float(effect.size)
    if effect.unit == "%":
        return before * (1 + float(effect.size) / 100)
    return before + float(effect.size)


def _printed(level: float, unit: str) -> str:
    if unit == "count":
        return f"{quantities.halves_up(Decimal(str(round(level, 6)))):,}"
    return quantities.in_words(Decimal(str(round(level, 6))), unit)


def _months(count: int) -> str:
    return "1 month" if count == 1 else f"{count} months"


def in_order(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Give verdicts with those that should trouble the reader most at the head."""
    return sorted(verdicts, key=lambda one: ORDER.index(one.said))
