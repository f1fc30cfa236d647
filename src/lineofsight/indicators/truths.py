"""Whether a condition tells rows apart: what it can be, over every value its columns may hold.

A comparison with a fixed value changes only there. So each column is tried at the values it is
compared with, between and beyond them, and blank; as in a database, a comparison with a blank is
neither true nor false. A column of which all that it can hold is told is tried at that alone, and a
sum of such columns at what they add up to. Any other sum is tried as though it were a column of its
own, but that it is blank where one of its columns is.
"""

import datetime as dt
import operator
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise, product
from math import ceil, floor, prod
from typing import Any, NamedTuple

from sqlglot import exp

MOST = 20_000
"""Combinations of values that are tried; beyond, a condition is believed."""

Subject = tuple[tuple[str, Fraction], ...]
"""A column, or a sum of several, each with how often it is added."""

Row = Mapping[Subject, Any]
"""A value of each subject: a number (of a day its own), a text, or None where it is blank."""

Sides = dict[str, Fraction]
Operator = Callable[[Any, Any], bool]


class Known(NamedTuple):
    """What is known of a column beforehand: its kind, and all it can hold, if that is told."""

    kind: str
    is_whole: bool = False
    codes: frozenset[str | int] | None = None
    may_be_blank: bool = True


Columns = Callable[[str], Known]


class NotTold(Exception):
    """What an expression can be is not told."""


class Test(NamedTuple):
    """A comparison of a subject with a fixed value; without an operator it asks for a blank."""

    subject: Subject
    holds: Operator | None
    fixed: Any = None

    def truth(self, row: Row) -> bool | None:
        """Say whether a row meets it; None where the row leaves that open."""
        value = row[self.subject]
        if self.holds is None:
            return value is None
        return None if value is None else self.holds(value, self.fixed)


class Joined(NamedTuple):
    """Conditions of which all must be met (`and`), one (`or`), or the only one not (`not`)."""

    how: str
    parts: tuple["Joined | Test", ...]

    def truth(self, row: Row) -> bool | None:
        """Say whether a row meets it; None where the row leaves that open."""
        said = {part.truth(row) for part in self.parts}
        if self.how == "not":
            (one,) = said
            return None if one is None else not one
        decides = self.how == "or"
        if decides in said:
            return decides
        return None if None in said else not decides


Condition = Joined | Test

_OPERATORS: Mapping[type[exp.Expr], Operator] = {
    exp.EQ: operator.eq, exp.NEQ: operator.ne, exp.GT: operator.gt, exp.GTE: operator.ge,
    exp.LT: operator.lt, exp.LTE: operator.le,
}  # fmt: skip
_TURNED: Mapping[Operator, Operator] = {
    operator.gt: operator.lt, operator.ge: operator.le,
    operator.lt: operator.gt, operator.le: operator.ge,
}  # fmt: skip


def same_for_all(tree: exp.Expr, columns: Columns) -> Iterator[tuple[exp.Expr, bool]]:
    """Give the smallest parts that every row meets (of those that fill them), or that none does."""
    tree = tree.unnest()
    joined = isinstance(tree, exp.And | exp.Or | exp.Not)
    parts = [one for one in (tree.args.get("this"), tree.args.get("expression")) if joined and one]
    found = [each for part in parts for each in same_for_all(part, columns)]
    yield from found
    if not found and (met := _met_by_all_or_none(tree, columns)) is not None:
        yield tree, met


def is_met_throughout(base: exp.Expr, tree: exp.Expr, columns: Columns) -> bool:
    """Ask whether every row that meets the base meets the other condition too."""
    try:
        of, met = _read(base, columns), _read(tree, columns)
        return all(met.truth(row) for row in _rows((of, met), columns) if of.truth(row))
    except NotTold:
        return False


def columns_in(tree: exp.Expr) -> list[str]:
    """Name the columns of an expression, each once."""
    return list(dict.fromkeys(column.name for column in tree.find_all(exp.Column)))


def _met_by_all_or_none(tree: exp.Expr, columns: Columns) -> bool | None:
    try:
        read = _bound_together(_read(tree, columns))
        rows = [*_rows((read,), columns)]
    except NotTold:
        return None
    asked = {test.subject for test in _tests(read) if test.holds is None}
    if all(read.truth(row) for row in rows if _is_filled(row, asked)):
        return True
    return None if any(read.truth(row) for row in rows) else False


