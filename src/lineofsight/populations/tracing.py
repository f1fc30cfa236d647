"""Where a column of a population comes from, and so which values it can hold.

A column is followed back through CTEs, unions and other populations to the columns of the records
it is made of, and to the fixed values a `case` gives. Where that cannot be told, nothing is said
and every value is believed.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from sqlglot import exp

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.populations.catalogue import Catalogue
from lineofsight.records.standard import TABLES
from lineofsight.records.standard.code_sets import CODE_SETS

Values: TypeAlias = frozenset[str | int]

Kind = Literal["day", "text", "number"]
"""What a column holds, as far as comparing goes: a moment is compared as a day is."""


class Origin(NamedTuple):
    """A column of a record table."""

    table: str
    column: str


class Unknown(NamedTuple):
    """Something worked out, such as a count, whose values cannot be told."""

    is_whole: bool = False


Leaf: TypeAlias = Origin | Unknown | str | int | None
"""What a column can be; None: nothing, in a row that no branch or no joined row fills."""

_SAME = (exp.Paren, exp.Min, exp.Max, exp.Lag, exp.Lead, exp.Alias, exp.Window)


@cache
def origins(populations: Catalogue, name: str, column: str) -> tuple[Origin, ...]:
    """Give the columns of the records that a column of a population takes its values from."""
    found = (leaf for leaf in leaves(populations, name, column) if isinstance(leaf, Origin))
    return tuple(dict.fromkeys(found))


def possible_values(populations: Catalogue, name: str, column: str) -> Values | None:
    """Give every value a column can hold besides nothing, or None where it cannot be told."""
    values: set[str | int] = set()
    for leaf in leaves(populations, name, column):
        if isinstance(leaf, str | int):
            values.add(leaf)
            continue
        codes = _codes(leaf) if isinstance(leaf, Origin) else None
        if codes is None:
            return None
        values |= codes
    return frozenset(values) or None


@cache
def kind_of(populations: Catalogue, name: str, column: str) -> Kind:
    """Give what a column holds; what is worked out is a number unless its name says otherwise."""
    stored = {
        TABLES[one.table].stored.get(one.column)
        for one in origins(populations, name, column)
        if one.table in TABLES
    }
    if column.endswith(("_on", "_at")) or stored & {"DATE", "TIMESTAMP"}:
        return "day"
    texts = any(isinstance(one, str) for one in leaves(populations, name, column))
    return "text" if texts or "VARCHAR" in stored else "number"


@cache
def is_whole(populations: Catalogue, name: str, column: str) -> bool:
    """Ask whether a number can only be a whole one, as a count or days between two days are."""
    return _are_whole(leaves(populations, name, column))


@cache
def is_always_filled(populations: Catalogue, name: str, column: str) -> bool:
    """Ask whether a column is known never to be blank: only fixed values can stand in it."""
    return _are_fixed(_all_leaves(populations, name, column))


def _are_fixed(found: Iterable[Leaf]) -> bool:
    return all(isinstance(leaf, str | int) for leaf in found)


def _are_whole(found: Iterable[Leaf]) -> bool:
    return all(isinstance(leaf, int | None) or _is_whole(leaf) for leaf in found)


def _is_whole(leaf: Leaf) -> bool:
    if isinstance(leaf, Unknown):
        return leaf.is_whole
    if not isinstance(leaf, Origin):
        return False
    if leaf.table not in TABLES:
        return leaf.table in ("days", "moments")
    return TABLES[leaf.table].stored.get(leaf.column) in ("INTEGER", "BIGINT")


def leaves(populations: Catalogue, name: str, column: str) -> Iterator[Leaf]:
    """Give everything a column can be: columns of records, fixed values, or not known."""
    return (leaf for leaf in _all_leaves(populations, name, column) if leaf is not None)


def _all_leaves(populations: Catalogue, name: str, column: str) -> Iterator[Leaf]:
    yield from _of_query(populations[name].tree, column, populations)


def _of_query(query: exp.Expr, column: str, populations: Catalogue) -> Iterator[Leaf]:
    if isinstance(query, exp.Subquery):
        yield from _of_query(query.this, column, populations)
    elif isinstance(query, exp.Union):
        place = query.named_selects.index(column)
        for side in (query.left, query.right):
            if isinstance(side, exp.Query):
                yield from _of_query(side, side.named_selects[place], populations)
    elif isinstance(query, exp.Select):
        made = next((each for each in query.selects if each.alias_or_name == column), None)
        yield from _of_expression(made, query, populations)


def _of_expression(
    made: exp.Expr | None, query: exp.Select, populations: Catalogue
) -> Iterator[Leaf]:
    if isinstance(made, _SAME):
        if not isinstance(made, exp.Paren | exp.Alias):
            yield None  # of no rows
        yield from _of_expression(made.this, query, populations)
    elif isinstance(made, exp.Literal):
        yield made.name if made.is_string else int(made.name)
    elif isinstance(made, exp.Coalesce | exp.Case):
        yield from _of_branches(made, query, populations)
    elif isinstance(made, exp.Column):
        yield from _of_column(made, query, populations)
    else:
        yield Unknown(made is not None and _gives_whole(made, query, populations))


def _gives_whole(made: exp.Expr, query: exp.Select, populations: Catalogue) -> bool:
    """Ask whether an expression adds and takes away whole numbers alone, or counts."""
    if isinstance(made, exp.Count | exp.Literal):
        return isinstance(made, exp.Count) or made.is_int
    if isinstance(made, exp.Add | exp.Sub):
        return all(_gives_whole(side, query, populations) for side in (made.left, made.right))
    if isinstance(made, exp.Sum | exp.Neg | exp.Paren):
        return _gives_whole(made.this, query, populations)
    is_traced = isinstance(made, (*_SAME, exp.Coalesce, exp.Case, exp.Column))
    return is_traced and _are_whole(_of_expression(made, query, populations))


def _of_branches(
    made: exp.Coalesce | exp.Case, query: exp.Select, populations: Catalogue
) -> Iterator[Leaf]:
    """Give what the branches can be: never nothing, where one of a `coalesce` is always filled."""
    of_each = [[*_of_expression(each, query, populations)] for each in _branches(made)]
    found = [leaf for each in of_each for leaf in each]
    if isinstance(made, exp.Coalesce) and any(map(_are_fixed, of_each)):
        found = [leaf for leaf in found if leaf is not None]
    elif isinstance(made, exp.Case) and made.args.get("default") is None:
        found.append(None)
    yield from found


def _branches(made: exp.Coalesce | exp.Case) -> list[exp.Expr]:
    if isinstance(made, exp.Coalesce):
        return [made.this, *made.expressions]
    held = [*(branch.args["true"] for branch in made.args["ifs"]), made.args.get("default")]
    return [each for each in held if each is not None]


def _of_column(column: exp.Column, query: exp.Select, populations: Catalogue) -> Iterator[Leaf]:
    source = _source(column, query)
    if _is_joined_outside(source, query):
        yield None
    if not isinstance(source, exp.Table):
        yield from _of_query(source, column.name, populations) if source else (Unknown(),)
        return
    for part in query.root().find_all(exp.CTE):
        if part.alias == source.name:
            yield from _of_query(part.this, column.name, populations)
            return
    if source.name in populations:
        yield from _all_leaves(populations, source.name, column.name)
    else:
        yield Origin(source.name, column.name)


def _source(column: exp.Column, query: exp.Select) -> exp.Expr | None:
    held = [query.args.get("from_"), *(query.args.get("joins") or ())]
    sources = [each.this for each in held if each is not None]
    if not column.table:
        return sources[0] if len(sources) == 1 else None
    return next((each for each in sources if each.alias_or_name == column.table), None)


def _is_joined_outside(source: exp.Expr | None, query: exp.Select) -> bool:
    """Ask whether a row of the query may stand without one of the source."""
    joins = query.args.get("joins") or ()
    return any(
        each.side in ("FULL", "RIGHT") or (each.side == "LEFT" and each.this is source)
        for each in joins
    )


def _codes(origin: Origin) -> frozenset[str] | None:
    declared = TABLES[origin.table].columns if origin.table in TABLES else ()
    codes = next((each.codes for each in declared if each.name == origin.column), "")
    return frozenset({*CODE_SETS[codes].codes, NOT_RECORDED}) if codes else None
