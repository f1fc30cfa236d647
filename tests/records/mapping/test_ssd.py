"""What the standard tables hold after the hand-written SSD was loaded."""

import datetime as dt

import pytest

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.kernel.periods import Month
from lineofsight.records.findings import Kind
from lineofsight.records.intake.gathering import gather
from lineofsight.records.load_report import in_a_line
from lineofsight.records.mapping import ssd, ssd_told
from lineofsight.records.mapping.asked import Asked
from lineofsight.records.readers.reading import read
from lineofsight.records.standard import TABLES
from lineofsight.records.values.reading import Unread
from lineofsight.settings import DEFAULT
from records.loading import SSD, gathered, rows, said

DAY = dt.date


@pytest.fixture(scope="module")
def loaded():
    month = Month.parse("2017-11")
    return gather(
        read([SSD]),
        asked=Asked(month, month.last_day),
        covers_from=None,
        settings=DEFAULT,
        authority=None,
    )


def test_every_field_named_by_a_standard_column_fills_it():
    """But what only the year's outcomes and joined facts take, which are named in the mapping."""
    filled = {(one.table, name) for li in ssd.LISTS for one in li.fills for name in one.columns}
    declared = {(t.name, c.name) for t in TABLES.values() if t.ssd for c in t.columns if c.ssd}

    assert {pair for pair in declared - filled if pair[0] != "person"} == {
        ("voice_of_child", "child_id")  # the SSD gives no day on which a child was heard
    }


def test_identifiers_keep_their_zeros(loaded):
    assert rows(loaded, "person", "child_id") == [("000012",), ("12",), ("C3",), ("D4",), ("E5",)]


def test_persons(loaded):
    assert rows(loaded, "person", "child_id", "born_on", "sex", "is_disabled", "is_uasc") == [
        ("000012", DAY(2009, 4, 3), "female", "no", NOT_RECORDED),
        ("12", DAY(2012, 11, 20), "male", "yes", NOT_RECORDED),
        ("C3", DAY(2001, 2, 11), "female", NOT_RECORDED, NOT_RECORDED),
        ("D4", DAY(2018, 2, 1), NOT_RECORDED, NOT_RECORDED, NOT_RECORDED),
        ("E5", DAY(2001, 6, 1), "male", NOT_RECORDED, "yes"),
    ]
    assert rows(loaded, "person", "ethnicity_group", "is_unborn", "is_mother", "upn")[2:4] == [
        ("Asian", "no", "yes", None),
        ("Not known", "yes", NOT_RECORDED, None),
    ]


def test_names_and_addresses_stay_in_their_own_table(loaded):
    found = rows(loaded, "person_names", "child_id", "nhs_number", "household_id", "address")

    assert found[:2] == [("000012", "9990000012", "F1", "2, New Road"), ("12", None, "F1", None)]


def test_contacts_and_what_they_led_to(loaded):
    assert rows(loaded, "contacts", "child_id", "source", "outcome") == [
        ("000012", "6", "referral"),
        ("12", "2A", "no further action"),
        ("C3", "3A", "early help"),
        ("E5", "3E", "advice"),
        ("D4", "9", NOT_RECORDED),
    ]


def test_early_help_says_why_it_ended(loaded):
    assert rows(loaded, "early_help_episodes", "end_reason", "worker") == [
        ("outcomes met", None),
        (NOT_RECORDED, None),
    ]


def test_a_referral_without_further_action_opens_no_episode(loaded):
    assert rows(loaded, "referrals", "child_id", "no_further_action") == [
        ("000012", "no"),
        ("12", "yes"),
        ("C3", "no"),
    ]
    assert rows(loaded, "cin_episodes", "child_id", "ended_on", "closure_reason", "team") == [
        ("000012", None, NOT_RECORDED, "North team"),
        ("C3", DAY(2017, 10, 20), "RC7", "South team"),
    ]


def test_assessments_and_their_factors(loaded):
    assert rows(loaded, "cin_assessments", "child_id", "needs_support", "outcome") == [
        ("000012", "yes", "strategy discussion"),
        ("C3", "no", "no further action"),
    ]
    assert rows(loaded, "assessment_factors", "child_id", "authorised_on", "factor") == [
        ("000012", DAY(2017, 10, 10), "3A"),
        ("000012", DAY(2017, 10, 10), "4B"),
        ("C3", DAY(2016, 6, 1), "21"),
    ]


