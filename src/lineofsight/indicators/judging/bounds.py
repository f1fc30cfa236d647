"""The range a figure could take, whichever way its missing facts went.

Four things leave a row undecided, and each is counted by the reading that moves the figure most:

* a row in the base with a value that could not be read, or whose `of` or `met` names a fact that
  is empty or not recorded: met for the upper bound, not met for the lower (of a count: there, or
  not there); and a row that such a fact of `of` alone keeps out of the base;
* a subject with a value that could not be read may have one row more in the base for each. One of
  its records is counted where it has a row in the base, and is not offered again;
* a row set aside at load, of a table that the subjects come from: one more row in the base, met or
  not met (of a stock that compares rows: only as the next). A row that is alike another, or starts
  after the extract, is decided and moves nothing;
* a row set aside of any table that is read, unless it can only add a row: we do not know whose it
  is, so it may turn the rows of any one subject, or bring one more into the base, but not both. So
  may a row in conflict with another, which may be the right one.

A fact that `of` or `met` asks of whether it is empty is decided by that, and leaves nothing open.
A value that was not read leaves open only the figures that are counted from its column.

So the bounds are those of the worst choice, row by row, and equal the value where nothing is
missing. They are narrower than the truth only where one missing row or value keeps several rows out
of the base at once, as a plan may all the visits owed under it, or a birthday all the visits to a
child. A row of a worker or a team stands for many children: where one is missing there are no
bounds. What a population says a blank means (a visit that does not say whether the child was seen
counts as seen) is a rule and no gap. Counts and shares have bounds; other measures have none.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from sqlglot import exp

from lineofsight.indicators import listing, only_counted
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.figures import Figure
from lineofsight.indicators.listing import Counted
from lineofsight.kernel.quantities import State, in_words
from lineofsight.populations.catalogue import GIVEN, Catalogue, standing
from lineofsight.populations.tracing import origins
from lineofsight.records import snapshots
from lineofsight.records.home import Home
from lineofsight.records.opened import Opened
from lineofsight.records.standard.ends import ENDS_UNSAID

_DECIDED = ("duplicate of", "starts after the extract")
_CONFLICT = "in conflict with"
_NO_FIGURE_READS = "team_spells"  # only says in which group a row is

_CALENDAR = frozenset(GIVEN)


class Place(NamedTuple):
    """A row of a source, as the user sees it, and what of it was not read.

    Without a column it is not known whether the row belongs to the table; without a table, not
    what the value fills.
    """

    file: str
    sheet: str | None
    row: int
    table: str = ""
    column: str = ""
    is_end: bool = False  # not known is only when a row that counts as open has ended


@dataclass(frozen=True)
class Missing:
    """What a month's seal says is missing: tables of rows set aside, rows with unread values."""

    aside: tuple[str, ...] = ()  # the table of each row that may count after all
    conflicts: tuple[str, ...] = ()  # the table of each of those that may be right for another
    unread: frozenset[Place] = frozenset()


@dataclass(frozen=True)
class Open:
    """What is open: rows that lack a fact, rows that may belong, rows that may do either."""

    counted: int  # rows in the base
    doubtful: int = 0  # of those, with a fact that is missing
    more: int = 0  # rows that may belong to the base as well
    either: int = 0  # rows set aside that may each turn one subject's rows, or be one more

    @property
    def words(self) -> str:
        """What may happen to it, with numbers; nothing where nothing is open."""
        said = []
        if self.doubtful:
            said.append(f"{self.doubtful:,} of the {self.counted:,} counted may fall either way")
        if self.more:
            said.append(f"up to {self.more:,} more may belong to it")
        if self.either:
            one = "1 row set aside may" if self.either == 1 else (
                f"{self.either:,} rows set aside may each"
            )  # fmt: skip
            said.append(f"{one} turn what is counted of one of them, or be one more")
        return ", and ".join(said)


@dataclass(frozen=True)
class Bounds:
    """The least and the most a figure can be, in its own unit, and how many rows decide it."""

    lower: Fraction
    upper: Fraction
    undecided: int
    unit: str
    left: Open = Open(0)

    @property
    def words(self) -> str:
        """The range in words, and what it follows from.

        `between 54.5% and 63.6%: 2 of the 20 counted may fall either way, and up to 2 more may
        belong to it`.
        """
        if not self.undecided:
            return "nothing is missing that could move it"
        low, high = in_words(self.lower, self.unit), in_words(self.upper, self.unit)
        return f"between {low} and {high}: {self.left.words}"


