"""Of what stands open the latest is told by *no later one open*: two may not begin on one day.

Where the key of a table let them, a child with both would count twice.
"""

import sqlglot
from sqlglot import exp

from lineofsight.populations.catalogue import standing
from lineofsight.records.standard import TABLES


def told_by_no_later_one(sql):
    """Give the tables joined to themselves on a later start, of which none may be found."""
    for select in sqlglot.parse_one(sql, read="duckdb").find_all(exp.Select):
        without = {is_null.this.sql() for is_null in select.find_all(exp.Is)}
        for join in select.args.get("joins") or ():
            later = f"{join.this.alias_or_name}.started_on > "
            if later in join.sql() and f"{join.this.alias_or_name}.child_id" in without:
                yield join.this.name


def test_two_of_what_is_told_so_cannot_begin_on_one_day():
    populations = standing()
    found = {
        (name, table): TABLES[table].key
        for name in populations.names
        for table in told_by_no_later_one(populations[name].sql)
    }

    assert {table for _, table in found} == {
        "cin_episodes", "cin_plans", "cla_episodes", "early_help_episodes",
    }  # fmt: skip
    assert {at: key for at, key in found.items() if key != ("child_id", "started_on")} == {}
