"""Following a column back to the records it comes from, and to the values it can hold."""

from lineofsight.populations.catalogue import Catalogue, standing
from lineofsight.populations.tracing import Origin, origins, possible_values

CATALOGUE = Catalogue(
    {
        "people_held": """
-- Who is held, by a worker or in a post.
-- kind: spells
-- subject: holder_id
with posts_held as (select post_id, team from posts)
select w.worker_id as holder_id, -- who
    w.team, -- team
    'worker' as held_by, -- worker or post
    coalesce(w.employment, 'gone') as employment, -- how employed
    case when w.fte > 0 then 1 else 0 end as is_real, -- 1: has hours
    w.fte -- hours
from professionals w
union all
select h.post_id as holder_id,
    h.team,
    'post' as held_by,
    'none' as employment,
    2 as is_real,
    0 as fte
from posts_held h
""",
        "people_again": """
-- The same once more.
-- kind: spells
-- subject: holder_id
select p.holder_id, -- who
    max(p.held_by) as held_by, -- worker or post
    max(p.is_real) as is_real, -- as above, and 2 for a post
    count(*) as times -- how often
from people_held p
group by p.holder_id
""",
    }
)


def test_a_column_comes_from_every_side_of_a_union_through_ctes_and_populations():
    assert origins(CATALOGUE, "people_again", "holder_id") == (
        Origin("professionals", "worker_id"),
        Origin("posts", "post_id"),
    )


def test_fixed_values_and_code_sets_are_known():
    assert possible_values(CATALOGUE, "people_again", "held_by") == {"worker", "post"}
    assert possible_values(CATALOGUE, "people_again", "is_real") == {0, 1, 2}
    assert possible_values(CATALOGUE, "people_held", "employment") == {
        "permanent",
        "agency",
        "interim",
        "secondee",
        "not recorded",
        "gone",
        "none",
    }


def test_where_values_cannot_be_told_nothing_is_said():
    assert possible_values(CATALOGUE, "people_held", "team") is None
    assert possible_values(CATALOGUE, "people_held", "fte") is None
    assert possible_values(CATALOGUE, "people_again", "times") is None


def test_every_subject_of_the_product_leads_back_to_the_records():
    for name in standing().names:
        assert origins(standing(), name, standing()[name].subject), name
