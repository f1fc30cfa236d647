"""Tables of the Standard Safeguarding Dataset, when they are handed in as files.

They are known by name or by the four letters before every field, so that a folder of them is
answered truthfully: which are of no use here, and which a reader of their own will read.
"""

import re
from collections.abc import Sequence
from pathlib import PurePath

from lineofsight.records.readers.layouts import Cell

UNUSED = {
    "ssd_send": "special educational needs",
    "ssd_ehcp_requests": "education, health and care plans",
    "ssd_ehcp_assessment": "education, health and care plans",
    "ssd_ehcp_named_plan": "education, health and care plans",
    "ssd_ehcp_active_plans": "education, health and care plans",
    "ssd_sen_need": "special educational needs",
    "ssd_s251_finance": "finance",
    "ssd_version_log": "housekeeping",
    "ssd_api_data_staging": "housekeeping",
    "ssd_cohort": "housekeeping",
    "ssd_dim_date": "housekeeping",
}
"""Tables no figure or page uses, and what they are about."""

PREFIXES = {
    "send": "ssd_send",
    "ehcr": "ssd_ehcp_requests",
    "ehca": "ssd_ehcp_assessment",
    "ehcn": "ssd_ehcp_named_plan",
    "ehcp": "ssd_ehcp_active_plans",
    "senn": "ssd_sen_need",
    "s251": "ssd_s251_finance",
    "pers": "ssd_person",
    "fami": "ssd_family",
    "addr": "ssd_address",
    "disa": "ssd_disability",
    "immi": "ssd_immigration_status",
    "moth": "ssd_mother",
    "lega": "ssd_legal_status",
    "cont": "ssd_contacts",
    "earl": "ssd_early_help_episodes",
    "cine": "ssd_cin_episodes",
    "cina": "ssd_cin_assessments",
    "cinf": "ssd_assessment_factors",
    "cinp": "ssd_cin_plans",
    "cinv": "ssd_cin_visits",
    "s47e": "ssd_s47_enquiry",
    "icpc": "ssd_initial_cp_conference",
    "cppl": "ssd_cp_plans",
    "cppv": "ssd_cp_visits",
    "cppr": "ssd_cp_reviews",
    "clae": "ssd_cla_episodes",
    "clac": "ssd_cla_convictions",
    "clah": "ssd_cla_health",
    "clai": "ssd_cla_immunisations",
    "clas": "ssd_cla_substance_misuse",
    "clap": "ssd_cla_placement",
    "clar": "ssd_cla_reviews",
    "clav": "ssd_cla_visits",
    "lapp": "ssd_cla_previous_permanence",
    "lacp": "ssd_cla_care_plan",
    "csdq": "ssd_sdq_scores",
    "miss": "ssd_missing",
    "clea": "ssd_care_leavers",
    "perm": "ssd_permanence",
    "invo": "ssd_involvements",
    "prof": "ssd_professionals",
    "prep": "ssd_pre_proceedings",
    "voch": "ssd_voice_of_child",
    "link": "ssd_linked_identifiers",
    "dept": "ssd_department",
}
"""The letters before every field of a table, and the table."""

_FIELD = re.compile(r"^([a-z0-9]{4})_[a-z0-9_]+$")


def standard_table(name: str, rows: Sequence[Sequence[Cell]]) -> str:
    """Say why a table of the standard dataset is passed over; nothing when it is none.

    `name` is the file's or sheet's name, `rows` its first rows.
    """
    table = _named(name) or _by_fields(rows)
    if not table:
        return ""
    if table in UNUSED:
        return f"{table} is about {UNUSED[table]}: no figure or page uses it"
    return f"{table} arrives with the Standard Safeguarding Dataset reader, not yet here"


def _named(name: str) -> str:
    stem = PurePath(name).stem.casefold().replace(" ", "_").replace("-", "_")
    known = {*UNUSED, *PREFIXES.values()}
    return stem if stem in known else ""


def _by_fields(rows: Sequence[Sequence[Cell]]) -> str:
    for row in rows:
        found = [_FIELD.match(cell.strip().casefold()) for cell in row if isinstance(cell, str)]
        prefixes = {match.group(1) for match in found if match} & PREFIXES.keys()
        if len(prefixes) == 1 and sum(match is not None for match in found) >= 2:
            return PREFIXES[prefixes.pop()]
    return ""
