"""The portable part of SQL: what is on the list, what is not, and the same query elsewhere."""

import pyarrow as pa
import pytest
import sqlglot

from lineofsight.kernel.problems import Problem
from lineofsight.populations import catalogue
from lineofsight.populations.catalogue import Catalogue, standing
from lineofsight.populations.inlining import whole, written
from lineofsight.populations.portable import ALLOWED, faults, lint
from lineofsight.populations.tracing import kind_of
from lineofsight.records.opened import opened_from
from lineofsight.records.sources.dialects import DIALECTS, transpile

BAD = {
    "group by all": "select team, count(*) as n from cp_plans group by all",
    "group by ordinal": "select team, count(*) as n from cp_plans group by 1",
    "group by an expression": "select count(*) as n from cp_plans group by coalesce(team, 'x')",
    "grouping sets": "select team from cp_plans group by grouping sets ((team), ())",
    "cube": "select team from cp_plans group by cube (team)",
    "rollup": "select team from cp_plans group by rollup (team)",
    "asof join": "select p.team from cp_plans p asof join days d on p.started_on >= d.day",
    "natural join": "select p.team from cp_plans p natural join cp_visits v",
    "positional join": "select p.team from cp_plans p positional join cp_visits v",
    "semi join": "select p.team from cp_plans p semi join person q on p.child_id = q.child_id",
    "full join": "select p.team from cp_plans p full join person q on p.child_id = q.child_id",
    "right join": "select p.team from cp_plans p right join person q on p.child_id = q.child_id",
    "using": "select p.team from cp_plans p join person q using (child_id)",
    "comma join": "select p.team from cp_plans p, person q where p.child_id = q.child_id",
    "join without on": "select p.team from cp_plans p join person q",
    "cross join with on": "select p.team from cp_plans p cross join person q on p.team = q.sex",
    "lateral join": "select p.team from cp_plans p, lateral (select 1 as x) q",
    "qualify": "select team from cp_plans qualify row_number() over (order by child_id) = 1",
    "filter": "select sum(previous_plans) filter (where team = 'x') as n from cp_plans",
    "distinct on": "select distinct on (child_id) child_id, team from cp_plans",
    "count distinct of two": "select count(distinct (child_id, team)) as n from cp_plans",
    "star": "select * from cp_plans",
    "star of one table": "select p.* from cp_plans p",
    "columns of duckdb": "select columns('team') from cp_plans",
    "star except": "select * exclude (team) from cp_plans",
    "bare null": "select null as lapsed_on from cp_plans",
    "else null": "select case when team = 'x' then 1 else null end as n from cp_plans",
    "interval": "select started_on + interval 20 day as due_on from cp_plans",
    "date and days": "select started_on + 20 as due_on from cp_plans",
    "date less date": "select ended_on - started_on as days from cp_plans",
    "date of the calendar": "select m.day - p.started_day as n from cp_plans p "
    "cross join moments m",
    "date function": "select date_diff('day', started_on, ended_on) as n from cp_plans",
    "date part": "select extract(year from started_on) as n from cp_plans",
    "today": "select current_date as today from cp_plans",
    "array": "select [1, 2] as n from cp_plans",
    "struct": "select {'a': 1} as n from cp_plans",
    "list function": "select list(team) as teams from cp_plans",
    "unnest": "select unnest(range(3)) as n from cp_plans",
    "range as a table": "select n from range(3) r(n)",
    "values": "select n from (values (1), (2)) v(n)",
    "comparison as a column": "select previous_plans > 1 as is_second from cp_plans",
    "in as a column": "select team in ('x', 'y') as is_north from cp_plans",
    "is null as a column": "select ended_on is null as is_open from cp_plans",
    "comparison added up": "select sum(previous_plans > 1) as n from cp_plans",
    "comparison in a coalesce": "select coalesce(previous_plans > 1, 1 = 1) as n from cp_plans",
    "comparison compared": "select team from cp_plans where (previous_plans > 1) = (team = 'x')",
    "number as a test": "select team from cp_plans where previous_plans",
    "true": "select true as yes from cp_plans",
    "case by value": "select case team when 'x' then 1 end as n from cp_plans",
    "in a select": "select team from cp_plans where child_id in (select child_id from person)",
    "cast to boolean": "select cast(team as boolean) as x from cp_plans",
    "cast to timestamp": "select cast(team as timestamp) as x from cp_plans",
    "try cast": "select try_cast(team as integer) as x from cp_plans",
    "any value": "select any_value(team) as team from cp_plans group by child_id",
    "median": "select median(previous_plans) as n from cp_plans",
    "arg max": "select arg_max(team, started_on) as team from cp_plans group by child_id",
    "greatest": "select greatest(previous_plans, 1) as n from cp_plans",
    "divide": "select previous_plans / 2 as n from cp_plans",
    "join texts": "select child_id || team as n from cp_plans",
    "regular expression": "select team from cp_plans where regexp_matches(team, 'N.*')",
    "like without case": "select team from cp_plans where team ilike 'n%'",
    "like a column": "select team from cp_plans where team like worker",
    "is distinct from": "select team from cp_plans where team is distinct from worker",
    "union": "select team from cp_plans union select team from referrals",
    "union by name": "select team from cp_plans union all by name select team from referrals",
    "except": "select team from cp_plans except select team from referrals",
    "recursive": "with recursive h as (select 1 as n from days) select n from h",
    "order": "select team from cp_plans order by team",
    "limit": "select team from cp_plans limit 5",
    "sample": "select team from cp_plans using sample 10",
    "pivot": "select x from cp_plans pivot (sum(previous_plans) for team in ('x'))",
    "quoted name": 'select team as "My Team" from cp_plans',
    "capital letters": "select team as Team from cp_plans",
    "unnamed select": "select team from (select team from cp_plans)",
    "unordered window": "select row_number() over (partition by child_id) as n from cp_plans",
    "unordered lag": "select lag(team) over (partition by child_id) as n from cp_plans",
    "order not unique": "select row_number() over (partition by team order by started_on) as n "
    "from cp_plans",
    "frame not unique": "select sum(previous_plans) over (order by started_on rows between "
    "unbounded preceding and current row) as n from cp_plans",
    "order not unique when joined": "select lead(p.team) over (partition by p.child_id order by "
    "p.started_on) as n from cp_plans p join cp_visits v on v.child_id = p.child_id",
    "order not unique in a group": "with g as (select team, child_id from cp_plans "
    "group by team, child_id) select row_number() over (order by team) as n from g",
    "framed by range": "select sum(previous_plans) over (order by started_day range between "
    "1 preceding and current row) as n from cp_plans",
    "ignore nulls": "select lag(team ignore nulls) over (partition by child_id order by "
    "started_on) as n from cp_plans",
    "named window": "select sum(previous_plans) over w as n from cp_plans window w as "
    "(partition by child_id)",
    "whose column": "select team from cp_plans p join person q on p.child_id = q.child_id",
    "column of the same select": "select previous_plans + 1 as n, n + 1 as m from cp_plans",
    "where the same select makes": "select previous_plans + 1 as n from cp_plans where n > 1",
    "another catalogue": "select team from other.cp_plans",
    "insert": "insert into cp_plans select team from cp_plans",
    "create": "create table x as select team from cp_plans",
}