def missing_of(home: Home, opened: Opened) -> Missing:
    """Read from a sealed month which rows were set aside or not read to the end."""
    aside = snapshots.set_aside(home, opened.seal).to_pylist()
    unread = snapshots.unread(home, opened.seal).to_pylist()
    return Missing(
        tuple(row["table"] for row in aside if not row["reason"].startswith(_DECIDED)),
        tuple(row["table"] for row in aside if row["reason"].startswith(_CONFLICT)),
        frozenset(
            Place(
                row["file"],
                row["sheet"],
                row["row"],
                row["table"],
                row.get("column") or "",
                is_end=row["reason"] in ENDS_UNSAID,
            )
            for row in unread
        ),
    )


def bounds_of(
    opened: Opened, indicator: Indicator, figure: Figure, missing: Missing
) -> Bounds | None:
    """Give the bounds of a figure of the whole, counted from `opened`; None where it has none.

    None for what has no value, for a group, for what is neither a count nor a share of rows, and
    where a row is missing that may be about many subjects.
    """
    if figure.by or figure.state is not State.VALUE or not _is_of_rows(indicator):
        return None
    not_read = _of_the_figure(indicator, missing.unread)
    if _is_about_many(opened, indicator, missing.aside, not_read):
        return None
    rows = listing.counted(opened, indicator, month=figure.month, over=figure.over)
    unread = listing.subjects_at(opened, indicator, not_read)
    adding = unread
    others = frozenset(one for one in missing.unread if not one.is_end)
    if others != missing.unread and not _may_begin_by_an_end(indicator):
        adding = listing.subjects_at(opened, indicator, _of_the_figure(indicator, others))
    aside = _set_aside(indicator, missing)
    left_out = _left_out(opened, indicator, figure)
    records = listing.records_of(opened, indicator, unread.keys() & {row.subject for row in rows})
    fallen = _Fallen(rows, unread, aside=aside, left_out=left_out, records=records, adding=adding)
    return (_of_share if indicator.measure == "share" else _of_count)(fallen, figure.unit)


def _may_begin_by_an_end(indicator: Indicator) -> bool:
    """Ask whether a row may belong because something ended: of what is open one only goes."""
    return standing()[indicator.population].kind != "stock" or bool(indicator.window)


def _of_the_figure(indicator: Indicator, unread: frozenset[Place]) -> frozenset[listing.Place]:
    """Give the rows with an unread value that the figure is counted from: file, sheet, row."""
    read = _read(standing(), indicator.population)
    near = [one for one in unread if not one.table or one.table in read]
    counted = only_counted.columns_counted(indicator) if near else {}  # which takes long to read
    return frozenset(
        (one.file, one.sheet, one.row)
        for one in near
        if not one.table or (not one.column and one.table in counted)
        or one.column in counted.get(one.table, ())
    )  # fmt: skip


def _is_about_many(
    opened: Opened,
    indicator: Indicator,
    aside: Collection[str],
    not_read: Collection[listing.Place],
) -> bool:
    """Say whether something is missing of a table without the subject: a worker's, or a team's."""
    read = _read(standing(), indicator.population)
    apart = [table for table in listing.tables_apart(indicator) if read[table]]
    return any(table in aside or listing.holds_any(opened, table, not_read) for table in apart)


def _left_out(opened: Opened, indicator: Indicator, figure: Figure) -> int:
    """Count the rows kept out of the base by a fact of `of` that is empty or not recorded."""
    if not indicator.of:
        return 0
    every = replace(indicator, of="", met=indicator.of, measure="share")
    rows = listing.counted(opened, every, month=figure.month, over=figure.over)
    return sum(row.is_blank and not row.is_met for row in rows)


def bounds_in(home: Home, asked: Sequence[tuple[Indicator, Figure]]) -> list[Bounds | None]:
    """Give the bounds of figures in their order, each from the sealed month it was counted from."""
    found: dict[int, Bounds | None] = {}
    seals = {seal.id: seal for seal in snapshots.sealed(home)}
    for name in {figure.snapshot for _, figure in asked} & set(seals):
        with snapshots.open_month(home, seals[name]) as opened:
            missing = missing_of(home, opened)
            for at, (indicator, figure) in enumerate(asked):
                if figure.snapshot == name:
                    found[at] = bounds_of(opened, indicator, figure, missing)
    return [found.get(at) for at in range(len(asked))]


def _is_of_rows(indicator: Indicator) -> bool:
    is_plain = not (indicator.weight or indicator.value or indicator.per)
    return is_plain and indicator.measure in ("count", "share")


class _Aside(NamedTuple):
    """Rows set aside: how many may be a row of the base, may turn others, and are there at all."""

    adds: int
    turns: int
    rows: int


