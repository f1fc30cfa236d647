"""How far back each table answers: by shape, by return, and by what is said."""

import datetime as dt

import pytest

from lineofsight.records.mapping.catalogue import MAPPINGS
from records.loading import gathered

FIRST = {
    "events": "Child Unique ID | Core Group Date\na | 20/09/2017\nb | 03/11/2017",
    "spells": """
        Child Unique ID | Team | Start Date | End Date   | Allocation
        a               | N    | 01/02/2010 | 14/10/2017 | primary
        b               | N    | 01/03/2016 |            | primary
    """,
    "open_spells": """
        Child Unique ID | Team | Start Date | End Date | Allocation
        a               | N    | 01/02/2010 |          | primary
    """,
}


def reach(found, table):
    return found.reaches[table].reach


def test_events_reach_back_to_the_month_of_the_earliest(tmp_path):
    found = gathered(tmp_path, core_groups=FIRST["events"])

    assert reach(found, "core_groups").first == dt.date(2017, 9, 1)
    assert reach(found, "core_groups").last == dt.date(2017, 11, 30)
    assert "20 September 2017" in found.reaches["core_groups"].why


@pytest.mark.parametrize(
    ("first", "is_in_part"),
    [("01/09/2017", False), ("02/09/2017", True), ("01/10/2017", False), ("02/10/2017", False),
     ("03/10/2017", True)],
)  # fmt: skip
def test_a_list_that_starts_in_mid_month_says_so(tmp_path, first, is_in_part):
    """1 October 2017 was a Sunday: a list that starts on Monday the 2nd has the whole month."""
    found = gathered(tmp_path, core_groups=f"Child Unique ID | Core Group Date\na | {first}")

    assert ("in part" in found.reaches["core_groups"].why) is is_in_part


def test_spells_reach_back_to_the_month_of_the_earliest_end(tmp_path):
    found = gathered(tmp_path, allocations=FIRST["spells"])

    assert reach(found, "involvements").first == dt.date(2017, 10, 1)


def test_spells_none_of_which_ended_answer_their_own_month(tmp_path):
    found = gathered(tmp_path, allocations=FIRST["open_spells"])

    assert reach(found, "involvements").first == dt.date(2017, 11, 1)


def test_an_end_after_the_month_does_not_take_the_month_away(tmp_path):
    text = FIRST["spells"].replace("14/10/2017", "04/12/2017")

    found = gathered(tmp_path, extracted=dt.date(2017, 12, 10), allocations=text)

    assert reach(found, "involvements").first == dt.date(2017, 11, 1)
    assert reach(found, "involvements").last == dt.date(2017, 12, 10)


def test_covers_from_says_otherwise_for_all_but_the_latest(tmp_path):
    list_7 = """
        Child ID | Child Protection Plan Start Date | Child Protection Plan End Date | DateOfLastStatutoryVisit
        a        | 01/06/2017 | | 20/11/2017
    """  # noqa: E501  as wide as its headings

    found = gathered(
        tmp_path, covers_from=dt.date(2016, 4, 1), core_groups=FIRST["events"], list_7=list_7
    )

    assert reach(found, "core_groups").first == dt.date(2016, 4, 1)
    assert reach(found, "cp_plans").first == dt.date(2016, 4, 1)
    assert reach(found, "cp_visits").latest_only
    assert reach(found, "person").first is None


@pytest.mark.parametrize(
    ("name", "text", "table"),
    [
        ("population", "Area | Year | Population 0 to 17\nWandle | 2016 | 94000", "population"),
        ("posts", "Post ID | FTE | Vacant From\nP1 | 1 | 01/06/2017", "posts"),
    ],
)
def test_registers_answer_every_month(tmp_path, name, text, table):
    assert reach(gathered(tmp_path, **{name: text}), table).first is None


def test_assessments_reach_back_to_the_earliest_authorised_and_not_to_the_oldest_open(tmp_path):
    list_4 = """
        Child ID | ContinuousAssessmentStart | ContinuousAssessmentAuthDate
        old_open | 01/02/2016                |
        done     | 01/09/2017                | 10/10/2017
    """

    assert reach(gathered(tmp_path, list_4=list_4), "cin_assessments").first == dt.date(2017, 10, 1)


def test_rows_set_aside_do_not_lengthen_the_reach(tmp_path):
    text = FIRST["spells"] + "        backwards | N | 01/02/2015 | 01/02/2014 | primary\n"

    assert reach(gathered(tmp_path, allocations=text), "involvements").first == dt.date(2017, 10, 1)


