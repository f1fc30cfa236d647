"""A second opinion on children who go missing, exploitation and youth justice, from the rules."""

import datetime as dt

from agreement.naive_care import Stay, months_after, stays
from agreement.naive_records import Counted, Period, Records, age_on, birthday, is_open, said

MISSING_TIMES = 3
MISSING_DAYS = 90
REVIEW_DAYS = 42


def missing_from_care(records: Records, asked: Period) -> list[Counted]:
    """MIS2p: children looked after on a day of the year; missing from care in it."""
    day = asked.last
    first = months_after(dt.date(day.year, day.month, 1), -11)
    counted = []
    for child in records.children("cla_episodes"):
        ours = [
            stay
            for stay in stays(records, child)
            if stay.started_on <= day and _after(_ended(records, child, stay), first)
        ]
        if ours:
            gone = any(
                first <= one <= day and _holds(records, child, one) for one in _gone(records, child)
            )
            team = records.team_on(child, day, ours[-1].team)
            counted.append(Counted(child, day, team, gone))
    return counted


def _ended(records: Records, child: str, stay: Stay) -> dt.date | None:
    born = records.person(child).get("born_on")
    ends = [stay.ended_on, None if born is None else birthday(born, 18)]
    return min((end for end in ends if end is not None), default=None)


def _after(ended: dt.date | None, day: dt.date) -> bool:
    return ended is None or ended > day


def _holds(records: Records, child: str, day: dt.date) -> bool:
    return any(
        stay.started_on <= day and _after(_ended(records, child, stay), day)
        for stay in stays(records, child)
    )


def _gone(records: Records, child: str) -> list[dt.date]:
    """The days the child went missing."""
    return [
        row["missing_at"].date() for row in records.of("missing", child) if said(row, "kind") != "A"
    ]


def missing_often(records: Records, asked: Period) -> list[Counted]:
    """MIS3: children with three or more episodes begun in the 90 days that end with the day."""
    day = asked.last
    return [
        Counted(child, day, records.team_on(child, day))
        for child in records.children("missing")
        if sum(0 <= (day - one).days < MISSING_DAYS for one in _gone(records, child))
        >= MISSING_TIMES
    ]


def _returned(records: Records, asked: Period):
    for row in records.rows("missing"):
        returned = row.get("returned_at")
        is_theirs = said(row, "kind") == "A" or said(row, "other_authority") == "yes"
        if returned is not None and returned.date() in asked and not is_theirs:
            day = returned.date()
            yield row, row["child_id"], day, records.team_on(row["child_id"], day)


def interview_offered(records: Records, asked: Period) -> list[Counted]:
    """MIS4: of episodes ended to which an offer applies, those after which one was made."""
    return [
        Counted(child, day, team, row.get("interview_offered") == "yes")
        for row, child, day, team in _returned(records, asked)
        if row.get("interview_offered") != "does not apply"
    ]


def interview_held(records: Records, asked: Period) -> list[Counted]:
    """MIS6: those after which one was held, on the day of return or later."""
    counted = []
    for row, child, day, team in _returned(records, asked):
        held = row.get("interviewed_at")
        counted.append(Counted(child, day, team, held is not None and held.date() >= day))
    return counted


def interview_declined(records: Records, asked: Period) -> list[Counted]:
    """MIS7: of interviews offered, those declined."""
    return [
        Counted(child, day, team, row.get("interview_declined") == "yes")
        for row, child, day, team in _returned(records, asked)
        if row.get("interview_offered") == "yes"
    ]


def at_risk(kind: str):
    """VA2, VA3: children open as at risk of this kind, each once."""

    def counted(records: Records, asked: Period) -> list[Counted]:
        day = asked.last
        return [
            Counted(child, day, records.team_on(child, day))
            for child in records.children("exploitation_risks")
            if any(
                row["kind"] == kind and is_open(row, day)
                for row in records.of("exploitation_risks", child)
            )
        ]

    return counted


def referred_as_trafficked(records: Records, asked: Period) -> list[Counted]:
    """VA4: each child and day; 18 and over are left out."""
    found = {(row["child_id"], row["referred_on"]) for row in records.rows("nrm_referrals")}
    counted = []
    for child, day in found:
        born = records.person(child).get("born_on")
        if day in asked and (born is None or birthday(born, 18) > day):
            counted.append(Counted(child, day, records.team_on(child, day)))
    return counted


def risk_reviewed(records: Records, asked: Period) -> list[Counted]:
    """VA5: children at risk of any kind, reviewed no longer than six weeks ago."""
    day = asked.last
    counted = []
    for child in records.children("exploitation_risks"):
        opened = _at_risk_since(records, child, day)
        if opened is None:
            continue
        reviews = [
            row["reviewed_on"]
            for row in records.of("exploitation_reviews", child)
            if opened < row["reviewed_on"] <= day
        ]
        since = max(reviews, default=opened)
        team = records.team_owing(child, day, None, since)
        known = since >= dt.date(2010, 1, 1)
        counted.append(Counted(child, day, team, known and (day - since).days <= REVIEW_DAYS))
    return counted


def _at_risk_since(records: Records, child: str, day: dt.date) -> dt.date | None:
    """The first day of the time at risk, without a gap, that holds the day."""
    spells: list[Stay] = []
    for row in sorted(records.of("exploitation_risks", child), key=lambda row: row["started_on"]):
        started = row["started_on"]
        if spells and (spells[-1].ended_on is None or started <= spells[-1].ended_on):
            spells[-1].go_on(row)
        else:
            spells.append(Stay(started, row.get("ended_on")))
    held = [one for one in spells if one.started_on <= day and _after(one.ended_on, day)]
    return held[-1].started_on if held else None


def first_time_entrants(records: Records, asked: Period) -> list[Counted]:
    """VA6: the first outcome of all, at 10 to 17."""
    counted = []
    for child in records.children("youth_justice_outcomes"):
        day = min(row["happened_on"] for row in records.of("youth_justice_outcomes", child))
        born = records.person(child).get("born_on")
        is_young = born is None or (born <= day and 10 <= age_on(born, day) <= 17)
        if day in asked and is_young:
            counted.append(Counted(child, day, records.team_on(child, day)))
    return counted


CODES = {
    "MIS2p": missing_from_care,
    "MIS3": missing_often,
    "MIS4": interview_offered,
    "MIS6": interview_held,
    "MIS7": interview_declined,
    "VA2": at_risk("sexual"),
    "VA3": at_risk("criminal"),
    "VA4": referred_as_trafficked,
    "VA5": risk_reviewed,
    "VA6": first_time_entrants,
}