def _is_filled(row: Row, asked: set[Subject]) -> bool:
    """Ask whether nothing is blank in a row but what is asked about, and sums of that."""
    blank = {subject for subject in asked if row[subject] is None}
    return all(
        value is not None or subject in asked or blank & {*_alone(subject)}
        for subject, value in row.items()
    )


def _alone(subject: Subject) -> Iterator[Subject]:
    """Give each column of a sum as a subject of its own."""
    return (((name, Fraction(1)),) for name, _ in subject)


def _bound_together(read: Condition) -> Condition:
    """Leave out parts that share no column with another: they hinder nothing and settle nothing."""
    if isinstance(read, Test) or read.how == "not":
        return read
    of = [{name for test in _tests(part) for name, _ in test.subject} for part in read.parts]
    kept = [
        part
        for at, part in enumerate(read.parts)
        if any(of[at] & other for place, other in enumerate(of) if place != at)
    ]
    if not kept:
        raise NotTold
    return Joined(read.how, tuple(kept))


def _tests(read: Condition) -> Iterator[Test]:
    if isinstance(read, Test):
        yield read
    else:
        for part in read.parts:
            yield from _tests(part)


def _read(tree: exp.Expr, columns: Columns) -> Condition:
    tree = tree.unnest()
    if isinstance(tree, exp.And | exp.Or):
        how = "and" if isinstance(tree, exp.And) else "or"
        return Joined(how, tuple(_read(part, columns) for part in tree.flatten()))
    if isinstance(tree, exp.Not):
        return Joined("not", (_read(tree.this, columns),))
    if isinstance(tree, exp.Between):
        ends = ((operator.ge, tree.args["low"]), (operator.le, tree.args["high"]))
        return Joined("and", tuple(_test(holds, tree.this, end, columns) for holds, end in ends))
    if isinstance(tree, exp.In) and tree.expressions:
        either = (_test(operator.eq, tree.this, one, columns) for one in tree.expressions)
        return Joined("or", tuple(either))
    if isinstance(tree, exp.Is) and isinstance(tree.expression, exp.Null):
        added, _ = _side(tree.this, columns)
        return Test(_subject(added), None)
    if type(tree) in _OPERATORS:
        return _test(_OPERATORS[type(tree)], tree.this, tree.args["expression"], columns)
    raise NotTold


def _test(holds: Operator, left: exp.Expr, right: exp.Expr, columns: Columns) -> Test:
    """Bring what two sides add to one side, and what is fixed to the other."""
    kinds = {columns(name).kind for side in (left, right) for name in columns_in(side)}
    if kinds == {"text"} and (isinstance(left, exp.Literal) or isinstance(right, exp.Literal)):
        return _of_text(holds, left, right)
    (added, fixed), (more, beyond) = _side(left, columns), _side(right, columns)
    names = sorted({*added, *more})
    summed = {name: added.get(name, Fraction(0)) - more.get(name, Fraction(0)) for name in names}
    summed = {name: times for name, times in summed.items() if times}
    if not summed:  # it is the same of every row that fills the columns
        is_so = holds(fixed, beyond)
        return Test(_subject(dict.fromkeys(names, Fraction(1))), lambda *_: is_so)
    scale = next(iter(summed.values()))
    turned = holds if scale > 0 else _TURNED.get(holds, holds)
    scaled = {name: times / scale for name, times in summed.items()}
    return Test(_subject(scaled), turned, (beyond - fixed) / scale)


def _of_text(holds: Operator, left: exp.Expr, right: exp.Expr) -> Test:
    if isinstance(left, exp.Literal):
        left, right, holds = right, left, _TURNED.get(holds, holds)
    if not isinstance(left, exp.Column) or not right.is_string:
        raise NotTold
    return Test(((left.name, Fraction(1)),), holds, right.name)


def _subject(added: Sides) -> Subject:
    return tuple(sorted(added.items()))


