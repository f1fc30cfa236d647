"""Whether a window's order leaves no two rows level, as far as the query itself can tell.

Rows that are level are taken in any order, which differs between engines and between runs. The
keys of record tables and of grouped selects are known; where a key cannot be told the order is
believed.
"""

from sqlglot import exp

from lineofsight.kernel.days import DAY_NUMBERS
from lineofsight.records.standard import TABLES

Key = frozenset[str]

_CALENDAR: list[Key] = [
    frozenset({"day"}),
    frozenset({"day_number"}),
    frozenset({"work", "ends_work"}),
    frozenset({"month", "ends_month"}),
]


def is_unique_within(window: exp.Window) -> bool:
    """Say whether partition and order together name a key of the rows the window runs over."""
    select = window.find_ancestor(exp.Select)
    if select is None:
        return True
    order = [ordered.this for ordered in window.args["order"].expressions]
    named = [*window.args.get("partition_by", ()), *order]
    columns = {(each.table, each.name) for each in named if isinstance(each, exp.Column)}
    return all(_told_apart(source, columns, select) for source in sources_of(select))


def sources_of(select: exp.Select) -> list[exp.Table]:
    """Give the tables, populations and CTEs that a select itself reads."""
    held = [select.args.get("from_"), *(select.args.get("joins") or ())]
    return [each.this for each in held if each is not None and isinstance(each.this, exp.Table)]


def _told_apart(source: exp.Table, columns: set[tuple[str, str]], select: exp.Select) -> bool:
    """Say whether the columns, or what the join fixes, pick one row of this source."""
    keys = _keys(source, select)
    if keys is None:
        return True
    named = {name for table, name in columns if table in ("", source.alias_or_name)}
    told = {_as_declared(name) for name in named | _fixed(source)}
    return any(key <= told for key in keys)


def _as_declared(name: str) -> str:
    """Take the exact numbers of a date or time for itself: x_day is x_on, x_second is x_at."""
    for number, declared in (("_day", "_on"), ("_second", "_at")):
        if name.endswith(number):
            return name.removesuffix(number) + declared
    return name


def columns_of(source: exp.Table, select: exp.Select) -> frozenset[str] | None:
    """Give the columns of a record table or a CTE, or None for a population, not known here."""
    for cte in select.root().find_all(exp.CTE):
        if cte.alias == source.name and isinstance(cte.this, exp.Query):
            return frozenset(cte.this.named_selects)
    return frozenset(TABLES[source.name].stored) if source.name in TABLES else None


def _keys(source: exp.Table, select: exp.Select) -> list[Key] | None:
    """Give the known keys of a source, or None where none can be told."""
    for cte in select.root().find_all(exp.CTE):
        if cte.alias == source.name:
            return _keys_of_grouped(cte.this)
    if source.name in ("days", "moments"):
        return _CALENDAR
    if source.name == "local_rules":
        return [frozenset()]
    if source.name in TABLES:
        return [_as_stored(source.name)]
    return None


def _as_stored(table: str) -> Key:
    return frozenset(TABLES[table].key)


def _keys_of_grouped(query: exp.Expression) -> list[Key] | None:
    if not isinstance(query, exp.Select):
        return None
    group = query.args.get("group")
    if group is None:
        return None
    made = {column.this: column.alias_or_name for column in query.selects if column.alias}
    by = [made.get(each, each.name) for each in group.expressions]
    return [_without_numbers(by)] if set(by) <= set(query.named_selects) else None


def _without_numbers(by: list[str]) -> Key:
    """Leave out the numbers that a date beside them decides (x_work where x_on is named)."""
    stems = {name.removesuffix("_on") for name in by if name.endswith("_on")}
    return frozenset(
        name
        for name in by
        if name not in {f"{stem}_{number}" for stem in stems for number in DAY_NUMBERS}
    )


def _fixed(source: exp.Table) -> set[str]:
    """Give the columns of a joined source that its ON makes equal to something."""
    join = source.parent
    on = join.args.get("on") if isinstance(join, exp.Join) else None
    if on is None:
        return set()
    return {
        side.name
        for equal in on.find_all(exp.EQ)
        for side in (equal.left, equal.right)
        if isinstance(side, exp.Column) and side.table == source.alias_or_name
    }
