"""Which rows count: starts, ends, duplicates and conflicts, each drawn and named for its reason."""

import datetime as dt

import pytest

from records.loading import aside, gathered, rows, said

PLANS = """
    Child ID    | Child Protection Plan Start Date | Child Protection Plan End Date | Allocated Team
    open          | 01/06/2017 |            | North
    ended         | 01/06/2017 | 01/09/2017 | North
    ends_tomorrow | 01/06/2017 | 01/12/2017 | North
    no_start      |            | 01/09/2017 | North
    unread_start  | last June  | 01/09/2017 | North
    future        | 01/12/2017 |            | North
    backwards     | 01/09/2017 | 01/06/2017 | North
    same_day      | 01/09/2017 | 01/09/2017 | North
                  | 01/09/2017 |            | North
"""


def test_rows_without_a_start_or_with_an_impossible_one_are_set_aside(tmp_path):
    found = gathered(tmp_path, list_7=PLANS)

    assert rows(found, "cp_plans", "child_id", "ended_on") == [
        ("open", None),
        ("ended", dt.date(2017, 9, 1)),
        ("ends_tomorrow", None),
        ("same_day", dt.date(2017, 9, 1)),
    ]
    assert aside(found) == [
        ("cp_plans", 5, "its start is missing"),
        ("cp_plans", 6, "its start is missing"),
        ("cp_plans", 7, "starts after the extract"),
        ("cp_plans", 8, "ends before it starts"),
        ("cp_plans", 10, "its child is missing"),
    ]


def test_an_end_after_the_extract_is_no_end_and_is_said(tmp_path):
    found = gathered(tmp_path, list_7=PLANS)

    assert ("ends after the extract", (4,)) in said(found, "assumed")


def test_a_reason_goes_with_the_end_that_is_to_come_and_a_status_stays_as_it_was_drawn(tmp_path):
    found = gathered(
        tmp_path,
        list_4="""
        Child Unique ID | Continuous Assessment Start Date | Continuous Assessment Date of Authorisation | Was the child assessed as requiring LA children's social care support?
        to come         | 02/10/2017 | 05/12/2017 | a) Yes
        authorised      | 02/10/2017 | 05/11/2017 | a) Yes
        """,  # noqa: E501  as wide as its headings
        list_6="""
        Child Unique ID | CIN Start Date | CIN Closure Date | Reason for Closure | Case Status
        to come         | 01/02/2017     | 05/12/2017       | RC7              | e) Closed episode
        planned         | 01/02/2017     | 05/12/2017       | RC7              | c) CIN Plan
        closed          | 01/02/2017     | 05/11/2017       | RC7              | e) Closed episode
        """,
        episodes="""
        CHILD    | DECOM      | RNE | LS | CIN | PLACE | DEC        | REC | REASON_PLACE_CHANGE
        to come  | 02/09/2017 | S   | C2 | N1  | U6    | 05/12/2017 | E4A | CARPL
        ceased   | 02/09/2017 | S   | C2 | N1  | U6    | 05/11/2017 | E4A | CARPL
        """,
    )

    assert rows(found, "cin_episodes", "child_id", "ended_on", "closure_reason", "case_status") == [
        ("to come", None, "not recorded", "closed"),
        ("planned", None, "not recorded", "child in need plan"),
        ("closed", dt.date(2017, 11, 5), "RC7", "closed"),
    ]
    assert rows(found, "cla_episodes", "child_id", "ended_on", "end_reason") == [
        ("to come", None, "not recorded"),
        ("ceased", dt.date(2017, 11, 5), "E4A"),
    ]
    assert rows(found, "cla_placement", "child_id", "change_reason") == [
        ("to come", "not recorded"), ("ceased", "CARPL"),
    ]  # fmt: skip
    assert rows(found, "cin_assessments", "child_id", "needs_support") == [
        ("to come", "not recorded"), ("authorised", "yes"),
    ]  # fmt: skip


def of_column(found, problem):
    return [
        (one.table, one.place.words, one.rows, one.assumed)
        for one in found.findings
        if one.problem == problem
    ]


def test_a_day_after_the_extract_is_said_with_its_column_whatever_is_done_with_it(tmp_path):
    found = gathered(
        tmp_path,
        list_7=PLANS,
        list_11="""
        Individual adopter identifier | Date enquiry received | Date Stage 2 ended
        approved                      | 01/02/2017            | 30/11/2017
        decided next week             | 01/02/2017            | 07/12/2017
        """,
    )

    assert of_column(found, "starts after the extract") == [
        ("cp_plans", "list_7.csv, column Child Protection Plan Start Date (B)", (7,), "not counted")
    ]
    assert of_column(found, "ends after the extract") == [
        ("cp_plans", "list_7.csv, column Child Protection Plan End Date (C)", (4,), "not ended yet")
    ]
    assert of_column(found, "a day after the extract") == [
        ("adopters", "list_11.csv, column Date Stage 2 ended (C)", (3,),
         "kept: counts as done on that day, not before")
    ]  # fmt: skip
    assert rows(found, "adopters", "adopter_id", "stage_2_ended_on")[1] == (
        "decided next week", dt.date(2017, 12, 7),
    )  # fmt: skip


