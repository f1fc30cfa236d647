"""What PostgreSQL would not do, in plain words: what is lacking, where, and what to ask for.

The one place that knows the kinds of its errors: whoever asks a database does it within `asked` or
`written`. What the server says may quote a row or a statement, so none of it is passed on: what is
lacking is looked up in the catalogue instead, as this account sees it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import psycopg
from psycopg import errors

from lineofsight.kernel.problems import Refused, Unreadable
from lineofsight.records.sources import postgres_catalogue as catalogue
from lineofsight.records.sources.contract import FILLED_MARK
from lineofsight.records.standard import TABLES

Connection = psycopg.Connection[Any]

_SHOWN = 5
"""How many tables or columns are named; of more it is said how many."""


class Lack(NamedTuple):
    """Something lacking, in a sentence, and what to do about it."""

    what: str
    do: str


_FILL = "Fill them: lineofsight engine fill URL --month YYYY-MM."
_KINDS: tuple[tuple[tuple[type[psycopg.Error], ...], Lack], ...] = (
    (
        (errors.QueryCanceled,),
        Lack(
            "The server ended the work: it took longer than this account may, or somebody "
            "stopped it.",
            "Try again when less is going on, or ask for a longer statement_timeout.",
        ),
    ),
    (
        (errors.LockNotAvailable, errors.DeadlockDetected, errors.SerializationFailure),
        Lack("Others are at work on the same tables.", "Try again when they are done."),
    ),
    (
        (
            errors.InsufficientResources,
            errors.DiskFull,
            errors.OutOfMemory,
            errors.TooManyConnections,
            errors.ConfigurationLimitExceeded,
        ),
        Lack(
            "The server has no room left: its disk or memory is full, or a limit of the account "
            "is reached (temp_file_limit).",
            "Ask for room, or for a higher limit, and try again.",
        ),
    ),
    (
        (errors.ReadOnlySqlTransaction,),
        Lack(
            "The server lets this account write nothing, temporary tables neither: it is a "
            "standby, or the account only reads.",
            "Name the server that the standby follows; or ask for default_transaction_read_only "
            "= off for the account.",
        ),
    ),
    (
        (errors.UntranslatableCharacter, errors.CharacterNotInRepertoire),
        Lack(
            "The database keeps its texts in an encoding that lacks a letter of the records.",
            "Name a database whose encoding is UTF8.",
        ),
    ),
    (
        (psycopg.DataError,),
        Lack(
            "A value there does not fit what its column is said to be.",
            "See that the tables, and whatever views they are made by, can be read to the end.",
        ),
    ),
    (
        (psycopg.OperationalError, psycopg.InterfaceError),
        Lack(
            "The database broke off before it had answered.",
            "Try again; see that the server is up and its disk is not full.",
        ),
    ),
    (
        (errors.InsufficientPrivilege,),
        Lack(
            "This account lacks a right to what the tables rest on, or may not see every row of "
            "it.",
            "Ask for the right to select from all that views there are made by, under no policy "
            "of row-level security.",
        ),
    ),
)
"""The first that an error is one of says it, where the catalogue has nothing to say."""

_OF_THE_SERVER = ("", "08", "25", "40", "53", "54", "55", "57", "58")
"""Classes of errors that say how the server does, and not what was made on a table."""


@contextmanager
def asked(con: Connection, schema: str, *, table: str = "", where: str = "") -> Iterator[None]:
    """Turn any error of the driver while records are read into a plain problem: `Unreadable`.

    `table` is the only one that is read, `where` what is said of the place.
    """
    try:
        yield
    except psycopg.Error as error:
        found = _looked_up(con, schema, table, error)
        raise _problem(error, found, where or f"schema {schema}") from None


@contextmanager
def written(con: Connection, schema: str) -> Iterator[None]:
    """Turn any error of the driver while a schema is filled into a plain problem.

    Raises `Refused` where what others made on its tables is in the way, else `Unreadable`.
    """
    try:
        yield
    except psycopg.Error as error:
        found, by_others = _in_the_way(con, schema, error)
        if by_others:
            raise not_let(schema, by_others) from None
        problem = _problem(error, found, f"schema {schema}")
        problem.what = f"The records could not be written to the database. {problem.what}"
        raise problem from None


def not_let(schema: str, by: Iterable[str]) -> Refused:
    """Say that what others made on the tables does not let them be filled."""
    return Refused(
        "Something was made on the tables of the schema that does not let them be filled as "
        "they now are. Nothing was changed.",
        where=f"schema {schema}: {'; '.join(one.rstrip('.') for one in by)}",
        do="Drop or detach what is named, fill again and make it anew; or name another schema, "
        "with --schema.",
    )


def counted_with(schema: str, heirs: Iterable[str]) -> Refused:
    """Say that rows of tables of others would be counted with those that were filled."""
    return Refused(
        "Tables inherit from those of the schema, or are a part of them, and their rows would be "
        "counted too.",
        where=f"schema {schema}: {', '.join(heirs)}",
        do="Detach what is named (alter table ... no inherit ...), or fill another schema and name "
        "it with --schema.",
    )


def _problem(error: psycopg.Error, found: Sequence[Lack], where: str) -> Unreadable:
    """Say what was found lacking; without that, what kind of error it was."""
    kind = next((lack for kinds, lack in _KINDS if isinstance(error, kinds)), None)
    said = list(found) or [
        kind
        or Lack(
            "The database did not do what it was asked (its error "
            f"{error.sqlstate or 'has no code'}).",
            "Ask whoever runs the server what its log says of it.",
        )
    ]
    return Unreadable(
        " ".join(one.what for one in said),
        where=where,
        do=" ".join(dict.fromkeys(one.do for one in said)),
    )


def _looked_up(con: Connection, schema: str, table: str, error: psycopg.Error) -> list[Lack]:
    """Look up what is lacking to read, by the kind of error; the server may no longer say."""
    try:
        con.rollback()
        if isinstance(error, errors.InsufficientPrivilege):
            return [*_rights_to_read(con, schema, table), *_rights_in_database(con, table)]
        if isinstance(error, errors.UndefinedTable | errors.InvalidSchemaName):
            return [*_rights_to_read(con, schema, table)] or [*_not_there(con, schema, error)]
        if isinstance(error, psycopg.ProgrammingError) and not table:
            return [*_unlike(con, schema)]
    except psycopg.Error:
        pass
    return []


def _in_the_way(
    con: Connection, schema: str, error: psycopg.Error
) -> tuple[list[Lack], Sequence[str]]:
    """Look up the rights that are lacking to fill a schema, or what of others ended it."""
    if isinstance(error, psycopg.IntegrityError) and error.diag.table_name:
        broken = error.diag.constraint_name or f"not null of {error.diag.column_name}"
        return [], [f"constraint {broken} on {error.diag.schema_name}.{error.diag.table_name}"]
    try:
        con.rollback()
        found = [*_rights_to_fill(con, schema)]
        ended_alone = (error.sqlstate or "")[:2] in _OF_THE_SERVER
        return found, [] if found or ended_alone else _triggers(con, schema, error)
    except psycopg.Error:
        return [], []


def _triggers(con: Connection, schema: str, error: psycopg.Error) -> Sequence[str]:
    """Name the triggers that may have ended it: those of the table that was written, if any.

    Of what the server says of it only that table's name is taken: the rest quotes a row.
    """
    written_to = re.match(r"(?:.*\n)*?COPY (\w+),", error.diag.context or "")
    found = catalogue.triggers(con, schema)
    of_table = [one for one in found if written_to and one.endswith(f".{written_to[1]}")]
    return of_table or found


def _rights_to_read(con: Connection, schema: str, table: str) -> Iterator[Lack]:
    def among(condition: str) -> list[str]:
        names = catalogue.tables(con, schema, condition)
        return [f"{schema}.{name}" for name in names if table in ("", name)]

    rights = catalogue.schema_rights(con, schema)
    if rights and not rights[0]:
        yield Lack(
            f"This account may not use the schema {schema}.",
            f"Ask for: grant usage on schema {schema} to the account.",
        )
    select = f"{schema}.{table}" if table else f"all tables in schema {schema}"
    grant = f"Ask for: grant select on {select} to the account."
    if unreadable := among(catalogue.UNREADABLE):
        yield Lack(f"This account may not read {_listed(unreadable)}.", grant)
    if in_part := among(catalogue.READABLE_IN_PART):
        yield Lack(f"This account may read only some columns of {_listed(in_part)}.", grant)
    if kept_back := among(catalogue.ROWS_KEPT_BACK):
        yield Lack(
            f"This account may not see every row of {_listed(kept_back)}: a policy of row-level "
            "security holds for it, and what is counted would be too few.",
            "Ask for an account that no policy holds for: one that owns the tables, or: alter "
            "role ... bypassrls.",
        )


def _rights_in_database(con: Connection, table: str) -> Iterator[Lack]:
    name, may_have_temporary, _ = catalogue.database_rights(con)
    if not table and not may_have_temporary:
        yield Lack(
            f"This account may not make temporary tables in the database {name}, where the days "
            "asked about are kept.",
            f"Ask for: grant temporary on database {name} to the account.",
        )


def _not_there(con: Connection, schema: str, error: psycopg.Error) -> Iterator[Lack]:
    """Say whether the schema holds nothing of ours, or which of its tables is gone.

    Of what the server says of it only names of our own tables are taken.
    """
    if FILLED_MARK not in catalogue.held(con, schema):
        yield Lack("The database does not hold the standard tables.", _FILL)
        return
    said = re.findall(r"\w+", error.diag.message_primary or "")
    gone = [f"{schema}.{name}" for name in said if name in TABLES]
    yield Lack(f"The table {_listed(gone or ['asked for'])} is not there.", _FILL)


def _unlike(con: Connection, schema: str) -> Iterator[Lack]:
    """Say which columns are not there, or are of another type than they were filled with."""
    unlike = [
        f"{schema}.{name}.{column}"
        for name, columns in catalogue.held(con, schema).items()
        if name in TABLES
        for column, kind in TABLES[name].stored.items()
        if columns.get(column) != catalogue.TYPES[kind]
    ]
    if unlike:
        yield Lack(
            f"Columns were renamed, taken away or given another type: {_listed(unlike)}.",
            f"Have them made as they were. Or: {_FILL[0].lower()}{_FILL[1:]}",
        )


def _rights_to_fill(con: Connection, schema: str) -> Iterator[Lack]:
    rights = catalogue.schema_rights(con, schema)
    name, _, may_create = catalogue.database_rights(con)
    if rights is None and not may_create:
        yield Lack(
            f"This account may not create schemas in the database {name}.",
            f"Ask for: grant create on database {name} to the account; or for an empty schema of "
            "the account's own, and name it with --schema.",
        )
    if rights and not all(rights):
        yield Lack(
            f"This account may not create tables in the schema {schema}.",
            f"Ask for: grant usage, create on schema {schema} to the account.",
        )
    if owned := catalogue.tables(con, schema, catalogue.OWNED_BY_ANOTHER):
        yield Lack(
            f"Another account owns {_listed([f'{schema}.{one}' for one in owned])}.",
            "Fill this schema as the account that filled it before, or name another with --schema.",
        )
    if kept_back := catalogue.tables(con, schema, catalogue.ROWS_KEPT_BACK):
        yield Lack(
            f"Row-level security is forced on {_listed([f'{schema}.{one}' for one in kept_back])}.",
            "Ask for: alter table ... no force row level security.",
        )


def _listed(names: Sequence[str]) -> str:
    """List a few names, and say how many there are beside them."""
    if len(names) > _SHOWN:
        return f"{', '.join(names[:_SHOWN])} and {len(names) - _SHOWN} more"
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
