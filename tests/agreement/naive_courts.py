"""A second opinion on courts, adoption, care leavers, carers and victims, from the rules alone."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from agreement.naive_care import months_after
from agreement.naive_records import (
    NOT_RECORDED,
    Counted,
    Period,
    Records,
    Row,
    age_on,
    said,
    within,
)

WORKING = {"F1", "F2", "F3", "F4", "F5", "P1", "P2", "P3", "P4", "P5"}
NEITHER = {"G4", "G5", "G6"}
ELSEWHERE = {"G", "H", "R"}
GONE = {"DIED", "RHOM"}
REVIEW_MONTHS = 12
PROCEEDINGS_DAYS = 182
PRE_PROCEEDINGS_DAYS = 112
LEGAL_MEETING_DAYS = 10
VIOLENCE = {"most serious violence", "gun crime", "knife crime"}


@dataclass(frozen=True)
class Weighed(Counted):
    """One thing in the base that does not count as one: what it adds above and below the line."""

    above: Decimal = Decimal(0)
    below: Decimal = Decimal(0)


def leavers(records: Records, day: dt.date, ages: tuple[int, int]) -> list[tuple[Row, Counted]]:
    """Care leavers of these ages by their latest status; not those who died or went home."""
    found = []
    for child in records.children("care_leavers"):
        known = [row for row in records.of("care_leavers", child) if row["effective_on"] <= day]
        born = records.person(child).get("born_on")
        if not known or born is None or not ages[0] <= age_on(born, day) <= ages[1]:
            continue
        latest = max(known, key=lambda row: row["effective_on"])
        if said(latest, "in_touch") not in GONE:
            team = records.team_on(child, day, latest.get("team"))
            found.append((latest, Counted(child, day, team)))
    return found


def has_left_care(row: Row) -> bool:
    return said(row, "eligibility") not in ("eligible", "qualifying")


def former(records: Records, day: dt.date, ages: tuple[int, int]) -> list[tuple[Row, Counted]]:
    """Those of them who have left care and are owed more than advice."""
    return [(row, one) for row, one in leavers(records, day, ages) if has_left_care(row)]


def occupied(records: Records, asked: Period) -> list[Counted]:
    """CL1: in education, employment or training at 19 to 21; unknown stays in the base."""
    found = former(records, asked.last, (19, 21))
    return [replace(one, met=said(row, "activity") in WORKING) for row, one in found]


def not_occupied(records: Records, asked: Period) -> list[Counted]:
    """CL1a: in none of them; unknown is neither."""
    found = former(records, asked.last, (19, 21))
    return [replace(one, met=said(row, "activity") in NEITHER) for row, one in found]


def younger_occupied(records: Records, asked: Period) -> list[Counted]:
    """CL1b: CL1 at 17 and 18."""
    found = former(records, asked.last, (17, 18))
    return [replace(one, met=said(row, "activity") in WORKING) for row, one in found]


def suitably_housed(records: Records, asked: Period) -> list[Counted]:
    """CL2: suitable at 19 to 21; gone abroad, deported, residence not known are left out."""
    return [
        replace(one, met=said(row, "suitability") == "1")
        for row, one in former(records, asked.last, (19, 21))
        if said(row, "accommodation") not in ELSEWHERE
    ]


def carers_reviewed(records: Records, asked: Period) -> list[Counted]:
    """F3: households approved for a year or more; reviewed within twelve months.

    A household approved anew stands by its latest approval.
    """
    day = asked.last
    households: dict[str, list[Row]] = defaultdict(list)
    for row in records.rows("fostering_households"):
        if row["approved_on"] <= day:
            households[row["household_id"]].append(row)
    counted = []
    for household, rows in households.items():
        approved = max(row["approved_on"] for row in rows)
        latest = [row for row in rows if row["approved_on"] == approved]
        ended = max((row["ended_on"] for row in latest if row.get("ended_on")), default=None)
        if (ended and ended <= day) or day < months_after(approved, REVIEW_MONTHS):
            continue
        held = [row["reviewed_on"] for row in latest if row.get("reviewed_on")]
        since = max([approved, *(one for one in held if one <= day)])
        met = day <= months_after(since, REVIEW_MONTHS)
        counted.append(Counted(household, day, NOT_RECORDED, met))
    return counted


def adopted(records: Records, asked: Period) -> list[Counted]:
    """AD1: each child and day of an order."""
    orders = {(row["child_id"], row.get("ordered_on")) for row in records.rows("permanence")}
    return [
        Counted(child, day, records.team_on(child, day)) for child, day in orders if day in asked
    ]


def in_court(row: Row, day: dt.date) -> bool:
    """Say whether the child's proceedings are open that day."""
    ordered = row.get("final_order_on")
    return row["issued_on"] <= day and (ordered is None or ordered > day)


def children_in_court(records: Records, asked: Period) -> list[Counted]:
    """LEG1: each child once, however many cases."""
    day = asked.last
    return [
        Counted(child, day, records.team_on(child, day))
        for child in records.children("care_proceedings")
        if any(in_court(row, day) for row in records.of("care_proceedings", child))
    ]


