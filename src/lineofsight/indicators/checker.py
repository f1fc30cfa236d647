"""Read an indicator as a reviewer would, and refuse what does not belong in one line of data.

Needs no database: names are checked against the population's columns, literals against the codes
a column can hold. A join, a function or a date calculation belongs in the population.
"""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from lineofsight.indicators.compiling import columns_of, is_at_moments
from lineofsight.indicators.definition import ASKS, RATES, UNIT_OF, Indicator, Measure
from lineofsight.indicators.estimates import ESTIMATES
from lineofsight.indicators.truths import (
    Known,
    NotTold,
    columns_in,
    is_met_throughout,
    same_for_all,
)
from lineofsight.kernel.codes import nearest
from lineofsight.kernel.periods import AT_A_DAY, OVERS
from lineofsight.kernel.problems import Problem
from lineofsight.kernel.quantities import UNITS
from lineofsight.populations.catalogue import Catalogue, Population
from lineofsight.populations.tracing import (
    Kind,
    is_always_filled,
    is_whole,
    kind_of,
    possible_values,
)

_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_PLAIN = re.compile(r"\d{1,12}(\.\d+)?|\.\d+")
_PERSONS = ("child_id", "worker_id")
_NUMBERS = (exp.Column, exp.Identifier, exp.Literal, exp.Add, exp.Sub, exp.Neg, exp.Paren)
_TESTS = (
    exp.EQ,
    exp.NEQ,
    exp.GT,
    exp.GTE,
    exp.LT,
    exp.LTE,
    exp.Between,
    exp.In,
    exp.Is,
    exp.And,
    exp.Or,
    exp.Not,
)
_COMPARED = (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Between, exp.In)
_ONLY = "an indicator only compares and adds"
_LIKE = (
    "by letters nobody notices a code the column never holds, and engines differ over capitals; "
    "list the codes, as need in ('N1', 'N2')"
)
_INSTEAD: dict[type[exp.Expr], str] = {
    exp.Coalesce: "it counts what is blank as though it were said, and of a code does nothing, "
    "since 'not recorded' is a code; say which blanks count, as (days_open > 9 or days_open is "
    "null), or need = 'not recorded'",
    exp.Case: "it gives a row a fact of its own, which no column explains and no list shows; "
    "join comparisons by and, or and not, as (sex = 'female' and age < 5) or age < 2",
    exp.Like: _LIKE,
    exp.ILike: _LIKE,
}
"""Why an expression that many would write is refused, and what to write in its place."""

LONGEST_SAID = 40
"""Letters of what is refused, said in a refusal."""

LONGEST_QUESTION = 90
"""Letters of a question: two lines at the head of a page."""
ANY_UNIT = ("mean", "median", "highest")
"""Measures of a value, whose unit is that of the value."""

_TAKES: dict[Measure, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "count": ((), ("value",)),
    "share": (("met",), ("weight",)),
    "rate": ((), ()),
    "mean": (("value",), ("per",)),
    "ratio": (("met", "per"), ()),
    "weeks": (("value",), ()),
    "median": (("value",), ()),
    "highest": (("value", "per"), ()),
}
"""Beside `of`: the expressions each measure needs, and those it may have."""


@lru_cache(maxsize=4096)
def check(indicator: Indicator, populations: Catalogue) -> None:
    """Raise a `Problem` for the first thing wrong with an indicator."""
    for field, why in faults(indicator, populations):
        raise Problem(why, where=f"indicator {indicator.code}, {field}")


def faults(indicator: Indicator, populations: Catalogue) -> Iterator[tuple[str, str]]:
    """Give everything wrong with an indicator, as the field and the reason."""
    population = populations[indicator.population]
    if not _CODE.fullmatch(indicator.code):
        yield "code", "a code is a letter, then letters, digits and underscores, as AMT3 or W1a"
    asking = list(_of_asking(indicator, population))
    yield from asking
    yield from _of_periods(indicator, population)
    yield from _of_unit(indicator)
    yield from _of_measure(indicator)
    yield from _of_targets(indicator)
    yield from _of_question(indicator)
    if not asking:
        reader = _Reader(population, indicator.asks, populations)
        for field, is_test in _expressions(indicator):
            text = getattr(indicator, field)
            yield from ((field, why) for why in reader.faults(text, is_test=is_test))
        yield from (("met", why) for why in reader.of_base(indicator.of, indicator.met))


