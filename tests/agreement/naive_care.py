"""A second opinion on looked-after children and those who go missing, from the rules alone."""

import datetime as dt
import itertools
from calendar import monthrange
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from agreement.naive_records import (
    DAY,
    Counted,
    Period,
    Records,
    Row,
    birthday,
    is_open,
    said,
    within,
    working_days,
)

LONDON = ZoneInfo("Europe/London")
FIRST_REVIEW_DAYS = 20
CALENDAR_BEGINS = dt.date(2010, 1, 1)
HEALTH_DAYS = 20
FIRST_VISIT_DAYS = 7
VISIT_DAYS = 42
INTERVIEW_HOURS = 72
INTERVIEW_DAYS = 3
SHORT_BREAKS = {"V3", "V4"}
NO_MOVE = {"L", "T", "U"}
TEMPORARY = {"T0", "T1", "T2", "T3", "T4"}


@dataclass
class Stay:
    """Days in care, or in one placement, without a break; no end while it lasts."""

    started_on: dt.date
    ended_on: dt.date | None
    team: str | None = None  # as the latest row says that says one

    def go_on(self, row: Row) -> None:
        """Go on to the end of this row, when it is the later one."""
        ended = row.get("ended_on")
        if self.ended_on is not None and (ended is None or ended > self.ended_on):
            self.ended_on = ended
        self.team = row.get("team") or self.team


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_grown(records: Records, child: str, day: dt.date) -> bool:
    """Say whether the child is 18 that day; one whose age is not known is not."""
    born = records.person(child).get("born_on")
    return born is not None and birthday(born, 18) <= day


def episodes(records: Records, child: str) -> list[Row]:
    """The child's episodes, short breaks set aside, in the order they began, then by team."""
    ours = [
        row
        for row in records.of("cla_episodes", child)
        if said(row, "legal_status") not in SHORT_BREAKS
        and not is_grown(records, child, row["started_on"])
    ]
    return sorted(ours, key=lambda row: (row["started_on"], row.get("team") or ""))


def stays(records: Records, child: str) -> list[Stay]:
    """The child's time in care: episodes that touch are one stay."""
    found: list[Stay] = []
    for row in episodes(records, child):
        started = row["started_on"]
        if found and (found[-1].ended_on is None or started <= found[-1].ended_on):
            found[-1].go_on(row)
        else:
            found.append(Stay(started, row.get("ended_on"), row.get("team")))
    return found


def looked_after(records: Records, asked: Period) -> list[Counted]:
    """LAC1: distinct children with an episode open, under 18, without V3 and V4."""
    day = asked.last
    counted = []
    for child in records.children("cla_episodes"):
        if is_grown(records, child, day):
            continue
        if any(is_open(row, day) for row in episodes(records, child)):
            team = records.team_on(child, day, stay_on(records, child, day).team)
            own = {"uasc": unaccompanied(records, child, day)}
            counted.append(Counted(child, day, team, own=own))
    return counted


def unaccompanied(records: Records, child: str, day: dt.date) -> str:
    """Yes until the status ends, where a list says so; else what the lists of children say."""
    ends = [
        row.get("ended_on")
        for row in records.of("immigration_status", child)
        if row.get("status") == "UASC"
    ]
    if ends:
        return "yes" if any(end is None or end > day for end in ends) else "no"
    return said(records.person(child), "is_uasc")


def stay_on(records: Records, child: str, day: dt.date) -> Stay:
    """The stay in care that holds this day, of a child who is looked after on it."""
    return [stay for stay in stays(records, child) if stay.started_on <= day][-1]


