"""A breakdown that no source can give is no data, never one group of *not recorded*."""

from dataclasses import replace

from drawn import Figure, dataset, figures
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
