"""Looked-after children: health, the yearly return, plans and school."""

import datetime as dt
from dataclasses import replace

import pytest

from drawn import Figure, dataset, figures, rows_of
from lineofsight.indicators.areas.looked_after_health import (
    LAC17,
    LAC19,
    LAC25,
    LAC26,
    LAC19d,
    LAC19i,
    LAC19s,
)
from lineofsight.indicators.areas.looked_after_plans import LAC9, LAC10, LAC22, LAC23, LAC24
from lineofsight.kernel.periods import Month

SEPTEMBER = Month(2026, 9)
LAST = SEPTEMBER.last_day


def in_care(*children, since="2020-01-06", **tables):
    rows = "\n".join(f"{child} | {since} | C2" for child in children)
    return dataset(cla_episodes=f"child_id | started_on | legal_status\n{rows}", **tables)


def test_the_request_goes_out_within_three_working_days():
    data = dataset(
        cla_episodes="""
            child_id         | started_on | ended_on   | start_reason
            third_day        | 2026-09-01 |            | S
            fourth_day       | 2026-09-01 |            |
            never            | 2026-09-01 |            |
            done_unasked     | 2026-09-01 |            |
            left_on_the_day  | 2026-09-01 | 2026-09-04 |
            moved_in_care    | 2026-09-01 |            | P
            not_yet_due      | 2026-09-28 |            |
            asked_early      | 2026-09-28 |            |
            came_in_august   | 2026-08-27 |            |
        """,
        cla_health="""
            child_id       | kind    | requested_on | completed_on | outcome
            third_day      | initial | 2026-09-04   |              |
            fourth_day     | initial | 2026-09-07   |              |
            done_unasked   | initial |              | 2026-09-03   | done
            asked_early    | initial | 2026-09-29   |              |
            came_in_august | review  | 2026-08-28   |              |
        """,
        extracted_on=SEPTEMBER.last_day,
    )

    # never is late: her three days passed long before the extract, those of not_yet_due did not
    assert figures(LAC17, data, SEPTEMBER) == [Figure(numerator=3, denominator=5)]
    assert figures(LAC17, data, Month(2026, 8)) == [Figure(numerator=0, denominator=1)]


def test_a_list_without_the_day_of_the_request_cannot_answer():
    data = in_care("a")
    silent = replace(data, seal=replace(data.seal, lacks={"cla_health": ("requested_on",)}))
    (figure,) = figures(LAC17, silent, SEPTEMBER)

    assert figure.state == "no_data"


def test_health_assessments_of_the_year():
    data = in_care(
        "one_at_five", "one_at_four", "two_at_four", "one_day_twice", "refused", "a_year_ago",
        "initial_counts", "dental_only",
        person="""
            child_id      | born_on
            one_at_five   | 2021-09-30
            one_at_four   | 2021-10-01
            two_at_four   | 2021-10-01
            one_day_twice | 2021-10-01
        """,
        cla_health="""
            child_id       | kind    | requested_on | completed_on | outcome
            one_at_five    | review  |              | 2026-09-30   | done
            one_at_four    | review  |              | 2026-09-01   | done
            two_at_four    | review  |              | 2025-10-01   | done
            two_at_four    | review  |              | 2026-04-01   |
            one_day_twice  | review  | 2026-01-01   | 2026-04-01   | done
            one_day_twice  | review  | 2026-02-01   | 2026-04-01   | done
            refused        | review  |              | 2026-04-01   | refused
            a_year_ago     | review  |              | 2025-09-30   | done
            initial_counts | initial |              | 2026-04-01   | done
            dental_only    | dental  |              | 2025-10-01   | done
        """,
    )  # fmt: skip

    assert figures(LAC19, data, SEPTEMBER) == [Figure(numerator=3, denominator=8)]
    assert figures(LAC19d, data, SEPTEMBER) == [Figure(numerator=1, denominator=8)]


