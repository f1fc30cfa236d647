"""Which list a sheet holds, and where its headings stand, by what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.problems import ChecksFailed
from lineofsight.records.readers.catalogue import LAYOUTS, layout
from lineofsight.records.readers.recognising import Recognised, Unrecognised, recognise

LIST_6 = layout("annex_a", "list 6")


def found(*rows, sheet="Sheet1", file="extract"):
    return recognise(list(rows), sheet=sheet, file=file, where="extract.xlsx")


def headings(one):
    return [column.heading for column in one.columns]


@pytest.mark.parametrize("one", LAYOUTS, ids=lambda one: f"{one.family} {one.name}")
def test_every_list_is_known_by_its_printed_headings(one):
    recognised = found(headings(one))

    assert isinstance(recognised, Recognised)
    assert recognised.layout is one
    assert recognised.missing == ()


@given(one=st.sampled_from(LAYOUTS), data=st.data())
def test_order_case_blanks_and_punctuation_do_not_matter(one, data):
    shuffled = data.draw(st.permutations(headings(one)))
    changes = (
        str.upper,
        str.lower,
        lambda text: f"  {text}\u00a0",
        lambda text: text.replace(" ", ""),
        lambda text: text.replace("'", "’"),
        lambda text: f"‘{text}’)",
    )
    written = [data.draw(st.sampled_from(changes))(text) for text in shuffled]

    recognised = found(["Made by the case system"], [], written)

    assert isinstance(recognised, Recognised)
    assert recognised.layout is one
    assert recognised.heading_position == 2
    assert {shuffled[at]: c.heading for at, c in recognised.places} == {h: h for h in shuffled}


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("list 3", ["ChildUniqueID", "ReferralDate", "ReferralSource", "ReferralsLast12Months"]),
        ("list 5", ["ChildUniqueID", "StratDiscussionDate", "InitialCPConfDate", "NumberS47s12m"]),
        ("list 6", ["ChildUniqueID", "CINStartDate", "CINClosureDate", "DateChildLastSeen"]),
        (
            "list 7",
            [
                "ChildUniqueID",
                "ChildProtectionPlanStartDate",
                "ChildProtectionPlanEndDate",
                "DateOfLastStatutoryVisit",
            ],
        ),
        ("list 8", ["ChildUniqueID", "LoookedAfterStartDate", "CeasedLookedAfterDate", "UASC"]),
        ("list 9", ["ChildUniqueID", "LAInTouch", "LatestPathwayPlan", "EligibilityCategory"]),
        ("list 10", ["ChildUniqueID", "ADMSHOBPADecisionDate", "AdoptionOrderDate"]),
        ("list 11", ["AdopterID", "EnquiryDate", "Stage1StartDate"]),
    ],
)
def test_the_names_a_database_extract_writes_are_known(name, written):
    recognised = found(written)

    assert isinstance(recognised, Recognised)
    assert recognised.layout.name == name
    assert recognised.ignored == ()


def test_a_name_settles_a_draw_and_content_goes_before_it():
    shared = ["CHILD", "DOB"]  # enough for three files of SSDA903
    assert found(shared, file="2017-oc3").layout.name == "OC3"
    assert found(shared, file="header").layout.name == "Header"
    assert found(shared, sheet="OC3", file="header").layout.name == "OC3"

    visits = ["Child Unique ID", "Visit Date", "Visit Type"]
    assert found(visits, sheet="List 7", file="placements").layout.name == "visits"


def test_unknown_columns_are_named_and_missing_ones_too():
    recognised = found(["Child Unique ID", "Visit Date", "Visit Type", "Mileage", ""])

    assert recognised.ignored == ((3, "Mileage"),)
    assert recognised.missing == ("Seen Alone", "Child Seen", "Method", "Worker ID")


def test_a_heading_that_stands_twice_is_refused():
    with pytest.raises(ChecksFailed, match="The column Visit Date is there more than once"):
        found(["Child Unique ID", "Visit Date", "Visit Type", "visit date "])


def test_two_other_spellings_of_one_column_are_refused():
    with pytest.raises(ChecksFailed, match="Date of Birth is there more than once"):
        found(["Child Unique ID", "Forename", "Surname", "DOB", "D.O.B."])


def test_the_printed_heading_goes_before_another_spelling():
    recognised = found([*headings(LIST_6), "Sex"])

    gender = next(at for at, column in recognised.places if column.heading == "Gender")
    assert gender == 1
    assert recognised.ignored == ((14, "Sex"),)


def test_a_template_that_prints_one_heading_over_two_columns():
    care = headings(layout("annex_a", "list 8"))
    missing, absent = care[28], care[29]
    care[29] = missing

    recognised = found(care)

    assert {at: c.heading for at, c in recognised.places}[28] == missing
    assert {at: c.heading for at, c in recognised.places}[29] == absent
    assert "was read as Number of Episodes the Child has been 'Absent'" in recognised.notes[0]


def test_a_list_without_a_column_it_needs_is_refused_with_the_nearest():
    spoilt = ["CIN Closed Date" if h == "CIN Closure Date" else h for h in headings(LIST_6)]

    with pytest.raises(ChecksFailed) as refusal:
        found(spoilt)

    assert "lacks the column CIN Closure Date; did you mean CIN Closed Date?" in str(refusal.value)


def test_a_file_named_as_a_feed_and_lacking_its_key_is_refused():
    with pytest.raises(ChecksFailed, match=r"core_groups .* lacks the column Child Unique ID"):
        found(["Child", "Core Group Date"], file="core_groups")


def test_a_page_of_codes_is_no_list():
    codes = ["Gender", "Ethnicity", "Referral NFA?", "Placement Type", "Placement Provider",
             "Child's Legal Status", "Placement Location", "LA of Placement"]  # fmt: skip

    assert isinstance(found(codes, sheet="Codes_used"), Unrecognised)


def test_guidance_that_names_a_heading_in_each_row_is_no_list():
    rows = [("List 6", h, "What to enter") for h in headings(LIST_6)]

    assert isinstance(found(*rows, sheet="Guidance"), Unrecognised)


def test_headings_below_the_thirtieth_row_are_not_looked_for():
    rows = [["a line of text"]] * 30 + [headings(LIST_6)]

    assert found(*rows) == Unrecognised(
        "none of its first 30 rows holds the headings of a known list"
    )


def test_the_nearest_list_is_named():
    assert found(["Child Unique ID", "Visit Date", "Purpose"]).why == (
        "its headings are no known list; nearest is the feed visits (Visits) with 2 of 7 columns"
    )
