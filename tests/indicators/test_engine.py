"""The engine: what each way of counting gives, periods, breakdowns, and the three states."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from drawn import EVERYTHING, Figure, dataset
from drawn import figures as drawn_figures
from lineofsight.indicators import engine
from lineofsight.indicators.definition import highest
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.kernel.quantities import State
from lineofsight.records.seals import Reach
from small_catalogue import (
    AGENCY,
    CASELOAD,
    CLOSED,
    EVERY,
    FELL_DUE,
    LENGTH,
    LONG_NEGLECT,
    MIDDLE,
    NEGLECT,
    OPEN,
    OUTSTANDING,
    PAGES,
    PER_10000,
    PER_PERMANENT,
    POPULATIONS,
    REFERRALS,
    REVIEWED,
    STARTED,
    VICTIMS,
)

SEPTEMBER = Month(2026, 9)


def figures(asked, data, month=SEPTEMBER, **how):
    return drawn_figures(asked, data, month, populations=POPULATIONS, **how)


def full(asked, data, month=SEPTEMBER, **how):
    return engine.figures_of(data, [asked], months=[month], populations=POPULATIONS, **how)


def nothing(state="not_applicable", numerator=0, denominator=0):
    return [Figure(numerator=numerator, denominator=denominator, state=state)]


PLANS = """
    child_id        | started_on | ended_on   | team  | latest_category
    open            | 2026-05-01 |            | North | NEG
    begins_that_day | 2026-09-30 |            | North | EMO
    ends_that_day   | 2026-05-01 | 2026-09-30 | South | NEG
    ends_next_day   | 2026-05-01 | 2026-10-01 | South | PHY
    begins_next_day | 2026-10-01 |            | South | NEG
    nobodys         | 2026-09-01 |            |       | NEG
"""


def test_a_stock_is_counted_at_the_month_end():
    data = dataset(cp_plans=PLANS)

    assert figures(OPEN, data) == [Figure(numerator=4)]
    assert figures(OPEN, data, Month(2026, 10)) == [Figure(numerator=4)]
    assert figures(OPEN, data, Month(2026, 4)) == [Figure(numerator=0)]


def test_a_share_holds_its_two_counts():
    data = dataset(cp_plans=PLANS)

    assert figures(NEGLECT, data) == [Figure(numerator=2, denominator=4)]
    assert figures(LONG_NEGLECT, data) == [Figure(numerator=1, denominator=2)]


def test_groups_are_in_order_and_the_unknown_comes_last():
    data = dataset(cp_plans=PLANS)

    assert figures(NEGLECT, data, by="team") == [
        Figure("North", 1, 2),
        Figure("South", 0, 1),
        Figure("not recorded", 1, 1),
    ]


def test_a_group_with_nothing_in_its_base_is_not_listed():
    data = dataset(cp_plans=PLANS)

    assert figures(LONG_NEGLECT, data, by="team") == [Figure("North", 1, 1), Figure("South", 0, 1)]


def test_a_count_of_nothing_is_zero_and_a_share_of_nothing_is_not_applicable():
    assert figures(OPEN, dataset()) == [Figure(numerator=0)]
    assert figures(NEGLECT, dataset()) == nothing()
    assert figures(NEGLECT, dataset(), by="team") == []


def test_many_months_are_asked_in_one_pass_and_come_in_order():
    months = Month(2026, 4).until(Month(2026, 10))
    found = engine.figures_of(
        dataset(cp_plans=PLANS), [OPEN], months=[*months[::-1]], populations=POPULATIONS
    )

    assert [figure.month for figure in found] == months
    assert [figure.numerator for figure in found] == [0, 3, 3, 3, 3, 4, 4]


REFERRED = """
    child_id           | referred_on | no_further_action | team
    a_year_and_a_day   | 2025-09-30  | yes               | North
    first_of_the_year  | 2025-10-01  | no                | North
    before_april       | 2026-03-31  | no                | North
    in_april           | 2026-04-01  | yes               | South
    first_of_month     | 2026-09-01  | yes               | South
    last_of_month      | 2026-09-30  | not recorded      | South
    after              | 2026-10-01  | yes               | South
