"""What may be asked once: a population, conditions on its columns, a breakdown and months.

A question becomes one indicator and is read by the same checker as those of the catalogue; what
is typed reaches SQL only as a quoted literal. No column that names one child or worker may be
asked about.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from lineofsight.indicators.ad_hoc.columns import Column, columns_of
from lineofsight.indicators.breakdowns import BREAKDOWNS, expression
from lineofsight.indicators.checker import faults
from lineofsight.indicators.definition import ASKS, Asks, Indicator, own_period
from lineofsight.kernel.codes import nearest
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.populations.catalogue import Population, standing

CODE = "ASKED"
MOST_MONTHS = 36
MOST_VALUES = 60
MOST_CONDITIONS = 4
LONGEST = 100

How = Literal["is", "is not", "at least", "at most", "is recorded", "is not recorded"]
HOWS: dict[How, str] = {
    "is": "is one of",
    "is not": "is none of",
    "at least": "is at least, or on or after",
    "at most": "is at most, or on or before",
    "is recorded": "is recorded",
    "is not recorded": "is not recorded",
}
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,4})?")


@dataclass(frozen=True)
class Condition:
    """One condition on one column."""

    column: str
    how: How
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """One question; `met` asks how many of the rows that `where` leaves hold as well."""

    population: str
    first: str
    last: str
    asks: Asks = ""
    where: tuple[Condition, ...] = ()
    met: tuple[Condition, ...] = ()
    by: tuple[str, ...] = field(default=())

    @property
    def months(self) -> list[Month]:
        """Every month asked about, oldest first."""
        return Month.parse(self.first).until(Month.parse(self.last))

    def as_data(self) -> dict[str, Any]:
        """The question as plain values, to be kept."""
        return asdict(self)


def of_data(data: Mapping[str, Any]) -> Question:
    """Read a question that was kept."""
    return Question(
        **{
            **data,
            "where": _conditions(data["where"]),
            "met": _conditions(data["met"]),
            "by": tuple(data["by"]),
        }
    )


def _conditions(kept: Any) -> tuple[Condition, ...]:
    return tuple(Condition(one["column"], one["how"], tuple(one["values"])) for one in kept)


def askable() -> list[Population]:
    """List the populations a question may be of: all but those that only serve others."""
    return [one for name in standing().names if (one := standing()[name]).kind != "spells"]


def ways_of_asking(population: Population) -> tuple[Asks, ...]:
    """Give the ways a population may be asked; of a stock or flow there is the one."""
    return ASKS if population.kind == "duty" else ("",)


def breakdowns_of(name: str) -> list[str]:
    """List the breakdowns a population can be cut by."""
    population = standing()[name]
    return [one for one, cut in BREAKDOWNS.items() if expression(cut, population) is not None]


def as_indicator(question: Question, code: str = CODE) -> Indicator:
    """Write the question as one indicator; raises `Problem` for the first thing wrong with it."""
    _check(question)
    columns = {one.name: one for one in columns_of(question.population)}
    indicator = Indicator(
        code,
        "share" if question.met else "count",
        "A question of the day",
        "It was asked once.",
        question.population,
        "percent" if question.met else "count",
        asks=question.asks,
        of=_sql(question.where, columns),
        met=_sql(question.met, columns),
        over=(own_period(question.population, question.asks),),
    )
    for field_name, why in faults(indicator, standing()):
        raise _wrong(why, field_name)
    return indicator


def _check(question: Question) -> None:
    population = standing()[question.population]
    if population.kind == "spells":
        raise _wrong(f"{population.name} only serves other populations", "population")
    if question.asks not in ways_of_asking(population):
        raise _wrong(f"say how it is asked: {', '.join(ways_of_asking(population))}", "asks")
    if Month.parse(question.last) < Month.parse(question.first):
        raise _wrong("the last month is before the first", "months")
    if len(question.months) > MOST_MONTHS:
        raise _wrong(f"ask about {MOST_MONTHS} months at most", "months")
    if max(len(question.where), len(question.met)) > MOST_CONDITIONS:
        raise _wrong(f"give {MOST_CONDITIONS} conditions at most", "conditions")
    for by in question.by:
        if by not in breakdowns_of(question.population):
            raise _wrong(f"{population.name} cannot be broken down by {by}", "by")


def _sql(conditions: tuple[Condition, ...], columns: Mapping[str, Column]) -> str:
    return " and ".join(sql_of(one, columns) for one in conditions)


def sql_of(condition: Condition, columns: Mapping[str, Column]) -> str:
    """Write one condition as SQL over a column, its values as literals."""
    column = columns.get(condition.column)
    if column is None:
        near = nearest(condition.column, columns)
        raise _wrong(f"there is no column {condition.column} to ask about{near}", "column")
    if condition.how == "is recorded":
        return f"{column.name} is not null"
    if condition.how == "is not recorded":
        return f"{column.name} is null"
    values = [_literal(column, one) for one in condition.values]
    if not values or len(values) > MOST_VALUES:
        raise _wrong(f"give one value of {column.label}, or several up to {MOST_VALUES}", "values")
    if condition.how in ("at least", "at most"):
        if len(values) > 1 or column.kind not in ("number", "age", "day"):
            raise _wrong("at least and at most take one number or day", "values")
        return f"{column.name} {'>=' if condition.how == 'at least' else '<='} {values[0]}"
    return f"{'not ' * (condition.how == 'is not')}{column.name} in ({', '.join(values)})"


def _literal(column: Column, value: str) -> str:
    """Write a value as a literal of its column's kind, or refuse it."""
    if column.kind == "flag" and value not in column.values:
        raise _wrong(f"for {column.label} give yes or no", "values")
    if column.kind in ("number", "age") and not _NUMBER.fullmatch(value):
        raise _wrong(f"for {column.label} give a number", "values")
    if column.kind == "day":
        return f"'{_day(column, value).isoformat()}'"
    if len(value) > LONGEST or not value.isprintable():
        raise _wrong(f"give a text of at most {LONGEST} letters", "values")
    if column.values and value not in column.values:
        near = nearest(value, column.values)
        raise _wrong(f"{column.label} is never {value}{near}", "values")
    if column.kind in ("number", "age", "flag"):
        return value
    return f"""'{value.replace("'", "''")}'"""


def _day(column: Column, value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise _wrong(f"for {column.label} give a day as 2017-11-30", "values") from error


def _wrong(why: str, where: str) -> Problem:
    end = "" if why.endswith("?") else "."
    return Problem(
        f"The question cannot be asked: {why}{end}", where=where, do="Change it and ask."
    )
