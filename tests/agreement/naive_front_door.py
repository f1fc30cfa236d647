"""A second opinion on the front door and assessments, written from the counting rules alone."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from zoneinfo import ZoneInfo

from agreement.naive_care import last_day_within
from agreement.naive_records import (
    DAY,
    NOT_RECORDED,
    Counted,
    Period,
    Records,
    Row,
    is_open,
    is_settled,
    least_team,
    said,
    within,
    working_days,
    works,
    years_before,
)

ASSESSMENT_DAYS = 45
CHECK_DAYS = 30
SEEN_DAYS = 5
DECISION_DAYS = 1
LINK_DAYS = 28
LONDON = ZoneInfo("Europe/London")
FURTHEST = ("referral", "enquiry", "existing case", "early help", "other", "advice",
            "no further action")  # fmt: skip


@dataclass(frozen=True)
class Measured(Counted):
    """One thing whose length is measured and not whether it was in time."""

    value: int | Fraction = 0


def contacts(records: Records, asked: Period) -> list[Counted]:
    """FD1: one for each child and date, whatever the source."""
    return [
        Counted(child, day, records.team_on(child, day), own={"source": _group(rows)})
        for (child, day), rows in _contacts(records).items()
        if day in asked
    ]


def decided_by(received: dt.date) -> dt.date | None:
    """The last day in time; what came while the office was closed is received the next day."""
    while not works(received):
        received += DAY
    return last_day_within(received, DECISION_DAYS)


def decided_contacts(records: Records, asked: Period) -> list[Counted]:
    """FD2: of contacts of the period, decided or overdue, those decided by the next working day."""
    return [
        Counted(child, day, records.team_on(child, day), _is_by(decided, due))
        for (child, day), rows in _contacts(records).items()
        if day in asked
        and is_settled(records, decided := _first_decision(rows), due := decided_by(day))
    ]


def contacts_to_referral(records: Records, asked: Period) -> list[Counted]:
    """FD3: of contacts with an outcome, not on open cases, those that became referrals."""
    counted = []
    for (child, day), rows in _contacts(records).items():
        outcome = _outcome(rows)
        if day not in asked or outcome in (NOT_RECORDED, "existing case"):
            continue
        if any(
            row["started_on"] < day and is_open(row, day)
            for row in records.of("cin_episodes", child)
        ):
            continue
        team = records.team_on(child, day)
        own = {"source": _group(rows)}
        counted.append(Counted(child, day, team, outcome == "referral", own=own))
    return counted


def contacts_ended(records: Records, asked: Period) -> list[Counted]:
    """FD4: of contacts with an outcome, those with advice or no further action alone."""
    return [
        Counted(child, day, records.team_on(child, day),
                _outcome(rows) in ("advice", "no further action"))
        for (child, day), rows in _contacts(records).items()
        if day in asked and _outcome(rows) != NOT_RECORDED
    ]  # fmt: skip


def contacts_to_early_help(records: Records, asked: Period) -> list[Counted]:
    """FD5: by the outcome; where it says nothing or other, by help begun within 28 days."""
    counted = []
    for (child, day), rows in _contacts(records).items():
        outcome = _outcome(rows)
        soon = any(
            0 <= (row["started_on"] - day).days <= LINK_DAYS
            for row in records.of("early_help_episodes", child)
        )
        met = outcome == "early help" or (outcome in ("other", NOT_RECORDED) and soon)
        if day in asked and (met or outcome != NOT_RECORDED):
            counted.append(Counted(child, day, records.team_on(child, day), met))
    return counted


def decided_referrals(records: Records, asked: Period) -> list[Counted]:
    """FD7: of referrals of the period, decided or overdue, those decided in a working day."""
    return [
        Counted(child, day, records.team_of_event(child, day, least_team(rows)),
                _is_by(decided, due))
        for (child, day), rows in _referrals(records, asked).items()
        if is_settled(
            records, decided := _first_decision(rows), due := decided_by(day)
        )
    ]  # fmt: skip


def children_rereferred(records: Records, asked: Period) -> list[Counted]:
    """FD8a: distinct children referred, and those of them with a re-referral among these."""
    again: dict[str, list[Counted]] = defaultdict(list)
    for one in rereferrals(records, asked):
        again[one.child_id].append(one)
    return [
        Counted(
            child,
            asked.last,
            records.team_on(child, asked.last, max(same, key=lambda one: one.on).team),
            any(one.met for one in same),
        )
        for child, same in again.items()
    ]


def referrals_of(group: str) -> Callable[[Records, Period], list[Counted]]:
    """FD11: of referrals, those by a source of one group."""

    def counted(records: Records, asked: Period) -> list[Counted]:
        return [
            Counted(child, day, records.team_of_event(child, day, least_team(rows)),
                    _group(rows) == group)
            for (child, day), rows in _referrals(records, asked).items()
        ]  # fmt: skip

    return counted


def enquiries_in_time(records: Records, asked: Period) -> list[Counted]:
    """FD12: red within four hours by the clock, amber by the next working day, green by the third.

    Where only a date is known of either end, red is in time on the same day alone.
    """
    counted = []
    for row in records.rows("mash_enquiries"):
        received, completed, rating = (
            row["received_at"],
            row.get("completed_at"),
            said(row, "rating"),
        )
        if completed is None or completed.date() not in asked or rating == NOT_RECORDED:
            continue
        first, last, child = received.date(), completed.date(), row["child_id"]
        timed = row["received_has_time"] and row["completed_has_time"]
        if rating == "red" and timed:
            met = _utc(completed) - _utc(received) <= dt.timedelta(hours=4)
        elif rating == "red":
            met = first == last
        else:
            met = last <= last_day_within(first, {"amber": 1, "green": 3}[rating])
        counted.append(
            Counted(child, last, records.team_of_event(child, first, row.get("team")), met)
        )
    return counted


def referrals(records: Records, asked: Period) -> list[Counted]:
    """FD6: distinct child and referral date, those closed without further action included."""
    return [
        Counted(child, day, records.team_of_event(child, day, least_team(rows)))
        for (child, day), rows in _referrals(records, asked).items()
    ]


def rereferrals(records: Records, asked: Period) -> list[Counted]:
    """FD8: an earlier one, strictly before, on or after the same day twelve months earlier."""
    counted = []
    for (child, day), rows in _referrals(records, asked).items():
        again = False
        for row in records.of("referrals", child):
            if years_before(day, 1) <= row["referred_on"] < day:
                again = True
        team = records.team_of_event(child, day, least_team(rows))
        counted.append(Counted(child, day, team, again))
    return counted


def closed_referrals(records: Records, asked: Period) -> list[Counted]:
    """FD9: closed without further action, unless another referral of that day went on."""
    counted = []
    for (child, day), rows in _referrals(records, asked).items():
        says = [said(row, "no_further_action") for row in rows]
        team = records.team_of_event(child, day, least_team(rows))
        counted.append(Counted(child, day, team, "yes" in says and "no" not in says))
    return counted


def _referrals(records: Records, asked: Period) -> dict[tuple[str, dt.date], list[Row]]:
    found: dict[tuple[str, dt.date], list[Row]] = defaultdict(list)
    for row in records.rows("referrals"):
        if row["referred_on"] in asked:
            found[row["child_id"], row["referred_on"]].append(row)
    return found


def _contacts(records: Records) -> dict[tuple[str, dt.date], list[Row]]:
    found: dict[tuple[str, dt.date], list[Row]] = defaultdict(list)
    for row in records.rows("contacts"):
        found[row["child_id"], row["contacted_on"]].append(row)
    return found


def _outcome(rows: list[Row]) -> str:
    says = [said(row, "outcome") for row in rows]
    return next((outcome for outcome in FURTHEST if outcome in says), NOT_RECORDED)


def _first_decision(rows: list[Row]) -> dt.date | None:
    return min((row["decided_on"] for row in rows if row.get("decided_on")), default=None)


def _is_by(day: dt.date | None, due: dt.date | None) -> bool:
    return day is not None and due is not None and day <= due


def _group(rows: list[Row]) -> str:
    """Of several sources that are known, the first group by name."""
    groups = {_group_of(said(row, "source")) for row in rows}
    return min(groups - {"Unknown"}, default="Unknown")


def _group_of(source: str) -> str:
    own = {"2A": "Schools", "2B": "Education services", "4": "Housing", "6": "Police",
           "7": "Other legal agency", "8": "Other", "9": "Anonymous",
           "10": "Unknown", NOT_RECORDED: "Unknown"}  # fmt: skip
    first = {"1": "Individual", "3": "Health services", "5": "Local authority services"}
    return own.get(source) or first[source[0]]


def _utc(wall: dt.datetime) -> dt.datetime:
    return wall.replace(tzinfo=LONDON).astimezone(dt.UTC)


def in_time_of_referral(records: Records, asked: Period) -> list[Counted]:
    """AMT2: 45 working days from the latest referral on or before the assessment's start."""
    return [
        Counted(
            child,
            authorised,
            records.team_of_event(child, authorised, least_team(rows)),
            within(clock(records, child, started), authorised, ASSESSMENT_DAYS),
        )
        for (child, started, authorised), rows in _assessments(records).items()
        if authorised in asked and authorised is not None
    ]


