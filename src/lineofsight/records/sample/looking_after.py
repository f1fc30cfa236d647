"""Life in care: placements, reviews, health, education plans, and going missing."""

import datetime as dt
from dataclasses import dataclass, field, replace
from random import Random

from lineofsight.records.sample.borough import Borough, Times, later, worked_on_or_after
from lineofsight.records.sample.cases import Care, Case
from lineofsight.records.sample.chance import Weights, skewed, stream
from lineofsight.records.sample.people import Child, age_on

FOSTER = Weights({"U6": 62, "U3": 26, "U5": 2, "K2": 7, "R1": 1, "P1": 2})
TEENAGER = Weights({"U6": 46, "U3": 9, "K2": 22, "H5": 19, "S1": 2, "R1": 2})
ARRIVED = Weights({"U6": 55, "H5": 40, "K2": 5})
LONG_TERM = {"U6": "U4", "U3": "U1"}
PROVIDERS = {"U": Weights({"PR1": 52, "PR4": 44, "PR5": 4}), "P": Weights({"PR0": 1}),
             "A": Weights({"PR1": 60, "PR2": 20, "PR5": 20})}  # fmt: skip
PRIVATE = Weights({"PR4": 82, "PR5": 12, "PR1": 6})
CHANGES = Weights({"CARPL": 52, "CREQB": 15, "CREQO": 8, "LAREQ": 8, "CHILD": 6, "STAND": 3,
                   "ALLEG": 2, "CLOSE": 2, "OTHER": 4})  # fmt: skip
HEALTH_IN_TIME = 0.78
UNSETTLED = 0.14  # of children: those whose placements break down again and again
MATCHED = 0.6  # of settled foster placements, in good time
MATCHED_NOW = 0.12  # of the others, since the panel was relaunched
END = dt.date(9999, 1, 1)


@dataclass(slots=True, eq=False)
class Placement:
    """Where a child lives, from when to when."""

    started: dt.date
    kind: str  # SSDA903 PLACE
    provider: str
    miles: float
    inside: str
    postcode: str
    urn: str
    ended: dt.date | None = None
    change: str = ""  # why it ended
    carries_on: bool = False  # with the same carer: only the kind of placement changed
    approval: str = ""  # temporary or before assessment, until approved in full
    approved: dt.date | None = None


@dataclass(slots=True, eq=False)
class Life:
    """One child's period of care with everything in it."""

    child: Child
    case: Case
    care: Care
    placements: list[Placement] = field(default_factory=list)
    reviews: list[tuple[dt.date, str]] = field(default_factory=list)
    health: list[tuple[str, dt.date, dt.date | None, str]] = field(default_factory=list)
    education: list[dt.date] = field(default_factory=list)
    home: str = ""


def lives(borough: Borough) -> list[Life]:
    """Tell the life in care of every child looked after at any time from the first day shown."""
    rng = stream(borough.seed, "care")
    told = []
    for case in borough.cases:
        for care in case.care:
            if care.ended is not None and care.ended <= borough.times.looked_back:
                continue
            for child in case.children:
                life = Life(child, case, care, home=_postcode(rng, inside=True))
                _placements(borough, rng, life)
                _reviews(borough, rng, life)
                _health(borough, rng, life)
                _education(borough, rng, life)
                told.append(life)
    _approvals(borough, told)
    return told


def _approvals(borough: Borough, told: list[Life]) -> None:
    """Some homes with relatives or parents begin before they are approved or assessed in full."""
    rng = stream(borough.seed, "approvals")
    kinds = {"U3": ("temporary", 0.3, 112), "P1": ("before assessment", 0.25, 60)}
    for life in told:
        for one in life.placements:
            approval, share, most = kinds.get(one.kind, ("", 0.0, 0))
            if one.carries_on or rng.random() >= share:
                continue
            one.approval = approval
            day = one.started + dt.timedelta(days=rng.randint(20, most))
            if day <= borough.times.end and day < (one.ended or END):
                one.approved = day


def _postcode(rng: Random, *, inside: bool) -> str:
    area = "ZW" if inside else rng.choice(("ZS", "ZK", "ZB", "ZM"))
    inward = f"{rng.randint(1, 9)}{rng.choice('ABDEFGHJ')}{rng.choice('LNPQRSTU')}"
    return f"{area}{rng.randint(1, 9)} {inward}"


def _placed(rng: Random, day: dt.date, kind: str) -> Placement:
    inside = rng.random() < 0.52
    miles = rng.uniform(0.3, 6) if inside else rng.lognormvariate(2.3, 0.8)
    if kind == "P1":
        inside, miles = True, 0.0
    if rng.random() < 0.01:
        miles = 999.9
    provider = PROVIDERS.get(kind[0], PRIVATE).pick(rng)
    urn = f"SC{rng.randint(400000, 499999)}" if kind[0] in "UKR" else "XXXXXXX"
    return Placement(day, kind, provider, round(miles, 1), "Yes" if inside else "No",
                     _postcode(rng, inside=inside), urn)  # fmt: skip


def _kind(rng: Random, child: Child, day: dt.date) -> str:
    if child.uasc:
        return ARRIVED.pick(rng) if age_on(child.born, day) >= 16 else "U6"
    return (TEENAGER if age_on(child.born, day) >= 13 else FOSTER).pick(rng)


