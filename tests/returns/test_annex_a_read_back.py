"""What the export says that reading it gives otherwise: drawn rows named for why they differ."""

import datetime as dt
import re
from dataclasses import replace

import openpyxl
import pytest

from drawn import dataset
from lineofsight.indicators import engine, reading_back
from lineofsight.indicators.reading_back import ReadBack, Regrouped, Whole, read_back, told
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused
from lineofsight.returns.annex_a import annex_a_lists
from lineofsight.returns.extract import Extract
from lineofsight.returns.not_carried import (
    AS_IF_TOLD,
    BY_GROUP,
    OTHERWISE,
    Lost,
    in_lines,
    lacking,
    touched,
)
from lineofsight.returns.workbook import write_workbook
from lineofsight.settings import DEFAULT

IN_NEED = "child_id | started_on\n in_need | 2026-01-05"
IN_CARE = "child_id | started_on\n in_care | 2026-01-05"
ON_A_PLAN = "child_id | started_on\n on_a_plan | 2026-01-05"
"""A row for each list that is refused without one, where the test is of another list."""


def lists_of(data, folder):
    """Write the lists of a drawn dataset: them, and the file they are in."""
    lists = annex_a_lists(data)
    out = folder / "lists.xlsx"
    write_workbook(out, lists, as_at=data.seal.extracted_on, authority=None)
    return lists, out


def told_of(data, folder):
    lists, out = lists_of(data, folder)
    found = read_back(data, out, settings=DEFAULT)
    return told(found, touched=touched(Extract(data)), lacking=lacking(lists))


MOVED_HERE = {
    "cin_episodes": IN_NEED,
    "cla_episodes": IN_CARE,
    "person": """
        child_id             | born_on
        ours                 | 2016-01-01
        theirs               | 2016-01-01
        ours_before_theirs   | 2016-01-01
        ours_after_theirs    | 2016-01-01
        conference_of_ours   | 2016-01-01
        moved_in             | 2016-01-01
        moved_in_long_ago    | 2016-01-01
    """,
    "cp_plans": """
        child_id             | started_on | ended_on   | other_authority
        ours                 | 2026-01-05 |            | no
        theirs               | 2024-01-05 |            | yes
        ours_before_theirs   | 2026-01-05 | 2026-09-10 | no
        ours_before_theirs   | 2026-09-11 |            | yes
        ours_after_theirs    | 2026-01-05 | 2026-09-10 | yes
        ours_after_theirs    | 2026-09-11 |            | no
    """,
    "cp_visits": """
        child_id             | seen_on
        ours                 | 2026-09-25
        theirs               | 2026-09-25
    """,
    "cp_reviews": """
        child_id             | held_on
        ours                 | 2026-09-25
    """,
    "s47_enquiry": """
        child_id             | started_on | conference_unnecessary | conference_on
        conference_of_ours   | 2026-09-01 | no                     | 2026-09-10
        moved_in             | 2026-09-01 | no                     | 2026-09-10
        moved_in_long_ago    | 2026-04-07 | yes                    |
    """,
    "initial_cp_conference": """
        child_id             | held_on    | led_to_plan | transfer_in
        conference_of_ours   | 2026-09-10 | yes         | no
        moved_in             | 2026-09-10 | yes         | yes
        moved_in_long_ago    | 2026-03-10 | yes         | yes
    """,
}
"""Children on another authority's plan, and conferences about children who brought one here."""


def test_what_came_from_elsewhere_is_not_read_as_ours(tmp_path):
    data = dataset(is_anew=True, extracted_on=dt.date(2026, 9, 30), **MOVED_HERE)
    _, out = lists_of(data, tmp_path)
    found = read_back(data, out, settings=DEFAULT)

    of_plans = {"CP5", "CP5o", "CP5x", "CP6", "CP7", "CP8", "CP8v", "CP13", "CP14"}
    changed = [
        one
        for one in found.wholes
        if one.before.code in of_plans and one.before.over in ("month", "snapshot")
    ]
    assert changed == []
    assert {
        one.code: (one.numerator, one.denominator)
        for one in engine.compute(
            data, months=[Month(2026, 9)], codes=["CP5", "CP5o", "CP6", "CP7"]
        )
    } == {"CP5": (1, 1), "CP5o": (1, None), "CP6": (1, 1), "CP7": (2, None)}
    sheets = openpyxl.load_workbook(out)
    assert sheets["List 5"]["A1"].value.endswith(
        "as at 30 September 2026. 1 transfer-in conference is left out: "
        "list 5 cannot tell one from an initial conference"
    )
    assert sheets["List 7"]["A1"].value.endswith(
        "as at 30 September 2026. 3 plans of other authorities are left out: "
        "list 7 cannot say whose a plan is"
    )


