"""Into care and out of it: accommodation, asylum, court orders, going home, turning 18."""

import datetime as dt
from typing import Any

from lineofsight.records.sample.borough import Borough, closes, divides
from lineofsight.records.sample.cases import Adoption, Care, Case
from lineofsight.records.sample.chance import Weights, skewed
from lineofsight.records.sample.people import Child, age_on, birthday

STAYS = Weights({"short": 46, "middle": 34, "long": 20})
HOME = Weights({"E4A": 62, "E4B": 22, "E13": 10, "E8": 6})
GUARDIAN = Weights({"E45": 45, "E46": 10, "E47": 37, "E48": 8})
ADULT = Weights({"E5": 38, "E6": 14, "E17": 20, "E7": 5, "E8": 21, "E9": 2})
LONG_STAY_LEAVES = 0.3  # of children on a care order, those who leave before 18
ACCOMMODATED_FIRST = Weights({"V2": 78, "L1": 16, "L2": 6})


def enters_care(
    borough: Borough, case: Case, day: dt.date, status: str, children: list[Child] | None = None
) -> Case:
    """Let children of a case be looked after from this day; gives their own case."""
    own = divides(borough, case, children or case.children)
    own.moves(day, "in care")
    for plan in own.plans:
        if plan.ended is None:
            plan.ended = max(day, plan.started + dt.timedelta(days=1))
    need = own.need if own.need in {"N2", "N3", "N4", "N5", "N6", "N8"} else "N1"
    own.care.append(Care(started=day, statuses=[(day, status)], need=need))
    return own


