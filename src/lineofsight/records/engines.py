"""The engines that figures can be counted on, and the way to the records that lie there.

A database is filled once from a sealed month, and counts from then on where it stands: sums come
back, children do not. Spark reads the Parquet of a sealed month where it lies. A copy in a database
is as safe as the database: only the sealed month itself proves that it was not changed.
"""

import importlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem, Refused, Unreadable
from lineofsight.records.home import Home
from lineofsight.records.opened import Opened
from lineofsight.records.seals import SCHEMA_VERSION, Seal, from_json, to_json
from lineofsight.records.snapshots import files_of, newest, tables_of
from lineofsight.records.sources.completing import completed
from lineofsight.records.standard import TABLES
from lineofsight.settings import Settings


@dataclass(frozen=True)
class Engine:
    """One engine: how it is addressed, what it needs, where its records lie, how far it is proven.

    `gaps` are populations or indicators it cannot answer -> why; the tests hold them to it.
    """

    title: str
    module: str  # in records.sources
    dialect: str  # in sources.dialects
    addresses: tuple[str, ...]
    extra: str  # of this package; empty: comes with it
    records: str
    proven: str
    tested: str  # whether the tests hold its figures to DuckDB's
    gaps: Mapping[str, str]


ENGINES = (
    Engine(
        title="DuckDB",
        module="duckdb",
        dialect="duckdb",
        addresses=(),
        extra="",
        records="the sealed month, opened in memory",
        proven="every test runs on it",
        tested="the measure",
        gaps={},
    ),
    Engine(
        title="PostgreSQL",
        module="postgres",
        dialect="postgres",
        addresses=("postgresql://", "postgres://"),
        extra="",
        records="a schema filled by `engine fill`",
        proven="a real server is started by the tests; every figure is the same as DuckDB's",
        tested="yes",
        gaps={},
    ),
    Engine(
        title="SQL Server",
        module="sqlserver",
        dialect="tsql",
        addresses=("mssql://", "sqlserver://"),
        extra="sqlserver",
        records="a schema filled by `engine fill`",
        proven="every query is written and read back; run only where LINEOFSIGHT_TEST_SQLSERVER "
        "gives the address of a server",
        tested="where a server is offered",
        gaps={},
    ),
    Engine(
        title="Spark",
        module="spark",
        dialect="spark",
        addresses=("spark://", "spark:"),
        extra="spark",
        records="the Parquet of a sealed month, where it lies",
        proven="Spark is started by the tests; every figure is the same as DuckDB's",
        tested="yes",
        gaps={},
    ),
)


def addressed(address: str) -> Engine:
    """Give the engine an address is of; `Problem` where it is none that is known."""
    for engine in ENGINES:
        if address.casefold().startswith(engine.addresses) and engine.addresses:
            return engine
    raise Problem(
        "The engine is of a kind that is not known here.",
        do="Give postgresql://HOST/DATABASE, mssql://HOST/DATABASE, spark://HOST:PORT or "
        "spark:local.",
    )


def opened_at(address: str, *, home: Home, settings: Settings, schema: str) -> Opened:
    """Open the records at an address: the month a database was filled with, or the newest sealed.

    Local rules are those set now. Raises `Problem` for an address or a driver that is not known,
    `Unreadable` where nothing answers, `Refused` where the records are of another version
    or tables of others would be counted with them.
    """
    engine = addressed(address)
    source: Any = importlib.import_module(f"lineofsight.records.sources.{engine.module}")
    if engine.module == "spark":
        con = source.connect(_master(address))
    else:
        con = source.connect(address, schema=schema)
    try:
        if engine.module == "spark":
            seal = newest(home)
            source.create_tables_in_place(con, files_of(home, seal))
        else:
            seal = _seal_there(source, con)
            source.check_counts_its_own(con)
        source.create_days(con)
        source.create_moments(con, ())
        source.create_local_rules(con, settings.local_rules, extracted_on=seal.extracted_on)
    except BaseException:
        source.close(con)
        raise
    return Opened(con, seal, source=source)


def fill(
    address: str, *, home: Home, month: Month | None, schema: str, tables: Iterable[str]
) -> Seal:
    """Copy these tables of a sealed month into a schema of a database, in place of an older copy.

    All of them or none. Raises as `opened_at` does, and `Problem` where the schema holds tables
    of others.
    """
    engine = addressed(address)
    if engine.module == "spark":
        raise Problem(
            "Spark reads a sealed month where it lies: there is nothing to fill.",
            do="Keep the home folder where every worker of the cluster can read it.",
        )
    seal = newest(home, month)
    source: Any = importlib.import_module(f"lineofsight.records.sources.{engine.module}")
    held = tables_of(home, seal)
    wanted = {
        name: completed(TABLES[name], held.get(name, pa.table({}))) for name in sorted(set(tables))
    }
    con = source.connect(address, schema=schema)
    try:
        source.fill(con, schema, wanted, {"seal": to_json(seal)})
    finally:
        source.close(con)
    return seal


def _seal_there(source: Any, con: Any) -> Seal:
    rows = source.run(con, "select seal.words from seal where seal.name = 'seal'").to_pylist()
    try:
        seal = from_json(rows[0]["words"])
    except (IndexError, ValueError, KeyError, TypeError):
        raise Unreadable(
            "What the database says of its records cannot be read.",
            do="Fill them again: lineofsight engine fill URL --month YYYY-MM.",
        ) from None
    if seal.schema_version != SCHEMA_VERSION:
        raise Refused(
            f"{seal.id} was filled by another version of the program ({seal.product_version}).",
            do="Fill them again: lineofsight engine fill URL --month YYYY-MM.",
        )
    return seal


def _master(address: str) -> str:
    """Give Spark's own word for an address: spark:local is all the cores of this machine."""
    if address.casefold().startswith("spark://"):
        return address
    master = address.partition(":")[2]
    return "local[*]" if master == "local" else master
