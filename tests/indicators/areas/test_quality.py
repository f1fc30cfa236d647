"""Audits, oversight, voice, complaints and samples: who counts, and why."""

from drawn import Figure, dataset, figures
from lineofsight.indicators.areas.quality import QA1, QA2, QA3, QA4, QA5, QA6, QA7, QA8, QA9, QA10
from lineofsight.kernel.periods import Month

OCTOBER = Month(2017, 10)  # the 31st is a Tuesday
AUDITS = """
    audit_id        | child_id | audited_on | grade       | moderated_grade      | actions_due_on | actions_done_on
    good            | a        | 2017-10-01 | good        |                      | 2017-10-31     | 2017-10-31
    moderated_down  | b        | 2017-10-31 | outstanding | requires improvement | 2017-10-31     | 2017-11-01
    inadequate      | c        | 2017-08-01 | inadequate  |                      | 2017-10-01     |
    not_graded      | d        | 2017-10-15 |             |                      | 2017-11-30     | 2017-10-20
    before_3_months | e        | 2017-07-31 | good        |                      |                |
"""  # noqa: E501


def test_audits_by_their_agreed_grade_over_three_months():
    data = dataset(audits=AUDITS)
    assert figures(QA2, data, OCTOBER) == [Figure(numerator=1, denominator=3)]  # "good"
    assert figures(QA3, data, OCTOBER) == [Figure(numerator=1, denominator=3)]
    assert figures(QA2, data, OCTOBER, over="month") == [Figure(numerator=1, denominator=2)]


def test_audits_of_the_month_that_were_moderated():
    assert figures(QA5, dataset(audits=AUDITS), OCTOBER) == [Figure(numerator=1, denominator=3)]


def test_actions_due_in_the_month_done_by_the_day():
    assert figures(QA4, dataset(audits=AUDITS), OCTOBER) == [Figure(numerator=1, denominator=3)]


def test_audits_against_the_plan_and_no_plan_is_no_value():
    plan = """
        planned_for_on | team  | planned
        2017-10-01     | North | 2
        2017-10-01     | South | 3
        2017-11-01     |       | 4
    """
    data = dataset(audits=AUDITS, audit_plan=plan)
    assert figures(QA1, data, OCTOBER) == [Figure(numerator=3, denominator=5)]
    assert figures(QA1, data, Month(2017, 8))[0].state == "not_applicable"
    without = dataset(audits=AUDITS, not_loaded=["audit_plan"])
    assert figures(QA1, without, OCTOBER) == [Figure(state="no_data")]


OPEN = """
    child_id     | started_on | ended_on
    seen         | 2017-01-02 |
    long_ago     | 2017-01-02 |
    newly_open   | 2017-09-05 |
    closed       | 2017-01-02 | 2017-10-31
"""


def test_oversight_within_eight_weeks_or_not_yet_due():
    notes = """
        child_id | noted_on
        seen     | 2017-09-05
        long_ago | 2017-09-04
        closed   | 2017-10-30
        stranger | 2017-10-30
    """  # 56 days before 31 October is 5 September
    data = dataset(cin_episodes=OPEN, management_oversight=notes)
    assert figures(QA6, data, OCTOBER) == [Figure(numerator=2, denominator=3)]
    without = dataset(cin_episodes=OPEN, not_loaded=["management_oversight"])
    assert figures(QA6, without, OCTOBER) == [Figure(state="no_data")]


def test_a_plan_and_time_in_care_go_on_being_open():
    data = dataset(
        cin_episodes="child_id | started_on | ended_on\nmoved_on | 2017-01-02 | 2017-06-01",
        cla_episodes="child_id | started_on | legal_status\nmoved_on | 2017-06-01 | C2",
        management_oversight="child_id | noted_on\nmoved_on | 2017-10-01",
    )
    assert figures(QA6, data, OCTOBER) == [Figure(numerator=1, denominator=1)]


def test_children_open_three_months_who_were_heard_in_three():
    voice = """
        child_id   | recorded_on
        seen       | 2017-08-01
        long_ago   | 2017-07-31
        newly_open | 2017-10-01
    """
    data = dataset(cin_episodes=OPEN, voice_of_child=voice)
    assert figures(QA8, data, OCTOBER) == [Figure(numerator=1, denominator=2)]


def test_complaints_answered_within_ten_working_days_or_twenty():
    complaints = """
        complaint_id   | received_on | stage | responded_on | is_extended
        tenth_day      | 2017-10-02  | 1     | 2017-10-16   | no
        eleventh_day   | 2017-10-02  | 1     | 2017-10-17   | no
        extended       | 2017-10-02  | 1     | 2017-10-30   | yes
        extended_late  | 2017-10-02  | 1     | 2017-10-31   | yes
        second_stage   | 2017-10-02  | 2     | 2017-10-03   | no
        answered_later | 2017-10-02  | 1     | 2017-11-01   | no
        not_answered   | 2017-10-02  | 1     |              |
    """
    data = dataset(complaints=complaints)
    assert figures(QA7, data, OCTOBER) == [Figure(numerator=2, denominator=4)]


def test_samples_that_say_whether_they_agree():
    samples = """
        sample_id | child_id | sampled_on | agrees
        same      | a        | 2017-10-02 | yes
        other     | b        | 2017-10-31 | no
        unsaid    | c        | 2017-10-31 |
        september | d        | 2017-09-30 | yes
    """
    data = dataset(dip_samples=samples)
    assert figures(QA9, data, OCTOBER) == [Figure(numerator=1, denominator=2)]


def test_pages_so_far_against_the_latest_estimate():
    scanning = """
        batch_id  | scanned_on | pages | backlog_pages
        first     | 2017-09-01 | 100   | 500
        corrected | 2017-10-02 | -10   |
        second    | 2017-10-31 | 60    | 600
        later     | 2017-11-01 | 50    | 900
    """
    data = dataset(scanning=scanning)
    assert figures(QA10, data, OCTOBER) == [Figure(numerator=150, denominator=600)]
    undeclared = "batch_id | scanned_on | pages\nfirst | 2017-09-01 | 100"
    assert figures(QA10, dataset(scanning=undeclared), OCTOBER)[0].state == "not_applicable"
