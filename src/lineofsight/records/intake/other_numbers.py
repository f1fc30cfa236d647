"""Read what somebody else reported: a pack of codes and values, or a list of identifiers.

A file of separated values or a workbook; headings are met whatever their case. A file that is none
is a `Problem`; a line of a pack whose cells are no number (n/a, -, c) is said, and passed over.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from lineofsight.kernel.codes import folded, indicator_code, nearest
from lineofsight.kernel.problems import ChecksFailed, Unreadable
from lineofsight.records.readers.limits import DEFAULT
from lineofsight.records.readers.named_columns import check_is_file, read_named
from lineofsight.records.readers.package import inspect_package
from lineofsight.records.readers.tables import tables
from lineofsight.records.values.numbers import exact
from lineofsight.records.values.reading import Unread

_OPTIONAL = ("numerator", "denominator")
_BOOKS = (".xlsx", ".xlsm")


@dataclass(frozen=True)
class OtherNumber:
    """One number of a pack, as precise as it was written."""

    code: str
    value: Decimal
    numerator: Decimal | None
    denominator: Decimal | None
    row: int
    is_of_workbook: bool = False  # there a cell shown as 57.9% holds 0.579
    is_as_percent: bool = False  # read so: `value` is 57.9

    @property
    def words(self) -> str:
        """The number as they gave it: `57.9 (11 of 19)`."""
        words = f"{self.value:f}"
        if self.is_as_percent:
            words = f"{self.value.scaleb(-2):f} read as {words}%"
        if self.numerator is None or self.denominator is None:
            return words
        return f"{words} ({self.numerator} of {self.denominator})"

    @property
    def as_percent(self) -> "OtherNumber":
        """The same number where its cell holds the part of one that it shows as a percentage."""
        return replace(self, value=self.value.scaleb(2), is_as_percent=True)


@dataclass(frozen=True)
class PassedOver:
    """A line of a pack that cannot be compared: what stands there, and why."""

    code: str
    written: str
    why: str


@dataclass(frozen=True)
class Pack:
    """The numbers of a pack, and the lines that cannot be compared."""

    numbers: list[OtherNumber]
    passed_over: list[PassedOver]

    def among(self, known: Collection[str]) -> "Pack":
        """Pass over, and say, each line whose code is none of the known ones."""
        unknown = [
            PassedOver(
                one.code, one.words,
                f"not compared: there is no indicator {one.code}{nearest(one.code, known)} "
                f"(row {one.row}, column code)",
            )
            for one in self.numbers if one.code not in known
        ]  # fmt: skip
        return Pack([one for one in self.numbers if one.code in known],
                    [*self.passed_over, *unknown])  # fmt: skip


@dataclass(frozen=True)
class _Sheet:
    """Rows under known headings: each with its row number, and its cells by folded heading."""

    file: str
    rows: list[tuple[int, dict[str, str]]]
    is_of_workbook: bool = False


def read_pack(path: Path) -> Pack:
    """Read a pack: columns code and value, and if it has them numerator and denominator."""
    sheet = _read(path, ("code", "value"), _OPTIONAL)
    read = [_number(sheet, row, cells) for row, cells in sheet.rows]
    found = [one for one in read if isinstance(one, OtherNumber)]
    if not found:
        raise ChecksFailed("It holds no number.", where=sheet.file, do="Export the pack again.")
    _refuse_twice(sheet, found)
    return Pack(found, [one for one in read if isinstance(one, PassedOver)])


def read_identifiers(path: Path) -> list[str]:
    """Read a list by the column identifier, as ours are headed, or child_id; one in each row."""
    try:
        heading, sheet = "identifier", _read(path, ("identifier",), ())
    except ChecksFailed:  # a list of another's, or a fault that is said again
        heading, sheet = "childid", _read(path, ("child_id",), ())
    found = [cells[heading] for _, cells in sheet.rows if cells[heading]]
    if not found:
        raise ChecksFailed("It names no child.", where=sheet.file, do="Export the list again.")
    return found


def _number(sheet: _Sheet, row: int, cells: dict[str, str]) -> OtherNumber | PassedOver:
    code, written = indicator_code(cells.get("code", "")), cells.get("value", "")
    read = {name: exact(cells.get(name, "")) for name in ("value", *_OPTIONAL)}
    lacking = next((name for name, one in read.items() if isinstance(one, Unread)), "")
    if not lacking and read["value"] is None:
        lacking = "value"
    if not code or lacking:
        column = lacking if code else "code"
        why = "no number stands" if code else "no code stands"
        return PassedOver(code, written, f"not compared: {why} in row {row}, column {column}")
    value, numerator, denominator = (_decimal(one) for one in read.values())
    return OtherNumber(
        code,
        value or Decimal(0),
        numerator=numerator,
        denominator=denominator,
        row=row,
        is_of_workbook=sheet.is_of_workbook and "%" not in written,
    )


def _decimal(read: Decimal | Unread | None) -> Decimal | None:
    return None if isinstance(read, Unread) else read


def _refuse_twice(sheet: _Sheet, found: Sequence[OtherNumber]) -> None:
    seen: set[str] = set()
    for one in found:
        if one.code in seen:
            raise ChecksFailed(
                f"{one.code} stands twice.", where=f"{sheet.file}, row {one.row}, column code",
                do="Keep the one you mean.",
            )  # fmt: skip
        seen.add(one.code)


def _read(path: Path, needed: Sequence[str], optional: Sequence[str]) -> _Sheet:
    if path.suffix.lower() in _BOOKS:
        return _of_workbook(path, needed)
    named = read_named(path, needed)
    columns = dict(zip(needed, named.columns, strict=True))
    rows = {line: {folded(name): columns[name][at] for name in needed}
            for at, line in enumerate(named.lines)}  # fmt: skip
    for name in optional:
        try:
            found = read_named(path, (*needed, name))
        except ChecksFailed:  # it is not there, which is no fault
            continue
        for line, cell in zip(found.lines, found.columns[-1], strict=True):
            rows.setdefault(line, {})[name] = cell
    return _Sheet(path.name, list(rows.items()))


def _of_workbook(path: Path, needed: Sequence[str]) -> _Sheet:
    check_is_file(path, kinds="CSV or xlsx")
    if path.stat().st_size > DEFAULT.file_bytes:
        raise Unreadable("It is too large for a pack.", where=path.name, do="Name the pack.")
    data = path.read_bytes()
    inspect_package(data, name=path.name, limits=DEFAULT)
    for table in tables(data, name=path.name):
        headings: list[str] = []
        rows: list[tuple[int, dict[str, str]]] = []
        first = table.start[0] + 1 if table.start else 1
        for number, cells in enumerate(table.rows, start=first):
            written = [_written(cell) for cell in cells]
            if not headings:
                known = [folded(cell) for cell in written]
                headings = known if all(folded(name) in known for name in needed) else []
            elif any(written):
                rows.append((number, dict(zip(headings, written, strict=False))))
        if headings:
            return _Sheet(f"{path.name}, sheet {table.name}", rows, is_of_workbook=True)
    raise ChecksFailed(
        f"No sheet has the headings {' and '.join(needed)}.", where=path.name,
        do="Put them above the columns.",
    )  # fmt: skip


def _written(cell: object) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell == int(cell) else repr(cell)
    return str(cell).strip()
