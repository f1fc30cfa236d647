"""Measure the nation: 153 made-up authorities, every population built, every indicator counted.

Run `python bench/national.py [AUTHORITIES ...]`, by default 1, 15 and 153. Each authority is a
folder of Parquet, made once under the system's temporary folder and removed at the end. They are
counted four together (`--together=4`), in as many processes as there are cores: no population
crosses authorities, and planning a query takes as long as running it for one. `--by` adds the ten
breakdowns.
"""

import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

import big_authority
import duckdb
import pyarrow.parquet as pq
from sqlglot import exp

from lineofsight.indicators import compiling, engine
from lineofsight.indicators.breakdowns import BREAKDOWNS
from lineofsight.indicators.catalogue import chosen
from lineofsight.indicators.only_counted import populations_for
from lineofsight.kernel.periods import Month
from lineofsight.populations import moments
from lineofsight.populations.catalogue import Catalogue, standing
from lineofsight.records.seals import Reach, Seal
from lineofsight.records.sources.completing import completed
from lineofsight.records.standard import TABLES
from lineofsight.records.together import Authority, together

CHILDREN = 6_000_000 // 153
SHARE = 0.42  # of the rows of a big authority, beside its children: 85 million in the nation
LAST = Month(2020, 12)
MONTHS = LAST.plus(-59).until(LAST)


class Done(NamedTuple):
    """What counting one authority came to."""

    figures: int
    rows: int
    peak: int  # megabytes of the process so far
    seconds: float  # of processor time


def made(folder: Path, number: int) -> int:
    """Make the Parquet of one authority, completed as a load completes it; give its rows."""
    place = folder / f"{number:03d}"
    if not place.exists():
        place.mkdir()
        given = big_authority.tables(authority=number, children=CHILDREN, share=SHARE)
        for name, rows in given.items():
            pq.write_table(completed(TABLES[name], rows), place / f"{name}.parquet")
    return sum(pq.read_metadata(file).num_rows for file in place.iterdir())


def counted(by: tuple[str, ...], places: Sequence[Path]) -> Done:
    """Build every population of some authorities together; count every indicator, all months."""
    began = time.process_time()
    held = [authority(place) for place in places]
    columns = {name: _columns_read(name) for name in TABLES}
    scratch = places[0].parent / f"spill-{places[0].name}"
    figures, populations = 0, _populations(by)
    with together(held, columns=columns, scratch=scratch, threads=1) as opened:
        for each in opened:
            found = engine.figures_of(
                each, chosen(None), months=MONTHS, over="all", by=by, populations=populations
            )
            figures += sum(figure.value is not None or bool(figure.reason) for figure in found)
        days = [month.last_day for month in MONTHS]
        moments.build(opened[0], populations.names, days=days, populations=populations)
    rows = sum(sum(each.seal.tables.values()) for each in held)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Done(figures, rows, peak, time.process_time() - began)


def authority(place: Path) -> Authority:
    """Give the month of one authority, as it would be sealed."""
    files = {file.stem: file for file in sorted(place.iterdir())}
    rows = {name: pq.read_metadata(file).num_rows for name, file in files.items()}
    reach = {name: Reach(None, big_authority.LAST, "made up") for name in TABLES}
    seal = Seal(LAST, LAST.last_day, id="made up", authority="Wandle", tables=rows, reach=reach)
    return Authority(seal, files)


def _columns_read(table: str) -> tuple[str, ...]:
    """Name the columns of a table that a population or a breakdown names: the rest stay on disk."""
    if table not in standing().everything_read():
        return tuple(TABLES[table].stored)
    return tuple(column for column in TABLES[table].stored if column in _columns_named())


@cache
def _populations(by: tuple[str, ...]) -> Catalogue:
    """Give every population: those counted as their figures need them, the others whole."""
    indicators = chosen(None)
    counted = {one.name for one in standing().needed(each.population for each in indicators)}
    uncounted = set(standing().names) - counted
    return populations_for(indicators, by=by, populations=standing(), whole=sorted(uncounted))


@cache
def _columns_named() -> frozenset[str]:
    """Name every column that a population or a breakdown names, of whatever table."""
    populations = standing()
    joined = (each.of_joined for each in BREAKDOWNS.values() if each.joined)
    return frozenset(
        column.name
        for name in populations.names
        for column in populations[name].tree.find_all(exp.Column)
    ).union(compiling.used_columns(joined))


def scanned(folder: Path, many: int) -> float:
    """Give the seconds that reading every cell of the Parquet takes, nothing else."""
    began = time.perf_counter()
    with duckdb.connect(":memory:", config={"threads": os.cpu_count() or 2}) as con:
        for name in sorted({file.stem for file in (folder / "000").iterdir()}):
            files = [str(folder / f"{number:03d}" / f"{name}.parquet") for number in range(many)]
            con.execute("select min(columns(*)) from read_parquet($1)", [files]).fetchall()
    return time.perf_counter() - began


def measure(folder: Path, many: int, together_: int, by: tuple[str, ...]) -> None:
    """Make, scan and count so many authorities, some together, and print what it took."""
    cores = os.cpu_count() or 2
    with get_context("spawn").Pool(cores) as pool:
        began = time.perf_counter()
        rows = sum(pool.imap_unordered(partial(made, folder), range(many)))
        making = time.perf_counter() - began
        floor = scanned(folder, many)
        began = time.perf_counter()
        places = [folder / f"{number:03d}" for number in range(many)]
        batches = [places[first : first + together_] for first in range(0, many, together_)]
        done = list(pool.imap_unordered(partial(counted, by), batches))
        taken = time.perf_counter() - began
    peak = sum(sorted(one.peak for one in done)[-cores:])
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    processor = sum(one.seconds for one in done) / many
    print(
        f"{many} authorities, {together_} together, {many * CHILDREN:,} children, {rows:,} rows, "
        f"load {load}: {taken:.1f} s ({taken / many:.2f} s each, {processor:.2f} s of processor "
        f"time), {sum(one.figures for one in done):,} figures, "
        f"at most {peak:,} MB; scan floor {floor:.2f} s, {taken / floor:.0f} times; "
        f"made in {making:.0f} s",
        flush=True,
    )


def main(words: Iterable[str]) -> None:
    """Measure each number of authorities asked for."""
    words = list(words)
    by = tuple(BREAKDOWNS) if "--by" in words else ()
    together_ = next((int(w.partition("=")[2]) for w in words if w.startswith("--together=")), 4)
    folder = Path(tempfile.mkdtemp(prefix="lineofsight-national-"))
    try:
        for many in [int(word) for word in words if word.isdigit()] or [1, 15, 153]:
            measure(folder, many, together_, by)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
