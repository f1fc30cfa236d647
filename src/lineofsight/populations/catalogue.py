"""Every population by name: its kind, its columns with their meanings, and what it reads.

A population is one `.sql` file: a sentence, head lines (`populations.heads`), then one select. The
comment after each column is its documentation; a column without one is refused.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Literal, cast

import sqlglot
from sqlglot import exp
from sqlglot.errors import ParseError

from lineofsight.kernel.codes import nearest
from lineofsight.kernel.problems import Problem
from lineofsight.populations import heads
from lineofsight.populations.heads import Need, broken
from lineofsight.populations.portable import lint
from lineofsight.populations.said import Said
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
    follows: Mapping[str, Mapping[str, int]]  # column -> the same, of the row that it comes from
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
    said: Mapping[str, Said]  # column -> how it is said of one row
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
        head = heads.read(name, self.text(name))
        return head.words("over") or ("snapshot" if head.words("kind") == "stock" else "month")

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
    head = heads.read(name, text)
    try:
        tree = sqlglot.parse_one(text, read="duckdb")
    except ParseError as error:
        line = error.errors[0].get("line") if error.errors else None
        raise broken(name, f"is not SQL that can be read, near line {line}") from error
    if not isinstance(tree, exp.Query):
        raise broken(name, "is not one select")
    population = Population(
        name=name,
        meaning=head.sentence,
        called=head.words("called") or name.replace("_", " ").capitalize(),
        area=head.words("area"),
        kind=cast("Kind", head.one("kind", tuple(ALWAYS))),
        subject=head.one("subject"),
        over=head.words("over"),
        looks_back=head.looks_back,
        follows=head.follows,
        history=head.history,
        optional=frozenset(head.listed("optional")),
        needs=head.needs,
        or_else=head.listed("or else"),
        on_last_day=frozenset(head.listed("on its last day")),
        basis=tuple(head.said["basis"]),
        recurs=head.recurs,
        is_of_open_records=head.is_of_open_records,
        is_in_working_days=head.is_in_working_days,
        steps=head.steps,
        notes=tuple(head.said["note"]),
        said=head.told,
        columns=_columns(name, tree),
        sql=text,
        tree=tree,
    )
    lint(name, tree)
    _check_columns(population)
    _check_tables(population)
    _check_said(population)
    return population


def _columns(name: str, tree: exp.Query) -> dict[str, str]:
    columns: dict[str, str] = {}
    for column in tree.selects:
        words = [comment.strip() for comment in column.comments or ()]
        if isinstance(column, exp.Star) or column.is_star:
            raise broken(name, "must name each column instead of *")
        if not column.alias_or_name:
            raise broken(name, "has a column without a name")
        if len(words) != 1 or not words[0]:
            raise broken(
                name, f"must say in one comment what {column.alias_or_name} means, on its line"
            )
        if column.alias_or_name in columns:
            raise broken(name, f"has two columns called {column.alias_or_name}")
        columns[column.alias_or_name] = words[0]
    return columns


def _check_columns(population: Population) -> None:
    for column in (population.subject, *ALWAYS[population.kind]):
        if column not in population.columns:
            raise broken(population.name, f"is a {population.kind} and has no column {column}")


def _check_said(population: Population) -> None:
    for one in population.said.values():
        for column in one.names:
            if column not in population.columns:
                known = nearest(column, population.columns)
                raise broken(population.name, f"says {column}, and has no such column{known}")


def _check_tables(population: Population) -> None:
    if population.name in TABLES or population.name in GIVEN:
        raise broken(population.name, "has the name of a table; a population is a sentence")
    if population.kind != "duty" and (population.steps or population.recurs):
        raise broken(population.name, "has steps of a clock, and is no duty")
    if population.is_in_working_days and "due_on" not in population.columns:
        raise broken(population.name, "says how its clock runs, and has no column due_on")
    for column in (*population.needs, *population.follows, *filter(None, population.history)):
        if column not in population.columns:
            raise broken(population.name, f"says what {column} needs, and has no such column")
    of_history = [table for tables in population.history.values() for table in tables]
    alone = (*population.optional, *population.or_else, *population.on_last_day)
    followed = [table for tables in population.follows.values() for table in tables]
    for table in (*population.looks_back, *followed, *of_history, *alone):
        if table not in TABLES:
            raise broken(population.name, f"names {table}{nearest(table, TABLES)} in its head")
