"""What the database itself refuses: to change or remove a row, or to let one person do for two.

Called by migrations that were applied long ago: what it executes stays as it is, and a guard that
must differ gets a migration of its own.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

Guard = Callable[[Apps, BaseDatabaseSchemaEditor], None]
"""What a migration runs to put triggers in the database."""

SQLITE = """
create trigger {table}_no_{act} before {act} on {table} {final}
begin select raise(abort, '{refusal}'); end
"""
POSTGRESQL_FUNCTION = """
create or replace function refuse_change_of_{of}() returns trigger language plpgsql as
$$ begin raise exception '{refusal}'; end $$
"""
POSTGRESQL = """
create trigger {table}_no_{act} before {act} on {table}
for each row {final} execute function refuse_change_of_{of}()
"""


def refuse_change(of: str, refusal: str, tables: Mapping[str, str]) -> Guard:
    """Give what a migration runs to put a trigger before every update and delete.

    `of` names the function that PostgreSQL calls. `tables` says of each table which of its rows are
    final, by a condition over `old`; empty where every row is from the moment it is added.
    """

    def guard(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        postgresql = editor.connection.vendor == "postgresql"
        if postgresql:
            editor.execute(POSTGRESQL_FUNCTION.format(of=of, refusal=refusal))
        for table, condition in tables.items():
            final = f"when ({condition})" if condition else ""
            for act in ("update", "delete"):
                words = {"table": table, "act": act, "final": final, "of": of, "refusal": refusal}
                editor.execute((POSTGRESQL if postgresql else SQLITE).format(**words))

    return guard


class Refusal(NamedTuple):
    """An act on a table that is refused where a condition over `new` and `old` holds."""

    table: str
    name: str  # of the trigger, after the table's
    act: str  # insert, update or delete
    when: str
    says: str


SQLITE_WHERE = """
create trigger {table}_{name} before {act} on {table} when {when}
begin select raise(abort, '{says}'); end
"""
POSTGRESQL_FUNCTION_WHERE = """
create or replace function {table}_{name}() returns trigger language plpgsql as
$$ begin if {when} then raise exception '{says}'; end if; return {row}; end $$
"""
POSTGRESQL_WHERE = """
create trigger {table}_{name} before {act} on {table}
for each row execute function {table}_{name}()
"""


def refuse_where(refusals: Iterable[Refusal]) -> Guard:
    """Give what a migration runs to put a trigger before each act that is refused.

    The condition stands within the function on PostgreSQL, whose own `when` cannot ask a table.
    """
    kept = tuple(refusals)

    def guard(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        postgresql = editor.connection.vendor == "postgresql"
        statements = (
            (POSTGRESQL_FUNCTION_WHERE, POSTGRESQL_WHERE) if postgresql else (SQLITE_WHERE,)
        )
        for each in kept:
            words = {**each._asdict(), "row": "old" if each.act == "delete" else "new"}
            for statement in statements:
                editor.execute(statement.format(**words))

    return guard
