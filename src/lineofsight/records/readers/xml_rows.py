"""Gather the rows of a return in XML into the columns of its lists, and what is odd about them."""

from collections import Counter
from dataclasses import dataclass, field

from lineofsight.kernel.problems import Refused
from lineofsight.records.findings import Place
from lineofsight.records.readers.layouts import Cell, SourceColumn, SourceSheet
from lineofsight.records.readers.limits import Limits
from lineofsight.records.readers.recognising import NO_CHANCE, refuse_if_lacking
from lineofsight.records.readers.xml_forms import Form, Part

_MOST_NAMES = 40  # unknown elements named one by one
_LONGEST_NAME = 60
_MOST_IN_ONE = 20_000  # rows within one child; a long case has some hundreds


@dataclass(slots=True)
class Row:
    """One element that is a row while its items come in; `above` is the row around it."""

    part: Part
    above: "Row | None"
    values: dict[str, str | None]
    line: int = 0


@dataclass
class _List:
    """The columns of one list; a heading is there once an item of it was met."""

    part: Part
    lines: list[int] = field(default_factory=list)
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)
    unknown: dict[str, None] = field(default_factory=dict)
    odd: list[tuple[int, str, str]] = field(default_factory=list)

    def take(self, row: Row) -> None:
        """Add a row: its own items, and those it takes from the rows around it."""
        self.lines.append(row.line)
        self.met.update(row.values)
        for heading, column in self.cells.items():
            column.append(row.values.get(heading))
        for heading in self.part.takes:
            self.cells[heading][-1] = _from_above(row, heading)

    def _has_begun(self, end: SourceColumn) -> bool:
        """Ask whether enough rows hold what an end would end; of most ends every row does."""
        begun = zip(*(self.cells[heading] for heading in end.ends), strict=True)
        return not end.ends or sum(any(row) for row in begun) >= NO_CHANCE

    def sheet(self, file: str, notes: tuple[str, ...], year: int | None) -> SourceSheet:
        """Give the list as a sheet; `rows` are lines of the file."""
        columns = self.part.layout.columns
        there = [c for c in columns if c.heading in self.met or c.required]
        missing = [c.heading for c in columns if _should_be_there(c.heading, c.may_be_blank, self)]
        if len(self.lines) >= NO_CHANCE:
            where = Place(file, self.part.path).words
            told = {c.heading for c in columns if c.or_else in self.met or not self._has_begun(c)}
            lacking = [heading for heading in missing if heading not in told]
            refuse_if_lacking(self.part.layout, lacking, list(self.unknown), where, "item")
        return SourceSheet(
            layout=self.part.layout,
            file=file,
            sheet=self.part.path,
            heading_row=0,
            rows=self.lines,
            year=year,
            cells={c.heading: self.cells[c.heading] for c in there},
            letters={c.heading: c.heading for c in columns},
            ignored_columns=tuple((name, name) for name in self.unknown),
            missing_columns=tuple(missing),
            unread_cells=tuple(self.odd),
            notes=notes,
        )


def _should_be_there(heading: str, may_be_blank: bool, one: _List) -> bool:  # noqa: FBT001
    """Ask whether an item that every row should have, or any row that ended, is nowhere."""
    required = one.part.layout.column(heading).required or not may_be_blank
    return required and heading not in one.met and heading not in one.part.takes


def _from_above(row: Row, heading: str) -> str | None:
    above = row.above
    while above is not None:
        if heading in above.values:
            return above.values[heading]
        above = above.above
    return None