def test_a_year_in_care_is_a_year_to_the_day():
    data = dataset(
        cla_episodes="""
            child_id   | started_on | legal_status
            a_year     | 2025-09-30 | C2
            a_day_less | 2025-10-01 | C2
        """
    )

    assert figures(LAC19, data, SEPTEMBER) == [Figure(numerator=0, denominator=1)]


def test_what_the_yearly_return_says():
    data = in_care(
        "ten_today", "nine", "not_in_the_return", "no_score",
        person="""
            child_id  | born_on
            ten_today | 2016-09-30
            nine      | 2016-10-01
        """,
        cla_year_outcomes="""
            child_id  | sdq_score | convicted | immunisations | substance_misuse
            ten_today | 17        | yes       | yes           | yes
            nine      | 0         | yes       | no            | no
            no_score  |           |           |               |
        """,
    )  # fmt: skip

    assert figures(LAC19i, data, SEPTEMBER) == [Figure(numerator=1, denominator=4)]
    assert figures(LAC19s, data, SEPTEMBER) == [Figure(numerator=17, denominator=2)]
    assert figures(LAC25, data, SEPTEMBER) == [Figure(numerator=1, denominator=1)]
    assert figures(LAC26, data, SEPTEMBER) == [Figure(numerator=1, denominator=4)]


def test_without_the_yearly_return_there_is_no_data():
    data = dataset(
        not_loaded=["cla_year_outcomes"], cla_episodes="child_id|started_on\na|2020-01-01"
    )

    for indicator in (LAC19i, LAC19s, LAC25, LAC26):
        assert [figure.state for figure in figures(indicator, data, SEPTEMBER)] == ["no_data"]


def test_care_plans_within_six_months_under_16():
    data = dataset(
        cla_episodes="""
            child_id        | started_on | legal_status
            six_months      | 2020-01-06 | C2
            a_day_more      | 2020-01-06 | C2
            sixteen_today   | 2020-01-06 | C2
            tenth_day       | 2026-09-16 | C2
            eleventh_day    | 2026-09-15 | C2
            made_beforehand | 2026-09-14 | C2
            of_earlier_care | 2026-09-14 | C2
        """,
        person="""
            child_id      | born_on
            sixteen_today | 2010-09-30
        """,
        cla_care_plan="""
            child_id        | started_on
            six_months      | 2026-03-30
            a_day_more      | 2026-03-29
            made_beforehand | 2026-09-10
            of_earlier_care | 2026-08-01
        """,
    )

    assert figures(LAC9, data, SEPTEMBER) == [Figure(numerator=2, denominator=5)]


def test_permanence_by_the_second_review():
    data = dataset(
        cla_episodes="""
            child_id         | started_on | legal_status
            four_months      | 2026-05-30 | C2
            a_day_less       | 2026-06-01 | C2
            plan_says_none   | 2020-01-06 | C2
            an_earlier_plan  | 2020-01-06 | C2
            undated          | 2020-01-06 | C2
            nothing          | 2020-01-06 | C2
        """,
        cla_care_plan="""
            child_id        | started_on | permanence_plan
            four_months     | 2026-09-30 | adoption
            plan_says_none  | 2026-09-01 |
            an_earlier_plan | 2026-05-01 | long-term fostering
            an_earlier_plan | 2026-09-01 |
            undated         |            | other
        """,
    )

    assert figures(LAC10, data, SEPTEMBER) == [Figure(numerator=3, denominator=5)]


TERMS = """
    term   | started_on | ended_on
    Summer | 2026-04-13 | 2026-07-21
    Autumn | 2026-09-03 | 2026-12-18
"""


