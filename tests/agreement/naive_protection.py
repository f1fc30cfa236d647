"""A second opinion on enquiries completed, conferences and plans as they go on, from the rules."""

import datetime as dt
import itertools
from collections import defaultdict

from agreement.naive_care import CALENDAR_BEGINS, months_after
from agreement.naive_children import LONG_DAYS, abused, open_plans, times_on_a_plan
from agreement.naive_records import (
    Counted,
    Period,
    Records,
    Row,
    age_on,
    birthday,
    least_team,
    said,
    within,
    years_before,
)

TRANSFER_DAYS = 15
FIRST_CORE_GROUP_DAYS = 10
CORE_GROUP_DAYS = 42
DRIFT_MONTHS = 15
ALONE_AGE = 3
PARTICIPATION_AGE = 4
TOOK_PART = {"PN1", "PN2", "PN3", "PN5", "PN6"}


def discussions(records: Records, asked: Period) -> list[Counted]:
    """CP1: each child and day, whether it began an enquiry or was called otherwise."""
    found: dict[tuple[str, dt.date], list[Row]] = defaultdict(list)
    for row in records.rows("s47_enquiry"):
        found[row["child_id"], row["started_on"]].append(row)
    for row in records.rows("strategy_discussions"):
        found[row["child_id"], row["held_on"]].append(row)
    return [
        Counted(child, day, records.team_of_event(child, day, least_team(rows)))
        for (child, day), rows in found.items()
        if day in asked
    ]


def nothing_further(records: Records, asked: Period) -> list[Counted]:
    """CP3: of enquiries completed, those that every row says ended without further action."""
    return [
        _completed(records, rows, all(said(row, "outcome") == "no further action" for row in rows))
        for rows in _completed_in(records, asked)
    ]


def led_to_conference(records: Records, asked: Period) -> list[Counted]:
    """CP4: those whose discussion is the latest on or before a conference."""
    counted = []
    for rows in _completed_in(records, asked):
        child, started = rows[0]["child_id"], rows[0]["started_on"]
        discussed = [row["started_on"] for row in records.of("s47_enquiry", child)]
        led = any(
            said(row, "transfer_in") != "yes"
            and started == max((one for one in discussed if one <= row["held_on"]), default=None)
            for row in records.of("initial_cp_conference", child)
        )
        counted.append(_completed(records, rows, led))
    return counted


def _completed_in(records: Records, asked: Period) -> list[list[Row]]:
    found: dict[tuple[str, dt.date], list[Row]] = defaultdict(list)
    for row in records.rows("s47_enquiry"):
        if row.get("ended_on"):
            found[row["child_id"], row["started_on"]].append(row)
    return [rows for rows in found.values() if max(row["ended_on"] for row in rows) in asked]


def _completed(records: Records, rows: list[Row], met: bool) -> Counted:
    child, day = rows[0]["child_id"], max(row["ended_on"] for row in rows)
    return Counted(child, day, records.team_of_event(child, day, least_team(rows)), met)


def transferred_in(records: Records, asked: Period) -> list[Counted]:
    """CP5t: transfer-in conferences held, within 15 working days of the notice."""
    counted = []
    for row in records.rows("cp_transfers_in"):
        child, told, held = row["child_id"], row["notified_on"], row.get("conference_on")
        if held in asked:
            team = records.team_of_event(child, told, row.get("team"))
            counted.append(Counted(child, held, team, within(told, held, TRANSFER_DAYS)))
    return counted


def made_a_plan(records: Records, asked: Period) -> list[Counted]:
    """CP6: of initial conferences held, transfers left out, those that made a plan."""
    held: dict[tuple[str, dt.date], list[Row]] = defaultdict(list)
    for row in records.rows("initial_cp_conference"):
        if row["held_on"] in asked and said(row, "transfer_in") != "yes":
            held[row["child_id"], row["held_on"]].append(row)
    return [
        Counted(
            child,
            day,
            records.team_of_event(child, day, least_team(rows)),
            any(row.get("led_to_plan") == "yes" for row in rows),
        )
        for (child, day), rows in held.items()
    ]


