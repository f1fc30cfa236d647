"""The front door: who is the subject of a contact or a referral, day by day."""

import datetime as dt

from lineofsight.kernel import working_days
from lineofsight.records.sample import curves
from lineofsight.records.sample.borough import Borough
from lineofsight.records.sample.cases import Case
from lineofsight.records.sample.chance import Weights
from lineofsight.records.sample.people import Child, Family, age_on

SOURCES = Weights({"6": 38, "2A": 17, "3E": 8, "3D": 4, "3B": 3, "3A": 3, "3F": 3, "2B": 2, "4": 3,
                   "5A": 4, "5B": 4, "5C": 2, "1A": 3, "1B": 1, "1C": 0.5, "1D": 1, "7": 2,
                   "8": 3, "9": 1.2, "10": 0.3})  # fmt: skip
NEEDS = Weights({"N1": 56, "N3": 8, "N4": 12, "N5": 13, "N6": 8, "N7": 1, "N0": 1.5})
EARLIER = Weights({"same day": 82, "day before": 18})


def day_at_the_door(borough: Borough, day: dt.date) -> None:
    """Let one day's referrals and contacts come in."""
    share = _share_of_month(day)
    season = curves.SEASON[day.month] * (0.97 + 0.06 * borough.rng.random())
    wanted = borough.rate(curves.REFERRALS, day) * borough.size * season * share
    referred = _referrals(borough, day, wanted)
    if day >= borough.times.shown:
        others = borough.rate(curves.CONTACTS, day) * borough.size * season * share
        _contacts(borough, day, max(0, borough.carry.whole("contacts", others) - referred))


def _share_of_month(day: dt.date) -> float:
    weight = (1.06, 1.06, 1.06, 1.04, 0.98, 0.12, 0.08)[day.weekday()]
    if day.weekday() < 5 and not working_days.is_working_day(day):
        weight = 0.1
    return weight / 22.2


def _referrals(borough: Borough, day: dt.date, wanted: float) -> int:
    came = 0
    due = borough.carry.whole("referrals", wanted)
    while came < due:
        family, again = _family_referred(borough, day)
        children = [child for child in family.children if age_on(child.born, day) < 18]
        came += len(children)
        tally = borough.tallies[borough.month_key("again", day)]
        tally[0] += again * len(children)
        tally[1] += len(children)
        if family.referred != day:
            _refer(borough, day, family, children)
    # A family larger than what was due is made up for on the days that follow.
    borough.carry.whole("referrals", due - came)
    return came


def _refer(borough: Borough, day: dt.date, family: Family, children: list[Child]) -> None:
    family.referred = day
    source = SOURCES.pick(borough.rng)
    disabled = any(child.disabled == "yes" for child in children)
    need = "N2" if disabled and borough.rng.random() < 0.12 else NEEDS.pick(borough.rng)
    case = Case(children, family, day, source, need, borough.rng.random())
    if day >= borough.times.shown:
        told = day - dt.timedelta(days=EARLIER.pick(borough.rng) == "day before")
        borough.contacts.extend((told, child, source) for child in children)
    borough.happens(day, "referred", case)


def _family_referred(borough: Borough, day: dt.date) -> tuple[Family, bool]:
    tally = borough.tallies.setdefault(borough.month_key("again", day), [0, 0])
    share = borough.rate(curves.RE_REFERRED, day)
    if tally[0] + 1.8 * borough.rng.random() < share * (tally[1] + 9):
        family = _taken(borough, borough.lately, day)
        if family:
            return family, True
    if borough.rng.random() < 0.12:
        family = _taken(borough, borough.known, day)
        if family:
            return family, False
    return borough.register.household(day), False


def _taken(borough: Borough, families: list[Family], day: dt.date) -> Family | None:
    """Take a family out of the list: from `lately` one referred in the year before the day."""
    since = borough.times.year_before(day)
    while families:
        place = borough.rng.randrange(len(families))
        family = families[place]
        families[place] = families[-1]
        families.pop()
        if family.open_cases or not _can_be_referred(family, day):
            continue
        in_year = family.referred is not None and since <= family.referred < day
        if in_year == (families is borough.lately):
            return family
        if families is borough.lately and family.referred != day:
            borough.known.append(family)
    return None


def _can_be_referred(family: Family, day: dt.date) -> bool:
    limit = dt.timedelta(days=int(17.9 * 365.25))
    return any(day - child.born < limit for child in family.children)


def _contacts(borough: Borough, day: dt.date, wanted: int) -> None:
    came = 0
    rng = borough.rng
    while came < wanted:
        family = _family_contacted(borough, day)
        source = SOURCES.pick(rng)
        children = [child for child in family.children if age_on(child.born, day) < 18]
        borough.contacts.extend((day, child, source) for child in children)
        came += max(1, len(children))


def _family_contacted(borough: Borough, day: dt.date) -> Family:
    rng = borough.rng
    luck = rng.random()
    if luck < 0.3 and borough.cases:
        recent = borough.cases[-min(len(borough.cases), 3000) :]
        return rng.choice(recent).family
    if luck < 0.45 and borough.known:
        return rng.choice(borough.known)
    family = borough.register.household(day)
    borough.known.append(family)
    return family
