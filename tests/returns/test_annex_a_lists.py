"""Who is in each Annex A list, and what is worked out: drawn rows named for why they count."""

import datetime as dt

import pytest

from drawn import dataset
from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.kernel.problems import Refused
from lineofsight.records.readers.annex_a import LISTS
from lineofsight.records.seals import Reach
from lineofsight.records.standard import TABLES
from lineofsight.records.standard.code_sets import CODE_SETS
from lineofsight.records.values.codes import code_of
from lineofsight.returns.annex_a import annex_a_lists
from lineofsight.returns.extract import Extract
from lineofsight.returns.spelling import spellings

EXTRACT = dt.date(2026, 9, 30)  # six whole months back is 1 April 2026, twelve 1 October 2025
CHILD = "Child Unique ID"


def written(number, *headings, months=6, **tables):
    """Write a list from drawn tables: its rows, cut to some headings."""
    options = {name: tables.pop(name) for name in ("not_loaded", "reach") if name in tables}
    data = dataset(extracted_on=EXTRACT, **options, **tables)
    one = annex_a_lists(data, months=months)[number - 1]
    at = [[column.heading for column in one.columns].index(heading) for heading in headings]
    return [tuple(row[place] for place in at) for row in one.rows]


def spelled(codes, code):
    return spellings(codes)[code]


def children(number, **tables):
    return {child for (child,) in written(number, CHILD, **tables)}


def test_lists_1_and_3_hold_six_months():
    events = """
        child_id | {day}
        first    | 2026-04-01
        last     | 2026-09-30
        too_old  | 2026-03-31
    """
    assert children(1, contacts=events.format(day="contacted_on")) == {"first", "last"}
    assert children(3, referrals=events.format(day="referred_on")) == {"first", "last"}
    assert children(3, referrals=events.format(day="referred_on"), months=12) == {
        "first", "last", "too_old"
    }  # fmt: skip


def test_within_a_month_six_months_back_is_the_day_after_the_same_day():
    data = dataset(extracted_on=dt.date(2026, 9, 15))
    assert Extract(data).back(6) == dt.date(2026, 3, 16)


def test_lists_2_and_4_hold_what_went_on_in_the_six_months():
    for number, table, ends in (
        (2, "early_help_assessments", "completed_on"),
        (4, "cin_assessments", "authorised_on"),
    ):
        rows = f"""
            child_id      | started_on | {ends}
            still_open    | 2025-01-01 |
            ended_in_them | 2025-12-01 | 2026-04-01
            ended_before  | 2025-12-01 | 2026-03-31
        """
        assert children(number, **{table: rows}) == {"still_open", "ended_in_them"}


@pytest.mark.parametrize(
    ("number", "table"), [(6, "cin_episodes"), (7, "cp_plans"), (8, "cla_episodes")]
)
def test_lists_6_to_8_hold_one_row_for_each_child_open_or_ended_in_six_months(number, table):
    headings = {
        6: ("CIN Start Date", "CIN Closure Date"),
        7: ("Child Protection Plan Start Date", "Child Protection Plan End Date"),
        8: ("Date Started to be Looked After", "Date Ceased to be Looked After"),
    }[number]
    rows = """
        child_id     | started_on | ended_on
        still_open   | 2020-01-01 |
        ended_in     | 2025-12-01 | 2026-04-01
        ended_before | 2025-12-01 | 2026-03-31
        twice        | 2026-04-10 | 2026-05-01
        twice        | 2026-07-01 | 2026-08-01
    """
    found = written(number, CHILD, *headings, **{table: rows})
    day = dt.date
    assert found == [
        ("ended_in", day(2025, 12, 1), day(2026, 4, 1)),
        ("still_open", day(2020, 1, 1), None),
        ("twice", day(2026, 7, 1), day(2026, 8, 1)),
    ]
    longer = [child for (child,) in written(number, CHILD, months=12, **{table: rows})]
    assert longer == ["ended_before", "ended_in", "still_open", "twice", "twice"]


