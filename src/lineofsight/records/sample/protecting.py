"""Children in need and children on protection plans: how long, and what comes after."""

import datetime as dt
from typing import Any

from lineofsight.records.sample.borough import Borough, closes, divides, later, worked_on_or_after
from lineofsight.records.sample.cases import Case
from lineofsight.records.sample.chance import Weights, skewed

AFTER_NEED = Weights({"closes": 84, "enquiry": 13, "care": 3})
AFTER_PLAN_IN_NEED = 0.74
ENDS_AT_REVIEW = (0.12, 0.5, 0.6, 0.55, 0.45)  # first review, second, and so on
CLOSED_AS = Weights({"RC7": 94, "RC5": 6})


def in_need(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """The children are helped under a child in need plan."""
    case: Case = about[0]
    rng = borough.rng
    case.moves(day, "in need")
    if case.long_term:
        if rng.random() < 0.6:
            days = skewed(rng, 400, 0.7, 90, 3000)
            borough.on(_on(day, days), "closed", case, CLOSED_AS.pick(rng), case.turn)
        return
    after = AFTER_NEED.pick(rng)
    if after == "enquiry":
        borough.on(_on(day, rng.randint(20, 200)), "strategy", case)
    days = skewed(rng, 130, 0.75, 21, 1100)
    if after == "care":
        borough.on(_on(day, rng.randint(10, 200)), "accommodated", case, case.turn)
    borough.on(_on(day, days), "need ends", case, case.turn)


def need_ends(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """The plan has done its work, unless an enquiry or a conference is still to come."""
    case, turn = about
    if not case.is_open or case.turn != turn:
        return
    if case.is_waiting:
        borough.on(later(day, 15), "need ends", case, turn)
    else:
        closes(borough, case, day, CLOSED_AS.pick(borough.rng))


def protected(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """A child protection plan begins: the first review is due within three months."""
    case: Case = about[0]
    case.moves(day, "protected")
    review = worked_on_or_after(_on(day, borough.rng.randint(76, 89)))
    borough.on(review, "plan reviewed", case, case.plans[-1], case.turn)


def plan_reviewed(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """A review conference ends the plan, or sets the next review within six months."""
    case, plan, turn = about
    if not case.is_open or case.turn != turn:
        return
    plan.reviews.append(day)
    share = ENDS_AT_REVIEW[min(len(plan.reviews), len(ENDS_AT_REVIEW)) - 1]
    if not borough.quota.takes(("plan ends", len(plan.reviews)), share, len(case.children)):
        late = borough.rng.random() < 0.05
        days = borough.rng.randint(184, 200) if late else borough.rng.randint(140, 181)
        borough.on(worked_on_or_after(_on(day, days)), "plan reviewed", case, plan, turn)
        return
    plan.ended = day
    if borough.rng.random() < AFTER_PLAN_IN_NEED:
        borough.happens(day, "in need", case)
    else:
        closes(borough, case, day, "RC7")


def adult(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """A child turns 18: the service to the child ends that day."""
    child = about[0]
    case = borough.case_of.get(child)
    if case is None or not case.is_open:
        return
    own = divides(borough, case, [child])
    if own.stage == "in care":
        borough.happens(day, "leaves at 18", own)
    else:
        closes(borough, own, day, "RC6" if own.long_term else "RC7")


def _on(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days=days)
