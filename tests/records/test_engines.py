"""Figures counted in a database: the same as here, sums alone come back, nothing half filled."""

import json
import re
import sys

import psycopg
import pytest
from click.testing import CliRunner

from databases import new_database
from lineofsight.cli.program import program
from lineofsight.indicators import engine
from lineofsight.indicators.breakdowns import BREAKDOWNS
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem, Refused, Unreadable
from lineofsight.populations.catalogue import standing
from lineofsight.records import engines
from lineofsight.records.home import Home
from lineofsight.records.intake import load
from lineofsight.records.sample import write
from lineofsight.records.snapshots import newest, open_month
from lineofsight.records.sources import postgres
from lineofsight.settings import DEFAULT
from lineofsight.settings import load as load_settings

LAST = Month(2017, 11)
SECRET = "hunter2-and-more"  # noqa: S105  a password no server has
TABLES = (*standing().everything_read(), "population", "targets")


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("home")
    write(folder / "returns", month=LAST, children=60, seed=3)
    settings = load_settings(folder / "returns" / "authority.toml")
    load([folder / "returns"], home=Home(folder), settings=settings, month=LAST)
    return Home(folder)


@pytest.fixture
def database(postgresql):
    with new_database(postgresql, "filled") as address:
        yield address


def fill(address, home, schema="lineofsight"):
    return engines.fill(address, home=home, month=None, schema=schema, tables=TABLES)


def opened(address, home, schema="lineofsight"):
    return engines.opened_at(address, home=home, settings=DEFAULT, schema=schema)


def printed(*words, home):
    done = CliRunner().invoke(
        program, ["--home", str(home.path), *words], standalone_mode=False, catch_exceptions=False
    )
    return done.stdout


def test_what_is_filled_gives_the_figures_of_the_sealed_month(home, database):
    needed = ("--from", "2017-09", "--to", "2017-11", "--over", "all", "--format", "json")
    here = printed("figures", *needed, home=home)
    told = printed("engine", "fill", database, home=home)
    there = printed("figures", *needed, "--engine", database, home=home)

    assert "November 2017" in told
    assert newest(home).id in told
    assert json.loads(there) == json.loads(here)
    assert any(one["value"] for one in json.loads(there))


def test_what_is_filled_can_be_compared_with_others(home, database):
    """The neighbours are among what is copied: they stand in a feed and not in a population."""
    printed("engine", "fill", database, home=home)
    needed = ("FD8", "--month", "2017-11", "--compare")

    assert printed("figures", *needed, "--engine", database, home=home) == printed(
        "figures", *needed, home=home
    )


def test_sums_come_back_and_no_child(home, database, monkeypatch):
    fill(database, home)
    came_back = []
    run = postgres.run

    def watched(con, sql):
        came_back.append(run(con, sql))
        return came_back[-1]

    monkeypatch.setattr(postgres, "run", watched)
    with opened(database, home) as found:
        engine.compute(found, months=[LAST], over="all", by=tuple(BREAKDOWNS))

    sums = re.compile(
        r"month_asked|breakdown|member|s\d+|worth|share|times|words|area|year|aged_.*"
    )
    names = {name for table in came_back for name in table.column_names}
    assert [name for name in names if not sums.fullmatch(name) and name != "children"] == []
    with open_month(home, newest(home)) as here:
        children = set(here.run("select child_id from person").column(0).to_pylist())
    told = {
        str(cell) for table in came_back for column in table.columns for cell in column.to_pylist()
    }
    assert len(children) > 30
    assert told & children == set()


def test_no_names_are_copied(home, database):
    with open_month(home, newest(home)) as here:
        assert here.run("select count(*) as n from person_names").to_pylist() != [{"n": 0}]

    fill(database, home)

    assert "person" in held(database)
    assert "person_names" not in held(database)


def held(address, schema="lineofsight"):
    with psycopg.connect(address) as con:
        rows = con.execute(
            "select table_name from information_schema.tables where table_schema = %s", [schema]
        ).fetchall()
    return {name for (name,) in rows}


