"""What of a judged figure leaves for a public paper, and what stays behind with a hidden month."""

import datetime as dt

import pytest

from indicators.published_figures import published_of, steady
from lineofsight.indicators.disclosure import ShownState
from lineofsight.indicators.judging import Colour
from lineofsight.kernel.periods import Month
from lineofsight.settings import ReferencePeriod, Settings

TARGETS = {"CIN4": (90, 75), "MIS5": (75, 50), "CL2": (85, 78)}


def one(code, **months):
    """Publish one indicator; months are written m09=..., the last is the paper's."""
    drawn = {name.replace("m", "2017-"): cell for name, cell in months.items()}
    return published_of({code: drawn}, month=max(drawn), targets=TARGETS)[code]


def test_a_figure_that_may_be_shown_leaves_whole():
    item = one("CIN4", m09=(70, 100), m10=(84, 100))

    assert item.shown.words == "84.0%"
    assert (item.rag.colour, item.rag_before.colour) == (Colour.AMBER, Colour.RED)
    assert (item.change.words, item.change.judgement) == ("up 14.0 percentage points", "improved")
    assert [shown.words for shown in item.series] == ["70.0%", "84.0%"]


@pytest.mark.parametrize(
    "small", [(3, 100), (97, 100), (3, 4)], ids=["numerator", "rest", "denominator"]
)
def test_a_hidden_figure_leaves_nothing_behind(small):
    item = one("CIN4", m09=(70, 100), m10=small)

    assert item.shown.state is ShownState.HIDDEN
    assert (item.shown.numerator, item.shown.denominator, item.shown.value) == (None, None, None)
    assert (item.rag.colour, item.rag.why_not) == (None, "hidden because the number is small")
    assert (item.change, item.rag_before, item.reason) == (None, None, "")
    assert not item.is_high_risk


def test_the_month_after_a_hidden_one_has_no_change_that_would_give_it_back():
    item = one("CIN4", m09=(97, 100), m10=(84, 100))

    assert item.shown.words == "84.0%"
    assert item.rag.colour is Colour.AMBER
    assert (item.change, item.rag_before, item.was_high_risk) == (None, None, False)


def test_a_year_ago_that_is_hidden_has_no_change_either():
    drawn = {"FD6": {"2016-10": 4, "2017-09": 40, "2017-10": 50}}
    item = published_of(drawn, month="2017-10")["FD6"]

    assert item.change.words == "up 10"
    assert item.change_in_year is None


def test_a_mean_over_a_hidden_month_is_not_said():
    period = ReferencePeriod("before the inspection", dt.date(2017, 9, 4), 12, ("LEG1",))
    settings = Settings(reference_periods=(period,))
    months = steady(70, until="2017-08", months=12) | {"2017-10": 91}

    shown = published_of({"LEG1": months}, month="2017-10", settings=settings)["LEG1"]
    hidden = published_of(
        {"LEG1": months | {"2017-02": 3}}, month="2017-10", settings=settings
    )["LEG1"]  # fmt: skip

    (comparison,) = shown.comparisons
    assert comparison.words == "30% above the mean of the 12 months before the inspection"
    assert hidden.shown.words == "91"
    assert hidden.comparisons == ()


def test_first_time_in_six_months_is_not_said_of_a_hidden_month():
    # not red in May would tell that few were late in May
    fell = steady((80, 100), until="2017-09") | {"2017-10": (30, 100)}

    assert published_of({"MIS5": fell}, month="2017-10", targets=TARGETS)["MIS5"].is_high_risk
    hidden = published_of(
        {"MIS5": fell | {"2017-05": (97, 100)}}, month="2017-10", targets=TARGETS
    )["MIS5"]  # fmt: skip
    assert hidden.rag.colour is Colour.RED
    assert not hidden.is_high_risk


def test_what_the_law_sets_is_high_risk_whatever_the_months_before():
    item = one("CP5", m08=(3, 30), m09=(25, 40), m10=(22, 40))

    assert item.series[0].is_hidden
    assert (item.is_high_risk, item.was_high_risk) == (True, True)


def test_small_process_counts_and_staff_of_the_whole_service_are_shown():
    drawn = {
        "CIN8": {"2017-10": 3},  # children without a worker: says how the service runs
        "CP5o": {"2017-10": 2},
        "P11": {"2017-10": 4},
        "P13": {"2017-10": (2, 140)},
        "VA1": {"2017-10": 3},  # victims
    }
    found = published_of(drawn, month="2017-10")

    assert {code: item.shown.words for code, item in found.items()} == {
        "CIN8": "3", "CP5o": "2", "P11": "4", "P13": "1.4%", "VA1": "hidden",
    }  # fmt: skip