EPISODES = """
    CHILD   | DECOM      | RNE | LS | CIN | PLACE | DEC        | REC
    adopted | 01/05/2016 | S   | E1 | N1  | A5    | 01/12/2017 | E11
    stays   | 01/05/2016 | S   | C2 | N1  | U4    |            |
"""


def test_a_day_that_three_tables_take_is_said_once(tmp_path):
    found = gathered(tmp_path, Episodes=EPISODES)

    assert [words for _, words, _, _ in of_column(found, "ends after the extract")] == [
        "Episodes.csv, column DEC (G)"
    ]
    assert not of_column(found, "a day after the extract")
    assert rows(found, "cla_placement", "child_id", "ended_on")[0] == ("adopted", None)


def test_a_day_that_is_only_due_is_not_said(tmp_path):
    found = gathered(
        tmp_path,
        UASC="""
        CHILD | SEX | DOB        | DUC
        grown | 1   | 05/12/1999 | 05/12/2017
        """,
        court_filings="""
        Case ID  | Document  | Directed On | Due        | Extended To | Filed On
        to come  | Statement | 29/09/2017  | 01/12/2017 | 15/12/2017  |
        """,
    )

    assert said(found, "row set aside") == []
    assert said(found, "assumed")[-1:] == [("expected to end after the extract", (2,))]
    assert rows(found, "immigration_status", "ended_on") == [(None,)]


def test_the_extract_and_not_the_month_decides_what_is_still_to_come(tmp_path):
    found = gathered(tmp_path, extracted=dt.date(2017, 12, 1), list_7=PLANS)

    assert rows(found, "cp_plans", "child_id", "ended_on")[2:5] == [
        ("ends_tomorrow", dt.date(2017, 12, 1)),
        ("future", None),
        ("same_day", dt.date(2017, 9, 1)),
    ]


def test_a_day_that_is_only_expected_may_lie_after_the_extract(tmp_path):
    found = gathered(
        tmp_path,
        court_filings="""
        Case ID  | Document  | Directed On | Due        | Extended To | Filed On
        due      | Statement | 01/09/2017  | 01/09/2017 |             |
        to come  | Statement | 29/09/2017  | 01/12/2017 | 15/12/2017  |
        directed | Statement | 01/12/2017  | 15/12/2017 |             |
        """,
        audit_plan="""
        Planned For | Team  | Planned
        01/11/2017  | North | 3
        01/12/2017  | North | 4
        """,
    )

    assert rows(found, "court_filings", "case_id", "due_on") == [
        ("due", dt.date(2017, 9, 1)),
        ("to come", dt.date(2017, 12, 1)),
    ]
    assert len(rows(found, "audit_plan", "team", "planned")) == 2
    assert aside(found) == [("court_filings", 4, "starts after the extract")]


REPEATED = """
    Child ID  | Child Protection Plan Start Date | Child Protection Plan End Date | Allocated Team
    once      | 01/06/2017 |            | North
    twice     | 02/06/2017 |            | North
    twice     | 02/06/2017 |            | North
    differs   | 03/06/2017 |            | North
    differs   | 03/06/2017 | 01/09/2017 | South
    two_plans | 04/06/2016 | 01/09/2016 | North
    two_plans | 04/06/2017 |            | North
    0012      | 05/06/2017 |            | North
    12        | 05/06/2017 |            | North
"""


def test_a_key_counts_once_and_the_first_row_is_kept(tmp_path):
    found = gathered(tmp_path, list_7=REPEATED)

    assert rows(found, "cp_plans", "child_id", "ended_on", "team") == [
        ("once", None, "North"),
        ("twice", None, "North"),
        ("differs", None, "North"),
        ("two_plans", dt.date(2016, 9, 1), "North"),
        ("two_plans", None, "North"),
        ("0012", None, "North"),
        ("12", None, "North"),
    ]


def test_a_duplicate_and_a_conflict_are_reported_apart(tmp_path):
    found = gathered(tmp_path, list_7=REPEATED)

    assert said(found, "duplicate") == [("the same row again (alike in child, started on)", (4,))]
    assert said(found, "conflict") == [("the same child, started on with different facts", (6,))]
    assert aside(found) == [
        ("cp_plans", 4, "duplicate of row 3"),
        ("cp_plans", 6, "in conflict with row 5"),
    ]