def _of_asking(indicator: Indicator, population: Population) -> Iterator[tuple[str, str]]:
    if population.kind == "spells":
        yield "population", f"{population.name} only serves other populations; name one of those"
    elif population.kind == "duty" and indicator.asks not in ASKS:
        yield "asks", f"{population.name} is a duty: say asks = {_either(ASKS)}"
    elif population.kind != "duty" and indicator.asks:
        yield "asks", f"{population.name} is a {population.kind}; only a duty is asked in a way"


def _of_periods(indicator: Indicator, population: Population) -> Iterator[tuple[str, str]]:
    for over in indicator.over:
        if over not in OVERS:
            yield "over", f"there is no period {over}; say {_either(OVERS)}"
    if not indicator.over:
        yield "over", "say over which period it is asked"
    if is_at_moments(population, indicator.asks):
        yield from _at_moments(indicator, population.over)
    elif set(indicator.over) & set(AT_A_DAY):
        yield "over", "what happens is asked over a month or a year, not at a day"


def _at_moments(indicator: Indicator, own: str) -> Iterator[tuple[str, str]]:
    """Check the period of what is asked at a day; `own` is what its population counts over."""
    if own and indicator.over != (own,):
        yield "over", f"{indicator.population} is asked over {own}"
    elif not own and (len(indicator.over) > 1 or not set(indicator.over) <= set(AT_A_DAY)):
        yield "over", f"only things that happen add up over a year: say {_either(AT_A_DAY)}"


def _of_unit(indicator: Indicator) -> Iterator[tuple[str, str]]:
    if indicator.unit not in UNITS:
        yield "unit", f"there is no unit {indicator.unit}{nearest(indicator.unit, UNITS)}"
    elif indicator.measure not in ANY_UNIT and indicator.unit not in _units_of(indicator):
        yield "unit", f"a {indicator.measure} is in {_either(_units_of(indicator))}"
    if indicator.measure == "rate" and indicator.estimate not in ESTIMATES:
        yield "estimate", f"a rate is over {_either(ESTIMATES)}"


def _of_measure(indicator: Indicator) -> Iterator[tuple[str, str]]:
    needs, may = _TAKES[indicator.measure]
    for field in ("met", "value", "per", "weight"):
        if field in needs and not getattr(indicator, field):
            yield field, f"it must be said: a {indicator.measure} needs it"
        elif field not in (*needs, *may) and getattr(indicator, field):
            yield field, f"a {indicator.measure} makes no use of it: leave it out"


def _units_of(indicator: Indicator) -> tuple[str, ...]:
    return RATES if indicator.measure == "rate" else (UNIT_OF[indicator.measure],)


def _of_targets(indicator: Indicator) -> Iterator[tuple[str, str]]:
    target, amber = indicator.target, indicator.amber
    if indicator.better == "neutral" and (target is not None or amber is not None):
        yield "target", "a measure that is neither good nor bad has no target"
    if target is None and amber is not None:
        yield "amber", "an amber limit needs a target"
    for field, limit in (("target", target), ("amber", amber)):
        if limit is not None and indicator.unit == "percent" and not 0 <= limit <= 100:
            yield field, "a percentage is within 0 to 100"
    if target is not None and amber is not None and _is_beyond(indicator, target, amber):
        yield "amber", "the amber limit is the worst value still amber, so no better than target"


def _of_question(indicator: Indicator) -> Iterator[tuple[str, str]]:
    """Check the question that heads the page: one, short, and a question."""
    said = indicator.question
    if said and not (said.endswith("?") and said.count("?") == 1 and said[:1].isupper()):
        yield "question", "write one question: a capital letter first, a question mark last"
    if len(said) > LONGEST_QUESTION:
        yield "question", f"{len(said)} letters are too long to head a page: {LONGEST_QUESTION}"


def _is_beyond(indicator: Indicator, target: Decimal, amber: Decimal) -> bool:
    return amber > target if indicator.better == "higher" else amber < target