class _Fallen:
    """The base parted into rows that are certain and rows that may fall either way."""

    def __init__(
        self,
        rows: Sequence[Counted],
        unread: Counter[str],
        *,
        aside: _Aside,
        left_out: int,
        records: Counter[str],
        adding: Counter[str] | None = None,  # of those not read, what may be one more; None: all
    ) -> None:
        adding = unread if adding is None else adding
        self.base, self.met = len(rows), sum(row.is_met for row in rows)
        doubtful = [row for row in rows if row.is_blank or row.subject in unread]
        certain = [row for row in rows if not row.is_blank and row.subject not in unread]
        self.doubtful_met = sum(row.is_met for row in doubtful)
        self.doubtful_unmet = len(doubtful) - self.doubtful_met
        outside = len(set(adding) - {row.subject for row in rows})
        more = (min(many, records[who] - 1) if who in records else many
                for who, many in adding.items())  # fmt: skip
        self.adds = aside.adds + left_out + sum(more)
        self.turns = aside.turns
        self._certain = certain
        self.undecided = len(doubtful) + outside + left_out + aside.rows
        self.left = Open(self.base, len(doubtful), self.adds, self.turns)

    def turned(self, *, met: bool) -> list[int]:
        """Say how many certain rows none, one, two ... of the rows that may turn others turn."""
        held = Counter(row.subject for row in self._certain if row.is_met == met)
        most = [times for _, times in held.most_common(self.turns)]
        most += [0] * (self.turns - len(most))
        return [0, *accumulate(most)]


def _of_share(fallen: _Fallen, unit: str) -> Bounds:
    """Give the worst choice both ways: each row that may do either turns others, or is one more."""
    down, up = fallen.turned(met=True), fallen.turned(met=False)
    most = fallen.met + fallen.doubtful_unmet
    lower, upper = [], []
    for turn in range(fallen.turns + 1):
        more = fallen.adds + fallen.turns - turn
        base = fallen.base + more
        lower.append(Fraction(100 * (fallen.met - fallen.doubtful_met - down[turn]), base))
        upper.append(Fraction(100 * (most + up[turn] + more), base))
    return Bounds(min(lower), max(upper), fallen.undecided, unit, fallen.left)


def _of_count(fallen: _Fallen, unit: str) -> Bounds:
    least = fallen.met - fallen.doubtful_met - fallen.turned(met=True)[-1]
    most = fallen.met + fallen.adds + fallen.turns
    return Bounds(Fraction(least), Fraction(most), fallen.undecided, unit, fallen.left)


def _set_aside(indicator: Indicator, missing: Missing) -> _Aside:
    """Count the rows set aside that may add a row, and those that may turn another's."""
    populations = standing()
    population = populations[indicator.population]
    read = _read(populations, population.name)
    own = {one.table for one in origins(populations, population.name, population.subject)}
    alone = {table for table in own if read[table] == 1}  # its rows only add themselves
    adding = alone if population.kind == "stock" else own  # of a stock it adds one, or turns one
    adds = sum(table in adding for table in missing.aside)
    turns = sum(read[table] > 0 and table not in alone for table in missing.aside)
    turns += sum(table in alone for table in missing.conflicts)
    return _Aside(adds, turns, sum(table in own or read[table] > 0 for table in missing.aside))


@cache
def _read(populations: Catalogue, name: str) -> Counter[str]:
    """Say how often each table is read on the way to a population; twice where rows are compared.

    Rows are compared where a table is read more than once, joined to itself, through a window, or
    made one row of.
    """
    read: Counter[str] = Counter()
    for one in populations.needed([name]):
        if one.name == _NO_FIGURE_READS:
            continue
        compares = _compares_rows(one.tree, set(one.reads) - _CALENDAR)
        for table in one.reads:
            looks = 2 if compares or _gathers(one.tree, table) else 1
            for below in populations.lineage(table) if table in populations else (table,):
                if table != _NO_FIGURE_READS:
                    read[below] = max(read[below], looks)
    return read


def _compares_rows(tree: exp.Expr, reads: Iterable[str]) -> bool:
    """Say whether a query looks from one row of a table to another."""
    if tree.find(exp.Window):
        return True
    named = Counter(table.name for table in tree.find_all(exp.Table))
    if any(named[table] > 1 for table in reads):
        return True
    return any(_joins_a_step_to_itself(select) for select in tree.find_all(exp.Select))


def _gathers(tree: exp.Expr, table: str) -> bool:
    """Say whether a query makes one row of several of a table: one of them may hide another."""
    return any(
        select.args.get("group") and table in _joined(select) and _aggregated(select) - {"team"}
        for select in tree.find_all(exp.Select)
    )


def _aggregated(select: exp.Select) -> set[str]:
    made = select.find_all(exp.AggFunc)
    return {column.name for each in made for column in each.find_all(exp.Column)}


def _joins_a_step_to_itself(select: exp.Select) -> bool:
    names = [name for name in _joined(select) if name not in _CALENDAR]
    return len(set(names)) < len(names)


def _joined(select: exp.Select) -> list[str]:
    held = [select.args.get("from_"), *(select.args.get("joins") or ())]
    return [each.this.name for each in held if each]