@pytest.mark.parametrize(
    "tables",
    [
        {"person": "kept int"},
        {"seal": "number int, closed_on date"},  # of the council's own seals
        {"seal": "name text, words text", "notes": "kept int"},
    ],
    ids=["none of the mark", "a table of the same name", "another beside the mark"],
)
def test_tables_of_others_are_left_alone(home, database, tables):
    with psycopg.connect(database) as con:
        con.execute("create schema lineofsight")
        for name, columns in tables.items():
            con.execute(f"create table lineofsight.{name} ({columns})")

    with pytest.raises(Problem, match="not filled by this program"):
        fill(database, home)

    assert held(database) == {*tables}


def test_a_copy_that_fails_leaves_the_old_one(home, database, monkeypatch):
    fill(database, home)
    before, rows = held(database), rows_of(database, "lineofsight.person")
    done = postgres._fill

    def broken(con, name, rows):
        if name == "referrals":
            con.execute("select no_such_column")
        done(con, name, rows)

    monkeypatch.setattr(postgres, "_fill", broken)
    with pytest.raises(Unreadable, match="could not be written"):
        fill(database, home)

    assert held(database) == before
    assert rows_of(database, "lineofsight.person") == rows > 30
    with opened(database, home) as found:
        assert found.seal.id == newest(home).id


def rows_of(address, table):
    with psycopg.connect(address) as con:
        return con.execute(f"select count(*) from {table}").fetchone()[0]


def test_a_second_copy_takes_the_place_of_the_first(home, database):
    fill(database, home)
    fill(database, home)

    with opened(database, home) as found:
        rows = found.run("select count(*) as n from person").to_pylist()
    assert rows == [{"n": newest(home).tables["person"]}]


def run(address, *statements):
    with psycopg.connect(address) as con:
        for statement in statements:
            con.execute(statement)


MADE_BY_AN_ANALYST = (
    "create schema kept",
    "create view kept.wards as select ward, count(*) as n from lineofsight.person group by ward",
    "create materialized view kept.born as select child_id, born_on from lineofsight.person",
)


def test_views_and_rights_stay_when_the_same_tables_are_filled_again(home, database):
    fill(database, home)
    run(
        database,
        *MADE_BY_AN_ANALYST,
        "create role reader",
        "grant usage on schema lineofsight to reader",
        "grant select on lineofsight.person to reader",
        "delete from lineofsight.person",
    )
    try:
        fill(database, home)

        assert rows_of(database, "lineofsight.person") == newest(home).tables["person"]
        assert rows_of(database, "kept.wards") > 1
        assert rows_of(database, "kept.born") == newest(home).tables["person"]
        with psycopg.connect(database) as con:
            con.execute("set role reader")
            assert con.execute("select count(*) > 30 from lineofsight.person").fetchone() == (True,)
    finally:
        run(database, "drop owned by reader", "drop role reader")


CHANGED = {
    "a column": 'alter table lineofsight.person add column "was" int; '
    "create view kept.it as select was from lineofsight.person",
    "another collation": "alter table lineofsight.person alter ward type text collate pg_catalog."
    '"default"; create view kept.it as select ward from lineofsight.person',
    "a table": "create table lineofsight.person_names (child_id text); "
    "create view kept.it as select * from lineofsight.person_names",
    "rows that others point to": "alter table lineofsight.person add primary key (child_id); "
    "create table kept.it (child_id text references lineofsight.person)",
}


@pytest.mark.parametrize("change", CHANGED.values(), ids=CHANGED.keys())
def test_what_others_made_on_what_goes_is_named_and_nothing_is_changed(home, database, change):
    fill(database, home)
    run(database, "create schema kept", change)
    before = held(database)

    with pytest.raises(Refused, match="Nothing was changed") as problem:
        fill(database, home)

    assert re.search(r"schema lineofsight: .*\bit\b", problem.value.where)
    assert "Drop or detach what is named" in problem.value.do
    assert held(database) == before
    assert rows_of(database, "lineofsight.person") == newest(home).tables["person"]
    rows_of(database, "kept.it")  # it stands