def test_plans_of_list_6_reach_back_as_far_as_the_list_itself(tmp_path):
    list_6 = """
        Child Unique ID | CIN Start Date | CIN Closure Date | Case Status
        open_plan       | 01/02/2016     |                  | c) Child in need plan
        came_back       | 01/02/2016     | 12/06/2017       | e) Closed episode
        came_back       | 01/09/2017     |                  | d) Open assessment
    """

    found = gathered(tmp_path, list_6=list_6)

    assert reach(found, "cin_plans").first == dt.date(2017, 6, 1)
    assert reach(found, "cin_plans") == reach(found, "cin_episodes")


def _list_6(*twice):
    rows = [f"c{number} | 01/02/2016 | 12/06/2017" for number in range(150)]
    rows += [f"{child} | 01/09/2017 |" for child in twice]
    return "\n".join(["Child Unique ID | CIN Start Date | CIN Closure Date", *rows])


@pytest.mark.parametrize(
    ("twice", "first"),
    [((), "2017-11-01"), (("c1",), "2017-11-01"), (("c1", "c2"), "2017-06-01")],
)
def test_a_list_6_with_one_row_for_each_child_answers_its_own_month(tmp_path, twice, first):
    """One child of 150 that stands there twice is a slip, and makes no history of the rest."""
    found = gathered(tmp_path, list_6=_list_6(*twice))

    for table in ("cin_episodes", "cin_plans"):
        if table in found.reaches:
            assert reach(found, table).first == dt.date.fromisoformat(first)
    said = "list 6 gives only the latest for each child, so what came before is not known"
    assert reach(found, "cin_episodes").because == (said if first == "2017-11-01" else "")


def test_a_list_of_one_row_for_each_child_has_no_more_months_by_covers_from(tmp_path):
    one = gathered(tmp_path / "one", covers_from=dt.date(2017, 6, 1), list_6=_list_6())
    every = gathered(
        tmp_path / "every", covers_from=dt.date(2017, 4, 1), list_6=_list_6("c1", "c2")
    )

    assert reach(one, "cin_episodes").first == dt.date(2017, 11, 1)
    assert reach(every, "cin_episodes").first == dt.date(2017, 4, 1)


def test_plans_and_care_of_one_row_for_each_child_keep_their_months_and_it_is_noted(tmp_path):
    list_7 = """
        Child ID | Child Protection Plan Start Date | Child Protection Plan End Date
        a        | 01/06/2016 | 20/06/2017
        b        | 01/06/2016 |
    """
    one = gathered(tmp_path / "one", list_7=list_7)
    both = gathered(tmp_path / "both", list_7=list_7 + "        a | 01/09/2017 |\n")

    assert reach(one, "cp_plans").first == dt.date(2017, 6, 1)
    noted = [any("latest plan" in note for note in found.notes) for found in (one, both)]
    assert noted == [True, False]


LIST_5 = """
    Child Unique ID | Strategy discussion initiating Section 47 Enquiry Start Date | Date of Initial Child Protection Conference
    a               | {} | 22/06/2017
    b               | 20/10/2017 | 03/11/2017
"""  # noqa: E501  as wide as its headings


@pytest.mark.parametrize(
    ("earliest", "first"),
    [("01/06/2017", "2017-07-01"), ("03/06/2017", "2017-07-01"), ("04/06/2017", "2017-08-01"),
     ("16/05/2017", "2017-07-01")],
)  # fmt: skip
def test_conferences_of_list_5_are_whole_four_weeks_after_its_first_enquiry(
    tmp_path, earliest, first
):
    found = gathered(tmp_path, list_5=LIST_5.format(earliest))

    began = dt.date(2017, int(earliest[3:5]), 1)
    assert reach(found, "s47_enquiry").first == began
    assert reach(found, "initial_cp_conference").first == dt.date.fromisoformat(first)


def test_why_the_first_conferences_of_list_5_do_not_count_is_said_with_the_day(tmp_path):
    found = gathered(tmp_path, list_5=LIST_5.format("01/06/2017"))

    assert reach(found, "initial_cp_conference").because == (
        "list 5 reaches back to section 47 enquiries of 1 June 2017, and initial child protection "
        "conferences before 1 July 2017 may be of earlier ones"
    )
    assert (
        found.reaches["initial_cp_conference"].why
        == "its rows follow section 47 enquiries of 1 June 2017 and later"
    )
    assert any("still owed from one before them" in note for note in found.notes)


