"""From referral to assessment, enquiry and conference: the first weeks of a case."""

import datetime as dt
from typing import Any

from lineofsight.records.sample import curves
from lineofsight.records.sample.borough import (
    Borough,
    closes,
    later,
    opens,
    worked_on_or_after,
)
from lineofsight.records.sample.cases import Assessment, Case, Enquiry, Plan
from lineofsight.records.sample.chance import Weights
from lineofsight.records.sample.people import age_on

CATEGORIES = Weights({"NEG": 44, "EMO": 38, "PHY": 11, "SAB": 5, "MUL": 2})
ACCOMMODATED_SHARE = 0.016  # of assessed families: into care with agreement or police protection
CONFERENCE_NEEDED = 0.46
CONFERENCE_TO_PLAN = 0.87
CLOSED_AFTER_ASSESSMENT = 0.46


def referred(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """A referral is accepted, or ends without further action."""
    case: Case = about[0]
    opens(borough, case)
    case.stages.append((day, "front"))
    share = borough.rate(curves.NO_FURTHER_ACTION, day)
    disabled = [child for child in case.children if child.disabled == "yes"]
    key = borough.month_key("no action", day)
    if case.need != "N8" and borough.quota.takes(key, share, len(case.children)):
        case.no_action = True
        closes(borough, case, day, "")
        return
    case.long_term = case.need == "N2" and bool(disabled)
    borough.on(later(day, 1), "assessment", case)


def assessment(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """An assessment begins: when it will be authorised, and whether an enquiry is needed."""
    case: Case = about[0]
    rng = borough.rng
    if not case.is_open:
        return
    if case.stage == "front":
        case.moves(day, "assessment")
    made = Assessment(started=day)
    made.seen = _seen(borough, case, day)
    case.assessments.append(made)
    late_share = borough.rate(curves.ASSESSED_LATE, later(case.referred, 45))
    due = later(case.referred, 45)
    late_share *= 0.75 + 0.5 * case.patch  # some teams are slower than others
    if borough.quota.takes(borough.month_key("late", due), late_share, len(case.children)):
        done = later(due, 1 + int(rng.expovariate(1 / 7.0)) % 45)
    else:
        done = later(case.referred, rng.choice((8, 15, 20, 25, 30, 33, 36, 38, 40, 42, 43, 44, 45)))
    borough.on(max(done, later(day, 3)), "authorised", case, made)
    enquiry = borough.rate(curves.ENQUIRIES, day)
    if borough.quota.takes(borough.month_key("enquiry", day), enquiry, len(case.children)):
        borough.on(later(day, rng.randint(0, 6)), "strategy", case)


def _seen(borough: Borough, case: Case, day: dt.date) -> str:
    if all(age_on(child.born, day) < 0 for child in case.children):
        return "unknown"
    luck = borough.rng.random()
    return "yes" if luck < 0.955 else "no" if luck < 0.985 else "unknown"


def authorised(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """A manager authorises the assessment, and decides what follows."""
    case, made = about
    if not case.is_open:
        return
    made.authorised = day
    if case.stage != "assessment":
        made.support = True
        return
    if case.is_waiting or case.long_term:
        made.support = True
        borough.happens(day, "in need", case)
        return
    key = borough.month_key("after assessment", day)
    if borough.rng.random() < ACCOMMODATED_SHARE:
        made.support = True
        borough.happens(day, "accommodated", case)
    elif borough.quota.takes(key, CLOSED_AFTER_ASSESSMENT, len(case.children)):
        borough.on(later(day, borough.rng.randint(0, 4)), "closed", case, "RC8", case.turn)
    else:
        made.support = True
        borough.happens(day, "in need", case)


def closed(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """A case closes, unless something has happened since it was arranged."""
    case, reason, turn = about
    if case.is_open and case.turn == turn:
        closes(borough, case, day, reason)


def strategy(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """A strategy discussion begins an enquiry under section 47."""
    case: Case = about[0]
    if not case.is_open or case.stage not in ("assessment", "in need") or case.is_waiting:
        return
    made = Enquiry(started=worked_on_or_after(day))
    case.enquiries.append(made)
    borough.on(later(made.started, borough.rng.randint(3, 7)), "enquiry ended", case, made)


def enquiry_ended(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """The enquiry ends: a conference is called, or is not needed."""
    case, made = about
    if not case.is_open:
        made.needed = False
        return
    key = borough.month_key("conference", day)
    made.needed = borough.quota.takes(key, CONFERENCE_NEEDED, len(case.children))
    if not made.needed:
        return
    could_be = later(made.started, borough.rng.randint(10, 15))
    share = borough.rate(curves.CONFERENCE_LATE, could_be)
    key = borough.month_key("conference late", could_be)
    if borough.quota.takes(key, share, len(case.children)):
        could_be = later(made.started, borough.rng.choice((16, 16, 17, 18, 18, 19, 20, 22, 24)))
    borough.on(could_be, "conference", case, made)


def conference(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """The initial child protection conference is held."""
    case, made = about
    if not case.is_open or case.stage == "in care":
        made.needed = made.conference is not None
        return
    made.conference = day
    key = borough.month_key("plan", day)
    made.led_to_plan = borough.quota.takes(key, CONFERENCE_TO_PLAN, len(case.children))
    if made.led_to_plan:
        category = CATEGORIES.pick(borough.rng)
        latest = category if borough.rng.random() < 0.9 else CATEGORIES.pick(borough.rng)
        case.plans.append(Plan(day, category, latest))
        borough.happens(day, "protected", case)
