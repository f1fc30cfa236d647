"""A second opinion on who is looked after, in what homes and by whom held, from the rules alone."""

import datetime as dt
from dataclasses import replace

from agreement.naive_care import (
    SHORT_BREAKS,
    Stay,
    began_here,
    continues,
    episodes,
    in_turn,
    is_grown,
    last_day_within,
    lasting_homes,
    looked_after,
    months_after,
    stay_on,
    stays,
)
from agreement.naive_records import (
    DAY,
    Counted,
    Period,
    Records,
    Row,
    birthday,
    is_open,
    is_settled,
    said,
    years_before,
)

FOSTERED = {"U1", "U2", "U3", "U4", "U5", "U6"}
ADOPTIVE = {"A3", "A4", "A5", "A6"}
UNREGULATED = {"H5", "K3", "P2", "P3", "Z1", "Z11", "Z12", "Z13", "Z14"}
HEARD = {"PN1", "PN2", "PN3", "PN5", "PN6"}
SOCIAL_WORKERS = {
    "social worker",
    "senior social worker",
    "NQSW",
    "consultant practitioner",
    "not recorded",
}
FAR_MILES = 20
SEEN_ALONE_FROM = 3


def is_under(records: Records, child: str, age: int, day: dt.date, *, unknown: bool) -> bool:
    """Say whether the child has not reached an age; `unknown` where the age is not known."""
    born = records.person(child).get("born_on")
    return unknown if born is None else birthday(born, age) > day


def year_starts(day: dt.date) -> dt.date:
    """The first day of the twelve months that end with a month end."""
    return months_after(day + DAY, -12)


def marked(counted: list[Counted], records: Records, is_met) -> list[Counted]:
    return [replace(one, met=bool(is_met(one.child_id, one.on))) for one in counted]


def unaccompanied_children(records: Records, asked: Period) -> list[Counted]:
    """LAC2: those whose status as an unaccompanied child has not ended."""
    return [one for one in looked_after(records, asked) if one.own["uasc"] == "yes"]


def share_unaccompanied(records: Records, asked: Period) -> list[Counted]:
    """LAC2p."""
    return [replace(one, met=one.own["uasc"] == "yes") for one in looked_after(records, asked)]


def rows_of_stay(records: Records, child: str, stay: Stay) -> list[Row]:
    """The episodes that make up one stay in care."""
    return [
        row
        for row in episodes(records, child)
        if stay.started_on <= row["started_on"]
        and (stay.ended_on is None or row["started_on"] <= stay.ended_on)
    ]


def started(records: Records, asked: Period) -> list[Counted]:
    """LAC3: stays that began, by an episode of reason S, or none recorded."""
    counted = []
    for child in records.children("cla_episodes"):
        for stay in stays(records, child):
            if stay.started_on in asked and began_here(records, child, stay):
                team = records.team_on(child, stay.started_on, stay.team)
                counted.append(Counted(child, stay.started_on, team))
    return counted


def endings(records: Records, child: str) -> list[tuple[dt.date, str, Stay]]:
    """When and why each stay ended, at 18 at the latest, unless the last episode says X1."""
    found = []
    born = records.person(child).get("born_on")
    grown = birthday(born, 18) if born else dt.date.max
    for stay in stays(records, child):
        day = min(stay.ended_on or dt.date.max, grown)
        last = max(
            rows_of_stay(records, child, stay),
            key=lambda row: (
                min(row.get("ended_on") or dt.date.max, grown),
                row["started_on"],
                said(row, "end_reason"),
            ),
        )
        turned_18 = grown < (last.get("ended_on") or dt.date.max)
        reason = "18th birthday" if turned_18 else said(last, "end_reason")
        if day < dt.date.max and reason != "X1":
            found.append((day, reason, stay))
    return found


def ceased(records: Records, asked: Period) -> list[Counted]:
    """LAC4: stays that ended."""
    return [
        Counted(child, day, records.team_on(child, day, stay.team))
        for child in records.children("cla_episodes")
        for day, _, stay in endings(records, child)
        if day in asked
    ]


