"""A breakdown that no source can give is no data, never one group of *not recorded*."""

from dataclasses import replace

import pytest

from drawn import Figure, dataset, figures
from lineofsight.indicators.areas.front_door import FD1
from lineofsight.indicators.areas.looked_after import LAC1
from lineofsight.indicators.breakdowns import named
from lineofsight.kernel.periods import Month

MARCH = Month(2018, 3)


def test_a_breakdown_no_list_speaks_of_is_no_data_and_the_others_stand():
    data = dataset(
        cla_episodes="child_id | started_on | legal_status\nchild | 2017-05-01 | C2",
        person="child_id | born_on    | sex\nchild    | 2010-05-01 | female",
    )
    silent = replace(data, seal=replace(data.seal, lacks={"person": ("is_disabled",)}))

    assert figures(LAC1, silent, MARCH, by="disability") == [Figure(state="no_data")]
    assert figures(LAC1, silent, MARCH, by="sex") == [Figure("female", 1)]
    assert figures(LAC1, data, MARCH, by="disability") == [Figure("not recorded", 1)]


def test_a_team_no_list_speaks_of_is_no_data_and_with_allocations_it_is_given():
    contacts = "child_id | contacted_on\nchild | 2018-03-05"
    silent = dataset(contacts=contacts, not_loaded=["involvements"])
    held = dataset(
        contacts=contacts,
        involvements="""
            child_id | worker_id | team  | started_on | allocation
            child    | worker    | North | 2018-03-01 | primary
        """,
    )

    assert figures(FD1, silent, MARCH, by="team") == [Figure(state="no_data")]
    assert figures(FD1, held, MARCH, by="team") == [Figure("North", 1)]


def test_ten_breakdowns_of_one_child():
    data = dataset(
        cla_episodes="""
            child_id | started_on | legal_status | need | team
            child    | 2017-05-01 | C2           | N1   | North
            no_facts | 2017-05-01 | C2           |      |
        """,
        cin_episodes="""
            child_id | started_on | ended_on   | primary_need
            child    | 2017-04-01 | 2018-03-31 | N4
            child    | 2018-03-31 |            | N5
        """,
        cla_placement="""
            child_id | started_on | ended_on   | placement_type
            child    | 2017-05-01 | 2018-03-31 | U4
            child    | 2018-03-31 |            | K2
        """,
        department="""
            team  | service      | started_on
            North | Old name     | 2015-01-01
            North | Safeguarding | 2018-03-31
            North | Not yet      | 2018-04-01
        """,
        person="child_id | is_uasc | ward\nchild    | yes     | Mill Park",
    )

    def groups(by):
        return {figure.group for figure in figures(LAC1, data, MARCH, by=by)}

    assert groups("service") == {"Safeguarding", "not recorded"}
    assert groups("need") == {"N5", "not recorded"}  # of need before that of care
    assert groups("placement") == {"Children's home", "Not in a placement"}
    assert groups("uasc") == {"yes", "not recorded"}
    assert groups("ward") == {"Mill Park", "not recorded"}


def test_a_service_without_a_register_of_teams_is_no_data():
    contacts = "child_id | contacted_on\nchild | 2018-03-05"
    data = dataset(contacts=contacts, not_loaded=["department"])

    assert figures(FD1, data, MARCH, by="service") == [Figure(state="no_data")]


ASKED = """
    child_id       | is_uasc | born_on
    in_care        | yes     | 2008-05-05
    left_care      | yes     | 1998-05-05
    former_in_need | yes     | 2008-05-05
    in_need        |         | 2008-05-05
"""


@pytest.mark.parametrize(
    ("code", "counted", "is_asked_of"),
    [
        ("LAC1", {"cla_episodes": "child_id | started_on\nin_care | 2017-05-01"}, True),
        ("CL1", {"care_leavers": "child_id | effective_on\nleft_care | 2018-03-31"}, True),
        ("FD6", {"referrals": "child_id | referred_on\nformer_in_need | 2018-03-05"}, False),
        # those in care are left out of it, so that nobody in it was asked
        ("CIN2", {"cin_plans": "child_id | started_on\nin_need | 2018-01-05"}, False),
    ],
)
def test_what_annex_a_asks_of_children_in_care_alone_is_no_group_of_others(
    code, counted, is_asked_of
):
    annex_a = dataset(not_loaded=["immigration_status"], person=ASKED, **counted)
    immigration = dataset(person=ASKED, **counted)

    found = figures(code, annex_a, MARCH, by="uasc")
    assert (found != [Figure(state="no_data")]) == is_asked_of
    assert figures(code, immigration, MARCH, by="uasc") != [Figure(state="no_data")]


def test_a_need_is_written_with_what_its_code_means_and_other_groups_as_they_are():
    assert named("need").said("N1") == "N1 Abuse or neglect"
    assert named("need").said("NEG") == "NEG Neglect"
    assert named("need").said("not recorded") == "not recorded"
    assert named("ward").said("Mill Park") == "Mill Park"
