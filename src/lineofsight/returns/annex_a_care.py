"""Annex A list 8, worked out: the period of care, the placement, the year's counts, the checks.

SSDA903 gives an episode for each change of placement or legal status, list 8 one row for the whole
period. Where the records came from list 8 itself, what it does not keep from row to row (when a
legal status began, an earlier period) is left blank unless the records show it.
"""

import datetime as dt
from typing import Any

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.returns.extract import Extract, Row, is_on

EMERGENCY = (
    "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months "
    "(Y/N)"
)
FORMERLY_UNACCOMPANIED = (
    "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)"
)
_SAME_PLACEMENT = ("L", "T", "U")
_TEMPORARY = ("T0", "T1", "T2", "T3", "T4")


def was_protected_in_an_emergency(extract: Extract, row: Row) -> str:
    """Police protection (L1) or an emergency protection order (L2) on a day of the six months."""
    since = extract.back(6)
    episodes = extract.by_child("cla_episodes").get(row["child_id"], ())
    was = any(
        one["legal_status"] in ("L1", "L2") and (one["ended_on"] is None or one["ended_on"] > since)
        for one in episodes
    )
    return _yes_or(extract, was=was)


def was_ever_unaccompanied(extract: Extract, row: Row) -> str:
    """Ask whether the young person is or was an unaccompanied asylum-seeking child."""
    return _unaccompanied(extract, row["child_id"], since=dt.date.min)


def _was_unaccompanied_in_the_year(extract: Extract, row: Row) -> str:
    return _unaccompanied(extract, row["child_id"], since=extract.year_starts)


def _unaccompanied(extract: Extract, child: str, *, since: dt.date) -> str:
    spells = [
        one
        for one in extract.by_child("immigration_status").get(child, ())
        if one["status"] == "UASC"
    ]
    if any(one["ended_on"] is None or one["ended_on"] >= since for one in spells):
        return "yes"
    if spells:
        return "no"
    people = extract.by_child("person").get(child, ())
    return next((str(one["is_uasc"]) for one in people), NOT_RECORDED)


def _yes_or(extract: Extract, *, was: bool) -> str:
    """No only where the records hold every episode, and not each child's latest alone."""
    if was:
        return "yes"
    return NOT_RECORDED if extract.holds_latest_alone("cla_episodes") else "no"


def _started_on(extract: Extract, row: Row) -> Any:
    return extract.care_period(row)["started_on"]


def _is_a_later_period(extract: Extract, row: Row) -> str:
    period = extract.care_period(row)
    earlier = any(
        one["started_on"] < period["started_on"]
        and one["ended_on"] is not None
        and one["ended_on"] >= extract.year_starts
        for one in extract.by_child("care_periods").get(row["child_id"], ())
    )
    return _yes_or(extract, was=earlier)


def _status_began_on(extract: Extract, row: Row) -> Any:
    """The first of the episodes without a gap, up to this one, that have its legal status."""
    if extract.holds_latest_alone("cla_episodes"):
        return None
    began = row["started_on"]
    episodes = extract.by_child("cla_episodes").get(row["child_id"], ())
    for one in sorted(episodes, key=lambda one: one["started_on"], reverse=True):
        if one["started_on"] >= began:
            continue
        if one["ended_on"] != began or one["legal_status"] != row["legal_status"]:
            break
        began = one["started_on"]
    return began


def _last_visit(extract: Extract, row: Row) -> Any:
    return (
        extract.latest("cla_visits_made", "happened_on").get(row["child_id"], {}).get("happened_on")
    )


def _last_check(extract: Extract, row: Row, *kinds: str) -> dt.date | None:
    days = (
        one["completed_on"]
        for one in extract.by_child("cla_health").get(row["child_id"], ())
        if one["kind"] in kinds and one["outcome"] in ("done", NOT_RECORDED)
    )
    return max((day for day in days if day is not None), default=None)


def _last_assessment(extract: Extract, row: Row) -> dt.date | None:
    return _last_check(extract, row, "initial", "review")


def _last_dental_check(extract: Extract, row: Row) -> dt.date | None:
    return _last_check(extract, row, "dental")


def _placements(extract: Extract, row: Row) -> int:
    """Stays with one carer on any day of the twelve months that lasted over a day's end (LAC20)."""
    return sum(
        one["ended_on"] is None
        or (one["ended_on"] > extract.year_starts and one["ended_on"] > one["started_on"])
        for one in extract.by_child("placements_made").get(row["child_id"], ())
    )