def test_education_plans_of_the_term():
    data = dataset(
        school_terms=TERMS,
        cla_episodes="""
            child_id        | started_on | legal_status
            reception       | 2020-01-06 | C2
            too_young       | 2020-01-06 | C2
            year_eleven     | 2020-01-06 | C2
            past_it         | 2020-01-06 | C2
            tenth_day       | 2026-09-16 | C2
            last_term       | 2020-01-06 | C2
            age_not_known   | 2020-01-06 | C2
        """,
        person="""
            child_id      | born_on
            reception     | 2022-08-31
            too_young     | 2022-09-01
            year_eleven   | 2010-09-01
            past_it       | 2010-08-31
            tenth_day     | 2015-01-01
            last_term     | 2015-01-01
        """,
        education_plans="""
            child_id    | reviewed_on
            reception   | 2026-09-03
            year_eleven | 2026-09-30
            past_it     | 2026-09-30
            last_term   | 2026-09-02
        """,
    )

    assert figures(LAC22, data, SEPTEMBER) == [Figure(numerator=2, denominator=3)]
    (august,) = figures(LAC22, data, Month(2026, 8))  # the summer's term, before the holidays
    assert (august.numerator, august.denominator) == (0, 3)
    rows = rows_of("education_of_children_looked_after", data, dt.date(2026, 8, 31))
    assert {row["child_id"] for row in rows if row["is_school_age"]} == {
        "year_eleven", "past_it", "last_term",
    }  # fmt: skip


@pytest.mark.parametrize("missing", ["school_terms", "education_plans"])
def test_without_terms_or_plans_there_is_no_data(missing):
    data = dataset(not_loaded=[missing], cla_episodes="child_id|started_on\na|2020-01-01")

    assert [figure.state for figure in figures(LAC22, data, SEPTEMBER)] == ["no_data"]


def test_a_tenth_of_sessions_is_persistent():
    data = in_care(
        "a_tenth", "less", "latest_counts", "too_long_ago", "no_sessions", "no_count",
        attendance="""
            child_id      | counted_to_on | sessions | sessions_missed
            a_tenth       | 2026-07-21    | 374      | 38
            less          | 2026-07-21    | 374      | 37
            latest_counts | 2026-03-30    | 252      | 200
            latest_counts | 2026-07-21    | 374      | 0
            too_long_ago  | 2025-09-30    | 10       | 10
            no_sessions   | 2026-07-21    | 0        | 0
        """,
    )  # fmt: skip

    assert figures(LAC23, data, SEPTEMBER) == [Figure(numerator=1, denominator=3)]


def test_moves_of_school_in_mid_year():
    data = dataset(
        cla_episodes="""
            child_id         | started_on | legal_status
            in_january       | 2020-01-06 | C2
            in_september     | 2020-01-06 | C2
            first_school     | 2020-01-06 | C2
            before_care      | 2026-03-01 | C2
            two_years_ago    | 2020-01-06 | C2
            back_to_the_same | 2020-01-06 | C2
            at_no_school     | 2020-01-06 | C2
        """,
        schools="""
            child_id         | school | started_on | ended_on
            in_january       | a      | 2024-09-03 | 2026-01-05
            in_january       | b      | 2026-01-06 |
            in_september     | a      | 2024-09-03 | 2026-07-21
            in_september     | b      | 2026-09-03 |
            first_school     | a      | 2026-01-06 |
            before_care      | a      | 2024-09-03 | 2026-01-05
            before_care      | b      | 2026-01-06 |
            two_years_ago    | a      | 2023-09-03 | 2024-12-31
            two_years_ago    | b      | 2025-01-06 |
            back_to_the_same | a      | 2024-09-03 | 2025-12-01
            back_to_the_same | a      | 2026-01-06 |
            at_no_school     | a      | 2024-09-03 | 2025-07-21
        """,
    )

    assert figures(LAC24, data, SEPTEMBER) == [Figure(numerator=1, denominator=6)]


def owed(name, data, on=LAST):
    """What is owed under a duty: child, start, due day and how it ended, of each row."""
    return [
        tuple(
            row[column] for column in ("child_id", "started_on", "due_on", "done_on", "lapsed_on")
        )
        for row in rows_of(name, data, on)
    ]