def in_time_of_start(records: Records, asked: Period) -> list[Counted]:
    """AMT2a: the same from the assessment's own start."""
    return [
        Counted(
            child,
            authorised,
            records.team_of_event(child, authorised, least_team(rows)),
            within(started, authorised, ASSESSMENT_DAYS),
        )
        for (child, started, authorised), rows in _assessments(records).items()
        if authorised in asked and authorised is not None
    ]


def overdue(records: Records, asked: Period) -> list[Counted]:
    """AMT3: of assessments open on the day, those more than 45 working days after the referral."""
    day = asked.last
    return [
        Counted(
            child,
            day,
            records.team_owing(child, day, least_team(rows), authorised or started),
            not within(clock(records, child, started), day, ASSESSMENT_DAYS),
        )
        for (child, started, authorised), rows in _assessments(records).items()
        if started <= day and (authorised is None or authorised > day)
    ]


def completed(records: Records, asked: Period) -> list[Counted]:
    """AMT1: assessments authorised."""
    return [
        Counted(child, authorised, records.team_of_event(child, authorised, least_team(rows)))
        for (child, _, authorised), rows in _assessments(records).items()
        if authorised in asked and authorised is not None
    ]


def unchecked(records: Records, asked: Period) -> list[Counted]:
    """AMT4: of those open more than 30 working days, those without a manager's note since begun."""
    day = asked.last
    counted = []
    for (child, started, authorised), rows in _assessments(records).items():
        is_open_then = started <= day and (authorised is None or authorised > day)
        if not is_open_then or within(clock(records, child, started), day, CHECK_DAYS):
            continue
        notes = records.of("management_oversight", child)
        checked = any(started < row["noted_on"] <= day for row in notes)
        team = records.team_owing(child, day, least_team(rows), authorised or started)
        counted.append(Counted(child, day, team, not checked))
    return counted


