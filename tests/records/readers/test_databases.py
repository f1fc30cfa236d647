"""The Standard Safeguarding Dataset in a database: a real PostgreSQL, and SQL Server if offered."""

import csv
import datetime as dt
import os
import sys
from pathlib import Path

import psycopg
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from databases import new_database
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import ChecksFailed, Problem, Refused, Unreadable
from lineofsight.records.findings import Kind
from lineofsight.records.intake.gathering import gather
from lineofsight.records.load_report import in_lines
from lineofsight.records.load_report_files import page
from lineofsight.records.mapping.asked import Asked
from lineofsight.records.readers.databases import Database
from lineofsight.records.readers.reading import read
from lineofsight.records.sources import postgres
from lineofsight.records.sources.completing import completed
from lineofsight.records.standard import TABLES
from lineofsight.settings import DEFAULT
from records.loading import SSD, sealed_from

SECRET = "hunter2-and-more"  # noqa: S105  a password no server has


def fill(address: str, schema: str, *, prefix: str = "ssd_") -> None:
    """Lay the fixture into a schema, with days as timestamps and all else as text."""
    with psycopg.connect(address) as connection:
        connection.execute(f'create schema if not exists "{schema}"')
        for path in sorted(SSD.glob("*.csv")):
            rows = list(csv.reader(path.read_text().splitlines()))
            table = f'"{schema}"."{prefix}{path.stem.removeprefix("ssd_")}"'
            kinds = [_kind(name) for name in rows[0]]
            columns = ", ".join(f'"{n}" {k}' for n, k in zip(rows[0], kinds, strict=True))
            connection.execute(f"create table {table} ({columns})")
            marks = ", ".join(["nullif(%s, '')::" + kind for kind in kinds][: len(kinds)])
            for row in rows[1:]:
                connection.execute(f"insert into {table} values ({marks})", row)


def _kind(heading: str) -> str:
    is_day = heading.endswith(("_date", "_dob", "_due")) and "link_" not in heading
    return "timestamp" if is_day and heading != "due_date" else "text"


@pytest.fixture
def database(postgresql):
    with new_database(postgresql, "lineofsight_test") as address:
        yield address


def test_a_database_says_what_the_files_say(database):
    fill(database, "ssd_development")

    files, found = read([SSD]), read([], database=Database(database))

    assert {one.layout.name: len(one.rows) for one in found.sheets} == {
        one.layout.name: len(one.rows) for one in files.sheets
    }
    person = next(one for one in found.sheets if one.layout.name == "ssd_person")
    assert person.file == "database lineofsight_test ssd_development.ssd_person"
    assert person.cells["pers_person_id"] == ["000012", "12", "C3", "D4", "E5"]
    assert person.cells["pers_dob"][0] == dt.datetime(2009, 4, 3)  # noqa: DTZ001


def tables_of(reading):
    """Give the rows of each table a month would have, without where they came from."""
    asked = Asked(Month(2017, 11), Month(2017, 11).last_day)
    found = gather(reading, asked=asked, covers_from=None, settings=DEFAULT, authority=None)
    return {
        name: sorted(map(str, rows.drop_columns(["source_file", "source_row"]).to_pylist()))
        for name, rows in found.tables.items()
    }


def as_parquet(folder):
    for path in sorted(SSD.glob("*.csv")):
        head, *lines = csv.reader(path.read_text().splitlines())
        columns = [
            pa.array([line[at] or None for line in lines], pa.string()).cast(
                _typed(name, lines, at)
            )
            for at, name in enumerate(head)
        ]
        pq.write_table(pa.table(columns, head), folder / f"{path.stem}.parquet")
    return folder


def _typed(name, lines, at):
    is_day = _kind(name) == "timestamp" and all(len(line[at]) in (0, 19) for line in lines)
    return pa.timestamp("us") if is_day else pa.string()


def test_files_parquet_and_a_database_give_the_same_month(database, tmp_path):
    fill(database, "ssd")

    of_files = tables_of(read([SSD]))

    assert sum(map(len, of_files.values())) > 50
    assert tables_of(read([as_parquet(tmp_path)])) == of_files
    assert tables_of(read([], database=Database(database))) == of_files


@pytest.mark.parametrize(
    ("day", "why", "assumed"),
    [
        ("infinity", "a day that never comes", "counted as not ended"),
        ("12000-01-01", "not a date", "not known whether it ended: the row is set aside"),
        ("0044-03-15 BC", "not a date", "not known whether it ended: the row is set aside"),
    ],
)
def test_a_day_beyond_those_known_is_one_cell_not_read(database, tmp_path, day, why, assumed):
    fill(database, "ssd")
    with psycopg.connect(database) as connection:
        connection.execute(f"update ssd.ssd_cp_plans set cppl_cp_plan_end_date = '{day}'")

    result = sealed_from(tmp_path, database=Database(database))

    (unread,) = result.report.of_kind(Kind.UNREAD)
    assert (unread.problem, unread.place.heading) == (why, "cppl_cp_plan_end_date")
    assert unread.assumed == assumed


