"""A second opinion on the workforce and its caseloads, written from the counting rules alone."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from agreement.naive_courts import Weighed
from agreement.naive_records import (
    NOT_RECORDED,
    Counted,
    Period,
    Records,
    Row,
    is_open,
    said,
    within,
    years_before,
)

SOCIAL_WORK = {
    "social worker",
    "senior social worker",
    "NQSW",
    "consultant practitioner",
    "unit manager",
    "service manager",
    "head of service",
    NOT_RECORDED,
}
MANAGERS = {"unit manager", "service manager", "head of service"}
DIRECT = {"permanent", "secondee"}
AGENCY = {"agency", "interim"}
SUPERVISION_DAYS = 30


def team_of(row: Row) -> str:
    return row.get("team") or NOT_RECORDED


def fte(row: Row) -> Decimal:
    return Decimal(row.get("fte") or 0)


def in_social_work(row: Row) -> bool:
    return said(row, "role") in SOCIAL_WORK


def is_direct(row: Row) -> bool:
    return said(row, "employment") in DIRECT


def is_agency(row: Row) -> bool:
    return said(row, "employment") in AGENCY


def is_established(row: Row) -> bool:
    """Say whether the worker is of the establishment: directly employed, grade 11 and over."""
    return is_direct(row) and (row.get("grade_number") or 0) >= 11


def in_post(records: Records, day: dt.date) -> list[Row]:
    """Each worker in post that day once, by the employment begun last; in post on the last day."""
    latest: dict[str, Row] = {}
    for row in sorted(records.rows("professionals"), key=lambda row: row["started_on"]):
        last = row.get("last_day_on")
        if row["started_on"] <= day and (last is None or last >= day):
            latest[row["worker_id"]] = row
    return list(latest.values())


Test = Callable[[Row], bool]


def has_served_a_year(day: dt.date) -> Test:
    return lambda row: row["started_on"] <= years_before(day, 1)


def everyone(_row: Row) -> bool:
    return True


def _count(records: Records, asked: Period, of: Test, met: Test = everyone) -> list[Counted]:
    day = asked.last
    return [
        Counted(row["worker_id"], day, team_of(row), met(row))
        for row in in_post(records, day)
        if of(row)
    ]


def case_holders(records: Records, asked: Period) -> list[Counted]:
    """P2: social workers said to hold cases, permanent and agency."""
    holds = lambda row: in_social_work(row) and said(row, "case_holding") == "yes"  # noqa: E731
    return _count(records, asked, holds)


def establishment(records: Records, asked: Period) -> list[Counted]:
    """P3: directly employed, grade 11 and over."""
    return _count(records, asked, is_established)


def established_a_year(records: Records, asked: Period) -> list[Counted]:
    """P4: of P3, those in their present employment for twelve months."""
    return _count(records, asked, is_established, has_served_a_year(asked.last))


def established_without_cases(records: Records, asked: Period) -> list[Counted]:
    """P5: of P3, those who hold no cases."""
    return _count(
        records, asked, lambda row: is_established(row) and said(row, "case_holding") == "no"
    )


def agency(records: Records, asked: Period) -> list[Counted]:
    """P6: all agency staff, interim ones too."""
    return _count(records, asked, is_agency)


def agency_a_year(records: Records, asked: Period) -> list[Counted]:
    """P9: of P6, those here for twelve months but for breaks of under four weeks."""
    day = asked.last
    return [
        one
        for one in agency(records, asked)
        if _agency_since(records, one.child_id, day) <= years_before(day, 1)
    ]


def _agency_since(records: Records, worker: str, day: dt.date) -> dt.date:
    rows = sorted(
        (row["started_on"], row.get("last_day_on") or dt.date.max)
        for row in records.rows("professionals")
        if row["worker_id"] == worker and is_agency(row) and row["started_on"] <= day
    )
    since, until = rows[0]
    for started, last in rows[1:]:
        if (started - until).days > 28:
            since = started
        until = max(until, last)
    return since


def agency_share(records: Records, asked: Period) -> list[Counted]:
    """P6s: headcount of agency over agency and establishment."""
    return _count(records, asked, lambda row: is_agency(row) or is_established(row), is_agency)


def agency_rate(records: Records, asked: Period) -> list[Weighed]:
    """P6r: FTE of agency over that of agency and permanent, social work roles."""
    return [
        Weighed(
            row["worker_id"],
            asked.last,
            team_of(row),
            is_agency(row),
            above=fte(row) if is_agency(row) else Decimal(0),
            below=fte(row),
        )
        for row in in_post(records, asked.last)
        if in_social_work(row) and (is_agency(row) or is_direct(row))
    ]


def newly_qualified(records: Records, asked: Period) -> list[Counted]:
    """P10: by role."""
    return _count(records, asked, lambda row: said(row, "role") == "NQSW")


def supervised(records: Records, asked: Period) -> list[Counted]:
    """P7: social workers not on long absence; a personal session in 30 days that was held."""
    day = asked.last

    def is_here(row: Row) -> bool:
        since, until = row.get("absent_from_on"), row.get("absent_to_on")
        is_absent = since is not None and since <= day and (until is None or until > day)
        return in_social_work(row) and not is_absent

    def is_supervised(row: Row) -> bool:
        return any(
            session["worker_id"] == row["worker_id"]
            and said(session, "kind") == "personal"
            and not session.get("cancelled_reason")
            and 0 <= (day - session["supervised_on"]).days < SUPERVISION_DAYS
            for session in records.rows("supervision")
        )

    return _count(records, asked, is_here, is_supervised)


def managers(records: Records, asked: Period) -> list[Weighed]:
    """P8: managers directly employed, above the line; from an agency, below it."""
    return [
        Weighed(
            row["worker_id"],
            asked.last,
            team_of(row),
            above=Decimal(is_direct(row)),
            below=Decimal(is_agency(row)),
        )
        for row in in_post(records, asked.last)
        if said(row, "role") in MANAGERS and (is_direct(row) or is_agency(row))
    ]


def left(records: Records, asked: Period) -> list[Counted]:
    """P11: directly employed social workers whose last day is in the month; no internal move."""
    counted: dict[tuple[str, dt.date], Counted] = {}
    for row in sorted(records.rows("professionals"), key=lambda row: row["started_on"]):
        last = row.get("last_day_on")
        if last not in asked or not is_direct(row) or not in_social_work(row):
            continue
        stays = any(
            follows(last, other["started_on"])
            and (other.get("last_day_on") is None or other["last_day_on"] > last)
            for other in other_posts(records, row)
        )
        if not stays:
            counted[row["worker_id"], last] = Counted(row["worker_id"], last, team_of(row))
    return list(counted.values())


def started(records: Records, asked: Period) -> list[Counted]:
    """P12: directly employed social workers who began in the month; no internal move."""
    counted = []
    for row in records.rows("professionals"):
        first = row["started_on"]
        if first not in asked or not is_direct(row) or not in_social_work(row):
            continue
        was_here = any(
            other["started_on"] < first
            and (other.get("last_day_on") is None or follows(other["last_day_on"], first))
            for other in other_posts(records, row)
        )
        if not was_here:
            counted.append(Counted(row["worker_id"], first, team_of(row)))
    return counted


def other_posts(records: Records, row: Row) -> list[Row]:
    """The other direct employments of the worker of this row, in any role."""
    return [
        other
        for other in records.rows("professionals")
        if other["worker_id"] == row["worker_id"] and other is not row and is_direct(other)
    ]


def follows(last: dt.date, first: dt.date) -> bool:
    """Say whether somebody whose last day is the one is here again by the next working day."""
    return first <= last or within(last, first, 1)


@dataclass(frozen=True)
class Post:
    """An established post as it stood one day."""

    post_id: str
    role: str  # as whichever row says that says one
    team: str
    fte: Decimal
    is_vacant: bool
    is_covered: bool


def posts(records: Records, day: dt.date) -> list[Post]:
    """Each post once; vacant up to the day before it was filled."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in records.rows("posts"):
        rows[row["post_id"]].append(row)
    found = []
    for of_post in rows.values():
        vacant = [
            row
            for row in of_post
            if row.get("vacant_from_on")
            and row["vacant_from_on"] <= day
            and (row.get("vacant_to_on") is None or row["vacant_to_on"] > day)
        ]
        covered = any(said(row, "covered_by_agency") == "yes" for row in vacant)
        roles = [said(row, "role") for row in of_post if said(row, "role") != NOT_RECORDED]
        found.append(
            Post(
                of_post[0]["post_id"],
                roles[0] if roles else NOT_RECORDED,
                team_of(of_post[0]),
                fte(of_post[0]),
                bool(vacant),
                covered,
            )
        )
    return found