def test_enquiries_know_their_conference(loaded):
    found = rows(
        loaded, "s47_enquiry", "child_id", "outcome", "conference_unnecessary", "conference_on"
    )

    assert found == [
        ("000012", "conference", "no", DAY(2017, 10, 30)),
        ("C3", NOT_RECORDED, "yes", None),
    ]


def test_a_conference_not_yet_held_is_none(loaded):
    assert rows(loaded, "initial_cp_conference", "child_id", "held_on", "target_on") == [
        ("000012", DAY(2017, 10, 30), DAY(2017, 11, 1))
    ]


def test_protection_plans_visits_and_reviews(loaded):
    plan = rows(loaded, "cp_plans", "child_id", "latest_category", "other_authority")
    visits = rows(loaded, "cp_visits", "child_id", "seen_on", "child_seen", "seen_alone")
    reviews = rows(loaded, "cp_reviews", "held_on", "due_on", "quorate", "participation")

    assert plan == [("000012", "EMO", "no")]
    assert visits == [
        ("000012", DAY(2017, 11, 6), "yes", "yes"),
        ("000012", DAY(2017, 11, 20), "no", NOT_RECORDED),
    ]
    assert reviews == [(DAY(2017, 11, 28), DAY(2018, 1, 29), "yes", "PN1")]


def test_care_and_placements(loaded):
    assert rows(loaded, "cla_episodes", "started_on", "start_reason", "legal_status") == [
        (DAY(2016, 1, 4), "S", "V2"),
        (DAY(2017, 3, 1), "L", "C1"),
        (DAY(2017, 8, 1), "P", "C1"),
    ]
    assert rows(loaded, "cla_placement", "placement_type", "start_reason", "child_id") == [
        ("U6", "S", "E5"),
        ("K2", "P", "E5"),
    ]


def test_a_review_that_was_cancelled_or_is_to_come_was_not_held(loaded):
    assert rows(loaded, "cla_reviews", "child_id", "held_on") == [("E5", DAY(2017, 6, 20))]


def test_outcomes_of_the_year_come_together_from_four_tables(loaded):
    found = rows(
        loaded, "cla_year_outcomes", "child_id", "sdq_score", "immunisations",
        "substance_misuse", "intervention_received", "convicted",
    )  # fmt: skip

    assert found == [("E5", 17, "yes", "yes", "yes", NOT_RECORDED)]
    assert said(loaded, "conflict") == []


def test_the_care_plan_that_stands(loaded):
    found = rows(loaded, "cla_care_plan", "permanence_plan", "started_on", "iro_seen_on")

    assert found == [("long-term fostering", DAY(2017, 8, 2), DAY(2017, 10, 15))]


def test_missing_episodes_keep_their_time(loaded):
    found = rows(loaded, "missing", "missing_at", "kind", "interview_offered", "interview_declined")

    assert found == [
        (dt.datetime(2017, 11, 3, 22, 15), "M", "yes", "yes"),  # noqa: DTZ001
        (dt.datetime(2017, 11, 20), "A", "does not apply", NOT_RECORDED),  # noqa: DTZ001
    ]


def test_care_leavers_are_as_at_the_extract(loaded):
    assert rows(loaded, "care_leavers", "effective_on", "eligibility", "team") == [
        (DAY(2017, 11, 30), "eligible", "Leaving care")
    ]
    assert loaded.reaches["care_leavers"].reach.latest_only


def test_referrals_reach_back_as_far_as_the_episodes_they_opened(loaded):
    """A case open for years brings its old referral, and none of those closed long ago."""
    assert min(rows(loaded, "referrals", "referred_on")) == (DAY(2016, 5, 1),)
    assert loaded.reaches["referrals"].reach.first == DAY(2017, 10, 1)
    assert loaded.reaches["cin_episodes"].reach.first == DAY(2017, 10, 1)


def test_only_an_adoption_order_is_one(loaded):
    assert rows(loaded, "permanence", "child_id", "ordered_on", "order_type", "order_on") == [
        ("Z1", DAY(2017, 11, 14), "adoption", DAY(2017, 11, 14)),
        ("Z2", None, "special guardianship", DAY(2017, 11, 15)),
    ]