def first_seen(records: Records, asked: Period) -> list[Counted]:
    """AMT6: of referrals of the period that were assessed, those whose child was seen in 5 days."""
    every = Period(dt.date(1900, 1, 1), dt.date(2999, 1, 1))
    received = _referrals(records, every)
    counted = []
    for (child, day), rows in received.items():
        person = records.person(child)
        born = person.get("born_on")
        if said(person, "is_unborn") == "yes" or (born is not None and born > day):
            continue
        due = last_day_within(day, SEEN_DAYS)
        timed_from = [
            (started, authorised)
            for one, started, authorised in _assessments(records)
            if one == child and clock(records, child, started) == day
        ]
        if due is None or day not in asked or not timed_from:
            continue
        later = [other for one, other in received if one == child and other > day]
        seen = _first_seen(records, child, day, min(later, default=dt.date.max))
        if seen is None and min(later, default=dt.date.max) <= due:
            continue  # referred again before it was due: the new referral is asked
        if is_settled(records, seen, due):
            team = records.team_of_event(child, day, least_team(rows))
            counted.append(Counted(child, day, team, _is_by(seen, due)))
    return counted


def _first_seen(records: Records, child: str, since: dt.date, until: dt.date) -> dt.date | None:
    visits = records.of("cin_visits", child) + records.of("cp_visits", child)
    return min(
        (
            row["seen_on"]
            for row in visits
            if said(row, "child_seen") != "no"
            and said(row, "method") in ("in person", NOT_RECORDED)
            and since <= row["seen_on"] < until
        ),
        default=None,
    )


