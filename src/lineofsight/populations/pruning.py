"""Populations cut to the columns that are asked of them, for counting what is never listed.

Building a population takes as long as its columns and joins: where figures alone are wanted, the
team and the names of things are brought for nothing. What is left out of a population changes no
row of it: only columns, and left joins that bring one row at most. Whoever lists the rows behind a
figure builds the whole.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlglot import exp

from lineofsight.populations.catalogue import Catalogue, Population
from lineofsight.records.standard import TABLES

_KEYS_OF_DAYS = (frozenset({"day"}), frozenset({"day_number"}))


class Pruned(Catalogue):
    """The populations of another catalogue, cut; what they rest on is said as of the whole."""

    def __init__(self, whole: Catalogue, cut: Mapping[str, Population]) -> None:
        super().__init__({})
        self._whole = whole
        self._cut = cut

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the populations that are asked for or read, in alphabetical order."""
        return tuple(sorted(self._cut))

    def __getitem__(self, name: str) -> Population:
        return self._cut.get(name) or self._whole[name]

    def __contains__(self, name: str) -> bool:
        return name in self._whole

    def tables(self, name: str) -> Mapping[str, int]:
        """Give the record tables it needs, joins left out or not: it answers alike."""
        return self._whole.tables(name)

    def lineage(self, name: str) -> tuple[str, ...]:
        """Give the record tables it reads, a join left out or not."""
        return self._whole.lineage(name)


def pruned(populations: Catalogue, asked: Mapping[str, Iterable[str]]) -> Catalogue:
    """Give the populations named, and what they read, with no more than the columns asked of them.

    `asked` maps a population to the columns wanted of it; who reads another asks for what it
    names. A population asked for no column keeps its subject.
    """
    wanted = {name: set(columns) for name, columns in asked.items()}
    cut: dict[str, Population] = {}
    for one in reversed(populations.needed(asked)):
        kept = wanted.get(one.name, set()) & set(one.columns) or {one.subject}
        cut[one.name] = _cut(one, kept)
        for name, columns in columns_read(cut[one.name].tree).items():
            wanted.setdefault(name, set()).update(columns)
    read = {one.name for one in Pruned(populations, cut).needed(asked)}
    return Pruned(populations, {name: one for name, one in cut.items() if name in read})


def columns_read(tree: exp.Expr) -> dict[str, set[str]]:
    """Give for each table, population or CTE that a query reads the columns it names of it."""
    found: dict[str, set[str]] = defaultdict(set)
    for column in tree.find_all(exp.Column):
        for name in _sources_of(column):
            found[name].add(column.name)
    return found


def _sources_of(column: exp.Column) -> list[str]:
    """Name what a column can be of: all that its select reads, where it does not say which."""
    select = column.find_ancestor(exp.Select)
    while select is not None:
        froms = [each for each in (select.args.get("from_"), *select.args.get("joins", ())) if each]
        sources = {each.this.alias_or_name: each.this.name for each in froms}
        if not column.table:
            return list(sources.values())
        if column.table in sources:
            return [sources[column.table]]
        select = select.find_ancestor(exp.Select)
    return []


def _cut(population: Population, kept: set[str]) -> Population:
    """Leave out of a population the columns not kept, and in its CTEs what they alone needed."""
    tree = population.tree.copy()
    if not isinstance(tree, exp.Select):
        kept = set(population.columns)  # the sides of a union have their columns by place
    _leave_out(tree, kept)
    with_ = tree.args.get("with_")
    for part in reversed(with_.expressions if with_ else ()):
        _leave_out(part.this, columns_read(tree)[part.alias])
    columns = {name: meaning for name, meaning in population.columns.items() if name in kept}
    return replace(population, tree=tree, sql=tree.sql("duckdb", comments=False), columns=columns)


def _leave_out(query: exp.Expr, kept: set[str]) -> None:
    """Leave columns out of a select, in place, then the joins that none of its columns is of."""
    if not isinstance(query, exp.Select) or query.args.get("distinct"):
        return
    columns = [column for column in query.expressions if column.alias_or_name in kept]
    query.set("expressions", columns or query.expressions[:1])
    joins = query.args.get("joins") or []
    for join in reversed(joins):
        if _brings_one_row(join) and not _is_named(query, join):
            join.pop()


def _is_named(query: exp.Select, join: exp.Join) -> bool:
    """Say whether anything outside a join names a column of it."""
    own = {id(column) for column in join.find_all(exp.Column)}
    name = join.alias_or_name
    return any(
        column.table == name and id(column) not in own for column in query.find_all(exp.Column)
    )


def _brings_one_row(join: exp.Join) -> bool:
    """Say whether a left join brings at most one row, whatever is recorded."""
    table = join.this
    if join.side != "LEFT" or not isinstance(table, exp.Table):
        return False
    given = {_of(each, join.alias_or_name) for each in _held_equal(join)}
    if table.name == "days":
        return any(key <= given for key in _KEYS_OF_DAYS)
    if table.name == "team_spells":  # no two of a child's overlap: see the population
        return "child_id" in given and _is_on_a_day(join)
    return table.name in TABLES and set(TABLES[table.name].key) <= given


def _conditions(join: exp.Join) -> list[exp.Expr]:
    on = join.args.get("on")
    return list(on.flatten()) if isinstance(on, exp.And) else [on] if on else []  # parentheses gone


def _held_equal(join: exp.Join) -> Iterable[exp.EQ]:
    return (each for each in _conditions(join) if isinstance(each, exp.EQ))


def _of(equal: exp.EQ, alias: str) -> str:
    """Give the column of a table that something else equals, or nothing."""
    one, other = equal.this, equal.expression
    if isinstance(other, exp.Column) and other.table == alias:
        one, other = other, one
    if not isinstance(one, exp.Column) or one.table != alias:
        return ""
    within = (column.table for column in other.find_all(exp.Column))
    return "" if alias in within else one.name


def _is_on_a_day(join: exp.Join) -> bool:
    """Say whether a join takes the spell that holds on a day: begun, and not ended."""
    name = join.alias_or_name
    days = {
        each.expression.sql()
        for each in _conditions(join)
        if isinstance(each, exp.LTE) and each.this.sql() == f"{name}.started_on"
    }
    ended = {each.sql() for each in _conditions(join) if isinstance(each, exp.Or)}
    return any(f"{name}.ended_on IS NULL OR {name}.ended_on > {day}" in ended for day in days)
