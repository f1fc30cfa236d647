"""How fast the returns are read: 25,000 Annex A rows, 260,000 SSDA903 rows, 6,640 CIN children.

Run `python bench/readers.py [--intake]`. The files are made up, seeded, and as large as the
largest authorities'; the children in need census is the sample of 332 children repeated once, ten
and twenty times under new identifiers, and one of 6,650 children with every element there is, of
which half has ended. Each set is loaded as the month it was drawn for.
Peak memory is of a process that only reads. With --intake the same files
are also mapped and checked (nothing is sealed).
"""

import datetime as dt
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import xlsxwriter

from lineofsight.records.readers.catalogue import layout
from lineofsight.records.readers.layouts import SourceColumn, SourceList
from lineofsight.records.standard.code_sets import CODE_SETS

ANNEX_A = {
    "list 1": 7000, "list 2": 2000, "list 3": 4000, "list 4": 4000, "list 5": 1500,
    "list 6": 4000, "list 7": 600, "list 8": 900, "list 9": 800, "list 10": 100, "list 11": 100,
}  # fmt: skip
SSDA903 = {
    "Header": 26_000, "Episodes": 95_000, "Reviews": 80_000, "OC2": 26_000, "OC3": 6_000,
    "PrevPerm": 26_000, "UASC": 500, "AD1": 250, "PlacedAdoption": 250,
}  # fmt: skip
DATA = Path(__file__).resolve().parents[1] / "tests" / "data"
SAMPLE = DATA / "returns" / "cin" / "fake_CIN_data.xml"
WHOLE = DATA / "made" / "cin_census.xml"
LATEST = dt.date(2024, 3, 31)
DRAWN = "2024-03"
DRAWN_SAMPLE = "2022-12"

ENDS = {
    "</CINPlanStartDate></CINPlanDates>": "</CINPlanStartDate>"
    "<CINPlanEndDate>2024-03-29</CINPlanEndDate></CINPlanDates>",
    "</PreProceedingsandFGDM>": "<StepDecisionDate>2024-03-29</StepDecisionDate>"
    "</PreProceedingsandFGDM>",
}

READ = """
import resource, sys, time
from pathlib import Path
from lineofsight.records.readers.reading import read
began = time.perf_counter()
reading = read([Path(sys.argv[1])])
took = time.perf_counter() - began
rows = sum(len(sheet.rows) for sheet in reading.sheets)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(f"read {rows:,} rows in {took:.2f} s, peak {peak} MB")
"""
LOAD = """
import resource, sys, time
from pathlib import Path
from lineofsight.kernel.periods import Month
from lineofsight.records.home import Home
from lineofsight.records.intake import load
from lineofsight.settings import Settings
began = time.perf_counter()
load([Path(sys.argv[1])], home=Home(Path(sys.argv[1]) / "home"), settings=Settings(),
     month=Month.parse(sys.argv[2]), check=True)
took = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(f"read, mapped and checked in {took:.2f} s, peak {peak} MB")
"""


def write_annex_a(folder: Path) -> None:
    """Write a workbook of 25,000 rows over the eleven lists."""
    with xlsxwriter.Workbook(folder / "annex_a.xlsx", {"constant_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, count in ANNEX_A.items():
            sheet = book.add_worksheet(name.title())
            one = layout("annex_a", name)
            sheet.write_row(0, 0, [column.heading for column in one.columns])
            for at, row in enumerate(_rows(one, count), start=1):
                for across, cell in enumerate(row):
                    if isinstance(cell, dt.date):
                        sheet.write_datetime(at, across, cell, day)
                    elif cell is not None:
                        sheet.write(at, across, cell)


def write_ssda903(folder: Path) -> None:
    """Write a year of SSDA903 files, 260,000 rows in all."""
    for name, count in SSDA903.items():
        one = layout("ssda903", name)
        with (folder / f"{name.lower()}.csv").open("w", encoding="utf-8") as file:
            file.write(",".join(column.heading for column in one.columns) + "\n")
            for row in _rows(one, count):
                file.write(",".join(_as_text(cell) for cell in row) + "\n")


def write_census(folder: Path, source: Path, times: int) -> None:
    """Write the children of a census so many times over, each time under new identifiers.

    Every second time what is open has ended: of a whole authority's, some has.
    """
    text = source.read_text("utf-8")
    start, end = text.index("<Child>"), text.index("</Children>")
    children = text[start:end]
    with (folder / "census.xml").open("w", encoding="utf-8") as file:
        file.write(text[:start])
        for number in range(times):
            one = children.replace("<LAchildID>", f"<LAchildID>{number:04d}")
            for still_open, ended in ENDS.items() if number % 2 else ():
                one = one.replace(still_open, ended)
            file.write(one)
        file.write(text[end:])


def _as_text(cell: object) -> str:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, dt.date) else "" if cell is None else str(cell)


def _rows(one: SourceList, count: int) -> Iterator[list[object]]:
    chance = random.Random(f"7 {one.name}")
    makers = [_maker(column, chance) for column in one.columns]
    for number in range(count):
        began = LATEST - dt.timedelta(days=chance.randrange(1, 900))
        yield [make(number, began) for make in makers]


def _maker(column: SourceColumn, chance: random.Random) -> Callable[[int, dt.date], object]:
    """Give what makes one cell of a column, from the row's number and its day."""
    if column.heading in ("Child Unique ID", "CHILD", "Individual adopter identifier"):
        return lambda number, _began: f"{number:08d}"
    if column.heading in ("Date of Birth", "DOB"):
        return lambda number, _began: dt.date(2006, 1, 1) + dt.timedelta(days=number % 6000)
    if column.kind == "date":
        if column.may_be_blank:
            return lambda _number, began: _later(began, chance)
        return lambda _number, began: began
    if column.kind in ("code", "yes/no"):
        codes = [code for code in CODE_SETS[column.codes].codes if code != "not recorded"]
        return lambda _number, _began: chance.choice(codes)
    if column.kind == "integer":
        return lambda _number, _began: chance.randrange(12)
    return lambda number, _began: f"{column.heading} {number % 60}"


def _later(began: dt.date, chance: random.Random) -> dt.date | None:
    ended = began + dt.timedelta(days=chance.randrange(1, 300))
    return None if chance.random() < 0.5 or ended > LATEST else ended


def main() -> None:
    """Write the files, read each set in a process of its own, and print what it took."""
    steps = [READ, LOAD] if "--intake" in sys.argv else [READ]
    sets: dict[str, tuple[Callable[[Path], None], str]] = {
        "annex_a": (write_annex_a, DRAWN),
        "ssda903": (write_ssda903, DRAWN),
        **{
            f"cin_census, {332 * times:,} children": (
                partial(write_census, source=SAMPLE, times=times),
                DRAWN_SAMPLE,
            )
            for times in (1, 10, 20)
        },
        "cin_census, 6,650 children, every element": (
            partial(write_census, source=WHOLE, times=950),
            DRAWN,
        ),
    }
    for name, (write, month) in sets.items():
        with tempfile.TemporaryDirectory() as made:
            write(Path(made))
            for step in steps:
                print(name, end=": ", flush=True)
                subprocess.run([sys.executable, "-c", step, made, month], check=True)


if __name__ == "__main__":
    main()