def seen_alone(records: Records, asked: Period) -> list[Counted]:
    """CP9: days a child of 3 or over was seen in person, and whether alone."""
    seen: dict[tuple[str, dt.date], list[Row]] = defaultdict(list)
    for row in records.rows("cp_visits"):
        in_person = said(row, "method") in ("in person", "not recorded")
        child, day = row["child_id"], row["seen_on"]
        is_ours = day in asked and not _is_elsewhere(records, child, day)
        if is_ours and in_person and said(row, "child_seen") != "no":
            seen[child, day].append(row)
    return [
        Counted(
            child,
            day,
            records.team_on(child, day),
            any(row.get("seen_alone") == "yes" for row in rows),
        )
        for (child, day), rows in seen.items()
        if _is_aged(records, child, day, ALONE_AGE)
    ]


def _is_elsewhere(records: Records, child: str, day: dt.date) -> bool:
    """Whether the child was on plans of another authority alone, the last day of each included."""
    held = [
        said(plan, "other_authority") == "yes"
        for plan in records.of("cp_plans", child)
        if plan["started_on"] <= day <= (plan.get("ended_on") or dt.date.max)
    ]
    return bool(held) and all(held)


def _is_aged(records: Records, child: str, day: dt.date, age: int) -> bool:
    born = records.person(child).get("born_on")
    return born is not None and born <= day and age_on(born, day) >= age


def reviewed_in_time(records: Records, asked: Period) -> list[Counted]:
    """CP10: each child's latest plan, three months old: no review of the year late or overdue."""
    day = asked.last
    year_starts = dt.date(day.year - 1, day.month, 1)
    year_starts = months_after(year_starts, 1)
    counted = []
    for plan in _latest_plans(records, day):
        child, started = plan["child_id"], plan["started_on"]
        if started > months_after(day, -3):
            continue
        held = sorted(
            {
                row["held_on"]
                for row in records.of("cp_reviews", child)
                if row["held_on"] > started
                and (_ended(records, plan) is None or row["held_on"] <= _ended(records, plan))
            }
        )
        late = False
        for since, review in zip([started, *held], [*held, None], strict=True):
            if since < CALENDAR_BEGINS:
                continue
            due = months_after(since, 3 if since == started else 6)
            is_late = due < day and (review is None or review > due)
            late = late or (is_late and (review is None or review >= year_starts))
        team = records.team_on(child, day, plan.get("team"))
        counted.append(Counted(child, day, team, not late, abused(plan)))
    return counted


def _latest_plans(records: Records, day: dt.date) -> list[Row]:
    plans: dict[str, Row] = {}
    for plan in sorted(open_plans(records, day), key=lambda row: row["started_on"]):
        plans[plan["child_id"]] = plan
    return list(plans.values())


def _ended(records: Records, plan: Row) -> dt.date | None:
    """The day the plan ended, or the child turned 18."""
    born = records.person(plan["child_id"]).get("born_on")
    ends = [plan.get("ended_on"), None if born is None else birthday(born, 18)]
    return min((end for end in ends if end is not None), default=None)


def core_group_in_time(records: Records, asked: Period) -> list[Counted]:
    """CP11: the first core group in 10 working days, each one since in 42, the next not overdue.

    A first one due before the earliest core group on record is not judged, nor is one that was
    due before the calendar begins.
    """
    day = asked.last
    known = core_groups_known_from(records)
    counted = []
    for plan, started in times_on_a_plan(records, day):
        child = plan["child_id"]
        held = sorted(
            row["held_on"]
            for row in records.of("core_groups", child)
            if started < row["held_on"] <= day
        )
        since = max(held, default=started)
        first = held[0] if held else day
        is_known = not held or (
            started >= CALENDAR_BEGINS and within(started, known, FIRST_CORE_GROUP_DAYS)
        )
        in_time = not is_known or within(started, first, FIRST_CORE_GROUP_DAYS)
        if held:
            in_time &= (day - held[-1]).days <= CORE_GROUP_DAYS
            in_time &= all(
                (after - before).days <= CORE_GROUP_DAYS
                or before + dt.timedelta(CORE_GROUP_DAYS) < CALENDAR_BEGINS
                for before, after in itertools.pairwise(held)
            )
        team = records.team_owing(child, day, plan.get("team"), since)
        counted.append(Counted(child, day, team, in_time, abused(plan)))
    return counted