def test_two_answers_are_not_shown_beside_each_other_where_few_gave_neither():
    months = {"2017-09": (60, 120), "2017-10": (60, 120)}
    drawn = {"CL1": months, "CL1a": {"2017-09": (50, 120), "2017-10": (57, 120)}}
    found = published_of(drawn, month="2017-10")

    assert found["CL1"].shown.words == "50.0%"  # 60 in work or learning, and 57 not, leave 3
    assert found["CL1a"].shown.is_hidden
    assert [shown.is_hidden for shown in found["CL1a"].series] == [False, True]
    assert found["CL1a"].change is None


@pytest.mark.parametrize("suitable", [20, 80, 100])
def test_those_left_out_of_a_base_are_not_counted_from_two_bases(suitable):
    drawn = {
        "CL1": {"2017-10": (60, 120)},
        "CL1a": {"2017-10": (40, 120)},  # of the base of CL1
        "CL2": {"2017-09": (80, 110), "2017-10": (suitable, 117)},  # 3 are of no known residence
    }
    found = published_of(drawn, month="2017-10")
    bases = {code: item.shown.denominator for code, item in found.items()}

    assert not bases["CL2"] or not (bases["CL1"] or bases["CL1a"])
    assert any(bases.values())
    assert not found["CL2"].series[0].is_hidden


def test_a_month_is_not_worked_out_from_the_years_of_another_indicator():
    # a rolling year less the one before is the new month less the month that fell out
    months = steady(20, until="2017-09", months=12) | {"2017-10": 4}
    years = {"2017-09": (60, 240), "2017-10": (60, 224)}  # of the same referrals
    found = published_of({"FD6": months, "FD8": years}, month="2017-10")

    fell_out, *_, small = found["FD6"].series
    assert small.is_hidden
    assert fell_out.is_hidden or any(shown.is_hidden for shown in found["FD8"].series)


@pytest.mark.parametrize(
    ("part", "whole"),
    [(("LAC6", (40, 60)), ("LAC1", 63)), (("AMT5", (40, 60)), ("AMT2", (30, 63))),
     (("MIS2", 60), ("MIS1", 63))],
)  # fmt: skip
def test_what_one_count_leaves_of_another_is_not_worked_out(part, whole):
    drawn = {code: {"2017-10": cell} for code, cell in (part, whole)}
    found = published_of(drawn, month="2017-10")

    assert [item.shown.is_hidden for item in found.values()].count(True) == 1


def test_no_data_keeps_its_reason():
    item = one("F3", m10="the fostering_households feed was not loaded")

    assert item.shown.words == "no data"
    assert item.reason == "the fostering_households feed was not loaded"
    assert item.rag.why_not == "no value"


def test_a_code_without_a_figure_of_the_month_is_left_out():
    drawn = {"FD6": {"2017-10": 40}, "FD1": {"2017-09": 50}}

    assert list(published_of(drawn, month="2017-10")) == ["FD6"]


def test_only_the_months_asked_for_leave():
    months = steady(40, until="2017-10", months=12)
    item = published_of({"FD6": months}, month="2017-10", months=3)["FD6"]

    assert [str(shown.month) for shown in item.series] == ["2017-08", "2017-09", "2017-10"]
    assert item.snapshots == {"2017-11 v1 drawn"}
    assert item.of(item.month.plus(-1)).words == "40"
    assert item.of(item.month.plus(-3)) is None


def test_a_chart_with_a_hidden_month_is_not_shown_and_gives_no_high_risk():
    # special cause says something of every month on the chart
    months = {
        str(at): (70 + place % 3, 100)
        for place, at in enumerate(Month(2015, 10).until(Month(2017, 9)))
    }
    fell = {**months, "2017-10": (20, 100)}
    shown = published_of({"MIS5": fell}, month="2017-10", targets=TARGETS)["MIS5"]
    hidden = published_of(
        {"MIS5": {**fell, "2016-05": (97, 100)}}, month="2017-10", targets=TARGETS
    )["MIS5"]  # fmt: skip

    assert (shown.own_series.variation, shown.is_high_risk) == ("concern_low", True)
    assert (hidden.rag.colour, hidden.is_high_risk) == (Colour.RED, False)
    assert hidden.own_series.chart is None
    assert hidden.own_series.words == "not judged: some of its months are hidden"
