"""A second opinion on health, plans and schooling of looked-after children."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from agreement.naive_care import looked_after, months_after, stay_on
from agreement.naive_courts import Weighed
from agreement.naive_looked_after import is_under, year_starts
from agreement.naive_records import (
    Counted,
    Period,
    Records,
    Row,
    age_on,
    said,
    within,
    working_days,
    years_before,
)

FIRST_PLAN_DAYS = 10
FIRST_EDUCATION_PLAN_DAYS = 10


def a_year(records: Records, asked: Period) -> list[Counted]:
    """Those looked after for twelve months or more."""
    day = asked.last
    return [
        one
        for one in looked_after(records, asked)
        if stay_on(records, one.child_id, day).started_on <= years_before(day, 1)
    ]


def _checks(records: Records, child: str, day: dt.date, *kinds: str) -> set[dt.date]:
    return {
        row["completed_on"]
        for row in records.of("cla_health", child)
        if said(row, "kind") in kinds
        and said(row, "outcome") in ("done", "not recorded")
        and row.get("completed_on") is not None
        and year_starts(day) <= row["completed_on"] <= day
    }


def assessed(records: Records, asked: Period) -> list[Counted]:
    """LAC19: two assessments in the year under five, one from five on."""
    counted = []
    for one in a_year(records, asked):
        young = is_under(records, one.child_id, 5, one.on, unknown=False)
        done = _checks(records, one.child_id, one.on, "initial", "review")
        counted.append(replace(one, met=len(done) >= (2 if young else 1)))
    return counted


def teeth_checked(records: Records, asked: Period) -> list[Counted]:
    """LAC19d."""
    return [
        replace(one, met=bool(_checks(records, one.child_id, one.on, "dental")))
        for one in a_year(records, asked)
    ]


def _outcome(records: Records, child: str) -> Row:
    return next(iter(records.of("cla_year_outcomes", child)), {})


def _said_yes(column: str) -> Callable[[Records, Period], list[Counted]]:
    def opinion(records: Records, asked: Period) -> list[Counted]:
        return [
            replace(one, met=said(_outcome(records, one.child_id), column) == "yes")
            for one in a_year(records, asked)
        ]

    return opinion


def convicted(records: Records, asked: Period) -> list[Counted]:
    """LAC25: of those known to be ten or more."""
    return [
        one
        for one in _said_yes("convicted")(records, asked)
        if not is_under(records, one.child_id, 10, one.on, unknown=True)
    ]


def feelings(records: Records, asked: Period) -> list[Counted]:
    """LAC19s: the scores of those who have one, from 0 to 40."""
    counted: list[Counted] = []
    for one in a_year(records, asked):
        score = _outcome(records, one.child_id).get("sdq_score")
        if score is not None and 0 <= score <= 40:
            counted.append(
                Weighed(one.child_id, one.on, one.team, own=one.own, above=score, below=1)
            )
    return counted


def _plans(records: Records, child: str, day: dt.date) -> list[Row]:
    """The plans of this stay in care by that day, those of the ten working days before it too."""
    begun = stay_on(records, child, day).started_on
    found = []
    for row in records.of("cla_care_plan", child):
        made = row.get("started_on")
        early = made is not None and made < begun
        if early and not within(made, begun, FIRST_PLAN_DAYS):
            continue
        if made is None or made <= day:
            found.append(row)
    return found


def planned(records: Records, asked: Period) -> list[Counted]:
    """LAC9: under 16, in care for more than ten working days: a plan within six months."""
    day = asked.last
    counted = []
    for one in looked_after(records, asked):
        child = one.child_id
        begun = stay_on(records, child, day).started_on
        if within(begun, day, FIRST_PLAN_DAYS):
            continue
        if is_under(records, child, 16, day, unknown=True):
            made = [row["started_on"] for row in _plans(records, child, day) if row["started_on"]]
            met = bool(made) and day <= months_after(max(made), 6)
            counted.append(replace(one, met=met))
    return counted


def permanent(records: Records, asked: Period) -> list[Counted]:
    """LAC10: in care for four months: any plan that says how the child will grow up."""
    day = asked.last
    counted = []
    for one in looked_after(records, asked):
        begun = stay_on(records, one.child_id, day).started_on
        if months_after(begun, 4) <= day or begun.year < 2010:
            plans = _plans(records, one.child_id, day)
            met = any(said(row, "permanence_plan") != "not recorded" for row in plans)
            counted.append(replace(one, met=met))
    return counted


def school_eve(day: dt.date) -> dt.date:
    """The 31 August before the school year a day lies in."""
    return dt.date(day.year if day.month >= 9 else day.year - 1, 8, 31)


def taught(records: Records, asked: Period) -> list[Counted]:
    """LAC22: Reception to year 11, ten working days in care: a plan since the term began."""
    day = asked.last
    terms = [row["started_on"] for row in records.rows("school_terms")]
    begun = [term for term in terms if year_starts(day) <= term <= day]
    counted = []
    for one in looked_after(records, asked) if begun else []:
        child = one.child_id
        born = records.person(child).get("born_on")
        if born is None or not 4 <= age_on(born, school_eve(day)) < 16:
            continue
        since = working_days(stay_on(records, child, day).started_on, day)
        if since is not None and since <= FIRST_EDUCATION_PLAN_DAYS:
            continue
        met = any(
            max(begun) <= row["reviewed_on"] <= day for row in records.of("education_plans", child)
        )
        counted.append(replace(one, met=met))
    return counted


def absent(records: Records, asked: Period) -> list[Counted]:
    """LAC23: of those with a count in the year, the latest says a tenth or more was missed."""
    counted = []
    for one in a_year(records, asked):
        counts = [
            row
            for row in records.of("attendance", one.child_id)
            if year_starts(one.on) <= row["counted_to_on"] <= one.on
            and row.get("sessions")
            and row.get("sessions_missed") is not None
        ]
        if counts:
            latest = max(counts, key=lambda row: row["counted_to_on"])
            share = latest["sessions_missed"] * 100 / latest["sessions"]
            counted.append(replace(one, met=share >= 10))
    return counted


def moved_school(records: Records, asked: Period) -> list[Counted]:
    """LAC24: of those on a roll in the year, who joined another in care, not in Aug or Sept."""
    counted = []
    for one in looked_after(records, asked):
        since = year_starts(one.on)
        begun = stay_on(records, one.child_id, one.on).started_on
        rolls = sorted(records.of("schools", one.child_id), key=lambda row: row["started_on"])
        on_roll = met = False
        for place, row in enumerate(rolls):
            joined, left = row["started_on"], row.get("ended_on")
            if joined > one.on or (left is not None and left < since):
                continue
            on_roll = True
            before = rolls[place - 1]["school"] if place else None
            other = None not in (before, row["school"]) and before != row["school"]
            met = met or (other and joined >= max(since, begun) and joined.month not in (8, 9))
        if on_roll:
            counted.append(replace(one, met=met))
    return counted


CODES = {
    "LAC9": planned,
    "LAC10": permanent,
    "LAC19": assessed,
    "LAC19d": teeth_checked,
    "LAC19i": _said_yes("immunisations"),
    "LAC19s": feelings,
    "LAC22": taught,
    "LAC23": absent,
    "LAC24": moved_school,
    "LAC25": convicted,
    "LAC26": _said_yes("substance_misuse"),
}