def reviewed(records: Records, asked: Period) -> list[Counted]:
    """LAC6: looked after for over 20 working days; 20 days, 3 months, then every 6 months.

    The latest review was in time and the next is not overdue. Where the first was due before the
    records of reviews begin, the earliest on record is not judged, nor taken for the first if it
    is 3 months into care.
    """
    day = asked.last
    known = reviews_known_from(records)
    counted = []
    for one in looked_after(records, asked):
        child, stay = one.child_id, stay_on(records, one.child_id, day)
        if within(stay.started_on, day, FIRST_REVIEW_DAYS):
            continue
        held = sorted(
            row["held_on"]
            for row in records.of("cla_reviews", child)
            if stay.started_on <= row["held_on"] <= day
        )
        is_known = known is not None and first_review_by(stay.started_on, known)
        is_first = is_known or (bool(held) and held[0] < months_after(stay.started_on, 3))
        days = [*held, day]
        late = [
            after > months_after(before, 3 if turn == 0 and is_first else 6)
            and (before >= CALENDAR_BEGINS or turn == len(held) - 1)
            for turn, (before, after) in enumerate(itertools.pairwise(days))
        ]
        late.insert(0, is_known and bool(held) and not first_review_by(stay.started_on, held[0]))
        met = bool(held) and not any(late[-2:])
        since = max([stay.started_on, *held])
        team = records.team_owing(child, day, stay.team, since)
        counted.append(Counted(child, day, team, met))
    return counted


def reviews_known_from(records: Records) -> dt.date | None:
    """The first review of all those of children with two or more in one time in care."""
    firsts = []
    for child in records.children("cla_episodes"):
        born = records.person(child).get("born_on")
        for stay in stays(records, child):
            ends = [stay.ended_on, None if born is None else birthday(born, 18)]
            ended = min((end for end in ends if end is not None), default=None)
            held = sorted(
                row["held_on"]
                for row in records.of("cla_reviews", child)
                if stay.started_on <= row["held_on"] and (not ended or row["held_on"] <= ended)
            )
            if len(held) > 1 and (not ended or stay.started_on < ended):
                firsts.append(held[0])
    return min(firsts, default=None)


def first_review_by(started: dt.date, day: dt.date) -> bool:
    """Whether a day is within 20 working days of entering care; before 2010 they are not known."""
    if started < CALENDAR_BEGINS:
        return day <= started
    return within(started, day, FIRST_REVIEW_DAYS)


def visited(records: Records, asked: Period) -> list[Counted]:
    """LAC8: seen within a week of the placement they are in, then as regulation 28 says."""
    day = asked.last
    counted = []
    for one in looked_after(records, asked):
        child = one.child_id
        stay = stay_on(records, child, day)
        moved = [each.started_on for each in placements(records, child)]
        ruled = [
            began for began, rule, _ in visiting_rules(records, child)
            if rule not in ("general", "to 18")
        ]  # fmt: skip
        since = max([stay.started_on, *(each for each in [*moved, *ruled] if each <= day)])
        seen = [
            row["seen_on"]
            for row in records.of("cla_visits", child)
            if said(row, "method") in ("in person", "not recorded")
            and said(row, "child_seen") != "no"
            and since <= row["seen_on"] <= day
        ]
        since = max([since, *seen])
        due = since + FIRST_VISIT_DAYS * DAY
        if seen:
            due = _next_visit(records, child, since)
        team = records.team_owing(child, day, stay.team, since)
        counted.append(Counted(child, day, team, day <= due))
    return counted


def visiting_rules(records: Records, child: str) -> list[tuple[dt.date, str, dt.date]]:
    """The days on which another rule of regulation 28 begins: the rule, and where placed since."""
    homes = [
        row
        for row in records.of("cla_placement", child)
        if said(row, "placement_type") not in TEMPORARY
        and (row.get("ended_on") is None or row["ended_on"] > row["started_on"])
    ]
    orders = [
        row
        for row in records.of("cla_episodes", child)
        if said(row, "legal_status") not in SHORT_BREAKS
    ]
    days = {row["started_on"] for row in [*homes, *orders]}
    days |= {row["approved_on"] for row in homes if row.get("approved_on") is not None}
    found: list[tuple[dt.date, str, dt.date]] = []
    for day in sorted(days):
        begun = [row for row in homes if row["started_on"] <= day]
        made = [row for row in orders if row["started_on"] <= day]
        if not begun or not made:
            continue
        home = max(begun, key=lambda row: row["started_on"])
        home = min(
            (row for row in begun if row["started_on"] == home["started_on"]),
            key=lambda row: (
                -(row.get("ended_on") or dt.date.max).toordinal(),
                said(row, "placement_type"),
                said(row, "start_reason"),
            ),
        )
        status = said(max(made, key=lambda row: row["started_on"]), "legal_status")
        stay = max(
            each.started_on
            for each in placements(records, child)
            if each.started_on <= home["started_on"]
            and (each.ended_on is None or each.ended_on > home["started_on"])
        )
        rule = _rule(home, status, day)
        if not found or found[-1][1:] != (rule, stay):
            found.append((day, rule, stay))
    return found