GOOD = {
    "joins": "select p.child_id, q.sex from cp_plans p left join person q "
    "on q.child_id = p.child_id and q.sex <> 'male' cross join local_rules r",
    "case": "select case when previous_plans >= 1 then 1 else 0 end as is_repeat from cp_plans",
    "typed null": "select cast(null as date) as lapsed_on from cp_plans",
    "tests": "select team from cp_plans where not (team like 'N%' or ended_on is null) "
    "and previous_plans between 1 and 2 and team in ('x', 'y')",
    "exists": "select p.team from cp_plans p where exists "
    "(select 1 as one from person q where q.child_id = p.child_id)",
    "day numbers": "select ended_day - started_day as days from cp_plans",
    "window over a key": "select lag(ended_on) over (partition by child_id order by started_on) "
    "as before_on from cp_plans",
    "window over an exact number": "select row_number() over (partition by child_id order by "
    "started_day desc) as n from cp_plans",
    "window over a joined day": "select row_number() over (partition by p.child_id order by "
    "p.started_on) as n from cp_plans p join days d on d.day = p.started_on",
    "window over a group": "with g as (select team, child_id from cp_plans "
    "group by team, child_id) select row_number() over (order by team, child_id) as n from g",
    "whole partition": "select count(*) over (partition by child_id) as n from cp_plans",
    "running sum": "select sum(previous_plans) over (order by child_id, started_on rows between "
    "unbounded preceding and current row) as n from cp_plans",
    "a column again under its own name": "select min(team) as team from cp_plans where team = 'x'",
    "union all": "select team from cp_plans union all select team from referrals",
    "distinct": "select distinct child_id from cp_plans",
    "grouped": "select team, count(distinct child_id) as n from cp_plans group by team "
    "having count(*) > 1",
}


