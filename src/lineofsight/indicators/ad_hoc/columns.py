"""The columns of a population that may be asked about: what each is called and what it can hold.

No column that names one child, worker, household or case is among them, nor the day of a moment
(the months of a question say that), nor the seconds a clock is kept in.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.kernel.periods import in_words
from lineofsight.populations.catalogue import Population, standing
from lineofsight.populations.tracing import Origin, origins, possible_values
from lineofsight.records.standard import TABLES
from lineofsight.records.standard.code_sets import CODE_SETS

Kind = Literal["code", "flag", "number", "age", "day", "text"]

FLAG = {"1": "yes", "0": "no"}
"""What a column that is 1 where something holds says in words."""

BIRTHDAY = 10_000
"""What an age is kept in: so much for each birthday, and the days since the last."""

_MAY_HOLD = {
    "age": "An age, as 16",
    "day": "A day, as 2017-11-30",
    "number": "A number",
    "text": "A text, as the records write it",
}
_AGE = "age_number"
_FLAGGED = "1: "
_NOT_ASKED = ("_id", "_name", "_second")


@dataclass(frozen=True)
class Column:
    """A column that may be asked about."""

    name: str
    meaning: str
    kind: Kind
    values: tuple[str, ...] = ()  # every code it can hold; empty where that cannot be told
    words: Mapping[str, str] = field(default_factory=dict)  # code -> what it means

    @property
    def label(self) -> str:
        """What the column is called: the meaning up to its first explanation."""
        if self.name == "team":
            return "team"
        return re.split("[:;]", self.meaning.removeprefix(_FLAGGED))[0]

    @property
    def explained(self) -> str:
        """The meaning as the form has it; an age is asked for in years."""
        if self.kind == "age":
            return "in whole years, on that day"
        return self.meaning.removeprefix(_FLAGGED)

    @property
    def may_hold(self) -> str:
        """What may be typed for it."""
        if self.values:
            return "; ".join(self.said(one) for one in self.values)
        return _MAY_HOLD[self.kind]

    def said(self, value: str) -> str:
        """Write a value it can hold as people read it: `Full care order (C2)`."""
        words = self.words.get(value, value)
        if self.kind == "flag":
            return words
        if self.kind == "day":
            return in_words(dt.date.fromisoformat(value))
        return value if words.casefold() == value.casefold() else f"{words} ({value})"

    def held(self, typed: str) -> str:
        """Give the value that is kept for what was typed: a code for its meaning, 1 for yes."""
        by_fold = {self.words.get(one, one).casefold(): one for one in self.values}
        by_fold |= {one.casefold(): one for one in self.values}
        return by_fold.get(typed.casefold(), typed)


@lru_cache(maxsize=256)
def columns_of(name: str) -> tuple[Column, ...]:
    """List the columns of a population that may be asked about."""
    population = standing()[name]
    found = (
        _column(name, column, meaning)
        for column, meaning in population.columns.items()
        if not _is_left_out(population, column)
    )
    return tuple(one for one in found if one.values != (NOT_RECORDED,))


def _is_left_out(population: Population, column: str) -> bool:
    """Ask whether a column could single somebody out, or says nothing that people ask."""
    return column in (population.subject, "asked_on") or column.endswith(_NOT_ASKED)


def _column(population: str, name: str, meaning: str) -> Column:
    known = possible_values(standing(), population, name)
    if name.endswith("_on"):
        return Column(name, meaning, "day")
    if name == _AGE:
        return Column(name, meaning, "age")
    if known == frozenset(map(int, FLAG)) and meaning.startswith(_FLAGGED):
        return Column(name, meaning, "flag", tuple(FLAG), FLAG)
    if known and all(isinstance(one, str) for one in known):
        words = _meanings(population, name)
        return Column(name, meaning, "code", tuple(sorted(map(str, known))), words)
    if known and all(isinstance(one, int) for one in known):
        return Column(name, meaning, "number", tuple(map(str, sorted(known, key=int))))
    kinds = {TABLES[one.table].stored.get(one.column) for one in _traced(population, name)}
    return Column(name, meaning, "text" if "VARCHAR" in kinds else "number")


def _meanings(population: str, name: str) -> dict[str, str]:
    """Give what the codes mean, by the code sets of the records that a column is taken from."""
    sets = (TABLES[one.table].column(one.column).codes for one in _traced(population, name))
    return {code: words for one in sets for code, words in CODE_SETS[one].codes.items()}


def _traced(population: str, name: str) -> list[Origin]:
    return [one for one in origins(standing(), population, name) if one.table in TABLES]