"""


def test_periods_add_up_the_months_they_are_made_of():
    data = dataset(referrals=REFERRED)

    assert figures(REFERRALS, data) == [Figure(numerator=2)]
    assert figures(REFERRALS, data, over="12m") == [Figure(numerator=5)]
    assert figures(REFERRALS, data, over="ytd") == [Figure(numerator=3)]
    assert figures(CLOSED, data, over="12m") == [Figure(numerator=2, denominator=5)]
    assert figures(CLOSED, data, over="12m", by="team") == [
        Figure("North", 0, 2),
        Figure("South", 2, 3),
    ]


def test_a_month_without_anything_still_has_its_year():
    data = dataset(referrals=REFERRED)

    assert figures(REFERRALS, data, Month(2026, 8)) == [Figure(numerator=0)]
    assert figures(REFERRALS, data, Month(2026, 8), over="12m") == [Figure(numerator=4)]


def test_every_period_an_indicator_has_comes_with_all():
    data = dataset(referrals=REFERRED)
    found = full(REFERRALS, data, over="all")

    assert [(figure.over, figure.numerator) for figure in found] == [
        ("month", 2),
        ("12m", 5),
        ("ytd", 3),
    ]
    assert full(OPEN, data, over="12m") == []
    assert [figure.over for figure in full(REFERRALS, data, over="rolling_12m")] == ["12m"]


OWED = {
    # the second working day after Tuesday 1 September 2026 is Thursday the 3rd
    "cp_plans": """
        child_id          | started_on | ended_on   | team
        in_time           | 2026-09-01 |            | North
        late              | 2026-09-01 |            | North
        never             | 2026-09-01 |            | North
        lapsed_before_due | 2026-09-01 | 2026-09-03 | South
        lapsed_after_due  | 2026-09-01 | 2026-09-04 | South
        lapsed_but_done   | 2026-09-01 | 2026-09-02 | South
        due_next_month    | 2026-09-30 |            | South
        done_before       | 2026-08-03 |            | South
    """,
    "cp_reviews": """
        child_id        | held_on
        in_time         | 2026-09-03
        late            | 2026-09-04
        lapsed_but_done | 2026-09-02
        done_before     | 2026-08-04
    """,
}


def test_a_duty_done_counts_in_the_month_it_was_done():
    data = dataset(**OWED)

    assert figures(REVIEWED, data) == [Figure(numerator=2, denominator=3)]
    assert figures(REVIEWED, data, over="12m") == [Figure(numerator=3, denominator=4)]


def test_a_duty_due_counts_in_the_month_it_fell_due_unless_it_lapsed_first():
    data = dataset(**OWED)

    assert figures(FELL_DUE, data) == [Figure(numerator=2, denominator=5)]
    assert figures(FELL_DUE, data, by="team") == [Figure("North", 1, 3), Figure("South", 1, 2)]


def test_a_duty_started_counts_in_the_month_it_started():
    assert figures(STARTED, dataset(**OWED)) == [Figure(numerator=7)]


def test_a_duty_outstanding_is_open_at_the_month_end():
    data = dataset(**OWED)

    assert figures(OUTSTANDING, data) == [Figure(numerator=1, denominator=2)]
    assert figures(OUTSTANDING, data, Month(2026, 8)) == nothing()


WORKERS = """
    worker_id   | started_on | last_day_on | employment | fte | team
    whole       | 2026-01-01 |             | permanent  | 1   | North
    half        | 2026-01-01 |             | permanent  | 0.5 | North
    third       | 2026-01-01 |             | agency     | 0.3 | South
    last_today  | 2026-01-01 | 2026-09-30  | agency     | 0.2 | South
    gone        | 2026-01-01 | 2026-09-29  | agency     | 1   | South
    hours_not_known | 2026-01-01 |         | secondee   |     | South
