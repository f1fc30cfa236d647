"""One row for each decision of adoption, put together from four files of SSDA903.

PlacedAdoption and AD1 give the decision; where they give one decision two days, the difference is
said and PlacedAdoption, which lists every decision, is believed, whatever the rows of AD1. Episodes
give the day the child was placed (A3 to A6) and the day of the order (the child ceased to be looked
after by E11 or E12).
A day is laid to the child's latest decision on or before it that was not reversed by then, else to
the latest one. A further row of a child that does not say the day of its decision is no decision
more: it tells of the latest one whose facts it does not contradict, else it is set aside.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.findings import Finding, Kind
from lineofsight.records.settling.rows import Settled, write_aside

Row = dict[str, Any]

_OF_PLACED_ADOPTION = "reversed_on"
"""The column that PlacedAdoption has, and AD1 has not."""

_OF_EPISODES = "placed_on"

_SAYS_NO_DAY = "a further row of a child that does not say the day of its decision"


@dataclass
class _Said:
    """What the load report says of the rows of a set."""

    apart: list[tuple[Row, Row]] = field(default_factory=list)  # one decision of two days
    taken: list[Row] = field(default_factory=list)  # no day: of a decision told of already
    aside: list[Row] = field(default_factory=list)  # no day, and of none that is told of


def one_row_for_each_decision(permanence: Settled) -> Settled:
    """Merge the stacked rows of the four files; `permanence` is changed and given back."""
    by_child: dict[str, list[Row]] = {}
    for at in range(len(permanence.rows)):
        row: Row = {name: values[at] for name, values in permanence.columns.items()}
        row |= {"": (permanence.sources[at], permanence.rows[at])}
        by_child.setdefault(row["child_id"], []).append(row)
    register = {at for at, columns in permanence.cells.items() if _OF_PLACED_ADOPTION in columns}
    episodes = {at for at, columns in permanence.cells.items() if _OF_EPISODES in columns}
    said = _Said()
    merged = [
        row for rows in by_child.values() for row in _of_one_child(rows, register, episodes, said)
    ]
    permanence.findings += [
        *_about_days_apart(permanence, said.apart),
        *_about_no_day(permanence, [row[""] for row in said.taken]),
    ]
    write_aside(permanence, [row[""] for row in said.aside], _SAYS_NO_DAY)
    permanence.columns = {name: [row[name] for row in merged] for name in permanence.columns}
    permanence.sources = [row[""][0] for row in merged]
    permanence.rows = [row[""][1] for row in merged]
    return permanence


def _of_one_child(
    rows: list[Row], register: set[int], episodes: set[int], said: _Said
) -> list[Row]:
    decisions: list[Row] = []
    told_twice: list[Row] = []
    told = [row for row in rows if not _is_event(row)]
    for row in told:
        if row.get("decided_on"):
            told_twice += _add_decision(decisions, row, register)
    for row, other in _of_two_days(decisions, told_twice, register):
        decisions = [one for one in decisions if one is not other]
        _complete(row, other)
        said.apart.append((row, other))
    undated = [row for row in told if not row.get("decided_on")]
    for row in undated:
        if row[""][0] not in episodes:
            _add_without_day(decisions, row, said)
    decisions += [row for row in undated if row[""][0] in episodes]  # an order without its day
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


def _add_without_day(decisions: list[Row], row: Row, said: _Said) -> None:
    """Add to the latest decision a row can be of what that did not say; a first row is kept."""
    if not decisions:
        decisions.append(row)
    elif of := [known for known in decisions if _may_be_of(row, known)]:
        _complete(max(of, key=_decided), row)
        said.taken.append(row)
    else:
        said.aside.append(row)


def _may_be_of(row: Row, known: Row) -> bool:
    """Ask whether a row without the day of its decision says nothing else than a decision does."""
    unsaid = (None, NOT_RECORDED)
    reversed_on = row.get("reversed_on")
    return (reversed_on is None or reversed_on >= _decided(known)) and all(
        value in unsaid or known[name] in (*unsaid, value) for name, value in row.items() if name
    )


def _decided(row: Row) -> dt.date:
    return row.get("decided_on") or dt.date.min


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
    listed = [row for row in decisions if row[""][0] in register]
    told = list(told_twice)
    pairs = []
    for row in (row for row in decisions if row[""][0] not in register):
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


def _about_no_day(permanence: Settled, taken: list[tuple[int, int]]) -> list[Finding]:
    return [
        Finding(
            Kind.CHECK,
            _SAYS_NO_DAY,
            permanence.cells[source].get("decided_on", permanence.places[source]),
            tuple(row for at, row in taken if at == source),
            assumed="taken to tell of the latest one it does not contradict",
            table="permanence",
        )
        for source in dict.fromkeys(source for source, _ in taken)
    ]


def _lay(decisions: list[Row], event: Row, name: str) -> None:
    day: dt.date = event[name]
    standing = [row for row in decisions if _stood(row, day)] or decisions
    if not standing:
        decisions.append(event)
        return
    latest = max(standing, key=_decided)
    latest[name] = day


def _stood(row: Row, day: dt.date) -> bool:
    decided, reversed_on = row.get("decided_on"), row.get("reversed_on")
    return decided is not None and decided <= day and (reversed_on is None or reversed_on > day)
