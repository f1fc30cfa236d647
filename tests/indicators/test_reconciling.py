"""Reconciling: each fault of an old spreadsheet, seeded in drawn tables, is named."""

import datetime as dt
from decimal import Decimal

import pytest

from lineofsight.indicators import catalogue
from lineofsight.indicators.reconciling import LATE, SAME, TWICE, UNKNOWN, ZEROS, Reconciler
from lineofsight.kernel.periods import Month
from lineofsight.records.home import Home
from lineofsight.records.intake.other_numbers import OtherNumber
from lineofsight.records.seals import Reach
from sealing import seal_drawn

AUGUST, SEPTEMBER = Month(2026, 8), Month(2026, 9)


def told(tmp_path, code, value, *, parts=(None, None), aside=(), **tables):
    home = Home(tmp_path)
    seal_drawn(home, SEPTEMBER, aside=aside, **tables)
    theirs = OtherNumber(code, Decimal(value), *parts, row=2)
    (one,) = Reconciler(home, SEPTEMBER).numbers([theirs], {code: catalogue.named(code)})
    return one.words


PLANS = """
    child_id  | started_on | ended_on
    open      | 2026-09-01 |
    ended     | 2026-09-01 | 2026-09-30
"""
VISITED = """
    child_id | started_on | ended_on
    seen     | 2026-06-01 |
    unseen   | 2026-06-01 |
"""
VISITS = """
    child_id | seen_on    | method    | child_seen
    seen     | 2026-09-25 | in person | yes
    unseen   | 2026-09-25 | in person | no
"""
BLANK = VISITS.replace("| no", "|").replace("child_|", "child_seen")
TWO_PLANS = """
    child_id | started_on | ended_on
    twice    | 2026-06-01 |
    twice    | 2026-07-01 |
    once     | 2026-06-01 |
"""
BANK_HOLIDAY = """
    child_id | started_on | authorised_on
    over_it  | 2026-07-06 | 2026-09-07
    soon     | 2026-08-24 | 2026-09-01
"""
OPEN_CASES = """
    child_id | started_on | authorised_on
    done     | 2026-08-24 | 2026-09-01
    late     | 2026-03-02 | 2026-09-01
    open     | 2026-08-24 |
"""
REACHED = """
    child_id | started_on | authorised_on
    day_45   | 2026-07-01 | 2026-09-03
    soon     | 2026-08-24 | 2026-09-01
"""
ADULT = "child_id | born_on\nopen | 2007-01-01\nended | 2015-01-01"
CARE = """
    child_id | started_on | ended_on | legal_status
    cared    | 2026-06-01 |          | C2
    break    | 2026-06-01 |          | V4
"""
TWO_RISKS = """
    child_id  | started_on | kind
    twice     | 2026-06-01 | sexual
    twice     | 2026-07-01 | sexual
    once      | 2026-06-01 | sexual
    once      | 2026-06-02 | criminal
"""
AWAY = """
    child_id | missing_at       | kind
    missing  | 2026-09-03 20:00 | M
    away     | 2026-09-04 20:00 | A
"""
ONE_OF_THREE = """
    child_id | started_on | authorised_on
    in_time  | 2026-08-24 | 2026-09-01
    late     | 2026-03-02 | 2026-09-01
    later    | 2026-02-02 | 2026-09-01
"""


