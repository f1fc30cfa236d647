"""Every population by name: its kind, its columns with their meanings, and what it reads.

A population is one `.sql` file: a sentence, head lines (`-- called: Children in need`,
`-- area: Fostering` where no indicator counts it, `-- kind: stock`, `-- subject: child_id`,
`-- looks back: 12 months in referrals`, `-- history: cp_reviews` where a list of the latest alone
does not answer, or `-- history: cla_health for is_assessed` where it does not for one column,
`-- optional: involvements`, `-- needs: missing.interviewed_at for is_in_time`,
`-- needs filled: adopters.stage_2_ended_on or approved_on for ...` where a column that every row
leaves blank says nothing, `-- needs latest: fostering_households.supervised_on for ...` where a
column holds the latest alone and so answers the extract's own month, `-- needs history: ...` where
it does so unless earlier ones stand in rows of their own, `-- or else: workforce_census` where a
return stands in for feeds that hold no row, `-- on its last day: workforce_census` where it answers
for that day alone, `-- over: 12m` of a stock that counts the twelve months before each moment,
`-- basis: ...` of what is owed by law, guidance or local standard, `-- note: ...`), then one
select. The comment after each column is its documentation; a column without one is refused.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Literal, NamedTuple, cast

import sqlglot
from sqlglot import exp
from sqlglot.errors import ParseError

from lineofsight.kernel.codes import nearest
from lineofsight.kernel.problems import Problem
from lineofsight.populations import steps
from lineofsight.populations.portable import lint
from lineofsight.populations.steps import Step
from lineofsight.records.standard import TABLES

Kind = Literal["stock", "flow", "duty", "spells"]

GIVEN = ("days", "moments", "local_rules")
"""Tables that are not records: the calendar, the days asked about, the local rules."""

ALWAYS = {
    "stock": ("team", "asked_on"),
    "flow": ("team", "happened_on"),
    "duty": ("team", "started_on", "due_on", "done_on", "lapsed_on"),
    "spells": (),
}
"""The columns a population of each kind has, besides its subject."""

_NEEDED = ("needs", "needs filled", "needs latest", "needs history")
_HEADS = (
    "called",
    "area",
    "kind",
    "subject",
    "over",
    "looks back",
    "history",
    "optional",
    *_NEEDED,
    "or else",
    "on its last day",
    "basis",
    "recurs",
    "children",
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


class Need(NamedTuple):
    """A column of a table that a population's column is empty without, and how it is needed."""

    table: str
    column: str
    how: str  # one of _NEEDED
    instead: str = ""  # another column of the table that says as much


@dataclass(frozen=True)
class Population:
    """One population: a sentence, a kind, columns with meanings, and the query itself."""

    name: str
    meaning: str
    called: str  # as people call its rows: the name, where the head does not say
    area: str  # of practice, said by the head where no indicator counts it
    kind: Kind
    subject: str
    over: str  # of a stock that counts what came before its moments: the period, such as 12m
    looks_back: Mapping[str, int]  # table -> months before the period it must also reach
    history: Mapping[str, frozenset[str]]  # column, or "" -> what it needs more than the latest of
    optional: frozenset[str]  # tables whose absence does not make no data
    needs: Mapping[str, tuple[Need, ...]]  # column -> what it is empty without
    or_else: tuple[str, ...]  # tables that answer where one it needs was not loaded, or is empty
    on_last_day: frozenset[str]  # tables of which only the last day they reach is asked
    basis: tuple[str, ...]  # statute, regulation, guidance or local standard
    recurs: bool  # a duty that is owed anew from the day it is done
    is_of_open_records: bool  # who stands, or is owed it, on a day has a record open that day
    is_in_working_days: bool  # every row's clock runs in working days: it counts as due on the last
    steps: tuple[Step, ...]  # of a duty's clock: who is told when
    notes: tuple[str, ...]  # printed with the figure
    columns: Mapping[str, str]  # column -> what it means
    sql: str  # as written, comments and all
    tree: exp.Query

    @property
    def of(self) -> str:
        """What an identifier of its rows identifies: `child`, `worker`, `household`."""
        return self.subject.removesuffix("_id").replace("_", " ")

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """What it reads by name, in order: tables, other populations, `days`, `moments`."""
        own = {cte.alias_or_name for cte in self.tree.find_all(exp.CTE)}
        names = (table.name for table in self.tree.find_all(exp.Table))
        return tuple(dict.fromkeys(name for name in names if name not in own))


