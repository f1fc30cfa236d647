"""Write a query of the portable part of SQL for another engine, by way of its syntax tree."""

from collections import Counter
from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel

DIALECTS = ("duckdb", "postgres", "tsql", "spark")
"""The engines a query can be written for."""

BY_BYTES = "Latin1_General_100_BIN2_UTF8"
"""The collation of SQL Server that tells texts apart as the other engines do."""


@lru_cache(maxsize=512)
def written_for(dialect: str, sql: str) -> str:
    """Write a query given in DuckDB's words for one of `DIALECTS`."""
    return transpile(sqlglot.parse_one(sql, read="duckdb"), dialect)


def transpile(tree: exp.Expr, dialect: str) -> str:
    """Write a query for one of `DIALECTS`; names are quoted, so that no engine reserves them.

    The tree is used up: copying a long one takes longer than writing it.
    """
    if change := _FOR.get(dialect):
        tree = change(tree)
    return tree.sql(
        dialect=dialect,
        copy=False,
        identify=True,
        pretty=True,
        comments=False,
        unsupported_level=ErrorLevel.RAISE,
    )


def _for_sql_server(tree: exp.Expr) -> exp.Expr:
    """Order what is empty last by hand, as DuckDB does, and compare texts by their bytes.

    SQL Server has no words for the first, and by default takes `North` and `NORTH` for the same.
    """
    for order in list(tree.find_all(exp.Order)):
        order.set(
            "expressions",
            [each for ordered in order.expressions for each in _empty_last(ordered)],
        )
    for text in list(tree.find_all(exp.Literal)):
        if text.is_string and not isinstance(text.parent, exp.Cast | exp.Like):
            text.replace(exp.Collate(this=text.copy(), expression=exp.to_identifier(BY_BYTES)))
    return tree


def _empty_last(ordered: exp.Ordered) -> list[exp.Ordered]:
    is_empty = exp.Is(this=ordered.this.copy(), expression=exp.Null())
    marked = exp.Case(ifs=[exp.If(this=is_empty, true=exp.Literal.number(1))])
    marked.set("default", exp.Literal.number(0))
    is_down = bool(ordered.args.get("desc"))
    return [
        exp.Ordered(this=marked, nulls_first=True),
        exp.Ordered(this=ordered.this.copy(), desc=is_down, nulls_first=not is_down),
    ]


def _for_spark(tree: exp.Expr) -> exp.Expr:
    """Put each CTE where it is read, as Spark does itself, but for some where it loses its way."""
    to_come = Counter(table.name for table in tree.find_all(exp.Table))
    held = tree.args.get("with_")
    tree.set("with_", None)
    parts: dict[str, exp.Expr] = {}
    for part in held.expressions if held else ():
        parts[part.alias] = _put_in_place(part.this, parts, to_come)
    return _put_in_place(tree, parts, to_come)


def _put_in_place(query: exp.Expr, parts: dict[str, exp.Expr], to_come: Counter[str]) -> exp.Expr:
    """Put parts where a query reads them; the last to read a part has it without a copy."""
    for table in list(query.find_all(exp.Table)):
        if table.name in parts:
            to_come[table.name] -= 1
            part = parts[table.name]
            alias = exp.TableAlias(this=exp.to_identifier(table.alias_or_name))
            table.replace(
                exp.Subquery(this=part.copy() if to_come[table.name] else part, alias=alias)
            )
    return query


_FOR = {"tsql": _for_sql_server, "spark": _for_spark}
