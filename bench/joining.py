"""How long two sources of one table take to be paired, completed and compared: linear in rows.

Run `python bench/joining.py`. Spells of protection and review conferences, the second source a
quarter as long and each of its starts a few days off, so that no pair is found by its key; with
many children, and all of one child, which is the worst there is.
"""

import datetime as dt
import random
import time
from dataclasses import replace

from lineofsight.records.findings import Place
from lineofsight.records.settling.comparing import disagreements
from lineofsight.records.settling.joining import join
from lineofsight.records.settling.rows import Settled
from lineofsight.records.standard import TABLES

FIRST = dt.date(1990, 1, 1)
DAYS = 12_000
EARLY = dt.timedelta(days=3)


def source(table: str, *, rows: int, children: int, seed: int) -> Settled:
    """Make rows of a table: each child's begin on days drawn at random, and spells last ten."""
    rng = random.Random(seed)
    whole = TABLES[table]
    starts = [FIRST + dt.timedelta(days=rng.randrange(DAYS)) for _ in range(rows)]
    columns = {"child_id": [f"{rng.randrange(children):06d}" for _ in range(rows)]}
    columns[whole.begins] = starts
    if whole.ends:
        columns[whole.ends] = [day + dt.timedelta(days=10) for day in starts]
    return Settled(
        table=whole,
        columns=columns,
        sources=[seed] * rows,
        rows=list(range(2, rows + 2)),
        rows_in=rows,
        family="ssd",
        source_words=f"source {seed}",
        places={1: Place("first.csv"), 2: Place("second.csv")},
        given=frozenset(columns),
    )


def taken_from(whole: Settled, rows: int) -> Settled:
    """Give some of its rows as another source has them: each begun a few days earlier."""
    other = replace(whole, sources=[2] * len(whole.rows), source_words="source 2")
    other.keep(list(range(rows)))
    begins = whole.table.begins
    other.columns[begins] = [day - EARLY for day in other.columns[begins]]
    return other


def main() -> None:
    """Print the seconds of each pair of sources."""
    for table in ("cp_plans", "cp_reviews"):
        for children in (2_000, 1):
            for rows in (20_000, 40_000, 80_000):
                preferred = source(table, rows=rows, children=children, seed=1)
                other = taken_from(preferred, rows // 4)
                began = time.perf_counter()
                joined = join(preferred, [other])
                found = list(disagreements(joined, reaches=lambda _settled: None))
                took = time.perf_counter() - began
                near = len(joined.matches[0].pairs.near)
                print(
                    f"{table}, children {children:,}: {rows:,} and {rows // 4:,} rows, "
                    f"{near:,} paired, {len(found)} findings: {took:.2f} s",
                    flush=True,
                )


if __name__ == "__main__":
    main()
