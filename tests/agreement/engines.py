"""The same records opened on each engine: what the tests that hold the engines together stand on.

One set of records carries everything: the made-up borough, awkward records drawn by Hypothesis,
and records made up by chance of every table and code there is, each with identifiers of its own so
that they do not meet. One set, because an engine takes longer to plan its queries than to run them.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
from hypothesis import HealthCheck, Phase, given, settings

import made_up
from agreement import awkward, awkward_care, awkward_census, awkward_leaving
from lineofsight.kernel.periods import Month
from lineofsight.records import snapshots
from lineofsight.records.home import Home
from lineofsight.records.intake import load
from lineofsight.records.opened import Opened, as_arrow, opened_from
from lineofsight.records.sample import write
from lineofsight.records.seals import Seal
from lineofsight.records.sources import postgres, spark, sqlserver
from lineofsight.records.sources.contract import Source
from lineofsight.records.standard import TABLES
from lineofsight.settings import load as load_settings

BOROUGH = Month(2017, 11)
MONTHS = [BOROUGH.plus(-13), BOROUGH.plus(-1), BOROUGH, *awkward.MONTHS, Month(2025, 12)]
CENSUS_DAY = awkward.ENDS[-1]
DRAWS = 4
KINDS = (
    awkward.protection,
    awkward.adolescents,
    awkward_care.care,
    awkward_care.growing_up,
    awkward_leaving.leaving,
    awkward.courts,
    awkward.workforce,
    awkward.quality,
)
QUICK = {
    # a short run never warms up; the code of so many plans passes the 48 MB that leaves
    # and what is thrown away is swept by the thread that made it: there are two cores for all
    "spark.driver.defaultJavaOptions": "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=256m "
    "-XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.autoBroadcastJoinThreshold": "-1",  # 1 MB each, kept while a plan that read it is
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",  # compiling costs more than these few rows
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.constraintPropagation.enabled": "false",
    "spark.sql.leafNodeDefaultParallelism": "1",
    "spark.sql.shuffle.partitions": "2",
}


def sealed_borough(home: Home) -> Seal:
    """Load a small borough as a council would."""
    write(home.path / "returns", month=BOROUGH, children=120, seed=5)
    loaded = load(
        [home.path / "returns"],
        home=home,
        settings=load_settings(home.path / "returns" / "authority.toml"),
        month=BOROUGH,
    )
    assert loaded.seal is not None
    return loaded.seal


def everything(home: Home) -> dict[str, pa.Table]:
    """Give the one set of records, by table."""
    borough = snapshots.tables_of(home, sealed_borough(home))
    drawn = [made_up.records(3, rows=60), *_awkward(KINDS)]
    return _all_in_one({name: [table] for name, table in borough.items()}, drawn)


def census_alone() -> dict[str, pa.Table]:
    """Give the workforce census of one day, and none of the feeds it stands in for."""
    drawn = [
        {
            name: [{**row, "census_on": CENSUS_DAY} for row in rows]
            for name, rows in one.items()
            if name.startswith("workforce")
        }
        for one in _awkward([awkward_census.census], draws=4 * DRAWS)
    ]
    days = {"started_on": CENSUS_DAY - 400 * awkward.DAY, "ended_on": CENSUS_DAY - 40 * awkward.DAY}
    left = {"worker_id": "left", "is_agency": "no", "fte": 1, "census_on": CENSUS_DAY, **days}
    return _all_in_one({}, [*drawn, {"workforce_census": [left]}])


def _all_in_one(
    parts: dict[str, list[pa.Table]], drawn: Sequence[Mapping[str, Any]]
) -> dict[str, pa.Table]:
    for place, records in enumerate(drawn):
        for name, rows in records.items():
            apart = [_set_apart(row, f"{place}:") for row in rows]
            parts.setdefault(name, []).append(as_arrow(TABLES[name], apart))
    return {name: _together(name, tables) for name, tables in parts.items()}


@contextmanager
def opened(
    on: tuple[Source, Any] | None,
    tables: Mapping[str, pa.Table],
    extracted_on: dt.date = MONTHS[-1].last_day,
) -> Iterator[Opened]:
    """Open the records on an engine: its module and an empty connection, or DuckDB.

    As extracted at the end of the last month that is asked about, which alone some figures answer.
    """
    with opened_from(tables, authority="Wandle", on=on, extracted_on=extracted_on) as found:
        yield found


def connected(name: str, address: str) -> tuple[Source, Any]:
    """Connect to an engine, with what makes it quick on few rows."""
    if name == "postgres":
        return postgres, postgres.connect(address)
    if name == "sqlserver":
        return sqlserver, sqlserver.connect(address)
    return spark, spark.connect(address, QUICK)


def _awkward(
    kinds: Iterable[Any], *, draws: int = DRAWS
) -> list[Mapping[str, list[Mapping[str, Any]]]]:
    found: list[Mapping[str, list[Mapping[str, Any]]]] = []
    few = settings(
        max_examples=draws,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    for kind in kinds:

        @few
        @given(drawn=awkward.tables(kind))
        def keep(drawn: Mapping[str, list[Mapping[str, Any]]]) -> None:
            found.append(drawn)

        keep()
    return found


def _set_apart(row: Mapping[str, Any], mark: str) -> dict[str, Any]:
    """Put a mark before each identifier and team, so that no two sets of records meet."""
    return {
        name: f"{mark}{value}" if value is not None and _identifies(name) else value
        for name, value in row.items()
    }


def _identifies(column: str) -> bool:
    return column.endswith("_id") or column in ("victim_reference", "team")


def _together(name: str, tables: list[pa.Table]) -> pa.Table:
    """Give the rows of all of them, and of rows with one key the first, as a load does."""
    columns = {column for table in tables for column in table.column_names}
    types = {field.name: field.type for table in tables for field in table.schema}
    rows = [row for table in tables for row in table.to_pylist()]
    kept = awkward.loaded(name, rows)
    return pa.table(
        {
            column: pa.array([row.get(column) for row in kept], types[column])
            for column in TABLES[name].stored
            if column in columns
        }
    )