def test_spells_behind_a_later_one_of_the_child_are_counted():
    data = dataset(
        extracted_on=EXTRACT,
        cin_episodes="""
            child_id       | started_on | ended_on
            closed_twice   | 2026-04-10 | 2026-05-01
            closed_twice   | 2026-07-01 | 2026-08-01
            open_again     | 2026-04-10 | 2026-05-01
            open_again     | 2026-07-01 |
            closed_earlier | 2025-04-10 | 2026-03-31
            closed_earlier | 2026-07-01 |
        """,
        cp_plans="""
            child_id       | started_on | ended_on   | other_authority
            theirs_first   | 2026-04-10 | 2026-05-01 | yes
            theirs_first   | 2026-07-01 |            | no
        """,
        cla_episodes="""
            child_id       | started_on | ended_on   | legal_status
            came_back      | 2026-04-10 | 2026-05-01 | V2
            came_back      | 2026-07-01 |            | V2
            one_period     | 2026-04-10 | 2026-05-01 | V2
            one_period     | 2026-05-01 |            | C1
            short_breaks   | 2026-04-10 | 2026-05-01 | V4
            short_breaks   | 2026-07-01 |            | V4
        """,
    )
    assert [one.earlier for one in annex_a_lists(data)[5:8]] == [2, 0, 1]
    assert {one.earlier for one in annex_a_lists(data, months=12)} == {0}


def test_list_6_holds_children_on_plans_and_in_care_with_their_status():
    assert written(
        6, CHILD, "Case Status",
        cin_episodes="""
            child_id | started_on | ended_on   | case_status
            in_care  | 2026-01-01 |            |
            on_plan  | 2026-01-01 |            |
            in_need  | 2026-01-01 |            |
            assessed | 2026-01-01 |            |
            closed   | 2026-01-01 | 2026-09-01 |
            as_said  | 2026-01-01 |            | open assessment
            nothing  | 2026-01-01 |            |
            closes   | 2026-01-01 |            | closed
            closes_in_care | 2026-01-01 |      | closed
        """,
        cla_episodes="child_id | started_on\n in_care | 2026-02-01\n closes_in_care | 2026-02-01",
        cp_plans="child_id | started_on\n in_care | 2026-01-05\n on_plan | 2026-02-01",
        cin_plans="child_id | started_on\n in_need | 2026-02-01\n on_plan | 2026-02-01",
        cin_assessments="child_id | started_on\n assessed | 2026-09-01",
    ) == [
        ("as_said", "d) Open assessment"),
        ("assessed", "d) Open assessment"),
        ("closed", "e) Closed episode"),
        ("closes", None),
        ("closes_in_care", "a) Looked after child"),
        ("in_care", "a) Looked after child"),
        ("in_need", "c) Child in need plan"),
        ("nothing", None),
        ("on_plan", "b) Child Protection plan"),
    ]  # fmt: skip


def test_list_9_holds_the_latest_status_of_those_under_25():
    assert written(
        9, CHILD, "Activity Status",
        person="child_id | born_on\n entitled | 2001-10-01\n too_old | 2001-09-30",
        care_leavers="""
            child_id  | effective_on | activity
            entitled  | 2026-01-01   | F1
            entitled  | 2026-08-01   | G5
            too_old   | 2026-08-01   | F1
            age_not_known | 2026-08-01 | F5
        """,
    ) == [
        ("age_not_known", "F5: Full time employment"),
        ("entitled", "G5: Not in education, employment or training - other"),
    ]  # fmt: skip


def test_the_latest_contact_of_list_9_is_the_latest_that_has_been_made():
    assert written(
        9, CHILD, "Latest Date of Contact",
        care_leavers="""
            child_id        | effective_on | contacted_on
            next_is_to_come | 2026-01-01   | 2026-01-05
            next_is_to_come | 2026-08-01   | 2027-01-05
            none_made_yet   | 2026-08-01   | 2027-01-05
        """,
    ) == [("next_is_to_come", dt.date(2026, 1, 5)), ("none_made_yet", None)]  # fmt: skip


