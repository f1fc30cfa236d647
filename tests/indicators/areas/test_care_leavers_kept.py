"""Care leavers: in touch, planned for, housed and staying put; who counts, and why."""

import datetime as dt
from dataclasses import replace

from drawn import Figure, dataset, figures, rows_of
from lineofsight.indicators import engine
from lineofsight.indicators.areas.care_leavers import CL3, CL4, CL5, CL6, CL7, CL8, CL9, CL10, CL11
from lineofsight.kernel.periods import Month
from lineofsight.records.seals import Reach

MARCH = Month(2018, 3)
PEOPLE = """
    child_id     | born_on
    seventeen    | 2000-09-01
    nineteen     | 1998-09-01
    twenty       | 1997-09-01
    twenty_one   | 1996-09-01
    twenty_three | 1994-09-01
    twenty_six   | 1992-03-31
"""
STATUSES = """
    child_id     | effective_on | eligibility     | in_touch | activity | accommodation | contacted_on | adviser
    seventeen    | 2018-01-10   | relevant        | YES      | F2       | U             | 2018-02-03   | w1
    nineteen     | 2018-01-10   | former relevant | YES      | F1       | Z             | 2018-02-02   | w1
    twenty       | 2017-03-01   | former relevant | YES      | P1       | X             |              | w1
    twenty       | 2018-02-01   | former relevant | REFU     | G5       | W             | 2018-03-01   |
    twenty_one   | 2018-01-10   | former relevant | DIED     |          |               |              |
    twenty_three | 2017-04-01   | former relevant | YES      | F1       | U             |              |
    twenty_six   | 2018-01-10   | former relevant | YES      | F1       | U             | 2018-03-01   |
"""  # noqa: E501


def known(**also):
    return dataset(person=PEOPLE, care_leavers=STATUSES, extracted_on=MARCH.last_day, **also)


def test_former_relevant_young_people_are_asked_about_and_not_those_still_in_care():
    statuses = """
        child_id        | effective_on | eligibility     | in_touch | accommodation | contacted_on | adviser
        former          | 2018-01-10   | former relevant | YES      | S             | 2018-03-01   | w1
        left_at_17      | 2018-01-10   | relevant        | YES      | X             | 2018-03-01   |
        no_category     | 2018-01-10   |                 | YES      | V             |              | w1
        still_in_care   | 2018-01-10   | eligible        | YES      | X             | 2018-03-01   | w1
        still_homeless  | 2018-01-10   | eligible        | NO       | S             |              |
        owed_advice     | 2018-01-10   | qualifying      | YES      | W             | 2018-03-01   | w1
        has_left_since  | 2017-06-10   | eligible        | YES      | U             | 2017-06-01   | w1
        has_left_since  | 2018-03-31   | former relevant | YES      | U             | 2018-03-31   | w1
    """  # noqa: E501
    names = [line.split("|")[0].strip() for line in statuses.splitlines()[2:-1]]
    born = "\n".join(f"{name} | 2000-03-01" for name in dict.fromkeys(names))
    data = dataset(
        person=f"child_id | born_on\n{born}", care_leavers=statuses, extracted_on=MARCH.last_day
    )

    assert figures(CL3, data, MARCH) == [Figure(numerator=3, denominator=4)]
    assert figures(CL6, data, MARCH) == [Figure(numerator=3, denominator=4)]
    assert figures(CL8, data, MARCH) == [Figure(numerator=1, denominator=4)]
    assert figures(CL10, data, MARCH) == [Figure(numerator=2)]


def test_in_touch_and_within_eight_weeks():
    # 56 days before 31 March is 3 February
    assert figures(CL3, known(), MARCH) == [Figure(numerator=1, denominator=3)]


TOLD_LATER = """
    child_id     | effective_on | eligibility     | in_touch | contacted_on
    nineteen     | 2017-10-01   | former relevant | YES      | 2017-09-20
    nineteen     | 2018-04-06   | former relevant | YES      | 2018-03-20
    twenty       | 2017-10-01   | former relevant | YES      | 2017-09-20
    twenty       | 2018-04-06   | former relevant | YES      | 2018-04-01
    seventeen    | 2018-01-01   | relevant        | YES      | 2018-03-15
    seventeen    | 2018-03-01   | relevant        | YES      |
    twenty_one   | 2017-10-01   | former relevant | NO       |
    twenty_one   | 2018-04-06   | former relevant | YES      | 2018-03-20
    twenty_three | 2017-01-01   | former relevant | YES      | 2016-12-20
    twenty_three | 2018-04-06   | former relevant | YES      | 2018-03-20
"""


