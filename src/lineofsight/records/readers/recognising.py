"""Find which known list a sheet holds and in which row its headings stand, by what they say.

Sheets are often renamed and headings seldom, so names only settle a draw. A heading is known
by any of its spellings, case, blanks, quotes and brackets aside. The published spelling goes
before an alias; a heading that stands twice is refused, since either column could be meant.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from lineofsight.kernel.codes import folded, nearest
from lineofsight.kernel.problems import ChecksFailed
from lineofsight.records.readers.catalogue import LAYOUTS
from lineofsight.records.readers.layouts import Cell, SourceColumn, SourceList

NO_CHANCE = 10
"""With so many rows it is no chance that something stands in none of them, or hangs on none; with
fewer it may be."""

HEAD = 30
"""Rows in which headings are looked for."""


@dataclass(frozen=True)
class Recognised:
    """A known list, and where in the sheet each of its columns stands (from 0)."""

    layout: SourceList
    heading_position: int  # among the rows given
    places: tuple[tuple[int, SourceColumn], ...]
    ignored: tuple[tuple[int, str], ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unrecognised:
    """Why a sheet is none of the known lists."""

    why: str


@dataclass(frozen=True)
class _Candidate:
    """One row that could be the heading row of one list."""

    layout: SourceList
    position: int
    known: frozenset[str]  # headings of the list that the row answers
    named: int  # 2: the sheet bears the list's name, 1: the file does

    @property
    def is_whole(self) -> bool:
        needed = {c.heading for c in self.layout.columns if c.required}
        return len(self.known) >= 2 and needed <= self.known

    @property
    def has_a_key(self) -> bool:
        return any(c.heading in self.known for c in self.layout.columns if c.required)

    @property
    def strength(self) -> tuple[int, bool, int, float, int, int]:
        share = len(self.known) / len(self.layout.columns)
        order = LAYOUTS.index(self.layout)
        return (len(self.known), self.is_whole, self.named, share, -self.position, -order)


def recognise(
    rows: Sequence[Sequence[Cell]], *, sheet: str, file: str, where: str, first_row: int = 0
) -> Recognised | Unrecognised:
    """Say which list the first rows of a sheet belong to, or why they belong to none.

    `sheet` and `file` are names without ending, used to settle a draw; `first_row`, from 0, is
    where the rows begin. Raises `ChecksFailed`
    when the sheet is plainly one list and lacks a column it cannot be used without, or has
    one of its headings twice, or when the headings of another list stand above its own.
    """
    names = (folded(file), folded(sheet))
    best = max(_candidates(rows, names), key=lambda one: one.strength, default=None)
    if best is None:
        return Unrecognised(f"none of its first {HEAD} rows holds the headings of a known list")
    if _is_meant(best):
        if any(headed(row) for row in rows[: best.position]):
            refuse_second(best.layout, f"{where}, row {first_row + best.position + 1}")
        return _placed(best, rows[best.position], where)
    count = len(best.known)
    return Unrecognised(
        f"its headings are no known list; nearest is {in_words(best.layout)} with {count} of"
        f" {len(best.layout.columns)} columns"
    )


def may_be_heading(cell: Cell) -> bool:
    """Ask whether a cell is a heading of a known list, as far as it alone can tell."""
    return isinstance(cell, str) and not cell.isdigit() and folded(cell) in _SPELLINGS


def headed(row: Sequence[Cell]) -> SourceList | None:
    """Give the known list a row is the heading row of: most of what stands in it says so."""
    best = max(_candidates([row], ("", "")), key=lambda one: one.strength, default=None)
    filled = sum(cell is not None and str(cell).strip() != "" for cell in row)
    is_so = best is not None and _is_meant(best) and 2 * len(best.known) >= filled
    return best.layout if best is not None and is_so else None


def refuse_second(layout: SourceList, where: str) -> NoReturn:
    """Refuse a sheet in which the headings of a list stand below the rows of another."""
    raise ChecksFailed(
        f"The headings of {in_words(layout)} stand below other rows, which would be read as one "
        "list with those beneath.",
        where=where,
        do="Put each list on a sheet, or into a file, of its own, and load again.",
    )


def in_words(layout: SourceList) -> str:
    """Name a list as its owner would: `Annex A list 7 (Child protection)`."""
    family = {"annex_a": "Annex A ", "ssda903": "SSDA903 ", "local_feeds": "the feed "}
    family |= {"cin_census": "CIN census ", "csww": "workforce census "}
    return f"{family.get(layout.family, '')}{layout.name} ({layout.title})"


def is_name_of(layout: SourceList, name: str) -> bool:
    """Say whether a folded file or sheet name is one of the list's own, or ends with one."""
    return any(
        name == hint or (len(hint) > 4 and name.endswith(hint)) for hint in layout.file_names
    )