def cases(records: Records) -> dict[str, list[Row]]:
    """The rows of each case."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in records.rows("care_proceedings"):
        found[row["case_id"]].append(row)
    return found


def cases_in_court(records: Records, asked: Period) -> list[Counted]:
    """LEG1c: open while any of its children is before the court."""
    day = asked.last
    counted = []
    for case, rows in cases(records).items():
        if any(in_court(row, day) for row in rows):
            counted.append(Counted(case, day, NOT_RECORDED))
    return counted


def is_concluded(rows: Sequence[Row], day: dt.date) -> bool:
    """Say whether every child of the case has a final order by that day."""
    return all(row.get("final_order_on") and row["final_order_on"] <= day for row in rows)


def weeks_in_court(records: Records, asked: Period) -> list[Weighed]:
    """LEG3: days from first issue to the last final order, of cases concluded."""
    counted = []
    for case, rows in cases(records).items():
        orders = [row.get("final_order_on") for row in rows]
        if None in orders:
            continue
        last = max(orders)
        if last in asked:
            taken = (last - min(row["issued_on"] for row in rows)).days
            one = Weighed(case, last, NOT_RECORDED, above=Decimal(taken), below=Decimal(1))
            counted.append(one)
    return counted


def concluded_in_time(records: Records, asked: Period) -> list[Counted]:
    """LEG2: cases concluded, within 182 days of first issue."""
    return [
        Counted(one.child_id, one.on, one.team, one.above <= PROCEEDINGS_DAYS)
        for one in weeks_in_court(records, asked)
    ]


def before_court(records: Records, asked: Period) -> list[Counted]:
    """LEG4, LEG5: children in pre-proceedings, each once; more than 16 weeks since the letter."""
    day = asked.last
    counted = []
    for child in records.children("pre_proceedings"):
        held = [
            row
            for row in records.of("pre_proceedings", child)
            if (began := row.get("decided_on") or row.get("letter_on"))
            and began <= day
            and ((left := row.get("ended_on") or row.get("applied_on")) is None or left > day)
        ]
        letters = [row["letter_on"] for row in held if row.get("letter_on")]
        is_long = any((day - letter).days > PRE_PROCEEDINGS_DAYS for letter in letters)
        if held:
            counted.append(Counted(child, day, records.team_on(child, day), is_long))
    return counted


def in_pre_proceedings(records: Records, asked: Period) -> list[Counted]:
    """LEG4: how many they are."""
    return [replace(one, met=True) for one in before_court(records, asked)]


def applications(records: Records, asked: Period) -> dict[tuple[str, dt.date], list[Row]]:
    """The applications issued: a case and a day."""
    found: dict[tuple[str, dt.date], list[Row]] = defaultdict(list)
    for row in records.rows("care_proceedings"):
        if row["issued_on"] in asked:
            found[row["case_id"], row["issued_on"]].append(row)
    return found


def emergencies(records: Records, asked: Period) -> list[Counted]:
    """LEG6: those that were emergencies or at short notice."""
    return [
        Counted(
            case,
            day,
            NOT_RECORDED,
            any(
                said(r, "is_emergency") == "yes" or said(r, "application_type") == "EPO"
                for r in rows
            ),
        )
        for (case, day), rows in applications(records, asked).items()
    ]


def care_applications(records: Records, asked: Period) -> list[Counted]:
    """LEG7: those for a care or supervision order, or that do not say."""
    kinds = {"care", "supervision", NOT_RECORDED}
    return [
        Counted(case, day, NOT_RECORDED)
        for (case, day), rows in applications(records, asked).items()
        if any(said(row, "application_type") in kinds for row in rows)
    ]


def advised_in_time(records: Records, asked: Period) -> list[Counted]:
    """LEG8: legal planning meetings held, within 10 working days of the request."""
    return [
        Counted(
            row["child_id"],
            row["held_on"],
            records.team_on(row["child_id"], row["requested_on"]),
            within(row["requested_on"], row["held_on"], LEGAL_MEETING_DAYS),
        )
        for row in records.rows("legal_meetings")
        if row.get("held_on") in asked
    ]


def filed_in_time(records: Records, asked: Period) -> list[Counted]:
    """LEG9: papers due, by the day the court last set, filed by then."""
    counted = []
    for row in records.rows("court_filings"):
        due, filed = row.get("extended_to_on") or row["due_on"], row.get("filed_on")
        if due in asked:
            met = filed is not None and filed <= due
            counted.append(Counted(row["case_id"], due, NOT_RECORDED, met))
    return counted


def victims(records: Records, asked: Period) -> list[Counted]:
    """VA1: aged 1 to 19, each once in a month whatever was done to them."""
    found: dict[tuple[str, int, int], dt.date] = {}
    for row in records.rows("incidents"):
        day, age = row["happened_on"], row.get("victim_age")
        if day in asked and said(row, "category") in VIOLENCE and age and 1 <= age <= 19:
            victim = row.get("victim_reference") or f"of {row['incident_id']}"
            found[victim, day.year, day.month] = day
    return [Counted(victim, day, NOT_RECORDED) for (victim, _, _), day in found.items()]


CODES = {
    "CL1": occupied,
    "CL1a": not_occupied,
    "CL1b": younger_occupied,
    "CL2": suitably_housed,
    "F3": carers_reviewed,
    "AD1": adopted,
    "LEG1": children_in_court,
    "LEG1c": cases_in_court,
    "LEG2": concluded_in_time,
    "LEG3": weeks_in_court,
    "LEG4": in_pre_proceedings,
    "LEG5": before_court,
    "LEG6": emergencies,
    "LEG7": care_applications,
    "LEG8": advised_in_time,
    "LEG9": filed_in_time,
    "VA1": victims,
}
