"""Who was already there when the playing starts: children in care and disabled children.

They came by the same ways and at rates of their time; those who left before the start are kept
only when they became care leavers.
"""

import datetime as dt

from lineofsight.kernel.periods import Month
from lineofsight.records.sample.borough import Borough, opens, worked_on_or_after
from lineofsight.records.sample.caring import ADULT, HOME, is_adult, stays_long
from lineofsight.records.sample.cases import Assessment, Care, Case
from lineofsight.records.sample.chance import skewed
from lineofsight.records.sample.people import Child, birthday

CARE_ORDERS_A_MONTH = 5.2
ARRIVED_A_MONTH = 6.5
DISABLED_A_MONTH = 3.6
YEARS_OF_CARE = 14
YEARS_OF_ARRIVALS = 6
YEARS_OF_DISABILITY = 9
AGE_AT_ENTRY = (0, 0, 1, 2, 3, 4, 5, 6, 6, 7, 8, 8, 9, 9, 10, 10, 11, 12, 13, 13, 14)


def peopled(borough: Borough) -> None:
    """Fill the borough with those whose stories began before the playing."""
    begun = Month.of(borough.times.begun)
    for month in begun.plus(-12 * YEARS_OF_CARE).until(begun.plus(-1)):
        for _ in range(borough.carry.whole("old orders", CARE_ORDERS_A_MONTH * borough.size)):
            _on_a_care_order(borough, _some_day(borough, month))
    for month in begun.plus(-12 * YEARS_OF_ARRIVALS).until(begun.plus(-1)):
        for _ in range(borough.carry.whole("old arrivals", ARRIVED_A_MONTH * borough.size)):
            _arrived_alone(borough, _some_day(borough, month))
    for month in begun.plus(-12 * YEARS_OF_DISABILITY).until(begun.plus(-1)):
        for _ in range(borough.carry.whole("old disabled", DISABLED_A_MONTH * borough.size)):
            _disabled(borough, _some_day(borough, month))


def _some_day(borough: Borough, month: Month) -> dt.date:
    return worked_on_or_after(month.first_day + dt.timedelta(days=borough.rng.randrange(28)))


def _born(borough: Borough, day: dt.date, age: int) -> dt.date:
    return day - dt.timedelta(days=int(age * 365.25) + borough.rng.randrange(1, 360))


def _case(borough: Borough, child: Child, day: dt.date, need: str) -> Case:
    case = Case([child], child.family, day, "6", need, borough.rng.random(), is_listed=False)
    case.stages = [(day, "assessment")]
    return case


def _in_care(borough: Borough, case: Case, day: dt.date, status: str) -> bool:
    """Start the care, unless the child has left it before the playing starts."""
    child = case.children[0]
    case.moves(day, "in care")
    case.care.append(Care(day, [(day, status)], case.need))
    if not is_adult(child, borough.times.begun):
        opens(borough, case)
        return True
    case.care[0].ended = case.closed = birthday(child.born, 18)
    case.care[0].reason = ADULT.pick(borough.rng)
    borough.cases.append(case)
    borough.case_of[child] = case
    return False


def _on_a_care_order(borough: Borough, day: dt.date) -> None:
    rng = borough.rng
    child = borough.register.child(
        borough.register.family(), _born(borough, day, rng.choice(AGE_AT_ENTRY)), disabled=0.1
    )
    case = _case(borough, child, day, "N1")
    order = day + dt.timedelta(days=rng.randint(150, 330))
    if rng.random() < 0.3 and (borough.times.begun - day).days > 900:
        return  # left care again for a family, long before the playing starts
    if _in_care(borough, case, day, "C1"):
        case.care[0].statuses.append((order, "C2"))
        stays_long(borough, case, max(order, borough.times.begun))


def _arrived_alone(borough: Borough, day: dt.date) -> None:
    rng = borough.rng
    born = _born(borough, day, rng.choice((14, 15, 16, 16, 17)))
    child = borough.register.child(borough.register.family("arrived"), born, disabled=0.01)
    child.uasc = True
    child.sex = "M" if rng.random() < 0.9 else "F"
    _in_care(borough, _case(borough, child, day, "N8"), day, "V2")


def _disabled(borough: Borough, day: dt.date) -> None:
    rng = borough.rng
    child = borough.register.child(
        borough.register.family(), _born(borough, day, rng.randint(1, 13)), disabled=1.0
    )
    child.disabled = "yes"
    if is_adult(child, borough.times.begun):
        return
    case = _case(borough, child, day, "N2")
    case.long_term = True
    done = worked_on_or_after(day + dt.timedelta(days=rng.randint(20, 60)))
    case.assessments = [Assessment(day, done, "yes", support=True)]
    case.moves(done, "in need")
    opens(borough, case)
    if rng.random() < 0.25:
        leaves = borough.times.begun + dt.timedelta(days=skewed(rng, 600, 0.6, 30, 3000))
        borough.on(leaves, "closed", case, HOME.pick(rng) and "RC7", case.turn)
