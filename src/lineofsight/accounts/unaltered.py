"""Rows that the database itself refuses to change or remove: the one trigger behind every guard.

Called by migrations that were applied long ago: what it executes stays as it is, and a guard that
must differ gets a migration of its own.
"""

from collections.abc import Callable, Mapping

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

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


def refuse_change(
    of: str, refusal: str, tables: Mapping[str, str]
) -> Callable[[Apps, BaseDatabaseSchemaEditor], None]:
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