def by_agreement(records: Records, asked: Period) -> list[Counted]:
    """LAC5: the episode begun last of those open says V2."""

    def is_met(child: str, day: dt.date) -> bool:
        rows = [row for row in records.of("cla_episodes", child) if is_open(row, day)]
        rows = [row for row in rows if said(row, "legal_status") not in SHORT_BREAKS]
        return said(max(rows, key=lambda row: row["started_on"]), "legal_status") == "V2"

    return marked(looked_after(records, asked), records, is_met)


def took_part(records: Records, asked: Period) -> list[Counted]:
    """LAC7: of reviews of children of four and more, those the child was heard in."""
    counted = []
    for row in records.rows("cla_reviews"):
        child, day, code = row["child_id"], row["held_on"], said(row, "participation")
        young = is_under(records, child, 4, day, unknown=False)
        if day in asked and code != "PN0" and not young:
            counted.append(Counted(child, day, records.team_on(child, day), code in HEARD))
    return counted


def seen_alone(records: Records, asked: Period) -> list[Counted]:
    """LAC27: of days on which a child of three and more was seen in person, those seen alone."""
    days: dict[tuple[str, dt.date], set[str]] = {}
    for row in records.rows("cla_visits"):
        child, day = row["child_id"], row["seen_on"]
        if day not in asked or said(row, "child_seen") == "no":
            continue
        if said(row, "method") not in ("in person", "not recorded"):
            continue
        if not is_under(records, child, SEEN_ALONE_FROM, day, unknown=False):
            days.setdefault((child, day), set()).add(said(row, "seen_alone"))
    return [
        Counted(child, day, records.team_on(child, day), "yes" in alone)
        for (child, day), alone in days.items()
    ]


def held(records: Records, asked: Period) -> list[Counted]:
    """LAC11: held by a worker by name who is a social worker, or whose role nobody says."""

    def is_social_worker(worker: str, day: dt.date) -> bool:
        posts = [
            row
            for row in records.rows("professionals")
            if row["worker_id"] == worker
            and row["started_on"] <= day
            and (row.get("last_day_on") is None or row["last_day_on"] >= day)
        ]
        return not posts or any(said(row, "role") in SOCIAL_WORKERS for row in posts)

    def is_met(child: str, day: dt.date) -> bool:
        return any(
            is_open(row, day)
            and row.get("worker_id")
            and said(row, "allocation") in ("primary", "not recorded")
            and is_social_worker(row["worker_id"], day)
            for row in records.of("involvements", child)
        )

    return marked(looked_after(records, asked), records, is_met)


def many_workers(records: Records, asked: Period) -> list[Counted]:
    """LAC12: three or more primary workers by name within the twelve months."""

    def is_met(child: str, day: dt.date) -> bool:
        workers = {
            row["worker_id"]
            for row in records.of("involvements", child)
            if row.get("worker_id")
            and row.get("allocation") == "primary"
            and row["started_on"] <= day
            and (row.get("ended_on") is None or row["ended_on"] > year_starts(day))
        }
        return len(workers) >= 3

    return marked(looked_after(records, asked), records, is_met)


def home_on(records: Records, child: str, day: dt.date) -> Row:
    """The placement begun last of those open; an empty row where there is none."""
    rows = [row for row in records.of("cla_placement", child) if is_open(row, day)]
    if not rows:
        return {}
    latest = max(row["started_on"] for row in rows)
    same = [row for row in rows if row["started_on"] == latest]
    return min(same, key=lambda row: (said(row, "placement_type"), said(row, "start_reason")))


def far_away(records: Records, asked: Period) -> list[Counted]:
    """LAC13: over 20 miles and outside the authority; 999.9 is not known."""

    def is_met(child: str, day: dt.date) -> bool:
        home = home_on(records, child, day)
        miles = home.get("miles")
        far = miles is not None and FAR_MILES < miles < 999
        return far and said(home, "in_boundary") == "no"

    return marked(looked_after(records, asked), records, is_met)


