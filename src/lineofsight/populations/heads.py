"""The comment a population opens with: a sentence, then what it says of itself, `key: value`.

`-- called: Children in need`, `-- area: Fostering` where no indicator counts it, `-- kind: stock`,
`-- subject: child_id`, `-- looks back: 12 months in referrals`, `-- follows: 3 months in referrals
for due_on` where a column is told by an earlier row, which a return may hold however old,
`-- history: cp_reviews` where a list of the latest alone does not answer, or `-- history:
cla_health for is_assessed` where it does not for one column, `-- optional: involvements`,
`-- needs: missing.interviewed_at for is_in_time`, `-- needs filled: adopters.stage_2_ended_on or
approved_on for ...` where a column that every row leaves blank says nothing, `-- needs latest:
fostering_households.supervised_on for ...` where a column holds the latest alone and so answers the
extract's own month, `-- needs history: ...` where it does so unless earlier ones stand in rows of
their own, `-- or else: workforce_census` where a return stands in for feeds that hold no row,
`-- on its last day: workforce_census` where it answers for that day alone, `-- over: 12m` of a
stock that counts the twelve months before each moment, `-- basis: ...` of what is owed by law,
guidance or local standard, `-- said: COLUMN: words` of what one row is told by
(`populations.said`), `-- note: ...`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lineofsight.kernel.problems import Problem
from lineofsight.populations import steps
from lineofsight.populations.said import Said
from lineofsight.populations.steps import Step
from lineofsight.records.standard import TABLES

_NEEDED = ("needs", "needs filled", "needs latest", "needs history")
_HEADS = (
    "called",
    "area",
    "kind",
    "subject",
    "over",
    "looks back",
    "follows",
    "history",
    "optional",
    *_NEEDED,
    "or else",
    "on its last day",
    "basis",
    "recurs",
    "children",
    "said",
    "clock",
    "step",
    "note",
)
_RECURS = "from the day it is done"
_IN_WORKING_DAYS = "working days"
_OPEN_THAT_DAY = "with a record open that day"
_NEEDS = re.compile(r"(\w+)\.(\w+)(?: or (\w+))? for (\w+)")
_HISTORY = re.compile(r"(\w+)(?: for (\w+))?")
_LOOKS_BACK = re.compile(r"(\d+) months? in (\w+)")
_SAID = re.compile(r"(\w+): (.+)")
_FOLLOWS = re.compile(r"(\d+) months? in (\w+) for (.+)")


class Need(NamedTuple):
    """A column of a table that a population's column is empty without, and how it is needed."""

    table: str
    column: str
    how: str  # one of _NEEDED
    instead: str = ""  # another column of the table that says as much


