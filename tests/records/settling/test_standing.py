"""A list of how things stand beside a history of the same: the row that holds that day compares."""

import datetime as dt

from records.loading import gathered
from records.settling.test_joining import disagreeing

FEED = """
    Child Unique ID | Effective Date | Eligibility Category | In Touch | Type of Accommodation | Suitability of Accommodation | Activity Status
    agrees          | 01/02/2016     | relevant             | NO       | U                     | 1                            | G4
    agrees          | 01/03/2017     | relevant             | YES      | Z                     | 1                            | F5
    moved           | 01/03/2017     | relevant             | YES      | Z                     | 1                            | F2
    lost            | 01/03/2017     | relevant             | YES      | U                     | 1                            | F4
    blank_there     | 01/03/2017     | relevant             | YES      | U                     |                              | F1
    aged_out        | 01/03/2012     | relevant             | YES      | U                     | 1                            | F2
"""  # noqa: E501
LIST_9 = """
    Child Unique ID | Eligibility Category | LA in Touch | Type of Accommodation | Suitability of Accommodation | Activity Status | Latest Date of Contact
    agrees          | relevant             | YES         | Z                     | 1                            | F3              | 03/11/2017
    moved           | relevant             | YES         | X                     | 1                            | F2              | 03/11/2017
    lost            | relevant             | NO          | U                     | 1                            | P3              | 03/03/2017
    blank_there     | relevant             | YES         |                       | 1                            | F1              | 03/11/2017
    there_alone     | relevant             | YES         | U                     | 1                            | G4              | 03/11/2017
    and_there       | relevant             | YES         | U                     | 1                            | G4              | 03/11/2017
"""  # noqa: E501


def test_the_latest_status_of_a_feed_is_held_against_the_list_of_today(tmp_path):
    found = gathered(tmp_path, care_leavers=FEED, list_9=LIST_9)

    believed = "the care_leavers feed is believed"
    assert sorted(disagreeing(found, "care_leavers")) == [
        ("2 rows of 2 children stand in list 9 and not in the care_leavers feed",
         (6, 7), (), believed),
        ("accommodation differs from list 9 in 1 child", (4,), (3,), believed),
        ("activity differs from list 9 in 1 child", (5,), (4,), believed),
        ("in touch differs from list 9 in 1 child", (5,), (4,), believed),
    ]  # fmt: skip


def test_what_stands_today_does_not_complete_what_stood_since(tmp_path):
    found = gathered(tmp_path, care_leavers=FEED, list_9=LIST_9)

    assert found.completed_words.get("care_leavers") is None
    assert found.tables["care_leavers"]["suitability"].to_pylist()[4] == "not recorded"


def test_a_status_recorded_after_the_list_is_not_held_against_it(tmp_path):
    later = FEED + "    agrees | 02/12/2017 | relevant | NO | U | 1 | G4"
    found = gathered(tmp_path, extracted=dt.date(2017, 12, 5), care_leavers=later, list_9=LIST_9)

    assert len(disagreeing(found, "care_leavers")) == 4
