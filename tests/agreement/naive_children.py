"""A second opinion on children in need and protection, written from the counting rules alone."""

import datetime as dt
from collections import defaultdict

from agreement.naive_care import looked_after, stays
from agreement.naive_records import (
    Counted,
    Period,
    Records,
    Row,
    birthday,
    is_open,
    least_team,
    said,
    within,
    working_days,
    years_before,
)

CIN_VISIT_DAYS = 20
CP_VISIT_DAYS = 10
HOUSE_DAYS = 20
CONFERENCE_DAYS = 15
LONG_DAYS = 729
MANAGERS = {"unit manager", "service manager", "head of service"}


def in_need(records: Records, asked: Period) -> list[Counted]:
    """CIN1: distinct children with an episode open, at any age."""
    day = asked.last
    counted = []
    for child in records.children("cin_episodes"):
        held = [row for row in records.of("cin_episodes", child) if is_open(row, day)]
        if held:
            latest = max(row["started_on"] for row in held)
            team = least_team([row for row in held if row["started_on"] == latest])
            counted.append(Counted(child, day, records.team_on(child, day, team)))
    return counted


def unallocated(records: Records, asked: Period) -> list[Counted]:
    """CIN8: those whom no worker holds by name; held by a manager or by duty is by nobody."""
    day = asked.last
    return [one for one in in_need(records, asked) if not _is_held(records, one.child_id, day)]


def _is_held(records: Records, child: str, day: dt.date) -> bool:
    for row in records.of("involvements", child):
        by_name = row.get("worker_id") and said(row, "allocation") in ("primary", "not recorded")
        if by_name and is_open(row, day) and not _manages(records, row["worker_id"], day):
            return True
    return False


def _manages(records: Records, worker: str, day: dt.date) -> bool:
    """Whether the worker is in post that day as a manager and as nothing else."""
    roles = set()
    for row in records.rows("professionals"):
        last = row.get("last_day_on")
        in_post = row["started_on"] <= day and (last is None or last >= day)
        if row["worker_id"] == worker and in_post:
            roles.add(row.get("role"))
    return bool(roles) and roles <= MANAGERS


def in_need_visited(records: Records, asked: Period) -> list[Counted]:
    """CIN4: open plans with a visit in the local interval, or too new to be due one; not of
    children on a protection plan or looked after."""
    day = asked.last
    away = elsewhere(records, day)
    counted = []
    for plan in records.rows("cin_plans"):
        if is_open(plan, day) and plan["child_id"] not in away:
            child = plan["child_id"]
            visits = records.of("cin_visits", child) + records.of("cp_visits", child)
            seen = [row["seen_on"] for row in visits if _meets_a_duty(row)]
            since = _latest(went_on(records, plan, day), seen, day)
            team = records.team_owing(child, day, plan.get("team"), since)
            counted.append(Counted(child, day, team, within(since, day, CIN_VISIT_DAYS)))
    return counted


def elsewhere(records: Records, day: dt.date) -> set[str]:
    """Children on a protection plan or looked after that day."""
    protected = {row["child_id"] for row in open_plans(records, day)}
    return protected | {one.child_id for one in looked_after(records, Period(day, day))}


def went_on(records: Records, plan: Row, day: dt.date) -> dt.date:
    """The day the plan began, or since when the child is back from protection or from care."""
    child = plan["child_id"]
    born = records.person(child).get("born_on")
    away = [
        (row["started_on"], row.get("ended_on"))
        for row in records.of("cp_plans", child)
        if said(row, "other_authority") != "yes"
    ]
    away += [(stay.started_on, stay.ended_on) for stay in stays(records, child)]
    came_back = [plan["started_on"]]
    for start, end in away:
        ends = [one for one in (end, birthday(born, 18) if born else None) if one is not None]
        if ends and start < min(ends) <= day:
            came_back.append(min(ends))
    return max(came_back)


def protected_visited(records: Records, asked: Period) -> list[Counted]:
    """CP8: the same of children on a plan, by protection visits and their own interval."""
    day = asked.last
    counted = []
    for plan, started in times_on_a_plan(records, day):
        child = plan["child_id"]
        seen = [row["seen_on"] for row in records.of("cp_visits", child) if _meets_a_duty(row)]
        since = _latest(started, seen, day)
        team = records.team_owing(child, day, plan.get("team"), since)
        met = within(since, day, CP_VISIT_DAYS)
        counted.append(Counted(child, day, team, met, abused(plan)))
    return counted


