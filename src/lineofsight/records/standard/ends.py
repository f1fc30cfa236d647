"""Which columns say when a row of a table starts and ends, whatever the shape of the table."""

from lineofsight.records.standard.columns import Table

_ALSO_END = {
    "cin_assessments": ("started_on", "authorised_on"),
    "early_help_assessments": ("started_on", "completed_on"),
    "mash_enquiries": ("received_at", "completed_at"),
    "missing": ("missing_at", "returned_at"),
    "immigration_status": ("started_on", "ended_on"),
    "department": ("started_on", "ended_on"),
    "posts": ("vacant_from_on", "vacant_to_on"),
    "fostering_households": ("approved_on", "ended_on"),
    "complaints": ("received_on", "responded_on"),
    "adopters": ("enquired_on", "left_on"),
}
"""Start and end of rows whose table is no list of spells; for spells the table itself says."""


def start_and_end(table: Table) -> tuple[str, str]:
    """Name the columns a row of the table starts and ends by; empty where it has none."""
    if table.name in _ALSO_END:
        return _ALSO_END[table.name]
    return table.begins, table.ends
