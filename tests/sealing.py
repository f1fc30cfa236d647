"""Seal drawn tables in a home folder, for the tests of what is known from one seal to the next."""

import datetime as dt

from drawn import drawn
from lineofsight.kernel.periods import Month
from lineofsight.records.home import Home
from lineofsight.records.opened import as_arrow
from lineofsight.records.seals import Reach, Seal, Source
from lineofsight.records.snapshots import SET_ASIDE_SCHEMA, TO_MEND_SCHEMA, seal_month
from lineofsight.records.sources.completing import completed
from lineofsight.records.standard import TABLES
from lineofsight.settings import DEFAULT


def seal_drawn(
    home: Home, month: Month, *, aside=(), to_mend=None, reach=None, **tables: str
) -> Seal:
    """Seal drawn tables as the month's next version; tables not drawn are loaded and empty.

    `aside` names, for rows set aside, the table, Excel row and reason; every row of a drawn table
    stands in `drawn.csv`, the first in row 2. `to_mend` says of rows of it, by row, whose they are;
    without it the month is one of before that was kept. `reach` says what a table can answer; a
    table whose reach is None was not loaded.
    """
    rows = {name: drawn(tables[name]) if name in tables else [] for name in TABLES}
    for name in tables:
        for number, row in enumerate(rows[name], start=2):
            row |= {"source_file": 0, "source_row": number}
    arrows = {
        name: completed(TABLES[name], as_arrow(TABLES[name], drawn_rows))
        for name, drawn_rows in rows.items()
    }
    everything = Reach(None, month.last_day, "drawn")
    reaches = dict.fromkeys(arrows, everything) | (reach or {})
    set_aside = SET_ASIDE_SCHEMA.empty_table()
    if aside:
        set_aside = SET_ASIDE_SCHEMA.empty_table().from_pylist(
            [
                {"table": table, "file": "drawn.csv", "sheet": None, "row": row, "reason": reason}
                for table, row, reason in aside
            ],
            schema=SET_ASIDE_SCHEMA,
        )
    seal = Seal(
        month=month,
        extracted_on=max(month.last_day, dt.date(2026, 1, 1)),
        authority="Wandle",
        tables={name: table.num_rows for name, table in arrows.items()},
        reach={name: one for name, one in reaches.items() if one},
        sources=(Source("drawn.csv", None, ""),),
        settings_digest=DEFAULT.digest,
    )
    whose = None if to_mend is None else TO_MEND_SCHEMA.empty_table().from_pylist(
        [{"file": "drawn.csv", "row": row, **said} for row, said in to_mend.items()],
        schema=TO_MEND_SCHEMA,
    )  # fmt: skip
    return seal_month(home, tables=arrows, seal=seal, set_aside=set_aside, to_mend=whose)