def test_an_account_that_is_not_let_in_is_said(postgresql, database):
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute("drop role if exists kept_out")
        connection.execute(f"create role kept_out login password '{SECRET}'")
        rules = Path(connection.execute("show hba_file").fetchone()[0])
        before = rules.read_text()
        rules.write_text(f"local all kept_out scram-sha-256\n{before}")
        connection.execute("select pg_reload_conf()")
    try:
        for account in ("kept_out:wrong", "nobody_known:wrong"):
            with pytest.raises(Unreadable, match="does not let this account in"):
                read([], database=Database(database.replace("postgres:", account)))
    finally:
        rules.write_text(before)


def test_a_table_that_cannot_be_read_to_the_end_is_named(database):
    fill(database, "ssd")
    with psycopg.connect(database) as connection:
        connection.execute("alter table ssd.ssd_mother rename to mothers")
        connection.execute(
            "create view ssd.ssd_mother as select moth_table_id, moth_person_id,"
            " ('x' || moth_person_id)::timestamp as moth_childs_dob from ssd.mothers"
        )

    with pytest.raises(Unreadable, match="does not fit what its column is said") as problem:
        read([], database=Database(database))

    assert "C3" not in str(problem.value)
    assert problem.value.where == "database lineofsight_test, table ssd.ssd_mother"


@pytest.fixture
def reader(database):
    """Give the address of an account that may read the dataset."""
    fill(database, "ssd")
    execute(
        database,
        "create role loader login",
        "grant usage on schema ssd to loader",
        "grant select on all tables in schema ssd to loader",
    )
    yield database.replace("postgres:@", "loader:@")
    execute(database, "drop owned by loader", "drop role loader")


def execute(address, *statements):
    with psycopg.connect(address) as connection:
        for statement in statements:
            connection.execute(statement)


def test_rows_that_a_policy_keeps_back_are_never_passed_over(database, reader):
    execute(
        database,
        "alter table ssd.ssd_cp_plans enable row level security",
        "create policy few on ssd.ssd_cp_plans using (false)",
    )

    with pytest.raises(Unreadable, match=r"may not see every row of ssd\.ssd_cp_plans") as problem:
        read([], database=Database(reader))

    assert "bypassrls" in problem.value.do
    assert read([], database=Database(database)).sheets  # no policy holds for whoever owns it


def test_a_policy_behind_a_view_is_said(database, reader):
    execute(
        database,
        "create role loaned",
        "grant usage on schema ssd to loaned",
        "alter table ssd.ssd_cp_plans rename to plans",
        "alter table ssd.plans enable row level security",
        "create view ssd.ssd_cp_plans as select * from ssd.plans",
        "grant select on ssd.plans to loaned",
        "alter view ssd.ssd_cp_plans owner to loaned",
        "grant select on ssd.ssd_cp_plans to loader",
    )
    try:
        with pytest.raises(Unreadable, match="may not see every row of it") as problem:
            read([], database=Database(reader))

        assert problem.value.where.endswith("table ssd.ssd_cp_plans")
    finally:
        execute(database, "drop owned by loaned", "drop role loaned")


def test_a_table_the_account_may_not_read_is_said_so_and_not_taken_as_absent(
    database, reader, tmp_path
):
    execute(database, "revoke select on ssd.ssd_cp_visits from loader")

    result = sealed_from(tmp_path, database=Database(reader))

    (said,) = [one for one in result.report.of_kind(Kind.CHECK) if "may not read" in one.problem]
    assert said.place.words == "database lineofsight_test ssd.ssd_cp_visits"
    assert "grant select on ssd.ssd_cp_visits to the account" in said.problem
    assert "may not read ssd_cp_visits" in result.seal.empty["cp_visits"]


def test_what_the_account_may_not_read_is_said_at_the_head_of_the_report(
    database, reader, tmp_path
):
    execute(
        database,
        "revoke select on ssd.ssd_cp_visits, ssd.ssd_person from loader",
        "grant select (pers_person_id, pers_sex) on ssd.ssd_person to loader",
    )

    report = sealed_from(tmp_path, database=Database(reader)).report
    printed, shown = list(in_lines(report)), "\n".join(page(report))

    heads = [line for line in printed[: printed.index("Read")] if line.startswith("Not read: ")]
    assert len(heads) == 2
    for line, table in zip(heads, ("ssd.ssd_cp_visits", "ssd.ssd_person"), strict=True):
        assert f"grant select on {table} to the account" in line
        assert shown.index(line) < shown.index("<h2>Read</h2>")
    assert "pers_dob" in heads[1]
    assert "pers_sex" not in heads[1]


