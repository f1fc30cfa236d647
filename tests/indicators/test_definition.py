"""Writing an indicator as one line: what each way of counting sets, and what is left unsaid."""

import dataclasses
from decimal import Decimal

import pytest

from lineofsight.indicators.definition import (
    count,
    mean,
    median,
    percent,
    rate,
    ratio,
    share,
    weeks,
)
from lineofsight.kernel.problems import Problem

SAID = {"title": "Plans", "why": "It matters."}


@pytest.mark.parametrize(
    ("made", "measure", "unit"),
    [
        (count("X1", population="cp_plans_open", **SAID), "count", "count"),
        (share("X1", population="cp_plans_open", met="is_long = 1", **SAID), "share", "percent"),
        (rate("X1", population="cp_plans_open", **SAID), "rate", "rate_per_10000"),
        (mean("X1", population="caseloads_held", value="children", **SAID), "mean",
         "cases_per_fte"),
        (ratio("X1", population="cp_plans_open", met="is_long = 1", per="is_long = 0", **SAID),
         "ratio", "ratio"),
        (weeks("X1", population="proceedings_concluded", value="days_taken", **SAID), "weeks",
         "weeks"),
        (median("X1", population="assessments_authorised", value="working_days", **SAID),
         "median", "working_days"),
    ],
)  # fmt: skip
def test_each_way_of_counting_has_its_measure_and_unit(made, measure, unit):
    assert (made.measure, made.unit) == (measure, unit)


@pytest.mark.parametrize(
    ("population", "asks", "over"),
    [
        ("cp_plans_open", "", "snapshot"),
        ("referrals_received", "", "month"),
        ("cp_visits_owed", "outstanding", "snapshot"),
        ("cp_visits_owed", "done", "month"),
        ("cp_visits_owed", "due", "month"),
        ("cp_visits_owed", "started", "month"),
    ],
)
def test_the_period_that_goes_without_saying(population, asks, over):
    assert count("X1", population=population, asks=asks, **SAID).over == (over,)


def test_a_period_that_is_said_stands():
    assert count("X1", population="referrals_received", over=("12m", "month"), **SAID).over == (
        "12m",
        "month",
    )


def test_a_population_nobody_knows_is_refused_where_it_is_named():
    with pytest.raises(Problem, match="did you mean referrals_received"):
        count("X1", population="referrals_recieved", **SAID)


def test_an_indicator_cannot_be_changed_afterwards():
    made = count("X1", population="referrals_received", **SAID)

    with pytest.raises(dataclasses.FrozenInstanceError):
        made.of = "team = 'North'"


def test_everything_after_the_code_is_named():
    with pytest.raises(TypeError):
        count("X1", "Plans")


def test_a_target_in_percent_is_exact():
    assert percent("2.5") == Decimal("2.5")
    assert percent(90) == 90
