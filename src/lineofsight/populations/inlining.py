"""Write a query together with every population it reads, as one text that stands alone.

Each population becomes one CTE, however often it is read, after those it reads itself; its own
CTEs come before it under a longer name, because not every engine lets them nest.
"""

import sqlglot
from sqlglot import exp

from lineofsight.populations.catalogue import Catalogue, Population
from lineofsight.records.sources.dialects import transpile


def written(name: str, dialect: str, populations: Catalogue) -> str:
    """Write a population, with all it reads, for one of the engines of `dialects.DIALECTS`."""
    columns = ", ".join(f"p.{column}" for column in populations[name].columns)
    return whole(f"select {columns} from {name} p", dialect, populations)


def whole(sql: str, dialect: str, populations: Catalogue) -> str:
    """Write a query over populations so that it needs only the tables of the records."""
    query = sqlglot.parse_one(sql, read="duckdb")
    read = {table.name for table in query.find_all(exp.Table)}
    parts = [
        part
        for population in populations.needed(sorted(read & set(populations.names)))
        for part in _as_parts(population)
    ]
    own = _taken_out(query)
    if parts or own:
        query.set("with_", exp.With(expressions=[*parts, *own]))
    return transpile(query, dialect)


def _as_parts(population: Population) -> list[exp.CTE]:
    """Give the CTEs of a population: its own, renamed, then itself."""
    tree = population.tree.copy()
    own = _taken_out(tree)
    names = {part.alias: f"{population.name}__{part.alias}" for part in own}
    for query in (tree, *own):
        for table in query.find_all(exp.Table):
            if table.name in names:
                table.set("alias", exp.TableAlias(this=exp.to_identifier(table.alias_or_name)))
                table.set("this", exp.to_identifier(names[table.name]))
    renamed = [_part(names[part.alias], part.this) for part in own]
    return [*renamed, _part(population.name, tree)]


def _taken_out(query: exp.Expr) -> list[exp.CTE]:
    """Take the CTEs out of a query and give them, in order."""
    held = query.args.get("with_")
    query.set("with_", None)
    return list(held.expressions) if held else []


def _part(name: str, query: exp.Expr) -> exp.CTE:
    return exp.CTE(this=query, alias=exp.TableAlias(this=exp.to_identifier(name)))
