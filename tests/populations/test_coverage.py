"""What the records can answer: a missing feed or month is said in words, and never a zero."""

import datetime as dt
from dataclasses import replace

import pytest

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.populations.catalogue import Catalogue, read, standing
from lineofsight.populations.coverage import (
    Span,
    lacking,
    on,
    span,
    stands_in,
    table_why_not,
    why_not,
)
from lineofsight.records.mapping.catalogue import sources_of
from lineofsight.records.seals import Reach, Seal

SEPTEMBER = Month(2023, 9)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def seal(month: Month | None = SEPTEMBER, **reach: Reach) -> Seal:
    return Seal(month=month, extracted_on=day("2023-09-30"), reach=reach)


def reaching(first: str | None, last: str = "2023-09-30", source: str = "list 7") -> Reach:
    return Reach(day(first) if first else None, day(last), source)


@pytest.mark.parametrize(
    ("over", "first"),
    [
        ("snapshot", "2023-09-30"),
        ("month", "2023-09-01"),
        ("12m", "2022-10-01"),
        ("ytd", "2023-04-01"),
    ],
)
def test_a_period_is_about_its_whole_length(over, first):
    assert span(over, SEPTEMBER) == Span(day(first), day("2023-09-30"))


@pytest.mark.parametrize(
    ("over", "first", "answers"),
    [
        ("snapshot", "2023-09-30", True),
        ("snapshot", "2023-10-01", False),
        ("month", "2023-09-01", True),
        ("month", "2023-09-02", False),
        ("12m", "2022-10-01", True),
        ("12m", "2022-10-02", False),
        ("ytd", "2023-04-01", True),
        ("ytd", "2023-04-02", False),
        ("12m", None, True),
    ],
)
def test_a_table_answers_from_the_first_day_it_reaches(over, first, answers):
    records = seal(cp_plans=reaching(first, "2024-01-31"))

    assert (table_why_not(records, "cp_plans", asked=span(over, SEPTEMBER)) == "") is answers


def test_the_reason_names_the_source_and_the_day():
    records = seal(cp_plans=reaching("2023-09-02"))

    assert (
        table_why_not(records, "cp_plans", asked=span("month", SEPTEMBER))
        == "list 7 reaches back to 2 September 2023"
    )


def test_a_month_after_the_extract_has_no_data():
    records = seal(cp_plans=reaching(None, "2023-09-29"))

    assert (
        table_why_not(records, "cp_plans", asked=span("month", SEPTEMBER))
        == "list 7 reaches only to 29 September 2023"
    )


def test_a_feed_that_was_not_loaded_is_named():
    reason = table_why_not(seal(), "fostering_households", asked=span("month", SEPTEMBER))

    assert reason == "the fostering_households feed was not loaded"


def test_a_return_that_came_without_rows_of_a_table_is_not_called_unloaded():
    census = seal(cin_episodes=Reach(None, day("2023-09-30"), "the CIN census"))
    asked = span("month", SEPTEMBER)

    assert table_why_not(census, "s47_enquiry", asked=asked) == (
        "the CIN census gives no section 47 enquiries, and neither the section_47_enquiries feed, "
        "ssd_s47_enquiry nor list 5 was loaded"
    )
    assert table_why_not(seal(), "s47_enquiry", asked=asked).startswith("neither the section_47")


@pytest.mark.parametrize(
    ("over", "first", "answers"),
    [
        ("month", "2022-09-01", True),  # an earlier referral on the same day a year before counts
        ("month", "2022-09-02", False),
        ("12m", "2021-10-01", True),
        ("12m", "2021-10-02", False),
        ("snapshot", "2022-10-01", True),  # the twelve months that end with 30 September
        ("snapshot", "2022-10-02", False),
    ],
)
def test_a_look_back_needs_its_own_length_too(over, first, answers):
    records = seal(referrals=reaching(first))
    reason = table_why_not(records, "referrals", asked=span(over, SEPTEMBER), looks_back=12)

    assert (reason == "") is answers


def test_a_look_back_from_a_day_within_a_month_is_the_year_that_ends_with_it():
    middle = Span(day("2023-09-15"), day("2023-09-15"))
    reached = seal(referrals=reaching("2022-09-16"))
    missed = seal(referrals=reaching("2022-09-17"))

    assert table_why_not(reached, "referrals", asked=middle, looks_back=12) == ""
    assert table_why_not(missed, "referrals", asked=middle, looks_back=12) != ""


LATEST = Reach(None, day("2023-09-30"), "list 9", latest_only=True)


def test_a_latest_column_answers_only_the_month_of_its_extract():
    records = seal(cla_care_plan=LATEST)

    assert table_why_not(records, "cla_care_plan", asked=span("snapshot", SEPTEMBER)) == ""
    assert (
        table_why_not(records, "cla_care_plan", asked=span("snapshot", Month(2023, 8)))
        == "list 9 says only how things stood on 30 September 2023"
    )