def _placements(borough: Borough, rng: Random, life: Life) -> None:
    care, child = life.care, life.child
    until = min(care.ended or END, borough.times.end + dt.timedelta(days=1))
    unsettled = borough.quota.takes("unsettled", UNSETTLED)
    adopting = care.adoption.placed if care.adoption else None
    day = care.started
    while day < until:
        if adopting and day >= adopting:
            placement = _placed(rng, adopting, "A6" if rng.random() < 0.85 else "A5")
            length = 99999
        else:
            placement = _placed(rng, day, _kind(rng, child, day))
            length = _length(
                rng, unsettled=unsettled, first=day == care.started, old=len(life.placements)
            )
        life.placements.append(placement)
        day += dt.timedelta(days=length)
        if adopting and placement.started < adopting and (day > adopting or day >= until):
            day = adopting
        if day < until:
            placement.ended = day
            placement.change = CHANGES.pick(rng)
    if life.placements and care.ended is not None and care.ended <= borough.times.end:
        life.placements[-1].ended = care.ended
    _becomes_long_term(rng, life, until, borough.times)
    _goes_on_holiday(rng, life, until)


def _length(rng: Random, *, unsettled: bool, first: bool, old: int) -> int:
    if unsettled:
        return skewed(rng, 120, 0.7, 2, 1500)
    if first:
        return skewed(rng, 260, 1.1, 3, 5000)
    return skewed(rng, 1300 if old > 1 else 1000, 0.8, 40, 6000)


def _becomes_long_term(rng: Random, life: Life, until: dt.date, times: Times) -> None:
    """A matched foster placement changes its kind and not its carer.

    The panel was relaunched the month before the last, and matches some who had waited.
    """
    orders = [day for day, status in life.care.statuses if status == "C2"]
    last = life.placements[-1] if life.placements else None
    if not orders or last is None or last.kind not in LONG_TERM:
        return
    settled = max(orders[0], last.started)
    if rng.random() < MATCHED:
        day = settled + dt.timedelta(days=rng.randint(40, 400))
    elif rng.random() < MATCHED_NOW:
        relaunched = times.last.plus(-1).first_day
        day = relaunched + dt.timedelta(days=rng.randrange((times.end - relaunched).days))
    else:
        return
    if settled < day < min(last.ended or END, until):
        went_on = replace(last, started=day, kind=LONG_TERM[last.kind], carries_on=True)
        last.ended, last.change = day, "PLACE"
        life.placements.append(went_on)


def _goes_on_holiday(rng: Random, life: Life, until: dt.date) -> None:
    """Now and then a carer's holiday means a few days elsewhere, and then the same carer."""
    last = life.placements[-1] if life.placements else None
    if last is None or last.kind[0] != "U" or rng.random() > 0.07:
        return
    room = (min(last.ended or END, until) - last.started).days
    if room < 120:
        return
    day = last.started + dt.timedelta(days=rng.randint(60, room - 30))
    back = day + dt.timedelta(days=rng.randint(4, 12))
    away = _placed(rng, day, "T3")
    away.ended = back
    after = replace(last, started=back, carries_on=True)
    last.ended, last.change = day, "OTHER"
    life.placements.extend((away, after))


def _reviews(borough: Borough, rng: Random, life: Life) -> None:
    until = min(life.care.ended or END, borough.times.end + dt.timedelta(days=1))
    day = life.care.started
    due = 20
    day = later(day, due - rng.randrange(5)) if day.year >= 2010 else day + dt.timedelta(days=26)
    gap = 91
    while day < until:
        if day >= borough.times.looked_back - dt.timedelta(days=200):
            life.reviews.append((day, _took_part(rng, life.child, day)))
        late = rng.random() < 0.13
        days = gap + rng.randint(3, 60) if late else gap - rng.randint(2, 16)
        day = worked_on_or_after(day + dt.timedelta(days=days))
        gap = 182


def _took_part(rng: Random, child: Child, day: dt.date) -> str:
    if age_on(child.born, day) < 4:
        return "PN0"
    return rng.choice(("PN1", "PN1", "PN1", "PN2", "PN3", "PN3", "PN5", "PN6", "PN7"))


def _health(borough: Borough, rng: Random, life: Life) -> None:
    care = life.care
    end = borough.times.end
    if care.started >= borough.times.looked_back:
        asked = later(care.started, rng.choice((1, 1, 2, 2, 3, 4, 6)))
        in_time = borough.quota.takes(borough.month_key("health", care.started), HEALTH_IN_TIME)
        done = later(care.started, rng.randint(9, 20) if in_time else rng.randint(21, 45))
        stays = done < (care.ended or END) and done <= end
        if asked <= end and asked < (care.ended or END):
            life.health.append(("initial", asked, done if stays else None, "Done" if stays else ""))
    day = max(care.started, borough.times.looked_back) + dt.timedelta(days=rng.randint(20, 360))
    until = min(care.ended or END, end)
    while day <= until:
        kind = "review" if rng.random() < 0.55 else "dental"
        refused = rng.random() < 0.05
        done_on = worked_on_or_after(day)
        asked = done_on - dt.timedelta(days=rng.randint(10, 40))
        if asked >= care.started and done_on <= until:
            outcome = "Refused" if refused else "Done"
            life.health.append((kind, asked, None if refused else done_on, outcome))
        young = age_on(life.child.born, day) < 5
        day += dt.timedelta(days=rng.randint(70, 100) if young else rng.randint(140, 200))


def _education(borough: Borough, rng: Random, life: Life) -> None:
    day = max(life.care.started, borough.times.looked_back) + dt.timedelta(days=rng.randint(8, 60))
    until = min(life.care.ended or END, borough.times.end)
    while day <= until:
        if 3 <= age_on(life.child.born, day) < 18 and day.month != 8:
            life.education.append(worked_on_or_after(day))
        day += dt.timedelta(days=rng.randint(95, 150))
    life.education = [day for day in life.education if day <= until]
