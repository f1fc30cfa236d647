"""Write standard tables as a Standard Safeguarding Dataset: the way back, for tests.

Which field a column goes to is read from the mapping, so that it is not said twice. Here stand
only the fields that are written in a way of their own, and the tables that join others.
"""

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.mapping import ssd
from lineofsight.records.mapping.declaring import FirstOf, Group, Letter, Told
from lineofsight.records.standard import TABLES

Row = dict[str, Any]

_OPPOSITE = {"yes": "N", "no": "Y"}
_FLAGS = {
    "cont_contact_outcome_json": {
        "referral": "NEW_REFERRAL", "enquiry": "CP_ENQUIRY", "existing case": "EXISTING_REFERRAL",
        "early help": "EARLY_HELP", "other": "OTHER_OUTCOMES_EXIST", "advice": "ADVICE",
        "no further action": "NFA",
    },
    "cina_assessment_outcome_json": {"services": "PROV_OF_SERVICES", "no further action": "NFA"},
    "s47e_s47_outcome_json": {"conference": "CP_CONFERENCE", "no further action": "NFA"},
    "lacp_cla_care_plan_json": {
        "adoption": "ADOPTION", "long-term fostering": "LTFOST18", "return to family": "RETURN1M",
        "supported living": "SUPPLIV", "long-term residential": "RESPLMT", "other": "OTHERPLN",
    },
}  # fmt: skip

NOT_WRITTEN = {"cla_year_outcomes", "assessment_factors", "disability", "staff_register"}
"""Tables the borough has not, or that several tables of the SSD make up."""


def write(folder: Path, tables: dict[str, list[Row]]) -> None:
    """Write the tables of the SSD that these standard tables fill, as CSV files."""
    folder.mkdir(parents=True)
    written: dict[str, list[Row]] = {}
    for mapping in ssd.LISTS:
        for fill in mapping.fills:
            if fill.table not in tables or fill.table in NOT_WRITTEN:
                continue
            for row in _carried(fill.table, tables[fill.table]):
                written.setdefault(mapping.name, []).append(_fields(fill.table, fill.columns, row))
            if fill.table == "permanence":
                break  # the second fill is for other orders than adoption
    for name in ("ssd_cin_episodes", "ssd_person", "ssd_care_leavers"):
        written[name] = _merged(written.get(name, []))
    written["ssd_person"] = _merged(
        [*written["ssd_person"], *(_person(row) for row in tables["person"])]
    )
    written["ssd_disability"] = _disabilities(tables["person"])
    _close_what_opened_nothing(written["ssd_cin_episodes"])
    _link(written, tables)
    for name, rows in written.items():
        _write(folder / f"{name}.csv", rows)


def _fields(table: str, columns: dict[str, Any], row: Row) -> Row:
    fields: Row = {}
    for name, said in columns.items():
        value = row.get(name)
        origin = said.origins[0] if isinstance(said, FirstOf) else said
        if isinstance(origin, str):
            fields[origin] = _cell(value)
        elif isinstance(origin, Letter):
            fields[origin.heading] = _cell(value)
        elif isinstance(origin, Told):
            fields[origin.heading] = _told(origin.heading, value)
    if table == "cin_episodes":
        fields["cine_referral_nfa"] = "N"
    if table == "s47_enquiry":
        fields["s47e_s47_nfa"] = _cell(row["conference_unnecessary"])
        fields["s47e_s47_outcome_json"] = _told("s47e_s47_outcome_json", row["outcome"])
    return fields


def _carried(table: str, rows: list[Row]) -> list[Row]:
    """Give the rows the SSD has room for: how things stand, where it keeps no history."""
    if table not in ssd.LATEST:
        return rows
    begins = TABLES[table].begins or "child_id"
    return list({row["child_id"]: row for row in sorted(rows, key=lambda r: r[begins])}.values())