def core_groups_known_from(records: Records) -> dt.date:
    """The earliest core group on record of a child who was on a plan."""
    held = [
        row["held_on"]
        for row in records.rows("core_groups")
        for plan in records.of("cp_plans", row["child_id"])
        if said(plan, "other_authority") != "yes"
        and plan["started_on"] < row["held_on"] <= (_ended(records, plan) or dt.date.max)
    ]
    return min(held, default=dt.date.max)


def begun_again(records: Records, asked: Period) -> list[Counted]:
    """CP12b: of plans started, those whose earlier plan had ended in the two years before."""
    begun: dict[tuple[str, dt.date], list[Row]] = defaultdict(list)
    for plan in records.rows("cp_plans"):
        begun[plan["child_id"], plan["started_on"]].append(plan)
    counted = []
    for (child, day), rows in begun.items():
        ours = any(said(row, "other_authority") != "yes" for row in rows)
        if day in asked and ours:
            again = any(
                row["started_on"] < day
                and row.get("ended_on") is not None
                and years_before(day, 2) <= row["ended_on"] <= day
                for row in records.of("cp_plans", child)
            )
            team = records.team_of_event(child, day, least_team(rows))
            own = {"need": min(said(row, "initial_category") for row in rows)}
            counted.append(Counted(child, day, team, again, own))
    return counted


def ended_long(records: Records, asked: Period) -> list[Counted]:
    """CP14: of plans ended, those that lasted more than 729 days."""
    counted = []
    for plan in records.rows("cp_plans"):
        child, started, ended = plan["child_id"], plan["started_on"], _ended(records, plan)
        if said(plan, "other_authority") != "yes" and ended in asked and ended >= started:
            team = records.team_of_event(child, ended, plan.get("team"))
            met = (ended - started).days > LONG_DAYS
            counted.append(Counted(child, ended, team, met, abused(plan)))
    return counted


def drifting(records: Records, asked: Period) -> list[Counted]:
    """CP15: open plans that have lasted 15 months."""
    day = asked.last
    return [
        Counted(
            plan["child_id"],
            day,
            records.team_on(plan["child_id"], day, plan.get("team")),
            months_after(plan["started_on"], DRIFT_MONTHS) <= day,
            abused(plan),
        )
        for plan in open_plans(records, day)
    ]


def took_part(records: Records, asked: Period) -> list[Counted]:
    """CP16: reviews of children of 4 or over, with their views."""
    counted = []
    for (child, day), rows in _reviews(records, asked).items():
        codes = {said(row, "participation") for row in rows}
        if "PN0" not in codes and _is_aged(records, child, day, PARTICIPATION_AGE):
            team = records.team_of_event(child, day, least_team(rows))
            counted.append(Counted(child, day, team, bool(codes & TOOK_PART)))
    return counted


def quorate(records: Records, asked: Period) -> list[Counted]:
    """CP17: reviews, and initial conferences of which it is known; were they quorate?"""
    initial: dict[tuple[str, dt.date], list[Row]] = defaultdict(list)
    for row in records.rows("initial_cp_conference"):
        if row["held_on"] in asked:
            initial[row["child_id"], row["held_on"]].append(row)
    known = {
        key: rows
        for key, rows in initial.items()
        if any(said(row, "quorate") != "not recorded" for row in rows)
    }
    return [
        Counted(
            child,
            day,
            records.team_of_event(child, day, least_team(rows)),
            any(row.get("quorate") == "yes" for row in rows),
        )
        for found in (known, _reviews(records, asked))
        for (child, day), rows in found.items()
    ]


def _reviews(records: Records, asked: Period) -> dict[tuple[str, dt.date], list[Row]]:
    found: dict[tuple[str, dt.date], list[Row]] = defaultdict(list)
    for row in records.rows("cp_reviews"):
        child, day = row["child_id"], row["held_on"]
        if day in asked and not _is_elsewhere(records, child, day):
            found[child, day].append(row)
    return found


CODES = {
    "CP1": discussions,
    "CP3": nothing_further,
    "CP4": led_to_conference,
    "CP5t": transferred_in,
    "CP6": made_a_plan,
    "CP9": seen_alone,
    "CP10": reviewed_in_time,
    "CP11": core_group_in_time,
    "CP12b": begun_again,
    "CP14": ended_long,
    "CP15": drifting,
    "CP16": took_part,
    "CP17": quorate,
}
