"""Care proceedings: the legal gateway, the application, the final order."""

import datetime as dt
from typing import Any

from lineofsight.kernel import working_days
from lineofsight.kernel.periods import Month
from lineofsight.records.sample import curves
from lineofsight.records.sample.borough import Borough, divides, worked_on_or_after
from lineofsight.records.sample.caring import enters_care, ordered
from lineofsight.records.sample.cases import Case, Proceedings
from lineofsight.records.sample.chance import evenly_skewed
from lineofsight.records.sample.people import age_on

OLDEST = 16  # no care order can be made at 17
STAGE_PULL = {"protected": 6.0, "in care": 4.0, "assessment": 0.35, "in need": 0.35}
STAYS_HOME = 0.16  # supervision at home while the court decides
LENGTH = (196.0, 0.27, 56, 490)  # median days from issue to final order, spread, least, most
NOT_ISSUED = 1.1  # gateways a month that end without an application


def gateway(borough: Borough, month: Month) -> None:
    """Decide for one month whose cases go to court, and put the days into the diary."""
    rng = borough.rng
    middle = month.first_day + dt.timedelta(days=14)
    wanted = borough.rate(curves.PROCEEDINGS, middle) * borough.size
    due = borough.carry.whole("issued", wanted)
    cases = [case for case in borough.cases if case.is_open and _can_issue(case, month.first_day)]
    rng.shuffle(cases)
    cases.sort(key=lambda case: rng.random() ** (1 / STAGE_PULL[case.stage]), reverse=True)
    chosen = 0
    while chosen < due and cases:
        case = cases.pop(0)
        chosen += len(case.children)
        day = worked_on_or_after(month.first_day + dt.timedelta(days=rng.randrange(27)))
        borough.on(day, "issued", case)
    borough.carry.whole("issued", due - chosen)
    _not_issued(borough, month, cases)


def _can_issue(case: Case, day: dt.date) -> bool:
    if case.stage not in STAGE_PULL or any(one.final is None for one in case.proceedings):
        return False
    if case.stage == "in care" and case.care[-1].statuses[-1][1] in {"C1", "C2", "E1"}:
        return False
    if any(child.uasc for child in case.children) or case.is_waiting or case.long_term:
        return False
    settled = case.stage != "in need" or (day - case.stages[-1][0]).days > 20
    return settled and all(age_on(child.born, day) < OLDEST for child in case.children)


def issued(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """An application is issued; most children are in care from that day."""
    case: Case = about[0]
    if not case.is_open or case.stage not in STAGE_PULL or case.is_waiting:
        borough.carry.whole("issued", len(case.children))  # another case comes in its place
        return
    rng = borough.rng
    key = borough.month_key("emergency", day)
    emergency = borough.quota.takes(key, borough.rate(curves.EMERGENCY, day), len(case.children))
    made = Proceedings(
        id=f"CP{len(borough.cases) % 100000:05d}-{rng.randrange(100):02d}",
        issued=day,
        emergency=emergency,
        kind="care" if rng.random() < 0.9 else "supervision",
        court=f"ZW{day.year % 100}C{rng.randint(100, 999):05d}",
    )
    _before_issue(borough, case, made)
    days = evenly_skewed(borough.spread.next("court"), *LENGTH)
    final = worked_on_or_after(day + dt.timedelta(days=days))
    if case.stage == "in care":
        case.care[-1].turn += 1
        if case.care[-1].statuses[-1][0] == day:
            case.care[-1].statuses[-1] = (day, "C1")
        else:
            case.care[-1].statuses.append((day, "C1"))
    elif emergency or rng.random() > STAYS_HOME:
        enters_care(borough, case, day, "L2" if emergency else "C1")
        if emergency:
            case.care[-1].statuses.append((day + dt.timedelta(days=rng.randint(3, 8)), "C1"))
    case.proceedings.append(made)
    borough.on(final, "final order", case, made)


def _before_issue(borough: Borough, case: Case, made: Proceedings) -> None:
    if made.emergency:
        return
    rng = borough.rng
    decided = made.issued - dt.timedelta(days=rng.randint(60, 150))
    made.gateway = max(worked_on_or_after(case.referred), worked_on_or_after(decided))
    room = (made.issued - made.gateway).days
    if room > 21:
        made.letter = worked_on_or_after(made.gateway + dt.timedelta(days=rng.randint(5, 12)))
        made.met = worked_on_or_after(made.letter + dt.timedelta(days=rng.randint(5, 9)))


def final_order(borough: Borough, day: dt.date, about: tuple[Any, ...]) -> None:
    """The court concludes the case for its children."""
    case, made = about
    made.final = day
    if case.is_open and case.stage == "in care":
        if len(case.children) > 2 and borough.rng.random() < 0.4:
            eldest = min(case.children, key=lambda child: child.born)
            ordered(borough, divides(borough, case, [eldest]), day)
        ordered(borough, case, day)


def _not_issued(borough: Borough, month: Month, cases: list[Case]) -> None:
    rng = borough.rng
    for case in cases[: borough.carry.whole("not issued", NOT_ISSUED * borough.size)]:
        day = worked_on_or_after(month.first_day + dt.timedelta(days=rng.randrange(27)))
        if day > borough.times.end or any(one.gateway for one in case.proceedings):
            continue
        letter = working_days.add(day, rng.randint(5, 10))
        made = Proceedings(
            id=f"PP{len(borough.refused) + 1:05d}", issued=day, emergency=False, kind="", court="",
            gateway=day, letter=letter, met=working_days.add(letter, rng.randint(4, 8)),
        )  # fmt: skip
        made.final = working_days.add(day, rng.randint(50, 110))  # when it was stepped down
        borough.refused.append((case, made))
