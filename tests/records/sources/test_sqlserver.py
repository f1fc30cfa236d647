"""Every query is written for SQL Server: its own tables by #name, the records in their schema."""

import sys
from types import SimpleNamespace

import pytest
import sqlglot
from sqlglot import exp

from lineofsight.indicators import catalogue, compiling
from lineofsight.indicators.breakdowns import BREAKDOWNS
from lineofsight.kernel.problems import Unreadable
from lineofsight.populations.catalogue import standing
from lineofsight.records.sources import addresses
from lineofsight.records.sources.sqlserver import written
from lineofsight.records.standard import TABLES

OWN = frozenset({"days", "moments", "local_rules", *standing().names})
ASKED = sorted({(one.population, one.asks) for one in catalogue.chosen(None)})


def read_back(text):
    return sqlglot.parse_one(text, read="tsql")


def check(text):
    """Refuse what SQL Server is known to refuse, in words of its own grammar."""
    tree = read_back(text)
    parts = {cte.alias for cte in tree.find_all(exp.CTE)}
    for table in tree.find_all(exp.Table):
        if isinstance(table.parent, exp.Into):
            continue
        name = table.name.lstrip("#")
        assert name in parts or name in OWN or (name in TABLES and table.db == "lineofsight"), name
    assert not list(tree.find_all(exp.Boolean, exp.Limit, exp.Interval))
    for part in tree.find_all(exp.Subquery, exp.CTE):
        assert part.alias
        assert not part.find(exp.With) if isinstance(part, exp.CTE) else True  # none inside another
        assert all(column.alias_or_name for column in part.this.selects)
    for order in tree.find_all(exp.Order):
        assert isinstance(order.parent, exp.Window) or order.parent is tree


@pytest.mark.parametrize("name", standing().names)
def test_every_population_is_kept_as_a_table_of_its_own(name):
    text = written(standing()[name].sql, schema="lineofsight", own=OWN - {name}, into=name)

    check(text)
    (into,) = read_back(text).find_all(exp.Into)
    assert into.this.name.lstrip("#") == name


@pytest.mark.parametrize(("population", "asks"), ASKED)
def test_every_pass_is_written(population, asks):
    parts = [
        compiling.parts(one)
        for one in catalogue.chosen(None)
        if (one.population, one.asks) == (population, asks)
    ]
    sql = compiling.sums(
        standing()[population],
        asks,
        counted=tuple(dict.fromkeys(text for part in parts for text in part.summed)),
        by=tuple(BREAKDOWNS),
        months=compiling.Months(24000, 24011),
    )

    check(written(sql, schema="lineofsight", own=OWN))


def test_texts_are_compared_by_their_bytes_and_what_is_empty_comes_last():
    text = written(
        "select p.sex from person p where p.ward = 'Mill' "
        "and p.sex in (select min(m.sex) over (order by m.child_id) from moments m)",
        schema="kept",
        own=frozenset({"moments"}),
    )

    assert "[kept].[person] AS [p]" in text
    assert "[#moments] AS [m]" in text
    assert "'Mill' COLLATE" in text
    assert "CASE WHEN [m].[child_id] IS NULL THEN 1 ELSE 0 END, [m].[child_id]" in " ".join(
        text.split()
    )


@pytest.mark.parametrize(
    "one",
    [one for one in catalogue.chosen(None) if compiling.parts(one).spread],
    ids=lambda one: one.code,
)
def test_every_median_is_written(one):
    """How often each value occurs is asked apart from the sums."""
    sql = compiling.spread(
        standing()[one.population],
        one.asks,
        part=compiling.parts(one),
        by=tuple(BREAKDOWNS),
        months=compiling.Months(24000, 24011),
    )

    check(written(sql, schema="lineofsight", own=OWN))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Login timeout expired", "The server cannot be reached"),
        ("Login failed for user 'x'", "It does not let this account in."),
        ("Cannot open database 'x' requested by the login", "The server has no such database."),
    ],
)
def test_what_the_driver_refuses_is_said_in_words_and_without_the_address(monkeypatch, words, said):
    def connect(*_given, **_more):
        raise refused(words)

    refused = type("Error", (Exception,), {"__module__": "mssql_python.exceptions"})
    monkeypatch.setitem(sys.modules, "mssql_python", SimpleNamespace(connect=connect))

    with pytest.raises(Unreadable) as problem:
        addresses.sql_server("mssql://somebody:secret@host.invalid/performance")

    assert problem.value.what.startswith(said)
    assert not {"secret", "host.invalid"} & set(str(problem.value).replace(".", " ").split())
