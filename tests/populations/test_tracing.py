"""Following a column back to the records it comes from, and to the values it can hold."""

from lineofsight.populations.catalogue import Catalogue, standing
from lineofsight.populations.tracing import Origin, is_always_filled, origins, possible_values

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
        "people_beside": """
-- The same, beside who else is held there.
-- kind: spells
-- subject: holder_id
with beside as (
    select a.holder_id, a.is_real as is_other, coalesce(b.is_real, 0) as is_both
    from people_held a
    left join people_held b on b.team = a.team
)
select p.holder_id, -- who
    p.is_real, -- as above
    case when p.fte > 1 then 1 end as is_more, -- 1: more than one
    b.is_other, -- as above, of another
    c.is_both -- as above, of both
from people_held p
left join beside b on b.holder_id = p.holder_id
join beside c on c.holder_id = p.holder_id
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


def test_a_column_is_always_filled_by_fixed_values_that_no_join_and_no_branch_leaves_out():
    filled = {
        (name, column): is_always_filled(CATALOGUE, name, column)
        for name in ("people_held", "people_again", "people_beside")
        for column in CATALOGUE[name].columns
    }

    assert [column for column, is_so in filled.items() if is_so] == [
        ("people_held", "held_by"),
        ("people_held", "is_real"),
        ("people_beside", "is_real"),
        ("people_beside", "is_both"),
    ]


def test_a_row_that_nothing_was_joined_to_takes_no_value_from_what_a_column_can_hold():
    assert possible_values(CATALOGUE, "people_beside", "is_other") == {0, 1, 2}
