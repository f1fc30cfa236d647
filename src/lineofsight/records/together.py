"""Months of several authorities opened together: each is asked as if it were alone, at less cost.

Planning a query takes as long as running it on a small authority, so several share each query. What
crosses nothing is `sources.apart`; each keeps its own seal, and with it what was not loaded.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from lineofsight.records.opened import Opened
from lineofsight.records.seals import Seal
from lineofsight.records.sources import several
from lineofsight.settings import DEFAULT, Settings


class Authority(NamedTuple):
    """The month of one authority: its seal, and its completed tables, in memory or in Parquet."""

    seal: Seal
    tables: Mapping[str, pa.Table | Path]
    settings: Settings = DEFAULT


@contextmanager
def together(
    authorities: Sequence[Authority],
    *,
    columns: Mapping[str, Sequence[str]] | None = None,
    memory_limit: str = "2GB",
    scratch: Path | None = None,
    threads: int | None = None,
) -> Iterator[list[Opened]]:
    """Open months together and give them in order; they are asked one after another.

    `columns` are those read of a table, where not all; `scratch` is where it spills, and stays.
    Ask all of them the same: asking about other days lets go of what was counted before.
    """
    database = several.Several(memory_limit=memory_limit, temp_directory=scratch, threads=threads)
    with database.connection:
        database.create_tables([one.tables for one in authorities], columns or {})
        database.create_local_rules(
            [(one.settings.local_rules, one.seal.extracted_on) for one in authorities]
        )
        yield [
            Opened(several.One(database, place), one.seal, source=several, built=database.built)
            for place, one in enumerate(authorities)
        ]