def test_lists_10_and_11_hold_twelve_months_and_what_stands():
    assert children(10, permanence="""
        child_id   | decided_on | ordered_on | reversed_on
        stands     | 2020-01-01 |            |
        adopted    | 2024-01-01 | 2025-10-01 |
        reversed   | 2024-01-01 |            | 2026-09-30
        long_ago   | 2024-01-01 | 2025-09-30 |
        no_day     |            | 2026-01-01 |
    """) == {"stands", "adopted", "reversed"}  # fmt: skip
    adopters = written(11, "Individual adopter identifier", adopters="""
        adopter_id | enquired_on | ordered_on | left_on
        in_process | 2023-01-01  |            |
        left       | 2023-01-01  |            | 2025-10-01
        left_early | 2023-01-01  |            | 2025-09-30
    """)  # fmt: skip
    assert {one for (one,) in adopters} == {"in_process", "left"}


def test_a_row_without_the_day_its_list_is_kept_by_is_counted_as_left_out():
    data = dataset(extracted_on=EXTRACT, permanence="""
        child_id | decided_on | ordered_on
        no_day   |            | 2026-01-01
        a_day    | 2025-01-01 | 2026-01-01
    """)  # fmt: skip
    one = annex_a_lists(data)[9]
    assert (len(one.rows), one.left_out) == (1, 1)


def test_age_is_as_at_the_extract_and_minus_one_before_birth():
    assert written(
        1, CHILD, "Age of Child (Years)", "Ethnicity", "Gender",
        contacts="""
            child_id | contacted_on
            birthday | 2026-09-01
            day_late | 2026-09-01
            unborn   | 2026-09-01
            unknown  | 2026-09-01
        """,
        person="""
            child_id | born_on    | is_unborn | ethnicity | ethnicity_group | sex
            birthday | 2016-09-30 | no        | WBRI      | White           | female
            day_late | 2016-10-01 | no        |           | Black           | male
            unborn   | 2026-12-01 | yes       |           |                 |
        """,
    ) == [
        ("birthday", 10, "a) WBRI", "b) Female"),
        ("day_late", 9, "Black", "a) Male"),
        ("unborn", -1, None, "c) Not stated/recorded"),
        ("unknown", None, None, "c) Not stated/recorded"),
    ]  # fmt: skip


def test_earlier_referrals_and_enquiries_are_those_of_the_twelve_months_before():
    days = """
        child_id | {day}
        child    | 2025-04-30
        child    | 2025-05-01
        child    | 2026-04-30
        child    | 2026-05-01
    """
    heading = "Number of Referrals in Last 12 Months"
    found = written(3, "Date of referral", heading, referrals=days.format(day="referred_on"))
    assert found == [(dt.date(2026, 4, 30), 2), (dt.date(2026, 5, 1), 2)]
    heading = "Number of Section 47 Enquiries in the last 12 months"
    found = written(5, heading, s47_enquiry=days.format(day="started_on"))
    assert found == [(2,), (2,)]


def test_what_does_not_reach_far_enough_back_is_blank_and_said():
    since_april = Reach(dt.date(2026, 4, 1), EXTRACT, "list 5")
    everything = Reach(None, EXTRACT, "drawn")
    reach = dict.fromkeys(TABLES, everything) | {"s47_enquiry": since_april}
    data = dataset(
        extracted_on=EXTRACT, reach=reach, s47_enquiry="child_id | started_on\n child | 2026-05-01"
    )
    one = annex_a_lists(data)[4]
    assert one.rows[0][10] is None
    assert one.blank == (
        (
            "Number of Section 47 Enquiries in the last 12 months",
            "list 5 reaches back to 1 April 2026",
        ),
    )


