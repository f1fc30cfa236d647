"""The conditions of an indicator's expressions, each said in one way, so that two can be compared.

`sex = 'F'` and `sex in ('F')` are one condition; whatever meets `age >= 10` meets `age >= 5`.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

import sqlglot
from sqlglot import exp


class Atom(NamedTuple):
    """One condition: a column within some values, from or up to a bound, or any other text."""

    column: str
    how: str  # in, from, to, says
    values: tuple[str, ...]

    def implies(self, other: "Atom") -> bool:
        """Ask whether whatever meets this one meets the other."""
        return all(any(_implies(mine, its) for its in _either(other)) for mine in _either(self))


def _implies(mine: Atom, its: Atom) -> bool:
    """Ask it of two conditions of which neither is one or another."""
    if mine.how == "in" and its.how == "says" and (left_out := _left_out(its.values[0])):
        return left_out.column == mine.column and not set(left_out.values) & set(mine.values)
    if its.how == "says" and (filled := _filled(its.values[0])):
        return filled in _compared(mine)
    if (mine.column, mine.how) != (its.column, its.how):
        return False
    if mine.how == "in":
        return set(mine.values) <= set(its.values)
    if mine.how in ("from", "to"):
        bound, other = _bound(mine.values[0]), _bound(its.values[0])
        return bound >= other if mine.how == "from" else bound <= other
    return mine.values == its.values


Atoms = frozenset[Atom]


@lru_cache(maxsize=1024)
def conditions(text: str) -> Atoms:
    """Give the conditions that an expression joins by `and`; none of an empty one."""
    return frozenset(_atoms(sqlglot.parse_one(text, read="duckdb"))) if text else frozenset()


def reduced(atoms: Atoms) -> Atoms:
    """Leave out the conditions that another one makes needless, so that equal rows are equal."""
    kept = sorted(atoms)
    for one in sorted(atoms):
        if any(other.implies(one) for other in kept if other != one):
            kept.remove(one)
    return frozenset(kept)


@lru_cache(maxsize=1024)
def _left_out(text: str) -> Atom | None:
    """Give the values that `column <> 'x'` and `column not in (...)` leave out, of one column."""
    tree = sqlglot.parse_one(text, read="duckdb").unnest()
    if isinstance(tree, exp.NEQ):
        tree = exp.Not(this=exp.EQ(this=tree.this, expression=tree.expression))
    found = _atom(tree.this.unnest()) if isinstance(tree, exp.Not) else None
    return found if found and found.how == "in" else None


@lru_cache(maxsize=1024)
def _either(one: Atom) -> tuple[Atom, ...]:
    """Give the conditions of which `one or another` says that one is met; else the one itself."""
    if one.how != "says":
        return (one,)
    tree = sqlglot.parse_one(one.values[0], read="duckdb").unnest()
    sides = [side.unnest() for side in tree.flatten()] if isinstance(tree, exp.Or) else [tree]
    if len(sides) == 1 or any(isinstance(side, exp.And) for side in sides):
        return (one,)
    return tuple(_atom(side) for side in sides)


@lru_cache(maxsize=1024)
def _filled(text: str) -> str:
    """Give the column of `column is not null`; empty for any other condition."""
    tree = sqlglot.parse_one(text, read="duckdb").unnest()
    asked = tree.this.unnest() if isinstance(tree, exp.Not) else None
    if not isinstance(asked, exp.Is) or not isinstance(asked.expression, exp.Null):
        return ""
    return asked.this.name if isinstance(asked.this, exp.Column) else ""


@lru_cache(maxsize=1024)
def _compared(one: Atom) -> frozenset[str]:
    """Give the columns that are filled where a condition is met, since it compares them."""
    if one.how != "says":
        return frozenset([one.column])
    tree = sqlglot.parse_one(one.values[0], read="duckdb").unnest()
    if isinstance(tree, _COMPARISONS):
        return frozenset(
            side.name for side in (tree.this, tree.expression) if isinstance(side, exp.Column)
        )
    return frozenset([filled] if (filled := _filled(one.values[0])) else [])


_COMPARISONS = (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE)


def _atoms(tree: exp.Expr) -> Iterator[Atom]:
    """Split what is joined by `and`, and say each part in one way."""
    tree = tree.unnest()
    if isinstance(tree, exp.And):
        yield from _atoms(tree.left)
        yield from _atoms(tree.right)
    else:
        yield _atom(tree)


_BOUNDS: Mapping[type[exp.Expr], str] = {exp.GTE: "from", exp.LTE: "to"}


def _atom(tree: exp.Expr) -> Atom:
    column = tree.this.name if isinstance(tree.this, exp.Column) else ""
    if column and isinstance(tree, exp.EQ) and isinstance(tree.right, exp.Literal):
        return Atom(column, "in", (tree.right.name,))
    if column and isinstance(tree, exp.In) and _are_literals(tree.expressions):
        return Atom(column, "in", tuple(sorted(one.name for one in tree.expressions)))
    if column and type(tree) in _BOUNDS and isinstance(tree.expression, exp.Literal):
        return Atom(column, _BOUNDS[type(tree)], (tree.expression.name,))
    return Atom("", "says", (tree.sql(dialect="duckdb", normalize=True),))


def _are_literals(trees: Iterable[exp.Expr]) -> bool:
    trees = list(trees)
    return bool(trees) and all(isinstance(one, exp.Literal) for one in trees)


def _bound(text: str) -> tuple[Decimal, str]:
    """Give what bounds are compared by: the number, or of a day its text."""
    try:
        return Decimal(text), ""
    except InvalidOperation:
        return Decimal(0), text
