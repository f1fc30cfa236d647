"""A second opinion on care leavers, foster carers and permanence, from the rules alone."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from agreement.naive_care import Stay, is_grown, months_after, stays
from agreement.naive_courts import GONE, Weighed, former, has_left_care, leavers
from agreement.naive_looked_after import endings
from agreement.naive_records import (
    DAY,
    NOT_RECORDED,
    Counted,
    Period,
    Records,
    Row,
    birthday,
    is_open,
    said,
    years_before,
)

FOSTER = {"U1", "U2", "U3", "U4", "U5", "U6"}
CONTACT_DAYS = 56
SUPERVISION_DAYS = 42
Test = Callable[[Row, dt.date], bool]


def _of_ages(first: int, last: int, met: Test) -> Callable[[Records, Period], list[Counted]]:
    def counted(records: Records, asked: Period) -> list[Counted]:
        found = former(records, asked.last, (first, last))
        return [replace(one, met=met(row, asked.last)) for row, one in found]

    return counted


def _only(first: int, last: int, of: Test) -> Callable[[Records, Period], list[Counted]]:
    def counted(records: Records, asked: Period) -> list[Counted]:
        found = leavers(records, asked.last, (first, last))
        return [one for row, one in found if of(row, asked.last)]

    return counted


def _former(met: Test) -> Callable[[Records, Period], list[Counted]]:
    """Of those of 17 to 21 who have left care and are owed more than advice, those who meet it."""

    def counted(records: Records, asked: Period) -> list[Counted]:
        found = former(records, asked.last, (17, 21))
        return [replace(one, met=met(row, asked.last)) for row, one in found]

    return counted


def last_contact(records: Records, row: Row, day: dt.date) -> dt.date | None:
    """The latest contact by the day that any row of theirs tells of, while in touch."""
    if said(row, "in_touch") != "YES":
        return None
    told = [one.get("contacted_on") for one in records.of("care_leavers", row["child_id"])]
    return max((one for one in told if one and one <= day), default=None)


def contacted(records: Records, asked: Period) -> list[Counted]:
    """CL3: in touch, and a contact in the eight weeks to the day."""
    counted = []
    for row, one in former(records, asked.last, (17, 21)):
        on = last_contact(records, row, asked.last)
        met = on is not None and (asked.last - on).days <= CONTACT_DAYS
        counted.append(replace(one, met=met))
    return counted


def supported(records: Records, asked: Period) -> list[Counted]:
    """CL11: aged 22 to 25, in touch, and a contact in the twelve months."""
    day = asked.last
    contacts = [
        (last_contact(records, row, day), one) for row, one in leavers(records, day, (22, 25))
    ]
    return [one for on, one in contacts if on is not None and on > years_before(day, 1)]


def lives_in(*letters: str) -> Test:
    return lambda row, _day: said(row, "accommodation") in letters


def staying_put(records: Records, asked: Period) -> list[Counted]:
    """CL7: aged 19 and 20, fostered on the day before 18; Z on the latest status."""
    counted = []
    for row, one in leavers(records, asked.last, (19, 20)):
        born = records.person(one.child_id)["born_on"]
        before = birthday(born, 18) - DAY
        if any(
            said(place, "placement_type") in FOSTER and is_open(place, before)
            for place in records.of("cla_placement", one.child_id)
        ):
            counted.append(replace(one, met=said(row, "accommodation") == "Z"))
    return counted


@dataclass
class Interval:
    """One pathway plan owed: since when, by when, and what became of it."""

    child_id: str
    team: str | None
    since: dt.date
    due: dt.date
    done: dt.date | None
    lapsed: dt.date | None
    is_first: bool


def plans_owed(records: Records) -> list[Interval]:
    """Each plan owed: three months for who became eligible without one, else six from the last."""
    found = []
    for child in records.children("care_leavers"):
        rows = sorted(records.of("care_leavers", child), key=lambda row: row["effective_on"])
        entitled = [row for row in rows if said(row, "eligibility") != "qualifying"]
        if not entitled:
            continue
        eligible = [row for row in entitled if said(row, "eligibility") == "eligible"]
        known = (eligible or entitled)[0]["effective_on"]
        same = [row for row in rows if row["effective_on"] == known]
        gone = _gone(rows)
        born = records.person(child).get("born_on")
        ends = [*gone[:1], *([birthday(born, 21)] if born else [])]
        lapsed = min(ends, default=None)
        held = sorted({row["reviewed_on"] for row in records.of("pathway_plans", child)})
        since = _owed_since(records, child, known)
        starts = held if held and held[0] <= known else [since, *held]
        team = min((row["team"] for row in same if row.get("team")), default=None)
        for place, since in enumerate(starts):
            is_new = since not in held
            is_first = is_new and bool(eligible)
            done = starts[place + 1] if place + 1 < len(starts) else None
            if lapsed is None or since < lapsed:
                due = months_after(since, 3 if is_first else 6)
                found.append(Interval(child, team, since, due, done, lapsed, is_first))
    return found


def _owed_since(records: Records, child: str, known: dt.date) -> dt.date:
    """The day first known; of a list of one day the 16th birthday, or 13 weeks in care if later."""
    born = records.person(child).get("born_on")
    days = {row["effective_on"] for row in records.rows("care_leavers")}
    if born is None or len(days) > 1 or birthday(born, 16).year not in range(2010, 2029):
        return known
    began = [stay.started_on for stay in stays(records, child) if stay.started_on.year >= 2010]
    young = _before_18(born, began)
    weeks = [max(young) + dt.timedelta(days=91)] if young else []
    return min(known, max([birthday(born, 16), *weeks]))


def _before_18(born: dt.date, days: list[dt.date]) -> list[dt.date]:
    return [day for day in days if day < birthday(born, 18)]


def _gone(rows: list[Row]) -> list[dt.date]:
    """The days of the statuses at the end that owe no plan: dead, at home, or only qualifying."""
    days: list[dt.date] = []
    for day in sorted({row["effective_on"] for row in rows}):
        here = [row for row in rows if row["effective_on"] == day]
        owes = [
            said(row, "in_touch") not in GONE and said(row, "eligibility") != "qualifying"
            for row in here
        ]
        days = [] if any(owes) else [*days, day]
    return days


def planned(records: Records, asked: Period) -> list[Counted]:
    """CL4: of plans owed that day, those not overdue."""
    day = asked.last
    return [
        Counted(
            one.child_id,
            day,
            records.team_on(one.child_id, day, records.team_on(one.child_id, one.since, one.team)),
            day <= one.due,
        )
        for one in plans_owed(records)
        if one.since <= day
        and (one.done is None or one.done > day)
        and (one.lapsed is None or one.lapsed > day)
    ]


def planned_at_first(records: Records, asked: Period) -> list[Counted]:
    """CL5: first plans due in the month that were made, or still owed; made by the day."""
    return [
        Counted(
            one.child_id,
            one.due,
            records.team_on(one.child_id, one.since, one.team),
            one.done is not None and one.done <= one.due,
        )
        for one in plans_owed(records)
        if one.is_first
        and one.due in asked
        and (
            one.lapsed is None
            or one.lapsed > one.due
            or (one.done is not None and one.done <= one.lapsed)
        )
    ]


@dataclass
class Approval:
    """One approval of a household, and the rows of the register since the first."""

    household: str
    approved_on: dt.date
    ended_on: dt.date | None
    is_renewed: bool
    is_new: bool
    kind: str
    standards: dt.date | None
    rows: list[Row] = field(default_factory=list)

    def holds(self, day: dt.date) -> bool:
        return self.approved_on <= day and (self.ended_on is None or self.ended_on > day)


def approvals(records: Records) -> list[Approval]:
    households: dict[str, list[Row]] = defaultdict(list)
    for row in records.rows("fostering_households"):
        households[row["household_id"]].append(row)
    found = []
    for household, rows in households.items():
        days = sorted({row["approved_on"] for row in rows})
        renewed = False
        for place, approved in enumerate(days):
            is_new = not renewed  # the approval before stood until this one
            same = [row for row in rows if row["approved_on"] == approved]
            ended = max((row["ended_on"] for row in same if row.get("ended_on")), default=None)
            later = days[place + 1] if place + 1 < len(days) else None
            renewed = later is not None and (ended is None or later <= ended)
            kinds = [said(row, "household_type") for row in same]
            known = [kind for kind in kinds if kind != NOT_RECORDED]
            standards = [row["standards_met_on"] for row in same if row.get("standards_met_on")]
            found.append(
                Approval(
                    household,
                    approved,
                    later if renewed else ended,
                    renewed,
                    is_new,
                    max(known, default=NOT_RECORDED),
                    min(standards, default=None),
                    rows,
                )
            )
    return found


def open_on(records: Records, day: dt.date) -> list[Approval]:
    return [one for one in approvals(records) if one.holds(day)]


def _households(
    of: Callable[[Approval, dt.date], bool], met: Callable[[Approval, dt.date], bool]
) -> Callable[[Records, Period], list[Counted]]:
    def counted(records: Records, asked: Period) -> list[Counted]:
        day = asked.last
        return [
            Counted(one.household, day, NOT_RECORDED, met(one, day))
            for one in open_on(records, day)
            if of(one, day)
        ]

    return counted


def a_year_on(one: Approval, day: dt.date) -> bool:
    return day >= months_after(one.approved_on, 12)


def approved_a_year_ago(one: Approval, day: dt.date) -> bool:
    return one.approved_on <= years_before(day, 1)


def since_the_standards(one: Approval, day: dt.date) -> bool:
    return approved_a_year_ago(one, day) and one.approved_on.year >= 2010


def every(_one: Approval, _day: dt.date) -> bool:
    return True


def _last(one: Approval, column: str, day: dt.date) -> dt.date:
    """The last such visit under this approval, else the approval itself."""
    held = [row[column] for row in one.rows if row.get(column)]
    return max([one.approved_on, *(on for on in held if one.approved_on < on <= day)])


def surprised(one: Approval, day: dt.date) -> bool:
    return day <= months_after(_last(one, "unannounced_on", day), 12)


def supervised(one: Approval, day: dt.date) -> bool:
    return (day - _last(one, "supervised_on", day)).days <= SUPERVISION_DAYS


def checked(one: Approval, day: dt.date) -> bool:
    return all(_lasts(one, name, day) >= day for name in ("dbs_expires_on", "medical_due_on"))


def _lasts(one: Approval, name: str, day: dt.date) -> dt.date:
    """Until when a check holds, as last said by the day; an empty date says nothing."""
    said_on = [
        (row.get("reviewed_on") or row["approved_on"], row[name])
        for row in one.rows
        if row.get(name)
    ]
    return max((each for each in said_on if each[0] <= day), default=(day, dt.date.min))[1]


def trained(one: Approval, day: dt.date) -> bool:
    months = 18 if one.kind == "connected" else 12
    limit = months_after(months_after(one.approved_on, 12), months - 12)
    return one.standards is not None and one.standards <= min(limit, day)


def newly_approved(records: Records, asked: Period) -> list[Counted]:
    """F7: approvals, but of households whose approval stood until then."""
    return [
        Counted(one.household, one.approved_on, NOT_RECORDED)
        for one in approvals(records)
        if one.is_new and one.approved_on in asked
    ]


def net_approved(records: Records, asked: Period) -> list[Weighed]:
    """F8: new approvals less approvals that ended for good."""
    came = [(one.child_id, one.on, 1) for one in newly_approved(records, asked)]
    went = [
        (one.household, one.ended_on, -1)
        for one in approvals(records)
        if not one.is_renewed and one.ended_on in asked and one.ended_on is not None
    ]
    return [
        Weighed(household, on, NOT_RECORDED, above=Decimal(change))
        for household, on, change in [*came, *went]
    ]


def own_provision(records: Records, asked: Period) -> list[Counted]:
    """F1: children looked after whose latest placement open that day is foster care."""
    day = asked.last
    counted = []
    for child in records.children("cla_episodes"):
        stay = next((one for one in stays(records, child) if _holds(one, day)), None)
        places = [row for row in records.of("cla_placement", child) if is_open(row, day)]
        if stay is None or not places or is_grown(records, child, day):
            continue
        latest = max(row["started_on"] for row in places)
        first = min(
            (row for row in places if row["started_on"] == latest),
            key=lambda row: (
                said(row, "placement_type"), said(row, "provider"), said(row, "start_reason")
            ),
        )  # fmt: skip
        provider = said(first, "provider")
        if said(first, "placement_type") in FOSTER and provider != NOT_RECORDED:
            team = records.team_on(child, day, stay.team)
            counted.append(Counted(child, day, team, provider == "PR1"))
    return counted


def _holds(stay: Stay, day: dt.date) -> bool:
    return stay.started_on <= day and (stay.ended_on is None or stay.ended_on > day)


def _left(reasons: set[str]) -> Callable[[Records, Period], list[Counted]]:
    """AD2, AD3: children whose care ended in twelve months, by the last time it did."""

    def counted(records: Records, asked: Period) -> list[Counted]:
        day = asked.last
        after = day + DAY
        first = years_before(after, 1) if after.day == 1 else years_before(day, 1) + DAY
        found = []
        for child in records.children("cla_episodes"):
            ceased = [one for one in endings(records, child) if first <= one[0] <= day]
            if ceased:
                ended, reason, stay = ceased[-1]
                team = records.team_on(child, ended - DAY, stay.team)
                found.append(Counted(child, day, team, reason in reasons))
        return found

    return counted


def _days(value: int | None, child: str, on: dt.date, records: Records) -> list[Weighed]:
    if value is None:
        return []
    return [Weighed(child, on, records.team_on(child, on), above=Decimal(value), below=Decimal(1))]


def _grouped(records: Records, column: str) -> dict[tuple[str, dt.date], list[Row]]:
    found: dict[tuple[str, dt.date], list[Row]] = defaultdict(list)
    for row in records.rows("permanence"):
        if row.get(column):
            found[row["child_id"], row[column]].append(row)
    return found


def home(row: Row) -> dt.date | None:
    fostered, placed = row.get("fostered_on"), row.get("placed_on")
    if said(row, "adopted_by_carer") == "yes":
        return row.get("carer_from_on") or fostered or placed
    return min((day for day in (fostered, placed) if day), default=None)


def days_to_home(records: Records, asked: Period) -> list[Weighed]:
    """AD4: days from entering care to moving in, of children adopted in the period."""
    counted = []
    for (child, ordered), rows in _grouped(records, "ordered_on").items():
        if ordered not in asked:
            continue
        waits = [
            (home(row) - row["entered_care_on"]).days
            for row in rows
            if home(row) and row.get("entered_care_on")
        ]
        counted += _days(min(waits, default=None), child, ordered, records)
    return counted


def days_to_match(records: Records, asked: Period) -> list[Weighed]:
    """AD5: days from placement order to match, without decisions since reversed."""
    counted = []
    for (child, matched), rows in _grouped(records, "matched_on").items():
        waits = [
            (matched - row["placement_order_on"]).days
            for row in rows
            if row.get("placement_order_on") and not row.get("reversed_on")
        ]
        if matched in asked:
            counted += _days(min(waits, default=None), child, matched, records)
    return counted


def waiting(records: Records, asked: Period) -> list[Counted]:
    """AD6: live decisions; not placed, and decided over 18 months ago."""
    day = asked.last
    long_ago = months_after(day, -18)
    counted = []
    for child in records.children("permanence"):
        live = [
            row
            for row in records.of("permanence", child)
            if row.get("decided_on")
            and row["decided_on"] <= day
            and all(not row.get(name) or row[name] > day for name in ("reversed_on", "ordered_on"))
        ]
        if live:
            placed = any(row.get("placed_on") and row["placed_on"] <= day for row in live)
            decided = min(row["decided_on"] for row in live)
            met = not placed and decided < long_ago
            counted.append(Counted(child, day, records.team_on(child, day), met))
    return counted


def reversals(records: Records, asked: Period) -> list[Weighed]:
    """AD9: reversals of the period over decisions of the period."""
    counted = []
    for column, above, below in (("decided_on", 0, 1), ("reversed_on", 1, 0)):
        for child, day in _grouped(records, column):
            if day in asked:
                team = records.team_on(child, day)
                counted.append(
                    Weighed(child, day, team, above=Decimal(above), below=Decimal(below))
                )
    return counted


def matched_long_term(records: Records, asked: Period) -> list[Counted]:
    """AD7: matches the panel agreed, each child and panel once."""
    found = {
        (row["child_id"], row["panel_on"])
        for row in records.rows("permanence_matches")
        if said(row, "outcome") == "agreed" and row["panel_on"] in asked
    }
    return [Counted(child, day, records.team_on(child, day)) for child, day in found]


def adopters(records: Records, asked: Period) -> list[Counted]:
    """AD8: adoptive families approved, each once, when the first of its adopters was."""
    first: dict[str, dt.date] = {}
    for row in records.rows("adopters"):
        family, ended = row.get("family_id") or row["adopter_id"], row.get("stage_2_ended_on")
        left = row.get("left_on")
        was_refused = said(row, "left_reason") == "refused"
        if ended is not None and (was_refused or (left is not None and left <= ended)):
            ended = None
        for day in filter(None, (row.get("approved_on"), ended)):
            first[family] = min(day, first.get(family, day))
    return [Counted(family, day, NOT_RECORDED) for family, day in first.items() if day in asked]


CODES = {
    "CL3": contacted,
    "CL4": planned,
    "CL5": planned_at_first,
    "CL6": _former(lambda row, _day: bool(row.get("adviser"))),
    "CL7": staying_put,
    "CL8": _former(lives_in("X")),
    "CL9": _of_ages(19, 21, lambda row, _day: said(row, "activity") in ("F1", "P1")),
    "CL10": _only(
        17, 21, lambda row, day: has_left_care(row) and lives_in("S", "V", "W")(row, day)
    ),
    "CL11": supported,
    "F1": own_provision,
    "F2": _households(lambda one, _day: one.kind == "mainstream", every),
    "F4": _households(a_year_on, surprised),
    "F5": _households(every, supervised),
    "F6": _households(every, checked),
    "F7": newly_approved,
    "F8": net_approved,
    "F9": _households(since_the_standards, trained),
    "AD2": _left({"E11", "E12"}),
    "AD3": _left({"E43", "E44", "E45", "E46", "E47", "E48"}),
    "AD4": days_to_home,
    "AD5": days_to_match,
    "AD6": waiting,
    "AD7": matched_long_term,
    "AD8": adopters,
    "AD9": reversals,
}
