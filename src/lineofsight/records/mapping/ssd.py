"""The Standard Safeguarding Dataset: which standard tables its tables fill.

A standard column says which field it equals (`records.standard`): the mapping follows from that,
so that a field is named once. Here stands only what differs: fields that are read in a way of
their own, and tables that not every row fills.
"""

from collections import defaultdict
from dataclasses import replace

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.mapping import ssd_told as told
from lineofsight.records.mapping.declaring import (
    OF_OPEN_ASSESSMENTS,
    AsAt,
    Fill,
    FirstOf,
    Group,
    Letter,
    ListMapping,
    Only,
    Origin,
    Says,
    Told,
)
from lineofsight.records.standard import TABLES, Table

_NOT_YES = ("no", NOT_RECORDED)
_ORDER = "perm_permanence_order_type"

READ_AS: dict[tuple[str, str], Origin] = {
    ("person", "born_on"): FirstOf(("pers_dob", "pers_expected_dob")),
    ("person", "sex"): FirstOf(("pers_sex", "pers_gender")),
    ("person", "ethnicity_group"): Group("pers_ethnicity"),
    ("person_names", "address"): Told("addr_address_json", told.address),
    ("person_names", "born_on"): FirstOf(("pers_dob", "pers_expected_dob")),
    ("immigration_status", "status"): Told("immi_immigration_status", told.status),
    ("contacts", "source"): FirstOf(("cont_contact_source_code", "cont_contact_source_desc")),
    ("contacts", "outcome"): Told("cont_contact_outcome_json", told.contact_outcome),
    ("referrals", "source"): FirstOf(("cine_referral_source_code", "cine_referral_source_desc")),
    ("cin_assessments", "needs_support"): Told("cina_assessment_outcome_nfa", told.opposite),
    ("cin_assessments", "outcome"): Told("cina_assessment_outcome_json", told.assessment_outcome),
    ("s47_enquiry", "outcome"): Told("s47e_s47_outcome_json", told.s47_outcome),
    ("s47_enquiry", "conference_unnecessary"): FirstOf(
        (Told("s47e_s47_outcome_json", told.conference_unnecessary), "s47e_s47_nfa")
    ),
    ("cla_care_plan", "permanence_plan"): Told("lacp_cla_care_plan_json", told.permanence_plan),
    ("cla_year_outcomes", "convicted"): Says("yes"),
    ("cla_year_outcomes", "substance_misuse"): Says("yes"),
    ("missing", "interview_declined"): Told("miss_missing_rhi_accepted", told.opposite),
    ("care_leavers", "effective_on"): AsAt(),
    ("care_leavers", "accommodation"): Letter("clea_care_leaver_accommodation"),
}
"""Columns that are not simply the field they equal."""

ONLY = {
    "cin_episodes": Only("cine_referral_nfa", _NOT_YES),
    "assessment_factors": Only("cina_assessment_auth_date"),
    "initial_cp_conference": Only("icpc_icpc_date"),
    "cp_reviews": Only("cppr_cp_review_date"),
    "cla_reviews": Only("clar_cla_review_cancelled", _NOT_YES, also=Only("clar_cla_review_date")),
    "cla_care_plan": Only("lacp_cla_care_plan_end_date", blank=True),
    "pathway_plans": Only("clea_pathway_plan_review_date"),
}
"""Which rows fill a table: factors of what is authorised, conferences held, reviews not cancelled,
care plans that stand."""

LATEST = frozenset({"care_leavers", "pathway_plans", "cla_care_plan"})
"""Tables for which the SSD gives how things stand, and no history."""

IN_YEAR = {
    "ssd_sdq_scores": "csdq_sdq_completed_date",
    "ssd_cla_convictions": "clac_cla_conviction_date",
    "ssd_cla_substance_misuse": "clas_substance_misuse_date",
    "ssd_cla_immunisations": "",
}
"""Tables that give outcomes of the collection year, and the day that must lie in it."""

