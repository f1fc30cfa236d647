"""What was not read removes no row silently, and opens none: set aside, or not recorded."""

import datetime as dt

import pytest
from openpyxl import Workbook

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.findings import Kind
from records.loading import aside, gathered, rows, said

REFERRALS = """
    cine_referral_id|cine_person_id|cine_referral_date|cine_close_date|cine_referral_nfa|cine_referral_source_code|cine_referral_source_desc
    R1 | stays      | 2017-06-01 |            | N     | 6  | a neighbour of the family
    R2 | not_read   | 2017-06-01 |            | maybe | 6  | x
    R3 | not_filled | 2017-06-01 |            |       | ?? | y
    R4 | no_action  | 2017-06-01 |            | Y     |    | z
    R5 | no_end     | 2017-06-01 | 31/09/2017 | N     | 6  | x
    R6 | no_null    | 2017-06-01 | NULL       | N     | 6  | x
    R7 | stands_in  | 2017-06-01 | 1900-01-01 | N     | 6  | x
    R8 | never      | 2017-06-01 | infinity   | N     | 6  | x
    R9 | closed     | 2017-06-01 | 2017-09-01 | N     | 6  | x
"""
LIST_7 = """
    Child ID |Child Protection Plan Start Date|Child Protection Plan End Date|DateOfLastStatutoryVisit|Date of latest review conference
    open     | 01/06/2017 |            | 20/11/2017 | 01/09/2017
    no_end   | 01/06/2017 | 2017 or so | 20/11/2017 | 01/09/2017
    no_day   | 01/06/2017 |            | yesterday  | 01/09/2017
"""  # noqa: E501  as wide as its headings


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return gathered(tmp_path_factory.mktemp("ssd"), ssd_cin_episodes=REFERRALS)


def test_a_filter_that_was_not_read_keeps_its_row_as_not_recorded(found):
    episodes = {child for (child,) in rows(found, "cin_episodes", "child_id")}

    assert {"stays", "not_read", "not_filled"} <= episodes
    assert "no_action" not in episodes
    kept = dict(rows(found, "referrals", "child_id", "no_further_action"))
    assert (kept["not_read"], kept["no_action"]) == (NOT_RECORDED, "yes")


def test_an_end_that_was_not_read_opens_nothing(found):
    ends = dict(rows(found, "cin_episodes", "child_id", "ended_on"))

    assert "no_end" not in ends
    assert aside(found) == [("cin_episodes", 6, "its end could not be read")]
    assert "no_end" in {child for (child,) in rows(found, "referrals", "child_id")}


def test_what_programs_write_for_no_end_is_none(found):
    ends = dict(rows(found, "cin_episodes", "child_id", "ended_on"))

    assert {ends[child] for child in ("no_null", "stands_in", "never", "stays")} == {None}
    assert ends["closed"] == dt.date(2017, 9, 1)
    assumed = {one.typed: one.assumed for one in found.findings if one.kind is Kind.UNREAD}
    assert assumed["31/09/2017"] == "not known whether it ended: the row is set aside"
    assert assumed["1900-01-01"] == "counted as not ended"


def test_a_text_beside_a_good_code_needs_no_reading(found):
    of_source = [
        (one.place.heading, one.typed, one.rows)
        for one in found.findings
        if one.kind is Kind.UNREAD and "source" in one.problem
    ]

    assert of_source == [
        ("cine_referral_source_code", "??", (4,)),
        ("cine_referral_source_desc", "y", (4,)),
        ("cine_referral_source_desc", "z", (5,)),
    ]


def test_every_value_not_read_is_written_down_by_the_columns_it_fills(found):
    held = {
        (one["table"], one["column"], one["row"])
        for one in found.unread.to_pylist()
        if one["row"] == 3
    }

    assert held == {
        ("referrals", "no_further_action", 3),
        ("cin_episodes", "", 3),  # whether it belongs there
    }


def test_one_rule_for_the_lists_of_annex_a(tmp_path):
    found = gathered(tmp_path, list_7=LIST_7)

    assert rows(found, "cp_plans", "child_id") == [("open",), ("no_day",)]
    assert rows(found, "cp_visits", "child_id") == [("open",)]
    assert aside(found) == [
        ("cp_plans", 3, "its end could not be read"),
        ("cp_visits", 4, "its Date of the Last Statutory Visit could not be read"),
    ]
    assert said(found, "row set aside")


def test_a_visit_whose_day_was_not_read_is_one_thing_to_mend(tmp_path):
    """Each kind of visit begins by that day: the row is set aside, and not also a value unread."""
    visits = """
        Child Unique ID | Visit Date | Visit Type | Seen Alone | Child Seen
        seen            | 20/11/2017 | CP         | yes        | yes
        no_day          | yesterday  | CP         | yes        | yes
    """

    found = gathered(tmp_path, visits=visits)

    assert rows(found, "cp_visits", "child_id") == [("seen",)]
    [unread] = [one for one in found.findings if one.kind is Kind.UNREAD]
    assert (unread.typed, unread.assumed) == ("yesterday", "missing: the row is set aside")


def test_an_error_of_the_workbook_in_an_end_opens_nothing(tmp_path):
    """A cell such as #REF! is nothing to the reader and something to whoever wrote it."""
    book = Workbook()
    sheet = book.active
    sheet.title = "List_7"
    sheet.append(["Child ID", "Child Protection Plan Start Date", "Child Protection Plan End Date"])
    sheet.append(["open", dt.date(2017, 6, 1), None])
    sheet.append(["no_end", dt.date(2017, 6, 1), "#REF!"])
    sheet["C3"].data_type = "e"
    (tmp_path / "feeds").mkdir()
    book.save(tmp_path / "feeds" / "list_7.xlsx")

    found = gathered(tmp_path)

    assert rows(found, "cp_plans", "child_id") == [("open",)]


def test_a_kind_of_leaving_that_was_not_read_may_be_an_adoption(tmp_path):
    episodes = """
        CHILD | DECOM      | RNE | LS | CIN | PLACE | PLACE_PROVIDER | DEC        | REC | REASON_PLACE_CHANGE | HOME_POST | PL_POST | URN
        left  | 01/06/2017 | S   | V2 | N1  | U6    | PR1            | 01/10/2017 | E?? |                     |           |         |
        stays | 01/06/2017 | S   | V2 | N1  | U6    | PR1            |            |     |                     |           |         |
    """  # noqa: E501  as wide as its headings

    found = gathered(tmp_path, month="2018-03", Episodes=episodes)

    assert ("permanence", 2, "its REC could not be read") in aside(found)
    assert len(rows(found, "cla_episodes", "child_id")) == 2