def test_columns_that_no_table_keeps_may_well_be_kept_back(database, reader, tmp_path):
    execute(
        database,
        "alter table ssd.ssd_mother add column remarks text",
        "revoke select on ssd.ssd_mother from loader",
        "grant select (moth_table_id, moth_person_id, moth_childs_person_id, moth_childs_dob) "
        "on ssd.ssd_mother to loader",
    )

    report = sealed_from(tmp_path, database=Database(reader)).report

    assert not any("may not read" in one.problem for one in report.findings)


def test_columns_the_account_may_not_read_are_said(database, reader):
    execute(
        database,
        "revoke select on ssd.ssd_mother from loader",
        "grant select (moth_table_id, moth_person_id, moth_childs_person_id) on ssd.ssd_mother "
        "to loader",
    )
    found = read([], database=Database(reader))

    (mother,) = [one for one in found.sheets if one.layout.name == "ssd_mother"]
    assert mother.kept_back == ("moth_childs_dob",)


def test_a_column_it_needs_and_may_not_read_is_said_with_the_grant(database, reader, tmp_path):
    execute(
        database,
        "revoke select on ssd.ssd_cp_visits from loader",
        "grant select (cppv_cp_visit_id) on ssd.ssd_cp_visits to loader",
    )

    result = sealed_from(tmp_path, database=Database(reader))

    (said,) = [one for one in result.report.of_kind(Kind.CHECK) if "may not read" in one.problem]
    assert "of which it needs" in said.problem
    assert "cppv_cp_visit_date" in said.problem
    assert "grant select on ssd.ssd_cp_visits to the account" in said.problem
    assert "may not read ssd_cp_visits" in result.seal.empty["cp_visits"]


def test_a_materialized_view_is_read(database):
    fill(database, "ssd")
    plain = len(read([], database=Database(database)).sheets)
    execute(
        database,
        "alter table ssd.ssd_mother rename to mothers",
        "create materialized view ssd.ssd_mother as select * from ssd.mothers",
    )

    assert len(read([], database=Database(database)).sheets) == plain


@pytest.mark.parametrize("named", ["", "ssd"])
def test_a_schema_of_which_nothing_may_be_read_is_named(database, reader, named):
    execute(database, "revoke usage on schema ssd from loader")

    with pytest.raises(Unreadable, match="may not read the tables of the schema ssd") as problem:
        read([], database=Database(reader, schema=named))

    assert "grant usage on schema ssd" in problem.value.do


def test_an_account_that_may_not_connect_is_told_the_right(database, reader):
    execute(database, "revoke connect on database lineofsight_test from public")

    with pytest.raises(Unreadable, match="may not connect to the database") as problem:
        read([], database=Database(reader))

    assert "grant connect on database lineofsight_test to the account" in problem.value.do


def test_a_database_of_empty_tables_is_refused(database):
    fill(database, "ssd")
    with psycopg.connect(database) as connection:
        for path in SSD.glob("*.csv"):
            connection.execute(f"delete from ssd.{path.stem}")

    with pytest.raises(ChecksFailed, match="has headings and no rows"):
        read([], database=Database(database))


def test_a_database_without_its_persons_is_loaded_and_said(database, tmp_path):
    fill(database, "ssd")
    with psycopg.connect(database) as connection:
        connection.execute("drop table ssd.ssd_person")

    result = sealed_from(tmp_path, database=Database(database))

    said = [one.problem for one in result.report.of_kind(Kind.CHECK)]
    assert "the table ssd_person is not there, or this account may not read it" in said


def test_tables_may_lack_the_prefix(database):
    fill(database, "public", prefix="")

    found = read([], database=Database(database))

    assert "ssd_cp_plans" in {one.layout.name for one in found.sheets}


def test_what_else_lies_there_is_left_alone(database):
    fill(database, "ssd")
    with psycopg.connect(database) as connection:
        connection.execute("create table ssd.ssd_person_bak as select * from ssd.ssd_person")
        connection.execute("create table ssd.notes (child text)")
        connection.execute("create table public.person (name text)")

    ignored = {
        one.sheet or one.file: one.why for one in read([], database=Database(database)).ignored
    }

    assert ignored["ssd_person_bak"] == "not a table of the SSD"
    assert "notes" not in ignored


