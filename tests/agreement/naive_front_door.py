"""A second opinion on the front door and assessments, written from the counting rules alone."""

import datetime as dt
from collections import defaultdict

from agreement.naive_records import (
    Counted,
    Period,
    Records,
    Row,
    least_team,
    said,
    within,
    years_before,
)

ASSESSMENT_DAYS = 45


def contacts(records: Records, asked: Period) -> list[Counted]:
    """FD1: one for each child and date, whatever the source."""
    found = {(row["child_id"], row["contacted_on"]) for row in records.rows("contacts")}
    return [
        Counted(child, day, records.team_on(child, day)) for child, day in found if day in asked
    ]


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


def children_seen(records: Records, asked: Period) -> list[Counted]:
    """AMT5: of born children's assessments that say, those in which the child was seen."""
    counted = []
    for (child, _, authorised), rows in _assessments(records).items():
        if authorised is None or authorised not in asked:
            continue
        person = records.person(child)
        born = person.get("born_on")
        if person.get("is_unborn") == "yes" or (born is not None and born > authorised):
            continue
        says = {said(row, "child_seen") for row in rows}
        if says & {"yes", "no"}:
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
    "FD6": referrals,
    "FD8": rereferrals,
    "FD9": closed_referrals,
    "AMT2": in_time_of_referral,
    "AMT2a": in_time_of_start,
    "AMT3": overdue,
    "AMT5": children_seen,
}