def test_covers_from_is_the_day_of_the_first_enquiry_and_conferences_follow_it(tmp_path):
    found = gathered(tmp_path, covers_from=dt.date(2017, 3, 1), list_5=LIST_5.format("01/06/2017"))

    assert reach(found, "s47_enquiry").first == dt.date(2017, 3, 1)
    assert reach(found, "initial_cp_conference").first == dt.date(2017, 4, 1)


def test_a_list_of_conferences_of_their_own_reaches_back_to_its_earliest(tmp_path):
    feed = "Child Unique ID | Conference Date | Kind\na | 22/06/2017 | initial"
    found = gathered(tmp_path, conferences=feed, list_5=LIST_5.format("01/06/2017"))

    assert reach(found, "initial_cp_conference").first == dt.date(2017, 6, 1)
    assert reach(found, "initial_cp_conference").because == ""


def test_which_return_holds_a_referral_however_old_is_in_the_reach(tmp_path):
    found = gathered(tmp_path, list__3=_referrals(*MAY))

    assert not reach(found, "referrals").holds_origins
    declared = {
        (one.family, fill.table)
        for one in MAPPINGS.values()
        for fill in one.fills
        if fill.holds_origins
    }
    assert declared == {
        ("cin_census", "referrals"), ("cin_census", "s47_enquiry"), ("ssd", "referrals"),
    }  # fmt: skip


def _referrals(*days):
    rows = [f"c{number} | {day} | 01/01/2010" for number, day in enumerate(days)]
    return "\n".join(["Child Unique ID | Date of Referral | Date of Birth", *rows])


MAY = [f"{day:02d}/05/2017" for day in range(1, 31)] * 2


@pytest.mark.parametrize("lone", ["03/05/2015", "03/05/1925", "03/05/2016"])
def test_a_day_alone_long_before_the_rest_is_a_check_and_carries_no_reach(tmp_path, lone):
    found = gathered(tmp_path, list__3=_referrals(*MAY, lone))

    (said,) = [one for one in found.findings if "before the rest" in one.problem]
    assert reach(found, "referrals").first == dt.date(2017, 5, 1)
    assert (said.kind, said.rows) == ("check", (62,))
    assert said.place.words == "list 3.csv, column Date of referral (B)"
    assert "1 May 2017, as where a year is mistyped" in said.problem
    assert found.tables["referrals"].num_rows == 61


@pytest.mark.parametrize(
    "few", [["03/05/2015"] * 2, ["03/05/2015"] * 6, [f"03/05/{year}" for year in range(2010, 2016)]]
)
def test_a_few_days_mistyped_alike_or_apart_carry_no_reach_either(tmp_path, few):
    found = gathered(tmp_path, list__3=_referrals(*MAY, *few))

    (said,) = [one for one in found.findings if "before the rest" in one.problem]
    assert reach(found, "referrals").first == dt.date(2017, 5, 1)
    assert len(said.rows) == len(few)


def test_an_end_alone_long_before_the_rest_carries_no_reach_of_spells(tmp_path):
    rows = [f"c{n} | N | 01/02/2010 | {day} | primary" for n, day in enumerate([*MAY, "1/3/2012"])]
    head = "Child Unique ID | Team | Start Date | End Date | Allocation"
    found = gathered(tmp_path, allocations="\n".join([head, *rows]))

    assert reach(found, "involvements").first == dt.date(2017, 5, 1)
    (said,) = [one for one in found.findings if "before the rest" in one.problem]
    assert said.place.heading == "End Date"


@pytest.mark.parametrize(
    "days",
    [
        [*MAY[:9], "03/05/2015"],  # too few to say of any that it lies apart
        [*MAY, "10/12/2016"],  # not half a year
        [*MAY, *["03/05/2015"] * 8],  # more than one in ten
        [f"01/05/{year}" for year in range(2006, 2018)],  # they are seldom
    ],
)
def test_a_day_that_may_well_be_right_carries_the_reach(tmp_path, days):
    found = gathered(tmp_path, list__3=_referrals(*days))

    _, month, year = min((day.split("/") for day in days), key=lambda day: day[::-1])
    assert reach(found, "referrals").first == dt.date(int(year), int(month), 1)
    assert not [one for one in found.findings if "before the rest" in one.problem]


def test_covers_from_goes_before_and_the_check_stands(tmp_path):
    found = gathered(
        tmp_path, covers_from=dt.date(2015, 5, 1), list__3=_referrals(*MAY, "03/05/2015")
    )

    assert reach(found, "referrals").first == dt.date(2015, 5, 1)
    assert [one for one in found.findings if "before the rest" in one.problem]