def test_of_two_schemas_one_must_be_named(database):
    fill(database, "test")
    fill(database, "live")

    with pytest.raises(Refused, match="2 schemas") as problem:
        read([], database=Database(database))
    found = read([], database=Database(database, schema="LIVE"))

    assert "--schema: live, test" in problem.value.do
    assert all(" live." in one.file for one in found.sheets)


def copied(database: str, schema: str) -> None:
    """Fill a schema as `engine fill` does."""
    tables = {name: completed(TABLES[name], pa.table({})) for name in TABLES}
    con = postgres.connect(database, schema=schema)
    try:
        postgres.fill(con, schema, tables, {"seal": "{}"})
    finally:
        postgres.close(con)


@pytest.mark.parametrize("name", ["lineofsight", "counted_here"])
def test_a_schema_that_engine_fill_wrote_is_passed_over_whatever_its_name(database, name):
    fill(database, "public")
    copied(database, name)

    found = read([], database=Database(database))

    assert found.sheets
    assert all(" public." in one.file for one in found.sheets)
    with pytest.raises(Refused, match="copy of a sealed month"):
        read([], database=Database(database, schema=name))


def test_a_schema_of_the_dataset_with_a_table_called_seal_is_read(database):
    fill(database, "live")
    with psycopg.connect(database) as connection:
        connection.execute("create table live.seal (name text)")

    assert all(" live." in one.file for one in read([], database=Database(database)).sheets)


def test_a_schema_that_is_not_there_is_said_with_the_nearest(database):
    fill(database, "live")

    with pytest.raises(Unreadable, match="did you mean live"):
        read([], database=Database(database, schema="liv"))


def test_a_database_without_the_tables_is_said(database):
    with pytest.raises(Unreadable, match="holds no tables of the Standard Safeguarding Dataset"):
        read([], database=Database(database))


def test_nothing_can_be_written_through_the_connection(database):
    with Database(database).connect() as driver:
        cursor = driver._connection.cursor()

        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            cursor.execute("create table left_behind (a int)")


def test_all_tables_are_of_one_moment(database):
    fill(database, "ssd")
    with Database(database).connect() as driver:
        before = [
            row for chunk in driver.rows("ssd", "ssd_mother", ["moth_table_id"]) for row in chunk
        ]
        with psycopg.connect(database) as other:
            other.execute("delete from ssd.ssd_mother")
        after = [
            row for chunk in driver.rows("ssd", "ssd_mother", ["moth_table_id"]) for row in chunk
        ]

    assert before == after == [("1",)]


def test_a_seal_and_its_report_know_the_database_by_name_alone(database, tmp_path):
    fill(database, "ssd")
    address = database.replace("postgres:@", f"postgres:{SECRET}@")

    result = sealed_from(tmp_path, database=Database(address))

    written = [path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file()]
    socket = database.partition("host=")[2].encode()
    assert result.seal.tables["cp_plans"] == 1
    assert len(result.seal.sources[0].sha256) == 64
    assert not [text for text in written if SECRET.encode() in text or socket in text]


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://someone:{SECRET}@localhost:1/ssd",
        f"postgresql://someone:{SECRET}@local host/ssd",
        f"postgresql://someone:{SECRET}@localhost:{SECRET}/ssd",
        f"postgresql://localhost:1/ssd?password={SECRET}",
        f"postgresql://localhost:1/ssd?passwort={SECRET}",
        f"mssql://someone:{SECRET}@localhost/ssd",
        f"oracle://someone:{SECRET}@localhost/ssd",
    ],
)
def test_no_password_is_ever_shown(address):
    with pytest.raises(Problem) as problem:
        read([], database=Database(address))

    seen = f"{problem.value} {problem.value.__cause__} {Database(address)}"
    assert SECRET not in seen
    assert problem.value.__suppress_context__ or problem.value.__context__ is None


def test_a_database_that_is_not_there_is_said(postgresql):
    with pytest.raises(Unreadable, match="no such database"):
        read([], database=Database(postgresql.replace("/postgres?", "/nowhere?")))


def test_without_its_driver_sql_server_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "mssql_python", None)

    with pytest.raises(Problem, match="driver that is not installed") as problem:
        Database("mssql://server/ssd").connect()

    assert "lineofsight[sqlserver]" in problem.value.do


OFFERED = [os.environ[name] for name in ("LINEOFSIGHT_TEST_SQLSERVER",) if os.environ.get(name)]


@pytest.mark.parametrize("address", [*OFFERED, "postgresql"])
def test_a_server_that_is_offered_is_read(address, database):
    """SQL Server: name one whose database holds the SSD in LINEOFSIGHT_TEST_SQLSERVER."""
    if address == "postgresql":
        fill(database, "ssd")
        address = database

    found = read([], database=Database(address))

    assert "ssd_person" in {one.layout.name for one in found.sheets}
