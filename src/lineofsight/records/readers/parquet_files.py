"""Read a Parquet file: its columns have names and types of their own."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from lineofsight.kernel.problems import Refused, Unreadable
from lineofsight.records.readers.columns import CHUNK
from lineofsight.records.readers.layouts import IgnoredSheet, SourceSheet
from lineofsight.records.readers.limits import MEGABYTE, Limits
from lineofsight.records.readers.typed_tables import TypedTable, read_typed


def read_parquet(
    path: Path, *, name: str, limits: Limits
) -> tuple[SourceSheet | IgnoredSheet, str]:
    """Read one file, and give the SHA-256 of its bytes.

    Raises `Unreadable` for a damaged file, `Refused` for one too large, and as `recognise` does.
    """
    if path.stat().st_size > limits.file_bytes:
        raise Refused(
            f"It is larger than {limits.file_bytes // MEGABYTE} MB.",
            where=name,
            do="Export fewer years at a time.",
        )
    data = path.read_bytes()
    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        table = TypedTable(
            file=name,
            name=None,
            hint=PurePath(name).stem,
            columns=file.schema_arrow.names,
            rows=lambda columns: _rows(file, columns),
        )
        _refuse_too_long(file, name, limits)
        sheet, _ = read_typed(table, limits=limits)
    except (pa.ArrowException, OSError) as error:
        raise Unreadable(
            "It is damaged, or not a Parquet file other programs can read.",
            where=name,
            do="Write it again.",
        ) from error
    return sheet, hashlib.sha256(data).hexdigest()


def _refuse_too_long(file: pq.ParquetFile, name: str, limits: Limits) -> None:
    if file.metadata.num_rows > limits.rows or file.metadata.num_columns > limits.columns:
        raise Refused(
            f"It holds more than {limits.rows:,} rows or {limits.columns:,} columns.",
            where=name,
            do="Export fewer years or fewer columns at a time.",
        )


def _rows(file: pq.ParquetFile, columns: Sequence[str]) -> Iterator[Sequence[Sequence[Any]]]:
    for batch in file.iter_batches(batch_size=CHUNK, columns=list(columns)):
        cells = [_plain(batch.column(name)).to_pylist() for name in columns]
        yield list(zip(*cells, strict=True))


def _plain(column: pa.Array) -> pa.Array:
    """Give times without their parts below a microsecond, which Python does not hold."""
    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
        return column.cast(pa.timestamp("us", column.type.tz), safe=False)
    return column
