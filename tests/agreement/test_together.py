"""Authorities counted together get the figures of each counted alone: nothing crosses.

Their children, workers and teams carry the same identifiers, one lacks tables another has, and each
reaches back as far as it does. Every indicator, period and breakdown is asked.
"""

import dataclasses
import datetime as dt
from collections import Counter
from contextlib import ExitStack

import pytest

import made_up
from lineofsight.indicators import catalogue, engine
from lineofsight.indicators.breakdowns import BREAKDOWNS
from lineofsight.indicators.only_counted import populations_for
from lineofsight.kernel.periods import Month
from lineofsight.populations import moments
from lineofsight.populations.catalogue import standing
from lineofsight.records.opened import as_arrow, opened_from
from lineofsight.records.seals import Reach
from lineofsight.records.sources.completing import completed
from lineofsight.records.standard import TABLES
from lineofsight.records.together import Authority, together
from lineofsight.settings import LocalRules, Settings

MONTHS = [Month(2024, 3), Month(2024, 12), Month(2025, 1)]
CODES = [indicator.code for indicator in catalogue.chosen(None)]
DAYS = [month.last_day for month in MONTHS]
ASKED = {"months": MONTHS, "over": "all", "by": tuple(BREAKDOWNS)}
LAST = dt.date(2028, 12, 31)
LATE = Reach(dt.date(2024, 12, 1), LAST, "a late list")


def records(seed, rows):
    return {
        name: as_arrow(TABLES[name], given)
        for name, given in made_up.records(seed, rows=rows).items()
    }


def without(tables, *names):
    return {name: rows for name, rows in tables.items() if name not in names}


STRICTER = Settings(local_rules=dataclasses.replace(LocalRules(), assessment_working_days=10))
DRAWN = [
    (records(1, 60), {}, "Wandle", Settings()),
    (records(2, 40), {"referrals": LATE, "cp_plans": LATE}, "Wandle", STRICTER),
    (without(records(1, 60), "cin_visits", "involvements", "population"), {}, "Tame", Settings()),
    ({"referrals": records(3, 50)["referrals"]}, {}, None, Settings()),
]


@pytest.fixture(scope="module")
def opened():
    """Each authority opened alone, and the same opened together."""
    with ExitStack() as stack:
        alone, held = [], []
        for tables, reach, name, how in DRAWN:
            given = {"reach": reach, "authority": name, "settings": how, "extracted_on": LAST}
            alone.append(stack.enter_context(opened_from(tables, **given)))
            stored = {name: completed(TABLES[name], rows) for name, rows in tables.items()}
            held.append(Authority(alone[-1].seal, stored, how))
        yield alone, stack.enter_context(together(held, threads=1))


@pytest.fixture(scope="module")
def both_ways(opened):
    """The figures of each authority alone, and of the same together."""
    return [[engine.compute(each, **ASKED) for each in some] for some in opened]


@pytest.mark.parametrize("place", range(4))
def test_each_figure_is_that_of_the_authority_counted_alone(place, both_ways):
    alone, counted = (figures[place] for figures in both_ways)

    assert len(counted) == len(alone)
    assert [(one, other) for one, other in zip(counted, alone, strict=True) if one != other] == []


def test_without_what_no_figure_needs_the_figures_are_the_same(opened, both_ways):
    by = ("sex",)  # one that is looked up beside the population
    needed = populations_for(catalogue.chosen(None), by=by, populations=standing())
    asked = {**ASKED, "by": by, "populations": needed}

    assert engine.figures_of(opened[1][0], catalogue.chosen(None), **asked) == [
        figure for figure in both_ways[0][0] if figure.by is None or figure.by in by
    ]


def test_nearly_every_indicator_has_something_to_count(both_ways):
    alone, _ = both_ways
    counted = {figure.code for figures in alone for figure in figures if figure.denominator}
    counted |= {figure.code for figures in alone for figure in figures if figure.numerator}

    assert len(counted) > 0.8 * len(CODES)


def test_what_one_authority_lacks_is_no_data_there_and_nowhere_else(both_ways):
    _, counted = both_ways
    whole = [
        {figure.state for figure in figures if figure.code == "CIN4" and figure.by is None}
        for figures in counted
    ]

    assert "no_data" not in whole[0]
    assert whole[2] == {"no_data"}


@pytest.mark.parametrize("name", standing().names)
def test_each_population_has_the_rows_it_has_alone(name, opened, populations_built):
    query = f"select {', '.join(standing()[name].columns)} from {name}"
    alone, several = (
        [Counter(tuple(row.values()) for row in each.run(query).to_pylist()) for each in some]
        for some in opened
    )

    assert several == alone


@pytest.fixture(scope="module")
def populations_built(opened, both_ways):  # after the figures, which build fewer on other days
    for each in (*opened[0], *opened[1]):
        moments.build(each, standing().names, days=DAYS, populations=standing())