def test_who_holds_whom(loaded):
    assert rows(loaded, "involvements", "child_id", "worker_id", "team", "allocation") == [
        ("000012", "W1", "North team", "primary"),
        ("C3", "W2", "South team", "primary"),
    ]
    assert rows(loaded, "staff_register", "worker_id", "registration", "is_agency") == [
        ("W1", "SW100001", "no"),
        ("W2", None, "yes"),
        ("W3", None, "no"),
    ]
    assert rows(loaded, "department", "team", "service")[0] == ("North team", "Children in need")
    assert "professionals" not in loaded.tables  # without a start nobody can be said to be in post


def test_pre_proceedings(loaded):
    assert rows(loaded, "pre_proceedings", "case_id", "decided_on", "review_meetings") == [
        ("PLO1", DAY(2017, 11, 1), 1)
    ]


@pytest.mark.parametrize(
    ("cell", "outcome"),
    [
        ('{"NFA_FLAG": "Y", "OTHER_OUTCOMES_EXIST_FLAG": "N"}', "no further action"),
        ('{"NFA_FLAG": "Y", "MONITOR_FLAG": "Y"}', "monitored"),
        ('{"OUTCOME_CP_CONFERENCE_FLAG": true, "OUTCOME_NFA_FLAG": true}', "conference"),
        ('[{"CP_CONFERENCE_FLAG": "Y"}]', "conference"),
        ('{"CP_CONFERENCE_FLAG": "Y", "OUTCOME_COMMENTS": "he said "no""}', "conference"),
        ('{"CP_CONFERENCE_FLAG": "Y", "OUTCOME_COMM', "conference"),
        ('{"CP_CONFERENCE_FLAG": "", "NFA_FLAG": null}', NOT_RECORDED),
        ("{}", NOT_RECORDED),
        ("NFA", "no further action"),
        ("", NOT_RECORDED),
        (None, NOT_RECORDED),
    ],
)
def test_an_outcome_is_the_one_that_goes_furthest(cell, outcome):
    assert ssd_told.s47_outcome(cell) == outcome


def test_free_text_in_which_a_child_may_be_named_is_never_quoted(tmp_path):
    contacts = """
        cont_contact_id | cont_person_id | cont_contact_date | cont_contact_outcome_json
        1               | a              | 01/11/2017        | Ada Fernsby's mother rang
    """
    address = """
        addr_table_id | addr_person_id | addr_address_json
        1             | a              | {"HOUSE": "1 Ada Road
    """
    person = """
        pers_person_id | pers_dob
        a              | 01/02/2010
    """

    found = gathered(tmp_path, ssd_contacts=contacts, ssd_address=address, ssd_person=person)

    unread = [one for one in found.findings if one.kind is Kind.UNREAD]
    assert len(unread) == 2
    assert not [one for one in found.findings if "Ada" in in_a_line(one)]


def test_an_outcome_in_other_words_is_reported():
    assert isinstance(ssd_told.s47_outcome("see notes"), Unread)


ORPHANS = {
    "ssd_person": "pers_person_id | pers_dob | pers_sex\nP1 | 2010-01-01 | F",
    "ssd_cin_episodes": """
        cine_referral_id | cine_person_id | cine_referral_date | cine_close_date | cine_referral_nfa
        R1               | P1             | 2017-05-01         |                 | N
        R2               | PX             | 2017-05-02         |                 | N
    """,
}


def test_a_row_of_a_child_that_is_no_person_of_the_ssd_is_named(tmp_path):
    found = gathered(tmp_path, **ORPHANS)

    orphans = [one for one in found.findings if one.problem.startswith("of a child that is not in")]
    assert {(one.kind, one.table, one.rows) for one in orphans} == {
        (Kind.CHECK, "referrals", (3,)), (Kind.CHECK, "cin_episodes", (3,)),
    }  # fmt: skip
    assert orphans[0].place.words == "ssd_cin_episodes.csv, column cine_person_id (B)"
    assert [child for (child,) in rows(found, "referrals", "child_id")] == ["P1", "PX"]


def test_without_a_list_of_persons_no_row_is_named(tmp_path):
    found = gathered(tmp_path, ssd_cin_episodes=ORPHANS["ssd_cin_episodes"])

    assert not [one for one in found.findings if "not in ssd_person" in one.problem]
