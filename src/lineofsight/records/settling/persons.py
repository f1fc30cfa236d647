"""One row for each child, merged from every list that says anything about the child.

Lists disagree. The first list in a fixed order that gives a fact is believed; where a later one
says otherwise, the disagreement is reported as a conflict, with its place.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.findings import Finding, Kind, Place
from lineofsight.records.mapping.catalogue import PERSON_ORDER
from lineofsight.records.mapping.filling import FilledList
from lineofsight.records.settling.rows import Completed, Settled
from lineofsight.records.standard import TABLES
from lineofsight.records.standard.code_sets import ETHNICITY_GROUPS
from lineofsight.records.standard.identity import PREGNANCY

_NOTHING = (None, NOT_RECORDED, "Not known")
_AS_AT_THE_LIST = frozenset({"is_unborn", "is_uasc", "ethnicity_group"})
"""Facts lists may well give differently: of another time, or worked out from another fact."""

_IN_WORDS = {"born_on": "the date of birth", "is_disabled": "disability", "is_mother": "motherhood"}


@dataclass
class _Facts:
    """What is known of one child so far, and which list row gave the first of it."""

    source: int
    row: int
    known: dict[str, Any] = field(default_factory=dict)
    said: dict[str, tuple[FilledList, int]] = field(default_factory=dict)  # by which list and row


def merged(lists: Iterable[FilledList], *, extracted_on: dt.date) -> Settled | None:
    """Merge the children of every list; None when no list says anything of a child."""
    telling = [one for one in lists if one.person is not None]
    telling.sort(key=lambda one: PERSON_ORDER.index((one.mapping.family, one.mapping.name)))
    if not telling:
        return None
    children: dict[str, _Facts] = {}
    findings: list[Finding] = []
    for one in telling:
        findings += _without_impossible_births(one, extracted_on)
        findings += _take_in(children, one)
    for facts in children.values():
        facts.known["is_unborn"] = _is_unborn(facts.known, extracted_on)
    findings += _nearly_one(children, {one.source: one.place for one in telling})
    return _settled(children, telling, findings)


def _without_impossible_births(one: FilledList, extracted_on: dt.date) -> Iterator[Finding]:
    """Take dates of birth that no pregnancy reaches out of a list, and say in which rows."""
    last = extracted_on + PREGNANCY
    born = one.person.columns.get("born_on", []) if one.person else []
    wrong = {at for at, day in enumerate(born) if day is not None and day > last}
    if one.person is None or not wrong:
        return
    one.person.columns["born_on"] = [None if at in wrong else day for at, day in enumerate(born)]
    yield Finding(
        Kind.UNREAD,
        "a date of birth over 40 weeks after the extract",
        one.person.places.get("born_on", one.place),
        tuple(one.person.rows[at] for at in sorted(wrong)),
        assumed="missing: neither unborn nor of a known age, unless another list says",
        table="person",
    )


def _take_in(children: dict[str, _Facts], one: FilledList) -> list[Finding]:
    """Add what one list says; give its disagreements with the lists before it."""
    if one.person is None:
        return []
    columns = one.person.columns
    names = [name for name in columns if name != "child_id"]
    disagreed: dict[tuple[str, int], tuple[FilledList, list[tuple[int, int]]]] = {}
    said: set[tuple[Any, ...]] = set()
    for row, child, *values in zip(
        one.person.rows, columns["child_id"], *(columns[name] for name in names), strict=True
    ):
        key = (child, *values)
        if child is None or key in said or row in one.wide_rows:
            continue
        said.add(key)
        facts = children.setdefault(child, _Facts(one.source, row))
        for name in _told(facts, names, values, one, row):
            other, believed = facts.said[name]
            found = disagreed.setdefault((name, other.source), (other, []))
            found[1].append((row, believed))
    return [_conflict(one, name, other, rows) for (name, _), (other, rows) in disagreed.items()]


def _told(
    facts: _Facts, names: list[str], values: list[Any], one: FilledList, row: int
) -> Iterable[str]:
    """Take in the facts of a row; give the names of those known otherwise already."""
    for name, value in zip(names, values, strict=True):
        if value in _NOTHING:
            continue
        if name not in facts.known:
            facts.known[name] = value
            facts.said[name] = (one, row)
        elif facts.known[name] != value and name not in _AS_AT_THE_LIST:
            yield name


def _conflict(
    one: FilledList, name: str, other: FilledList, rows: list[tuple[int, int]]
) -> Finding:
    """Say that a fact differs: `rows` are those of this list, each with the one believed."""
    fact = _IN_WORDS.get(name, name)
    problem, assumed = f"{fact} differs from {other.mapping.words}", other.mapping.words
    if other.source == one.source:
        problem, assumed = f"two rows for one child differ in {fact}", "the earlier row"
    elif other.mapping.words == one.mapping.words:
        problem, assumed = f"{fact} differs between two lists of one kind", "the list beside it"
    return Finding(
        Kind.CONFLICT,
        problem,
        one.place,
        tuple(row for row, _ in rows),
        assumed=f"{assumed} is believed",
        table="person",
        beside=other.place,
        beside_rows=tuple(believed for _, believed in rows),
    )


def _nearly_one(children: dict[str, _Facts], places: dict[int, Place]) -> list[Finding]:
    """Say which identifiers differ from another only in case or blanks: they stay two children."""
    first: dict[str, str] = {}
    rows: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
    for child, facts in children.items():
        other = first.setdefault("".join(child.casefold().split()), child)
        if other != child:
            beside = children[other]
            found = rows.setdefault((facts.source, beside.source), ([], []))
            found[0].append(facts.row)
            found[1].append(beside.row)
    return [
        Finding(
            Kind.CHECK,
            "an identifier that differs from another in case or blanks alone",
            places[source],
            tuple(here),
            assumed="two children",
            table="person",
            beside=places[other],
            beside_rows=tuple(there),
        )
        for (source, other), (here, there) in rows.items()
    ]


def _is_unborn(known: dict[str, Any], extracted_on: dt.date) -> str:
    born = known.get("born_on")
    if known.get("is_unborn") == "yes" or (born is not None and born > extracted_on):
        return "yes"
    return NOT_RECORDED if born is None else "no"


def _group(known: dict[str, Any]) -> str:
    """Give the group of the code believed; the group a list named counts where none gave a code."""
    code = known.get("ethnicity")
    return str(ETHNICITY_GROUPS[code] if code else known.get("ethnicity_group", "Not known"))


def _settled(
    children: dict[str, _Facts], telling: list[FilledList], findings: list[Finding]
) -> Settled:
    table = TABLES["person"]
    columns: dict[str, list[Any]] = {"child_id": list(children)}
    for column in table.columns[1:]:
        empty = NOT_RECORDED if column.codes else None
        columns[column.name] = [facts.known.get(column.name, empty) for facts in children.values()]
    columns["ethnicity_group"] = [_group(facts.known) for facts in children.values()]
    return Settled(
        table=table,
        columns=columns,
        sources=[facts.source for facts in children.values()],
        rows=[facts.row for facts in children.values()],
        rows_in=sum(one.rows_in for one in telling),
        findings=findings,
        source_words="every list with facts about children",
        family=telling[0].mapping.family,
        places={one.source: one.place for one in telling},
        given=frozenset(name for one in telling if one.person for name in one.person.given)
        | {"is_unborn", "ethnicity_group"},
        completed=[
            Completed("person", name, facts.source, facts.row, one.source, row)
            for facts in children.values()
            for name, (one, row) in facts.said.items()
            if one.source != facts.source
        ],
    )
