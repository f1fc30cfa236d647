"""Each check finds the row that is wrong, leaves the one that is right, and says which it was."""

import datetime as dt

import pytest

from lineofsight.records.checks.running import CHECKS, findings
from lineofsight.records.findings import Kind, Place
from lineofsight.records.opened import as_arrow
from lineofsight.records.sources.completing import completed
from lineofsight.records.standard import TABLES
from records.loading import drawn

EXTRACT = dt.date(2017, 11, 30)

ADULT = """
    child_id | born_on
    adult    | 1999-11-30
    child    | 1999-12-01
"""
BORN = "child_id | born_on\nchild | 2017-08-08"  # 40 weeks after 1 November 2016
ONE_OPEN = "child_id | started_on | ended_on\nadult | 2016-01-01 |\nchild | 2016-01-01 |"
SPELLS = """
    child_id | started_on | ended_on
    meets    | 2016-01-01 | 2016-06-01
    meets    | 2016-06-01 |
    overlaps | 2016-01-01 | 2016-06-02
    overlaps | 2016-06-01 |
"""
VISITS = """
    child_id | seen_on
    closed   | 2017-06-01
    closed   | 2017-06-02
    open     | 2017-06-02
    reopened | 2017-06-02
"""
CLOSED = """
    child_id | started_on | ended_on
    closed   | 2016-01-01 | 2017-06-01
    open     | 2016-01-01 |
    reopened | 2016-01-01 | 2017-06-01
    reopened | 2017-08-01 |
"""
DAYS = "child_id | held_on\nfriday | 2017-11-10\nsaturday | 2017-11-11\nchristmas | 2017-12-25"

