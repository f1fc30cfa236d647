"""Local feeds go first, and a feed that describes what a return describes fills its table."""

import datetime as dt

import pytest

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.kernel.problems import Problem
from records.loading import aside, gathered, rows, said

VISITS = """
    Child Unique ID | Visit Date | Visit Type             | Seen Alone | Method
    in_need         | 03/11/2017 | CIN                    | Y          | phone
    protected       | 04/11/2017 | Child protection visit | N          |
    in_care         | 05/11/2017 | CLA                    |            | in person
    left_care       | 06/11/2017 | care leaver            | Y          |
    of_no_kind      | 07/11/2017 | duty call              | Y          |
"""


def test_visits_are_parted_by_kind(tmp_path):
    found = gathered(tmp_path, visits=VISITS)

    assert rows(found, "cin_visits", "child_id", "method", "seen_alone") == [
        ("in_need", "phone", "yes"),
    ]  # fmt: skip
    assert rows(found, "cp_visits", "child_id", "method", "seen_alone") == [
        ("protected", NOT_RECORDED, "no"),
    ]  # fmt: skip
    assert rows(found, "cla_visits", "child_id", "seen_on") == [
        ("in_care", dt.date(2017, 11, 5)),
    ]  # fmt: skip


def test_visits_of_no_table_are_said_and_not_lost(tmp_path):
    found = gathered(tmp_path, visits=VISITS)

    assert said(found, "note") == [("read, and used by no figure yet", (5,))]
    assert said(found, "value not read") == [("not a code of visit type", (6,))]


def test_a_visit_whose_kind_was_not_read_is_set_aside_in_each_table_it_may_be_of(tmp_path):
    found = gathered(tmp_path, visits=VISITS)

    why = "its Visit Type could not be read"
    assert [one for one in sorted(aside(found)) if one[2] == why] == [
        ("cin_visits", 6, why),
        ("cla_visits", 6, why),
        ("cp_visits", 6, why),
    ]


LIST_7 = """
    Child ID  |Child Protection Plan Start Date|Child Protection Plan End Date|DateOfLastStatutoryVisit
    protected | 01/06/2017 |  | 20/11/2017
"""  # noqa: E501  as wide as its headings


def test_one_source_fills_a_table_and_the_other_is_named(tmp_path):
    found = gathered(tmp_path, visits=VISITS, list_7=LIST_7)

    assert rows(found, "cp_visits", "seen_on") == [(dt.date(2017, 11, 4),)]
    assert found.not_taken["cp_visits"] == ("list 7",)
    assert rows(found, "cp_plans", "child_id") == [("protected",)]


def test_a_feed_without_such_visits_leaves_them_to_the_return(tmp_path):
    only_need = "\n".join(VISITS.splitlines()[:3])

    found = gathered(tmp_path, visits=only_need, list_7=LIST_7)

    assert rows(found, "cp_visits", "seen_on") == [(dt.date(2017, 11, 20),)]
    assert found.reaches["cp_visits"].reach.latest_only


def test_an_allocation_without_a_worker_stays(tmp_path):
    allocations = """
        Child Unique ID | Worker ID | Team  | Start Date | End Date | Allocation
        held_by_duty    |           | Duty  | 01/06/2017 |          | primary
        held            | W1        | North | 01/06/2017 |          | Primary
    """

    found = gathered(tmp_path, allocations=allocations)

    assert rows(found, "involvements", "child_id", "worker_id", "allocation") == [
        ("held_by_duty", None, "primary"),
        ("held", "W1", "primary"),
    ]


def test_the_number_of_a_grade_stands_beside_it(tmp_path):
    workers = """
        Worker ID | Employment | FTE | Role          | Grade  | Start Date
        W1        | permanent  | 0.8 | social worker | Gr11   | 01/06/2017
        W2        | Agency     | 1   | SW            | PO     | 01/06/2017
    """

    found = gathered(tmp_path, workers=workers)

    assert rows(found, "professionals", "worker_id", "role", "grade", "grade_number") == [
        ("W1", "social worker", "Gr11", 11),
        ("W2", "social worker", "PO", None),
    ]


