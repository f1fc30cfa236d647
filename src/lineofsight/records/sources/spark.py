"""The standard tables on Spark: sealed Parquet read in place, figures counted by the cluster.

For records of many authorities on a cluster that is already there; on one machine DuckDB is many
times faster. Populations are kept by Spark itself, in memory and then on disk, until replaced.
"""

import datetime as dt
import importlib
import os
import shutil
import socket
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pyarrow as pa
import pyarrow.parquet as pq

from lineofsight.kernel.problems import Problem, Unreadable
from lineofsight.records.sources import calendar
from lineofsight.records.sources.addresses import not_installed
from lineofsight.records.sources.completing import completed
from lineofsight.records.sources.dialects import written_for
from lineofsight.records.standard import TABLES
from lineofsight.settings import LocalRules

_SECONDS = 15
_MEMORY = "4g"  # the most the driver may take: plans of a hundred populations pass Spark's own 1 GB
_TYPES = {"VARCHAR": "STRING", "TIMESTAMP": "TIMESTAMP_NTZ"}
_OF_CONTEXT = {
    "spark.serializer": "org.apache.spark.serializer.KryoSerializer",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    # what Spark keeps of each query for a page nobody opens, a plan of many pages each time
    "spark.sql.ui.retainedExecutions": "1",
    "spark.ui.retainedJobs": "1",
    "spark.ui.retainedStages": "1",
    "spark.sql.maxPlanStringLength": "4096",
}
_OF_SESSION = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.ansi.enabled": "true",
}


@dataclass
class Connection:
    """A session of Spark, and what is kept under a name in it."""

    session: Any
    kept: dict[str, Any] = field(default_factory=dict)
    scratch: Path | None = None  # where rows given by hand are laid; removed with it


def connect(master: str = "local[*]", settings: Mapping[str, str] | None = None) -> Connection:
    """Open a session of its own on a master, such as spark://host:7077 or local[2].

    Raises `Problem` where Spark's package or Java is not installed, `Unreadable` when no master
    answers. `settings` are Spark's own, such as the number of shuffle partitions.
    """
    try:
        sql = importlib.import_module("pyspark.sql")
    except ImportError:
        raise not_installed("Spark needs a package", "spark") from None
    _check_java()
    _check_master(master)
    memory = {"spark.driver.memory": os.environ.get("SPARK_DRIVER_MEMORY", _MEMORY)}
    given = {
        **memory, **_OF_CONTEXT, **_on_one_machine(master), **_OF_SESSION, **(settings or {})
    }  # fmt: skip
    builder = sql.SparkSession.builder.master(master).appName("Line of Sight")
    for name, value in given.items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate().newSession()
        for name, value in given.items():
            if session.conf.isModifiable(name):
                session.conf.set(name, value)
    except Exception as error:
        if not _is_of_spark(error):
            raise
        raise _unreachable() from None
    return Connection(session)


def create_tables(con: Connection, tables: Mapping[str, pa.Table]) -> None:
    """Create every declared table; those not given are empty."""
    unknown = set(tables) - set(TABLES)
    if unknown:
        raise Problem(f"There is no standard table called {min(unknown)!r}.")
    con.scratch = con.scratch or Path(tempfile.mkdtemp(prefix="lineofsight-"))
    files = {name: con.scratch / f"{name}.parquet" for name in tables if tables[name].num_rows}
    for name, path in files.items():
        pq.write_table(completed(TABLES[name], tables[name]), path)
    create_tables_in_place(con, files)


def create_tables_in_place(con: Connection, files: Mapping[str, Path]) -> None:
    """Create every declared table over its Parquet file, which every worker must be able to see.

    Those without a file are empty.
    """
    for name, table in TABLES.items():
        columns = {column: _TYPES.get(kind, kind) for column, kind in table.stored.items()}
        if name in files:
            schema = ", ".join(f"`{column}` {kind}" for column, kind in columns.items())
            found = con.session.read.schema(schema).parquet(files[name].absolute().as_uri())
        else:
            empty = ", ".join(f"cast(null as {kind}) `{col}`" for col, kind in columns.items())
            found = con.session.sql(f"select {empty} where 1 = 0")
        found.createOrReplaceTempView(name)