CASES = [
    ("an unborn child whose day", [1], {"person": """
        child_id | born_on    | is_unborn
        overdue  | 2017-11-30 | yes
        to_come  | 2017-12-01 | yes
        born     | 2017-11-30 | no
    """}),
    ("a date of birth over 30", [1], {"person": """
        child_id | born_on
        old      | 1987-11-30
        young    | 1987-12-01
    """}),
    ("every one of ten or more referrals", list(range(1, 11)), {"referrals": "\n".join([
        "child_id | referred_on | no_further_action",
        *(f"c{number} | 2017-11-01 | yes" for number in range(10)),
    ])}),
    ("no date of birth", [1], {"person": """
        child_id | born_on    | is_unborn
        unknown  |            | no
        unborn   |            | yes
        known    | 2010-01-01 | no
    """}),
    ("an episode of need overlaps", [4], {"cin_episodes": SPELLS}),
    ("a child in need plan overlaps", [4], {"cin_plans": SPELLS}),
    ("a protection plan overlaps", [4], {"cp_plans": SPELLS}),
    ("an episode of care overlaps", [4], {"cla_episodes": SPELLS}),
    ("a placement overlaps", [4], {"cla_placement": SPELLS}),
    ("a visit after the case closed", [2], {"cin_visits": VISITS, "cin_episodes": CLOSED}),
    ("a visit after the plan ended", [2], {"cp_visits": VISITS, "cp_plans": CLOSED}),
    ("a child in need plan while", [1], {
        "cin_plans": "child_id | started_on | ended_on\nboth | 2017-01-01 |\none | 2017-01-01 |",
        "cp_plans": "child_id | started_on | ended_on\nboth | 2017-01-01 |",
    }),
    ("closed without a reason", [1], {"cin_episodes": """
        child_id | started_on | ended_on   | closure_reason
        silent   | 2017-01-01 | 2017-06-01 |
        said     | 2017-01-01 | 2017-06-01 | RC7
        open     | 2017-01-01 |            |
    """}),
    ("a closed case that still has", [1], {"cin_episodes": """
        child_id | started_on | ended_on   | case_status
        stale    | 2017-01-01 | 2017-06-01 | child in need plan
        closed   | 2017-01-01 | 2017-06-01 | closed
    """}),
    ("a conference on a weekend", [2, 3], {"initial_cp_conference": DAYS}),
    ("a review conference on a weekend", [2, 3], {"cp_reviews": DAYS}),
    ("a conference before the strategy", [1], {"s47_enquiry": """
        child_id | started_on | conference_on
        before   | 2017-11-09 | 2017-11-08
        same_day | 2017-11-09 | 2017-11-09
        none     | 2017-11-09 |
    """}),
    ("a conference held although", [1], {"s47_enquiry": """
        child_id | started_on | conference_on | conference_unnecessary
        both     | 2017-11-09 | 2017-11-20    | yes
        one      | 2017-11-09 |               | yes
    """}),
    ("an open protection plan of somebody", [1], {"person": ADULT, "cp_plans": ONE_OPEN}),
    ("an open episode of care of somebody", [1], {"person": ADULT, "cla_episodes": ONE_OPEN}),
    ("an application to court", [2], {"pre_proceedings": """
        child_id | decided_on | ended_on   | applied_on
        ended    | 2017-06-01 | 2017-09-01 | 2017-09-20
        in_court | 2017-06-01 |            | 2017-09-20
        open     | 2017-06-01 |            |
    """}),
    ("ceased without a reason", [1], {"cla_episodes": """
        child_id | started_on | ended_on   | end_reason
        silent   | 2017-01-01 | 2017-06-01 |
        said     | 2017-01-01 | 2017-06-01 | E4A
    """}),
    ("an open placement of a child with no", [1], {
        "cla_placement": "child_id | started_on | ended_on\nalone | 2017-01-01 |\n"
        "left | 2016-01-01 | 2016-06-01\nin_care | 2017-01-01 |",
        "cla_episodes": "child_id | started_on | ended_on\nin_care | 2017-01-01 |\n"
        "alone | 2016-01-01 | 2016-06-01",
    }),
    ("done before it was asked for", [1], {"cla_health": """
        child_id | kind   | requested_on | completed_on
        before   | review | 2017-06-02   | 2017-06-01
        same_day | review | 2017-06-02   | 2017-06-02
        not_done | review | 2017-06-02   |
    """}),
    ("a decision of adoption while an earlier", [2], {"permanence": """
        child_id | decided_on | reversed_on | ordered_on
        stands   | 2016-06-02 |             |
        stands   | 2017-06-02 |             |
        reversed | 2016-06-02 | 2017-06-02  |
        reversed | 2017-06-02 |             |
        adopted  | 2015-06-02 |             | 2016-01-08
        adopted  | 2017-06-02 |             |
    """}),
    ("matched before the decision", [1], {"permanence": """
        child_id | decided_on | matched_on
        before   | 2017-06-02 | 2017-06-01
        after    | 2017-06-02 | 2017-07-01
    """}),
    ("an interview before the child returned", [1, 3], {"missing": """
        child_id      | missing_at       | returned_at      | interviewed_at
        an_hour_early | 2017-11-01 20:00 | 2017-11-02 08:00 | 2017-11-02 07:00
        that_day      | 2017-11-01 20:00 | 2017-11-02 08:00 | 2017-11-02
        a_day_early   | 2017-11-01 20:00 | 2017-11-02 08:00 | 2017-11-01
        after         | 2017-11-01 20:00 | 2017-11-02 08:00 | 2017-11-03 08:00
    """}),
    ("an interview while the child is still", [1], {"missing": """
        child_id | missing_at       | returned_at | interviewed_at
        away     | 2017-11-01 20:00 |             | 2017-11-03
        waiting  | 2017-11-01 20:00 |             |
    """}),
    ("over 40 weeks before the birth", [1], {"person": BORN, "referrals": """
        child_id | referred_on
        child    | 2016-10-31
        child    | 2016-11-01
        child    | 2017-09-01
    """}),
    ("over 40 weeks before the birth", [1], {"person": BORN, "mash_enquiries": """
        child_id | received_at
        child    | 2016-10-31 23:59
        child    | 2016-11-01 00:00
    """}),
    ("before the birth", [1], {"person": BORN, "cla_episodes": """
        child_id | started_on
        child    | 2017-08-07
        child    | 2017-08-08
        unknown  | 2010-01-01
    """}),
    ("a full-time equivalent above 1.5 for most", [1, 2], {"professionals": """
        worker_id | started_on | fte
        hours     | 2016-01-01 | 37
        more      | 2016-01-01 | 18.5
        few       | 2016-01-01 | 1
    """}),
    ("a full-time equivalent that is missing", [1, 2, 3], {"professionals": """
        worker_id | started_on | fte
        none      | 2016-01-01 |
        below     | 2016-01-01 | -0.5
        above     | 2016-01-01 | 1.2
        full      | 2016-01-01 | 1
        nothing   | 2016-01-01 | 0
    """}),
    ("a worker in post twice", [2], {"professionals": """
        worker_id | started_on | last_day_on | fte
        twice     | 2016-01-01 | 2017-01-31  | 1
        twice     | 2017-01-31 |             | 1
        converted | 2016-01-01 | 2017-01-31  | 1
        converted | 2017-02-01 |             | 1
    """}),
    ("a worker of no full-time equivalent", [1], {
        "professionals": "worker_id | started_on | fte\n"
        "idle | 2016-01-01 | 0\nbusy | 2016-01-01 | 1",
        "involvements": "child_id | worker_id | started_on | allocation\n"
        "a | idle | 2017-01-01 | primary\nb | busy | 2017-01-01 | primary",
    }),
    ("an allocation to a worker that is not", [2], {
        "professionals": "worker_id | started_on\nknown | 2016-01-01",
        "involvements": "child_id | worker_id | started_on\na | known | 2017-01-01\n"
        "b | unknown | 2017-01-01\nc | | 2017-01-01",
    }),
    ("a case still held by a worker who has left", [1], {
        "professionals": "worker_id | started_on | last_day_on\ngone | 2016-01-01 | 2017-11-29\n"
        "goes_today | 2016-01-01 | 2017-11-30\nback | 2016-01-01 | 2017-01-01\nback | 2017-06-01 |",
        "involvements": "child_id | worker_id | started_on | ended_on\na | gone | 2017-01-01 |\n"
        "b | goes_today | 2017-01-01 |\nc | back | 2017-07-01 |",
    }),
    ("a second primary allocation", [2], {"involvements": """
        child_id | worker_id | started_on | ended_on   | allocation
        two      | W1        | 2017-01-01 |            | primary
        two      | W2        | 2017-02-01 |            | primary
        handed   | W1        | 2017-01-01 | 2017-02-01 | primary
        handed   | W2        | 2017-02-01 |            | primary
        helped   | W1        | 2017-01-01 |            | primary
        helped   | W2        | 2017-02-01 |            | secondary
    """}),
    ("a team that is not in the teams", [2], {
        "professionals": "worker_id | started_on | team\na | 2016-01-01 | North\n"
        "b | 2016-01-01 | Nroth\nc | 2016-01-01 |",
        "department": "team\nNorth",
    }),
    ("a post without a full-time", [1, 2], {"posts": "post_id | fte\na |\nb | 0\nc | 0.5"}),
    ("a population that is not above 0", [1], {"population": """
        area   | year | children
        Wandle | 2016 | 0
        Wandle | 2017 | 94000
    """}),
    ("a victim's age outside", [1, 2], {"incidents": """
        incident_id | happened_on | victim_age
        unknown     | 2017-11-01  |
        grown       | 2017-11-01  | 20
        young       | 2017-11-01  | 19
    """}),
    ("a milestone of an action that is not", [2], {
        "plan_milestones": "action_ref | milestone\n2.10 | drafted\n2.1 | drafted",
        "plan_actions": "action_ref\n2.10",
    }),
]  # fmt: skip