def test_times_arrive_with_what_is_known_of_them(tmp_path):
    missing = """
        Child Unique ID | Missing From     | Returned         | Return Interview Held
        timed           | 01/11/2017 22:15 | 02/11/2017 07:00 | 04/11/2017 07:00
        dated           | 01/11/2017       | 02/11/2017       |
        back_same_day   | 05/11/2017 22:15 | 05/11/2017       |
    """

    found = gathered(tmp_path, missing_episodes=missing)

    assert rows(
        found, "missing", "child_id", "missing_on", "missing_has_time", "returned_has_time"
    ) == [
        ("timed", dt.date(2017, 11, 1), 1, 1),
        ("dated", dt.date(2017, 11, 1), 0, 0),
        ("back_same_day", dt.date(2017, 11, 5), 1, 0),  # the hour of return is not known
    ]


def test_names_are_kept_apart_from_the_person(tmp_path):
    people = """
        Child Unique ID | Forename | Surname | Date of Birth | Household ID | UPN | Address Class
        000012          | Invented | Child   | 03/04/2009    | H1           | U1  | protected
    """

    found = gathered(tmp_path, people=people)

    assert rows(found, "person_names", "child_id", "forename", "address_class") == [
        ("000012", "Invented", "protected"),
    ]  # fmt: skip
    assert rows(found, "person", "child_id", "born_on", "upn") == [
        ("000012", dt.date(2009, 4, 3), "U1"),
    ]  # fmt: skip
    assert rows(found, "family", "child_id", "family_id") == [("000012", "H1")]
    assert "forename" not in found.tables["person"].column_names


CONFERENCES = """
    Child Unique ID | Conference Date | Kind                    | Quorate | Participation | Resulted in Plan
    begins          | 02/10/2017      | ICPC                    | Y       |               | yes
    reviewed        | 03/10/2017      | Review conference       | N       | PN1           |
    goes_on         | 04/10/2017      | long plan review        |         |               |
    of_no_kind      | 05/10/2017      | coffee                  |         |               |
"""  # noqa: E501  as wide as its headings


def test_conferences_are_parted_by_kind(tmp_path):
    found = gathered(tmp_path, conferences=CONFERENCES)

    assert rows(found, "initial_cp_conference", "child_id", "quorate", "led_to_plan") == [
        ("begins", "yes", "yes"),
    ]  # fmt: skip
    assert rows(found, "cp_reviews", "child_id", "quorate", "participation") == [
        ("reviewed", "no", "PN1"),
    ]  # fmt: skip
    assert rows(found, "cp_long_plan_reviews", "child_id", "held_on") == [
        ("goes_on", dt.date(2017, 10, 4)),
    ]  # fmt: skip
    assert said(found, "value not read") == [("not a code of conference", (5,))]


ENQUIRIES = """
    Child ID | Strategy Discussion Date | Enquiry Completed | Outcome | Conference Unnecessary
    ended    | 02/10/2017               | 09/10/2017        | NFA     | Y
    open     | 03/10/2017               |                   |         |
"""


def test_enquiries_of_the_feed_go_before_those_of_the_return(tmp_path):
    found = gathered(tmp_path, section_47_enquiries=ENQUIRIES)

    assert rows(found, "s47_enquiry", "child_id", "ended_on", "outcome") == [
        ("ended", dt.date(2017, 10, 9), "no further action"),
        ("open", None, NOT_RECORDED),
    ]


def test_enquiries_without_the_column_of_their_end_are_refused(tmp_path):
    shorn = ENQUIRIES.replace("Enquiry Completed", "Remark")

    with pytest.raises(Problem, match="lacks the column Enquiry Completed"):
        gathered(tmp_path, section_47_enquiries=shorn)