class Catalogue:
    """Populations by name, read once each from their text when first asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = dict(texts)
        self._read: dict[str, Population] = {}
        self._tables: dict[str, Mapping[str, int]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of every population, in alphabetical order."""
        return tuple(sorted(self._texts))

    def text(self, name: str) -> str:
        """Give a population as it is written; `Problem` where there is none of that name."""
        if name not in self._texts:
            raise Problem(
                f"There is no population called {name}{nearest(name, self._texts)}",
                do="Name one of the .sql files of lineofsight/populations.",
            )
        return self._texts[name]

    def own_period(self, name: str) -> str:
        """Give the period that goes without saying, by its head: parsing them all takes long."""
        _, heads = _head(name, self.text(name))
        return " ".join(heads["over"]) or ("snapshot" if heads["kind"] == ["stock"] else "month")

    def __getitem__(self, name: str) -> Population:
        if name not in self._read:
            self._read[name] = read(name, self.text(name))
        return self._read[name]

    def __contains__(self, name: str) -> bool:
        return name in self._texts

    def needed(self, names: Iterable[str]) -> tuple[Population, ...]:
        """Give these populations and all they read, each once, after those it reads itself."""
        done: dict[str, Population] = {}
        for name in names:
            self._visit(name, done, ())
        return tuple(done.values())

    def _visit(self, name: str, done: dict[str, Population], above: tuple[str, ...]) -> None:
        if name in above:
            ring = " reads ".join([*above[above.index(name) :], name])
            raise Problem(f"Populations may not read one another in a ring: {ring}.")
        if name in done:
            return
        population = self[name]
        for read_name in population.reads:
            if read_name in self:
                self._visit(read_name, done, (*above, name))
            elif read_name not in TABLES and read_name not in GIVEN:
                known = [*TABLES, *GIVEN, *self._texts]
                raise Problem(
                    f"{name} reads {read_name}, which is no table and no population"
                    f"{nearest(read_name, known)}"
                )
        done[name] = population

    def tables(self, name: str) -> Mapping[str, int]:
        """Give every record table a population needs -> the months before the period it needs.

        Tables read through other populations are included, and optional ones and those that only
        stand in left out. A table is optional where every way to it passes a population that calls
        it so.
        """
        if name not in self._tables:
            self._tables[name] = self._needed_tables(name)
        return self._tables[name]

    def _needed_tables(self, name: str) -> dict[str, int]:
        found: dict[str, int] = {}
        population = self[name]
        for read_name in population.reads:
            below = self.tables(read_name) if read_name in self else {}
            if read_name in TABLES:
                below = {read_name: 0}
            for table, months in below.items():
                if table not in population.optional and table not in population.or_else:
                    found[table] = max(months, found.get(table, 0))
        back = population.looks_back
        return {table: max(months, back.get(table, 0)) for table, months in found.items()}

    def lineage(self, name: str) -> tuple[str, ...]:
        """Give every record table a population reads, optional ones too, in order of reading."""
        reads = [table for one in self.needed([name]) for table in one.reads]
        return tuple(dict.fromkeys(table for table in reads if table in TABLES))

    def everything_read(self) -> tuple[str, ...]:
        """Give every record table that any population reads, in alphabetical order."""
        return tuple(sorted({table for name in self.names for table in self.lineage(name)}))


@cache
def standing() -> Catalogue:
    """Give the populations that come with the product."""
    folder = resources.files(__package__)
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return Catalogue(
        {
            file.name.removesuffix(".sql"): file.read_text("utf-8")
            for file in files
            if file.name.endswith(".sql")
        }
    )


def read(name: str, text: str) -> Population:
    """Read one population from its text; raises `Problem` where it breaks a rule."""
    head, heads = _head(name, text)
    try:
        tree = sqlglot.parse_one(text, read="duckdb")
    except ParseError as error:
        line = error.errors[0].get("line") if error.errors else None
        raise _broken(name, f"is not SQL that can be read, near line {line}") from error
    if not isinstance(tree, exp.Query):
        raise _broken(name, "is not one select")
    population = Population(
        name=name,
        meaning=head,
        called=" ".join(heads["called"]) or name.replace("_", " ").capitalize(),
        area=" ".join(heads["area"]),
        kind=cast("Kind", _one(name, heads, "kind", tuple(ALWAYS))),
        subject=_one(name, heads, "subject"),
        over=" ".join(heads["over"]),
        looks_back=_looks_back(name, heads["looks back"]),
        history=_history(name, heads["history"]),
        optional=frozenset(_listed(heads["optional"])),
        needs=_needs(name, heads),
        or_else=_listed(heads["or else"]),
        on_last_day=frozenset(_listed(heads["on its last day"])),
        basis=tuple(heads["basis"]),
        recurs=_says(name, heads, "recurs", _RECURS),
        is_of_open_records=_says(name, heads, "children", _OPEN_THAT_DAY),
        is_in_working_days=_says(name, heads, "clock", _IN_WORKING_DAYS),
        steps=tuple(_step(name, line) for line in heads["step"]),
        notes=tuple(heads["note"]),
        columns=_columns(name, tree),
        sql=text,
        tree=tree,
    )
    lint(name, tree)
    _check_columns(population)
    _check_tables(population)
    return population


