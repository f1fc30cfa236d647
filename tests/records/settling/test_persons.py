"""One row for each child, the list to believe, and disagreements that are reported."""

import datetime as dt

from lineofsight.kernel.codes import NOT_RECORDED
from records.loading import gathered, rows, said

LIST_8 = """
    Child ID | Date of Birth | Gender    | Ethnicity | LookedAfterStartDate | CeasedLookedAfterDate
    known    | 03/04/2009    | b) Female | a) WBRI   | 01/06/2017           |
    unsaid   |               |           |           | 01/06/2017           |
"""
LIST_3 = """
    Child ID | Date of Birth | Gender | Ethnicity | Date of referral
    known    | 04/04/2009    | Female | a) WBRI   | 01/11/2017
    unsaid   | 05/05/2010    | Male   | k) APKN   | 02/11/2017
    referred | 06/06/2011    | Male   | a) White  | 03/11/2017
"""


def test_the_first_list_in_order_that_says_anything_is_believed(tmp_path):
    found = gathered(tmp_path, list_3=LIST_3, list_8=LIST_8)

    assert rows(found, "person", "child_id", "born_on", "sex") == [
        ("known", dt.date(2009, 4, 3), "female"),
        ("unsaid", dt.date(2010, 5, 5), "male"),
        ("referred", dt.date(2011, 6, 6), "male"),
    ]


def test_a_disagreement_is_a_conflict_at_its_place(tmp_path):
    found = gathered(tmp_path, list_3=LIST_3, list_8=LIST_8)

    assert said(found, "conflict") == [("the date of birth differs from list 8", (2,))]


def test_a_group_alone_gives_the_group_and_no_code(tmp_path):
    found = gathered(tmp_path, list_3=LIST_3)

    assert rows(found, "person", "child_id", "ethnicity", "ethnicity_group") == [
        ("known", "WBRI", "White"),
        ("unsaid", "APKN", "Asian"),
        ("referred", NOT_RECORDED, "White"),
    ]
    assert said(found, "value not read") == [("a group and not one of the codes", (4,))]


UNBORN = """
    Child ID     | Date of Birth | Age of Child (Years) | Date of referral
    by_age       |               | -1                   | 01/11/2017
    by_day       | 04/02/2018    |                      | 01/11/2017
    in_words     |               | Unborn               | 01/11/2017
    past_due     | 20/11/2017    | -1                   | 01/11/2017
    born         | 20/11/2017    | 0                    | 01/11/2017
    unclear_one  |               |                      | 01/11/2017
    by_fractions | 20/11/2009    | 8.03                 | 01/11/2017
"""


def test_unborn_by_age_or_by_a_day_to_come(tmp_path):
    found = gathered(tmp_path, list_3=UNBORN)

    assert rows(found, "person", "child_id", "is_unborn") == [
        ("by_age", "yes"),
        ("by_day", "yes"),
        ("in_words", "yes"),
        ("past_due", "yes"),
        ("born", "no"),
        ("unclear_one", NOT_RECORDED),
        ("by_fractions", "no"),
    ]
    assert said(found, "check") == [
        ("an unborn child whose day of birth has passed", (5,)),
        ("no date of birth, and not unborn: age not known", (7,)),
    ]


def test_a_child_of_several_lists_is_one_row_and_other_identifiers_are_others(tmp_path):
    list_1 = """
        Child ID | Date of Birth | Date of Contact
        0012     | 03/04/2009    | 01/11/2017
        12       | 03/04/2009    | 01/11/2017
        0012     | 03/04/2009    | 02/11/2017
    """

    found = gathered(tmp_path, list_1=list_1, list_3=LIST_3)

    assert [row[0] for row in rows(found, "person", "child_id")] == [
        "known", "unsaid", "referred", "0012", "12",
    ]  # fmt: skip


def test_disability_comes_from_whichever_list_gives_it(tmp_path):
    list_6 = """
        Child ID | HasDisability | CIN Start Date | CIN Closure Date
        known    | a) Yes        | 01/06/2017     |
        unsaid   | c) Unknown    | 01/06/2017     |
    """

    found = gathered(tmp_path, list_6=list_6, list_3=LIST_3)

    told = dict(rows(found, "person", "child_id", "is_disabled"))
    assert told["known"] == "yes"
    assert told["unsaid"] == NOT_RECORDED
    assert told["unsaid"] == NOT_RECORDED


def test_a_birth_that_no_pregnancy_reaches_is_not_read(tmp_path):
    """30 November 2017 and 40 weeks are 6 September 2018."""
    list_3 = """
        Child ID | Date of Birth | Age of Child (Years) | Date of referral
        expected | 06/09/2018    |                      | 01/11/2017
        too_late | 07/09/2018    | 10                   | 01/11/2017
        known    | 03/05/2030    | 8                    | 01/11/2017
        not_born | 03/05/2030    | -1                   | 01/11/2017
    """
    found = gathered(tmp_path, list_3=list_3, list_8=LIST_8)

    assert rows(found, "person", "child_id", "born_on", "is_unborn") == [
        ("known", dt.date(2009, 4, 3), "no"),
        ("unsaid", None, NOT_RECORDED),
        ("expected", dt.date(2018, 9, 6), "yes"),
        ("too_late", None, NOT_RECORDED),
        ("not_born", None, "yes"),
    ]
    (unread,) = [one for one in found.findings if "40 weeks after" in one.problem]
    assert (unread.kind, unread.rows, unread.typed) == ("value not read", (3, 4, 5), "")
    assert unread.place.words == "list_3.csv, column Date of Birth (B)"
    assert ("person", "born_on", 3) in {
        (one["table"], one["column"], one["row"]) for one in found.unread.to_pylist()
    }