PLACEMENTS = """
    Child Unique ID | Placement Start Date | Placement Type | Reason for New Episode
    moved_that_day  | 01/06/2017           | U4             | S
    moved_that_day  | 01/06/2017           | K2             | P
    again           | 01/06/2017           | U4             | S
    again           | 01/06/2017           | U4             | S
"""


def test_a_placements_key_is_child_day_type_and_reason(tmp_path):
    found = gathered(tmp_path, placements=PLACEMENTS)

    assert rows(found, "cla_placement", "child_id", "placement_type") == [
        ("moved_that_day", "U4"), ("moved_that_day", "K2"), ("again", "U4"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "headings", "early", "late", "table"),
    [
        ("list_4", "Child ID | ContinuousAssessmentStart | ContinuousAssessmentAuthDate",
         "01/06/2017", "01/09/2017", "cin_assessments"),
        ("missing_episodes", "Child Unique ID | Missing From | Returned",
         "01/06/2017 10:00", "01/06/2017 09:00", "missing"),
        ("workers", "Worker ID | Start Date | Last Working Day | FTE | Employment | Role",
         "01/06/2017", "01/09/2017", "professionals"),
        ("posts", "Post ID | Vacant From | Vacant To | FTE", "01/06/2017", "01/09/2017", "posts"),
        ("care_proceedings", "Child Unique ID | Issue Date | Final Order Date | Case ID",
         "01/06/2017", "01/09/2017", "care_proceedings"),
    ],
)  # fmt: skip
def test_an_end_before_its_start_in_other_tables(tmp_path, name, headings, early, late, table):
    first, second = max(early, late), min(early, late)
    fill = "".join(" | 1" for _ in headings.split("|")[3:])
    text = f"{headings}\nbackwards | {first} | {second}{fill}\nopen | {first} |{fill}"

    found = gathered(tmp_path, **{name: text})

    assert len(rows(found, table, "source_row")) == 1
    assert aside(found) == [(table, 2, "ends before it starts")]


def test_a_post_whose_vacancy_is_to_come_is_a_post_today(tmp_path):
    posts = """
        Post ID     | FTE | Vacant From | Vacant To
        vacant_soon | 1   | 01/12/2017  |
        is_vacant   | 1   | 01/06/2017  |
        filled      | 1   |             |
    """

    assert len(rows(gathered(tmp_path, posts=posts), "posts", "post_id")) == 3


def test_a_row_with_more_values_than_headings_is_set_aside(tmp_path):
    (tmp_path / "feeds").mkdir()
    (tmp_path / "feeds" / "core_groups.csv").write_text(
        "Child Unique ID,Core Group Date\nwide,01/11/2017,x\nfine,01/11/2017\n", "utf-8"
    )

    found = gathered(tmp_path, education_plans=EDUCATION)

    assert [row for row in aside(found) if row[0] == "core_groups"] == [
        ("core_groups", 2, "more values than headings: its values may have moved"),
    ]  # fmt: skip


EDUCATION = """
    Child Unique ID | PEP Reviewed
    reviewed        | 01/11/2017
"""


def test_days_before_the_calendar_have_no_working_day_number_and_are_counted(tmp_path):
    early = """
        Child Unique ID | Core Group Date
        long_ago        | 31/12/2009
        first_day       | 01/01/2010
    """

    found = gathered(tmp_path, core_groups=early)

    assert rows(found, "core_groups", "child_id", "held_work", "held_month") == [
        ("long_ago", None, 2009 * 12 + 11),
        ("first_day", 0, 2010 * 12),
    ]
    assert ("1 days 'held' lie outside 2010 to 2028", ()) in said(found, "assumed")


def test_a_table_none_of_whose_rows_can_count_is_no_data(tmp_path):
    future = """
        Child Unique ID | Core Group Date
        later           | 01/12/2017
    """

    found = gathered(tmp_path, core_groups=future, education_plans=EDUCATION)

    assert "core_groups" not in found.tables
    assert said(found, "check") == [("none of the 1 rows can count", ())]


def test_a_list_with_headings_and_no_rows_says_that_there_was_none(tmp_path):
    found = gathered(tmp_path, list_7=PLANS, core_groups="Child Unique ID | Core Group Date")

    assert rows(found, "core_groups", "child_id") == []
    assert found.reaches["core_groups"].reach.first == dt.date(2017, 11, 1)
    assert said(found, "note") == [("headings and no rows: read as none", ())]


def test_a_visit_at_which_the_child_was_seen_is_not_lost_to_one_of_that_day_when_not(tmp_path):
    visits = """
        Child Unique ID | Visit Date | Visit Type | Child Seen
        a               | 20/06/2017 | CP         | No
        a               | 20/06/2017 | CP         | Yes
        a               | 20/06/2017 | CP         | Yes
    """

    rows = gathered(tmp_path, visits=visits).tables["cp_visits"].to_pylist()

    assert sorted(row["child_seen"] for row in rows) == ["no", "yes"]
