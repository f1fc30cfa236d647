"""Why a row counts as it does behind an indicator, in words and without blame.

Read from what decides it: the parts of `met`, of a count those of `of`, else the value. A part that
compares days tells what was due and when it was done; any other is said as its population says the
column (`populations.said`). Where several parts must hold, a row that is not met is told by those
that do not.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

import sqlglot
from sqlglot import exp

from lineofsight.indicators.definition import Indicator
from lineofsight.kernel.periods import brief_day, weekday_and_day
from lineofsight.populations.catalogue import Population
from lineofsight.populations.said import clock, plain

_ASKED, _DUE, _DONE = "asked_on", "due_on", ("done_on", "happened_on")
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
    days = (name for name in ("started_on", _DUE, *_DONE) if name in population.columns)
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

    As it stood on the day asked about, or as the records knew it on a later day.
    """
    names, tests = columns(indicator, population), range(len(_tests(indicator)))
    key = itemgetter(
        "day_asked", *(f"{_FACT}{name}" for name in names), *(f"holds_{one}" for one in tests)
    )
    told: dict[object, str] = {}

    def of_row(row: Mapping[str, Any]) -> str:
        found = key(row)
        if found not in told:
            asked_on: dt.date = row["day_asked"]
            told[found] = why(
                indicator,
                population,
                {name: row[f"{_FACT}{name}"] for name in names},
                failed=[place for place in tests if not row[f"holds_{place}"]],
                on=max(asked_on, known_on),
                asked_on=asked_on,
            )
        return told[found]

    return of_row


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


def why(
    indicator: Indicator,
    population: Population,
    facts: Mapping[str, object],
    *,
    failed: Sequence[int] = (),
    on: dt.date,
    asked_on: dt.date,
) -> str:
    """Say why a row counts, or does not: `failed` are the places of the parts that do not hold.

    `on` is the day as at which it is told, `asked_on` the day on which the row was asked about; of
    what happened it is said which one it is.
    """
    every = parts(indicator)
    deciding = [every[place] for place in failed] or list(every)
    told = dict.fromkeys(
        words
        for part in deciding
        for words in _told(part, population, facts, on=on, limit=bool(indicator.met))
    )
    words = "; ".join(told) or _among(population, facts, on=on)
    if population.kind != "flow" or any(_is_told(part, population) for part in deciding):
        return words
    return f"{weekday_and_day(asked_on, today=on)}: {words}"


def _told(
    part: Part, population: Population, facts: Mapping[str, object], *, on: dt.date, limit: bool
) -> Iterator[str]:
    in_working_days = population.is_in_working_days
    if _is_told(part, population):
        done = next((name for name in _DONE if name in population.columns), "")
        done_on = facts.get(done)
        due_on = facts.get(_DUE)
        yield clock(_day(due_on), _day(done_on), on=on, in_working_days=in_working_days)
        return
    for name in _facts(part):
        if name in population.said:
            words = population.said[name].of(facts, on=on, in_working_days=in_working_days)
            yield f"{words}; what counts is {part.limit}" if limit and part.limit else words
        elif limit or not part.condition:
            meaning = population.columns.get(name, "") if part.condition else ""
            yield plain(name, facts.get(name), meaning, on=on)


def _among(population: Population, facts: Mapping[str, object], *, on: dt.date) -> str:
    """Say of which rows it is one, where nothing else decides."""
    began = _day(facts.get("started_on"))
    when = f", since {brief_day(began, today=on)}" if began and population.kind == "stock" else ""
    return f"one of: {population.called[:1].lower()}{population.called[1:]}{when}"


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