ROWS_OF_OTHERS = {
    "a table that inherits from ours": (
        "create table kept.it (kept_on date) inherits (lineofsight.cp_plans)",
        "insert into kept.it (child_id, kept_on) values ('theirs', '2017-12-01')",
    ),
    "a partition of what was ours": (
        "create table kept.ours (like lineofsight.cp_plans) partition by list (child_id)",
        "drop table lineofsight.cp_plans",
        "alter table kept.ours rename to cp_plans",
        "alter table kept.cp_plans set schema lineofsight",
        "create table kept.it partition of lineofsight.cp_plans for values in ('theirs')",
        "insert into lineofsight.cp_plans (child_id) values ('theirs')",
    ),
    "a table of theirs that ours is a part of": (
        'create table kept.it (child_id text collate "C")',
        "insert into kept.it values ('theirs')",
        "alter table lineofsight.cp_plans inherit kept.it",
    ),
}


@pytest.mark.parametrize("made", ROWS_OF_OTHERS.values(), ids=ROWS_OF_OTHERS.keys())
def test_rows_of_others_that_share_a_table_are_named_and_stay(home, database, made):
    fill(database, home)
    run(database, "create schema kept", *made, "delete from lineofsight.referrals")

    with pytest.raises(Refused, match="Nothing was changed") as problem:
        fill(database, home)

    assert re.search(r"kept\.it\b.*inherits|inherits from kept\.it\b", problem.value.where)
    with psycopg.connect(database) as con:
        assert con.execute("select count(*) from kept.it where child_id = 'theirs'").fetchone() == (
            1,
        )
    assert rows_of(database, "lineofsight.referrals") == 0  # nothing was written


def test_rows_of_a_table_that_inherits_from_ours_are_not_counted(home, database):
    fill(database, home)
    run(
        database,
        "create schema kept",
        "create table kept.it (kept_on date) inherits (lineofsight.cp_plans)",
    )

    with pytest.raises(Refused, match="would be counted too") as problem, opened(database, home):
        pass

    assert problem.value.where == "schema lineofsight: kept.it"


IN_THE_WAY = {
    "a constraint": (
        "alter table lineofsight.person add constraint no_children check (false) not valid",
        "constraint no_children on lineofsight.person",
    ),
    "a trigger that ends it": (
        (
            "create function public.ends() returns trigger language plpgsql as "
            "$$begin raise exception 'child %', new.child_id; end$$; "
            "create trigger looked before insert on lineofsight.person "
            "for each row execute function public.ends()"
        ),
        "trigger looked on lineofsight.person",
    ),
    "a trigger that fails": (
        "".join(
            f"create trigger {made} for each row execute function "
            "suppress_redundant_updates_trigger(); "
            for made in (
                "compared before insert on lineofsight.person",
                "elsewhere before update on lineofsight.referrals",
            )
        ),
        "trigger compared on lineofsight.person",
    ),
    "a trigger that drops rows": (
        (
            "create function public.drops() returns trigger language plpgsql as "
            "$$begin return null; end$$; "
            "create trigger dropped before insert on lineofsight.person "
            "for each row execute function public.drops()"
        ),
        "lineofsight.person kept 0 of {rows:,} rows; trigger dropped on lineofsight.person",
    ),
}


@pytest.mark.parametrize(("made", "named"), IN_THE_WAY.values(), ids=IN_THE_WAY.keys())
def test_what_lets_not_every_row_be_written_is_named(home, database, made, named):
    rows = newest(home).tables["person"]
    fill(database, home)
    run(database, made)

    with pytest.raises(Refused, match="Nothing was changed") as problem:
        fill(database, home)

    assert problem.value.where == f"schema lineofsight: {named.format(rows=rows)}"
    assert rows_of(database, "lineofsight.person") == rows