def _placement(extract: Extract, row: Row) -> Row | None:
    """The placement that counts at the extract (LAC14), else the one that began last.

    A temporary one too. Of several open, the one that began later; of one day, the first by kind.
    """
    placements = extract.by_child("cla_placement").get(row["child_id"], ())
    return min(
        placements,
        key=lambda one: (
            not is_on(one, extract.as_at),
            -one["started_on"].toordinal(),
            one["placement_type"],
            one["start_reason"],
            str(list(one.values())),
        ),
        default=None,
    )


def _placed_on(extract: Extract, row: Row) -> dt.date | None:
    """The day it began; of a change of legal status with the same carer, the day the stay did."""
    latest = _placement(extract, row)
    if latest is None:
        return None
    began_on: dt.date = latest["started_on"]
    if latest["start_reason"] in _SAME_PLACEMENT and latest["placement_type"] not in _TEMPORARY:
        stays = extract.by_child("placements_made").get(row["child_id"], ())
        began = [stay["started_on"] for stay in stays if stay["started_on"] <= began_on]
        return max(began, default=began_on)
    return began_on


def _of_placement(column: str) -> Any:
    return lambda extract, row: (_placement(extract, row) or {}).get(column)


def _location(extract: Extract, row: Row) -> str | None:
    latest = _placement(extract, row)
    return {"yes": "in", "no": "out"}.get(latest["in_boundary"]) if latest else None


def _away(extract: Extract, row: Row) -> list[Row]:
    """Episodes of the twelve months that began while the child was looked after."""
    periods = extract.by_child("care_periods").get(row["child_id"], ())
    return [
        one
        for one in extract.by_child("missing").get(row["child_id"], ())
        if one["missing_at"].date() >= extract.year_starts
        and any(is_on(period, one["missing_at"].date()) for period in periods)
    ]


def _times_missing(extract: Extract, row: Row) -> int:
    return sum(one["kind"] != "A" for one in _away(extract, row))


def _times_absent(extract: Extract, row: Row) -> int:
    return sum(one["kind"] == "A" for one in _away(extract, row))


def _last_missing(extract: Extract, row: Row) -> Row | None:
    missing = (one for one in _away(extract, row) if one["kind"] != "A")
    return max(missing, key=lambda one: one["missing_at"], default=None)


def _was_offered(extract: Extract, row: Row) -> str | None:
    last = _last_missing(extract, row)
    if last is None:
        return None
    if last["interviewed_at"] or last["offered_at"]:
        return "yes"
    said = str(last["interview_offered"])
    return said if said in ("yes", "no") else NOT_RECORDED


def _accepted(extract: Extract, row: Row) -> str | None:
    last = _last_missing(extract, row)
    if last is None:
        return None
    if last["interviewed_at"] is not None:
        return "yes"
    return "no" if last["interview_declined"] == "yes" else NOT_RECORDED


_PLACED = ("cla_placement",)
_MISSING = ("missing",)
IN_CARE: dict[str, tuple[Any, ...]] = {
    "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)": (
        _was_unaccompanied_in_the_year,
    ),
    "Date Started to be Looked After": (_started_on,),
    "Is this a second or subsequent period of being a Looked After Child within the last 12 "
    "months (Y/N)": (_is_a_later_period,),
    "Start date of current legal status": (_status_began_on,),
    "Date of Last Social Work Visit": (_last_visit, ("cla_visits",)),
    "Date of Last Health Assessment": (_last_assessment, ("cla_health",)),
    "Date of Last Dental Check": (_last_dental_check, ("cla_health",)),
    "Number of Placements in the Last 12 months": (_placements, _PLACED, 12),
    "Start Date of Most Recent Placement": (_placed_on, _PLACED),
    "Placement Type": (_of_placement("placement_type"), _PLACED),
    "Placement Provider": (_of_placement("provider"), _PLACED),
    "URN of Placement": (_of_placement("urn"), _PLACED),
    "Placement Location": (_location, _PLACED),
    "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months": (
        _times_missing,
        _MISSING,
        12,
    ),
    "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months": (
        _times_absent,
        _MISSING,
        12,
    ),
    "Was the child offered a Return Interview after their last missing episode (Y/N)?": (
        _was_offered,
        _MISSING,
        12,
    ),
    "Did the child accept a Return Interview after their last missing episode (Y/N)?": (
        _accepted,
        _MISSING,
        12,
    ),
}
"""Heading -> how it is worked out, from which table, and how many months that must reach back."""