def day(text):
    return dt.date.fromisoformat(text) if text else None


def test_health_is_looked_at_every_six_months_under_five_and_yearly_after():
    data = dataset(
        cla_episodes="child_id | started_on | ended_on\na | 2025-01-10 | 2026-09-01",
        person="child_id | born_on\na | 2020-07-01",
        cla_health="""
            child_id | kind    | completed_on | outcome
            a        | initial | 2025-02-01   | done
            a        | review  | 2025-07-01   | done
            a        | review  | 2025-08-01   | refused
            a        | dental  | 2025-03-01   | done
        """,
    )

    assert owed("health_assessments_owed", data) == [
        ("a", day("2025-01-10"), day("2025-07-10"), day("2025-02-01"), day("2026-09-01")),
        ("a", day("2025-02-01"), day("2025-08-01"), day("2025-07-01"), day("2026-09-01")),
        ("a", day("2025-07-01"), day("2026-07-01"), None, day("2026-09-01")),
    ]
    assert owed("dental_checks_owed", data) == [
        ("a", day("2025-01-10"), day("2026-01-10"), day("2025-03-01"), day("2026-09-01")),
        ("a", day("2025-03-01"), day("2026-03-01"), None, day("2026-09-01")),
    ]


def test_care_and_permanence_plans_owed():
    data = dataset(
        cla_episodes="""
            child_id  | started_on
            prepared  | 2026-03-02
            none_yet  | 2026-03-02
        """,
        person="child_id | born_on\nnone_yet | 2010-09-10",
        cla_care_plan="""
            child_id | started_on | permanence_plan
            prepared | 2026-02-20 |
            prepared | 2026-05-20 | adoption
        """,
    )

    assert owed("care_plans_owed", data) == [
        ("none_yet", day("2026-03-02"), day("2026-03-16"), None, day("2026-09-10")),
        ("prepared", day("2026-03-02"), day("2026-03-16"), day("2026-03-02"), None),
        ("prepared", day("2026-03-02"), day("2026-09-02"), day("2026-05-20"), None),
        ("prepared", day("2026-05-20"), day("2026-11-20"), None, None),
    ]
    assert owed("permanence_plans_owed", data) == [
        ("none_yet", day("2026-03-02"), day("2026-07-02"), None, day("2028-09-10")),
        ("prepared", day("2026-03-02"), day("2026-07-02"), day("2026-05-20"), None),
    ]


def test_education_plans_owed_on_entry_and_every_term():
    data = dataset(
        school_terms=TERMS,
        cla_episodes="child_id | started_on\na | 2026-03-02",
        person="child_id | born_on\na | 2015-01-01",
        education_plans="""
            child_id | reviewed_on
            a        | 2026-03-12
            a        | 2026-07-25
        """,
    )

    assert owed("education_plans_owed", data) == [
        ("a", day("2026-03-02"), day("2026-03-16"), day("2026-03-12"), day("2026-04-13")),
        ("a", day("2026-04-13"), day("2026-07-21"), day("2026-07-25"), day("2026-09-03")),
        ("a", day("2026-09-03"), day("2026-12-18"), None, None),
    ]


def test_a_term_that_begins_before_the_first_education_plan_is_due_is_met_by_it():
    data = dataset(
        school_terms="""
            term   | started_on | ended_on
            Summer | 2026-04-20 | 2026-07-21
            Autumn | 2026-09-03 | 2026-12-18
        """,
        cla_episodes="""
            child_id           | started_on
            came_before_term   | 2026-04-16
            reception_in_autumn| 2026-08-27
        """,
        person="""
            child_id           | born_on
            came_before_term   | 2015-01-01
            reception_in_autumn| 2022-01-01
        """,
    )

    assert owed("education_plans_owed", data) == [
        ("came_before_term", day("2026-04-16"), day("2026-04-30"), None, day("2026-09-03")),
        ("came_before_term", day("2026-09-03"), day("2026-12-18"), None, None),
        ("reception_in_autumn", day("2026-09-03"), day("2026-12-18"), None, None),
    ]


