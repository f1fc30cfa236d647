"""Row ids of the Standard Safeguarding Dataset: which row of one table belongs to which of another.

A visit may name its plan and no child, a placement its period of care, an enquiry a team's number
and not its name. Each link fills fields of one table from the row of another that it points to.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lineofsight.records.readers.layouts import Cell, SourceSheet
from lineofsight.records.values.days import day
from lineofsight.records.values.texts import text


@dataclass(frozen=True)
class Link:
    """Rows of `table` whose `by` equals `key` in the table `other`, and what they take from it.

    `takes` maps fields of `table` to the fields of `other` that fill them where they are blank
    (`replaces`: always). Of several rows the first by the day `earliest` is taken, the last by
    `latest`, or the last that began (`began`) by the day `on` of this row.
    """

    table: str
    by: str
    other: str
    key: str
    takes: Mapping[str, str]
    replaces: bool = False
    earliest: str = ""
    latest: str = ""
    on: str = ""
    began: str = ""

    @property
    def day(self) -> str:
        """The field of `other` its rows are put in order by."""
        return self.earliest or self.latest or self.began


def _child(table: str, prefix: str, by: str, other: str, key: str, whose: str) -> Link:
    return Link(table, by, other, key, {f"{prefix}_person_id": whose})


def _team(table: str, field: str) -> Link:
    names = {field: "dept_team_name"}
    return Link(table, field, "ssd_department", "dept_team_id", names, replaces=True)


_REFERRAL = ("ssd_cin_episodes", "cine_referral_id", "cine_person_id")
_PLAN = ("ssd_cp_plans", "cppl_cp_plan_id", "cppl_person_id")
_CARE = ("ssd_cla_episodes", "clae_cla_id", "clae_person_id")

LINKS = (
    _child("ssd_cin_assessments", "cina", "cina_referral_id", *_REFERRAL),
    _child("ssd_cin_plans", "cinp", "cinp_referral_id", *_REFERRAL),
    _child("ssd_cin_visits", "cinv", "cinv_cin_plan_id",
           "ssd_cin_plans", "cinp_cin_plan_id", "cinp_person_id"),
    _child("ssd_s47_enquiry", "s47e", "s47e_referral_id", *_REFERRAL),
    _child("ssd_initial_cp_conference", "icpc", "icpc_s47_enquiry_id",
           "ssd_s47_enquiry", "s47e_s47_enquiry_id", "s47e_person_id"),
    _child("ssd_initial_cp_conference", "icpc", "icpc_referral_id", *_REFERRAL),
    _child("ssd_cp_plans", "cppl", "cppl_icpc_id",
           "ssd_initial_cp_conference", "icpc_icpc_id", "icpc_person_id"),
    _child("ssd_cp_plans", "cppl", "cppl_referral_id", *_REFERRAL),
    _child("ssd_cp_visits", "cppv", "cppv_cp_plan_id", *_PLAN),
    _child("ssd_cp_reviews", "cppr", "cppr_cp_plan_id", *_PLAN),
    _child("ssd_cla_episodes", "clae", "clae_referral_id", *_REFERRAL),
    _child("ssd_cla_placement", "clap", "clap_cla_id", *_CARE),
    _child("ssd_cla_visits", "clav", "clav_cla_id", *_CARE),
    _child("ssd_involvements", "invo", "invo_referral_id", *_REFERRAL),
    Link("ssd_cla_reviews", "clar_cla_id", "ssd_cla_episodes", "clae_cla_id",
         {"clae_person_id": "clae_person_id"}),
    Link("ssd_permanence", "perm_cla_id", "ssd_cla_episodes", "clae_cla_id",
         {"clae_entered_care_date": "clae_entered_care_date"}),
    Link("ssd_permanence", "perm_person_id", "ssd_family", "fami_person_id",
         {"fami_family_id": "fami_family_id"}),
    Link("ssd_person", "pers_person_id", "ssd_family", "fami_person_id",
         {"fami_family_id": "fami_family_id"}),
    Link("ssd_person", "pers_person_id", "ssd_address", "addr_person_id",
         {"addr_address_json": "addr_address_json"}, latest="addr_address_start_date"),
    Link("ssd_assessment_factors", "cinf_assessment_id",
         "ssd_cin_assessments", "cina_assessment_id",
         {field: field for field in (
             "cina_person_id", "cina_assessment_start_date", "cina_assessment_auth_date")}),
    Link("ssd_s47_enquiry", "s47e_s47_enquiry_id",
         "ssd_initial_cp_conference", "icpc_s47_enquiry_id",
         {"icpc_icpc_date": "icpc_icpc_date"}, earliest="icpc_icpc_date"),
    Link("ssd_cla_episodes", "clae_person_id", "ssd_legal_status", "lega_person_id",
         {"lega_legal_status": "lega_legal_status"},
         on="clae_cla_episode_start_date", began="lega_legal_status_start_date"),
    Link("ssd_cla_placement", "clap_cla_placement_id",
         "ssd_cla_episodes", "clae_cla_placement_id",
         {"clae_cla_episode_start_reason": "clae_cla_episode_start_reason"},
         earliest="clae_cla_episode_start_date"),
    Link("ssd_cla_care_plan", "lacp_person_id", "ssd_cla_episodes", "clae_person_id",
         {"clae_cla_last_iro_contact_date": "clae_cla_last_iro_contact_date"},
         latest="clae_cla_last_iro_contact_date"),
    _team("ssd_cin_episodes", "cine_referral_team"),
    _team("ssd_cin_assessments", "cina_assessment_team"),
    _team("ssd_cin_plans", "cinp_cin_plan_team"),
    _team("ssd_s47_enquiry", "s47e_s47_completed_by_team"),
    _team("ssd_initial_cp_conference", "icpc_icpc_team"),
    _team("ssd_care_leavers", "clea_care_leaver_allocated_team"),
    _team("ssd_involvements", "invo_professional_team"),
    _team("ssd_professionals", "prof_professional_department"),
)  # fmt: skip
"""In this order: a child found for one table serves the links after it."""

JOINING = frozenset(
    field
    for link in LINKS
    for field in (link.by, link.key, link.on, link.day, *link.takes.values())
    if field
)
"""Fields that join rows of two tables, or are given to the other; they are of use by that."""


_HANGS_ON = {
    "ssd_contacts": "ssd_cin_episodes",
    "ssd_early_help_episodes": "ssd_cin_episodes",
    "ssd_pre_proceedings": "ssd_cin_episodes",
    "ssd_cla_reviews": "ssd_cla_episodes",
    "ssd_cla_health": "ssd_cla_episodes",
    "ssd_cla_immunisations": "ssd_cla_episodes",
    "ssd_cla_convictions": "ssd_cla_episodes",
    "ssd_cla_substance_misuse": "ssd_cla_episodes",
    "ssd_cla_previous_permanence": "ssd_cla_episodes",
    "ssd_cla_care_plan": "ssd_cla_episodes",
    "ssd_sdq_scores": "ssd_cla_episodes",
    "ssd_permanence": "ssd_cla_episodes",
    "ssd_missing": "ssd_cla_episodes",
    "ssd_care_leavers": "ssd_cla_episodes",
    "ssd_assessment_factors": "ssd_cin_assessments",
    "ssd_professionals": "ssd_involvements",
    "ssd_department": "ssd_involvements",
}
"""Tables that no row id hangs on another, and the one without which they would have no row."""


def hangs_on(table: str) -> str:
    """Name the table whose rows those of another come of: plans for visits; in the end, persons."""
    linked = (
        one.other
        for one in LINKS
        if one.table == table and any(field.endswith("_person_id") for field in one.takes)
    )
    found = _HANGS_ON.get(table) or next(linked, "ssd_person")
    return "" if found == table else found


def link(sheets: Iterable[SourceSheet]) -> None:
    """Fill what rows take from one another; the sheets are changed in place."""
    by_name = {sheet.layout.name: sheet for sheet in sheets}
    for one in LINKS:
        here, there = by_name.get(one.table), by_name.get(one.other)
        if here is not None and there is not None and one.by in here.cells:
            _follow(one, here, there)


def _follow(one: Link, here: SourceSheet, there: SourceSheet) -> None:
    wanted = {mine: theirs for mine, theirs in one.takes.items() if theirs in there.cells}
    if not wanted or one.key not in there.cells:
        return
    found = _places(one, here, _rows_by_key(one, there))
    for mine, theirs in wanted.items():
        source = there.cells[theirs]
        own = here.cells.get(mine) or [None] * len(here.rows)
        here.cells[mine] = [
            source[place] if place is not None and (one.replaces or cell is None) else cell
            for cell, place in zip(own, found, strict=True)
        ]
        here.letters.setdefault(mine, "")


def _rows_by_key(one: Link, there: SourceSheet) -> dict[str, list[tuple[dt.date, int]]]:
    days = _days(there.cells.get(one.day))
    rows: dict[str, list[tuple[dt.date, int]]] = defaultdict(list)
    for place, key in enumerate(there.cells[one.key]):
        if key is not None:
            began = days(place)
            if began is not None or not (one.began or one.earliest):
                rows[_identifier(key)].append((began or dt.date.min, place))
    for places in rows.values():
        places.sort()
    return rows


def _places(
    one: Link, here: SourceSheet, rows: Mapping[str, list[tuple[dt.date, int]]]
) -> list[int | None]:
    """Give for each row here the place of its row there."""
    days = _days(here.cells.get(one.on))
    found: list[int | None] = []
    for at, cell in enumerate(here.cells[one.by]):
        there = rows.get(_identifier(cell), []) if cell is not None else []
        if one.on:
            on = days(at)
            there = [row for row in there if on is not None and row[0] <= on]
        last = one.latest or one.began
        found.append(there[-1 if last else 0][1] if there else None)
    return found


def _days(cells: Sequence[Cell] | None) -> Callable[[int], dt.date | None]:
    if cells is None:
        return lambda _at: None
    memo: dict[Any, dt.date | None] = {}

    def day_at(at: int) -> dt.date | None:
        cell = cells[at]
        if cell not in memo:
            read = day(cell)
            memo[cell] = read if isinstance(read, dt.date) else None
        return memo[cell]

    return day_at


def _identifier(cell: Cell) -> str:
    read = text(cell)
    return read if isinstance(read, str) else ""
