"""Who is in each Annex A list: the rows of the table the list is a list of.

Ofsted asks for six months of the front door, for children open at the extract or closed in the six
months, for care leavers entitled at the extract, and for twelve months of adoption. Lists 6 to 9
give one row for each child: what is open, else what was latest. Asked for more than six months, for
trends, lists 6 to 8 give every episode, plan and period of care, since one row would undercount.
"""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from lineofsight.kernel.days import birthday_number
from lineofsight.returns.extract import Extract, Row

OFSTED_MONTHS = 6
ENTITLED_UNTIL = 25
"""Birthday at which the last duty to a care leaver ends (Children and Social Work Act 2017)."""


@dataclass(frozen=True)
class Cohort:
    """A row is in when one of its days lies in the months, or while none of `ends` is filled."""

    days: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    a_year: bool = False  # twelve months, and not six
    latest_by: str = ""  # one row for each, by this day
    elsewhere: str = ""  # yes here: another authority's, of which the list cannot say so


COHORTS = {
    "list 1": Cohort(days=("contacted_on",)),
    "list 2": Cohort(days=("started_on", "completed_on"), ends=("completed_on",)),
    "list 3": Cohort(days=("referred_on",)),
    "list 4": Cohort(days=("started_on", "authorised_on"), ends=("authorised_on",)),
    "list 5": Cohort(days=("started_on",)),
    "list 6": Cohort(days=("ended_on",), ends=("ended_on",), latest_by="started_on"),
    "list 7": Cohort(
        days=("ended_on",), ends=("ended_on",), latest_by="started_on", elsewhere="other_authority"
    ),
    "list 8": Cohort(days=("ended_on",), ends=("ended_on",), latest_by="started_on"),
    "list 9": Cohort(latest_by="effective_on"),
    "list 10": Cohort(
        days=("decided_on", "ordered_on", "reversed_on"),
        ends=("ordered_on", "reversed_on"),
        a_year=True,
    ),
    "list 11": Cohort(
        days=("enquired_on", "ordered_on", "left_on"), ends=("ordered_on", "left_on"), a_year=True
    ),
}


def members(extract: Extract, name: str, *, table: str) -> list[Row]:
    """Give the rows of a list, by child and day, from the table it is a list of."""
    cohort = COHORTS[name]
    rows: Iterable[Row] = (row for row in extract.rows(table) if not _is_elsewhere(row, cohort))
    if cohort.latest_by:
        rows = _one_each(rows, cohort, of=_whose(extract, name))
    if name == "list 9":
        return _in_order(row for row in rows if _is_entitled(extract, row))
    since = extract.back(max(extract.months, 12) if cohort.a_year else extract.months)
    return _in_order(row for row in rows if _is_in(row, cohort, since))


def elsewhere(extract: Extract, name: str, *, table: str) -> int:
    """Count the rows of the months that are another authority's, and in no list of ours."""
    cohort, since = COHORTS[name], extract.back(extract.months)
    return sum(
        _is_elsewhere(row, cohort) and _is_in(row, cohort, since) for row in extract.rows(table)
    )


def earlier(extract: Extract, name: str, *, table: str) -> int:
    """Count the spells of the months that are in no row, since each child has one alone."""
    cohort, since = COHORTS[name], extract.back(extract.months)
    if extract.months != OFSTED_MONTHS or not (cohort.latest_by and cohort.ends):
        return 0
    spells = {
        (row["child_id"], row["started_on"])
        for row in extract.rows("care_periods" if name == "list 8" else table)
        if _is_in(row, cohort, since) and not _is_elsewhere(row, cohort)
    }
    return len(spells) - len({child for child, _ in spells})


def _is_elsewhere(row: Row, cohort: Cohort) -> bool:
    return bool(cohort.elsewhere) and row[cohort.elsewhere] == "yes"


def _whose(extract: Extract, name: str) -> Callable[[Row], Hashable]:
    """Say what a list gives one row for: the child, or beyond six months the spell."""
    if extract.months == OFSTED_MONTHS or name == "list 9":
        return lambda row: row["child_id"]
    if name == "list 8":  # SSDA903 gives several episodes of one period of care
        return lambda row: (row["child_id"], extract.care_period(row)["started_on"])
    return lambda row: (row["child_id"], row["started_on"])


def _one_each(rows: Iterable[Row], cohort: Cohort, *, of: Callable[[Row], Hashable]) -> list[Row]:
    found: dict[Hashable, Row] = {}
    for row in rows:
        key = of(row)
        if key not in found or _later(row, cohort) > _later(found[key], cohort):
            found[key] = row
    return list(found.values())


def _later(row: Row, cohort: Cohort) -> tuple[bool, dt.date, dt.date, str]:
    """Order the spells of a child: the open one last, else by the day each ended, then began."""
    ended = [row[name] for name in cohort.ends if row[name] is not None]
    ended_on = max(ended, default=dt.date.min)
    return not ended, ended_on, row[cohort.latest_by], str(list(row.values()))


def _is_in(row: Row, cohort: Cohort, since: dt.date) -> bool:
    if cohort.ends and all(row[name] is None for name in cohort.ends):
        return True
    return any(row[name] is not None and row[name] >= since for name in cohort.days)


def _is_entitled(extract: Extract, row: Row) -> bool:
    person = extract.by_child("person").get(row["child_id"], ())
    born = next((one["born_on"] for one in person), None)
    if born is None:
        return True
    age = birthday_number(extract.as_at) - birthday_number(born)
    return age < ENTITLED_UNTIL * 10_000


def _in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: [str(value) for value in row.values()])
