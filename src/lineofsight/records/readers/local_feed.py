"""Declare one local feed: a file, or a sheet of a workbook, that the authority itself keeps."""

from lineofsight.kernel.codes import folded
from lineofsight.records.readers.layouts import SourceColumn, SourceList


def feed(name: str, title: str, *columns: SourceColumn, notes: str = "") -> SourceList:
    """Declare the feed that arrives as `name`.csv or `name`.xlsx."""
    return SourceList(
        family="local_feeds",
        name=name,
        title=title,
        columns=columns,
        file_names=(folded(name),),
        notes=notes,
    )


def plan_sheet(sheet: str, title: str, *columns: SourceColumn, notes: str = "") -> SourceList:
    """Declare one sheet of plan.xlsx; it may also come as a CSV named after the sheet."""
    return SourceList(
        family="local_feeds",
        name=f"plan {sheet}",
        title=title,
        columns=columns,
        file_names=(folded(sheet), folded(f"plan{sheet}")),
        notes=notes,
    )
