"""What no column of the records says as it stands: Annex A cells that are worked out.

Whatever `records.mapping.annex_a` reads from one heading into one column is written back from that
column (`annex_a`). The rest is here, heading by heading: ages, latest visits, counts over twelve
months, and the team and worker. A cell the records cannot answer for stays blank.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.kernel.days import birthday_number
from lineofsight.kernel.periods import months_earlier
from lineofsight.records.mapping import annex_a as mapping
from lineofsight.records.standard import TABLES
from lineofsight.returns import annex_a_care as care
from lineofsight.returns.extract import Extract, Row, is_on


@dataclass(frozen=True)
class Rule:
    """How a cell is worked out, from tables that must reach so many months back."""

    of: Callable[[Extract, Row], Any]
    needs: tuple[str, ...] = ()
    months: int = 0


def rule_for(name: str, heading: str) -> Rule | None:
    """Give the rule for a heading of a list; None where the column says it as it stands."""
    return _OF_A_LIST.get((name, heading), _EVERYWHERE.get(heading))


def _age(extract: Extract, row: Row) -> int | None:
    """Age at the last birthday before the extract; -1 while unborn."""
    for person in extract.by_child("person").get(row["child_id"], ()):
        if person["is_unborn"] == "yes":
            return -1
        if person["born_on"] is not None:
            return (birthday_number(extract.as_at) - birthday_number(person["born_on"])) // 10_000
    return None


def _ethnicity(extract: Extract, row: Row) -> str | None:
    """The code; where only the group is known, the group."""
    for person in extract.by_child("person").get(row["child_id"], ()):
        if person["ethnicity"] != NOT_RECORDED:
            return str(person["ethnicity"])
        if person["ethnicity_group"] not in (NOT_RECORDED, "Not known"):
            return str(person["ethnicity_group"])
    return None


def _held(column: str, on: Callable[[Extract, str, dt.date], str | None]) -> Rule:
    """Who holds the case at the extract: as allocated, else as the record says."""
    return Rule(lambda extract, row: on(extract, row["child_id"], extract.as_at) or row[column])


def _took(column: str, day: str, on: Callable[[Extract, str, dt.date], str | None]) -> Rule:
    """Who took the work: as the record says, else as allocated that day; open, who holds it."""

    def of(extract: Extract, row: Row) -> str | None:
        child = row["child_id"]
        if "authorised_on" in row and row["authorised_on"] is None:
            return on(extract, child, extract.as_at) or row[column]
        return row[column] or on(extract, child, row[day])

    return Rule(of)


def _earlier(extract: Extract, row: Row, *, table: str, day: str, before: dt.date) -> int:
    """Count the child's days of a kind in the twelve months before a day, not counting it."""
    since = months_earlier(before, 12)
    days = {one[day] for one in extract.by_child(table).get(row["child_id"], ())}
    return sum(since <= one < before for one in days)


def _referrals(extract: Extract, row: Row) -> int | None:
    if row["referrals_in_year"] is not None:
        return int(row["referrals_in_year"])
    if extract.why_not("referrals", extract.months + 12):
        return None
    return _earlier(extract, row, table="referrals", day="referred_on", before=row["referred_on"])


def _enquiries(extract: Extract, row: Row) -> int:
    return _earlier(extract, row, table="s47_enquiry", day="started_on", before=row["started_on"])


def _conferences(extract: Extract, row: Row) -> int:
    table = "initial_cp_conference"
    return _earlier(extract, row, table=table, day="held_on", before=row["started_on"])


def _conference(extract: Extract, row: Row) -> dt.date | None:
    """The conference the enquiry names, else the first that followed it and none other names.

    A transfer-in conference is none: read again, it would be taken for an initial one.
    """
    named: dt.date | None = row["conference_on"]
    if named is not None and not _is_transfer_in(extract, row["child_id"], named):
        return named
    following = following_conferences(extract, row["child_id"])
    return min(
        (day for day, began in following.items() if began == row["started_on"]), default=None
    )


def following_conferences(extract: Extract, child: str) -> Mapping[dt.date, dt.date | None]:
    """Give the child's conferences that no enquiry names, each with the enquiry it followed.

    Conferences about children who moved here follow no enquiry of ours, so that list 5 has none.
    """
    enquiries = extract.by_child("s47_enquiry").get(child, ())
    named = {one["conference_on"] for one in enquiries}
    return {
        one["held_on"]: max(
            (
                before["started_on"]
                for before in enquiries
                if before["started_on"] <= one["held_on"]
            ),
            default=None,
        )
        for one in extract.by_child("initial_cp_conference").get(child, ())
        if one["held_on"] not in named and one["transfer_in"] != "yes"
    }


def transferred_in(extract: Extract) -> set[tuple[str, dt.date]]:
    """Give child and day of the transfer-in conferences of the months."""
    since = extract.back(extract.months)
    return {
        (one["child_id"], one["held_on"])
        for one in extract.rows("initial_cp_conference")
        if one["transfer_in"] == "yes" and one["held_on"] >= since
    }


def _is_transfer_in(extract: Extract, child: str, day: dt.date) -> bool:
    conferences = extract.by_child("initial_cp_conference").get(child, ())
    return any(one["held_on"] == day and one["transfer_in"] == "yes" for one in conferences)


def _led_to_plan(extract: Extract, row: Row) -> str | None:
    held_on = _conference(extract, row)
    conferences = extract.by_child("initial_cp_conference").get(row["child_id"], ())
    return next((one["led_to_plan"] for one in conferences if one["held_on"] == held_on), None)