def protected_visited_by_house_rule(records: Records, asked: Period) -> list[Counted]:
    """CP8v: of plans 20 working days old, those seen since, by any visit but a phone call."""
    day = asked.last
    counted = []
    for plan in open_plans(records, day):
        child, started = plan["child_id"], plan["started_on"]
        if (day - started).days < 60:
            passed = working_days(started, day)
            if passed is not None and passed < HOUSE_DAYS:
                continue
        seen = [
            row["seen_on"]
            for row in records.of("cp_visits", child)
            if said(row, "method") != "phone" and said(row, "child_seen") != "no"
        ]
        met = within(_latest(started, seen, day), day, HOUSE_DAYS)
        team = records.team_on(child, day, plan.get("team"))
        counted.append(Counted(child, day, team, met, abused(plan)))
    return counted


def _meets_a_duty(visit: Row) -> bool:
    in_person = said(visit, "method") in ("in person", "not recorded")
    return in_person and said(visit, "child_seen") != "no"


def _latest(started: dt.date, seen: list[dt.date], day: dt.date) -> dt.date:
    return max([started, *(one for one in seen if one <= day)])


def abused(plan: Row) -> dict[str, str]:
    """The category of abuse, which the breakdown by need goes by."""
    return {"need": said(plan, "latest_category")}


def open_plans(records: Records, day: dt.date) -> list[Row]:
    """Protection plans open that day for children under 18, not another authority's."""
    found = []
    for plan in records.rows("cp_plans"):
        born = records.person(plan["child_id"]).get("born_on")
        grown = born is not None and birthday(born, 18) <= day
        if is_open(plan, day) and not grown and said(plan, "other_authority") != "yes":
            found.append(plan)
    return found


def times_on_a_plan(records: Records, day: dt.date) -> list[tuple[Row, dt.date]]:
    """Children on a plan that day: the plan that ends last of those that run into one another
    with the one open, and the day the first of them began."""
    found = []
    for child in {plan["child_id"]: None for plan in open_plans(records, day)}:
        born = records.person(child).get("born_on")
        grown = birthday(born, 18) if born else dt.date.max
        plans = [
            (plan["started_on"], min(plan.get("ended_on") or dt.date.max, grown), plan)
            for plan in records.of("cp_plans", child)
            if said(plan, "other_authority") != "yes"
        ]
        joined = [one for one in plans if one[0] <= day < one[1]]
        while more := [
            one
            for one in plans
            if one not in joined and any(one[0] < b and a < one[1] for a, b, _ in joined)
        ]:
            joined += more
        last = max(joined, key=lambda one: (one[1], one[0]))
        found.append((last[2], min(one[0] for one in joined)))
    return found


def protected(records: Records, asked: Period) -> list[Counted]:
    """CP7: distinct children with a plan open."""
    day = asked.last
    plans: dict[str, list[Row]] = defaultdict(list)
    for plan in open_plans(records, day):
        plans[plan["child_id"]].append(plan)
    counted = []
    for child, rows in plans.items():
        latest = max(row["started_on"] for row in rows)
        same = [row for row in rows if row["started_on"] == latest]
        team = records.team_on(child, day, least_team(same))
        counted.append(Counted(child, day, team, own=abused(same[0])))
    return counted


def long_plans(records: Records, asked: Period) -> list[Counted]:
    """CP13: open plans with more than 729 days since their start."""
    day = asked.last
    return [
        Counted(
            plan["child_id"],
            day,
            records.team_on(plan["child_id"], day, plan.get("team")),
            (day - plan["started_on"]).days > LONG_DAYS,
            abused(plan),
        )
        for plan in open_plans(records, day)
    ]


def two_year_plans(records: Records, asked: Period) -> list[Counted]:
    """CP13c: open plans started on or before the same date two years earlier."""
    day = asked.last
    return [
        Counted(
            plan["child_id"],
            day,
            records.team_on(plan["child_id"], day, plan.get("team")),
            plan["started_on"] <= years_before(day, 2),
            abused(plan),
        )
        for plan in open_plans(records, day)
    ]


