"""Several returns of one month as one picture: what is completed, what is not, what disagrees."""

import csv
import datetime as dt

import pytest

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.findings import Kind
from lineofsight.records.home import Home
from lineofsight.records.load_report import in_lines
from lineofsight.records.snapshots import open_month
from records.loading import gathered, rows, sealed

PLANS = """
    cppl_cp_plan_id | cppl_person_id | cppl_cp_plan_start_date | cppl_cp_plan_end_date | cppl_cp_plan_initial_category | cppl_cp_plan_latest_category
    1               | same           | 01/03/2017              |                       | NEG                           |
    2               | near           | 04/04/2017              |                       | EMO                           | EMO
    3               | ended_there    | 01/05/2017              |                       | NEG                           | NEG
    4               | other_words    | 01/06/2017              |                       | PHY                           | SAB
    5               | here_alone     | 01/07/2017              |                       | NEG                           | NEG
    6               | 000012         | 01/08/2017              |                       | NEG                           | NEG
    7               | long_ago       | 01/02/2012              | 01/03/2013            | NEG                           | NEG
"""  # noqa: E501
LIST_7 = """
    Child Unique ID | Child Protection Plan Start Date | Child Protection Plan End Date | Initial Category of Abuse | Latest Category of Abuse | Allocated Team | Number of Previous Child Protection Plans
    same            | 01/03/2017                       |                                | NEG                       | EMO                      | North          | 1
    near            | 01/04/2017                       |                                | EMO                       | EMO                      | South          | 0
    ended_there     | 01/05/2017                       | 20/11/2017                     | NEG                       | NEG                      | North          | 0
    other_words     | 01/06/2017                       |                                | NEG                       | SAB                      | East           | 0
    there_alone     | 01/07/2017                       | 30/09/2017                     | NEG                       | NEG                      | East           | 0
    12              | 01/08/2017                       |                                | NEG                       | NEG                      | East           | 0
"""  # noqa: E501


@pytest.fixture(scope="module")
def joined(tmp_path_factory):
    return gathered(tmp_path_factory.mktemp("joined"), ssd_cp_plans=PLANS, list_7=LIST_7)


def disagreeing(found, table):
    return [
        (one.problem, one.rows, one.beside_rows, one.assumed)
        for one in found.findings
        if one.kind is Kind.DISAGREEMENT and one.table == table
    ]


def test_the_rows_are_those_of_the_preferred_source(joined):
    assert [child for (child,) in rows(joined, "cp_plans", "child_id")] == [
        "same", "near", "ended_there", "other_words", "here_alone", "000012", "long_ago",
    ]  # fmt: skip


def test_what_that_source_has_no_column_for_is_completed(joined):
    assert rows(joined, "cp_plans", "child_id", "team", "previous_plans")[:6] == [
        ("same", "North", 1),
        ("near", "South", 0),
        ("ended_there", "North", 0),
        ("other_words", "East", 0),
        ("here_alone", None, None),
        ("000012", None, None),  # leading zeros are kept: it is not 12
    ]
    assert "team" not in joined.lacks["cp_plans"]


def test_a_blank_is_completed_and_a_value_stays(joined):
    assert rows(joined, "cp_plans", "initial_category", "latest_category")[:4] == [
        ("NEG", "EMO"),
        ("EMO", "EMO"),
        ("NEG", "NEG"),
        ("PHY", "SAB"),
    ]


def test_a_blank_end_says_open_and_is_no_gap(joined):
    assert rows(joined, "cp_plans", "ended_on")[2] == (None,)
    assert ("end differs from list 7 in 1 child", (4,), (4,), "ssd_cp_plans is believed") in (
        disagreeing(joined, "cp_plans")
    )


def test_every_disagreement_names_both_rows(joined):
    believed = "ssd_cp_plans is believed"

    assert sorted(disagreeing(joined, "cp_plans")) == [
        ("2 rows of 2 children stand in list 7 and not in ssd_cp_plans", (6, 7), (), believed),
        ("2 rows of 2 children stand in ssd_cp_plans and not in list 7", (6, 7), (), believed),
        ("end differs from list 7 in 1 child", (4,), (4,), believed),
        ("initial category differs from list 7 in 1 child", (5,), (5,), believed),
        ("start differs from list 7 in 1 child", (3,), (3,), believed),
    ]


def test_what_one_source_is_too_short_to_tell_is_no_disagreement(joined):
    """The plan that ended in 2013 lies before list 7 begins."""
    alone = [
        rows
        for problem, rows, *_ in disagreeing(joined, "cp_plans")
        if "ssd_cp_plans and" in problem
    ]

    assert alone == [(6, 7)]


