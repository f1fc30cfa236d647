"""How a check is written: a table, what is wrong in words, and the query that finds it.

A query gives `source_file` and `source_row` of the rows that are wrong. It may read any standard
table, `days`, and `asked` (one row: `extracted_on`, the day of the extract). Rows are there to
be looked at, unless `stops` says that no figure of the month could be trusted.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    """One thing that must hold of a table."""

    table: str
    problem: str  # what is wrong, of each row found
    sql: str
    stops: bool = False
    then: str = "counted as it stands"  # what becomes of such a row, where it does not stop
    also_reads: tuple[str, ...] = ()  # tables without which the question makes no sense


def overlaps(table: str, what: str, *, ends: str = "ended_on") -> Check:
    """Check that no two spells of one child overlap."""
    return Check(
        table,
        f"{what} overlaps another of the same child",
        f"""
        select a.source_file, a.source_row
        from {table} a
        join {table} b on a.child_id = b.child_id and b.started_on < a.started_on
        where b.{ends} is null or b.{ends} > a.started_on
        """,
    )


def not_worked(table: str, column: str, what: str) -> Check:
    """Check that a meeting was on a working day."""
    return Check(
        table,
        f"{what} on a weekend or a bank holiday",
        f"""
        select t.source_file, t.source_row
        from {table} t
        join days d on d.day = t.{column}
        where d.is_working = 0
        """,
    )


def in_order(table: str, first: str, second: str, problem: str) -> Check:
    """Check that one day does not come before another it must follow."""
    return Check(
        table,
        problem,
        f"""
        select t.source_file, t.source_row
        from {table} t
        where t.{second} < t.{first}
        """,
    )