def _rule(home: Row, status: str, day: dt.date) -> str:
    """The rule for a home that day: the strictest that any record says."""
    at_home = said(home, "placement_type") == "P1"
    approved = home.get("approved_on")
    in_full = (
        approved is not None
        and home["started_on"] < approved <= day
        and (home.get("ended_on") is None or approved < home["ended_on"])
    )
    if at_home and status == "C1":
        return "interim order at home"
    if said(home, "approval") == "temporary" and not in_full:
        return "temporary approval"
    if said(home, "approval") == "before assessment" and at_home and not in_full:
        return "before assessment"
    if at_home and status == "C2":
        return "care order at home"
    is_to_18 = said(home, "to_18") == "yes" or said(home, "placement_type") in ("U1", "U4")
    return "to 18" if is_to_18 else "general"


def _next_visit(records: Records, child: str, seen: dt.date) -> dt.date:
    """The last day in time for the visit after this one."""
    ruling = [each for each in visiting_rules(records, child) if each[0] <= seen]
    began, rule, placed = ruling[-1] if ruling else (seen, "general", seen)
    reviewed = any(began <= row["held_on"] <= seen for row in records.of("cla_reviews", child))
    weekly = rule in ("interim order at home", "temporary approval", "before assessment")
    if weekly and not reviewed:
        return seen + 7 * DAY
    if rule in ("interim order at home", "temporary approval"):
        return seen + 28 * DAY
    if rule == "to 18" and (months_after(placed, 12) <= seen or placed.year < 2010):
        return months_after(seen, 3)
    return seen + VISIT_DAYS * DAY


def began_here(records: Records, child: str, stay: Stay) -> bool:
    """Whether the first episode says that care started with it, or says nothing."""
    first = next(row for row in episodes(records, child) if row["started_on"] == stay.started_on)
    return said(first, "start_reason") in ("S", "not recorded")


def health_assessed(records: Records, asked: Period) -> list[Counted]:
    """LAC18: of those whose 20 working days in care ended in the month, who stayed that long."""
    counted = []
    for child in records.children("cla_episodes"):
        for stay in stays(records, child):
            due = last_day_within(stay.started_on, HEALTH_DAYS)
            falls = counted_due(due)
            if due is None or falls not in asked or is_grown(records, child, due):
                continue
            has_left = stay.ended_on is not None and stay.ended_on <= due
            if has_left or not began_here(records, child, stay):
                continue
            done = [
                row["completed_on"]
                for row in records.of("cla_health", child)
                if said(row, "kind") == "initial"
                and said(row, "outcome") in ("done", "not recorded")
                and row.get("completed_on") is not None
                and row["completed_on"] >= stay.started_on
            ]
            met = bool(done) and min(done) <= due
            team = records.team_on(child, stay.started_on, stay.team)
            counted.append(Counted(child, falls, team, met))
    return counted


def last_day_within(start: dt.date, days: int) -> dt.date | None:
    """The last calendar day with no more than so many working days since the start."""
    if working_days(start, start) is None:
        return None
    day = start
    while (working_days(start, day + DAY) or 0) <= days:
        day += DAY
    return day