"""


def test_weights_are_exact_decimals_and_whole_numbers_stay_whole():
    data = dataset(professionals=WORKERS)
    share = full(AGENCY, data)[0]

    assert (share.numerator, share.denominator) == (Decimal("0.5"), Decimal(2))
    assert str(share.denominator) == "2"
    assert share.value == 25
    assert figures(AGENCY, data, by="team") == [
        Figure("North", Decimal(0), Decimal("1.5")),
        Figure("South", Decimal("0.5"), Decimal("0.5")),
    ]


def test_a_mean_divides_one_sum_by_another():
    caseload = full(CASELOAD, dataset(professionals=WORKERS))[0]

    assert (caseload.numerator, caseload.denominator) == (15, Decimal(2))
    assert isinstance(caseload.numerator, int)
    assert caseload.value == Fraction(15, 2)


def test_a_ratio_holds_two_counts():
    data = dataset(professionals=WORKERS)

    assert figures(PER_PERMANENT, data) == [Figure(numerator=2, denominator=2)]
    assert figures(PER_PERMANENT, data, by="team") == [
        Figure("North", 0, 2),
        Figure("South", 2, 0, state="not_applicable"),
    ]


PROCEEDINGS = """
    case_id     | child_id | issued_on  | final_order_on
    long        | a        | 2026-03-01 | 2026-09-15
    short       | b        | 2026-09-01 | 2026-09-08
    middling    | c        | 2026-08-01 | 2026-08-31
    still_open  | d        | 2026-08-01 |
    never_issued| e        |            | 2026-09-20
"""


def test_weeks_hold_days_and_cases():
    data = dataset(care_proceedings=PROCEEDINGS)
    length = full(LENGTH, data)[0]

    assert (length.over, length.numerator, length.denominator) == ("12m", 198 + 7 + 30, 3)
    assert length.value == Fraction(235, 21)


def test_a_median_is_the_middle_value_and_shows_only_how_many():
    data = dataset(care_proceedings=PROCEEDINGS)
    month, year = full(MIDDLE, data, over="all")

    assert (month.numerator, month.denominator, month.value) == (None, 2, Fraction(205, 2))
    assert (year.numerator, year.denominator, year.value) == (None, 3, 30)
    assert figures(MIDDLE, dataset()) == nothing(numerator=None)


def test_a_sum_of_values_takes_corrections_off():
    data = dataset(
        scanning="""
            batch_id   | scanned_on | pages
            good       | 2026-09-01 | 120
            corrected  | 2026-09-02 | -20
            not_known  | 2026-09-02 |
            earlier    | 2026-08-02 | 7
        """
    )

    assert figures(PAGES, data) == [Figure(numerator=100)]
    assert figures(PAGES, data, over="12m") == [Figure(numerator=107)]
    assert figures(PAGES, data, by="team") == [Figure(state="no_data")], "no feed says the team"


ESTIMATES = """
    area        | year | children
    Wandle      | 2024 | 90000
    Wandle      | 2026 | 96000
    Wandle      | 2027 | 99000
    Elsewhere   | 2026 | 1
"""


def test_a_rate_is_over_the_latest_estimate_not_after_the_year():
    data = dataset(cp_plans=PLANS, population=ESTIMATES, authority="WANDLE ")
    found = full(PER_10000, data)[0]

    assert (found.numerator, found.denominator) == (4, 96000)
    assert found.value == Fraction(4 * 10000, 96000)
    assert full(PER_10000, data, Month(2025, 12))[0].denominator == 90000


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"not_loaded": ["population"]}, "the population feed was not loaded"),
        ({"authority": None}, "the authority is not named, so no estimate can be chosen"),
        ({}, "population has no estimate for 2026 or before"),
    ],
)
def test_a_rate_without_its_estimate_is_no_data(data, reason):
    found = full(PER_10000, dataset(cp_plans=PLANS, **data))[0]

    assert (found.state, found.reason, found.value) == (State.NO_DATA, reason, None)


def test_a_rate_by_group_is_not_applicable():
    data = dataset(cp_plans=PLANS, population=ESTIMATES)

    assert figures(PER_10000, data, by="team") == [
        Figure("North", 2, state="not_applicable"),
        Figure("South", 1, state="not_applicable"),
        Figure("not recorded", 1, state="not_applicable"),
    ]


PEOPLE = """
    child_id        | born_on    | is_unborn | sex    | ethnicity | is_disabled
    open            | 2026-09-30 | no        | female | WBRI      | yes
    begins_that_day | 2025-09-30 | no        | male   | MWBC      | no
    ends_next_day   | 2026-10-01 | yes       | female | REFU      |