def test_a_contact_that_another_row_tells_of_is_counted():
    """Met: nineteen, by a later row, and seventeen, by an earlier one. Not: twenty, after March."""
    data = dataset(person=PEOPLE, care_leavers=TOLD_LATER, extracted_on=dt.date(2018, 4, 10))
    sealed = replace(data, seal=replace(data.seal, month=MARCH))

    assert figures(CL3, sealed, MARCH) == [Figure(numerator=2, denominator=4)]
    assert figures(CL11, sealed, MARCH) == [Figure(numerator=1)]
    [before] = engine.figures_of(sealed, [CL3], months=[Month(2018, 2)])
    assert before.reason == "drawn says only how things stood on 10 April 2018: latest contact"


def test_who_has_an_adviser_by_the_latest_status():
    assert figures(CL6, known(), MARCH) == [Figure(numerator=2, denominator=3)]


def test_where_no_row_names_an_adviser_nobody_is_said_to_have_none():
    data = known()
    blank = replace(data, seal=replace(data.seal, blank={"care_leavers": ("adviser",)}))

    [figure] = figures(CL6, blank, MARCH)
    assert figure.state == "no_data"
    assert figures(CL8, blank, MARCH) == figures(CL8, data, MARCH)


def test_custody_and_bed_and_breakfast_by_the_latest_status():
    assert figures(CL8, known(), MARCH) == [Figure(numerator=0, denominator=3)]
    assert figures(CL8, known(), Month(2017, 12)) == [Figure(numerator=1, denominator=1)]
    assert figures(CL10, known(), MARCH) == [Figure(numerator=1)]


def test_higher_education_at_19_to_21():
    assert figures(CL9, known(), MARCH) == [Figure(numerator=1, denominator=2)]


def test_supported_at_22_to_25_while_the_latest_contact_is_in_the_year():
    statuses = """
        child_id        | effective_on | eligibility     | in_touch | contacted_on
        twenty_three    | 2018-03-31   | former relevant | YES      | 2017-04-01
        the_day_before  | 2018-03-31   | former relevant | YES      | 2017-03-31
        of_april        | 2018-03-31   | former relevant | YES      | 2018-04-01
        a_status_alone  | 2018-03-31   | former relevant | YES      |
        turned_away     | 2018-03-31   | former relevant | REFU     | 2018-03-01
        twenty_six      | 2018-03-31   | former relevant | YES      | 2018-03-01
    """
    people = """
        child_id        | born_on
        twenty_three    | 1994-09-01
        the_day_before  | 1994-09-01
        of_april        | 1994-09-01
        a_status_alone  | 1994-09-01
        turned_away     | 1994-09-01
        twenty_six      | 1992-03-31
    """
    data = dataset(person=people, care_leavers=statuses, extracted_on=MARCH.last_day)
    assert figures(CL11, data, MARCH) == [Figure(numerator=1)]
    april = dataset(person=people, care_leavers=statuses, extracted_on=dt.date(2018, 4, 30))
    assert figures(CL11, april, Month(2018, 4)) == [Figure(numerator=1)]  # of_april, by then


def test_staying_put_of_those_fostered_on_the_day_before_18():
    placements = """
        child_id   | started_on | ended_on   | placement_type
        nineteen   | 2014-01-01 | 2016-09-01 | U4
        twenty     | 2014-01-01 | 2015-08-31 | U4
        twenty     | 2015-08-31 |            | K2
        seventeen  | 2014-01-01 |            | U4
    """
    data = known(cla_placement=placements)
    assert figures(CL7, data, MARCH) == [Figure(numerator=1, denominator=1)]
    without = dataset(person=PEOPLE, care_leavers=STATUSES, not_loaded=["cla_placement"])
    assert figures(CL7, without, MARCH) == [Figure(state="no_data")]


PLANNED = """
    child_id    | effective_on | eligibility     | in_touch
    reviewed    | 2017-01-10   | former relevant | YES
    overdue     | 2017-01-10   | former relevant | YES
    new         | 2018-01-15   | eligible        | YES
    new_late    | 2017-12-10   | eligible        | YES
    new_in_time | 2017-12-10   | eligible        | YES
    died        | 2017-12-10   | eligible        | YES
    died        | 2018-01-10   | eligible        | DIED
    grown       | 2017-01-10   | former relevant | YES
"""
PLANS = """
    child_id    | reviewed_on
    reviewed    | 2017-09-30
    overdue     | 2017-09-29
    new_in_time | 2018-03-10
    grown       | 2018-01-01
"""
BORN = "child_id | born_on\ngrown | 1997-03-31\nreviewed | 1998-01-01"