def test_an_extract_taken_later_still_answers_the_month_it_was_sealed_as():
    late = Reach(None, day("2023-10-17"), "list 9", latest_only=True)

    assert table_why_not(seal(cla_care_plan=late), "cla_care_plan",
                         asked=span("snapshot", SEPTEMBER)) == ""  # fmt: skip


def test_the_running_picture_answers_its_own_day():
    records = seal(None, cla_care_plan=LATEST)
    today = Span(day("2023-09-30"), day("2023-09-30"))

    assert table_why_not(records, "cla_care_plan", asked=today) == ""


POPULATIONS = Catalogue(
    {
        "referrals_known": """
-- Referrals.
-- kind: flow
-- subject: child_id
-- looks back: 12 months in referrals
-- optional: involvements
select r.child_id, -- the child
    r.team, -- team
    r.referred_on as happened_on -- day
from referrals r
left join involvements i on i.child_id = r.child_id
""",
        "referrals_assessed": """
-- Referrals with an assessment.
-- kind: flow
-- subject: child_id
select k.child_id, -- the child
    k.team, -- team
    k.happened_on -- day
from referrals_known k
join cin_assessments a on a.child_id = k.child_id
""",
    }
)


def test_a_population_needs_every_table_it_reads_through_others_but_not_the_optional():
    asked = span("month", SEPTEMBER)
    every = {"referrals": reaching("2022-09-01"), "cin_assessments": reaching("2023-09-01")}

    assert why_not(seal(**every), POPULATIONS, "referrals_assessed", asked=asked) == ""
    for missing in every:
        rest = {name: reach for name, reach in every.items() if name != missing}
        reason = why_not(seal(**rest), POPULATIONS, "referrals_assessed", asked=asked)
        assert reason.endswith(("was not loaded", "was loaded"))
        assert sources_of(missing)[-1] in reason
    short = every | {"referrals": reaching("2022-09-02", source="list 3")}
    reason = why_not(seal(**short), POPULATIONS, "referrals_assessed", asked=asked)
    assert reason == "list 3 reaches back to 2 September 2022"


def test_a_column_no_source_gave_is_said_and_not_counted_as_empty():
    missing = seal(missing=reaching(None, source="SSDA903 Missing"))
    without = replace(missing, lacks={"missing": ("interviewed_at", "offered_at")})
    interviews, asked = standing()["return_interviews_owed"], span("month", SEPTEMBER)

    reason = "SSDA903 Missing does not say: interview held at"
    assert lacking(without, interviews, ["is_in_time"], asked=asked) == reason
    assert lacking(missing, interviews, ["is_in_time"], asked=asked) == ""
    other = lacking(without, interviews, ["interview_offered"], asked=asked)
    assert other == "", "it rests on another column"


def test_what_one_column_needs_of_an_optional_table_must_be_loaded_and_reach_far_enough():
    plans, asked = standing()["cin_plans_open"], span("snapshot", SEPTEMBER)
    reasons = {
        "not loaded": lacking(seal(), plans, ["visit_due_on"], asked=asked),
        "too short": lacking(
            seal(cin_visits=reaching("2023-09-02", source="visits")),
            plans,
            ["visit_due_on"],
            asked=asked,
        ),
    }

    assert reasons["not loaded"].endswith("was loaded")
    assert reasons["too short"] == "visits reaches back to 2 September 2023"
    far = seal(cin_visits=reaching("2023-09-01"))
    assert lacking(far, plans, ["visit_due_on"], asked=asked) == ""
    assert lacking(seal(), plans, ["plan_started_on"], asked=asked) == ""


def test_the_latest_alone_does_not_answer_where_more_is_needed_of_all_or_of_one_column():
    health, asked = standing()["health_of_children_looked_after"], span("snapshot", SEPTEMBER)
    listed, known = seal(cla_health=LATEST), seal(cla_health=reaching("2022-09-01"))
    reason = "list 9 gives only the latest for each child, so what came before is not known"

    assert lacking(listed, health, ["is_assessed"], asked=asked) == reason
    assert lacking(listed, health, ["is_dental_checked"], asked=asked) == ""
    assert lacking(known, health, ["is_assessed"], asked=asked) == ""
    visits = span("month", SEPTEMBER)
    assert why_not(seal(cp_visits=LATEST), standing(), "cp_visits_made", asked=visits) == reason


def test_what_is_timed_from_an_earlier_row_needs_the_list_of_those_from_before():
    held, asked = standing()["conferences_held"], span("month", SEPTEMBER)
    conferences = {"initial_cp_conference": reaching("2023-09-01", source="conferences")}
    short = seal(s47_enquiry=reaching("2023-09-01", source="list 5"), **conferences)
    far = seal(s47_enquiry=reaching("2023-08-01", source="list 5"), **conferences)
    reason = (
        "list 5 reaches back to 1 September 2023, and what is counted may be of section 47 "
        "enquiries of the month before"
    )

    for column in ("due_on", "started_on"):
        assert lacking(short, held, [column], asked=asked) == reason
    assert lacking(far, held, ["due_on"], asked=asked) == ""
    assert lacking(short, held, ["is_plan"], asked=asked) == "", "its outcome needs no enquiry"