def _expressions(indicator: Indicator) -> Iterator[tuple[str, bool]]:
    """Give the fields that hold an expression, each with whether it is a test or a number."""
    for field in ("of", "met", "value", "per", "weight"):
        if getattr(indicator, field):
            is_test = field in ("of", "met") or (field == "per" and indicator.measure == "ratio")
            yield field, is_test


class _Reader:
    """Reads expressions over one population asked in one way."""

    def __init__(self, population: Population, asks: str, populations: Catalogue) -> None:
        self._population = population
        self._columns = columns_of(population, asks)
        self._populations = populations

    def faults(self, text: str, *, is_test: bool) -> Iterator[str]:
        tree = _parsed(text)
        if tree is None:
            yield f"{text!r} cannot be read as one expression"
            return
        if any(node.comments for node in tree.walk()):
            yield "a remark would end the query it is put in: write it under `edges`"
        if isinstance(tree.unnest(), _TESTS) != is_test:
            wanted = "a comparison" if is_test else "a number"
            yield f"{text!r} is not {wanted}"
        elif is_test and not tree.find(exp.Column):
            yield f"{text!r} is the same for every row: compare a column"
        elif not is_test and self._kind(tree) not in (None, "number"):
            yield f"{text!r} is a {self._kind(tree)}, and a number is wanted"
        yield from dict.fromkeys(why for node in tree.walk() for why in self._of_node(node))
        if is_test:
            yield from self._of_truths(tree)

    def of_base(self, base: str, met: str) -> Iterator[str]:
        """Say where all of the base is met, or none, though either is well said alone."""
        of, asked = _parsed(base), _parsed(met)
        if not of or not asked or any(any(same_for_all(one, self._known)) for one in (of, asked)):
            return
        yield from self._of_truths(exp.and_(of, asked))
        if is_met_throughout(of, asked, self._known):
            yield f"{_written(asked)} is met by every row of the base: it tells none from another"

    def _of_truths(self, tree: exp.Expr) -> Iterator[str]:
        """Name each part, without a fault of its own, that no row meets, or all that fill it."""
        for part, is_met in same_for_all(tree, self._known):
            if any(True for node in part.walk() for _ in self._of_node(node)):
                continue
            names = columns_in(part)
            of = names[0] if len(names) == 1 else "row"
            filled = " that fills them" if len(names) > 1 else ""
            yield (
                f"{_written(part)} is met by every {of}{filled}: it tells no row from another"
                if is_met
                else f"{_written(part)} is met by no {of}: it leaves none"
            )

    def _known(self, name: str) -> Known:
        """Give what is known of a column, for trying what an expression can be."""
        if name not in self._columns:
            raise NotTold
        kind = kind_of(self._populations, self._population.name, name)
        if kind == "day":
            return Known(kind, name.endswith("_on"))
        if name not in self._population.columns:
            return Known(kind)
        codes = possible_values(self._populations, self._population.name, name)
        return Known(
            kind,
            is_whole=is_whole(self._populations, self._population.name, name),
            codes=codes,
            may_be_blank=not is_always_filled(self._populations, self._population.name, name),
        )

    def _of_node(self, node: exp.Expr) -> Iterator[str]:
        if isinstance(node, exp.Column):
            yield from self._of_column(node)
        elif isinstance(node, exp.Add | exp.Sub):
            yield from self._of_sum(node)
        elif isinstance(node, exp.EQ | exp.NEQ):
            yield from self._of_values(node.left, [node.right])
            yield from self._of_values(node.right, [node.left])
        elif isinstance(node, exp.In):
            yield from self._of_values(node.this, node.expressions)
            if not node.expressions and not node.args.get("query"):
                yield f"{_written(node)} names no value: write one or more between the brackets"
        if isinstance(node, _COMPARED):
            yield from self._of_literals(node)
            yield from self._of_kinds(node)
        yield from self._of_kind(node)

    def _of_kinds(self, node: exp.Expr) -> Iterator[str]:
        """Check that like is compared with like: engines differ in what they make of the rest."""
        if not node.find(exp.Column):
            yield f"{_written(node)} is the same for every row: compare a column"
            return
        sides = [each.unnest() for each in node.iter_expressions()]
        kinds = dict.fromkeys(self._kind(each) for each in sides if not _is_text(each))
        if any(map(_is_text, sides)) and "day" not in kinds:  # a day is written as a text
            kinds["text"] = None
        said = [kind for kind in kinds if kind]
        if len(said) > 1:
            yield f"{_written(node)} compares a {said[0]} with a {said[1]}"

    def _kind(self, node: exp.Expr) -> Kind | None:
        """Give what an expression is; None of nothing, and of a column there is not."""
        node = node.unnest()
        if isinstance(node, exp.Literal):
            return "text" if node.is_string else "number"
        if isinstance(node, exp.Column) and node.name in self._columns:
            return kind_of(self._populations, self._population.name, node.name)
        return "number" if isinstance(node, exp.Add | exp.Sub | exp.Neg) else None

    def _of_literals(self, node: exp.Expr) -> Iterator[str]:
        """Check what a column is compared with: a day is one there is, and no child is named."""
        children = list(node.iter_expressions())
        columns = [each.name for each in children if isinstance(each, exp.Column)]
        for text in (each.name for each in children if isinstance(each, exp.Literal)):
            for name in columns:
                if name in _PERSONS:
                    yield f"{name} names one of those counted: an indicator is of all of them"
                elif name.endswith("_on") and not _is_day(text):
                    yield f"{name} is a day, and {text!r} is none: write it as '2017-11-30'"

    def _of_kind(self, node: exp.Expr) -> Iterator[str]:
        if isinstance(node, exp.Literal) and not node.is_string and not _PLAIN.fullmatch(node.name):
            yield f"write {_written(node)} in digits, twelve before the point at most"
        if isinstance(node, exp.Query | exp.Subquery) or node.args.get("query"):
            yield "a join belongs in the population"
        elif isinstance(node, exp.Interval):
            yield "a date calculation belongs in the population"
        elif isinstance(node, exp.Null):
            if not isinstance(node.parent, exp.Is):
                yield "write is null, or is not null"
        elif isinstance(node, exp.If) and isinstance(node.parent, exp.Case):
            return  # said of the whole
        elif not isinstance(node, (*_NUMBERS, *_TESTS)):
            why = next((say for kind, say in _INSTEAD.items() if isinstance(node, kind)), _ONLY)
            yield f"{_written(node)} belongs in the population: {why}"

    def _of_column(self, column: exp.Column) -> Iterator[str]:
        name = column.name
        if column.table:
            yield f"name the column alone: {name}"
        elif name not in self._columns:
            quoted = isinstance(column.this, exp.Identifier) and column.this.quoted
            hint = "; a text stands in single quotes" if quoted else nearest(name, self._columns)
            yield f"{self._population.name} has no {name}{hint}"

    def _of_sum(self, node: exp.Add | exp.Sub) -> Iterator[str]:
        if any(each.name.endswith(("_on", "_at")) for each in node.find_all(exp.Column)):
            yield "a date calculation belongs in the population"

    def _of_values(self, column: exp.Expr, literals: list[exp.Expr]) -> Iterator[str]:
        if not isinstance(column, exp.Column) or column.name not in self._population.columns:
            return
        known = possible_values(self._populations, self._population.name, column.name)
        if known is None:
            return
        for literal in literals:
            value = _value(literal)
            if value is not None and value not in known:
                texts = [str(each) for each in known]
                yield f"{column.name} is never {value!r}{nearest(str(value), texts)}"


def _is_text(node: exp.Expr) -> bool:
    return isinstance(node, exp.Literal) and node.is_string


def _written(node: exp.Expr) -> str:
    return node.sql("duckdb", comments=False)[:LONGEST_SAID]


def _parsed(text: str) -> exp.Expr | None:
    try:
        trees = sqlglot.parse(text, read="duckdb")
    except SqlglotError:
        return None
    return trees[0] if len(trees) == 1 else None


def _is_day(text: str) -> bool:
    try:
        return len(text) == len("2017-11-30") and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


def _value(literal: exp.Expr) -> str | int | Decimal | None:
    if not isinstance(literal, exp.Literal):
        return None
    if literal.is_string:
        return literal.name
    return int(literal.name) if literal.name.isdigit() else Decimal(literal.name)


def _either(choices: tuple[str, ...]) -> str:
    return f"{', '.join(choices[:-1])} or {choices[-1]}" if len(choices) > 1 else choices[0]
