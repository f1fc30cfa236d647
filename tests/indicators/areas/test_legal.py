"""The courts: children and cases in proceedings, and the weeks a case takes."""

from fractions import Fraction

from drawn import Figure, dataset, figures, rows_of
from lineofsight.indicators import engine
from lineofsight.indicators.areas.legal import (
    LEG1,
    LEG2,
    LEG3,
    LEG4,
    LEG5,
    LEG6,
    LEG7,
    LEG8,
    LEG9,
    LEG1c,
)
from lineofsight.kernel.periods import Month

OCTOBER = Month(2017, 10)
CASES = """
    case_id   | child_id   | issued_on  | final_order_on
    siblings  | older      | 2017-01-02 | 2017-10-30
    siblings  | younger    | 2017-01-09 |
    single    | only_child | 2017-06-01 |
    second    | only_child | 2017-09-01 |
    ended     | done       | 2017-01-02 | 2017-10-31
    not_yet   | later      | 2017-11-01 |
"""


def test_children_once_and_cases_once():
    data = dataset(care_proceedings=CASES)
    assert figures(LEG1, data, OCTOBER) == [Figure(numerator=2)]
    assert figures(LEG1c, data, OCTOBER) == [Figure(numerator=3)]


def test_a_case_whose_children_come_one_after_the_other_is_open_while_one_of_them_is():
    data = dataset(
        care_proceedings="""
            case_id | child_id | issued_on  | final_order_on
            one     | first    | 2017-01-02 | 2017-10-31
            one     | second   | 2017-11-20 |
        """
    )
    assert figures(LEG1c, data, OCTOBER) == [Figure(numerator=0)]
    assert figures(LEG1c, data, Month(2017, 11)) == [Figure(numerator=1)]


def test_weeks_from_first_issue_to_the_last_childs_order():
    data = dataset(
        care_proceedings="""
            case_id    | child_id | issued_on  | final_order_on
            two_weeks  | a        | 2017-10-02 | 2017-10-16
            siblings   | b        | 2017-01-02 | 2017-03-06
            siblings   | c        | 2017-01-30 | 2017-04-03
            half_open  | d        | 2017-01-02 | 2017-03-06
            half_open  | e        | 2017-01-02 |
            a_year_ago | f        | 2016-01-04 | 2016-10-31
        """
    )
    assert figures(LEG3, data, OCTOBER) == [Figure(numerator=14 + 91, denominator=2)]
    (figure,) = engine.figures_of(data, [LEG3], months=[OCTOBER])
    assert figure.value == Fraction(105, 14)


def test_concluded_on_day_182_is_within_26_weeks():
    data = dataset(
        care_proceedings="""
            case_id  | child_id | issued_on  | final_order_on | extended_to_on
            in_time  | a        | 2017-04-03 | 2017-10-02     |
            a_day    | b        | 2017-04-02 | 2017-10-02     | 2017-12-01
            siblings | c        | 2017-03-01 | 2017-06-01     |
            siblings | d        | 2017-05-01 | 2017-10-02     |
            open     | e        | 2017-04-03 |                |
        """
    )
    assert figures(LEG2, data, OCTOBER) == [Figure(numerator=1, denominator=3)]
    due = {row["child_id"]: str(row["due_on"]) for row in rows_of("final_orders_owed", data)}
    assert (due["a"], due["b"]) == ("2017-10-02", "2017-12-01")


def test_children_in_pre_proceedings_and_longer_than_sixteen_weeks():
    data = dataset(
        pre_proceedings="""
            case_id | child_id    | decided_on | letter_on  | ended_on   | applied_on
            one     | day_112     | 2017-06-01 | 2017-07-11 |            |
            two     | day_113     | 2017-06-01 | 2017-07-10 |            |
            three   | two_cases   | 2017-06-01 | 2017-06-10 |            |
            four    | two_cases   | 2017-10-01 | 2017-10-10 |            | 2017-11-20
            five    | no_letter   | 2017-01-01 |            |            |
            six     | letter_only |            | 2017-10-10 |            |
            seven   | ended       | 2017-06-01 | 2017-06-10 | 2017-10-31 |
            eight   | to_come     | 2017-11-01 |            |            |
            nine    | in_court    | 2017-06-01 | 2017-06-10 |            | 2017-10-31
            ten     | next_day    | 2017-06-01 | 2017-10-10 |            | 2017-11-01
        """
    )
    assert figures(LEG4, data, OCTOBER) == [Figure(numerator=6)]
    assert figures(LEG5, data, OCTOBER) == [Figure(numerator=2, denominator=6)]
    owed = {row["case_id"]: str(row["due_on"]) for row in rows_of("pre_proceedings_owed", data)}
    assert owed["one"] == "2017-10-31"
    done = {row["case_id"]: row["done_on"] for row in rows_of("pre_proceedings_owed", data)}
    assert (str(done["nine"]), str(done["seven"])) == ("2017-10-31", "2017-10-31")
    assert "five" not in owed


def test_applications_count_once_and_emergencies_are_told():
    data = dataset(
        care_proceedings="""
            case_id   | child_id | issued_on  | is_emergency | application_type
            siblings  | a        | 2017-10-02 | no           | care
            siblings  | b        | 2017-10-02 | no           | care
            emergency | c        | 2017-10-31 | yes          | care
            by_type   | d        | 2017-10-10 |              | EPO
            not_said  | e        | 2017-10-10 |              |
            discharge | f        | 2017-10-10 | no           | discharge
            before    | g        | 2017-09-30 | yes          | supervision
            year_ago  | h        | 2016-10-31 | yes          | care
        """,
        population="""
            area   | year | children
            Wandle | 2017 | 90000
        """,
    )
    assert figures(LEG6, data, OCTOBER) == [Figure(numerator=2, denominator=5)]
    assert figures(LEG7, data, OCTOBER) == [Figure(numerator=4, denominator=90000)]


def test_a_legal_meeting_on_day_ten_of_the_request_is_in_time():
    data = dataset(
        legal_meetings="""
            child_id | requested_on | held_on
            day_10   | 2017-10-02   | 2017-10-16
            day_11   | 2017-10-02   | 2017-10-17
            not_yet  | 2017-10-02   |
            later    | 2017-10-20   | 2017-11-01
        """
    )
    assert figures(LEG8, data, OCTOBER) == [Figure(numerator=1, denominator=2)]


def test_papers_due_in_the_month_by_the_day_the_court_last_set():
    data = dataset(
        court_filings="""
            case_id  | document  | directed_on | due_on     | extended_to_on | filed_on
            on_day   | statement | 2017-09-01  | 2017-10-10 |                | 2017-10-10
            late     | statement | 2017-09-01  | 2017-10-10 |                | 2017-10-11
            extended | care plan | 2017-09-01  | 2017-09-20 | 2017-10-20     | 2017-10-20
            not_yet  | statement | 2017-09-01  | 2017-10-31 |                |
            moved_on | statement | 2017-09-01  | 2017-10-10 | 2017-11-10     |
        """
    )
    assert figures(LEG9, data, OCTOBER) == [Figure(numerator=2, denominator=4)]