def test_a_conference_stands_beside_the_enquiry_it_followed():
    data = dataset(
        extracted_on=EXTRACT,
        s47_enquiry="""
            child_id | started_on | conference_on
            named    | 2026-05-01 | 2026-05-12
            followed | 2026-05-01 |
            followed | 2026-06-01 |
        """,
        initial_cp_conference="""
            child_id | held_on    | led_to_plan | transfer_in
            named    | 2026-05-12 | yes         |
            followed | 2026-06-10 | no          |
            alone    | 2026-06-10 | yes         |
            moved_in | 2026-06-10 | yes         | yes
        """,
    )
    one = annex_a_lists(data)[4]
    assert [(row[0], row[8], row[9]) for row in one.rows] == [
        ("followed", None, None),
        ("followed", dt.date(2026, 6, 10), "b) No"),
        ("named", dt.date(2026, 5, 12), "a) Yes"),
    ]
    assert one.unplaced == 1  # alone: no enquiry came before; moved_in is no conference of ours


MOVED_HERE = {
    "s47_enquiry": """
        child_id           | started_on | conference_on | conference_unnecessary
        names_it           | 2026-06-01 | 2026-06-10    | no
        names_it_and_held  | 2026-06-01 | 2026-06-10    | no
    """,
    "initial_cp_conference": """
        child_id           | held_on    | led_to_plan | transfer_in
        names_it           | 2026-06-10 | yes         | yes
        names_it_and_held  | 2026-06-10 | yes         | yes
        names_it_and_held  | 2026-06-12 | no          | no
        before_the_months  | 2026-03-31 | yes         | yes
    """,
    "cp_plans": """
        child_id           | started_on | ended_on   | other_authority
        theirs_and_open    | 2026-01-01 |            | yes
        theirs_and_ended   | 2026-01-01 | 2026-04-01 | yes
        theirs_long_ago    | 2026-01-01 | 2026-03-31 | yes
        ours_before_theirs | 2026-01-01 | 2026-05-01 | no
        ours_before_theirs | 2026-05-02 |            | yes
        not_said           | 2026-01-01 |            |
    """,
}
"""What came with children who moved here: in lists 5 and 7 it could only be read as ours."""


def test_transfer_in_conferences_are_in_no_list_and_it_is_said():
    one = annex_a_lists(dataset(extracted_on=EXTRACT, **MOVED_HERE))[4]
    assert [(row[0], row[8], row[9]) for row in one.rows] == [
        ("names_it", None, None),
        ("names_it_and_held", dt.date(2026, 6, 12), "b) No"),
    ]
    assert one.untold == (
        "2 transfer-in conferences are left out: list 5 cannot tell one from an initial conference",
    )
    assert one.unplaced == 0


def test_plans_of_other_authorities_are_in_no_list_and_it_is_said():
    one = annex_a_lists(dataset(extracted_on=EXTRACT, **MOVED_HERE))[6]
    assert [(row[0], row[12]) for row in one.rows] == [
        ("not_said", None),
        ("ours_before_theirs", dt.date(2026, 5, 1)),
    ]
    assert one.untold == (
        "3 plans of other authorities are left out: list 7 cannot say whose a plan is",
    )


def test_one_left_out_is_said_as_one():
    alone = {
        "initial_cp_conference": """
            child_id | held_on    | transfer_in
            moved_in | 2026-06-10 | yes
        """,
        "cp_plans": "child_id | started_on | other_authority\n theirs | 2026-06-10 | yes",
    }
    lists = annex_a_lists(dataset(extracted_on=EXTRACT, **alone))
    assert [words for one in lists for words in one.untold] == [
        "1 transfer-in conference is left out: list 5 cannot tell one from an initial conference",
        "1 plan of another authority is left out: list 7 cannot say whose a plan is",
    ]