_CHILD = {
    "ssd_sdq_scores": "csdq_person_id",
    "ssd_cla_convictions": "clac_person_id",
    "ssd_cla_substance_misuse": "clas_person_id",
    "ssd_cla_immunisations": "clai_person_id",
}
_OWNER = {
    "csdq": "ssd_sdq_scores",
    "clac": "ssd_cla_convictions",
    "clas": "ssd_cla_substance_misuse",
    "clai": "ssd_cla_immunisations",
}

PERSON: dict[str, dict[str, Origin]] = {
    "ssd_disability": {
        "child_id": "disa_person_id",
        "is_disabled": Told("disa_disability_code", told.is_disabled),
    },
    "ssd_immigration_status": {
        "child_id": "immi_person_id",
        "is_uasc": Told("immi_immigration_status", told.is_uasc),
    },
}
"""Facts about the child that other tables than ssd_person give."""

JOIN_ONLY = ("ssd_address", "ssd_legal_status")
"""Tables that fill none of their own: their rows are joined to others."""


def _columns(table: Table) -> dict[str, Origin]:
    return {
        column.name: READ_AS.get((table.name, column.name), column.ssd)
        for column in table.columns
        if column.ssd or (table.name, column.name) in READ_AS
    }


def _fills(table: Table) -> tuple[Fill, ...]:
    fill = Fill(
        table.name,
        _columns(table),
        only=ONLY.get(table.name),
        leaves_out=OF_OPEN_ASSESSMENTS if table.name == "assessment_factors" else "",
        latest=table.name in LATEST,
        reach_by=_REACH_BY.get(table.name, ()),
        reach_as=_REACH_AS.get(table.name, ""),
        holds_origins=table.name in _REACH_AS,
    )
    if table.name != "permanence":
        return (fill,)
    adopted = dict(fill.columns) | {"ordered_on": "perm_permanence_order_date"}
    return (
        replace(fill, columns=adopted, only=Only(_ORDER, ("adoption", NOT_RECORDED))),
        replace(fill, only=Only(_ORDER, ("special guardianship", "child arrangements", "other"))),
    )


_REACH_BY = {
    "cin_assessments": ("authorised_on",),
    "permanence": ("ordered_on", "reversed_on"),
}


_REACH_AS = {"referrals": "cin_episodes"}
"""An old referral is there because its case was open long, not because all of its month are.

So each assessment finds its own there, however old.
"""


def _year_outcomes() -> dict[str, Fill]:
    """Give the fill of the year's outcomes from each of the tables that hold a part of them."""
    table = TABLES["cla_year_outcomes"]
    columns: dict[str, dict[str, Origin]] = defaultdict(dict)
    for column in table.columns[1:]:
        owner = _OWNER.get(column.ssd[:4])
        if owner:
            columns[owner][column.name] = READ_AS.get((table.name, column.name), column.ssd)
    return {
        owner: Fill(
            table.name,
            {"child_id": _CHILD[owner], **columns[owner]},
            only=Only(day, in_year=True) if (day := IN_YEAR[owner]) else None,
            latest=True,
        )
        for owner in IN_YEAR
    }


def _has_needs(table: Table) -> bool:
    """Ask whether the SSD gives what a row needs, and by rows of one table.

    What children said (`voice_of_child`) it gives without a day.
    """
    return table.name != "cla_year_outcomes" and set(table.needs) <= _columns(table).keys()


def _lists() -> tuple[ListMapping, ...]:
    fills: dict[str, list[Fill]] = {name: [] for name in (*JOIN_ONLY, *IN_YEAR)}
    person = dict(PERSON)
    for table in TABLES.values():
        if table.name == "person":
            person[table.ssd] = _columns(table)
        elif table.ssd and _has_needs(table):
            fills.setdefault(table.ssd, []).extend(_fills(table))
    for owner, fill in _year_outcomes().items():
        fills[owner].append(fill)
    return tuple(
        ListMapping("ssd", name, tuple(fills.get(name, ())), person.get(name)) for name in fills
    )


LISTS = _lists()