def social_worker_posts(
    records: Records, asked: Period, met: Callable[[Post], bool]
) -> list[Counted]:
    return [
        Counted(post.post_id, asked.last, post.team, met(post))
        for post in posts(records, asked.last)
        if post.role == "social worker"
    ]


def vacant(records: Records, asked: Period) -> list[Counted]:
    """P1: social worker posts with no directly employed holder."""
    return social_worker_posts(records, asked, lambda post: post.is_vacant)


def unfilled(records: Records, asked: Period) -> list[Counted]:
    """P13: social worker posts in which nobody works."""
    return social_worker_posts(records, asked, lambda post: post.is_vacant and not post.is_covered)


def vacancy_rate(records: Records, asked: Period) -> list[Weighed]:
    """P1d: vacant FTE over vacant and permanent FTE, social work roles."""
    day = asked.last
    counted = []
    for post in posts(records, day):
        if post.is_vacant and post.role in SOCIAL_WORK:
            weight = post.fte
            counted.append(Weighed(post.post_id, day, post.team, above=weight, below=weight))
    counted += [
        Weighed(row["worker_id"], day, team_of(row), met=False, below=fte(row))
        for row in in_post(records, day)
        if is_direct(row) and in_social_work(row)
    ]
    return counted


def caseloads(records: Records, asked: Period) -> list[Weighed]:
    """W2: children that workers in post hold as primary worker, over the FTE of those workers."""
    day = asked.last
    held: dict[str, set[str]] = defaultdict(set)
    for row in records.rows("involvements"):
        if row.get("worker_id") and said(row, "allocation") == "primary" and is_open(row, day):
            held[row["worker_id"]].add(row["child_id"])
    return [
        Weighed(
            row["worker_id"],
            day,
            team_of(row),
            above=Decimal(len(held[row["worker_id"]])),
            below=fte(row),
        )
        for row in in_post(records, day)
        if fte(row) > 0 and held[row["worker_id"]]
    ]


