"""A second opinion on early help and on the plans of children in need, from the rules alone."""

import datetime as dt
from collections import defaultdict

from agreement.naive_care import last_day_within, months_after
from agreement.naive_children import elsewhere, in_need, went_on
from agreement.naive_children import in_need_visited as visited
from agreement.naive_records import (
    NOT_RECORDED,
    Counted,
    Period,
    Records,
    Row,
    age_on,
    is_open,
    is_settled,
    least_team,
    said,
    within,
    years_before,
)

HELP_DAYS = 30
STEP_DOWN_DAYS = 15
ASSESSMENT_DAYS = 45
MONTHS = 3
ALONE_FROM = 3


def helped(records: Records, asked: Period) -> list[Counted]:
    """EH1: children with early help open, once each."""
    day = asked.last
    counted = []
    for child in records.children("early_help_episodes"):
        held = [row for row in records.of("early_help_episodes", child) if is_open(row, day)]
        if held:
            latest = max(row["started_on"] for row in held)
            team = least_team([row for row in held if row["started_on"] == latest])
            counted.append(Counted(child, day, team or records.team_on(child, day)))
    return counted


def assessed(records: Records, asked: Period) -> list[Counted]:
    """EH2: early help assessments completed, in time within 30 working days of their start."""
    return [
        Counted(
            row["child_id"],
            row["completed_on"],
            records.team_on(row["child_id"], row["started_on"]),
            within(row["started_on"], row["completed_on"], HELP_DAYS),
        )
        for row in records.rows("early_help_assessments")
        if row.get("completed_on") in asked
    ]


def _ended(records: Records, asked: Period) -> list[tuple[Row, Counted]]:
    found = []
    for row in records.rows("early_help_episodes"):
        day, child = row.get("ended_on"), row["child_id"]
        if day is not None and day in asked:
            team = records.team_of_event(child, day, row.get("team"))
            found.append((row, Counted(child, day, team)))
    return found


def ended_well(records: Records, asked: Period) -> list[Counted]:
    """EH3: of those ended for a known reason, moving and death aside, those with outcomes met."""
    return [
        Counted(one.child_id, one.on, one.team, said(row, "end_reason") == "outcomes met")
        for row, one in _ended(records, asked)
        if said(row, "end_reason") not in (NOT_RECORDED, "moved away", "died")
    ]


def stepped_up(records: Records, asked: Period) -> list[Counted]:
    """EH4: of those ended, those stepped up to social care."""
    return [
        Counted(one.child_id, one.on, one.team, said(row, "end_reason") == "stepped up")
        for row, one in _ended(records, asked)
    ]


def returned(records: Records, asked: Period) -> list[Counted]:
    """EH5: children whose early help ended six months before, and who were referred since."""
    last: dict[tuple[str, int, int], dt.date] = {}
    for row in records.rows("early_help_episodes"):
        day = row.get("ended_on")
        if day is not None:
            key = (row["child_id"], day.year, day.month)
            last[key] = max(day, last.get(key, day))
    counted = []
    for (child, _, _), ended in last.items():
        until = months_after(ended, 6)
        if until not in asked:
            continue
        met = any(ended < row["referred_on"] <= until for row in records.of("referrals", child))
        same = [
            row for row in records.of("early_help_episodes", child) if row.get("ended_on") == ended
        ]
        team = records.team_of_event(child, ended, least_team(same))
        counted.append(Counted(child, until, team, met))
    return counted


def picked_up(records: Records, asked: Period) -> list[Counted]:
    """EH6: of cases closed to early help in the period, those helped within 15 working days."""
    closed: dict[tuple[str, dt.date], list[Row]] = defaultdict(list)
    for row in records.rows("cin_episodes"):
        if said(row, "closure_reason") == "RC9" and row.get("ended_on"):
            closed[row["child_id"], row["ended_on"]].append(row)
    counted = []
    for (child, day), rows in closed.items():
        due = last_day_within(day, STEP_DOWN_DAYS)
        if due is None or day not in asked:
            continue
        helped_by = [
            max(row["started_on"], day)
            for row in records.of("early_help_episodes", child)
            if row["started_on"] >= day or is_open(row, day)
        ]
        again = [
            row["started_on"]
            for row in records.of("cin_episodes", child)
            if row["started_on"] >= day
        ]
        opened = min(again, default=dt.date.max)
        if opened <= due and min(helped_by, default=dt.date.max) > opened:
            continue  # the case opened again first
        helped = min(helped_by, default=None)
        if is_settled(records, helped, due):
            team = records.team_of_event(child, day, least_team(rows))
            counted.append(Counted(child, day, team, helped is not None and helped <= due))
    return counted


def on_a_plan(records: Records, asked: Period) -> list[Counted]:
    """CIN2: children with a plan open, not on a protection plan and not looked after."""
    return [one for one, _ in _plans(records, asked.last)]


def long_plans(records: Records, asked: Period) -> list[Counted]:
    """CIN7: of these, those whose latest plan began before the same day a year earlier."""
    return [
        Counted(one.child_id, one.on, one.team, plan["started_on"] < years_before(one.on, 1))
        for one, plan in _plans(records, asked.last)
    ]


