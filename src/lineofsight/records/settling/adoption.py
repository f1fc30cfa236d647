"""One row for each decision of adoption, put together from four files of SSDA903.

PlacedAdoption and AD1 give the decision; where they give one decision two days, the difference is
said and PlacedAdoption, which lists every decision, is believed, whatever the rows of AD1. Episodes
give the day the child was placed (A3 to A6) and the day of the order (the child ceased to be looked
after by E11 or E12).
A day is laid to the child's latest decision on or before it that was not reversed by then, else to
the latest one.
"""

import datetime as dt
from typing import Any

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.findings import Finding, Kind
from lineofsight.records.settling.rows import Settled

Row = dict[str, Any]

_OF_PLACED_ADOPTION = "reversed_on"
"""The column that PlacedAdoption has, and AD1 has not."""


def one_row_for_each_decision(permanence: Settled) -> Settled:
    """Merge the stacked rows of the four files; `permanence` is changed and given back."""
    by_child: dict[str, list[Row]] = {}
    for at in range(len(permanence.rows)):
        row: Row = {name: values[at] for name, values in permanence.columns.items()}
        row |= {"": (permanence.sources[at], permanence.rows[at])}
        by_child.setdefault(row["child_id"], []).append(row)
    register = {at for at, columns in permanence.cells.items() if _OF_PLACED_ADOPTION in columns}
    apart: list[tuple[Row, Row]] = []
    merged = [row for rows in by_child.values() for row in _of_one_child(rows, register, apart)]
    permanence.findings += _about_days_apart(permanence, apart)
    permanence.columns = {name: [row[name] for row in merged] for name in permanence.columns}
    permanence.sources = [row[""][0] for row in merged]
    permanence.rows = [row[""][1] for row in merged]
    return permanence


def _of_one_child(rows: list[Row], register: set[int], apart: list[tuple[Row, Row]]) -> list[Row]:
    decisions: list[Row] = []
    told_twice: list[Row] = []
    for row in rows:
        if not _is_event(row):
            told_twice += _add_decision(decisions, row, register)
    for row, other in _of_two_days(decisions, told_twice, register):
        decisions = [one for one in decisions if one is not other]
        _complete(row, other)
        apart.append((row, other))
    for name, pick in (("placed_on", min), ("ordered_on", max)):
        days = [row for row in rows if _is_event(row) and row.get(name)]
        if days:
            _lay(decisions, pick(days, key=lambda row: row[name]), name)
    return decisions


def _is_event(row: Row) -> bool:
    """Ask whether the row comes from Episodes: a day and nothing of a decision."""
    known = {name for name, value in row.items() if name and value not in (None, NOT_RECORDED)}
    return known in ({"child_id", "placed_on"}, {"child_id", "ordered_on"})


def _add_decision(decisions: list[Row], row: Row, register: set[int]) -> list[Row]:
    """Add a decision, or to the same of another file what that did not say; give that one then."""
    for known in decisions:
        if known["decided_on"] == row["decided_on"] and known[""][0] != row[""][0]:
            _complete(known, row)
            if row[""][0] in register:
                known[""] = row[""]
            return [known]
    decisions.append(row)
    return []


def _complete(known: Row, row: Row) -> None:
    for name, value in row.items():
        if name and known[name] in (None, NOT_RECORDED):
            known[name] = value


def _of_two_days(
    decisions: list[Row], told_twice: list[Row], register: set[int]
) -> list[tuple[Row, Row]]:
    """Pair decisions of PlacedAdoption with those of AD1 that can only be the same, of another day.

    One made once the other was reversed is a new one. A row of AD1 is of a decision that no row
    tells of yet, or, where there is none, of one that another has told of.
    """
    dated = [row for row in decisions if row.get("decided_on") is not None]
    listed = [row for row in dated if row[""][0] in register]
    told = list(told_twice)
    pairs = []
    for row in (row for row in dated if row[""][0] not in register):
        day: dt.date = row["decided_on"]
        same = [one for one in listed if one["reversed_on"] is None or one["reversed_on"] > day]
        if same:
            untold = [one for one in same if not any(one is other for other in told)]
            nearest = min(untold or same, key=lambda one: abs(one["decided_on"] - day))
            told.append(nearest)
            pairs.append((nearest, row))
    return pairs


def _about_days_apart(permanence: Settled, apart: list[tuple[Row, Row]]) -> list[Finding]:
    if not apart:
        return []
    (source, _), (other, _) = apart[0][0][""], apart[0][1][""]
    children = len({row["child_id"] for row, _ in apart})
    return [
        Finding(
            Kind.DISAGREEMENT,
            "the day of the decision differs from SSDA903 AD1 in "
            f"{children:,} {'child' if children == 1 else 'children'}",
            permanence.cells[source]["decided_on"],
            tuple(row[""][1] for row, _ in apart),
            assumed="SSDA903 PlacedAdoption is believed",
            table="permanence",
            beside=permanence.cells[other]["decided_on"],
            beside_rows=tuple(row[""][1] for _, row in apart),
        )
    ]


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