def repeat_plans(records: Records, asked: Period) -> list[Counted]:
    """CP12: of plans started, those with a count of earlier ones or an earlier one recorded."""
    counted = []
    begun: dict[tuple[str, dt.date], list[Row]] = defaultdict(list)
    for plan in records.rows("cp_plans"):
        begun[plan["child_id"], plan["started_on"]].append(plan)
    for (child, day), rows in begun.items():
        ours = any(said(row, "other_authority") != "yes" for row in rows)
        if day in asked and ours:
            earlier = any(row["started_on"] < day for row in records.of("cp_plans", child))
            says = any((row.get("previous_plans") or 0) >= 1 for row in rows)
            team = records.team_of_event(child, day, least_team(rows))
            own = {"need": min(said(row, "initial_category") for row in rows)}
            counted.append(Counted(child, day, team, earlier or says, own))
    return counted


def enquiries(records: Records, asked: Period) -> list[Counted]:
    """CP2: distinct child and day of the strategy discussion."""
    found: dict[tuple[str, dt.date], list[Row]] = defaultdict(list)
    for row in records.rows("s47_enquiry"):
        if row["started_on"] in asked:
            found[row["child_id"], row["started_on"]].append(row)
    return [
        Counted(child, day, records.team_of_event(child, day, least_team(rows)))
        for (child, day), rows in found.items()
    ]


def conferences(records: Records, asked: Period) -> list[Counted]:
    """CP5: held, one per child and date; within 15 working days of the latest discussion."""
    return [one for one, _ in _conferences(records, asked)]


def possible_conferences(records: Records, asked: Period) -> list[Counted]:
    """CP5x: without those that no strategy discussion came before."""
    return [one for one, discussed in _conferences(records, asked) if discussed]


def _conferences(records: Records, asked: Period) -> list[tuple[Counted, dt.date | None]]:
    held: dict[tuple[str, dt.date], list[Row]] = defaultdict(list)
    for row in records.rows("initial_cp_conference"):
        if row["held_on"] in asked and said(row, "transfer_in") != "yes":
            held[row["child_id"], row["held_on"]].append(row)
    counted = []
    for (child, day), rows in held.items():
        before = [
            row["started_on"]
            for row in records.of("s47_enquiry", child)
            if row["started_on"] <= day
        ]
        discussed = max(before, default=None)
        met = discussed is not None and within(discussed, day, CONFERENCE_DAYS)
        team = records.team_of_event(child, day, least_team(rows))
        counted.append((Counted(child, day, team, met), discussed))
    return counted


def overdue_conferences(records: Records, asked: Period) -> list[Counted]:
    """CP5o: needed, not held by the day, and past day 15 of the latest strategy discussion."""
    day = asked.last
    counted = []
    for child in records.children("s47_enquiry"):
        known = [row for row in records.of("s47_enquiry", child) if row["started_on"] <= day]
        if not known:
            continue
        latest = max(row["started_on"] for row in known)
        rows = [row for row in known if row["started_on"] == latest]
        needed = any(row.get("conference_unnecessary") == "no" for row in rows)
        is_held = any(
            latest <= row["held_on"] <= day and said(row, "transfer_in") != "yes"
            for row in records.of("initial_cp_conference", child)
        )
        late = not within(latest, day, CONFERENCE_DAYS)
        if needed and late and not is_held:
            team = records.team_owing(child, day, least_team(rows), latest)
            counted.append(Counted(child, day, team))
    return counted


CODES = {
    "CIN1": in_need,
    "CIN1r": in_need,
    "CIN4": in_need_visited,
    "CIN8": unallocated,
    "CP2": enquiries,
    "CP2r": enquiries,
    "CP5": conferences,
    "CP5x": possible_conferences,
    "CP5o": overdue_conferences,
    "CP7": protected,
    "CP7r": protected,
    "CP8": protected_visited,
    "CP8v": protected_visited_by_house_rule,
    "CP12": repeat_plans,
    "CP13": long_plans,
    "CP13c": two_year_plans,
}