def test_an_earlier_plan_elsewhere_is_said_with_both_values(tmp_path):
    data = dataset(is_anew=True, extracted_on=dt.date(2026, 9, 30), **MOVED_HERE)
    assert told_of(data, tmp_path)["CP12"] == (
        "month 100.0% (1 of 1) becomes 0.0% (0 of 1): 1 earlier plan in no list: "
        + OTHERWISE["CP12"][0].why
    )


CARED_FOR = {
    "cin_episodes": IN_NEED,
    "cp_plans": ON_A_PLAN,
    "cla_episodes": """
        child_id             | started_on | ended_on   | start_reason | legal_status | end_reason
        came_into_care       | 2026-09-02 |            | S            | V2           |
        after_a_short_break  | 2026-01-02 | 2026-09-02 | S            | V4           | X1
        after_a_short_break  | 2026-09-02 |            | L            | C2           |
        before_those_loaded  | 2026-05-02 |            | P            | C2           |
        before_the_months    | 2025-05-02 |            | P            | C2           |
        left_and_came_back   | 2026-01-02 | 2026-09-02 | S            | V2           | E4A
        left_and_came_back   | 2026-09-05 |            | S            | V2           |
    """,
    "permanence": """
        child_id             | decided_on | ordered_on
        decided_and_adopted  | 2025-01-02 | 2026-09-02
        no_day_of_a_decision |            | 2026-09-02
    """,
}


def test_each_whole_with_another_value_is_said_with_both_and_why(tmp_path):
    found = told_of(dataset(is_anew=True, extracted_on=dt.date(2026, 9, 30), **CARED_FOR), tmp_path)

    assert (
        found["LAC3"] == "2 becomes 3: 2 earlier episodes in no list: " + OTHERWISE["LAC3"][0].why
    )
    assert found["LAC4"] == (
        "1 becomes 0: list 8 has the latest of each child alone, and leaves out 1 before it"
    )
    assert found["AD1"] == "2 becomes 1: list 10 leaves out 1 row"
    assert "LAC1" not in found


def test_what_the_records_do_not_tell_and_a_blank_column_does_is_said(tmp_path):
    data = dataset(
        extracted_on=dt.date(2026, 9, 30), not_loaded=["cla_care_plan"],
        cin_episodes=IN_NEED, cp_plans=ON_A_PLAN, cla_episodes=IN_CARE,
    )  # fmt: skip
    said = told_of(data, tmp_path)["LAC10"]
    assert said.startswith("no data (")
    assert said.endswith(f") becomes 0.0% (0 of 1): {AS_IF_TOLD}")


def test_a_known_reason_is_said_once_and_stays_where_the_figure_does_not_move():
    nothing = ReadBack((), (), ())
    six = Lost(6, "6 in no list")
    assert told(nothing, touched={"CP1": six}, lacking={}) == {"CP1": "6 in no list"}
    assert list(in_lines({"CP1": "6 in no list"}))[1] == "  CP1: 6 in no list"


ON_NEED_PLANS = {
    "cin_episodes": """
        child_id          | started_on | ended_on   | case_status
        told              | 2026-01-05 |            | not recorded
        two_plans         | 2026-01-05 |            | not recorded
        closed            | 2026-01-05 | 2026-09-01 | not recorded
        closed_long_ago   | 2025-01-05 | 2025-09-01 | not recorded
        recorded_as_other | 2026-01-05 |            | open assessment
        protected_too     | 2026-01-05 |            | not recorded
        protected_by_us   | 2026-01-05 |            | not recorded
    """,
    "cin_plans": """
        child_id          | started_on | ended_on
        told              | 2026-01-05 |
        two_plans         | 2026-01-05 |
        two_plans         | 2026-03-05 |
        closed            | 2026-01-05 |
        closed_long_ago   | 2025-01-05 |
        recorded_as_other | 2026-01-05 |
        protected_too     | 2026-01-05 |
        protected_by_us   | 2026-01-05 |
        no_further_action | 2026-01-05 |
        ended             | 2026-01-05 | 2026-09-01
    """,
    "cin_visits": """
        child_id          | seen_on
        told              | 2026-09-25
    """,
    "cp_plans": """
        child_id          | started_on | other_authority
        protected_too     | 2026-01-05 | yes
        protected_by_us   | 2026-01-05 | no
    """,
}