@pytest.mark.parametrize(
    ("code", "value", "tables", "rule"),
    [
        ("CP7", "1", {"cp_plans": PLANS}, SAME),
        ("CP7", "2", {"cp_plans": PLANS}, "ended on the day"),
        ("CP7", "0", {"cp_plans": "child_id | started_on\nnew | 2026-09-15"}, "reference date"),
        ("CP7", "3", {"cp_plans": TWO_PLANS}, "rows counted as children"),
        ("CP7", "1", {"cp_plans": PLANS.replace("2026-09-30", ""), "person": ADULT.replace(
            "ended | 2015-01-01", "ended | 2016-01-01")}, SAME),
        ("CP7", "2", {"cp_plans": PLANS.replace("2026-09-30", ""), "person": ADULT}, "age"),
        ("CP8", "100", {"cp_plans": VISITED, "cp_visits": VISITS}, "visit not seen"),
        ("CP8", "50", {"cp_plans": VISITED, "cp_visits": BLANK}, "blank counted as not met"),
        ("AMT2", "50.0", {"cin_assessments": BANK_HOLIDAY}, "bank holiday"),
        ("AMT2", "66.7", {"cin_assessments": OPEN_CASES}, "open cases counted"),
        ("LAC1", "2", {"cla_episodes": CARE}, "short breaks"),
        ("CIN1", "3", {"cin_episodes": TWO_PLANS}, "rows counted as children"),
        ("CIN2", "3", {"cin_plans": TWO_PLANS}, "rows counted as children"),
        ("LAC1", "3", {"cla_episodes": TWO_PLANS}, "rows counted as children"),
        ("MIS1", "2", {"missing": AWAY}, "away: absence"),
        ("VA2", "3", {"exploitation_risks": TWO_RISKS}, "rows counted as children"),
        ("VA2", "4", {"exploitation_risks": TWO_RISKS}, UNKNOWN),
        ("AMT2", "33.333333333333336", {"cin_assessments": ONE_OF_THREE}, SAME),
        ("AMT2", "33.333433333333336", {"cin_assessments": ONE_OF_THREE}, UNKNOWN),
    ],
)  # fmt: skip
def test_each_seeded_fault_is_named(tmp_path, code, value, tables, rule):
    assert told(tmp_path, code, value, **tables).startswith(rule)


def test_day_0_counted_as_day_1_is_named(tmp_path):
    discussed = "child_id | started_on\nday_15 | 2026-09-01\nsoon | 2026-09-01"
    held = "child_id | held_on\nday_15 | 2026-09-22\nsoon | 2026-09-10"

    words = told(tmp_path, "CP5", "50", s47_enquiry=discussed, initial_cp_conference=held)

    assert words.startswith("day 0")


def test_two_faults_together_are_both_named(tmp_path):
    both = f"{PLANS}    adult | 2026-09-01 |"
    person = "child_id | born_on\nadult | 2007-01-01"

    words = told(tmp_path, "CP7", "3", cp_plans=both, person=person)

    assert "ended on the day" in words
    assert "age: " in words


def test_a_duplicate_set_aside_at_load_is_named(tmp_path):
    referred = "child_id | referred_on\na | 2026-09-01\nb | 2026-09-02"

    words = told(
        tmp_path, "FD6", "3", referrals=referred, aside=[("referrals", 4, "duplicate of row 2")]
    )

    assert words.startswith("duplicate")


def test_the_two_parts_must_agree_and_not_the_quotient_alone(tmp_path):
    words = told(tmp_path, "AMT2", "50", parts=(Decimal(2), Decimal(4)), cin_assessments=OPEN_CASES)

    assert words == UNKNOWN


def test_a_number_of_a_month_without_data_is_not_compared_and_the_reason_is_said(tmp_path):
    home = Home(tmp_path)
    reach = {"cin_assessments": Reach(dt.date(2026, 9, 1), dt.date(2026, 9, 30), "list 3")}
    seal_drawn(home, SEPTEMBER, reach=reach, cin_assessments=OPEN_CASES)
    theirs = OtherNumber("AMT2", Decimal("84.2"), None, None, row=2)

    (one,) = Reconciler(home, AUGUST).numbers([theirs], {"AMT2": catalogue.named("AMT2")})

    assert one.ours == ""
    assert one.words == "not compared: no data: list 3 reaches back to 1 September 2026"


def test_a_number_where_we_count_nobody_is_a_difference_and_not_no_data(tmp_path):
    assert told(tmp_path, "AMT2", "84.2") == UNKNOWN


@pytest.mark.parametrize(
    ("value", "is_of_workbook", "theirs", "verdict"),
    [
        ("0.3333", True, "0.3333 read as 33.33%", SAME),  # a cell shown as 33.33%
        ("0.33", True, "0.33 read as 33%", SAME),
        ("0.3", True, "0.3 read as 30%", UNKNOWN),
        ("33.3", True, "33.3", SAME),
        ("0.3333", False, "0.3333", UNKNOWN),  # no cell, so as it is written
    ],
)
def test_a_percentage_cell_of_a_workbook_is_read_as_it_is_shown(
    tmp_path, value, is_of_workbook, theirs, verdict
):
    home = Home(tmp_path)
    seal_drawn(home, SEPTEMBER, cin_assessments=ONE_OF_THREE)
    number = OtherNumber("AMT2", Decimal(value), None, None, 2, is_of_workbook=is_of_workbook)

    (one,) = Reconciler(home, SEPTEMBER).numbers([number], {"AMT2": catalogue.named("AMT2")})

    assert (one.theirs, one.words) == (theirs, verdict)