def _last_seen(extract: Extract, row: Row) -> dt.date | None:
    """The latest visit of any kind at which the child was seen."""
    child = row["child_id"]
    seen = (
        extract.latest("days_seen", "seen_on").get(child, {}).get("seen_on"),
        extract.latest("cla_visits_made", "happened_on").get(child, {}).get("happened_on"),
    )
    return max((day for day in seen if day is not None), default=None)


def case_status(extract: Extract, row: Row) -> str:
    """The status as recorded; else the first that applies, as Ofsted asks, unless closed.

    A case open at the extract may have been closed when its list was drawn: closed it is not yet.
    """
    child, day = row["child_id"], extract.as_at
    is_to_close = row["case_status"] == "closed" and row["ended_on"] is None
    if row["case_status"] != NOT_RECORDED and not is_to_close:
        return str(row["case_status"])
    if row["ended_on"] is not None:
        return "closed"
    for status, table in (
        ("looked after", "care_periods"),
        ("protection plan", "cp_plans"),
        ("child in need plan", "cin_plans"),
    ):
        if any(is_on(one, day) for one in extract.by_child(table).get(child, ())):
            return status
    assessments = extract.by_child("cin_assessments").get(child, ())
    is_open = any(one["authorised_on"] is None for one in assessments)
    return "open assessment" if is_open else NOT_RECORDED


def _last_visit(extract: Extract, row: Row) -> dt.date | None:
    latest = extract.latest("cp_visits_made", "happened_on").get(row["child_id"])
    return latest["happened_on"] if latest else None


def _seen_alone(extract: Extract, row: Row) -> str:
    day = _last_visit(extract, row)
    visits = extract.by_child("cp_visits").get(row["child_id"], ())
    return _said(one["seen_alone"] for one in visits if one["seen_on"] == day)


def _latest_contact(extract: Extract, row: Row) -> dt.date | None:
    """The latest by the extract that any row tells of: one said to come has not been made."""
    told = (one["contacted_on"] for one in extract.by_child("care_leavers")[row["child_id"]])
    return max((day for day in told if day is not None and day <= extract.as_at), default=None)


def _said(answers: Iterable[str]) -> str:
    """Yes where any says yes, else no where any says no."""
    found = set(answers)
    return next((answer for answer in ("yes", "no") if answer in found), NOT_RECORDED)


def _previous_plans(extract: Extract, row: Row) -> int | None:
    """As recorded, and never fewer than the earlier plans of ours in the records."""
    plans = extract.by_child("cp_plans").get(row["child_id"], ())
    started: dt.date = row["started_on"]
    before = [one for one in plans if one["started_on"] < started]
    earlier = len([one for one in before if one["other_authority"] != "yes"])
    recorded = row["previous_plans"]
    if recorded is None and extract.holds_latest_alone("cp_plans"):
        return earlier or None
    return max(int(recorded or 0), earlier)


_EVERYWHERE = {
    "Age of Child (Years)": Rule(_age),
    "Ethnicity": Rule(_ethnicity),
}

_OF_A_LIST: dict[tuple[str, str], Rule | None] = {
    ("list 3", "Number of Referrals in Last 12 Months"): Rule(_referrals),
    ("list 5", "Date of Initial Child Protection Conference"): Rule(_conference),
    (
        "list 5",
        "Did the Initial Child Protection Conference Result in a Child Protection Plan",
    ): Rule(_led_to_plan, ("initial_cp_conference",)),
    ("list 5", "Number of Section 47 Enquiries in the last 12 months"): Rule(
        _enquiries, ("s47_enquiry",), months=18
    ),
    ("list 5", "Number of ICPCs in the last 12 months"): Rule(
        _conferences, ("initial_cp_conference",), months=18
    ),
    ("list 6", "Date Child Was Last Seen"): Rule(_last_seen),
    ("list 6", "Case Status"): Rule(case_status),
    ("list 7", "Date of the Last Statutory Visit"): Rule(_last_visit, ("cp_visits",)),
    ("list 7", "Was the Child Seen Alone?"): Rule(_seen_alone, ("cp_visits",)),
    ("list 7", "Number of Previous Child Protection Plans"): Rule(_previous_plans),
    ("list 7", care.EMERGENCY): Rule(care.was_protected_in_an_emergency, ("cla_episodes",)),
    **{("list 8", heading): Rule(of, *needs) for heading, (of, *needs) in care.IN_CARE.items()},
    ("list 9", "Latest Date of Contact"): Rule(_latest_contact),
    ("list 9", care.FORMERLY_UNACCOMPANIED): Rule(care.was_ever_unaccompanied),
    ("list 11", "Ethnicity"): None,  # of the adopter, whom no table describes
}

for _list in (mapping.REFERRALS, mapping.ASSESSMENTS, mapping.SECTION_47):
    _day = TABLES[_list.fills[0].table].begins
    _OF_A_LIST[_list.name, "Allocated Team"] = _took("team", _day, Extract.team_on)
    _OF_A_LIST[_list.name, "Allocated Worker"] = _took("worker", _day, Extract.worker_on)
for _list in (
    mapping.CHILDREN_IN_NEED,
    mapping.CHILD_PROTECTION,
    mapping.CHILDREN_IN_CARE,
    mapping.CARE_LEAVERS,
):
    _OF_A_LIST[_list.name, "Allocated Team"] = _held("team", Extract.team_on)
    _OF_A_LIST[_list.name, "Allocated Worker"] = _held("worker", Extract.worker_on)
