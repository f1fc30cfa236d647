"""Read the Standard Safeguarding Dataset straight from the database it lies in.

The connection is read-only and sees one moment of the database. Tables are known by name, with
or without `ssd_`, in one schema; one that `engine fill` wrote is passed over. Nothing of the
address but the database's name is ever written anywhere, and the driver's own words, which may
quote the address, are never shown.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from lineofsight.kernel.codes import folded, nearest
from lineofsight.kernel.problems import Problem, Refused, Unreadable
from lineofsight.records.readers.database_drivers import Driver, Held, postgresql, sql_server
from lineofsight.records.readers.layouts import IgnoredSheet, SourceSheet
from lineofsight.records.readers.limits import Limits
from lineofsight.records.readers.ssd import LISTS
from lineofsight.records.readers.ssd_unused import UNUSED
from lineofsight.records.readers.typed_tables import TypedTable, read_typed
from lineofsight.records.sources.addresses import name_of
from lineofsight.records.sources.contract import FILLED_COLUMNS, FILLED_MARK

_LISTS = {one.name: one for one in LISTS}
_KNOWN = {name: name for name in (*(one.name for one in LISTS), *UNUSED)}
_KNOWN |= {name.removeprefix("ssd_"): name for name in _KNOWN}


@dataclass(frozen=True)
class Database:
    """Where a database is, and the schema its tables lie in (blank: the only one that has them)."""

    url: str = field(repr=False)  # it may hold a password
    schema: str = ""

    @property
    def name(self) -> str:
        """The name of the database, the one part of the address that is written down."""
        return name_of(self.url)

    def connect(self) -> Driver:
        """Open a read-only connection.

        Raises `Unreadable` when the database cannot be reached, `Problem` for another kind of
        address or a driver that is not installed.
        """
        kind = self.url.partition("://")[0].casefold()
        if kind in ("postgresql", "postgres"):
            return postgresql(self.url)
        if kind in ("mssql", "sqlserver"):
            return sql_server(self.url)
        raise Problem(
            "The database is of a kind that is not read here.",
            do="Give --from postgresql://HOST/DATABASE or mssql://HOST/DATABASE.",
        )


def read_database(
    database: Database, digests: dict[str, str], *, limits: Limits
) -> Iterator[SourceSheet | IgnoredSheet]:
    """Read the tables of the SSD that the database holds; the rest of them are named.

    A table that the account may not read, or not a column it cannot be used without, is given as an
    `IgnoredSheet` that names its list. Raises as `connect` does, `Unreadable` when it holds none,
    `Refused` when several schemas do and none was named.
    """
    with database.connect() as driver:
        tables = driver.tables()
        schema = _schema(database, tables)
        for name in sorted(name for owner, name in tables if owner == schema):
            known = _KNOWN.get(name.casefold())
            if known is None:
                if name.casefold().startswith("ssd_"):
                    yield IgnoredSheet(_file(database), name, "not a table of the SSD")
                continue
            held = tables[schema, name]
            file = f"{_file(database)} {schema}.{name}"
            wanting = _of_list(known, held.kept_back, needed=True)
            if wanting or not held.readable:
                of = f", of which it needs {', '.join(wanting)}" if held.readable else ""
                list_name = known if known in _LISTS else ""
                yield IgnoredSheet(file, None, f"this account may not read it{of}", list_name)
                continue
            sheet, digest = read_typed(
                TypedTable(
                    file=file,
                    name=None,
                    hint=known,
                    columns=held.readable,
                    rows=partial(driver.rows, schema, name),
                ),
                limits=limits,
            )
            digests[sheet.file] = digest
            if isinstance(sheet, SourceSheet):
                kept_back = _of_list(known, held.kept_back)
                sheet = dataclasses.replace(sheet, kept_back=tuple(kept_back))
            yield sheet


def _of_list(list_name: str, columns: Sequence[str], *, needed: bool = False) -> list[str]:
    """Name those of the columns that the list reads, or without which it cannot be used."""
    of_list = _LISTS[list_name].columns if list_name in _LISTS else ()
    read = {name for one in of_list if one.required or not needed for name in one.spellings}
    return [name for name in columns if folded(name) in read]


def _file(database: Database) -> str:
    return f"database {database.name}"


def _schema(database: Database, tables: Mapping[tuple[str, str], Held]) -> str:
    """Choose the schema: the one named, or the only one that holds the SSD's tables."""
    filled = {
        schema
        for (schema, name), held in tables.items()
        if name == FILLED_MARK and tuple(held.columns) == FILLED_COLUMNS
    }
    there: dict[str, set[str]] = {}
    readable: dict[str, set[str]] = {}
    for (schema, name), held in tables.items():
        if name.casefold() in _KNOWN and schema not in filled:
            there.setdefault(schema, set()).add(name.casefold())
            if held.readable:
                readable.setdefault(schema, set()).add(name.casefold())
    if database.schema:
        return _named(database, readable, filled, there)
    likely = [schema for schema, names in readable.items() if _is_ssd(names)]
    if len(likely) > 1:
        raise Refused(
            f"{len(likely)} schemas hold tables of the Standard Safeguarding Dataset.",
            where=_file(database),
            do=f"Say which with --schema: {', '.join(sorted(likely))}.",
        )
    if not likely:
        _refuse_kept_back(database, [name for name, names in there.items() if _is_ssd(names)])
        raise Unreadable(
            "It holds no tables of the Standard Safeguarding Dataset that you may read.",
            where=_file(database),
            do="Check the database's name, and that the account may read the tables.",
        )
    return likely[0]


def _refuse_kept_back(database: Database, schemas: Sequence[str]) -> None:
    """Say that the tables are there, and that the account may read none of them."""
    if schemas:
        raise Unreadable(
            f"This account may not read the tables of the schema {' or '.join(schemas)}.",
            where=_file(database),
            do="; ".join(
                f"Ask for: grant usage on schema {one}, and select on all tables in it, to the "
                "account"
                for one in schemas
            )
            + ".",
        )


def _named(
    database: Database, held: Mapping[str, set[str]], filled: set[str], there: Iterable[str]
) -> str:
    for schema in held:
        if folded(schema) == folded(database.schema):
            return schema
    _refuse_kept_back(database, [one for one in there if folded(one) == folded(database.schema)])
    if folded(database.schema) in map(folded, filled):
        raise Refused(
            "The schema is the copy of a sealed month that engine fill wrote, and no dataset.",
            where=_file(database),
            do="Name the schema the case system fills.",
        )
    raise Unreadable(
        "The schema holds no tables of the Standard Safeguarding Dataset that you may read"
        f"{nearest(database.schema, held) or '.'}",
        where=_file(database),
        do="Check the schema's name, and that the account may read the tables.",
    )


def _is_ssd(names: set[str]) -> bool:
    """Ask whether a schema is meant: a table with the prefix, or the persons and another."""
    return any(name.startswith("ssd_") for name in names) or ("person" in names and len(names) > 2)
