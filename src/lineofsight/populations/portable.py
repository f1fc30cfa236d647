"""The part of SQL that every engine understands alike.

An allow list over the syntax tree: what is not on it is refused, because a list of what is
forbidden lets a third of bad queries through. `records.sources.dialects` then writes the same
query for DuckDB, PostgreSQL, SQL Server (`tsql`) or Spark.
"""

from collections.abc import Callable, Iterator
from typing import Any

from sqlglot import exp

from lineofsight.kernel.days import Day
from lineofsight.kernel.problems import Problem
from lineofsight.populations.uniqueness import columns_of, is_unique_within, sources_of

_BOTH = frozenset({"this", "expression"})
_ONE = frozenset({"this"})
_MANY = frozenset({"expressions"})

ALLOWED: dict[type[exp.Expr], frozenset[str]] = {
    exp.Select: frozenset(
        {"expressions", "from_", "joins", "where", "group", "having", "distinct", "with_"}
    ),
    exp.Union: _BOTH | {"with_"},  # without "distinct": union all
    exp.With: _MANY,
    exp.CTE: frozenset({"this", "alias"}),
    exp.From: _ONE,
    exp.Join: frozenset({"this", "on", "side", "kind"}),
    exp.Table: frozenset({"this", "alias"}),
    exp.TableAlias: _ONE,
    exp.Subquery: frozenset({"this", "alias"}),
    exp.Where: _ONE,
    exp.Group: _MANY,
    exp.Having: _ONE,
    exp.Distinct: _MANY,
    exp.Alias: frozenset({"this", "alias"}),
    exp.Column: frozenset({"this", "table"}),
    exp.Identifier: _ONE,
    exp.Star: frozenset(),
    exp.Literal: frozenset({"this", "is_string"}),
    exp.Null: frozenset(),
    exp.Cast: frozenset({"this", "to"}),
    exp.DataType: frozenset({"this", "expressions"}),
    exp.DataTypeParam: _ONE,
    exp.And: _BOTH,
    exp.Or: _BOTH,
    exp.Not: _ONE,
    exp.Paren: _ONE,
    exp.EQ: _BOTH,
    exp.NEQ: _BOTH,
    exp.GT: _BOTH,
    exp.GTE: _BOTH,
    exp.LT: _BOTH,
    exp.LTE: _BOTH,
    exp.Between: frozenset({"this", "low", "high"}),
    exp.In: frozenset({"this", "expressions"}),
    exp.Is: _BOTH,
    exp.Like: _BOTH,
    exp.Exists: _ONE,
    exp.Add: _BOTH,
    exp.Sub: _BOTH,
    exp.Mul: _BOTH,
    exp.Neg: _ONE,
    exp.Case: frozenset({"ifs", "default"}),
    exp.If: frozenset({"this", "true"}),
    exp.Coalesce: frozenset({"this", "expressions"}),
    exp.Sum: _ONE,
    exp.Count: frozenset({"this", "big_int"}),
    exp.Min: _ONE,
    exp.Max: _ONE,
    exp.Window: frozenset({"this", "partition_by", "order", "spec", "over"}),
    exp.WindowSpec: frozenset({"kind", "start", "start_side", "end", "end_side"}),
    exp.Order: _MANY,
    exp.Ordered: frozenset({"this", "desc"}),
    exp.RowNumber: frozenset(),
    exp.Lag: _ONE,
    exp.Lead: _ONE,
}
"""Kind of node -> the parts it may have. Nothing else is in the portable part."""

_TYPES = {"DATE", "VARCHAR", "TEXT", "INT", "BIGINT", "DECIMAL"}
_TESTS = (exp.Predicate, exp.Connector, exp.Not)
_DAYS = {name for name, kind in Day.__annotations__.items() if kind.__name__ == "date"}
_IN_WORDS: dict[type[exp.Expr], str] = {
    exp.Qualify: "QUALIFY: number the rows in a select, and filter them in the next",
    exp.Filter: "FILTER: write sum(case when ... then 1 else 0 end)",
    exp.Interval: "INTERVAL: a date calculation belongs in the days table",
    exp.DateAdd: "date arithmetic: a date calculation belongs in the days table",
    exp.DateSub: "date arithmetic: a date calculation belongs in the days table",
    exp.DateDiff: "date arithmetic: compare the numbers beside the dates (x_day, x_work)",
    exp.Boolean: "true or false: write 1 or 0, and compare",
    exp.Array: "an array: engines differ",
    exp.Anonymous: "a function that not every engine has",
}


def lint(name: str, tree: exp.Expr) -> None:
    """Refuse, as a `Problem`, the first thing in a query that not every engine understands."""
    for why in faults(tree):
        raise Problem(
            f"The population {name} uses {why}.",
            where=f"populations/{name}.sql",
            do="Write it in the portable part of SQL; see docs on populations.",
        )


def faults(tree: exp.Expr) -> Iterator[str]:
    """Give, in words, everything in a query that is outside the portable part."""
    if not isinstance(tree, exp.Query):
        yield "something other than one select"
    for node in tree.walk():
        yield from _of_shape(node)
        yield from _of_place(node)
        for kinds, check in _CHECKS:
            if isinstance(node, kinds):
                yield from check(node)


def _of_shape(node: exp.Expr) -> Iterator[str]:
    """Check that the node, and every part it has, is on the list."""
    allowed = ALLOWED.get(type(node))
    if allowed is None:
        yield _IN_WORDS.get(type(node), type(node).__name__.upper())
        return
    for part, held in node.args.items():
        if part not in allowed and held not in (None, False, [], ""):
            yield f"{type(node).__name__.upper()} with {part.strip('_')}"