def create_days(con: Connection) -> None:
    """Create `days`: one row for each calendar day from 2010 to 2028."""
    _view(con, "days", calendar.days())


def create_moments(con: Connection, days: Iterable[dt.date]) -> None:
    """Create `moments`, the days asked about, in place of any asked about before."""
    _view(con, "moments", calendar.moments(days))


def create_local_rules(con: Connection, rules: LocalRules, *, extracted_on: dt.date) -> None:
    """Create `local_rules`: one row, one integer column for each local rule and the extract."""
    _view(con, "local_rules", calendar.local_rules(rules, extracted_on=extracted_on))


def at_once(con: Connection) -> int:  # noqa: ARG001  the same for every cluster
    """Give two: one is planned here while the cluster works on the other."""
    return 2


def create_population(con: Connection, name: str, sql: str) -> None:
    """Keep the rows of a query under a name, in place of any kept before.

    They are worked out when first asked for.
    """
    if name in con.kept:
        con.kept.pop(name).unpersist()
    con.kept[name] = con.session.sql(written_for("spark", sql)).persist()
    con.kept[name].createOrReplaceTempView(name)


def run(con: Connection, sql: str) -> pa.Table:
    """Run one query and give its rows as an Arrow table."""
    try:
        return con.session.sql(written_for("spark", sql)).toArrow()
    except Exception as error:
        if not _is_of_spark(error) or (problem := _mendable(error)) is None:
            raise
        raise problem from None


def close(con: Connection) -> None:
    """Let go of what was kept; the context stays for the next session of this process."""
    while con.kept:
        con.kept.popitem()[1].unpersist()
    if con.scratch is not None:
        shutil.rmtree(con.scratch, ignore_errors=True)


def _view(con: Connection, name: str, rows: pa.Table) -> None:
    con.session.createDataFrame(rows).createOrReplaceTempView(name)


def _on_one_machine(master: str) -> dict[str, str]:
    """Keep Spark's own words to errors; a local one off the network, and its work in few parts."""
    words = resources.files(__package__) / "spark_log4j2.properties"
    with resources.as_file(words) as path:
        quiet = {"spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={path.as_uri()}"}
    if master.startswith("local"):
        quiet |= {
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.sql.shuffle.partitions": str(2 * (os.cpu_count() or 1)),  # else 200 each time
        }
    return quiet


def _check_java() -> None:
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise Problem(
            "Spark needs Java 17 or later, which is not installed.",
            do="On Debian or Ubuntu type: apt-get install -y openjdk-17-jre-headless",
        )


def _check_master(master: str) -> None:
    """Knock at the master's door first: Spark itself takes minutes to say that nobody is in."""
    parts = urlsplit(master)
    if parts.scheme != "spark":
        return
    try:
        socket.create_connection((parts.hostname or "", parts.port or 7077), _SECONDS).close()
    except (OSError, ValueError):
        raise _unreachable() from None


def _unreachable() -> Unreadable:
    return Unreadable(
        "Spark cannot be reached, or did not start.",
        do="Check host and port of its master, that it is up, and that Java 17 is installed here.",
    )


def _is_of_spark(error: Exception) -> bool:
    return type(error).__module__.partition(".")[0] in ("pyspark", "py4j")


def _mendable(error: Exception) -> Problem | None:
    """Say what can be mended, or None where Spark refused the query itself: that is our fault."""
    words = str(error)
    if "Not enough memory" in words or "OutOfMemoryError" in words:
        return Problem(
            "Spark ran out of memory before it had answered.",
            do=f"Give its driver more than {_MEMORY}, as in SPARK_DRIVER_MEMORY=8g, or ask for "
            "fewer breakdowns at a time.",
        )
    if "stopped SparkContext" in words or _is_of_gateway(error):
        return Unreadable(
            "Spark broke off before it had answered.", do="Try again; see that its master is up."
        )
    return None


def _is_of_gateway(error: Exception) -> bool:
    """Say whether the way to Spark failed, and not Spark itself."""
    return type(error).__module__.startswith("py4j") and type(error).__name__ != "Py4JJavaError"
