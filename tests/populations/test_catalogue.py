"""Reading populations: head lines, documented columns, what each reads, and what is refused."""

import pytest

from lineofsight.kernel.problems import Problem
from lineofsight.populations.catalogue import Catalogue, read, standing
from lineofsight.records.standard import TABLES

PLANS = """
-- Protection plans open at each moment,
-- one row per plan.
-- kind: stock
-- subject: child_id
-- looks back: 12 months in cp_plans
-- optional: involvements, person
-- basis: Children Act 1989,
-- section 47
-- note: By team as at the extract
-- unless allocations are loaded.
-- note: Unborn children count.
select
    p.child_id,                                 -- the child
    coalesce(p.team, 'not recorded') as team,   -- team holding the plan
    m.day as asked_on,                          -- the moment
    case when p.previous_plans > 0 -- an inner word is not the column's
        then 1 else 0 end as is_repeat          -- 1: not the first plan
from cp_plans p
join moments m on p.started_on <= m.day
"""


def test_the_head_says_what_a_population_is():
    population = read("plans_open", PLANS)

    assert population.meaning == "Protection plans open at each moment, one row per plan."
    assert (population.kind, population.subject) == ("stock", "child_id")
    assert population.looks_back == {"cp_plans": 12}
    assert population.optional == {"involvements", "person"}
    assert population.basis == ("Children Act 1989, section 47",)
    assert population.notes == (
        "By team as at the extract unless allocations are loaded.",
        "Unborn children count.",
    )


def test_the_comment_after_a_column_is_its_documentation():
    assert read("plans_open", PLANS).columns == {
        "child_id": "the child",
        "team": "team holding the plan",
        "asked_on": "the moment",
        "is_repeat": "1: not the first plan",
    }


def test_what_it_reads_is_known_from_the_query():
    assert read("plans_open", PLANS).reads == ("cp_plans", "moments")


@pytest.mark.parametrize(
    ("wrong", "right", "words"),
    [
        ("-- the child", "", "must say in one comment what child_id means"),
        ("-- Protection plans open at each moment,\n-- one row per plan.\n", "", "a sentence"),
        ("-- kind: stock\n", "", "must say its kind once as one of stock, flow, duty, spells"),
        ("kind: stock", "kind: stocks", "must say its kind once"),
        ("kind: stock", "kind: flow", "is a flow and has no column happened_on"),
        ("-- subject: child_id\n", "", "must say its subject once"),
        ("subject: child_id", "subject: plan_id", "has no column plan_id"),
        ("kind: stock", "kind: stock\n-- clock: working days", "has no column due_on"),
        ("kind: stock", "kind: stock\n-- clock: days", "must write its clock as 'working days'"),
        ("12 months in cp_plans", "a year in cp_plans", "'12 months in referrals'"),
        ("12 months in cp_plans", "12 months in cp_plan", "did you mean cp_plans"),
        ("kind: stock", "kind: stock\n-- follows: cp_plans", "'3 months in referrals for due_on'"),
        ("kind: stock", "kind: stock\n-- follows: 1 month in cp_plans for no", "no such column"),
        ("kind: stock", "kind: stock\n-- follows: 1 month in cp_plan for team", "mean cp_plans"),
        ("optional: involvements", "optional: involvement", "did you mean involvements"),
        ("kind: stock", "kind: stock\n-- history: cp_plan", "did you mean cp_plans"),
        ("kind: stock", "kind: stock\n-- history: cp_plans for repeat", "has no such column"),
        ("kind: stock", "kind: stock\n-- history: of cp_plans", "'cla_health for is_assessed'"),
        ("p.child_id,  ", "p.*,  ", "must name each column instead of"),
        ("as is_repeat  ", "as team  ", "has two columns called team"),
        ("join moments m on", "join moments m on on", "is not SQL that can be read, near line 20"),
    ],
)  # fmt: skip
def test_what_breaks_a_rule_is_refused_in_words(wrong, right, words):
    assert wrong in PLANS
    with pytest.raises(Problem, match=words) as refused:
        read("plans_open", PLANS.replace(wrong, right))
    assert refused.value.where == "populations/plans_open.sql"


@pytest.mark.parametrize("name", ["cp_plans", "moments"])
def test_a_population_may_not_have_the_name_of_a_table(name):
    with pytest.raises(Problem, match="a population is a sentence"):
        read(name, PLANS)


def test_two_statements_are_refused():
    with pytest.raises(Problem):
        read("plans_open", f"{PLANS}; select 1 as one from days")


def spells(reads: str, head: str = "") -> str:
    return f"""
-- Something about children.
-- kind: spells
-- subject: child_id
{head}
select r.child_id -- the child
from {reads} r
"""


def test_a_population_comes_after_all_it_reads_and_once():
    catalogue = Catalogue(
        {
            "first": spells("cp_plans"),
            "second": spells("first"),
            "third": spells("second s join first f on f.child_id = s.child_id cross join person"),
        }
    )

    assert [each.name for each in catalogue.needed(["third", "first"])] == [
        "first",
        "second",
        "third",
    ]
    assert catalogue.lineage("third") == ("cp_plans", "person")


def test_a_ring_is_refused():
    ring = Catalogue({"first": spells("second"), "second": spells("first")})

    with pytest.raises(Problem, match="first reads second reads first"):
        ring.needed(["first"])


def test_an_unknown_table_is_refused_with_the_nearest_name():
    with pytest.raises(Problem, match=r"reads cp_plan, .* did you mean cp_plans"):
        Catalogue({"first": spells("cp_plan")}).needed(["first"])


def test_an_unknown_population_is_refused_with_the_nearest_name():
    with pytest.raises(Problem, match="no population called cp_plans_opn; did you mean cp_plans_o"):
        standing()["cp_plans_opn"]


def test_what_a_population_needs_comes_down_through_those_it_reads():
    catalogue = Catalogue(
        {
            "base": spells("referrals", "-- looks back: 12 months in referrals"),
            "above": spells(
                "base b join contacts c on c.child_id = b.child_id cross join person",
                "-- looks back: 3 months in contacts\n-- optional: person",
            ),
        }
    )

    assert catalogue.tables("above") == {"referrals": 12, "contacts": 3}


def test_an_optional_table_is_needed_where_another_way_to_it_is_not_optional():
    catalogue = Catalogue(
        {
            "teams": spells("involvements"),
            "relaxed": spells(
                "cp_plans p join teams t on t.child_id = p.child_id cross join person",
                "-- optional: involvements",
            ),
            "strict": spells(
                "relaxed x join involvements i on i.child_id = x.child_id cross join person"
            ),
            "on_top": spells("relaxed"),
        }
    )

    assert set(catalogue.tables("relaxed")) == {"cp_plans", "person"}
    assert set(catalogue.tables("on_top")) == {"cp_plans", "person"}
    assert set(catalogue.tables("strict")) == {"cp_plans", "person", "involvements"}


@pytest.mark.parametrize("name", standing().names)
def test_every_population_of_the_product_reads_and_reaches_its_tables(name):
    population = standing()[name]

    assert population.meaning.endswith(".")
    assert standing().needed([name])[-1] is population
    assert set(standing().tables(name)) <= set(TABLES)
    assert population.subject in population.columns


def test_nobody_reads_names():
    assert not [name for name in standing().names if "person_names" in standing().lineage(name)]