def caseloads_of(kind: str) -> Callable[[Records, Period], list[Weighed]]:
    """W1a and W1b: W2 of the workers whose team is of that kind on the day."""

    def counted(records: Records, asked: Period) -> list[Weighed]:
        return [
            one
            for one in caseloads(records, asked)
            if kind_of_team(records, one.team, asked.last) == kind
        ]

    return counted


def kind_of_team(records: Records, team: str, day: dt.date) -> str:
    """The kind the team's latest row that says one gives, unless it has ended by that day."""
    begun: dict[dt.date, list[Row]] = defaultdict(list)
    for row in records.rows("department"):
        started = row.get("started_on") or dt.date.min
        if row["team"] == team and said(row, "kind") != NOT_RECORDED and started <= day:
            begun[started].append(row)
    if not begun:
        return NOT_RECORDED
    latest = begun[max(begun)]
    is_now = any(row.get("ended_on") is None or row["ended_on"] > day for row in latest)
    return min(said(row, "kind") for row in latest) if is_now else NOT_RECORDED


CODES = {
    "W1a": caseloads_of("assessment"),
    "W1b": caseloads_of("care planning"),
    "W2": caseloads,
    "P1": vacant,
    "P1d": vacancy_rate,
    "P2": case_holders,
    "P3": establishment,
    "P4": established_a_year,
    "P5": established_without_cases,
    "P6": agency,
    "P6r": agency_rate,
    "P6s": agency_share,
    "P7": supervised,
    "P8": managers,
    "P9": agency_a_year,
    "P10": newly_qualified,
    "P11": left,
    "P12": started,
    "P13": unfilled,
}