def test_plans_that_list_6_does_not_tell_of_are_counted_by_why(tmp_path):
    found = told_of(
        dataset(is_anew=True, extracted_on=dt.date(2026, 9, 30), **ON_NEED_PLANS), tmp_path
    )
    closed, none, other, further = (one.why for one in OTHERWISE["CIN4"])
    why = (
        f"2 child in need plans in no list: {closed}; "
        f"1 child in need plan in no list: {none}; "
        f"2 child in need plans in no list: {other}"
    )

    assert found["CIN2"] == f"7 becomes 2: {why}"
    assert found["CIN4"].endswith(f": {why}; 1 further plan in no list: {further}")
    assert found["CIN4"].startswith("12.5% (1 of 8) becomes 50.0% (1 of 2): ")


def test_a_reason_that_tells_of_a_part_says_of_how_much():
    data = dataset(is_anew=True, extracted_on=dt.date(2026, 9, 30), **ON_NEED_PLANS)
    [before] = [
        one
        for one in engine.compute(data, months=[Month(2026, 9)], codes=["CIN1"])
        if one.by is None
    ]
    fell = Whole(before, replace(before, numerator=before.numerator - 4))
    part, all_of_it = (
        told(ReadBack((fell,), (), ()), touched={}, lacking={"cin_episodes": Lost(many, "lost")})
        for many in (3, 4)
    )

    assert part["CIN1"].endswith(": lost (at most 3 of the 4)")
    assert all_of_it["CIN1"].endswith(": lost")


HANDED_ON = {
    "contacts": """
        child_id       | contacted_on
        in_list_1_only | 2026-09-02
        in_two_lists   | 2026-09-02
    """,
    "cin_episodes": """
        child_id     | started_on | primary_need
        in_two_lists | 2026-09-02 | N4
    """,
    "person": """
        child_id       | is_disabled | is_uasc | ward
        in_list_1_only | yes         | yes     | Mill Park
        in_two_lists   | yes         | no      | Carrow
    """,
}


def test_what_differs_by_group_is_said_with_the_group_and_why(tmp_path):
    data = dataset(is_anew=True, extracted_on=dt.date(2026, 9, 30), **HANDED_ON)
    _, out = lists_of(data, tmp_path)

    lines = list(reading_back.in_lines(read_back(data, out, settings=DEFAULT)))

    lines = lines[lines.index("Some figures are the same as a whole, and others by group:") :]
    assert f"  by disability, FD1 (yes: 2 becomes 1): {BY_GROUP['disability']}" in lines
    assert any(
        re.fullmatch(r"  by uasc, no data of FD1, .*CIN1.*: no list loaded says of each .*", line)
        for line in lines
    )
    assert any(re.fullmatch(r"  by ward, no data of FD1, .*: no list .* ward", line)
               for line in lines)  # fmt: skip
    assert not any(line.startswith("  by need") for line in lines)


def test_groups_of_a_longer_period_are_named_with_it(tmp_path):
    data = dataset(
        is_anew=True, extracted_on=dt.date(2026, 9, 30),
        cin_episodes=IN_NEED, cla_episodes=IN_CARE,
        involvements="child_id | team  | started_on\n adopted  | North | 2020-01-01",
        permanence="""
            child_id | decided_on | entered_care_on | placed_on  | ordered_on
            adopted  | 2025-11-02 | 2025-10-02      | 2026-01-02 | 2026-03-02
            earliest | 2025-01-02 | 2024-10-02      | 2025-03-02 | 2025-10-01
        """,
    )  # fmt: skip
    _, out = lists_of(data, tmp_path)
    found = read_back(data, out, settings=DEFAULT)

    [line] = [one for one in reading_back.in_lines(found) if one.startswith("  by team, no data")]
    assert "AD4 12m" in line
    assert "AD4," not in line  # over three years it is no data as a whole


def test_a_long_list_of_figures_by_group_is_cut_short():
    lost = [Regrouped(f"X{at}", "ward", "no list", "", "", "") for at in range(30)]
    other = [Regrouped(f"Y{at}", "need", "", "N4 Family", "72", "70") for at in range(30)]

    _, need, ward = reading_back.in_lines(ReadBack((), (*lost, *other), ()))

    assert ward.startswith("  by ward, no data of X0, X1, ")
    assert ward.endswith("X11 and 18 more: no list")
    assert need.startswith("  by need, Y0 (N4 Family: 72 becomes 70), Y1 (")
    assert "; and Y3, " in need
    assert " and 15 more: list 6 has " in need


def test_a_month_that_is_not_over_is_not_compared(tmp_path):
    data = dataset(is_anew=True, extracted_on=dt.date(2026, 9, 29), **HANDED_ON)
    today = replace(data, seal=replace(data.seal, month=None))
    with pytest.raises(Refused, match="The month is not over") as caught:
        read_back(today, tmp_path / "lists.xlsx", settings=DEFAULT)
    assert caught.value.do == "Export one with --month."