@pytest.fixture
def reader(home, database):
    """Give the address of an account that may count on what is filled, and nothing else."""
    fill(database, home)
    run(
        database,
        "create role counter login",
        "grant usage on schema lineofsight to counter",
        "grant select on all tables in schema lineofsight to counter",
    )
    yield database.replace("postgres:@", "counter:@")
    run(database, "drop owned by counter", "drop role counter")


def test_who_may_read_all_and_no_more_counts(home, reader):
    with opened(reader, home) as found:
        assert found.run("select count(*) as n from person").to_pylist() != [{"n": 0}]


LACKING = {
    "the schema": (
        "revoke usage on schema lineofsight from counter",
        "may not use the schema lineofsight",
        "grant usage on schema lineofsight",
    ),
    "the mark": (
        "revoke select on lineofsight.seal from counter",
        "may not read lineofsight.seal.",
        "grant select on all tables in schema lineofsight",
    ),
    "a table": (
        "revoke select on lineofsight.person, lineofsight.cp_plans from counter",
        "may not read lineofsight.cp_plans and lineofsight.person.",
        "grant select on all tables in schema lineofsight",
    ),
    "some columns": (
        (
            "revoke select on lineofsight.cp_plans from counter; "
            "grant select (child_id) on lineofsight.cp_plans to counter"
        ),
        "only some columns of lineofsight.cp_plans.",
        "grant select on all tables in schema lineofsight",
    ),
    "some rows": (
        (
            "alter table lineofsight.cp_plans enable row level security; "
            "create policy few on lineofsight.cp_plans using (child_id < '2')"
        ),
        "may not see every row of lineofsight.cp_plans",
        "bypassrls",
    ),
    "temporary tables": (
        "revoke temporary on database filled from public",
        "may not make temporary tables in the database filled",
        "grant temporary on database filled",
    ),
    "a table that is gone": (
        "drop table lineofsight.cp_plans",
        "table lineofsight.cp_plans is not there",
        "engine fill",
    ),
    "a column that is gone": (
        "alter table lineofsight.cp_plans rename ended_on to over_on",
        "lineofsight.cp_plans.ended_on.",
        "engine fill",
    ),
    "a day made a text": (
        "alter table lineofsight.cp_plans alter ended_on type text",
        "another type: lineofsight.cp_plans.ended_on.",
        "engine fill",
    ),
    "time": (
        "alter role counter set statement_timeout = '1ms'",
        "took longer than this account may",
        "statement_timeout",
    ),
    "a right to write": (
        "alter role counter set default_transaction_read_only = on",
        "write nothing, temporary tables neither",
        "default_transaction_read_only",
    ),
}


@pytest.mark.parametrize(("done", "what", "do"), LACKING.values(), ids=LACKING.keys())
def test_what_a_counting_account_lacks_is_said_with_what_to_ask_for(
    home, database, reader, done, what, do
):
    run(database, done)

    with pytest.raises(Unreadable) as problem, opened(reader, home) as found:
        engine.compute(found, months=[LAST], over="all")

    assert what in problem.value.what
    assert "schema lineofsight" in problem.value.where
    assert do in problem.value.do
    assert not re.search(r"(?i)select \w+\.|line 1|traceback", str(problem.value))


def test_whoever_may_not_fill_is_told_the_right_that_is_lacking(home, database, reader):
    with pytest.raises(Unreadable, match="may not create tables in the schema") as problem:
        fill(reader, home)
    assert "Another account owns lineofsight." in problem.value.what
    assert "grant usage, create on schema lineofsight" in problem.value.do

    with pytest.raises(Unreadable, match="may not create schemas in the database filled"):
        fill(reader, home, schema="of_my_own")


