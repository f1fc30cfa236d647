"""Map one local feed to one standard table, column for column."""

from lineofsight.records.mapping.declaring import Fill, ListMapping, Origin

CHILD: dict[str, Origin] = {"child_id": "Child Unique ID"}


def feed(name: str, table: str, **columns: Origin) -> ListMapping:
    """Map one feed to one table; columns are standard names with the heading each comes from."""
    return ListMapping("local_feeds", name, (Fill(table, dict(columns)),))


def of_children(name: str, table: str, **columns: Origin) -> ListMapping:
    """Map a feed whose rows are each about one child."""
    return ListMapping("local_feeds", name, (Fill(table, {**CHILD, **columns}),))
