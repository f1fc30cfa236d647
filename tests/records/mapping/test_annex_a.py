"""Annex A lists become the tables that figures ask."""

import datetime as dt

from lineofsight.kernel.codes import NOT_RECORDED
from records.loading import aside, gathered, rows, said

NOVEMBER_30 = dt.date(2017, 11, 30)

LIST_6 = """
    Child ID  | CIN Start Date | CIN Closure Date | Case Status | DateChildLastSeen | Allocated Team
    on_a_plan  | 01/06/2017     |                  | c) CIN plan | 20/11/2017        | North
    protected  | 01/06/2017     |                  | b           | 21/11/2017        | North
    never_seen | 02/06/2017     |                  | c           |                   | South
    closed     | 01/02/2017     | 01/09/2017       | e) Closed   | 30/08/2017        | South
"""


def test_list_6_gives_episodes_plans_and_the_latest_visit(tmp_path):
    found = gathered(tmp_path, list_6=LIST_6)

    assert [row[0] for row in rows(found, "cin_episodes", "child_id")] == [
        "on_a_plan", "protected", "never_seen", "closed",
    ]  # fmt: skip
    assert rows(found, "cin_plans", "child_id", "started_on", "team") == [
        ("on_a_plan", dt.date(2017, 6, 1), "North"),
        ("never_seen", dt.date(2017, 6, 2), "South"),
    ]
    assert rows(found, "cin_visits", "child_id", "seen_on", "child_seen") == [
        ("on_a_plan", dt.date(2017, 11, 20), NOT_RECORDED),
        ("protected", dt.date(2017, 11, 21), NOT_RECORDED),
        ("closed", dt.date(2017, 8, 30), NOT_RECORDED),
    ]
    assert found.reaches["cin_visits"].reach.latest_only
    assert not found.reaches["cin_plans"].reach.latest_only


LIST_5 = """
    Child ID        | StratDiscussionDate | InitialCPConfDate | CPConfResultInCPPlan
    in_time         | 01/11/2017 | 10/11/2017 | a) Yes
    no_conference   | 02/11/2017 |            |
    before_it       | 09/11/2017 | 06/11/2017 | b) No
    no_start        |            | 10/11/2017 | b) No
    after_extract   | 04/12/2017 | 06/12/2017 | b) No
    still_to_come   | 20/11/2017 | 06/12/2017 |
"""


def test_list_5_gives_enquiries_and_the_conferences_held(tmp_path):
    found = gathered(tmp_path, list_5=LIST_5)

    assert [row[0] for row in rows(found, "s47_enquiry", "child_id")] == [
        "in_time", "no_conference", "before_it", "still_to_come",
    ]  # fmt: skip
    assert rows(found, "initial_cp_conference", "child_id", "held_on", "led_to_plan") == [
        ("in_time", dt.date(2017, 11, 10), "yes"),
        ("before_it", dt.date(2017, 11, 6), "no"),
    ]


def test_a_row_of_list_5_without_its_start_gives_no_conference_either(tmp_path):
    found = gathered(tmp_path, list_5=LIST_5)

    assert aside(found) == [
        ("s47_enquiry", 5, "its start is missing"),
        ("s47_enquiry", 6, "starts after the extract"),
        ("initial_cp_conference", 7, "starts after the extract"),
    ]


def test_a_conference_before_the_discussion_is_looked_at_and_stays(tmp_path):
    found = gathered(tmp_path, list_5=LIST_5)

    assert ("a conference before the strategy discussion: counted, and never in time", (4,)) in (
        said(found, "check")
    )


LIST_8 = """
    Child ID | LookedAfterStartDate | CeasedLookedAfterDate | LegalStatus | Placement Type | UASC
    in_care  | 03/04/2016           |                       | C2: FCO     | U4             | b) No
    left     | 03/04/2012           | 07/10/2017            | V2          | U6             | a) Yes
"""


CHECKS = """
    Child ID | LookedAfterStartDate | CeasedLookedAfterDate |LastHealthAssessmentDate|LastDentalCheckDate
    in_care  | 03/04/2016 | | 01/03/2017 | 05/06/2017
    newcomer | 03/11/2017 | |            |
"""  # noqa: E501  as wide as its headings


def test_list_8_gives_the_latest_of_each_check(tmp_path):
    found = gathered(tmp_path, list_8=CHECKS)

    assert rows(found, "cla_health", "child_id", "kind", "completed_on") == [
        ("in_care", "review", dt.date(2017, 3, 1)),
        ("in_care", "dental", dt.date(2017, 6, 5)),
    ]