@pytest.mark.parametrize(
    ("over", "first", "answers"),
    [("month", "2023-06-01", True), ("month", "2023-06-02", False),
     ("snapshot", "2023-07-01", True), ("snapshot", "2023-07-02", False)],
)  # fmt: skip
def test_an_assessment_is_timed_from_referrals_of_three_months_before(over, first, answers):
    owed, asked = standing()["assessments_owed"], span(over, SEPTEMBER)
    records = seal(referrals=reaching(first, source="list 3"))

    for column in ("clock_started_on", "due_on", "working_days", "check_due_on"):
        reason = lacking(records, owed, [column], asked=asked)
        assert (reason == "") is answers
        assert answers or reason.endswith("may be of referrals of the 3 months before")
    assert lacking(records, owed, ["done_on"], asked=asked) == ""


def test_a_return_that_holds_the_earlier_row_however_old_is_asked_for_no_months_before():
    owed, asked = standing()["assessments_owed"], span("month", SEPTEMBER)
    census = replace(reaching("2023-09-01", source="the CIN census"), holds_origins=True)

    assert lacking(seal(referrals=census), owed, ["due_on"], asked=asked) == ""
    again = why_not(seal(referrals=census), POPULATIONS, "referrals_known", asked=asked)
    assert again == "the CIN census reaches back to 1 September 2023", "a history is another matter"


def test_a_reach_that_says_why_it_goes_no_further_is_taken_at_its_word():
    later = replace(reaching("2023-10-01", "2023-12-31"), because="the first came fastest")

    assert table_why_not(seal(cp_plans=later), "cp_plans", asked=span("month", SEPTEMBER)) == (
        "the first came fastest"
    )
    november = span("month", Month(2023, 11))
    assert table_why_not(seal(cp_plans=later), "cp_plans", asked=november) == ""


CENSUS = {
    "workforce_census": reaching("2022-10-01", source="the census"),
    "workforce_census_totals": reaching("2023-09-30", source="the census"),
}


def test_another_return_stands_in_for_a_feed_that_holds_no_row_and_for_no_other():
    asked, name = span("snapshot", SEPTEMBER), "social_work_posts_and_staff"
    feeds = {"professionals": reaching("2023-10-01", "2023-12-31", "workers"),
             "posts": reaching(None, "2023-12-31", "posts")}  # fmt: skip
    alone, both = seal(**CENSUS), seal(**CENSUS, **feeds)

    assert why_not(alone, standing(), name, asked=asked) == ""
    assert stands_in(alone, standing(), name)
    full = replace(both, tables={"professionals": 1, "posts": 1})
    assert why_not(full, standing(), name, asked=asked) == "workers reaches back to 1 October 2023"
    empty = replace(both, tables={"professionals": 1, "posts": 0})
    assert why_not(empty, standing(), name, asked=asked) == ""
    assert not stands_in(full, standing(), name)
    assert not stands_in(alone, standing(), "posts_established")


def test_what_stands_in_is_asked_of_the_days_it_knows():
    name = "social_work_turnover"
    feed = "the workers feed was not loaded"

    def reason(month):
        return why_not(seal(**CENSUS), standing(), name, asked=span("snapshot", month))

    assert reason(SEPTEMBER) == ""
    year = f"{feed}, and the census answers only for the year to 30 September 2023"
    assert {reason(SEPTEMBER.plus(-1)), reason(SEPTEMBER.plus(1))} == {year}
    left = why_not(seal(**CENSUS), standing(), "social_workers_left", asked=span("ytd", SEPTEMBER))
    assert left == ""


def test_a_column_needs_what_the_return_that_stands_in_can_say_of_it():
    lacks = {"workforce_census": ("cases",)}
    data, asked = replace(seal(**CENSUS), lacks=lacks), span("snapshot", SEPTEMBER)
    workers = standing()["workers_in_post"]

    def reason(column):
        return lacking(data, workers, [column], asked=asked, standing_in=True)

    assert reason("case_holding") == "the census does not say: cases held on 30 September"
    assert reason("is_grade_11") == "the workers feed was not loaded"
    assert reason("fte") == ""
    feed = seal(professionals=reaching(None), **CENSUS)
    own = replace(feed, tables={"professionals": 1}, lacks=lacks)
    assert lacking(own, workers, ["case_holding"], asked=asked) == ""


def test_what_a_column_needs_must_be_a_column():
    text = """-- Missing.
-- kind: spells
-- subject: child_id
-- needs: missing.kind for nothing
select
    child_id -- the child
from missing
"""
    with pytest.raises(Problem, match="no such column"):
        read("people_missing", text)


def test_a_day_after_the_extract_is_asked_of_the_extract():
    picture = Seal(month=None, extracted_on=day("2023-09-29"))
    assert on(picture, day("2023-10-02")) == Span(day("2023-09-29"), day("2023-09-29"))
    assert on(picture, day("2023-09-01")) == Span(day("2023-09-01"), day("2023-09-01"))
    sealed = Seal(month=SEPTEMBER, extracted_on=day("2023-10-17"))
    assert on(sealed, day("2023-10-02")).last == day("2023-09-30")