def counted_due(due: dt.date | None) -> dt.date | None:
    """The last working day to do it on: a day due is often the Sunday after it."""
    while due is not None and working_days(due - DAY, due) == 0:
        due -= DAY
    return due


def lasting_homes(records: Records, child: str) -> list[Row]:
    """Rows of placement that are neither temporary nor a short break (V3, V4) begun that day."""
    breaks = {
        row["started_on"]
        for row in records.of("cla_episodes", child)
        if said(row, "legal_status") in SHORT_BREAKS
    }
    return [
        row
        for row in records.of("cla_placement", child)
        if said(row, "placement_type") not in TEMPORARY and row["started_on"] not in breaks
    ]


def placements(records: Records, child: str) -> list[Stay]:
    """The child's placements: L, T and U go on with the one before."""
    found: list[Stay] = []
    for row in sorted(lasting_homes(records, child), key=in_turn):
        if continues(row) and found:
            found[-1].go_on(row)
        else:
            found.append(Stay(row["started_on"], row.get("ended_on")))
    return found


def continues(row: Row) -> bool:
    """Say whether the row is no change of placement."""
    return said(row, "start_reason") in NO_MOVE


def in_turn(row: Row) -> tuple[dt.date, bool, dt.date]:
    """Of rows that begin on one day, moves first; the one that ended first before the others."""
    return row["started_on"], continues(row), row.get("ended_on") or dt.date.max


def unsettled(records: Records, asked: Period) -> list[Counted]:
    """LAC20: three or more placements open in the year, each over a day's end at least."""
    day = asked.last
    year_starts = months_after(day + DAY, -12)
    counted = []
    for one in looked_after(records, asked):
        number = 0
        for stay in placements(records, one.child_id):
            ended = stay.ended_on
            lasted = ended is None or ended > stay.started_on
            in_year = stay.started_on <= day and (ended is None or ended > year_starts)
            number += lasted and in_year
        counted.append(Counted(one.child_id, day, one.team, number >= 3))
    return counted


def missing(records: Records, asked: Period) -> list[Counted]:
    """MIS1: episodes that began; away without authorisation is not missing."""
    counted = []
    for row in records.rows("missing"):
        day = row["missing_at"].date()
        if day in asked and said(row, "kind") != "A":
            child = row["child_id"]
            counted.append(Counted(child, day, records.team_on(child, day)))
    return counted


def children_missing(records: Records, asked: Period) -> list[Counted]:
    """MIS2: each child once in a month, where the first of the episodes stands."""
    first: dict[tuple[str, int, int], Counted] = {}
    for one in sorted(missing(records, asked), key=lambda one: one.on):
        first.setdefault((one.child_id, one.on.year, one.on.month), one)
    return list(first.values())


def interviewed(records: Records, asked: Period) -> list[Counted]:
    """MIS5: of episodes ended, those with an interview in 72 hours, or 3 days without times."""
    counted = []
    for row in records.rows("missing"):
        returned, held = row.get("returned_at"), row.get("interviewed_at")
        if returned is None or returned.date() not in asked or said(row, "kind") == "A":
            continue
        if said(row, "other_authority") == "yes":
            continue
        met = False
        if held is not None and row["returned_has_time"] and row["interviewed_has_time"]:
            passed = held.replace(tzinfo=LONDON).timestamp()
            passed -= returned.replace(tzinfo=LONDON).timestamp()
            met = 0 <= passed <= INTERVIEW_HOURS * 3600
        elif held is not None:
            met = 0 <= (held.date() - returned.date()).days <= INTERVIEW_DAYS
        child, day = row["child_id"], returned.date()
        counted.append(Counted(child, day, records.team_on(child, day), met))
    return counted


CODES = {
    "LAC1": looked_after,
    "LAC1r": looked_after,
    "LAC6": reviewed,
    "LAC8": visited,
    "LAC18": health_assessed,
    "LAC20": unsettled,
    "MIS1": missing,
    "MIS2": children_missing,
    "MIS5": interviewed,
}