def test_another_period_of_the_same_indicator_is_named(tmp_path):
    """Theirs is the year to date: three children came into care, and one of them in the month."""
    care = """
        child_id | started_on | ended_on   | legal_status
        earlier  | 2026-05-06 |            | C2
        and_left | 2026-06-01 | 2026-08-01 | C2
        in_month | 2026-09-03 |            | C2
        old      | 2025-01-07 | 2026-01-09 | C2
    """
    assert told(tmp_path, "LAC3", 3, cla_episodes=care).startswith("period: asked over ")


def test_a_late_entry_is_named_for_a_number_and_for_a_child(tmp_path):
    home = Home(tmp_path)
    early = "child_id | referred_on\na | 2026-08-03"
    seal_drawn(home, AUGUST, referrals=early)
    seal_drawn(home, SEPTEMBER, referrals=f"{early}\nlate | 2026-08-04")
    reconciler = Reconciler(home, AUGUST)
    referrals = catalogue.named("FD6")

    (told,) = reconciler.numbers(
        [OtherNumber("FD6", Decimal(1), None, None, 2)], {"FD6": referrals}
    )
    (parted,) = reconciler.children(["a"], referrals, met=False)

    assert told.words == LATE
    assert (parted.subject, parted.only, parted.reason) == ("late", "ours", LATE)


def test_each_child_of_a_list_is_parted_by_its_rule(tmp_path):
    home = Home(tmp_path)
    seal_drawn(home, SEPTEMBER, cp_plans=PLANS)

    parted = Reconciler(home, SEPTEMBER).children(
        ["open", "open", "ended", "nobody"], catalogue.named("CP7"), met=False
    )

    reasons = {one.subject: (one.only, one.reason) for one in parted}
    assert reasons["open"] == ("theirs", TWICE)
    assert reasons["ended"][1].startswith("ended on the day")
    assert reasons["nobody"] == ("theirs", UNKNOWN)


NUMBERED = """
    child_id | started_on | ended_on
    000012   | 2026-06-01 |
    000345   | 2026-06-01 |
    000678   | 2026-06-01 | 2026-09-30
    78       | 2026-06-01 |
    0078     | 2026-06-01 |
    0090     | 2026-06-01 |
    00090    | 2026-06-01 |
"""


def test_identifiers_that_lost_their_leading_zeros_are_matched_and_each_match_is_said(tmp_path):
    home = Home(tmp_path)
    people = "\n".join(line.split("|")[0] for line in NUMBERED.splitlines())
    seal_drawn(home, SEPTEMBER, cp_plans=NUMBERED, person=people)

    parted = Reconciler(home, SEPTEMBER).children(
        ["12", "000345", "678", "78", "0078", "90", "5"], catalogue.named("CP7"), met=False
    )

    found = {(one.subject, one.only): (one.reason, one.written) for one in parted}
    assert found.pop(("000012", "both")) == (ZEROS, "12")
    reason, written = found.pop(("000678", "theirs"))  # in the records, and not in the figure
    assert (reason.split(":")[0], written) == ("ended on the day", "678")
    # 78 is another child than 0078; 90 may be either of two, and 5 is nobody
    assert set(found) == {
        ("90", "theirs"), ("5", "theirs"), ("0090", "ours"), ("00090", "ours"),
    }  # fmt: skip


def test_the_same_list_without_its_leading_zeros_is_not_called_the_same(tmp_path):
    home = Home(tmp_path)
    seal_drawn(home, SEPTEMBER, cp_plans="child_id | started_on\n000012 | 2026-06-01")

    (one,) = Reconciler(home, SEPTEMBER).children(["12"], catalogue.named("CP7"), met=False)
    assert (one.subject, one.only, one.written) == ("000012", "both", "12")
