"""Tables of the Standard Safeguarding Dataset that no figure uses, and how they are known.

A folder or database that holds them is answered truthfully: what they are about is said in the
load report, and they are passed over.
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
    "ssd_voice_of_child": "answers of children, which no case system records yet",
    "ssd_linked_identifiers": "identifiers in other systems",
    "ssd_version_log": "housekeeping",
    "ssd_api_data_staging": "housekeeping",
    "ssd_cohort": "housekeeping",
    "ssd_dim_date": "housekeeping",
}
"""Tables no figure or page uses, and what they are about."""

_PREFIXES = {
    "send": "ssd_send",
    "ehcr": "ssd_ehcp_requests",
    "ehca": "ssd_ehcp_assessment",
    "ehcn": "ssd_ehcp_named_plan",
    "ehcp": "ssd_ehcp_active_plans",
    "senn": "ssd_sen_need",
    "s251": "ssd_s251_finance",
    "voch": "ssd_voice_of_child",
    "link": "ssd_linked_identifiers",
}
"""The four letters before every field of such a table."""

_FIELD = re.compile(r"^([a-z0-9]{4})_[a-z0-9_]+$")


def why_unused(name: str, rows: Sequence[Sequence[Cell]]) -> str:
    """Say why a table of the standard dataset is passed over; nothing when it is none of these.

    `name` is the file's or sheet's name, `rows` its first rows.
    """
    stem = PurePath(name).stem.casefold().replace(" ", "_").replace("-", "_")
    table = stem if stem in UNUSED else _by_fields(rows)
    return f"{table} is about {UNUSED[table]}: no figure or page uses it" if table else ""


def _by_fields(rows: Sequence[Sequence[Cell]]) -> str:
    for row in rows:
        found = [_FIELD.match(cell.strip().casefold()) for cell in row if isinstance(cell, str)]
        prefixes = {match.group(1) for match in found if match} & _PREFIXES.keys()
        if len(prefixes) == 1 and sum(match is not None for match in found) >= 2:
            return _PREFIXES[prefixes.pop()]
    return ""
