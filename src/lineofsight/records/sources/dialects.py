"""Write a query of the portable part of SQL for another engine, by way of its syntax tree."""

from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel

DIALECTS = ("duckdb", "postgres", "tsql", "spark")
"""The engines a query can be written for."""

_BY_BYTES = "Latin1_General_100_BIN2_UTF8"


@lru_cache(maxsize=512)
def written_for(dialect: str, sql: str) -> str:
    """Write a query given in DuckDB's words for one of `DIALECTS`."""
    return transpile(sqlglot.parse_one(sql, read="duckdb"), dialect)


def transpile(tree: exp.Expr, dialect: str) -> str:
    """Write a query for one of `DIALECTS`; names are quoted, so that no engine reserves them."""
    written = _for_sql_server(tree) if dialect == "tsql" else tree
    return written.sql(
        dialect=dialect,
        identify=True,
        pretty=True,
        comments=False,
        unsupported_level=ErrorLevel.RAISE,
    )


def _for_sql_server(tree: exp.Expr) -> exp.Expr:
    """Order what is empty last by hand, as DuckDB does, and compare texts by their bytes.

    SQL Server has no words for the first, and by default takes `North` and `NORTH` for the same.
    """
    written = tree.copy()
    for order in list(written.find_all(exp.Order)):
        order.set(
            "expressions",
            [each for ordered in order.expressions for each in _empty_last(ordered)],
        )
    for text in list(written.find_all(exp.Literal)):
        if text.is_string and not isinstance(text.parent, exp.Cast | exp.Like):
            text.replace(exp.Collate(this=text.copy(), expression=exp.to_identifier(_BY_BYTES)))
    return written


def _empty_last(ordered: exp.Ordered) -> list[exp.Ordered]:
    is_empty = exp.Is(this=ordered.this.copy(), expression=exp.Null())
    marked = exp.Case(ifs=[exp.If(this=is_empty, true=exp.Literal.number(1))])
    marked.set("default", exp.Literal.number(0))
    is_down = bool(ordered.args.get("desc"))
    return [
        exp.Ordered(this=marked, nulls_first=True),
        exp.Ordered(this=ordered.this.copy(), desc=is_down, nulls_first=not is_down),
    ]