def no_further_action(records: Records, asked: Period) -> list[Counted]:
    """AMT7: of assessments authorised, those that found no need, and none of whose rows did."""
    counted = []
    for (child, _, authorised), rows in _assessments(records).items():
        if authorised is not None and authorised in asked:
            says = {said(row, "needs_support") for row in rows}
            team = records.team_of_event(child, authorised, least_team(rows))
            met = "no" in says and "yes" not in says
            counted.append(Counted(child, authorised, team, met))
    return counted


def lengths(records: Records, asked: Period) -> list[Measured]:
    """AMT8: working days from the start of the clock to the authorisation."""
    counted = []
    for (child, started, authorised), rows in _assessments(records).items():
        if authorised is None or authorised not in asked:
            continue
        taken = working_days(clock(records, child, started), authorised)
        if taken is not None:
            team = records.team_of_event(child, authorised, least_team(rows))
            counted.append(Measured(child, authorised, team, value=taken))
    return counted


def children_seen(records: Records, asked: Period) -> list[Counted]:
    """AMT5: of born children's assessments, those that say the child was seen."""
    counted = []
    for (child, _, authorised), rows in _assessments(records).items():
        if authorised is None or authorised not in asked:
            continue
        person = records.person(child)
        born = person.get("born_on")
        if person.get("is_unborn") == "yes" or (born is not None and born > authorised):
            continue
        says = {said(row, "child_seen") for row in rows}
        team = records.team_of_event(child, authorised, least_team(rows))
        counted.append(Counted(child, authorised, team, "yes" in says))
    return counted


def clock(records: Records, child: str, started: dt.date) -> dt.date:
    """The latest referral on or before the assessment's start; none: its start."""
    latest = None
    for row in records.of("referrals", child):
        if row["referred_on"] <= started and (latest is None or row["referred_on"] > latest):
            latest = row["referred_on"]
    return latest or started


def _assessments(
    records: Records,
) -> dict[tuple[str, dt.date, dt.date | None], list[Row]]:
    found: dict[tuple[str, dt.date, dt.date | None], list[Row]] = defaultdict(list)
    for row in records.rows("cin_assessments"):
        found[row["child_id"], row["started_on"], row.get("authorised_on")].append(row)
    return found


CODES = {
    "FD1": contacts,
    "FD2": decided_contacts,
    "FD3": contacts_to_referral,
    "FD4": contacts_ended,
    "FD5": contacts_to_early_help,
    "FD6": referrals,
    "FD7": decided_referrals,
    "FD8": rereferrals,
    "FD8a": children_rereferred,
    "FD9": closed_referrals,
    "FD10": referrals,
    "FD11": referrals_of("Police"),
    "FD11s": referrals_of("Schools"),
    "FD11h": referrals_of("Health services"),
    "FD12": enquiries_in_time,
    "AMT1": completed,
    "AMT2": in_time_of_referral,
    "AMT2a": in_time_of_start,
    "AMT3": overdue,
    "AMT4": unchecked,
    "AMT5": children_seen,
    "AMT6": first_seen,
    "AMT7": no_further_action,
    "AMT8": lengths,
}
