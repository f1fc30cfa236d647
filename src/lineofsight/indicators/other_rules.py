"""Rules that others count by, and mistakes old spreadsheets make: one way to be wrong each.

Each is data: how it would have the records (`alter`), how it would define the figure (`redefine`),
and what it would make of the rows counted (`after`). None is ever used for a figure of ours; a
number of somebody else that one of them reproduces is explained by it.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace

from lineofsight.indicators import compiling, listing
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.listing import Counted
from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.kernel.periods import Month
from lineofsight.populations.catalogue import standing
from lineofsight.populations.tracing import origins
from lineofsight.records.altered import Altered
from lineofsight.records.opened import Opened
from lineofsight.records.standard import TABLES
from lineofsight.settings import LocalRules

Rows = list[Counted]


@dataclass(frozen=True)
class Asked:
    """What is counted: the indicator, its month and period, and who stands in rows set aside."""

    indicator: Indicator
    month: Month
    over: str
    doubled: Counter[str]  # subject -> rows of it that were set aside as duplicates


def _as_it_is(records: Altered, month: Month) -> Altered:
    del month
    return records


@dataclass(frozen=True)
class OtherRule:
    """One way in which another may have counted."""

    name: str
    alter: Callable[[Altered, Month], Altered] = _as_it_is
    redefine: Callable[[Indicator], Indicator] = lambda indicator: indicator
    after: Callable[[Opened, Asked, Rows], Rows] = lambda _opened, _asked, rows: rows


def counted_by(rules: Sequence[OtherRule], opened: Opened, asked: Asked) -> Rows:
    """Give the rows that these rules together count; `opened` was altered by them before."""
    indicator = asked.indicator
    for rule in rules:
        indicator = rule.redefine(indicator)
    rows = listing.counted(opened, indicator, month=asked.month, over=asked.over)
    for rule in rules:
        rows = rule.after(opened, asked, rows)
    return rows


def altered_by(rules: Sequence[OtherRule], opened: Opened, month: Month) -> Altered:
    """Read an opened month as these rules would have it."""
    records = Altered.of(opened)
    for rule in rules:
        records = rule.alter(records, month)
    return records


def _on_weekdays(records: Altered, month: Month) -> Altered:
    del month
    records.count_weekdays()
    return replace(records, on_weekdays=True)


def _on_first_day(records: Altered, month: Month) -> Altered:
    del month
    return replace(records, on_first_day=True)


def _seen(was: str, instead: str) -> Callable[[Altered, Month], Altered]:
    """Read every visit whose child was seen (or not, or it was not said) as something else."""

    def alter(records: Altered, month: Month) -> Altered:
        del month
        column = f"case when child_seen = '{was}' then '{instead}' else child_seen end"
        for name, table in TABLES.items():
            if "child_seen" in table.stored:
                records.exchange(name, {"child_seen": column})
        return records

    return alter


def _open_on_its_last_day(records: Altered, month: Month) -> Altered:
    day = f"date '{month.last_day.isoformat()}'"
    for name, table in TABLES.items():
        if table.ends.endswith("_on") and table.ends in table.stored:
            records.empty_date(name, table.ends.removesuffix("_on"), f"{table.ends} = {day}")
    return records


def _with_short_breaks(records: Altered, month: Month) -> Altered:
    del month
    code = "case when legal_status in ('V3', 'V4') then 'V2' else legal_status end"
    for name, table in TABLES.items():
        if "legal_status" in table.stored:
            records.exchange(name, {"legal_status": code})
    return records


def _away_as_missing(records: Altered, month: Month) -> Altered:
    del month
    records.exchange("missing", {"kind": "case when kind = 'A' then 'M' else kind end"})
    return records


def _of_any_age(records: Altered, month: Month) -> Altered:
    del month
    records.empty_date("person", "born", "true")
    return records


def _from_day_one(records: Altered, month: Month) -> Altered:
    del month
    days = [one.name for one in fields(LocalRules) if one.name.endswith("_days")]
    records.exchange("local_rules", {name: f"{name} - 1" for name in days})
    return records


_ONCE = ("is_latest = 1", "is_first = 1", "is_first_in_month = 1")


def _every_row(indicator: Indicator) -> Indicator:
    return replace(indicator, of="") if indicator.of in _ONCE else indicator


def _each_record(opened: Opened, asked: Asked, rows: Rows) -> Rows:
    """Count a child as often as it has a record open that day, in the table it is counted from.

    Of stocks alone, and of those counted from one table whose records begin and end.
    """
    populations = standing()
    population = populations[asked.indicator.population]
    own = origins(populations, population.name, population.subject)
    is_one = len({one.table for one in own}) == 1 and population.kind == "stock"
    if not (is_one and rows and TABLES[own[0].table].ends) or asked.indicator.of in _ONCE:
        return rows
    table, column, day = TABLES[own[0].table], own[0].column, f"date '{rows[0].asked_on}'"
    of = asked.indicator.of
    is_of_records = of and set(compiling.used_columns([of])) <= set(table.stored)
    held = opened.run(
        f"select {column} as subject, count(*) as many from {table.name} "
        f"where {table.begins} <= {day} and ({table.ends} is null or {table.ends} > {day}) "
        f"{f'and ({of})' if is_of_records else ''} group by {column}"
    ).to_pylist()
    many = {row["subject"]: row["many"] for row in held}
    return [row for row in rows for _ in range(many.get(row.subject, 1))]


def _children_once(opened: Opened, asked: Asked, rows: Rows) -> Rows:
    del opened, asked
    best: dict[str, Counted] = {}
    for row in rows:
        held = best.get(row.subject)
        if held is None or (row.is_met and not held.is_met):
            best[row.subject] = row
    return list(best.values())


def _doubles_too(opened: Opened, asked: Asked, rows: Rows) -> Rows:
    del opened
    left = Counter(asked.doubled)
    again = []
    for row in rows:
        again += [row] * left.pop(row.subject, 0)
    return [*rows, *again]


def _open_as_in_time(opened: Opened, asked: Asked, rows: Rows) -> Rows:
    """Add what is still open at the end of the month, as met; it is in the base already if due."""
    indicator = asked.indicator
    if indicator.measure != "share" or indicator.asks not in ("done", "due"):
        return rows
    outstanding = replace(indicator, asks="outstanding", of="", met="started_on is not null",
                          over=("snapshot",))  # fmt: skip
    still = listing.counted(opened, outstanding, month=asked.month, over="snapshot")
    closed = [row for row in rows if indicator.asks == "done" or row.dates.get("done_on")]
    return [*closed, *(replace(row, is_met=True, numerator=1, denominator=1) for row in still)]


RULES: tuple[OtherRule, ...] = (
    OtherRule("bank holiday: weekdays counted, bank holidays not left out", alter=_on_weekdays),
    OtherRule("visit not seen: visits counted at which the child was not seen",
              alter=_seen("no", "yes")),
    OtherRule("blank counted as not met: visits that do not say if the child was seen left out",
              alter=_seen(NOT_RECORDED, "no")),
    OtherRule("ended on the day: what ended on the day counted as open",
              alter=_open_on_its_last_day),
    OtherRule("reference date: the first of the month, and not its last day",
              alter=_on_first_day),
    OtherRule("short breaks: legal status V3 and V4 counted as looked after",
              alter=_with_short_breaks),
    OtherRule("away: absence without authorisation counted as missing", alter=_away_as_missing),
    OtherRule("age: young people of 18 and over counted", alter=_of_any_age),
    OtherRule("day 0: the first day counted as day 1", alter=_from_day_one),
    OtherRule("rows counted as children: each record counted, and not each child once",
              redefine=_every_row, after=_each_record),
    OtherRule("children counted once: each child counted, and not each record",
              after=_children_once),
    OtherRule("duplicate: rows that are there twice counted twice", after=_doubles_too),
    OtherRule("open cases counted as within time", after=_open_as_in_time),
)  # fmt: skip
"""In the order they are tried; the first that gives the other's number is named."""
