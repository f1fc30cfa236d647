"""A copy of the site's database as it stands at one moment, and such a copy put back.

SQLite is copied by its own online backup, while people work; PostgreSQL by `pg_dump`, which has to
be on the path, and put back by `pg_restore` in one transaction.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import psycopg
from psycopg import conninfo

from lineofsight.kernel.problems import Problem, Refused, Unreadable
from lineofsight.records.home import Home

SQLITE, POSTGRESQL, NONE = "sqlite", "postgresql", ""
FILES = {SQLITE: "site.sqlite3", POSTGRESQL: "site.dump"}
LONGEST = 6 * 3600  # seconds a copy may take

_TABLES = """
    select count(*) from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema')
"""


def kind(home: Home, address: str) -> str:
    """Say which database the site has; none before it was first opened."""
    if address:
        return POSTGRESQL
    return SQLITE if home.site.exists() else NONE


def copied(home: Home, address: str, folder: Path) -> Path | None:
    """Copy the database into a folder; None where there is none."""
    found = kind(home, address)
    if found == NONE:
        return None
    target = folder / FILES[found]
    if found == SQLITE:
        _copy_sqlite(home.site, target)
    else:
        _run("pg_dump", "--format=custom", *_OWNERLESS, f"--file={target}", address=address)
    return target


_OWNERLESS = ("--no-owner", "--no-privileges")


def _copy_sqlite(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as one,
        closing(sqlite3.connect(target)) as other,
    ):
        one.backup(other)
        other.execute("pragma journal_mode=delete")  # all in the one file
        other.commit()
    if fault := sqlite_fault(target):
        raise Unreadable(
            f"The site's database is damaged: {fault}",
            where=source.name,
            do="Restore the last backup; keep the damaged file.",
        )


def sqlite_fault(path: Path) -> str:
    """Say what is wrong with a database file; empty when it is sound."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as one:
            said = str(one.execute("pragma quick_check(1)").fetchone()[0])
            broken = one.execute("pragma foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        return f"{error}."
    if said != "ok":
        return "its pages do not fit together."
    return f"a row of {broken[0]} leads nowhere." if broken else ""


def put_back(dump: Path, address: str, *, over: bool) -> None:
    """Fill the PostgreSQL named with what a dump holds, in one transaction.

    Refuses a database that holds tables, unless `over`: then these are replaced.
    """
    if not over and _tables(address):
        raise Refused(
            "The database that DATABASE_URL names holds tables already.",
            where="DATABASE_URL",
            do="Name an empty database, or say --over to replace what it holds.",
        )
    clean = ("--clean", "--if-exists") if over else ()
    once = ("--single-transaction", "--exit-on-error")
    _run("pg_restore", *_OWNERLESS, *clean, *once, str(dump), address=address)


def _tables(address: str) -> int:
    try:
        with psycopg.connect(address, connect_timeout=10) as connection:
            row = connection.execute(_TABLES).fetchone()
    except psycopg.OperationalError:
        raise Problem(
            "The database cannot be reached.",
            where="DATABASE_URL",
            do="See that the server runs and that the address and password are right.",
        ) from None
    return int(row[0]) if row else 0


def _run(program: str, *arguments: str, address: str) -> None:
    """Run a program of PostgreSQL; others can see its arguments: the password is in none."""
    found = shutil.which(program)
    if found is None:
        raise Refused(
            f"{program} is not installed, and a PostgreSQL database is copied by nothing else.",
            where="DATABASE_URL",
            do="Install PostgreSQL's client programs of the server's version or later.",
        )
    parts = conninfo.conninfo_to_dict(address)
    secret = str(parts.pop("password", "") or "")
    plain = conninfo.make_conninfo("", **parts)
    done = subprocess.run(  # noqa: S603  a program found on the path, with arguments of our own
        [found, *arguments, f"--dbname={plain}"],
        env={**os.environ, **({"PGPASSWORD": secret} if secret else {})},
        capture_output=True, text=True, timeout=LONGEST, check=False,
    )  # fmt: skip
    if done.returncode:
        raise Problem(
            f"{program} ended without doing its work{_hint(done.stderr)}",
            where="DATABASE_URL",
            do=f"Run {program} by hand to see what it says; nothing was changed.",
        )


def _hint(said: str) -> str:
    """Say what is commonest; the program's own words name the server, and are not repeated."""
    if "version mismatch" in said:
        return ": it is older than the server."
    return ": the server refused it or was not reached." if "connection" in said else "."