def _side(tree: exp.Expr, columns: Columns) -> tuple[Sides, Fraction]:
    """Give what one side of a comparison adds: each column so often, and a fixed number or day."""
    tree = tree.unnest()
    if isinstance(tree, exp.Column):
        columns(tree.name)
        return {tree.name: Fraction(1)}, Fraction(0)
    if isinstance(tree, exp.Literal):
        return {}, _fixed(tree)
    if isinstance(tree, exp.Neg):
        added, fixed = _side(tree.this, columns)
        return {name: -times for name, times in added.items()}, -fixed
    if not isinstance(tree, exp.Add | exp.Sub):
        raise NotTold
    sign = 1 if isinstance(tree, exp.Add) else -1
    (added, fixed), (more, beyond) = _side(tree.left, columns), _side(tree.right, columns)
    both = {name: added.get(name, Fraction(0)) + sign * more.get(name, Fraction(0))
            for name in {*added, *more}}  # fmt: skip
    return both, fixed + sign * beyond


def _fixed(literal: exp.Literal) -> Fraction:
    try:
        if not literal.is_string:
            return Fraction(literal.name)
        day = dt.datetime.fromisoformat(literal.name)
        return day.toordinal() + Fraction(day.hour * 3600 + day.minute * 60 + day.second, 86400)
    except ValueError:
        raise NotTold from None


def _rows(read: Iterable[Condition], columns: Columns) -> Iterator[Row]:
    """Give every combination of values between which some condition differs."""
    tests: dict[Subject, list[Test]] = defaultdict(list)
    for one in read:
        for test in _tests(one):
            tests[test.subject].append(test)
    sums = [subject for subject in tests if _is_told_sum(subject, columns)]
    values = {one: _all_of(one, columns) for total in sums for one in _alone(total)}
    for subject, of in tests.items():
        if subject not in sums and subject not in values:
            values[subject] = _values(subject, of, columns)
    if prod(map(len, values.values())) > MOST:
        raise NotTold
    for of_each in product(*values.values()):
        row = dict(zip(values, of_each, strict=True))
        if all(_may_be(row, subject) for subject in row if len(subject) > 1):
            yield row | {total: _added_up(total, row) for total in sums}


def _is_told_sum(subject: Subject, columns: Columns) -> bool:
    """Ask whether a subject is a sum of columns of which each number they can hold is told."""
    codes = [columns(name).codes for name, _ in subject]
    return len(subject) > 1 and all(
        of is not None and all(isinstance(code, int) for code in of) for of in codes
    )


def _added_up(total: Subject, row: Row) -> Fraction | None:
    """Add up the columns of a sum in a row; None where one of them is blank."""
    parts = [(row[one], times) for one, (_, times) in zip(_alone(total), total, strict=True)]
    if any(value is None for value, _ in parts):
        return None
    return sum((value * times for value, times in parts), Fraction(0))


def _may_be(row: Row, total: Subject) -> bool:
    """Ask whether a sum is blank where one of its columns is, and there alone."""
    known = [row[one] for one in _alone(total) if one in row]
    if row[total] is not None:
        return None not in known
    return None in known or len(known) < len(total)


def _values(subject: Subject, tests: list[Test], columns: Columns) -> list[Any]:
    """Give a value of a subject for each way its tests can come out."""
    fixed = {test.fixed for test in tests if test.fixed is not None}
    known = [columns(name) for name, _ in subject]
    if len(known) == 1 and known[0].codes is not None:
        tried = _all_of(subject, columns)
    elif any(isinstance(one, str) for one in fixed):
        tried = ["", *(text for one in fixed for text in (one, f"{one}\0")), None]
    else:
        is_whole = all(one.is_whole for one in known) and all(
            times.denominator == 1 for _, times in subject
        )
        tried = [*_numbers(sorted(fixed), is_whole=is_whole), None]
    apart = {tuple(test.truth({subject: value}) for test in tests): value for value in tried}
    return list(apart.values())


def _all_of(one: Subject, columns: Columns) -> list[Any]:
    """Give all that a column can hold of which that is told."""
    ((name, _),) = one
    known = columns(name)
    return [*(known.codes or ()), *([None] * known.may_be_blank)]


def _numbers(points: list[Fraction], *, is_whole: bool) -> Iterator[Fraction]:
    """Give the points, and a number between any two and beyond them; of days, whole ones alone."""
    if not points:
        yield Fraction(0)
        return
    yield Fraction(ceil(points[0]) - 1)
    yield Fraction(floor(points[-1]) + 1)
    yield from (one for one in points if one.denominator == 1 or not is_whole)
    for low, high in pairwise(points):
        between = Fraction(floor(low) + 1) if is_whole else (low + high) / 2
        if between < high:
            yield between