def test_plans_reviewed_within_six_months_until_21():
    data = dataset(care_leavers=PLANNED, pathway_plans=PLANS, person=BORN)
    # six months after 30 September is 30 March; new is not yet due; died and grown are not owed
    assert figures(CL4, data, Month(2018, 2)) == [Figure(numerator=6, denominator=6)]
    assert figures(CL4, data, MARCH) == [Figure(numerator=2, denominator=5)]


def test_a_first_plan_within_three_months_of_becoming_eligible():
    data = dataset(care_leavers=PLANNED, pathway_plans=PLANS, person=BORN)
    assert figures(CL5, data, MARCH) == [Figure(numerator=1, denominator=2)]


CAME_AND_WENT = """
    child_id         | effective_on | eligibility     | in_touch
    home_and_back    | 2017-01-01   | former relevant | YES
    home_and_back    | 2017-03-01   | former relevant | RHOM
    home_and_back    | 2017-12-01   | former relevant | YES
    home_again       | 2017-01-01   | former relevant | RHOM
    home_again       | 2017-02-01   | former relevant | YES
    home_again       | 2018-03-31   | former relevant | RHOM
    qualifies        | 2017-01-01   | qualifying      | YES
    only_qualifies   | 2017-01-01   | relevant        | YES
    only_qualifies   | 2018-03-01   | qualifying      | YES
    eligible_later   | 2017-01-01   |                 | YES
    eligible_later   | 2017-12-10   | eligible        | YES
    eligible_later   | 2018-01-10   | relevant        | YES
"""


def test_a_plan_is_owed_by_the_latest_status_and_first_by_the_one_that_says_eligible():
    plans = "child_id | reviewed_on\nhome_and_back | 2018-01-10"
    data = dataset(care_leavers=CAME_AND_WENT, pathway_plans=plans)

    # home_and_back in time, eligible_later since 10 March no more; the others are owed nothing
    assert figures(CL4, data, MARCH) == [Figure(numerator=1, denominator=2)]
    assert figures(CL5, data, MARCH) == [Figure(numerator=0, denominator=1)]


LISTED = """
    child_id       | effective_on | eligibility
    planned        | 2018-03-31   | former relevant
    plan_is_old    | 2018-03-31   | eligible
    no_plan        | 2018-03-31   | former relevant
    late_at_16     | 2018-03-31   | eligible
    not_yet_late   | 2018-03-31   | eligible
    came_late      | 2018-03-31   | eligible
    came_last_year | 2018-03-31   | eligible
    turned_16      | 2018-03-31   | relevant
    of_no_age      | 2018-03-31   | eligible
"""
LISTED_PEOPLE = """
    child_id       | born_on
    planned        | 1998-03-01
    plan_is_old    | 2001-03-01
    no_plan        | 1998-03-01
    late_at_16     | 2001-12-30
    not_yet_late   | 2001-12-31
    came_late      | 2000-06-01
    came_last_year | 2000-06-01
    turned_16      | 2001-10-01
"""
IN_CARE = """
    child_id       | started_on | legal_status
    late_at_16     | 2016-01-01 | C2
    came_late      | 2017-10-01 | V2
    came_last_year | 2017-09-30 | V2
"""


def test_a_list_of_how_things_stand_does_not_make_one_without_a_plan_in_time():
    plans = "child_id | reviewed_on\nplanned | 2017-10-01\nplan_is_old | 2017-09-29"
    data = dataset(
        care_leavers=LISTED, person=LISTED_PEOPLE, cla_episodes=IN_CARE, pathway_plans=plans
    )
    in_time = {"planned", "not_yet_late", "came_late", "turned_16", "of_no_age"}
    rows = rows_of("pathway_plans_owed", data)

    # 13 weeks after 1 October is 31 December, and three months later 31 March
    last_day = dt.date(2018, 3, 31)
    assert {row["child_id"] for row in rows if row["due_on"] >= last_day} == in_time
    assert figures(CL4, data, MARCH) == [Figure(numerator=5, denominator=9)]


def test_a_list_of_how_things_stand_does_not_say_who_became_eligible_three_months_ago():
    latest = Reach(dt.date(2018, 3, 1), dt.date(2018, 3, 31), "list 9", latest_only=True)
    data = dataset(
        care_leavers=LISTED, person=LISTED_PEOPLE, reach={"care_leavers": latest},
        extracted_on=dt.date(2018, 3, 31),
    )  # fmt: skip
    assert figures(CL5, data, MARCH) == [Figure(state="no_data")]
    assert figures(CL4, data, MARCH) == [Figure(numerator=3, denominator=9)]