def accommodated(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """Parents agree to care, or the police protect the children."""
    case = about[0]
    arranged_at = about[1] if len(about) > 1 else case.turn
    if not case.is_open or case.stage == "in care" or case.turn != arranged_at or case.is_waiting:
        return
    rng = borough.rng
    first = ACCOMMODATED_FIRST.pick(rng)
    own = enters_care(borough, case, day, first)
    if first != "V2":
        own.care[-1].statuses.append((day + dt.timedelta(days=rng.randint(1, 3)), "V2"))
    _arranges_stay(borough, own, day)


def _arranges_stay(borough: Borough, case: Case, day: dt.date) -> None:
    rng = borough.rng
    stay = STAYS.pick(rng)
    if stay == "short":
        days = skewed(rng, 32, 0.8, 3, 100)
    elif stay == "middle":
        days = skewed(rng, 230, 0.5, 80, 700)
    else:
        days = skewed(rng, 1000, 0.5, 400, 4000)
    reason = HOME.pick(rng)
    care = case.care[-1]
    borough.on(day + dt.timedelta(days=days), "leaves care", case, care, reason, care.turn)


def arrives(borough: Borough, day: dt.date, _: tuple[Any, ...]) -> None:
    """An unaccompanied child seeking asylum arrives, and is looked after the same day."""
    rng = borough.rng
    age = rng.choice((14, 15, 15, 16, 16, 16, 16, 17, 17, 17))
    born = day - dt.timedelta(days=int(age * 365.25) + rng.randrange(300))
    family = borough.register.family("arrived")
    child = borough.register.child(family, born, disabled=0.01)
    child.uasc = True
    child.sex = "M" if rng.random() < 0.9 else "F"
    family.referred = day
    case = Case([child], family, day, "7", "N8", rng.random())
    case.is_listed = day >= borough.times.begun
    if day >= borough.times.shown:
        borough.contacts.append((day, child, "7"))
    borough.happens(day, "arrived", case)


def arrived(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """Start the care of a child who arrived alone."""
    case: Case = about[0]
    enters_care(borough, case, day, "V2")
    if borough.rng.random() < 0.05:
        days = borough.rng.randint(20, 110)
        care = case.care[-1]
        reason = borough.rng.choice(("E15", "E15", "E16", "E3"))
        borough.on(day + dt.timedelta(days=days), "leaves care", case, care, reason, care.turn)


def leaves_care(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """A period of care ends; those who go home are helped for a while."""
    case, care, reason, turn = about
    if care.turn != turn or care.ended is not None or not case.is_open:
        return
    care.turn += 1
    care.ended = day
    care.reason = reason
    if reason in {"E4A", "E4B", "E13"} and borough.rng.random() < 0.85:
        borough.happens(day, "in need", case)
    else:
        closing = {"E11": "RC1", "E12": "RC1", "E41": "RC3", "E3": "RC5"}.get(reason, "RC7")
        closing = "RC4" if reason in {"E45", "E46", "E47", "E48"} else closing
        closes(borough, case, day, closing)


def leaves_at_18(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """A young person turns 18 in care and becomes a care leaver."""
    case: Case = about[0]
    case.care[-1].turn += 1
    case.care[-1].ended = day
    case.care[-1].reason = ADULT.pick(borough.rng)
    closes(borough, case, day, "RC7")


def ordered(borough: Borough, case: Case, day: dt.date) -> None:
    """The court makes its final order about children in care; each may go another way."""
    rng = borough.rng
    youngest = min(age_on(child.born, day) for child in case.children)
    ways = {"care order": 44, "guardian": 26, "home": 18, "adoption": 22 if youngest < 5 else 0}
    way = Weights(ways).pick(rng)
    care = case.care[-1]
    care.turn += 1
    if way == "care order":
        care.statuses.append((day, "C2"))
        stays_long(borough, case, day)
    elif way == "guardian":
        borough.on(day, "leaves care", case, care, GUARDIAN.pick(rng), care.turn)
    elif way == "home":
        borough.on(day, "leaves care", case, care, "E4A", care.turn)
    else:
        _to_be_adopted(borough, case, day)


def stays_long(borough: Borough, case: Case, day: dt.date) -> None:
    """A child on a care order stays until 18, or leaves after some years."""
    rng = borough.rng
    if rng.random() < LONG_STAY_LEAVES:
        days = skewed(rng, 900, 0.7, 120, 4000)
        care = case.care[-1]
        reason = GUARDIAN.pick(rng) if rng.random() < 0.5 else "E4A"
        borough.on(day + dt.timedelta(days=days), "leaves care", case, care, reason, care.turn)


def _to_be_adopted(borough: Borough, case: Case, day: dt.date) -> None:
    rng = borough.rng
    for child in list(case.children):
        own = divides(borough, case, [child])
        care = own.care[-1]
        care.statuses.append((day, "E1"))
        care.turn += 1
        decided = day - dt.timedelta(days=rng.randint(15, 60))
        care.adoption = Adoption(decided=max(decided, care.started), ordered_to_place=day)
        borough.on(day + dt.timedelta(days=rng.randint(60, 330)), "matched", own, care)
        if age_on(child.born, day) >= 4 and rng.random() < 0.35:
            borough.on(day + dt.timedelta(days=rng.randint(150, 400)), "reversed", own, care)


def matched(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """A child is matched with adopters, and placed some weeks later."""
    case, care = about
    if care.ended is None and care.adoption.reversed is None:
        care.adoption.matched = day
        borough.on(day + dt.timedelta(days=borough.rng.randint(10, 45)), "placed", case, care)


def placed(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """A child moves to adopters; the order follows after some months."""
    case, care = about
    if care.ended is None and care.adoption.reversed is None:
        care.adoption.placed = day
        borough.on(day + dt.timedelta(days=borough.rng.randint(120, 300)), "adopted", case, care)


def adopted(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """The adoption order is made."""
    case, care = about
    if care.ended is None and care.adoption.reversed is None:
        care.adoption.adopted = day
        reason = "E11" if borough.rng.random() < 0.4 else "E12"
        leaves_care(borough, day, (case, care, reason, care.turn))


def reversal(_: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """Adopters could not be found: the child stays in foster care."""
    care = about[1]
    if care.ended is None and care.adoption.placed is None:
        care.adoption.reversed = day
        care.statuses.append((day, "C2"))


def is_adult(child: Child, day: dt.date) -> bool:
    """Whether the child has turned 18 by this day."""
    return birthday(child.born, 18) <= day