class Rows:
    """The rows of one file. Rows wait until the outermost around them ends: then all is known."""

    def __init__(self, form: Form, file: str, limits: Limits) -> None:
        """Hold nothing yet; a list longer than the limits is refused."""
        self.form = form
        self.file = file
        self.limits = limits
        self.header: dict[str, str] = {}
        self._waiting: list[Row] = []
        self._lists = {
            part.path: _List(part, cells={c.heading: [] for c in part.layout.columns})
            for part in form.parts
        }
        self._keys: Counter[str | None] = Counter()
        self._elsewhere: dict[str, None] = {}

    def begin(self, row: Row) -> None:
        """Note that a row began."""
        self._waiting.append(row)
        if len(self._waiting) > _MOST_IN_ONE:
            raise Refused(
                f"One child or worker holds more than {_MOST_IN_ONE:,} elements: none has so many.",
                where=self.file,
                do="Export it again from the case system.",
            )

    def value(self, row: Row | None, heading: str, text: str | None, line: int) -> None:
        """Take in one item of a row."""
        if row is None:
            return
        row.line = row.line or line
        if heading in row.values:
            self._odd(row, line, heading, "given more than once: the first is read")
        else:
            row.values[heading] = _value(text)

    def value_row(self, part: Part, row: Row | None, text: str | None, line: int) -> None:
        """Take in an element that is a row by its own text."""
        self.begin(Row(part, row, {part.name: _value(text)}, line))

    def unknown(self, row: Row | None, name: str) -> None:
        """Note an element the form does not know; what lies within it is not read."""
        names = self._lists[row.part.path].unknown if row else self._elsewhere
        if len(names) < _MOST_NAMES:
            names[name[:_LONGEST_NAME]] = None

    def stray(self, row: Row | None, line: int) -> None:
        """Note text between elements, where none belongs."""
        if row is not None:
            self._odd(row, line or row.line, "", "text between its elements")

    def end(self, row: Row, line: int) -> None:
        """Note that a row ended; the outermost lets all of its rows in."""
        row.line = row.line or line
        if row.above is not None:
            return
        for one in self._waiting:
            rows = self._lists[one.part.path]
            rows.take(one)
            if len(rows.lines) > self.limits.rows:
                raise Refused(
                    f"It holds more than {self.limits.rows:,} {one.part.name} elements.",
                    where=self.file,
                    do="Export one collection year at a time.",
                )
        self._waiting.clear()
        self._note_key(row)

    def sheets(self) -> list[SourceSheet]:
        """Give a sheet for each list that has rows; the first also says what there is to note."""
        filled = [one for one in self._lists.values() if one.lines]
        return [
            one.sheet(self.file, self._notes() if place == 0 else (), self._year())
            for place, one in enumerate(filled)
        ]

    def _note_key(self, row: Row) -> None:
        """Count how often each child comes, and note who has no identifier."""
        if self.form.collection != "CIN":
            return
        key = row.values.get("LAchildID")
        if key is None:
            self._odd(row, row.line, "LAchildID", "the child has no identifier")
        else:
            self._keys[key] += 1

    def _odd(self, row: Row, line: int, heading: str, why: str) -> None:
        self._lists[row.part.path].odd.append((line, heading, why))

    def _notes(self) -> tuple[str, ...]:
        notes = [self._header_note()]
        again = sum(count > 1 for count in self._keys.values())
        if again:
            who = "1 child is" if again == 1 else f"{again:,} children are"
            notes.append(f"{who} given more than once: what each says is put together")
        empty = [one.part.name for one in self._lists.values() if not one.lines]
        if empty:
            notes.append(f"no {', '.join(empty)} in the file: read as not given, and not as none")
        if self._elsewhere:
            notes.append(f"elements not known here: {', '.join(self._elsewhere)}")
        return tuple(notes)

    def _header_note(self) -> str:
        if not self.header:
            return "there is no header: the year is that of the month loaded"
        said = f" ({year})" if (year := self._year()) else ""
        return f"the header's year{said} is not relied on: the year is that of the month loaded"

    def _year(self) -> int | None:
        """Give the year of the header, or of its reference date."""
        said = self.header.get("year") or self.header.get("referencedate", "")[:4]
        return int(said) if said.isascii() and said.isdigit() and len(said) == 4 else None


def _value(text: str | None) -> str | None:
    return None if text is None or not text or text.isspace() else text