@pytest.fixture(scope="module")
def empty():
    with opened_from({}) as data:
        yield data


@pytest.mark.parametrize("sql", BAD.values(), ids=BAD)
def test_what_engines_read_differently_is_refused(sql):
    assert list(faults(sqlglot.parse_one(sql, read="duckdb")))


@pytest.mark.parametrize("sql", GOOD.values(), ids=GOOD)
def test_what_every_engine_reads_alike_is_let_through(sql, empty):
    tree = sqlglot.parse_one(sql, read="duckdb")

    assert list(faults(tree)) == []
    empty.run(transpile(tree.copy(), "duckdb"))
    for dialect in DIALECTS:
        sqlglot.parse_one(transpile(tree.copy(), dialect), read=dialect)


def test_a_refusal_names_the_population_and_says_what_to_write():
    with pytest.raises(Problem, match="The population plans_late uses FILTER: write sum"):
        lint("plans_late", sqlglot.parse_one(BAD["filter"], read="duckdb"))


def test_a_population_outside_the_portable_part_cannot_be_loaded():
    text = f"-- Plans.\n-- kind: spells\n-- subject: child_id\n{BAD['using']}".replace(
        "p.team from", "p.team -- team\nfrom"
    )

    with pytest.raises(Problem, match="JOIN with using"):
        catalogue.read("plans_of_children", text)


def test_the_list_stays_short_enough_to_know():
    assert len(ALLOWED) <= 55


@pytest.mark.parametrize("name", standing().names)
def test_every_population_is_written_for_every_other_engine(name):
    for dialect in set(DIALECTS) - {"duckdb"}:  # which runs them all, below
        sqlglot.parse_one(written(name, dialect, standing()), read=dialect)


@pytest.mark.parametrize("name", standing().names)
def test_every_population_runs_as_one_text_that_stands_alone(name, empty):
    asked = empty.run(written(name, "duckdb", standing()))

    assert asked.column_names == list(standing()[name].columns)
    told = {column: kind_of(standing(), name, column) for column in asked.column_names}
    assert told == {one.name: _kind(one.type) for one in asked.schema}


def _kind(stored):
    if pa.types.is_temporal(stored):
        return "day"
    return "text" if pa.types.is_string(stored) else "number"


TWO = Catalogue(
    {
        "plans_kept": """
-- Plans kept.
-- kind: spells
-- subject: child_id
with held as (select child_id, started_on from cp_plans)
select held.child_id, -- the child
    held.started_on -- began
from held
""",
        "plans_twice": """
-- Plans read twice, by way of a CTE of the same name as another population's.
-- kind: spells
-- subject: child_id
with held as (select child_id, started_on from plans_kept)
select h.child_id, -- the child
    k.started_on -- began
from held h
join plans_kept k on k.child_id = h.child_id
""",
    }
)


def test_a_population_read_twice_is_written_once():
    text = written("plans_twice", "duckdb", TWO)

    assert text.count('"plans_kept" AS (') == 1
    assert text.count("AS (") == 4


def test_ctes_of_the_same_name_do_not_meet():
    with opened_from({"cp_plans": [{"child_id": "a", "started_on": "2026-01-01"}]}) as data:
        rows = data.run(whole("select t.child_id from plans_twice t", "duckdb", TWO)).to_pylist()

    assert rows == [{"child_id": "a"}]


def test_sql_server_is_told_by_hand_to_put_the_empty_last():
    order = "select lag(team) over (order by child_id, started_on desc) as n from cp_plans"
    text = transpile(sqlglot.parse_one(order, read="duckdb"), "tsql")

    assert "CASE WHEN [child_id] IS NULL THEN 1 ELSE 0 END, [child_id]" in text
    assert "NULLS" not in text