def test_the_last_visit_is_the_last_that_counts():
    assert written(
        7, "Date of the Last Statutory Visit", "Was the Child Seen Alone?",
        "Number of Previous Child Protection Plans",
        cp_plans="""
            child_id | started_on | ended_on   | previous_plans
            child    | 2024-01-01 | 2024-06-01 |
            child    | 2026-01-01 |            | 0
        """,
        cp_visits="""
            child_id | seen_on    | method    | child_seen | seen_alone
            child    | 2026-09-01 | in person | yes        | yes
            child    | 2026-09-02 | phone     | yes        | no
            child    | 2026-09-03 | in person | no         | no
        """,
    ) == [(dt.date(2026, 9, 1), "a) Yes", 1)]  # fmt: skip


def test_list_8_gives_the_period_of_care_and_not_the_episode():
    assert written(
        8, "Date Started to be Looked After", "Start date of current legal status",
        "Child's Legal Status", "Number of Placements in the Last 12 months",
        "Start Date of Most Recent Placement", "Placement Type", "Placement Location",
        "Is this a second or subsequent period of being a Looked After Child within the last "
        "12 months (Y/N)",
        "Date of Last Health Assessment", "Date of Last Dental Check",
        cla_episodes="""
            child_id | started_on | ended_on   | legal_status | end_reason
            child    | 2025-06-01 | 2025-11-01 | V2           | E4A
            child    | 2026-01-01 | 2026-03-01 | V2           | X1
            child    | 2026-03-01 | 2026-06-01 | C1           | X1
            child    | 2026-06-01 |            | C1           |
        """,
        cla_placement="""
            child_id | started_on | ended_on   | placement_type | start_reason | in_boundary
            child    | 2025-06-01 | 2025-11-01 | U6             | S            | yes
            child    | 2026-01-01 | 2026-03-01 | U6             | S            | yes
            child    | 2026-03-01 | 2026-06-01 | U6             | L            | yes
            child    | 2026-06-01 |            | K2             | P            | no
        """,
        cla_health="""
            child_id | kind    | completed_on | outcome
            child    | initial | 2026-02-01   | done
            child    | review  | 2026-08-01   | refused
            child    | dental  | 2026-05-01   | done
        """,
    ) == [(
        dt.date(2026, 1, 1), dt.date(2026, 3, 1), "C1: ICO", 3, dt.date(2026, 6, 1),
        "p) K2: Children\u2019s Homes", "b) Out", "a) Yes",
        dt.date(2026, 2, 1), dt.date(2026, 5, 1),
    )]  # fmt: skip


def test_of_episodes_that_overlap_the_period_of_care_ends_with_the_last():
    """SSDA903 files hold such episodes; LAC4 counts the end of the period."""
    assert written(
        8, CHILD, "Date Ceased to be Looked After",
        cla_episodes="""
            child_id          | started_on | ended_on   | end_reason
            ended_in_the_time | 2025-04-16 | 2026-09-28 | E11
            ended_in_the_time | 2025-06-03 | 2025-08-28 | E4A
            open_all_along    | 2025-04-16 |            |
            open_all_along    | 2025-06-03 | 2026-08-28 | X1
        """,
    ) == [("ended_in_the_time", dt.date(2026, 9, 28)), ("open_all_along", None)]  # fmt: skip