def found(tables):
    given = {}
    for name, text in tables.items():
        rows = [
            {**row, "source_file": 0, "source_row": place}
            for place, row in enumerate(drawn(text), start=1)
        ]
        given[name] = completed(TABLES[name], as_arrow(TABLES[name], rows))
    return findings(given, extracted_on=EXTRACT, places=[Place("drawn.csv")])


@pytest.mark.parametrize(("starts", "rows", "tables"), CASES, ids=[case[0] for case in CASES])
def test_a_check_finds_the_rows_that_are_wrong(starts, rows, tables):
    told = {one.problem: list(one.rows) for one in found(tables) if one.problem.startswith(starts)}

    assert list(told.values()) == [rows]


def test_every_check_is_drawn():
    undrawn = [
        check.problem
        for check in CHECKS
        if not any(check.problem.startswith(starts) for starts, _, _ in CASES)
    ]

    assert undrawn == []


def test_nothing_of_any_child_comes_long_before_the_birth():
    about = {check.table for check in CHECKS if "the birth of the child" in check.problem}
    dated = {name for name, one in TABLES.items() if one.begins and "child_id" in one.stored}

    assert about == dated


def test_a_check_is_not_asked_where_a_table_it_reads_was_not_loaded():
    told = found({"involvements": "child_id | worker_id | started_on\na | anybody | 2017-01-01"})

    assert told == []


def test_what_makes_every_figure_wrong_stops_the_month():
    (hours,) = [tables for starts, _, tables in CASES if "above 1.5 for most" in starts]
    kinds = {one.kind for one in found(hours)}

    assert Kind.CHECK_FAILED in kinds