@dataclass(frozen=True)
class Head:
    """What a population says of itself before its select: the lines of each key, in order."""

    name: str
    sentence: str
    said: Mapping[str, Sequence[str]]

    def words(self, key: str) -> str:
        """Give what is said in one line, or none."""
        return " ".join(self.said[key])

    def one(self, key: str, choices: tuple[str, ...] = ()) -> str:
        """Give what must be said once, as one of the choices where there are any."""
        values = self.said[key]
        if len(values) != 1 or (choices and values[0] not in choices):
            says = f" as one of {', '.join(choices)}" if choices else ""
            raise broken(self.name, f"must say its {key} once{says}")
        return values[0]

    def listed(self, key: str) -> tuple[str, ...]:
        """Give the parts of what is said with commas between."""
        return tuple(part.strip() for line in self.said[key] for part in line.split(","))

    @property
    def recurs(self) -> bool:
        """Whether a duty is owed anew from the day it is done."""
        return self._says("recurs", _RECURS)

    @property
    def is_of_open_records(self) -> bool:
        """Whether who stands, or is owed it, on a day has a record open that day."""
        return self._says("children", _OPEN_THAT_DAY)

    @property
    def is_in_working_days(self) -> bool:
        """Whether every row's clock runs in working days."""
        return self._says("clock", _IN_WORKING_DAYS)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of a duty's clock."""
        found = [steps.read(line) for line in self.said["step"]]
        known = tuple(one for one in found if one is not None)
        if len(known) < len(found):
            how = "must write a step as '5 working days before, tell the worker'"
            raise broken(self.name, how)
        return known

    @property
    def history(self) -> dict[str, frozenset[str]]:
        """Column, or "" for all -> the tables of which it needs more than the latest."""
        found: dict[str, frozenset[str]] = {}
        how = "its history as 'cla_health for is_assessed'"
        for table, column in self._each("history", _HISTORY, how):
            found[column or ""] = found.get(column or "", frozenset()) | {table}
        return found

    @property
    def told(self) -> dict[str, Said]:
        """Column -> how it is said of one row."""
        how = "how a column is said as 'is_alone: seen alone | not seen alone'"
        return {
            column: Said(column, tuple(part.strip() for part in words.split(" | ")))
            for column, words in self._each("said", _SAID, how)
        }

    @property
    def looks_back(self) -> dict[str, int]:
        """Table -> months before the period it must also reach."""
        how = "what it looks back on as '12 months in referrals'"
        return {table: int(many) for many, table in self._each("looks back", _LOOKS_BACK, how)}

    @property
    def follows(self) -> dict[str, dict[str, int]]:
        """Column -> table it is told by -> months before the period it must also reach."""
        found: dict[str, dict[str, int]] = {}
        how = "what it follows as '3 months in referrals for due_on'"
        for many, table, columns in self._each("follows", _FOLLOWS, how):
            for column in columns.split(","):
                found.setdefault(column.strip(), {})[table] = int(many)
        return found

    @property
    def needs(self) -> dict[str, tuple[Need, ...]]:
        """Column -> what it is empty without."""
        found: dict[str, tuple[Need, ...]] = {}
        said = "what a column needs as 'missing.kind for is_missing'"
        for how in _NEEDED:
            for table, column, instead, empty in self._each(how, _NEEDS, said):
                if table not in TABLES:
                    raise broken(self.name, f"must write {said}")
                for one in filter(None, (column, instead)):
                    TABLES[table].column(one)
                found[empty] = (*found.get(empty, ()), Need(table, column, how, instead or ""))
        return found

    def _says(self, key: str, words: str) -> bool:
        """Ask whether a key that has only one thing to say is there."""
        if self.said[key] not in ([], [words]):
            raise broken(self.name, f"must write its {key} as '{words}'")
        return bool(self.said[key])

    def _each(self, key: str, pattern: re.Pattern[str], how: str) -> Iterator[tuple[str, ...]]:
        for line in self.said[key]:
            if (match := pattern.fullmatch(line)) is None:
                raise broken(self.name, f"must write {how}")
            yield match.groups()


def read(name: str, text: str) -> Head:
    """Read the lines of comment before the select: the sentence, then `key: value` lines."""
    said: dict[str, list[str]] = {key: [] for key in _HEADS}
    lines = [line.strip() for line in text.strip().splitlines()]
    opening = [line[2:].strip() for line in lines[: _first_of_query(lines)]]
    if not opening or ":" in opening[0].split(" ", 1)[0]:
        raise broken(name, "does not open with a sentence in a comment")
    sentence, last = opening[0], ""
    for line in opening[1:]:
        key, colon, value = line.partition(":")
        if colon and key.strip() in said:
            last = key.strip()
            said[last].append(value.strip())
        elif last:
            said[last][-1] += f" {line}"
        else:
            sentence += f" {line}"
    return Head(name, sentence, said)


def _first_of_query(lines: list[str]) -> int:
    places = (place for place, line in enumerate(lines) if not line.startswith("--"))
    return next(places, len(lines))


def broken(name: str, how: str) -> Problem:
    """Say which rule a population breaks."""
    return Problem(f"The population {name} {how}.", where=f"populations/{name}.sql")
