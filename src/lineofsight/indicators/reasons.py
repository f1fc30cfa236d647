"""Why a row counts as it does behind an indicator, in words and without blame.

Read from what decides it: the parts of `met`, of a count those of `of`, else the value. A part that
compares days tells what was due and when it was done; any other is said as its population says the
column (`populations.said`). Where several parts must hold, a row that is not met is told by those
that do not.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any

import sqlglot
from sqlglot import exp

from lineofsight.indicators.definition import Indicator
from lineofsight.kernel.periods import brief_day, weekday_and_day
from lineofsight.populations.catalogue import Population
from lineofsight.populations.said import Facts, clock, plain

_ASKED, _BEGAN, _DUE, _DONE = "asked_on", "started_on", "due_on", ("done_on", "happened_on")
_FACT = "fact_"
"""What a column of the population begins with where a reason is read from it."""

_LIMITS: Mapping[type[exp.Expr], str] = {
    exp.GTE: "{} or more",
    exp.GT: "more than {}",
    exp.LTE: "{} or fewer",
    exp.LT: "fewer than {}",
}


@dataclass(frozen=True)
class Part:
    """One part of what decides: its condition, empty of a value, and the columns it names."""

    condition: str
    columns: tuple[str, ...]
    limit: str = ""  # of a number: what counts, as `3 or more`


@lru_cache(maxsize=1024)
def parts(indicator: Indicator) -> tuple[Part, ...]:
    """Give what decides how a row counts, in the order it is written."""
    if indicator.met:
        return tuple(_conditions(indicator.met))
    values = [text for text in (indicator.value, indicator.per) if text]
    found = [Part("", _columns(sqlglot.parse_one(text, read="duckdb"))) for text in values]
    return tuple(found or (_conditions(indicator.of) if indicator.of else ()))


def columns(indicator: Indicator, population: Population) -> tuple[str, ...]:
    """Name the columns a reason is read from."""
    found = dict.fromkeys(
        name
        for part in parts(indicator)
        for column in part.columns
        for name in (population.said[column].names if column in population.said else (column,))
    )
    days = (name for name in (_BEGAN, _DUE, *_DONE) if name in population.columns)
    return tuple(name for name in {**found, **dict.fromkeys(days)} if name in population.columns)


def selected(indicator: Indicator, population: Population) -> str:
    """Give the SQL of what a reason is read from: each column, and whether each part holds."""
    facts = (f"{name} as {_FACT}{name}, " for name in columns(indicator, population))
    holds = (f"({one}) as holds_{place}, " for place, one in enumerate(_tests(indicator)))
    return "".join([*facts, *holds])


def of_rows(
    indicator: Indicator, population: Population, *, known_on: dt.date
) -> Callable[[Mapping[str, Any]], str]:
    """Give what says why a row of what was `selected` counts as it does; rows alike are told once.

    As it stood on the day asked about, or as the records knew it on a later day. A row that is not
    met is told by the parts that do not hold, and of what happened it is said which one it is.
    """
    every = parts(indicator)
    tests = range(len(_tests(indicator)))
    is_flow = population.kind == "flow"
    failed_of = itemgetter("day_asked", *(f"holds_{one}" for one in tests))
    tellings: dict[object, _Telling] = {}

    def of_row(row: Mapping[str, Any]) -> str:
        asked_on, *holds = failed_of(row) if tests else (row["day_asked"],)
        on = max(asked_on, known_on)
        key = tuple(map(bool, holds))
        if key not in tellings:
            failed = [every[place] for place in tests if not holds[place]]
            tellings[key] = _Telling(indicator, population, failed or list(every))
        telling = tellings[key]
        words = telling.of(row, on)
        if not is_flow or telling.is_of_days:
            return words
        return f"{weekday_and_day(asked_on, today=on)}: {words}"

    return of_row


class _Telling:
    """How rows are told that are decided by the same parts: each kind of row once."""

    def __init__(self, indicator: Indicator, population: Population, deciding: list[Part]) -> None:
        limit = bool(indicator.met)
        told = [one for part in deciding for one in _tellers(part, population, limit=limit)]
        self.is_of_days = any(_is_told(part, population) for part in deciding)
        self._tellers = told or [_among(population)]
        self._names = tuple(
            dict.fromkeys(
                name for one in self._tellers for name in one.names if name in population.columns
            )
        )
        self._told: dict[object, str] = {}

    def of(self, row: Mapping[str, Any], on: dt.date) -> str:
        """Say it of a row as it was known on a day."""
        found = (on, *[row[_FACT + name] for name in self._names])
        if found not in self._told:
            facts = dict(zip(self._names, found[1:], strict=True))
            self._told[found] = "; ".join(
                dict.fromkeys(one.say(facts, on) for one in self._tellers)
            )
        return self._told[found]


@dataclass(frozen=True)
class _Teller:
    """What says one thing of a row, and the columns it reads."""

    names: tuple[str, ...]
    say: Callable[[Facts, dt.date], str]


def _tests(indicator: Indicator) -> tuple[str, ...]:
    """Give the condition of each part of `met`, of which a row that is not met fails one."""
    return tuple(part.condition for part in parts(indicator)) if indicator.met else ()


def unsaid(indicator: Indicator, population: Population) -> list[str]:
    """Name the columns that decide a row, and of which its population does not say how it is told.

    Days are told without it, by what was due and done. Of a count one part that is told is enough:
    the others say of which rows it is one.
    """
    every = [
        [name for name in _facts(part) if name not in population.said]
        for part in parts(indicator)
        if not _is_told(part, population)
    ]
    told = len(every) < len(parts(indicator)) or not all(every)
    return [] if told and not indicator.met else [name for names in every for name in names]


def _facts(part: Part) -> tuple[str, ...]:
    return tuple(name for name in part.columns if name != _ASKED)


def _is_told(part: Part, population: Population) -> bool:
    """Ask whether its days alone tell it: when it was due, and when it was done."""
    is_of_days = all(name.endswith("_on") for name in part.columns)
    is_said = any(name in population.said for name in part.columns)
    return is_of_days and not is_said and _DUE in population.columns


def _tellers(part: Part, population: Population, *, limit: bool) -> Iterator[_Teller]:
    """Give what tells a part: its days, each column as its population says it, or its value."""
    if _is_told(part, population):
        yield _by_days(population)
        return
    for name in _facts(part):
        if name in population.said:
            yield _as_said(name, population, part.limit if limit else "")
        elif limit or not part.condition:
            meaning = population.columns.get(name, "") if part.condition else ""
            yield _Teller((name,), partial(_plainly, name, meaning))


def _by_days(population: Population) -> _Teller:
    """Say when it was due and when it was done."""
    done = next((name for name in _DONE if name in population.columns), "")

    def say(facts: Facts, on: dt.date) -> str:
        days = _day(facts.get(_DUE)), _day(facts.get(done))
        return clock(*days, on=on, in_working_days=population.is_in_working_days)

    return _Teller((_DUE, done), say)


def _as_said(name: str, population: Population, limit: str) -> _Teller:
    """Say a column as its population does, and of a number what counts."""
    said = population.said[name]
    counts = f"; what counts is {limit}" if limit else ""

    def say(facts: Facts, on: dt.date) -> str:
        return said.of(facts, on=on, in_working_days=population.is_in_working_days) + counts

    return _Teller(said.names, say)


def _plainly(name: str, meaning: str, facts: Facts, on: dt.date) -> str:
    return plain(name, facts.get(name), meaning, on=on)


def _among(population: Population) -> _Teller:
    """Say of which rows it is one, where nothing else decides."""
    called = f"one of: {population.called[:1].lower()}{population.called[1:]}"

    def say(facts: Facts, on: dt.date) -> str:
        began = _day(facts.get(_BEGAN)) if population.kind == "stock" else None
        return f"{called}, since {brief_day(began, today=on)}" if began else called

    return _Teller((_BEGAN,) if population.kind == "stock" else (), say)


def _conditions(text: str) -> Iterator[Part]:
    tree = sqlglot.parse_one(text, read="duckdb").unnest()
    for one in tree.flatten() if isinstance(tree, exp.And) else (tree,):
        yield Part(one.sql(dialect="duckdb"), _columns(one), _limit(one.unnest()))


def _limit(tree: exp.Expr) -> str:
    words = _LIMITS.get(type(tree), "")
    if not words or not isinstance(tree.expression, exp.Literal):
        return ""
    return words.format(tree.expression.name)


def _columns(tree: exp.Expr) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column.name for column in tree.find_all(exp.Column)))


def _day(value: object) -> dt.date | None:
    return value if isinstance(value, dt.date) else None
