"""Adoption, special guardianship and long-term matches: who counts, and how long they waited."""

from dataclasses import replace

from drawn import Figure, dataset, figures
from lineofsight.indicators.areas.adoption import AD2, AD3, AD4, AD5, AD6, AD7, AD8, AD9
from lineofsight.kernel.periods import Month

MARCH = Month(2018, 3)


def test_how_care_ended_in_twelve_months_each_child_once_by_the_last_occasion():
    data = dataset(
        cla_episodes="""
            child_id     | started_on | ended_on   | end_reason | legal_status
            adopted      | 2016-01-01 | 2017-04-01 | E11        | C2
            guardianship | 2016-01-01 | 2018-03-31 | E47        | C2
            came_back    | 2016-01-01 | 2017-05-01 | E12        | C2
            came_back    | 2017-06-01 | 2017-07-01 | E4A        | V2
            goes_on      | 2016-01-01 | 2017-05-01 | X1         | C2
            year_before  | 2016-01-01 | 2017-03-31 | E12        | C2
            short_break  | 2016-01-01 | 2017-05-01 | E8         | V4
        """
    )
    assert figures(AD2, data, MARCH) == [Figure(numerator=1, denominator=3)]
    assert figures(AD3, data, MARCH) == [Figure(numerator=1, denominator=3)]


def test_care_ends_on_the_18th_birthday_and_goes_on_where_an_episode_follows():
    data = dataset(
        person="""
            child_id  | born_on
            turned_18 | 2000-03-05
        """,
        cla_episodes="""
            child_id      | started_on | ended_on   | end_reason | legal_status
            adopted       | 2016-01-01 | 2018-03-03 | E11        | C2
            turned_18     | 2016-01-01 |            |            | C2
            still_in_care | 2016-01-01 | 2018-02-03 |            | C1
            still_in_care | 2018-02-03 |            |            | C2
        """,
    )
    assert figures(AD2, data, MARCH) == [Figure(numerator=1, denominator=2)]


PERMANENCE = """
    child_id    | entered_care_on | decided_on | placement_order_on | matched_on | placed_on  | ordered_on | reversed_on | fostered_on | adopted_by_carer | carer_from_on
    stranger    | 2016-01-01      | 2016-05-01 | 2016-06-01         | 2016-09-09 | 2016-10-01 | 2018-03-01 |             |             | no               |
    early_home  | 2016-01-01      | 2016-05-01 | 2016-06-01         | 2016-07-01 | 2016-10-01 | 2018-03-01 |             | 2016-02-01  | no               |
    carer       | 2016-01-01      | 2016-05-01 | 2016-06-01         | 2016-08-01 | 2017-06-01 | 2018-03-01 |             |             | yes              | 2016-01-11
    no_day      |                 | 2016-05-01 |                    |            | 2016-10-01 | 2018-03-01 |             |             | no               |
    long_wait   | 2015-01-01      | 2016-09-29 | 2016-10-01         |            |            |            |             |             |                  |
    on_the_day  | 2015-01-01      | 2016-09-30 | 2016-10-01         |            |            |            |             |             |                  |
    placed      | 2015-01-01      | 2016-01-01 | 2016-02-01         | 2017-06-01 | 2017-07-01 |            |             |             |                  |
    reversed    | 2015-01-01      | 2017-05-01 | 2017-06-01         | 2017-08-01 |            |            | 2018-02-01  |             |                  |
"""  # noqa: E501


def test_days_to_a_home_stop_where_the_child_stopped_moving():
    # stranger 274, early_home 31, carer 10; no_day has no start
    data = dataset(permanence=PERMANENCE)
    assert figures(AD4, data, MARCH) == [Figure(numerator=274 + 31 + 10, denominator=3)]


def test_days_from_placement_order_to_match_without_reversals():
    # stranger 100, early_home 30, carer 61, placed 486
    data = dataset(permanence=PERMANENCE)
    assert figures(AD5, data, MARCH) == [Figure(numerator=100 + 30 + 61 + 486, denominator=4)]


def test_waiting_over_eighteen_months_of_live_decisions():
    # eighteen months before 31 March 2018 is 30 September 2016
    data = dataset(permanence=PERMANENCE)
    assert figures(AD6, data, MARCH) == [Figure(numerator=1, denominator=3)]


def test_eighteen_months_are_counted_back_in_one_step():
    data = dataset(
        permanence="""
            child_id        | decided_on
            over_eighteen   | 2022-08-28
            eighteen_months | 2022-08-29
        """
    )
    assert figures(AD6, data, Month(2024, 2)) == [Figure(numerator=1, denominator=2)]


def test_reversals_over_decisions_of_twelve_months():
    data = dataset(permanence=PERMANENCE)
    assert figures(AD9, data, MARCH) == [Figure(numerator=1, denominator=1)]


def test_matches_agreed_by_panel_and_families_approved():
    data = dataset(
        permanence_matches="""
            child_id | panel_on   | outcome    | attended
            agreed   | 2018-03-31 | agreed     | yes
            twice    | 2018-03-01 | agreed     | no
            twice    | 2018-03-01 | agreed     | yes
            deferred | 2018-03-01 | deferred   | yes
            april    | 2018-04-01 | agreed     | yes
        """,
        adopters="""
            adopter_id | family_id | approved_on
            one        | f1        | 2017-04-01
            two        | f1        | 2017-04-08
            alone      |           | 2018-03-31
            before     | f2        | 2017-03-31
            waiting    | f3        |
        """,
    )
    assert figures(AD7, data, MARCH) == [Figure(numerator=2)]
    assert figures(AD8, data, MARCH) == [Figure(numerator=2)]


def test_the_two_stage_process_approves_on_the_day_of_its_decision():
    data = dataset(
        adopters="""
            adopter_id    | family_id | stage_2_ended_on | approved_on | left_on    | left_reason
            first         | f1        | 2017-05-01       |             |            |
            second        | f1        | 2017-04-20       |             |            |
            old_process   | f2        |                  | 2017-06-01  |            |
            both_days     | f3        | 2018-01-10       | 2017-03-31  |            |
            refused       | f4        | 2017-07-01       |             | 2017-07-05 | refused
            refused_still | f5        | 2017-07-01       |             |            | refused
            withdrew_then | f6        | 2017-08-01       |             | 2017-08-01 | withdrew
            withdrew_late | f7        | 2017-08-01       |             | 2018-01-01 | withdrew
            in_stage_2    | f8        |                  |             |            |
            year_before   | f9        | 2017-03-31       |             |            |
        """,
    )
    assert figures(AD8, data, MARCH) == [Figure(numerator=3)]  # f1, f2, f7


def test_adopters_of_whom_no_row_says_when_they_were_approved_are_no_count():
    data = dataset(adopters="adopter_id | family_id | approved_on | stage_2_ended_on\none | f1 | |")

    def figures_of(**found):
        return figures(AD8, replace(data, seal=replace(data.seal, **found)), MARCH)

    both, one = ("approved_on", "stage_2_ended_on"), ("approved_on",)
    assert figures_of(blank={"adopters": both}) == [Figure(state="no_data")]
    assert figures_of(lacks={"adopters": both}) == [Figure(state="no_data")]
    other = {"lacks": {"adopters": one}, "blank": {"adopters": ("stage_2_ended_on",)}}
    assert figures_of(**other) == [Figure(state="no_data")]
    assert figures_of(blank={"adopters": one}) == [Figure(numerator=0)]
    assert figures_of(lacks={"adopters": one}) == [Figure(numerator=0)]
    assert figures(AD8, data, MARCH) == [Figure(numerator=0)]
