"""Whether what an action was to move has moved, by process control and nothing softer. Pure.

The months after delivery are read off the indicator's own control chart: a special cause in the
expected direction says moved, one against it the wrong way, none of either not yet.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    """What became of one expected effect."""

    action: Action
    effect: Effect
    said: str
    why: str


def verdict(
    action: Action, effect: Effect, chart: Sequence[Seen], *, why_not: str, better: int = 0
) -> Verdict:
    """Judge one expected effect from the chart of its indicator.

    `why_not` says why the chart has no limits, and is empty where it has. `better` is the way that
    is better news, 1 up and -1 down: it decides where an effect says only the level to reach.
    """
    if not action.is_delivered or any(one.done_on is None for one in action.milestones):
        return Verdict(action, effect, NOT_DELIVERED, "It is not delivered yet.")
    delivered = action.delivered_on
    if delivered is None:
        why = "It has no milestone that says on which day it was delivered."
        return Verdict(action, effect, CANNOT_TELL, why)
    if why_not or not chart:
        return Verdict(
            action, effect, CANNOT_TELL, f"{why_not or 'There is no data'}.".capitalize()
        )
    wanted = effect.way or better
    if not wanted:
        return Verdict(action, effect, CANNOT_TELL, "Neither way is better, and none is expected.")
    after = [one for one in chart if one.month > Month.of(delivered) and one.value is not None]
    said, why = _read(effect.code, wanted, after, delivered)
    return Verdict(action, effect, said, why)


def _read(code: str, wanted: int, after: Sequence[Seen], delivered: dt.date) -> tuple[str, str]:
    ways = [way for one in after if (way := _way(one))]
    since = f"since it was delivered on {in_words(delivered)}"
    if ways and ways[-1] == wanted:
        return MOVED, f"{code} moved beyond its usual range as expected {since}."
    if ways:
        return WRONG_WAY, f"{code} moved beyond its usual range the other way {since}."
    if len(after) < ENOUGH_MONTHS:
        return CANNOT_TELL, f"Only {_months(len(after))} counted {since}."
    return NOT_YET, f"{code} stayed within its usual range in {_months(len(after))} {since}."


def _way(one: Seen) -> int:
    """Give which way a special cause points: above or below the line it is measured from."""
    if not one.is_special or one.value is None or one.mean is None:
        return 0
    return 1 if one.value > one.mean else -1


def _months(count: int) -> str:
    return "1 month" if count == 1 else f"{count} months"


def in_order(verdicts: Iterator[Verdict]) -> list[Verdict]:
    """Give verdicts with those that should trouble the reader most at the head."""
    return sorted(verdicts, key=lambda one: ORDER.index(one.said))
