"""The Standard Safeguarding Dataset (SSD): what its tables look like, as files or in a database.

Fields, their types and their words are those of the public specification (`ssd_fields.csv`, from
data_objects_specification.csv of Data to Insight's ssd-data-model). What kind of value a field
holds is said where a standard column names it. Spellings met in deployments are aliases.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import cast

from lineofsight.kernel.codes import folded
from lineofsight.records.readers.layouts import ColumnKind, SourceColumn, SourceList
from lineofsight.records.readers.ssd_links import JOINING, LINKS
from lineofsight.records.readers.ssd_unused import UNUSED
from lineofsight.records.standard import TABLES, Column, Table

ALIASES: dict[str, tuple[str, ...]] = {
    "pers_common_child_id": ("pers_single_unique_id",),
    "cinp_cin_plan_id": ("cin_plan_id",),
    "lacp_table_id": ("lacp_cla_care_plan_id",),
    "cont_contact_date": ("cont_contact_start",),
    "cont_contact_source_code": ("cont_contact_source",),
    "lega_legal_status_start_date": ("lega_legal_status_start",),
    "lega_legal_status_end_date": ("lega_legal_status_end",),
    "s47e_s47_completed_by_worker_id": ("s47e_s47_completed_by_worker",),
    "clae_cla_last_iro_contact_date": ("clae_cla_review_last_iro_contact_date",),
    "clae_cla_episode_ceased_date": ("clae_cla_episode_ceased",),
    "clae_cla_episode_ceased_reason": ("clae_cla_episode_cease_reason",),
    "clar_cla_review_cancelled": ("clar_cla_review_cancelled_flag",),
    "perm_adoption_worker_id": ("perm_adoption_worker_name", "perm_adoption_worker"),
}
"""Other spellings of a field that deployments and earlier releases use."""

UNDER_ITS_NAME: dict[str, tuple[str, ...]] = {
    "cppr_cp_review_id": ("workflow_step_id",),
    "cppr_person_id": ("person_id",),
    "cppr_cp_plan_id": ("registration_id",),
    "cppr_cp_review_due": ("due_date",),
    "cppr_cp_review_date": ("actual_date",),
    "cppr_cp_review_outcome_continue_cp": ("review_outcome",),
    "cppr_cp_review_quorate": ("quorate",),
    "cppr_cp_review_participation": ("review_participation",),
}
"""Spellings (Mosaic's) so plain that they count only in a table that bears the SSD's name."""


_BESIDE = frozenset({"pathway_plans"})
"""Standard tables that a list may leave out although it fills them."""

_MUST = frozenset({"cina_assessment_auth_date", "miss_missing_episode_end_date"})
"""Without these all assessments would read as open, and all children as missing."""

_OF_EVERY_AUTHORITY = frozenset({"ssd_person", "ssd_cin_episodes"})
"""Tables that no authority has without a row: those of an empty copy are read as no children."""


@dataclass(frozen=True)
class Field:
    """One field of the specification; `is_seldom_held`: no supplier's system records it yet."""

    table: str
    name: str
    kind: ColumnKind
    meaning: str
    is_seldom_held: bool


def _fields() -> Iterator[Field]:
    text = files(__package__).joinpath("ssd_fields.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        kind = cast("ColumnKind", row["kind"])
        yield Field(row["table"], row["field"], kind, row["description"], bool(row["seldom_held"]))


FIELDS = {field.name: field for field in _fields()}
"""Every field of the specification by name, and those only deployments have."""


def _lists() -> Iterator[SourceList]:
    equal: dict[str, Column] = {}
    filled: dict[str, list[Table]] = defaultdict(list)
    for table in TABLES.values():
        filled[table.ssd].append(table)
        for column in table.columns:
            equal.setdefault(column.ssd, column)
    for name in dict.fromkeys(field.table for field in FIELDS.values()):
        if name not in UNUSED:
            yield _list(name, filled[name], equal)


def _list(name: str, filled: list[Table], equal: dict[str, Column]) -> SourceList:
    own = [field for field in FIELDS.values() if field.table == name]
    required = _MUST | {
        table.column(column).ssd
        for table in filled
        for column in (*table.needs, table.ends)
        if column and table.name not in _BESIDE
    }
    linked = {heading for link in LINKS if link.table == name for heading in link.takes}
    child = next((field.name for field in own if field.name.endswith("_person_id")), "")
    required = (required - {child}) | ({child} - linked)
    beside = [FIELDS[heading] for heading in sorted(linked - {field.name for field in own})]
    columns = [_column(field, equal.get(field.name), field.name in required) for field in own]
    columns += [_column(field, equal.get(field.name), is_required=False) for field in beside]
    plain = {folded(word) for field in own for word in UNDER_ITS_NAME.get(field.name, ())}
    return SourceList(
        family="ssd",
        name=name,
        title=name.removeprefix("ssd_").replace("_", " "),
        columns=tuple(columns),
        file_names=(folded(name),),
        may_be_empty=name not in _OF_EVERY_AUTHORITY,
        only_under_its_name=frozenset(plain),
    )


def _column(field: Field, equal: Column | None, is_required: bool) -> SourceColumn:  # noqa: FBT001
    kind, codes = field.kind, "yes_no" if field.kind == "yes/no" else ""
    if equal is not None and not field.name.endswith("_json") and kind in ("text", "yes/no"):
        kind, codes = equal.kind, equal.codes
    if equal is not None and equal.kind == "time":
        kind = "time"
    return SourceColumn(
        field.name,
        kind,
        field.meaning,
        required=is_required and not field.is_seldom_held,
        aliases=(*ALIASES.get(field.name, ()), *UNDER_ITS_NAME.get(field.name, ())),
        codes=codes,
        may_name=field.name.endswith("_json"),
        joins=field.name in JOINING or field.name.endswith("_id"),
    )


LISTS = tuple(_lists())