def _candidates(rows: Sequence[Sequence[Cell]], names: tuple[str, str]) -> Iterable[_Candidate]:
    for position, row in enumerate(rows[:HEAD]):
        found: dict[int, set[str]] = defaultdict(set)
        for cell in row:
            if isinstance(cell, str):
                for number, heading in _SPELLINGS.get(folded(cell), ()):
                    found[number].add(heading)
        for number, known in found.items():
            layout = LAYOUTS[number]
            named = max(rank * is_name_of(layout, name) for rank, name in enumerate(names, start=1))
            is_plain = layout.only_under_its_name and not named
            told = _spelled_out(layout, row, known) if is_plain else known
            yield _Candidate(layout, position, frozenset(told), named)


def _spelled_out(layout: SourceList, row: Sequence[Cell], known: set[str]) -> set[str]:
    """Leave out the headings that only a spelling too plain to tell the list by answers to."""
    spelled = {folded(cell) for cell in row if isinstance(cell, str)} - layout.only_under_its_name
    return {heading for heading in known if layout.column(heading).spellings & spelled}


def _is_meant(one: _Candidate) -> bool:
    """Enough of the list is there to say the sheet is that list, whole or not."""
    if one.is_whole:
        return True
    needed = sum(column.required for column in one.layout.columns)
    if one.named and one.has_a_key:
        return len(one.known) >= min(2, needed - 1)
    return one.has_a_key and len(one.known) >= max(3, len(one.layout.columns) / 2)


def _placed(one: _Candidate, row: Sequence[Cell], where: str) -> Recognised:
    headings = [cell.strip() if isinstance(cell, str) else "" for cell in row]
    places, notes, left = _matched(one.layout, headings, where)
    missing = tuple(c.heading for c in one.layout.columns if c.heading not in places)
    refuse_if_lacking(one.layout, missing, [headings[at] for at in left], where)
    by_heading = {c.heading: c for c in one.layout.columns}
    return Recognised(
        layout=one.layout,
        heading_position=one.position,
        places=tuple((at, by_heading[heading]) for heading, at in places.items()),
        ignored=tuple((at, headings[at]) for at in left if headings[at]),
        missing=missing,
        notes=tuple(notes),
    )


def _matched(
    layout: SourceList, headings: Sequence[str], where: str
) -> tuple[dict[str, int], list[str], list[int]]:
    """Give the place of each known heading, what was assumed, and the places left over."""
    standing = _standing(headings)
    places = {
        column.heading: standing[folded(column.heading)].pop(0)
        for column in layout.columns
        if standing[folded(column.heading)]
    }
    published = {folded(column.heading) for column in layout.columns}
    notes = []
    for column in layout.columns:
        spelling = "" if column.heading in places else _alias(column, standing, where)
        if spelling:
            places[column.heading] = standing[spelling].pop(0)
        if spelling in published:
            notes.append(f"the second column headed as another was read as {column.heading}")
    for column in layout.columns:
        if standing[folded(column.heading)]:
            _refuse_doubled(column, where)
    taken = set(places.values())
    return places, notes, [at for at in range(len(headings)) if at not in taken]


def _standing(headings: Sequence[str]) -> dict[str, list[int]]:
    """Give the places at which each folded heading stands."""
    standing: dict[str, list[int]] = defaultdict(list)
    for at, heading in enumerate(headings):
        if heading:
            standing[folded(heading)].append(at)
    return standing


def _alias(column: SourceColumn, standing: dict[str, list[int]], where: str) -> str:
    """Give the other spelling under which a column stands in the row, or nothing."""
    found = {folded(alias) for alias in column.aliases if standing[folded(alias)]}
    if sum(len(standing[spelling]) for spelling in found) > 1:
        _refuse_doubled(column, where)
    return found.pop() if found else ""


def _refuse_doubled(column: SourceColumn, where: str) -> None:
    raise ChecksFailed(
        f"The column {column.heading} is there more than once.",
        where=where,
        do="Keep the column that is right, delete or rename the other, and load again.",
    )


def refuse_if_lacking(
    layout: SourceList,
    missing: Sequence[str],
    spare: Sequence[str],
    where: str,
    what: str = "column",
) -> None:
    """Refuse a list without a column it cannot be used without; the nearest of `spare` is named."""
    lacking = [c.heading for c in layout.columns if c.required and c.heading in missing]
    if not lacking:
        return
    plural = f"{what}s" if len(lacking) > 1 else what
    hints = "".join(nearest(heading, [s for s in spare if s]) for heading in lacking)
    raise ChecksFailed(
        f"{in_words(layout)} lacks the {plural} {', '.join(lacking)}{hints}",
        where=where,
        do=f"Export the list again with that {what}, or put its heading right.",
    )


def _spellings() -> dict[str, tuple[tuple[int, str], ...]]:
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, layout in enumerate(LAYOUTS):
        for column in layout.columns:
            for spelling in column.spellings:
                found[spelling].append((number, column.heading))
    return {spelling: tuple(places) for spelling, places in found.items()}


_SPELLINGS = _spellings()