def _told(heading: str, value: Any) -> str:
    if heading in _FLAGS:
        flag = _FLAGS[heading].get(value)
        return json.dumps({f"{flag}_FLAG": "Y", "OTHER": "N"} if flag else {})
    if heading in ("cina_assessment_outcome_nfa", "miss_missing_rhi_accepted"):
        return _OPPOSITE.get(value, "")
    return _cell(value)


def _cell(value: Any) -> str:
    if value is None or value == NOT_RECORDED:
        return ""
    if isinstance(value, dt.datetime):
        return value.isoformat(" ")
    if isinstance(value, dt.date):
        return f"{value} 00:00:00"
    return {"yes": "Y", "no": "N"}.get(value, str(value))


def _merged(rows: list[Row]) -> list[Row]:
    """One row for each child (and day) of the tables that fill two standard ones."""
    found: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = tuple(
            row.get(name, "")
            for name in ("cine_person_id", "cine_referral_date", "pers_person_id", "clea_person_id")
        )
        known = found.setdefault(key, {})
        known |= {name: cell for name, cell in row.items() if cell or name not in known}
    return list(found.values())


def _person(row: Row) -> Row:
    columns = next(one.person for one in ssd.LISTS if one.name == "ssd_person")
    return _fields("person", {n: o for n, o in columns.items() if not isinstance(o, Group)}, row)


def _close_what_opened_nothing(referrals: list[Row]) -> None:
    """End on its own day a referral during an episode: in the SSD each referral has one."""
    for row in referrals:
        if "cine_close_date" not in row:
            row["cine_close_date"] = row["cine_referral_date"]


def _disabilities(persons: list[Row]) -> list[Row]:
    codes = {"yes": "LD", "no": "NONE"}
    return [
        {"disa_person_id": row["child_id"], "disa_disability_code": codes[row["is_disabled"]]}
        for row in persons
        if row["is_disabled"] in codes
    ]


def _link(written: dict[str, list[Row]], tables: dict[str, list[Row]]) -> None:
    """Give rows the ids that join them, and write the tables that are there to be joined."""
    placements = written.get("ssd_cla_placement", [])
    at = {}
    for number, row in enumerate(placements):
        row["clap_cla_placement_id"] = f"PL{number}"
        at[row["clap_person_id"], row["clap_cla_placement_start_date"]] = f"PL{number}"
        row.pop("clae_cla_episode_start_reason")
    written["ssd_legal_status"] = []
    for row, episode in zip(written["ssd_cla_episodes"], tables["cla_episodes"], strict=True):
        start = row["clae_cla_episode_start_date"]
        row["clae_cla_id"] = f"CLA{row['clae_person_id']}"
        row["clae_cla_placement_id"] = at.get((row["clae_person_id"], start), "")
        row.pop("lega_legal_status")
        written["ssd_legal_status"].append(
            {
                "lega_person_id": row["clae_person_id"],
                "lega_legal_status": _cell(episode["legal_status"]),
                "lega_legal_status_start_date": start,
                "lega_legal_status_end_date": "",
            }
        )
    for row in written["ssd_cla_reviews"]:
        row["clar_cla_id"] = f"CLA{row.pop('clae_person_id')}"
        row["clar_cla_review_cancelled"] = "N"
    for row in written["ssd_cla_care_plan"]:
        row["lacp_cla_care_plan_end_date"] = ""
        row.pop("clae_cla_last_iro_contact_date")
    for number, row in enumerate(written["ssd_cp_plans"]):
        row["cppl_cp_plan_id"] = f"CP{number}"


def _write(path: Path, rows: list[Row]) -> None:
    own = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, own, restval="")
        writer.writeheader()
        writer.writerows(rows)


def rows_of(opened: Any, name: str) -> list[Row]:
    """Give the rows of a standard table by its declared columns."""
    columns = ", ".join(f'"{column.name}"' for column in TABLES[name].columns)
    return opened.run(f'select {columns} from "{name}"').to_pylist()