PLACED = """
    Child ID | LookedAfterStartDate | CeasedLookedAfterDate | Start Date of Most Recent Placement | Placement Type | Placement Provider | Placement Location
    in_care  | 03/04/2016           |                       | 01/02/2017                          | U4             | PR1                | a) In
    left     | 03/04/2012           | 07/10/2017            | 03/04/2012                          | P1             | PR0                | b) Out
    no_day   | 03/04/2016           |                       |                                     | K2             | PR4                | Mars
"""  # noqa: E501  as wide as its headings


def test_list_8_gives_the_latest_placement_until_care_ended(tmp_path):
    found = gathered(tmp_path, list_8=PLACED)

    assert rows(
        found, "cla_placement", "child_id", "started_on", "ended_on", "placement_type", "provider",
        "in_boundary",
    ) == [
        ("in_care", dt.date(2017, 2, 1), None, "U4", "PR1", "yes"),
        ("left", dt.date(2012, 4, 3), dt.date(2017, 10, 7), "P1", "PR0", "no"),
    ]  # fmt: skip


def test_list_8_gives_care_and_no_placement_without_the_day_it_began(tmp_path):
    found = gathered(tmp_path, list_8=LIST_8)

    assert rows(found, "cla_episodes", "child_id", "started_on", "ended_on", "legal_status") == [
        ("in_care", dt.date(2016, 4, 3), None, "C2"),
        ("left", dt.date(2012, 4, 3), dt.date(2017, 10, 7), "V2"),
    ]
    assert rows(found, "person", "child_id", "is_uasc") == [("in_care", "no"), ("left", "yes")]
    assert "cla_placement" not in found.tables
    assert "cla_visits" not in found.tables  # the column is not there: no data, not no visit


TWO_PERIODS = """
    Child ID | LookedAfterStartDate | CeasedLookedAfterDate | PermanencePlan
    returned | 03/04/2015           | 07/10/2016            | a) Return to family
    returned | 03/04/2017           |                       | f) Long-term fostering
    left     | 03/04/2015           | 07/10/2017            | b) Adoption
"""


def test_the_care_plan_is_of_the_period_that_is_open(tmp_path):
    found = gathered(tmp_path, list_8=TWO_PERIODS)

    assert rows(found, "cla_care_plan", "child_id", "permanence_plan") == [
        ("returned", "long-term fostering"),
    ]  # fmt: skip
    assert said(found, "conflict") == []


def test_a_column_of_the_latest_that_is_blank_in_every_row_is_no_data(tmp_path):
    blank = """
        Child ID | LookedAfterStartDate | CeasedLookedAfterDate | LastDentalCheckDate
        in_care  | 03/04/2017           |                       |
    """

    assert "cla_health" not in gathered(tmp_path / "a", list_8=blank).tables
    assert "cla_episodes" in gathered(tmp_path / "a", list_8=blank).tables


LIST_9 = """
    Child ID | LA in Touch | Type of Accommodation | Suitability of Accommodation | Activity Status
    studying     | a) Yes      | U: Independent living | a) Suitable | F1: Full time
    out_of_touch | b) No       |                       |             |
"""


def test_list_9_holds_for_the_month_loaded_although_it_was_taken_later(tmp_path):
    found = gathered(tmp_path, extracted=dt.date(2017, 12, 14), list_9=LIST_9)

    assert rows(
        found,
        "care_leavers",
        "child_id",
        "effective_on",
        "accommodation",
        "suitability",
        "activity",
    ) == [
        ("studying", NOVEMBER_30, "U", "1", "F1"),
        ("out_of_touch", NOVEMBER_30, NOT_RECORDED, NOT_RECORDED, NOT_RECORDED),
    ]
    assert found.reaches["care_leavers"].reach.latest_only
    assert "pathway_plans" not in found.tables


LIST_10 = """
    Child ID     | ADMSHOBPADecisionDate | PlacedForAdoptionDate | AdoptionOrderDate
    adopted      | 01/02/2017 | 01/06/2017 | 20/10/2017
    never_placed    | 01/02/2017 |            | 20/10/2017
    order_first     | 01/02/2017 | 20/10/2017 | 01/06/2017
    same_day        | 01/02/2017 | 20/10/2017 | 20/10/2017
"""


def test_an_adoption_order_before_its_placement_is_set_aside(tmp_path):
    found = gathered(tmp_path, list_10=LIST_10)

    assert [row[0] for row in rows(found, "permanence", "child_id")] == [
        "adopted", "never_placed", "same_day",
    ]  # fmt: skip
    assert aside(found) == [("permanence", 4, "adoption order before its placement")]


def test_a_list_of_decisions_reaches_back_to_its_earliest_order(tmp_path):
    found = gathered(tmp_path, list_10=LIST_10)

    assert found.reaches["permanence"].reach.first == dt.date(2017, 10, 1)
