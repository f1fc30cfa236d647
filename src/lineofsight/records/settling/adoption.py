"""One row for each decision of adoption, put together from four files of SSDA903.

PlacedAdoption and AD1 give the decision; Episodes give the day the child was placed (A3 to A6)
and the day of the order (the child ceased to be looked after by E11 or E12). A day is laid to the
child's latest decision on or before it that was not reversed by then, else to the latest one.
"""

import datetime as dt
from typing import Any

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.settling.rows import Settled

Row = dict[str, Any]


def one_row_for_each_decision(permanence: Settled) -> Settled:
    """Merge the stacked rows of the four files; `permanence` is changed and given back."""
    by_child: dict[str, list[Row]] = {}
    for at in range(len(permanence.rows)):
        row: Row = {name: values[at] for name, values in permanence.columns.items()}
        row |= {"": (permanence.sources[at], permanence.rows[at])}
        by_child.setdefault(row["child_id"], []).append(row)
    merged = [row for rows in by_child.values() for row in _of_one_child(rows)]
    permanence.columns = {name: [row[name] for row in merged] for name in permanence.columns}
    permanence.sources = [row[""][0] for row in merged]
    permanence.rows = [row[""][1] for row in merged]
    return permanence


def _of_one_child(rows: list[Row]) -> list[Row]:
    decisions: list[Row] = []
    for row in rows:
        if not _is_event(row):
            _add_decision(decisions, row)
    for name, pick in (("placed_on", min), ("ordered_on", max)):
        days = [row for row in rows if _is_event(row) and row.get(name)]
        if days:
            _lay(decisions, pick(days, key=lambda row: row[name]), name)
    return decisions


def _is_event(row: Row) -> bool:
    """Ask whether the row comes from Episodes: a day and nothing of a decision."""
    known = {name for name, value in row.items() if name and value not in (None, NOT_RECORDED)}
    return known in ({"child_id", "placed_on"}, {"child_id", "ordered_on"})


def _add_decision(decisions: list[Row], row: Row) -> None:
    """Add a decision, or to the same decision from another file what that file did not say."""
    for known in decisions:
        if known["decided_on"] == row["decided_on"] and known[""][0] != row[""][0]:
            for name, value in row.items():
                if name and known[name] in (None, NOT_RECORDED):
                    known[name] = value
            return
    decisions.append(row)


def _lay(decisions: list[Row], event: Row, name: str) -> None:
    day: dt.date = event[name]
    standing = [row for row in decisions if _stood(row, day)] or decisions
    if not standing:
        decisions.append(event)
        return
    latest = max(standing, key=lambda row: row.get("decided_on") or dt.date.min)
    latest[name] = day


def _stood(row: Row, day: dt.date) -> bool:
    decided, reversed_on = row.get("decided_on"), row.get("reversed_on")
    return decided is not None and decided <= day and (reversed_on is None or reversed_on > day)
