"""What its catalogue says of a schema of PostgreSQL: tables, rights, what others made on them.

Everybody may read the catalogue, whatever else an account may not: names of tables and columns,
and never a row.
"""

from typing import Any

import psycopg
from psycopg import sql as words

Connection = psycopg.Connection[Any]

# As the server spells them: what stands there is held against it.
TYPES = {
    "VARCHAR": 'text collate "C"',
    "DATE": "date",
    "TIMESTAMP": "timestamp without time zone",
    "INTEGER": "integer",
    "BIGINT": "bigint",
    "DECIMAL(12,4)": "numeric(12,4)",
}
_HELD = """
    select
        c.relname,
        a.attname,
        format_type(a.atttypid, a.atttypmod) || coalesce(' collate ' || quote_ident(l.collname), '')
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = %s
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_collation l on l.oid = a.attcollation
    where c.relkind in ('r', 'p', 'f', 'v', 'm')
    order by c.relname, a.attnum
"""
_TABLES = """
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = %s and c.relkind in ('r', 'p', 'f', 'v', 'm') and {}
    order by c.relname
"""
_TRIGGERS = """
    select format('trigger %%I on %%I.%%I', t.tgname, n.nspname, c.relname)
    from pg_trigger t
    join pg_class c on c.oid = t.tgrelid
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = %s
    where not t.tgisinternal and t.tgenabled <> 'D'
    order by c.relname, t.tgname
"""
_SHARED = """
    with named as (
        select
            c.oid, c.relkind, n.nspname,
            format('%%I.%%I', n.nspname, c.relname) as name
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
    )
    select format('%%s inherits from %%s, or is a part of it', below.name, above.name)
    from pg_inherits i
    join named below on below.oid = i.inhrelid
    join named above on above.oid = i.inhparent
    where %s in (below.nspname, above.nspname) and above.relkind in ('r', 'p', 'f')
    union
    select format('%%s is no plain table', name) from named
    where nspname = %s and relkind in ('p', 'f', 'v', 'm')
    order by 1
"""
_HEIRS = """
    select format('%%I.%%I', m.nspname, below.relname)
    from pg_inherits i
    join pg_class below on below.oid = i.inhrelid
    join pg_namespace m on m.oid = below.relnamespace
    join pg_class above on above.oid = i.inhparent and above.relkind in ('r', 'p', 'f')
    join pg_namespace n on n.oid = above.relnamespace and n.nspname = %s
    order by 1
"""
_SCHEMA_RIGHTS = """
    select has_schema_privilege(oid, 'usage'), has_schema_privilege(oid, 'create')
    from pg_namespace where nspname = %s
"""
_DATABASE = """
    select
        current_database(),
        has_database_privilege(current_database(), 'temp'),
        has_database_privilege(current_database(), 'create')
"""

UNREADABLE = "not has_any_column_privilege(c.oid, 'select')"
READABLE_IN_PART = (
    "has_any_column_privilege(c.oid, 'select') and not has_table_privilege(c.oid, 'select')"
)
ROWS_KEPT_BACK = "row_security_active(c.oid)"
OWNED_BY_ANOTHER = "not pg_has_role(c.relowner, 'usage')"


def held(con: Connection, schema: str) -> dict[str, dict[str, str]]:
    """Give what the schema holds, tables and views of every kind: its columns and their types."""
    found: dict[str, dict[str, str]] = {}
    for name, column, kind in con.execute(_HELD, [schema]):
        found.setdefault(name, {})[column] = kind
    return found


def tables(con: Connection, schema: str, of_which: str) -> list[str]:
    """Name the tables and views of a schema of which one of the conditions above holds."""
    asked = words.SQL(_TABLES).format(words.SQL(of_which))
    return [name for (name,) in con.execute(asked, [schema])]


def triggers(con: Connection, schema: str) -> list[str]:
    """Name the triggers on the tables of a schema: `fill` makes none."""
    return [one for (one,) in con.execute(_TRIGGERS, [schema])]


def shared(con: Connection, schema: str) -> list[str]:
    """Say which tables of a schema hold rows of others, or stand for what lies elsewhere.

    Emptying one empties whatever inherits from it, in other schemas too, each partition, and a
    foreign table at its own server.
    """
    return [one for (one,) in con.execute(_SHARED, [schema, schema])]


def heirs(con: Connection, schema: str) -> list[str]:
    """Name the tables whose rows are read as those of a table of the schema too."""
    return [one for (one,) in con.execute(_HEIRS, [schema])]


def schema_rights(con: Connection, schema: str) -> tuple[bool, bool] | None:
    """Say whether the account may use a schema, and create in it; None: there is no such schema."""
    return con.execute(_SCHEMA_RIGHTS, [schema]).fetchone()


def database_rights(con: Connection) -> tuple[str, bool, bool]:
    """Name the database; say whether temporary tables, and schemas, may be made in it."""
    name, temporary, create = con.execute(_DATABASE).fetchall()[0]
    return name, temporary, create
