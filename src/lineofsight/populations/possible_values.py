"""Which values a column of a population can hold, where its query tells: codes, texts and flags.

A column is followed back through CTEs, unions and other populations to the code set of the
standard column it comes from, or to the fixed values a `case` gives. Where that cannot be told,
nothing is said and every value is believed.
"""

from typing import TypeAlias

from sqlglot import exp

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.populations.catalogue import Catalogue
from lineofsight.records.standard import TABLES
from lineofsight.records.standard.code_sets import CODE_SETS

Values: TypeAlias = frozenset[str | int]

_SAME = (exp.Paren, exp.Min, exp.Max, exp.Lag, exp.Lead, exp.Alias, exp.Window)


def possible_values(populations: Catalogue, name: str, column: str) -> Values | None:
    """Give every value a column can hold besides nothing, or None where it cannot be told."""
    return _of_query(populations[name].tree, column, populations)


def _of_query(query: exp.Expr, column: str, populations: Catalogue) -> Values | None:
    if isinstance(query, exp.Subquery | exp.Paren):
        return _of_query(query.this, column, populations)
    if isinstance(query, exp.Union):
        place = query.named_selects.index(column)
        sides = [_of_query(query.left, column, populations)]
        right = query.right
        if isinstance(right, exp.Query):
            sides.append(_of_query(right, right.named_selects[place], populations))
        return _together(sides)
    if not isinstance(query, exp.Select):
        return None
    made = next((each for each in query.selects if each.alias_or_name == column), None)
    return None if made is None else _of_expression(made, query, populations)


def _of_expression(made: exp.Expr, query: exp.Select, populations: Catalogue) -> Values | None:
    if isinstance(made, _SAME):
        return _of_expression(made.this, query, populations)
    if isinstance(made, exp.Literal):
        return frozenset({made.name if made.is_string else int(made.name)})
    if isinstance(made, exp.Coalesce):
        each = [made.this, *made.expressions]
        return _together([_of_expression(one, query, populations) for one in each])
    if isinstance(made, exp.Case):
        default = made.args.get("default")
        each = [*(branch.args["true"] for branch in made.args["ifs"]), default]
        return _together(
            [_of_expression(one, query, populations) for one in each if one is not None]
        )
    if isinstance(made, exp.Column):
        return _of_column(made, query, populations)
    return None


def _of_column(column: exp.Column, query: exp.Select, populations: Catalogue) -> Values | None:
    source = _source(column, query)
    if source is None:
        return None
    if not isinstance(source, exp.Table):
        return _of_query(source, column.name, populations)
    for part in query.root().find_all(exp.CTE):
        if part.alias == source.name:
            return _of_query(part.this, column.name, populations)
    if source.name in populations:
        return possible_values(populations, source.name, column.name)
    return _of_record(source.name, column.name)


def _source(column: exp.Column, query: exp.Select) -> exp.Expr | None:
    held = [query.args.get("from_"), *(query.args.get("joins") or ())]
    sources = [each.this for each in held if each is not None]
    if not column.table:
        return sources[0] if len(sources) == 1 else None
    return next((each for each in sources if each.alias_or_name == column.table), None)


def _of_record(table: str, column: str) -> Values | None:
    declared = TABLES[table].columns if table in TABLES else ()
    codes = next((each.codes for each in declared if each.name == column), "")
    return frozenset({*CODE_SETS[codes].codes, NOT_RECORDED}) if codes else None


def _together(sides: list[Values | None]) -> Values | None:
    found: set[str | int] = set()
    for side in sides:
        if side is None:
            return None
        found |= side
    return frozenset(found)