def test_every_view_in_the_way_is_named_with_its_schema(home, database):
    fill(database, home)
    run(
        database,
        "alter table lineofsight.person add column was int, add column were int",
        "create schema kept",
        'create view kept."of old" as select was from lineofsight.person',
        "create materialized view kept.older as select were from lineofsight.person",
    )
    with pytest.raises(Refused) as problem:
        fill(database, home)

    assert 'view kept."of old"' in problem.value.where
    assert "materialized view kept.older" in problem.value.where


def columns(address):
    with psycopg.connect(address) as con:
        rows = con.execute(
            "select table_name, column_name, data_type, collation_name "
            "from information_schema.columns where table_schema = 'lineofsight'"
        )
        return {*rows.fetchall()}


def test_a_column_that_is_new_or_of_another_type_is_made_anew(home, database):
    fill(database, home)
    before = columns(database)
    run(
        database,
        *MADE_BY_AN_ANALYST,
        "alter table lineofsight.person drop column died_on, add column was int",
        "alter table lineofsight.referrals alter referred_on type timestamp",
        "drop table lineofsight.cp_plans",
    )
    fill(database, home)

    assert columns(database) == before
    assert rows_of(database, "lineofsight.cp_plans") == newest(home).tables["cp_plans"]
    assert rows_of(database, "kept.wards") > 1


def test_a_view_made_in_the_schema_itself_is_left_alone(home, database):
    fill(database, home)
    run(database, "create materialized view lineofsight.mine as select 1 as n")

    with pytest.raises(Problem, match="not filled by this program"):
        fill(database, home)

    assert rows_of(database, "lineofsight.mine") == 1


def test_whoever_was_given_an_empty_schema_needs_no_right_to_make_one(home, database):
    run(
        database,
        "create role filler login",
        "create schema lineofsight authorization filler",
    )
    try:
        fill(database.replace("postgres:@", "filler:@"), home)

        assert rows_of(database, "lineofsight.person") == newest(home).tables["person"]
    finally:
        run(database, "drop owned by filler", "drop role filler")


def test_a_database_that_was_not_filled_is_said(home, database):
    with pytest.raises(Unreadable, match="does not hold the standard tables") as problem:
        opened(database, home)

    assert "engine fill" in problem.value.do


def test_a_copy_of_another_version_is_refused(home, database):
    fill(database, home)
    with psycopg.connect(database) as con:
        con.execute(
            "update lineofsight.seal set words = "
            "regexp_replace(words, '\"schema_version\": \\d+', '\"schema_version\": 0')"
        )

    with pytest.raises(Refused, match="another version"):
        opened(database, home)


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://someone:{SECRET}@localhost:1/records",
        f"postgresql://localhost:1/records?passwort={SECRET}",
        f"mysql://someone:{SECRET}@localhost/records",
        "spark://localhost:1",
        "spark://",
        "spark://localhost:seven",
    ],
)
def test_an_address_where_nobody_answers_is_a_plain_problem(home, address):
    with pytest.raises(Problem) as problem:
        opened(address, home)

    seen = f"{problem.value} {problem.value.__cause__}"
    assert SECRET not in seen
    assert problem.value.do
    assert problem.value.__suppress_context__ or problem.value.__context__ is None


@pytest.mark.parametrize(
    ("address", "module", "extra"),
    [
        ("spark:local", "pyspark.sql", "lineofsight[spark]"),
        ("mssql://server/records", "mssql_python", "lineofsight[sqlserver]"),
    ],
)
def test_a_missing_extra_is_named(home, monkeypatch, address, module, extra):
    monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(Problem, match="not installed") as problem:
        opened(address, home)

    assert extra in problem.value.do


def test_without_java_spark_says_what_to_install(home, monkeypatch):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "")

    with pytest.raises(Problem, match="Java 17"):
        opened("spark:local", home)


def test_spark_has_nothing_to_fill(home):
    with pytest.raises(Problem, match="where it lies"):
        fill("spark:local", home)


def test_every_engine_is_listed_with_its_address(home):
    told = printed("engine", "list", home=home)

    assert [line.split("  ")[0] for line in told.splitlines()] == [
        one.title for one in engines.ENGINES
    ]
