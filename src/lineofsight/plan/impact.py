"""Whether what an action was to move has moved, by process control and nothing softer. Pure.

The months after delivery are read off the indicator's own control chart: a special cause in the
expected direction says moved, one against it the wrong way, none of either not yet. How far it was
meant to move and by which month decide the words: as far as meant, not yet as far, or short of it.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

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
    """A month on the indicator's control chart."""

    month: Month
    value: float | None
    mean: float | None
    is_special: bool


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


AS_FAR, NOT_YET_AS_FAR, SHORT, UNMEASURED = (
    " as far as meant",
    ", not yet as far as meant",
    ", not as far as meant",
    ", how far cannot be told",
)
AHEAD, PAST = ": its month is still ahead", ", though its month is past"

LATEST = 3
"""Months whose average says how far a figure has come: a single month may be chance."""


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
    after = [one for one in chart.seen if one.month > Month.of(delivered) and one.value is not None]
    said, why = _read(effect.code, wanted, after, f"since {_began(action)} {in_words(delivered)}")
    how_far, sums = _how_far(said, effect, wanted, chart, after, delivered)
    return Verdict(action, effect, said, f"{why} {sums}".strip(), how_far)


def _began(action: Action) -> str:
    """Say what happened on the day from which its effect is looked for."""
    if action.milestones:
        return "it was delivered on"
    return "it was reported complete (it has no milestone) on"


def _read(code: str, wanted: int, after: Sequence[Seen], since: str) -> tuple[str, str]:
    ways = [way for one in after if (way := _way(one))]
    if ways and ways[-1] == wanted:
        return MOVED, f"{code} moved beyond its usual range as expected {since}."
    if ways:
        return WRONG_WAY, f"{code} moved beyond its usual range the other way {since}."
    if len(after) < ENOUGH_MONTHS:
        return CANNOT_TELL, f"Only {_months(len(after))} counted {since}."
    return NOT_YET, f"{code} stayed within its usual range in {_months(len(after))} {since}."


def _how_far(
    said: str, effect: Effect, wanted: int, chart: Charted, after: Sequence[Seen],
    delivered: dt.date,
) -> tuple[str, str]:  # fmt: skip
    """Give what the size and month of the effect add to a verdict, and the sum behind it."""
    if said not in {MOVED, NOT_YET}:
        return "", ""
    is_ahead = after[-1].month < effect.by
    by = f"by {effect.by.name}"
    if said == NOT_YET:
        return (AHEAD if is_ahead else PAST), f"It was to move {by}."
    before = _before(chart.seen, delivered)
    meant = _meant(effect, before)
    values = [one.value for one in after[-LATEST:] if one.value is not None]
    now = sum(values) / len(values)
    if meant is None:
        return UNMEASURED, "There is no month before it was delivered to measure from."
    is_reached = (now - meant) * wanted >= 0
    start = "" if before is None else f"from {_printed(before, chart.unit)} "
    sums = (
        f"It was to come {start}to {_printed(meant, chart.unit)} {by}; "
        f"the last {_months(len(values))} came to {_printed(now, chart.unit)}."
    )
    return (AS_FAR if is_reached else NOT_YET_AS_FAR if is_ahead else SHORT), sums


def _before(seen: Sequence[Seen], delivered: dt.date) -> float | None:
    """Give the level an action began from: the mean of its chart in the month of delivery."""
    held = [one for one in seen if one.month <= Month.of(delivered)]
    levels = [one.value if one.mean is None else one.mean for one in held]
    return next((level for level in reversed(levels) if level is not None), None)


def _meant(effect: Effect, before: float | None) -> float | None:
    """Give the level that was meant: as said, so much from where it began, or a share of that."""
    if effect.is_level:
        return float(effect.size)
    if before is None:
        return None
    if effect.unit == "%":
        return before * (1 + float(effect.size) / 100)
    return before + float(effect.size)


def _printed(level: float, unit: str) -> str:
    if unit == "count":
        return f"{quantities.halves_up(Decimal(str(round(level, 6)))):,}"
    return quantities.in_words(Decimal(str(round(level, 6))), unit)


def _way(one: Seen) -> int:
    """Give which way a special cause points: above or below the line it is measured from."""
    if not one.is_special or one.value is None or one.mean is None:
        return 0
    return 1 if one.value > one.mean else -1


def _months(count: int) -> str:
    return "1 month" if count == 1 else f"{count} months"


def in_order(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Give verdicts with those that should trouble the reader most at the head."""
    return sorted(verdicts, key=lambda one: ORDER.index(one.said))
