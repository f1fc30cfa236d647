"""The standard dataset: every table declared once, schema and data dictionary in one.

Tables bear the Standard Safeguarding Dataset's name without `ssd_`; columns a plain name with
the SSD field beside it. What the SSD lacks is added, and says so (`Table.ssd` is empty).
"""

from lineofsight.records.standard import (
    care,
    exploitation,
    front_door,
    identity,
    legal,
    need,
    programme,
    protection,
    quality,
    workforce,
)
from lineofsight.records.standard.columns import Column, Table

GROUPS: dict[str, tuple[Table, ...]] = {
    "Identity": identity.TABLES,
    "Front door": front_door.TABLES,
    "Children in need": need.TABLES,
    "Child protection": protection.TABLES,
    "Looked-after children and care leavers": care.TABLES,
    "Vulnerable adolescents": exploitation.TABLES,
    "Workforce": workforce.TABLES,
    "Courts and permanence": legal.TABLES,
    "Quality": quality.TABLES,
    "Programme": programme.TABLES,
}

TABLES: dict[str, Table] = {table.name: table for group in GROUPS.values() for table in group}

__all__ = ["GROUPS", "TABLES", "Column", "Table"]