def _head(name: str, text: str) -> tuple[str, dict[str, list[str]]]:
    """Read the lines of comment before the select: the sentence, then `key: value` lines."""
    heads: dict[str, list[str]] = {key: [] for key in _HEADS}
    lines = [line.strip() for line in text.strip().splitlines()]
    opening = [line[2:].strip() for line in lines[: _first_of_query(lines)]]
    if not opening or ":" in opening[0].split(" ", 1)[0]:
        raise _broken(name, "does not open with a sentence in a comment")
    sentence, last = opening[0], ""
    for line in opening[1:]:
        key, colon, value = line.partition(":")
        if colon and key.strip() in heads:
            last = key.strip()
            heads[last].append(value.strip())
        elif last:
            heads[last][-1] += f" {line}"
        else:
            sentence += f" {line}"
    return sentence, heads


def _first_of_query(lines: list[str]) -> int:
    places = (place for place, line in enumerate(lines) if not line.startswith("--"))
    return next(places, len(lines))


def _one(name: str, heads: dict[str, list[str]], key: str, choices: tuple[str, ...] = ()) -> str:
    values = heads[key]
    if len(values) != 1 or (choices and values[0] not in choices):
        says = f" as one of {', '.join(choices)}" if choices else ""
        raise _broken(name, f"must say its {key} once{says}")
    return values[0]


def _says(name: str, heads: dict[str, list[str]], key: str, words: str) -> bool:
    """Say whether a head that has only one thing to say is there."""
    if heads[key] not in ([], [words]):
        raise _broken(name, f"must write its {key} as '{words}'")
    return bool(heads[key])


def _step(name: str, line: str) -> Step:
    if (step := steps.read(line)) is None:
        raise _broken(name, "must write a step as '5 working days before, tell the worker'")
    return step


def _listed(lines: list[str]) -> tuple[str, ...]:
    return tuple(part.strip() for line in lines for part in line.split(","))


def _history(name: str, lines: list[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in lines:
        match = _HISTORY.fullmatch(line)
        if match is None:
            raise _broken(name, "must write its history as 'cla_health for is_assessed'")
        found[match[2] or ""] = found.get(match[2] or "", frozenset()) | {match[1]}
    return found


def _looks_back(name: str, lines: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in lines:
        match = _LOOKS_BACK.match(line)
        if match is None:
            raise _broken(name, "must write what it looks back on as '12 months in referrals'")
        found[match[2]] = int(match[1])
    return found


def _needs(name: str, heads: dict[str, list[str]]) -> dict[str, tuple[Need, ...]]:
    found: dict[str, tuple[Need, ...]] = {}
    for how, line in [(one, line) for one in _NEEDED for line in heads[one]]:
        match = _NEEDS.fullmatch(line.strip())
        if match is None or match[1] not in TABLES:
            raise _broken(name, "must write what a column needs as 'missing.kind for is_missing'")
        table, column, instead, empty = match[1], match[2], match[3] or "", match[4]
        for one in filter(None, (column, instead)):
            TABLES[table].column(one)
        found[empty] = (*found.get(empty, ()), Need(table, column, how, instead))
    return found


def _columns(name: str, tree: exp.Query) -> dict[str, str]:
    columns: dict[str, str] = {}
    for column in tree.selects:
        words = [comment.strip() for comment in column.comments or ()]
        if isinstance(column, exp.Star) or column.is_star:
            raise _broken(name, "must name each column instead of *")
        if not column.alias_or_name:
            raise _broken(name, "has a column without a name")
        if len(words) != 1 or not words[0]:
            raise _broken(
                name, f"must say in one comment what {column.alias_or_name} means, on its line"
            )
        if column.alias_or_name in columns:
            raise _broken(name, f"has two columns called {column.alias_or_name}")
        columns[column.alias_or_name] = words[0]
    return columns


def _check_columns(population: Population) -> None:
    for column in (population.subject, *ALWAYS[population.kind]):
        if column not in population.columns:
            raise _broken(population.name, f"is a {population.kind} and has no column {column}")


def _check_tables(population: Population) -> None:
    if population.name in TABLES or population.name in GIVEN:
        raise _broken(population.name, "has the name of a table; a population is a sentence")
    if population.kind != "duty" and (population.steps or population.recurs):
        raise _broken(population.name, "has steps of a clock, and is no duty")
    if population.is_in_working_days and "due_on" not in population.columns:
        raise _broken(population.name, "says how its clock runs, and has no column due_on")
    for column in (*population.needs, *filter(None, population.history)):
        if column not in population.columns:
            raise _broken(population.name, f"says what {column} needs, and has no such column")
    of_history = [table for tables in population.history.values() for table in tables]
    alone = (*population.optional, *population.or_else, *population.on_last_day)
    for table in (*population.looks_back, *of_history, *alone):
        if table not in TABLES:
            raise _broken(population.name, f"names {table}{nearest(table, TABLES)} in its head")


def _broken(name: str, how: str) -> Problem:
    return Problem(f"The population {name} {how}.", where=f"populations/{name}.sql")