"""


def test_who_they_are_is_joined_in_one_place():
    data = dataset(cp_plans=PLANS, person=PEOPLE)

    assert figures(OPEN, data, by="sex") == [
        Figure("male", 1),
        Figure("female", 2),
        Figure("not recorded", 1),
    ]
    assert figures(OPEN, data, by="ethnicity") == [
        Figure("White", 1),
        Figure("Mixed", 1),
        Figure("Not known", 2),
    ]
    assert figures(OPEN, data, by="disability") == [
        Figure("yes", 1),
        Figure("no", 1),
        Figure("not recorded", 2),
    ]
    assert figures(OPEN, data, by="age") == [
        Figure("Unborn", 1),
        Figure("Under 1", 1),
        Figure("1 to 4", 1),
        Figure("Not known", 1),
    ]


@pytest.mark.parametrize(
    ("born_on", "band"),
    [
        ("2026-10-01", "Unborn"),
        ("2026-09-30", "Under 1"),
        ("2025-10-01", "Under 1"),
        ("2025-09-30", "1 to 4"),
        ("2021-10-01", "1 to 4"),
        ("2021-09-30", "5 to 9"),
        ("2016-09-30", "10 to 15"),
        ("2010-10-01", "10 to 15"),
        ("2010-09-30", "16 to 17"),
        ("2008-10-01", "16 to 17"),
        ("2008-09-30", "18 and over"),
        ("", "Not known"),
    ],
)
def test_the_age_is_the_age_on_the_day_asked_about(born_on, band):
    data = dataset(
        cp_plans="child_id | started_on\nchild | 2026-01-01",
        person=f"child_id | born_on\nchild | {born_on}",
    )

    assert figures(OPEN, data, by="age") == [Figure(band, 1)]


@pytest.mark.parametrize(
    ("month", "band"), [(Month(2025, 2), "Under 1"), (Month(2025, 3), "1 to 4")]
)
def test_a_child_born_on_29_february_has_the_birthday_on_1_march(month, band):
    data = dataset(
        cp_plans="child_id | started_on\nchild | 2024-03-01",
        person="child_id | born_on\nchild | 2024-02-29",
    )

    assert figures(OPEN, data, month, by="age") == [Figure(band, 1)]


def test_a_child_recorded_as_unborn_is_unborn_though_the_expected_day_has_passed():
    data = dataset(
        cp_plans="child_id | started_on\nlate | 2026-01-01",
        person="child_id | born_on | is_unborn\nlate | 2026-09-20 | yes",
    )

    assert figures(OPEN, data, by="age") == [Figure("Unborn", 1)]


def test_what_is_outstanding_stands_under_the_team_holding_the_child_that_day():
    data = dataset(
        cin_plans="""
            child_id    | started_on | team
            handed_over | 2026-09-01 | North
            kept        | 2026-09-01 |
        """,
        involvements="""
            child_id    | team  | started_on | ended_on   | allocation
            handed_over | North | 2026-09-01 | 2026-09-30 | primary
            handed_over | South | 2026-09-30 |            | primary
            kept        | East  | 2026-09-01 | 2026-10-01 | primary
        """,
    )

    assert drawn_figures("CIN4", data, SEPTEMBER, by="team") == [
        Figure("East", 0, 1),
        Figure("South", 0, 1),
    ]


def test_a_duty_takes_the_age_on_the_day_it_is_asked_about():
    born = "child_id | born_on\nlate | 2025-09-04\nin_time | 2025-09-04\nnever | 2025-09-04"
    data = dataset(**OWED, person=born)

    assert figures(REVIEWED, data, by="age") == [
        Figure("Under 1", 1, 1),  # in time: held on the 3rd
        Figure("1 to 4", 0, 1),  # late: held on the first birthday
        Figure("Not known", 1, 1),
    ]
    assert figures(FELL_DUE, data, by="age")[0] == Figure("Under 1", 1, 3)
    assert figures(OUTSTANDING, data, by="age")[0] == Figure("1 to 4", 0, 1)


def test_a_population_may_bring_its_own_age():
    data = dataset(
        incidents="""
            incident_id | happened_on | victim_reference | victim_age | category
            1           | 2026-09-01  | child            | 9          | knife crime
            2           | 2026-09-01  | older            | 15         | knife crime
        """
    )

    assert figures(VICTIMS, data, by="age") == [Figure("5 to 9", 1), Figure("10 to 15", 1)]


@pytest.mark.parametrize("by", ["age", "sex", "ethnicity", "disability"])
def test_what_is_not_about_children_cannot_be_cut_by_who_they_are(by):
    found = full(AGENCY, dataset(professionals=WORKERS), by=[by])

    assert [(figure.by, figure.group) for figure in found] == [(None, None), (by, None)]
    assert found[1].state is State.NOT_APPLICABLE
    assert found[1].reason == "workers_held is not about children"


def test_a_table_that_was_not_loaded_gives_no_data_and_never_zero():
    found = full(OPEN, dataset(not_loaded=["cp_plans"]), by=["team"])

    assert [(figure.by, figure.state, figure.numerator) for figure in found] == [
        (None, State.NO_DATA, None),
        ("team", State.NO_DATA, None),
    ]
    assert found[0].reason == "neither ssd_cp_plans, the CIN census nor list 7 was loaded"


def test_months_before_the_reach_have_no_data():
    reached = Reach(dt.date(2026, 9, 1), EVERYTHING.last, "list 3")
    data = dataset(referrals=REFERRED, reach={"referrals": reached})
    month, year, to_date = full(REFERRALS, data, over="all")

    assert (month.state, month.numerator) == (State.VALUE, 2)
    assert (year.state, year.reason) == (
        State.NO_DATA,
        "list 3 reaches back to 1 September 2026",
    )
    assert to_date.state is State.NO_DATA
    assert full(REFERRALS, data, Month(2026, 8))[0].state is State.NO_DATA


def test_without_persons_only_their_breakdowns_have_no_data():
    data = dataset(cp_plans=PLANS, not_loaded=["person"])
    found = full(OPEN, data, by=["team", "sex"])

    assert [figure.state for figure in found if figure.by != "sex"] == [State.VALUE] * 4
    assert [(figure.group, figure.state) for figure in found if figure.by == "sex"] == [
        (None, State.NO_DATA)
    ]


def test_a_figure_says_which_seal_and_definition_it_came_from():
    found = full(OPEN, dataset(cp_plans=PLANS))[0]

    assert (found.snapshot, found.definition_version) == ("2028-12 v1 drawn", 1)


def test_a_breakdown_nobody_knows_is_refused():
    with pytest.raises(Problem, match="no breakdown by colour"):
        full(OPEN, dataset(), by=["colour"])


def test_no_month_asked_is_no_figure():
    assert engine.figures_of(dataset(), EVERY, months=[], populations=POPULATIONS) == []


def test_an_indicator_that_is_wrong_is_not_counted():
    with pytest.raises(Problem, match="did you mean days_open"):
        full(replace(OPEN, of="day_open > 1"), dataset())


def test_the_catalogue_is_counted_by_code():
    found = engine.compute(dataset(), codes=["fd 6"], months=[SEPTEMBER])

    assert [(figure.code, figure.numerator) for figure in found] == [("FD6", 0)]


def test_asking_again_gives_the_same():
    data = dataset(**OWED, referrals=REFERRED)
    months = [SEPTEMBER, Month(2026, 8)]

    def asked():
        return engine.figures_of(
            data, EVERY, months=months, over="all", by=["team", "age"], populations=POPULATIONS
        )

    assert asked() == asked()


def test_the_highest_is_one_row_for_its_own_hours_and_shows_only_how_many():
    data = dataset(
        professionals="""
            worker_id | started_on | employment | fte | role          | team
            full      | 2015-01-01 | permanent  | 1   | social worker | Alpha
            half      | 2015-01-01 | permanent  | 0.5 | social worker | Beta
        """,
        involvements="""
            child_id | worker_id | started_on | allocation
            a        | full      | 2017-01-01 | primary
            b        | full      | 2017-01-01 | primary
            c        | full      | 2017-01-01 | primary
            d        | half      | 2017-01-01 | primary
            e        | half      | 2017-01-01 | primary
        """,
    )
    most = highest("W4x", title="t", why="w", population="caseloads_held",
                   value="children", per="fte")  # fmt: skip
    (whole,) = engine.figures_of(data, [most], months=[Month(2017, 10)])
    assert (whole.value, whole.numerator, whole.denominator) == (4, None, 2)  # 2 for half a post
    (quiet,) = engine.figures_of(data, [most], months=[Month(2014, 10)])
    assert quiet.value is None