def test_every_completed_value_says_where_it_came_from(joined):
    values = joined.completed.to_pylist()
    files = {place: source.file for place, source in enumerate(joined.sources)}
    team = [one for one in values if (one["table"], one["column"]) == ("cp_plans", "team")]

    assert sorted((one["row"], one["from_row"]) for one in team) == [(2, 2), (3, 3), (4, 4), (5, 5)]
    assert {files[one["source"]] for one in team} == {"ssd_cp_plans.csv"}
    assert {files[one["from_source"]] for one in team} == {"list_7.csv"}
    assert [one["row"] for one in values if one["column"] == "latest_category"] == [2]


VISITS = """
    Child Unique ID | Visit Date | Visit Type | Seen Alone
    seen            | 01/11/2017 | CP         |
    seen            | 10/11/2017 | CP         | no
    twice           | 02/11/2017 | CP         |
    twice           | 02/11/2017 | CP         | yes
"""
LATEST = """
    Child Unique ID | Child Protection Plan Start Date | Child Protection Plan End Date | Date of the Last Statutory Visit | Was the Child Seen Alone?
    seen            | 01/03/2017                       |                                | 10/11/2017                       | Yes
    twice           | 01/03/2017                       |                                | 02/11/2017                       | Yes
    missed          | 01/03/2017                       |                                | 12/11/2017                       | Yes
"""  # noqa: E501


def test_a_list_of_the_latest_lacks_no_earlier_row(tmp_path):
    found = gathered(tmp_path, visits=VISITS, list_7=LATEST)

    assert sorted(disagreeing(found, "cp_visits")) == [
        ("1 row of 1 child stands in list 7 and not in the visits feed", (4,), (),
         "the visits feed is believed"),
        ("seen alone differs from list 7 in 1 child", (3,), (2,), "the visits feed is believed"),
    ]  # fmt: skip


def test_rows_that_cannot_be_told_apart_are_not_completed(tmp_path):
    """Two visits of one day in the feed differ only in what list 7 does not say."""
    visits = """
        Child Unique ID | Visit Date | Visit Type | Child Seen
        twice           | 02/11/2017 | CP         | yes
        twice           | 02/11/2017 | CP         | no
        once            | 02/11/2017 | CP         | yes
    """
    latest = LATEST.replace("seen            | 01/03", "once            | 01/03").replace(
        "10/11/2017", "02/11/2017"
    )

    found = gathered(tmp_path, visits=visits, list_7=latest)

    assert rows(found, "cp_visits", "child_id", "child_seen", "seen_alone") == [
        ("twice", "yes", NOT_RECORDED),
        ("twice", "no", NOT_RECORDED),
        ("once", "yes", "yes"),
    ]


EPISODES = """
    CHILD | DECOM      | RNE | LS | CIN | PLACE | PLACE_PROVIDER | DEC        | REC | REASON_PLACE_CHANGE | HOME_POST | PL_POST | URN
    care  | 01/02/2017 | S   | C2 | N1  | U6    | PR1            | 01/06/2017 | X1  |                     |           |         |
    care  | 01/06/2017 | P   | C2 | N1  | K2    | PR4            |            |     |                     |           |         | SC1
    gone  | 01/02/2017 | S   | C2 | N1  | U6    | PR1            | 01/10/2017 | E4A |                     |           |         |
"""  # noqa: E501
HEADER = """
    CHILD | SEX | DOB        | ETHNIC | UPN | MOTHER | MC_DOB
    care  | 1   | 01/02/2010 | WBRI   |     |        |
    gone  | 1   | 01/02/2010 | WBRI   |     |        |
"""
LIST_8 = """
    Child Unique ID | Date of Birth | Date Started to be Looked After | Date Ceased to be Looked After | Child's Legal Status | Allocated Team
    care            | 01/02/2010    | 01/02/2017                      |                                | C1                   | Care 1
    gone            | 01/02/2010    | 01/02/2017                      | 01/10/2017                     | C2                   | Care 2
    added           | 01/02/2010    | 01/09/2017                      |                                | C2                   | Care 2
"""  # noqa: E501


def test_each_episode_within_a_period_of_care_has_the_team_of_the_period(tmp_path):
    found = gathered(tmp_path, episodes=EPISODES, header=HEADER, list_8=LIST_8)

    assert rows(found, "cla_episodes", "child_id", "legal_status", "team") == [
        ("care", "C2", "Care 1"),
        ("care", "C2", "Care 1"),
        ("gone", "C2", "Care 2"),
    ]


PLACEMENTS = """
    Child Unique ID | Placement Start Date | Placement End Date | Placement Type | Reason for New Episode
    care            | 01/02/2017           | 01/06/2017         | U6             | S
    care            | 03/06/2017           |                    | K2             | P
"""  # noqa: E501