def _of_place(node: exp.Expr) -> Iterator[str]:
    """Check that tests stand where a test is asked for, and only there: no engine mixes them."""
    if _is_test(node) and not _where_a_test_stands(node):
        yield "a comparison as a value: write case when ... then 1 else 0 end"
    if not _is_test(node) and _where_a_test_stands(node) and not isinstance(node, exp.Paren):
        yield "a value where a comparison is asked for: compare it with 1"


def _is_test(node: exp.Expr) -> bool:
    if isinstance(node, exp.Paren):
        return _is_test(node.this)
    return isinstance(node, _TESTS)


def _where_a_test_stands(node: exp.Expr) -> bool:
    above = node.parent
    if isinstance(above, exp.Paren):
        return _where_a_test_stands(above)
    if isinstance(above, exp.Join):
        return node.arg_key == "on"
    if isinstance(above, exp.If):
        return node.arg_key == "this"
    return isinstance(above, exp.Where | exp.Having | exp.Connector | exp.Not)


def _of_union(node: exp.Union) -> Iterator[str]:
    if node.args.get("distinct"):
        yield "UNION without ALL"


def _of_join(node: exp.Join) -> Iterator[str]:
    crossed = node.kind == "CROSS"
    if node.kind not in ("", "INNER", "CROSS") or node.side not in ("", "LEFT"):
        yield f"{node.side or node.kind} JOIN: join, left join and cross join serve"
    if crossed == ("on" in node.args and node.args["on"] is not None):
        yield "a join without ON; say cross join where every row meets every row"


def _of_table(node: exp.Table) -> Iterator[str]:
    if not isinstance(node.this, exp.Identifier):
        yield "a function in place of a table"


def _of_source(node: exp.From | exp.Join) -> Iterator[str]:
    if isinstance(node.this, exp.Subquery) and not node.this.alias:
        yield "a select in place of a table without a name"


def _of_group(node: exp.Group) -> Iterator[str]:
    if any(not isinstance(by, exp.Column) for by in node.expressions):
        yield "GROUP BY something other than columns by name"


def _of_star(node: exp.Star) -> Iterator[str]:
    if not isinstance(node.parent, exp.Count):
        yield "*: name each column"


def _of_null(node: exp.Null) -> Iterator[str]:
    if not isinstance(node.parent, exp.Is | exp.Cast):
        yield "a bare NULL: give it a type, as in cast(null as date)"


def _of_cast(node: exp.Cast) -> Iterator[str]:
    if node.to.this.name not in _TYPES:
        yield f"CAST to {node.to.this.name}"


def _of_identifier(node: exp.Identifier) -> Iterator[str]:
    if node.quoted or not node.name.replace("_", "a").isalnum() or node.name != node.name.lower():
        yield "a name that is quoted or not in small letters"


def _of_like(node: exp.Like) -> Iterator[str]:
    if not isinstance(node.expression, exp.Literal):
        yield "LIKE with something other than a fixed text"


def _of_distinct(node: exp.Distinct) -> Iterator[str]:
    if isinstance(node.parent, exp.Count) and len(node.expressions) != 1:
        yield "COUNT DISTINCT of more than one column"


def _of_arithmetic(node: exp.Add | exp.Sub | exp.Mul) -> Iterator[str]:
    for column in node.find_all(exp.Column):
        if column.find_ancestor(exp.If, exp.Select) is node.find_ancestor(exp.If, exp.Select):
            name = column.name
            if name.endswith(("_on", "_at")) or name in _DAYS:
                yield f"a sum with the date {name}: a date calculation belongs in the days table"


def _of_window(node: exp.Window) -> Iterator[str]:
    order, framed = node.args.get("order"), node.args.get("spec")
    adds_up = isinstance(node.this, exp.Sum | exp.Count | exp.Min | exp.Max)
    if order is None and not adds_up:
        yield "a window without an order"
    if framed is not None and str(framed.args.get("kind")).upper() != "ROWS":
        yield "a window framed otherwise than by rows"
    if order is not None and (framed is not None or not adds_up) and not is_unique_within(node):
        yield "a window whose order does not end on a unique column"


def _of_select(node: exp.Select) -> Iterator[str]:
    """Check that each column says whose it is, and is not one that the same select only makes."""
    sources = sources_of(node)
    held = columns_of(sources[0], node) if len(sources) == 1 else None
    made = {column.alias for column in node.expressions if isinstance(column, exp.Alias)}
    several = len(node.args.get("joins") or ()) > 0
    for column in node.find_all(exp.Column):
        if column.table or column.find_ancestor(exp.Select) is not node:
            continue
        if several:
            yield f"{column.name} without saying whose, where several tables meet"
        elif column.name in made and held is not None and column.name not in held:
            yield f"{column.name}, which the same select makes: not every engine knows it yet"


_CHECKS: tuple[tuple[tuple[type[exp.Expr], ...], Callable[[Any], Iterator[str]]], ...] = (
    ((exp.Union,), _of_union),
    ((exp.Join,), _of_join),
    ((exp.Table,), _of_table),
    ((exp.From, exp.Join), _of_source),
    ((exp.Group,), _of_group),
    ((exp.Star,), _of_star),
    ((exp.Null,), _of_null),
    ((exp.Cast,), _of_cast),
    ((exp.Identifier,), _of_identifier),
    ((exp.Like,), _of_like),
    ((exp.Distinct,), _of_distinct),
    ((exp.Add, exp.Sub, exp.Mul), _of_arithmetic),
    ((exp.Window,), _of_window),
    ((exp.Select,), _of_select),
)
