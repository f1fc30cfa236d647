"""A query on the tables of several authorities, written so that nothing crosses between them.

Each table then says in `of_authority` whose row it is, and so does every row of the answer: what is
joined, numbered in a window, grouped or told apart is of one authority. The query gives for each
authority the rows it would give on that authority's tables alone. The calendar and the days asked
about are everybody's. A query of which that cannot be said is refused, never guessed at.
"""

from functools import cache

import sqlglot
from sqlglot import exp

from lineofsight.kernel.problems import Problem

WHOSE = "of_authority"
"""The column that says whose row it is: the authority's number."""

EVERYBODYS = frozenset({"days", "moments"})
"""The tables without it."""


@cache
def kept_apart(sql: str) -> str:
    """Write a query of the portable part so that it answers for each authority, `WHOSE` last.

    Raises `Problem` for a query that has rows of no authority, or a form this does not know.
    """
    query = sqlglot.parse_one(sql, read="duckdb")
    if not _apart(query, EVERYBODYS):
        raise _refused("it reads no table of an authority")
    return query.sql("duckdb", comments=False)


def _apart(query: exp.Expr, everybodys: frozenset[str]) -> bool:
    """Keep a query apart, in place; say whether its rows are of one authority each."""
    with_ = query.args.get("with_")
    for part in with_.expressions if with_ else ():
        is_apart = _apart(part.this, everybodys)
        everybodys = everybodys - {part.alias} if is_apart else everybodys | {part.alias}
    if isinstance(query, exp.Subquery):
        return _apart(query.this, everybodys)
    if isinstance(query, exp.Union) and not query.args.get("distinct"):
        sides = {_apart(side, everybodys) for side in (query.this, query.expression)}
        if len(sides) > 1:
            raise _refused("only one side of a union has rows of an authority")
        return sides.pop()
    if isinstance(query, exp.Select):
        return _select_apart(query, everybodys)
    raise _refused(f"it holds {type(query).__name__.lower()}")


def _select_apart(query: exp.Select, everybodys: frozenset[str]) -> bool:
    whose = _joins_apart(query, everybodys)
    _check(query, is_apart=whose is not None)
    if whose is None:
        return False
    for window in _own(query, exp.Window):
        window.set("partition_by", [whose.copy(), *window.args.get("partition_by", [])])
    if group := query.args.get("group"):
        group.append("expressions", whose.copy())
    query.append("expressions", exp.alias_(whose, WHOSE))
    return True


def _joins_apart(query: exp.Select, everybodys: frozenset[str]) -> exp.Column | None:
    """Join what is an authority's to what is the same one's; give the column that says whose."""
    from_, whose = query.args.get("from_"), None
    if from_ is not None and _is_apart(from_.this, everybodys):
        whose = exp.column(WHOSE, from_.this.alias_or_name)
    for join in query.args.get("joins") or ():
        if not _is_apart(join.this, everybodys):
            continue
        own = exp.column(WHOSE, join.this.alias_or_name)
        if whose is None:
            if join.side:
                raise _refused("rows of no authority are kept by a join from the side")
            whose = own
            continue
        if join.kind == "CROSS":
            join.set("kind", None)
        join.on(exp.EQ(this=own, expression=whose.copy()), copy=False)
    return whose


def _is_apart(source: exp.Expr, everybodys: frozenset[str]) -> bool:
    if isinstance(source, exp.Table):
        return source.name not in everybodys
    return _apart(source, everybodys)


def _check(query: exp.Select, *, is_apart: bool) -> None:
    """Refuse what would mix authorities: numbers over all rows, and queries inside a condition."""
    for node in _own(query, exp.Exists, exp.Subquery, exp.In):
        is_from = isinstance(node.parent, (exp.From, exp.Join, exp.CTE, exp.SetOperation))
        if not is_from and (not isinstance(node, exp.In) or node.args.get("query")):
            raise _refused("a query stands inside a condition")
    added_up = [
        each for each in _own(query, exp.AggFunc) if not isinstance(each.parent, exp.Window)
    ]
    if is_apart and added_up and not query.args.get("group"):
        raise _refused("it adds up all rows, and would say nothing of an authority without any")
    for join in query.args.get("joins") or ():
        if (
            join.side not in ("", "LEFT")
            or join.args.get("using")
            or join.kind not in ("", "CROSS")
        ):
            raise _refused(f"it joins by {join.sql('duckdb')}")
    if other := {name for name, held in query.args.items() if held} - _PARTS:
        raise _refused(f"it has {min(other).strip('_')}")


_PARTS = {"expressions", "from_", "joins", "where", "group", "having", "distinct", "with_"}


def _own(query: exp.Select, *kinds: type[exp.Expr]) -> list[exp.Expr]:
    """Give the nodes of these kinds that belong to this select and to none within it."""
    return [
        node
        for node in query.find_all(*kinds)
        if node is not query and node.find_ancestor(exp.Select) is query
    ]


def _refused(why: str) -> Problem:
    return Problem(
        f"A query cannot be asked of several authorities at once: {why}.",
        do="Open one authority alone, or write the query in the portable part of SQL.",
    )
