"""The star as files: Parquet and CSV of each table, a description a program reads, and a note.

The note and the description say how the tables join, and the measures that divide sums.
"""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from lineofsight.feeds.files import KINDS, as_csv, as_parquet, columns_of
from lineofsight.feeds.star import Star
from lineofsight.feeds.star_tables import DIMENSION_OF, NAMES
from lineofsight.kernel.progress import Step

MEASURES = {
    "Numerator": 'CALCULATE ( SUM ( fact_figure[numerator] ), dim_state[state] = "value" )',
    "Denominator": 'CALCULATE ( SUM ( fact_figure[denominator] ), dim_state[state] = "value" )',
    "Percent": "DIVIDE ( [Numerator], [Denominator] ) * 100",
    "Rows hidden": 'CALCULATE ( COUNTROWS ( fact_figure ), dim_state[state] = "hidden" )',
    "Rows without data": 'CALCULATE ( COUNTROWS ( fact_figure ), dim_state[state] = "no_data" )',
    "Contacts that became referrals": (
        "DIVIDE ( SUM ( fact_front_door_week[became_referral] ), "
        "SUM ( fact_front_door_week[decided] ) ) * 100"
    ),
}  # fmt: skip
"""Measures in DAX: a percentage is a sum divided by a sum, and never an average of percentages."""

_README = """The figures of {authority}, {month}, as a star schema: {exactness} figures.

Snapshot {snapshot}. It stands in every row. Definitions {definitions}.

parquet/  one file for each table; the types of columns are kept
csv/      the same rows, for programs that read no Parquet
model.json  tables, columns, how they join, and measures in DAX

Facts are joined to dimensions by the columns that end in _key. Key 0 of dim_team and dim_group is
the whole. A breakdown adds up to the whole again: choose one breakdown, or the whole, first.
A row without a number says why in its state (dim_state): it is never a nought. Blank it, do not
fill it. A percentage is the sum of numerators divided by the sum of denominators, never an average
of percentages. No child and no worker is named here.{inside}
"""

_INSIDE = """

These figures are exact: small numbers are not hidden. They are for use inside the council, and are
not published, shared or shown to members. `export star --protected` writes those that may be."""


def files_of(star: Star) -> Iterator[tuple[str, bytes]]:
    """Give the name and content of every file."""
    yield "README.txt", _readme(star).encode()
    yield "model.json", json.dumps(model(star), indent=2).encode()
    for kind, rows in star.rows.items():
        columns = columns_of(kind)
        yield f"parquet/{NAMES[kind]}.parquet", as_parquet(rows, columns)
        yield f"csv/{NAMES[kind]}.csv", as_csv(rows, columns)


def write_zip(star: Star, file: IO[bytes], *, progress: Step | None = None) -> None:
    """Write all files as one zip."""
    many = 2 + 2 * len(star.rows)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for at, (name, content) in enumerate(files_of(star)):
            if progress is not None:
                progress(f"Packing {name}", at / many)
            packed.writestr(name, content)


def write(star: Star, folder: Path) -> int:
    """Write all files into a folder, made where it is not there; say how many there are."""
    many = 0
    for name, content in files_of(star):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        many += 1
    return many


def model(star: Star) -> dict[str, Any]:
    """Describe tables, columns, joins and measures."""
    return {
        "name": "lineofsight",
        "snapshot": star.snapshot,
        "exactness": star.exactness,
        "month": str(star.month),
        "tables": [_table(kind, len(rows)) for kind, rows in star.rows.items()],
        "relationships": [one for kind in star.rows for one in _joins(kind)],
        "measures": [{"name": name, "expression": words} for name, words in MEASURES.items()],
    }


def _table(kind: type, many: int) -> dict[str, Any]:
    columns = columns_of(kind)
    told = [
        {"name": name, "type": str(KINDS[one])}
        for name, one in zip(columns.names, columns.types, strict=True)
    ]
    return {"name": NAMES[kind], "meaning": kind.__doc__, "rows": many, "columns": told}


def _joins(kind: type) -> Iterator[dict[str, str]]:
    for column in columns_of(kind).names:
        dimension = DIMENSION_OF.get(column)
        if dimension and dimension != NAMES[kind]:
            yield {
                "from": f"{NAMES[kind]}[{column}]",
                "to": f"{dimension}[{column}]",
                "cardinality": "many to one",
            }


def _readme(star: Star) -> str:
    [*_, snapshot] = star.rows[next(kind for kind in NAMES if NAMES[kind] == "dim_snapshot")]
    return _README.format(
        authority=snapshot.authority, month=star.month.name, exactness=star.exactness,
        snapshot=star.snapshot, definitions=snapshot.definitions,
        inside=_INSIDE if star.exactness == "exact" else "",
    )  # fmt: skip
