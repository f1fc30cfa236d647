"""A second opinion on turnover, sickness, conversions, cover and the staff survey."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from agreement.naive_courts import Weighed
from agreement.naive_front_door import Measured
from agreement.naive_people import (
    SOCIAL_WORK,
    caseloads,
    follows,
    fte,
    in_post,
    in_social_work,
    is_agency,
    is_direct,
    kind_of_team,
    left,
    posts,
    started,
    team_of,
)
from agreement.naive_records import (
    DAY,
    NOT_RECORDED,
    Counted,
    Period,
    Records,
    Row,
    said,
    years_before,
)

CEILING = 25
PROTECTED = 14
YEAR = 253
SMALLEST = 8


def role_of(records: Records, worker: str, day: dt.date) -> str:
    return next(said(row, "role") for row in in_post(records, day) if row["worker_id"] == worker)


def other_caseloads(records: Records, asked: Period) -> list[Weighed]:
    """W1c: of teams of every other kind, personal advisers left out."""
    return [
        one
        for one in caseloads(records, asked)
        if kind_of_team(records, one.team, asked.last) not in ("assessment", "care planning")
        and role_of(records, one.child_id, asked.last) != "personal adviser"
    ]


def over_the_ceiling(records: Records, asked: Period) -> list[Counted]:
    """W3: case holders with more than 25 children for each full post."""
    return [
        Counted(one.child_id, one.on, one.team, one.above > CEILING * one.below)
        for one in caseloads(records, asked)
    ]


def highest(records: Records, asked: Period) -> list[Measured]:
    """W4: children of each case holder for a full post."""
    return [
        Measured(one.child_id, one.on, one.team, value=Fraction(one.above) / Fraction(one.below))
        for one in caseloads(records, asked)
    ]


def unprotected(records: Records, asked: Period) -> list[Counted]:
    """W5: newly qualified case holders over their own ceiling."""
    return [
        Counted(one.child_id, one.on, one.team, one.above > PROTECTED * one.below)
        for one in caseloads(records, asked)
        if role_of(records, one.child_id, asked.last) == "NQSW"
    ]


def first_of_year(day: dt.date) -> dt.date:
    """The first day of the twelve months that end with the day."""
    after = day + DAY
    return years_before(after, 1) if after.day == 1 else years_before(day, 1) + DAY


def _permanent(records: Records, day: dt.date) -> list[Row]:
    return [row for row in in_post(records, day) if is_direct(row) and in_social_work(row)]


def turnover(records: Records, asked: Period) -> list[Weighed]:
    """P14: FTE that left in twelve months and did not come back by the day, over FTE in post."""
    day = asked.last
    counted = [
        Weighed(row["worker_id"], day, team_of(row), above=Decimal(0), below=fte(row))
        for row in _permanent(records, day)
    ]
    for one in left(records, Period(first_of_year(day), day)):
        came_back = any(
            row["worker_id"] == one.child_id
            and is_direct(row)
            and one.on < row["started_on"] <= day
            for row in records.rows("professionals")
        )
        if came_back:
            continue
        rows = [
            row
            for row in records.rows("professionals")
            if row["worker_id"] == one.child_id and row.get("last_day_on") == one.on
            and is_direct(row) and in_social_work(row)
        ]  # fmt: skip
        latest = max(rows, key=lambda row: row["started_on"])
        counted.append(Weighed(one.child_id, day, one.team, above=fte(latest), below=Decimal(0)))
    return counted


def net_change(records: Records, asked: Period) -> list[Weighed]:
    """P12n: those who started less those who left."""
    came = [(one, 1) for one in started(records, asked)]
    went = [(one, -1) for one in left(records, asked)]
    return [
        Weighed(one.child_id, one.on, one.team, above=Decimal(change))
        for one, change in [*came, *went]
    ]


def converted(records: Records, asked: Period) -> list[Counted]:
    """P15: starters who worked here from an agency up to the working day before."""
    return [
        one
        for one in started(records, asked)
        if any(
            row["worker_id"] == one.child_id
            and is_agency(row)
            and row["started_on"] < one.on
            and (row.get("last_day_on") is None or follows(row["last_day_on"], one.on))
            for row in records.rows("professionals")
        )
    ]


def sickness(records: Records, asked: Period) -> list[Weighed]:
    """P16: days lost in twelve months over the days those in post work in a year."""
    day = asked.last
    first = first_of_year(day)
    is_leap = (day - first).days == 365
    counted = [
        Weighed(row["worker_id"], day, team_of(row), above=Decimal(0),
                below=fte(row) * (YEAR + is_leap))
        for row in _permanent(records, day)
    ]  # fmt: skip
    for absence in records.rows("sickness"):
        began = absence["began_on"]
        then = [
            row
            for row in records.rows("professionals")
            if row["worker_id"] == absence["worker_id"]
            and row["started_on"] <= began
            and (row.get("last_day_on") is None or row["last_day_on"] >= began)
            and is_direct(row)
            and in_social_work(row)
        ]
        if first <= began <= day and then:
            teams = [row["team"] for row in then if row.get("team")]
            counted.append(
                Weighed(absence["worker_id"], day, max(teams, default=NOT_RECORDED),
                        above=Decimal(absence.get("days_lost") or 0), below=Decimal(0))
            )  # fmt: skip
    return counted


def covered(records: Records, asked: Period) -> list[Weighed]:
    """P17: FTE of vacant social work posts that agency covers, over that of all of them."""
    return [
        Weighed(post.post_id, asked.last, post.team,
                above=post.fte if post.is_covered else Decimal(0), below=post.fte)
        for post in posts(records, asked.last)
        if post.is_vacant and post.role in SOCIAL_WORK
    ]  # fmt: skip


def _answers(records: Records, asked: Period, question: str) -> list[tuple[str, Row, int]]:
    closed = [
        row["closed_on"] for row in records.rows("staff_survey") if row["closed_on"] <= asked.last
    ]
    rows = [
        row
        for row in records.rows("staff_survey")
        if closed and row["closed_on"] == max(closed) and said(row, "question") == question
    ]
    if any(row.get("team") for row in rows):
        rows = [row for row in rows if row.get("team")]
    found = []
    for row in rows:
        answered = sum(row.get(name) or 0 for name in ("agree", "neither", "disagree"))
        few = "Smaller teams together" if answered < SMALLEST else row.get("team")
        found.append((few if row.get("team") else NOT_RECORDED, row, answered))
    return found


def _agreeing(question: str) -> Callable[[Records, Period], list[Weighed]]:
    def counted(records: Records, asked: Period) -> list[Weighed]:
        return [
            Weighed(question, asked.last, team, above=Decimal(row.get("agree") or 0),
                    below=Decimal(answered))
            for team, row, answered in _answers(records, asked, question)
        ]  # fmt: skip

    return counted


def responded(records: Records, asked: Period) -> list[Weighed]:
    """P19: answers to the question on workload over those who were asked."""
    return [
        Weighed(
            "workload", asked.last, team, above=Decimal(answered), below=Decimal(row["eligible"])
        )
        for team, row, answered in _answers(records, asked, "workload")
        if row.get("eligible")
    ]


CODES = {
    "W1c": other_caseloads,
    "W3": over_the_ceiling,
    "W4": highest,
    "W5": unprotected,
    "P12n": net_change,
    "P14": turnover,
    "P15": converted,
    "P16": sickness,
    "P17": covered,
    "P18": _agreeing("workload"),
    "P19": responded,
    "P20": _agreeing("supported"),
    "P20r": _agreeing("recommend"),
}
