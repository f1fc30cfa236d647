"""The last weeks: cases close a little sooner or later, so that exactly so many are open.

The story lands near the number wanted. What is missing or over is met as a service would meet
it: closings of the last weeks are held over, or cases ready to close are closed.
"""

import datetime as dt

from lineofsight.records.sample.borough import Borough, closes, worked_on_or_after
from lineofsight.records.sample.cases import Case
from lineofsight.records.sample.chance import stream

WEEKS = 6
HELD_OVER = {"RC7", "RC8"}


def open_children(borough: Borough) -> int:
    """Count the children open to the service at the extract."""
    return sum(len(case.children) for case in borough.cases if case.is_open)


def levelled(borough: Borough) -> None:
    """Make the number open exactly the number wanted, as far as whole families allow."""
    over = open_children(borough) - borough.children
    if over > 0:
        _close_sooner(borough, over)
    elif over < 0:
        _close_later(borough, -over)


def _close_sooner(borough: Borough, over: int) -> None:
    rng = stream(borough.seed, "levelling")
    since = borough.times.end - dt.timedelta(days=7 * WEEKS)
    ready = [
        case for case in borough.cases
        if case.is_open and case.stage == "in need" and not case.is_waiting
        and case.stages[-1][0] < since - dt.timedelta(days=30)
        and not any(one.final is None for one in case.proceedings)
    ]  # fmt: skip
    ready.sort(key=lambda case: (case.long_term, case.stages[-1][0]))
    for case in ready:
        if 0 < len(case.children) <= over:
            day = since + dt.timedelta(days=rng.randrange(7 * WEEKS))
            day = min(worked_on_or_after(day), borough.times.end)
            closes(borough, case, day, "RC7")
            over -= len(case.children)


def _close_later(borough: Borough, short: int) -> None:
    since = borough.times.end - dt.timedelta(days=7 * WEEKS)
    closed = [case for case in borough.cases if _can_stay_open(borough, case, since)]
    closed.sort(key=lambda case: case.closed or since, reverse=True)
    for case in closed:
        if 0 < len(case.children) <= short and case.family.open_cases == 0:
            case.closed, case.reason = None, ""
            case.family.open_cases += 1
            short -= len(case.children)


def _can_stay_open(borough: Borough, case: Case, since: dt.date) -> bool:
    return (
        case.closed is not None
        and case.closed >= since
        and case.reason in HELD_OVER
        and case.stage in {"assessment", "in need"}
        and all(borough.case_of[child] is case for child in case.children)
        and all((borough.times.end - child.born).days < 6500 for child in case.children)
        and not any(plan.ended == case.closed for plan in case.plans)
    )
