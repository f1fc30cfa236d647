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
        if self.how == "in" and other.how == "says" and (left_out := _left_out(other.values[0])):
            return left_out.column == self.column and not set(left_out.values) & set(self.values)
        if (self.column, self.how) != (other.column, other.how):
            return False
        if self.how == "in":
            return set(self.values) <= set(other.values)
        if self.how in ("from", "to"):
            mine, its = _bound(self.values[0]), _bound(other.values[0])
            return mine >= its if self.how == "from" else mine <= its
        return self.values == other.values


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