def fostered(records: Records, asked: Period) -> list[Counted]:
    """LAC14."""
    return marked(
        looked_after(records, asked),
        records,
        lambda child, day: said(home_on(records, child, day), "placement_type") in FOSTERED,
    )


def unlawfully_placed(records: Records, asked: Period) -> list[Counted]:
    """LAC15: under 16, or of unknown age, in a home that is not regulated."""
    return [
        one
        for one in looked_after(records, asked)
        if said(home_on(records, one.child_id, one.on), "placement_type") in UNREGULATED
        and is_under(records, one.child_id, 16, one.on, unknown=True)
    ]


def with_parents(records: Records, asked: Period) -> list[Counted]:
    """LAC16."""
    return marked(
        looked_after(records, asked),
        records,
        lambda child, day: said(home_on(records, child, day), "placement_type") == "P1",
    )


def _stays_with_carers(records: Records, child: str) -> list[list[Row]]:
    """The rows of each stay with one carer that lasted over a day, in turn."""
    found: list[list[Row]] = []
    for row in sorted(lasting_homes(records, child), key=in_turn):
        if continues(row) and found:
            found[-1].append(row)
        else:
            found.append([row])
    lasted = [stay for stay in found if _left_on(stay) > stay[0]["started_on"]]
    return sorted(lasted, key=lambda stay: (stay[0]["started_on"], _left_on(stay)))


def _left_on(stay: list[Row]) -> dt.date:
    return max(row.get("ended_on") or dt.date.max for row in stay)


def settled(records: Records, asked: Period) -> list[Counted]:
    """LAC21: two years in the home, or in the adoptive one and that before it together."""
    day = asked.last
    since, two_years = months_after(day, -30), years_before(day, 2)
    counted = []
    for one in looked_after(records, asked):
        child = one.child_id
        if not is_under(records, child, 16, day, unknown=False):
            continue
        if stay_on(records, child, day).started_on > since:
            continue
        met, homes = False, _stays_with_carers(records, child)
        for place, home in enumerate(homes):
            if not home[0]["started_on"] <= day < _left_on(home):
                continue
            so_far = [row for row in home if row["started_on"] <= day]
            adoptive = any(said(row, "placement_type") in ADOPTIVE for row in so_far)
            first = homes[place - 1] if adoptive and place else home
            met = met or first[0]["started_on"] <= two_years
        counted.append(replace(one, met=met))
    return counted


def requested(records: Records, asked: Period) -> list[Counted]:
    """LAC17: of those who entered care in the period and stayed three working days."""
    counted = []
    for child in records.children("cla_episodes"):
        for stay in stays(records, child):
            due = last_day_within(stay.started_on, 3)
            if due is None or stay.started_on not in asked or is_grown(records, child, due):
                continue
            has_left = stay.ended_on is not None and stay.ended_on <= due
            if has_left or not began_here(records, child, stay):
                continue
            requests = [
                row[column]
                for row in records.of("cla_health", child)
                for column in ("requested_on", "completed_on")
                if said(row, "kind") == "initial"
                and row.get(column) is not None
                and stay.started_on <= row[column] <= (stay.ended_on or dt.date.max)
            ]
            asked_on = min(requests, default=None)
            if is_settled(records, asked_on, due):
                team = records.team_on(child, stay.started_on, stay.team)
                met = asked_on is not None and asked_on <= due
                counted.append(Counted(child, stay.started_on, team, met))
    return counted


CODES = {
    "LAC2": unaccompanied_children,
    "LAC2p": share_unaccompanied,
    "LAC3": started,
    "LAC4": ceased,
    "LAC5": by_agreement,
    "LAC7": took_part,
    "LAC11": held,
    "LAC12": many_workers,
    "LAC13": far_away,
    "LAC14": fostered,
    "LAC15": unlawfully_placed,
    "LAC16": with_parents,
    "LAC17": requested,
    "LAC21": settled,
    "LAC27": seen_alone,
}