def disabled_visited(records: Records, asked: Period) -> list[Counted]:
    """CIN9: of these, held by a team of the disability kind, those visited in time as CIN4."""
    away = elsewhere(records, asked.last)
    in_time: dict[tuple[str, dt.date], bool] = {}
    for plan, one in zip(
        [
            row
            for row in records.rows("cin_plans")
            if is_open(row, asked.last) and row["child_id"] not in away
        ],
        visited(records, asked),
        strict=True,
    ):
        in_time[one.child_id, plan["started_on"]] = one.met
    return [
        Counted(one.child_id, one.on, one.team, in_time[one.child_id, plan["started_on"]])
        for one, plan in _plans(records, asked.last)
        if _kind(records, one.team, one.on) == "disability"
    ]


def _kind(records: Records, team: str, day: dt.date) -> str:
    """The kind of the team's latest row that has begun, unless it has ended."""
    rows = [
        row
        for row in records.rows("department")
        if row["team"] == team
        and said(row, "kind") != NOT_RECORDED
        and (row.get("started_on") or dt.date.min) <= day
    ]
    if not rows:
        return NOT_RECORDED
    latest = max(row.get("started_on") or dt.date.min for row in rows)
    same = [row for row in rows if (row.get("started_on") or dt.date.min) == latest]
    ends = [row.get("ended_on") for row in same]
    if None not in ends and max(ends) <= day:
        return NOT_RECORDED
    return min(row["kind"] for row in same)


def _plans(records: Records, day: dt.date) -> list[tuple[Counted, Row]]:
    away = elsewhere(records, day)
    found = []
    for child in records.children("cin_plans"):
        held = [row for row in records.of("cin_plans", child) if is_open(row, day)]
        if held and child not in away:
            plan = max(held, key=lambda row: row["started_on"])
            found.append((Counted(child, day, records.team_on(child, day, plan.get("team"))), plan))
    return found


def planned(records: Records, asked: Period) -> list[Counted]:
    """CIN3: of children in need for more than 45 working days, those whose plan is three months
    old or was reviewed in that time."""
    day = asked.last
    away = elsewhere(records, day)
    counted = []
    for one in in_need(records, asked):
        child = one.child_id
        held = [row for row in records.of("cin_episodes", child) if is_open(row, day)]
        if child in away or within(max(row["started_on"] for row in held), day, ASSESSMENT_DAYS):
            continue
        born = records.person(child).get("born_on")
        if born is not None and born <= day and age_on(born, day) >= 18:
            continue
        plans = [row for row in records.of("cin_plans", child) if is_open(row, day)]
        if not plans and (_is_assessed(records, child, day) or _is_not_known(held)):
            continue
        met = any(day <= months_after(_reviewed(records, plan, day), MONTHS) for plan in plans)
        counted.append(Counted(child, day, one.team, met))
    return counted


def _is_assessed(records: Records, child: str, day: dt.date) -> bool:
    return any(
        row["started_on"] <= day
        and (row.get("authorised_on") is None or row["authorised_on"] > day)
        for row in records.of("cin_assessments", child)
    )


def _is_not_known(held: list[Row]) -> bool:
    unknown = ("closed", "protection plan", "looked after")
    return any(said(row, "case_status") in unknown for row in held)


def _reviewed(records: Records, plan: Row, day: dt.date) -> dt.date:
    held = [row["held_on"] for row in records.of("cin_reviews", plan["child_id"])]
    since = went_on(records, plan, day)
    return max([since, *(on for on in held if since < on <= day)])


def reviewed(records: Records, asked: Period) -> list[Counted]:
    """CIN6: of the plans of CIN4, those begun or reviewed in the last three calendar months."""
    day = asked.last
    away = elsewhere(records, day)
    counted = []
    for plan in records.rows("cin_plans"):
        if is_open(plan, day) and plan["child_id"] not in away:
            child, since = plan["child_id"], _reviewed(records, plan, day)
            team = records.team_owing(child, day, plan.get("team"), since)
            met = since.year >= 2010 and day <= months_after(since, MONTHS)
            counted.append(Counted(child, day, team, met))
    return counted


def seen_alone(records: Records, asked: Period) -> list[Counted]:
    """CIN5: of days on which a child of three or over was seen in person, those seen alone."""
    days: dict[tuple[str, dt.date], list[Row]] = defaultdict(list)
    for row in records.rows("cin_visits"):
        in_person = said(row, "method") in ("in person", NOT_RECORDED)
        if said(row, "child_seen") == "yes" and in_person and row["seen_on"] in asked:
            days[row["child_id"], row["seen_on"]].append(row)
    counted = []
    for (child, day), rows in days.items():
        person = records.person(child)
        born = person.get("born_on")
        if born is None or said(person, "is_unborn") == "yes" or age_on(born, day) < ALONE_FROM:
            continue
        met = any(said(row, "seen_alone") == "yes" for row in rows)
        counted.append(Counted(child, day, records.team_on(child, day), met))
    return counted


CODES = {
    "EH1": helped,
    "EH2": assessed,
    "EH3": ended_well,
    "EH4": stepped_up,
    "EH5": returned,
    "EH6": picked_up,
    "CIN2": on_a_plan,
    "CIN3": planned,
    "CIN5": seen_alone,
    "CIN6": reviewed,
    "CIN7": long_plans,
    "CIN9": disabled_visited,
}