def test_the_placement_is_the_one_open_at_the_extract_and_not_a_later_one_that_ended():
    """As LAC14 counts: of placements open on the day, the one that began later."""
    assert written(
        8, CHILD, "Start Date of Most Recent Placement", "Placement Type",
        cla_episodes="""
            child_id        | started_on
            ended_beside_it | 2026-01-01
            two_are_open    | 2026-01-01
            none_is_open    | 2026-01-01
            two_of_one_day  | 2026-01-01
        """,
        cla_placement="""
            child_id        | started_on | ended_on   | placement_type | start_reason
            ended_beside_it | 2026-01-01 |            | U5             | S
            ended_beside_it | 2026-04-01 | 2026-05-01 | A5             | P
            two_are_open    | 2026-01-01 |            | A5             | S
            two_are_open    | 2026-04-01 |            | U5             | P
            none_is_open    | 2026-01-01 | 2026-04-01 | A5             | S
            none_is_open    | 2026-04-01 | 2026-05-01 | U5             | P
            two_of_one_day  | 2026-01-01 |            | U5             | S
            two_of_one_day  | 2026-01-01 |            | K2             | S
        """,
    ) == [
        ("ended_beside_it", dt.date(2026, 1, 1), spelled("placement_type", "U5")),
        ("none_is_open", dt.date(2026, 4, 1), spelled("placement_type", "U5")),
        ("two_are_open", dt.date(2026, 4, 1), spelled("placement_type", "U5")),
        ("two_of_one_day", dt.date(2026, 1, 1), spelled("placement_type", "K2")),
    ]  # fmt: skip


def test_children_whose_first_episode_did_not_begin_care_are_counted():
    data = dataset(extracted_on=EXTRACT, cla_episodes="""
        child_id | started_on | start_reason
        began    | 2026-01-01 | S
        goes_on  | 2026-01-01 | L
        not_said | 2026-01-01 |
    """)  # fmt: skip
    one = annex_a_lists(data)[7]
    assert (len(one.rows), one.begun_before) == (3, 1)


def test_times_missing_are_those_of_the_year_while_in_care():
    assert written(
        8,
        "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 "
        "months",
        "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months",
        "Was the child offered a Return Interview after their last missing episode (Y/N)?",
        "Did the child accept a Return Interview after their last missing episode (Y/N)?",
        cla_episodes="child_id | started_on\n child | 2025-11-01",
        missing="""
            child_id | missing_at | kind | interview_offered | interview_declined
            child    | 2025-10-15 | M    | no                | no
            child    | 2026-01-01 | M    | no                | no
            child    | 2026-02-01 | M    | yes               | yes
            child    | 2026-03-01 | A    | no                | no
        """,
    ) == [(2, 1, "a) Yes", "b) No")]  # fmt: skip


def test_cases_go_by_who_holds_them_now_and_work_by_who_did_it():
    involvements = """
        child_id | worker_id | team  | started_on | ended_on   | allocation
        child    | before    | North | 2026-01-01 | 2026-06-01 | primary
        child    | now       | South | 2026-06-01 |            | primary
    """
    held = ("Allocated Team", "Allocated Worker")
    assert written(
        6, *held, involvements=involvements,
        cin_episodes="child_id | started_on | team | worker\n child | 2026-01-01 | East | old",
    ) == [("South", "now")]  # fmt: skip
    assert written(
        3, *held, involvements=involvements,
        referrals="""
            child_id | referred_on | team | worker
            child    | 2026-05-01  | East | old
            child    | 2026-05-02  |      |
        """,
    ) == [("East", "old"), ("North", "before")]  # fmt: skip


def test_a_list_whose_table_was_not_loaded_has_headings_alone():
    lists = annex_a_lists(dataset(extracted_on=EXTRACT, not_loaded=["care_leavers"]))
    assert lists[8].rows == []
    assert "was loaded" in lists[8].why_not
    assert [one.number for one in lists if one.why_not] == [9]
    assert [len(one.columns) for one in lists] == [len(layout.columns) for layout in LISTS]


def test_records_with_nothing_of_annex_a_are_refused():
    with pytest.raises(Refused, match="goes into Annex A"):
        annex_a_lists(dataset(extracted_on=EXTRACT, not_loaded=list(TABLES)))


def test_every_spelling_is_read_as_its_code():
    sets = {column.codes for layout in LISTS for column in layout.columns if column.codes}
    for codes in sets:
        for code, spelling in spellings(codes).items():
            assert code_of(codes)(spelling) == code, (codes, spelling)
    assert spellings("ethnicity")["WBRI"] == "a) WBRI"
    assert set(CODE_SETS["yes_no"].codes) == {"yes", "no", NOT_RECORDED}
