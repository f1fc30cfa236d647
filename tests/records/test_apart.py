"""A query kept apart by authority: what is added to it, and what is refused."""

import pytest

from lineofsight.kernel.problems import Problem
from lineofsight.populations.catalogue import standing
from lineofsight.records.sources.apart import kept_apart


def test_joins_windows_and_groups_are_of_one_authority():
    query = """with numbered as (
        select a.child_id, row_number() over (partition by a.child_id order by a.day) as place
        from first a left join second b on b.child_id = a.child_id
        join days d on d.day = a.day cross join local_rules r
    ) select n.child_id, count(*) as many from numbered n group by n.child_id"""

    assert kept_apart(query) == (
        "WITH numbered AS (SELECT a.child_id, ROW_NUMBER() OVER "
        "(PARTITION BY a.of_authority, a.child_id ORDER BY a.day) AS place, "
        "a.of_authority AS of_authority "
        "FROM first AS a LEFT JOIN second AS b ON b.child_id = a.child_id "
        "AND b.of_authority = a.of_authority JOIN days AS d ON d.day = a.day "
        "JOIN local_rules AS r ON r.of_authority = a.of_authority) "
        "SELECT n.child_id, COUNT(*) AS many, n.of_authority AS of_authority "
        "FROM numbered AS n GROUP BY n.child_id, n.of_authority"
    )


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("select max(day) as day from contacts", "without any"),
        ("select day from days", "no table of an authority"),
        ("select m.day from moments m left join contacts c on c.day = m.day", "from the side"),
        ("select a.x from a right join b on b.x = a.x", "joins by"),
        ("select a.x from a where exists (select 1 from b where b.x = a.x)", "inside a condition"),
        ("select a.x from a where a.x in (select b.x from b)", "inside a condition"),
        ("select (select max(x) from b) as x from a", "inside a condition"),
        ("select a.x from a order by a.x limit 1", "limit"),
        ("select a.x from a union select b.x from b", "union"),
        ("select a.x from a union all select d.day from days d", "one side"),
    ],
)
def test_what_could_cross_is_refused(query, why):
    with pytest.raises(Problem, match=why):
        kept_apart(query)


@pytest.mark.parametrize("name", standing().names)
def test_every_population_can_be_kept_apart(name):
    assert "of_authority" in kept_apart(standing()[name].sql)
