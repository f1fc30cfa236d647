"""A breakdown that no source can give is no data, never one group of *not recorded*."""

from dataclasses import replace

from drawn import Figure, dataset, figures
from lineofsight.indicators.areas.front_door import FD1
from lineofsight.indicators.areas.looked_after import LAC1
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
