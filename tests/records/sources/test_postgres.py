"""What PostgreSQL keeps is what it was given, and texts are told apart by their bytes."""

import psycopg
import pyarrow as pa
import pytest

from databases import new_database
from lineofsight.kernel.problems import Unreadable
from lineofsight.records.opened import opened_from
from lineofsight.records.sources import postgres

HARD = ['a,"b"', "two\nlines", "", " edge ", "\\N", "Ł😀", "'; drop table person; --"]


def test_cells_come_back_as_they_went(postgresql):
    rows = {"child_id": [f"c{n}" for n in range(len(HARD) + 1)], "ward": [*HARD, None]}
    with (
        new_database(postgresql, "cells") as address,
        opened_from({"person": pa.table(rows)}, on=(postgres, postgres.connect(address))) as opened,
    ):
        found = opened.run("select ward from person order by child_id")

    assert found.column("ward").to_pylist() == [*HARD, None]


@pytest.mark.parametrize(("ward", "is_kept"), [("Créteil", True), ("Łódź", False)])
def test_a_letter_is_kept_or_refused_whatever_the_encoding(postgresql, ward, is_kept):
    with psycopg.connect(postgresql, autocommit=True) as con:
        con.execute(
            "create database latin encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'"
        )
    rows = {"person": pa.table({"child_id": ["1"], "ward": [ward]})}
    con = postgres.connect(postgresql.replace("/postgres?", "/latin?"))
    try:
        if is_kept:
            postgres.create_tables(con, rows)
            assert postgres.run(con, "select ward from person").to_pylist() == [{"ward": ward}]
        else:
            with pytest.raises(Unreadable, match="lacks a letter of the records"):
                postgres.create_tables(con, rows)
    finally:
        postgres.close(con)
        with psycopg.connect(postgresql, autocommit=True) as con:
            con.execute("drop database latin with (force)")


def test_texts_are_ordered_by_their_bytes_whatever_the_database_does(postgresql):
    rows = {"child_id": ["1", "2", "3"], "ward": ["a", "B", "c"]}
    derived = "select ward, case when ward = 'c' then 'A' else ward end as w from person"
    with new_database(postgresql, "bytes") as address:
        con = postgres.connect(address)
        with opened_from({"person": pa.table(rows)}, on=(postgres, con)) as opened:
            opened.keep("wards", derived)
            found = opened.run("select min(ward) as first, min(w) as other from wards").to_pylist()
            by = con.execute("select distinct collation for (ward), collation for (w) from wards")

            assert by.fetchall() == [('"C"', '"C"')]
    assert found == [{"first": "B", "other": "A"}]


def test_numbers_and_days_have_their_kinds(postgresql):
    sql = "select count(*) as n, sum(fte) as fte, max(started_on) as day from professionals"
    rows = [
        {"worker_id": "w1", "started_on": "2020-02-29", "fte": "0.6"},
        {"worker_id": "w2", "started_on": "2020-02-28", "fte": "0.55"},
    ]
    with new_database(postgresql, "kinds") as address:
        here = opened_from({"professionals": rows}).run(sql)
        with opened_from(
            {"professionals": rows}, on=(postgres, postgres.connect(address))
        ) as opened:
            there = opened.run(sql)

    assert there.to_pylist() == here.to_pylist()
    assert there.schema.field("n").type == pa.int64()


KINDS = {
    kind
    for kind in vars(psycopg.errors).values()
    if isinstance(kind, type) and issubclass(kind, psycopg.Error)
}


class Broken:
    """A session in which every statement ends in one kind of error, which quotes a child."""

    schema = "lineofsight"

    def __init__(self, kind):
        self.kind = kind

    def __getattr__(self, name):
        raise self.kind("DETAIL: child Ada Example")


ASKS = {
    postgres.create_tables: ({},),
    postgres.create_days: (),
    postgres.create_moments: ([],),
    postgres.create_population: ("kept", "select 1 as one"),
    postgres.run: ("select 1 as one",),
    postgres.fill: ("lineofsight", {}, {}),
}


@pytest.mark.parametrize("asks", ASKS, ids=lambda one: one.__name__)
def test_no_kind_of_error_is_forgotten_and_none_is_quoted(asks):
    assert len(KINDS) > 250
    for kind in KINDS:
        with pytest.raises(Unreadable) as problem:
            asks(Broken(kind), *ASKS[asks])

        assert "Ada" not in str(problem.value)
        assert problem.value.do
        assert problem.value.__suppress_context__