def test_the_next_sources_complete_in_their_order_and_a_start_days_apart_is_one(tmp_path):
    found = gathered(tmp_path, placements=PLACEMENTS, episodes=EPISODES, header=HEADER)

    assert rows(found, "cla_placement", "started_on", "provider", "urn") == [
        (dt.date(2017, 2, 1), "PR1", None),
        (dt.date(2017, 6, 3), "PR4", "SC1"),
    ]
    assert disagreeing(found, "cla_placement") == [
        ("1 row of 1 child stands in SSDA903 Episodes and not in the placements feed", (4,), (),
         "the placements feed is believed"),
        ("start differs from SSDA903 Episodes in 1 child", (3,), (3,),
         "the placements feed is believed"),
    ]  # fmt: skip


def test_the_report_lists_them_on_the_terminal_and_row_by_row_in_the_csv(tmp_path):
    result = sealed(tmp_path, ssd_cp_plans=PLANS, list_7=LIST_7)

    lines = list(in_lines(result.report))
    (report,) = (tmp_path / "home" / "reports").glob("*/load_report.csv")
    listed = list(csv.DictReader(report.read_text("utf-8-sig").splitlines()))
    ends = [one for one in listed if one["problem"].startswith("end differs")]

    assert "Sources disagree: 7" in lines
    assert any("team from list 7 in 4 rows" in line for line in lines)
    assert [(one["file"], one["row"], one["beside file"], one["beside row"]) for one in ends] == [
        ("ssd_cp_plans.csv", "4", "list_7.csv", "4")
    ]
    page = next((tmp_path / "home" / "reports").glob("*/load_report.html")).read_text()
    assert "end differs from list 7 in 1 child" in page


def test_what_was_completed_is_sealed_and_opened_with_the_month(tmp_path):
    result = sealed(tmp_path, ssd_cp_plans=PLANS, list_7=LIST_7)

    with open_month(Home(tmp_path / "home"), result.seal) as opened:
        columns = set(opened.completed.column("column").to_pylist())
    assert {"team", "latest_category", "previous_plans"} <= columns
    assert "completed_values.parquet" in result.seal.digests


def test_one_source_alone_completes_nothing(tmp_path):
    found = gathered(tmp_path, ssd_cp_plans=PLANS)

    assert found.completed.num_rows == 0
    assert disagreeing(found, "cp_plans") == []


def test_identifiers_that_differ_in_case_alone_are_two_children_and_said(tmp_path):
    list_3 = """
        Child Unique ID | Date of Birth | Date of referral
        ab1             | 01/02/2010    | 01/11/2017
    """
    list_1 = """
        Child Unique ID | Date of Birth | Date of Contact | Contact Source
        AB 1            | 01/02/2010    | 01/11/2017      | 6
    """

    found = gathered(tmp_path, list_3=list_3, list_1=list_1)

    assert found.tables["person"].num_rows == 2
    assert [(one.rows, one.beside_rows) for one in found.findings if one.kind is Kind.CHECK] == [
        ((2,), (2,))
    ]


def test_a_fact_of_another_list_than_the_childs_row_says_so(tmp_path):
    found = gathered(tmp_path, episodes=EPISODES, header=HEADER, list_8=LIST_8)

    sources = [source.file for source in found.sources]
    said = {
        (one["column"], sources[one["from_source"]])
        for one in found.completed.to_pylist()
        if one["table"] == "person"
    }
    assert said == {
        ("sex", "header.csv"),
        ("ethnicity", "header.csv"),
        ("ethnicity_group", "header.csv"),
    }


EPISODES_OF_A_FEED = """
    Child Unique ID | Missing From     | Returned
    gone            | 03/11/2017 20:00 | 04/11/2017 09:00
    away            | 05/11/2017 21:00 | 05/11/2017 23:00
    not_in_care     | 06/11/2017 20:00 |
"""
EPISODES_OF_THE_RETURN = """
    CHILD | DOB        | MISSING | MIS_START  | MIS_END
    gone  | 01/01/2004 | M       | 03/11/2017 | 04/11/2017
    away  | 01/01/2004 | A       | 05/11/2017 | 05/11/2017
"""


def test_the_return_says_which_episodes_of_a_feed_are_away_without_authorisation(tmp_path):
    found = gathered(tmp_path, missing_episodes=EPISODES_OF_A_FEED, missing=EPISODES_OF_THE_RETURN)

    assert rows(found, "missing", "child_id", "kind") == [
        ("gone", "M"), ("away", "A"), ("not_in_care", "not recorded"),
    ]  # fmt: skip