def test_leave_to_remain_is_renewed_before_it_runs_out():
    data = dataset(
        immigration_status="""
            child_id | status          | started_on | ended_on   | leave_until_on
            a        | UASC            | 2023-01-01 | 2024-01-01 |
            a        | leave to remain | 2024-01-01 |            | 2026-06-30
            a        | leave extended  | 2026-06-01 |            | 2031-06-01
        """
    )

    assert owed("leave_renewals_owed", data) == [
        ("a", day("2024-01-01"), day("2026-06-30"), day("2026-06-01"), None),
        ("a", day("2026-06-01"), day("2031-06-01"), None, None),
    ]


def test_birthdays_are_seen_coming_and_never_late():
    data = dataset(
        cla_episodes="child_id | started_on\na | 2025-06-01",
        person="child_id | born_on\na | 2008-02-29",
    )

    rows = rows_of("birthdays_to_prepare_for", data, LAST)
    assert [
        (row["milestone"], row["started_on"], row["due_on"], row["lapsed_on"]) for row in rows
    ] == [
        ("17 and a half", day("2025-06-01"), day("2025-09-01"), day("2025-09-02")),
        ("18", day("2025-12-01"), day("2026-03-01"), day("2026-03-01")),
    ]


def test_a_birthday_at_the_end_of_august_is_three_months_from_the_end_of_may():
    data = dataset(
        cla_episodes="child_id | started_on\na | 2025-06-01",
        person="child_id | born_on\na | 2010-08-31",
    )

    (row,) = [
        row
        for row in rows_of("birthdays_to_prepare_for", data, LAST)
        if row["milestone"] == "15 and three quarters"
    ]
    assert (row["started_on"], row["due_on"]) == (day("2026-02-28"), day("2026-05-31"))


def test_a_series_of_short_breaks_ends_on_the_18th_birthday():
    data = dataset(
        cla_episodes="""
            child_id   | started_on | legal_status
            turns_18   | 2026-01-10 | V4
            adult      | 2026-01-10 | V4
            grown_2009 | 2008-01-10 | V4
        """,
        person="""
            child_id   | born_on
            turns_18   | 2008-03-05
            adult      | 2008-01-10
            grown_2009 | 1991-01-10
        """,
    )

    assert owed("short_break_reviews_owed", data) == [
        ("turns_18", day("2026-01-10"), day("2026-04-10"), None, day("2026-03-05"))
    ]


def test_short_breaks_are_visited_and_reviewed_at_three_months_and_then_six():
    data = dataset(
        cla_episodes="""
            child_id | started_on | ended_on   | legal_status
            series   | 2026-01-10 | 2026-01-12 | V3
            series   | 2026-04-14 | 2026-04-16 | V3
            series   | 2026-09-01 | 2026-09-03 | V3
            agreed   | 2026-01-10 |            | V4
            in_care  | 2026-01-10 |            | V2
        """,
        cla_visits="""
            child_id | seen_on    | child_seen
            series   | 2026-04-14 | yes
            agreed   | 2026-02-01 | no
        """,
        cla_reviews="child_id | held_on\nagreed | 2026-04-10",
    )

    assert owed("short_break_visits_owed", data) == [
        ("agreed", day("2026-01-10"), day("2026-04-10"), None, None),
        ("series", day("2026-01-10"), day("2026-04-10"), day("2026-04-14"), day("2026-07-17")),
        ("series", day("2026-04-14"), day("2026-10-14"), None, day("2026-07-17")),
        ("series", day("2026-09-01"), day("2026-12-01"), None, day("2026-12-04")),
    ]
    assert owed("short_break_reviews_owed", data)[:2] == [
        ("agreed", day("2026-01-10"), day("2026-04-10"), day("2026-04-10"), None),
        ("agreed", day("2026-04-10"), day("2026-10-10"), None, None),
    ]
