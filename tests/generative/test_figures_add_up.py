"""Laws that every figure keeps, whatever the records: tried on records made up by chance."""

import os
import random
from collections import Counter, defaultdict
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.indicators import catalogue, engine, listing
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State
from lineofsight.populations import moments
from lineofsight.populations.catalogue import standing
from made_up import records
from opened_again import opened_again

LAST = Month(2026, 8)
MONTHS = LAST.plus(-12).until(LAST)
BY = ("team", "age", "sex", "ethnicity", "disability")
FEW = 3
SEEDS = range(FEW) if os.environ.get("CI") == "true" else random.sample(range(2**32), FEW)
"""One few for all laws, so that what several of them stand on is counted once."""

seeds = given(seed=st.sampled_from(SEEDS))


def opened(made):
    return opened_again(made, authority="Wandle", extracted_on=LAST.last_day)


@cache
def of_two_months(seed):
    """Every figure of the last month and of the one a year before, in each breakdown."""
    with opened(records(seed)) as data:
        return engine.compute(data, months=[LAST, MONTHS[0]], over="all", by=BY)


@cache
def of_a_year(seed):
    """Every figure of each month of a year, by team."""
    with opened(records(seed)) as data:
        return engine.compute(data, months=MONTHS, over="all", by=["team"])


def numbers(figures):
    return {
        (one.code, one.over, one.month, one.by, one.group): (
            one.numerator,
            one.denominator,
            one.value,
            one.state,
        )
        for one in figures
    }


@settings(max_examples=FEW)
@seeds
def test_groups_add_up_to_the_whole(seed):
    figures = [one for one in of_two_months(seed) if one.month == LAST]
    whole = {(one.code, one.over): one for one in figures if one.by is None}
    groups = defaultdict(list)
    for one in figures:
        if one.group is not None:
            groups[one.code, one.over, one.by].append(one)
    assert groups
    for (code, over, by), members in groups.items():
        total, is_rate = whole[code, over], catalogue.named(code).estimate
        for part in ("numerator",) if is_rate else ("numerator", "denominator"):
            added = [getattr(member, part) for member in members]
            if getattr(total, part) is not None:
                assert sum(added) == getattr(total, part), (code, over, by, part)


@settings(max_examples=FEW)
@seeds
def test_periods_are_the_sum_of_their_months(seed):
    found = numbers(one for one in of_a_year(seed) if one.by is None)
    for indicator in catalogue.chosen(None):
        if "month" not in indicator.over or indicator.measure == "median":
            continue
        for over, first in (("12m", LAST.plus(-11)), ("ytd", Month(2026, 4))):
            if over not in indicator.over:
                continue
            for part in (0, 1):
                parts = [
                    found[indicator.code, "month", month, None, None][part] or 0
                    for month in first.until(LAST)
                ]
                period = found[indicator.code, over, LAST, None, None][part] or 0
                assert sum(parts) == period, (indicator.code, over)


@settings(max_examples=FEW)
@seeds
def test_a_share_lies_between_nothing_and_all(seed):
    for one in of_a_year(seed):
        if one.unit == "percent" and one.state is State.VALUE:
            assert one.value >= 0, one
            if catalogue.named(one.code).measure == "share":  # others compare two different things
                assert one.value <= 100, one


@settings(max_examples=FEW)
@seeds
def test_the_rows_listed_are_the_rows_counted(seed):
    with opened(records(seed)) as data:
        figures = engine.compute(data, months=[LAST], over="all")
        for figure in figures:
            indicator = catalogue.named(figure.code)
            rows = listing.counted(data, indicator, month=LAST, over=figure.over)
            if figure.numerator is not None:
                assert sum(row.numerator for row in rows) == figure.numerator, figure
            if figure.denominator is not None and not indicator.estimate:
                assert sum(row.denominator for row in rows) == figure.denominator, figure
            if indicator.measure in ("count", "share", "ratio") and not indicator.value:
                met = sum(row.is_met for row in rows)
                assert indicator.weight or met == figure.numerator, figure


@settings(max_examples=1)
@seeds
def test_met_and_unmet_together_are_all(seed):
    with opened(records(seed)) as data:
        moments.build(data, standing().names, days=[LAST.last_day], populations=standing())
        for indicator in catalogue.chosen(None):
            all_, met, unmet = (
                listing.rows_of(data, indicator, month=LAST, which=which)
                for which in ("all", "met", "unmet")
            )
            assert sorted(map(str, met + unmet)) == sorted(map(str, all_)), indicator.code


@settings(max_examples=FEW)
@seeds
def test_what_is_owed_today_is_what_the_figure_of_today_counts(seed):
    with opened(records(seed)) as data:
        owed = Counter(
            (one.population, one.subject, one.team, one.due_on)
            for one in engine.duties(data, on=LAST.last_day)
        )
        for indicator in catalogue.chosen(None):
            if indicator.asks == "outstanding" and not indicator.of:
                listed = listing.rows_of(data, indicator, on=LAST.last_day)
                same = {key: times for key, times in owed.items() if key[0] == indicator.population}
                assert same == Counter(
                    (indicator.population, row["identifier"], row["team"], row["due_on"])
                    for row in listed
                ), indicator.code


@settings(max_examples=FEW)
@seeds
def test_a_child_nothing_happened_to_changes_nothing(seed):
    made = records(seed)
    newcomer = {"child_id": "irrelevant", "born_on": "2015-05-05", "sex": "female"}
    before = [one for one in of_two_months(seed) if one.month == LAST]
    with opened(made | {"person": [newcomer, *made["person"]]}) as data:
        assert engine.compute(data, months=[LAST], over="all", by=BY) == before


@settings(max_examples=FEW)
@seeds
def test_the_order_of_the_rows_changes_nothing(seed):
    made, before = records(seed), of_two_months(seed)
    with opened({name: rows[::-1] for name, rows in made.items()}) as data:
        after = engine.compute(data, months=[LAST, MONTHS[0]], over="all", by=BY)
    expected, found = numbers(before), numbers(after)
    assert {key[0] for key in found if found[key] != expected.get(key)} == set()
    assert after == before


@settings(max_examples=FEW)
@seeds
def test_a_month_asked_alone_is_the_month_asked_among_others(seed):
    together = of_a_year(seed)
    with opened(records(seed)) as data:
        for month in (MONTHS[0], LAST):
            alone = engine.compute(data, months=[month], over="all", by=["team"])
            assert alone == [one for one in together if one.month == month]


@settings(max_examples=FEW)
@seeds
def test_everything_twice_is_counted_twice_where_children_differ(seed):
    """The same records again under other identifiers double every count and keep every share."""
    made = records(seed, rows=12)
    again = {name: [_renamed(row) for row in rows] for name, rows in made.items()}
    again |= {key: [] for key in _OF_THE_AUTHORITY}
    both = {name: [*rows, *again[name]] for name, rows in made.items()}
    with opened(made) as data:
        once = numbers(engine.compute(data, months=[LAST], over="all"))
    with opened(both) as data:
        twice = numbers(engine.compute(data, months=[LAST], over="all"))
    for key, (numerator, denominator, value, state) in once.items():
        if catalogue.named(key[0]).population == "pages_scanned":
            assert twice[key][:2] == (numerator, denominator)
            continue
        estimated = bool(catalogue.named(key[0]).estimate)
        doubled = (
            None if numerator is None else numerator * 2,
            denominator if estimated or denominator is None else denominator * 2,
        )
        assert twice[key][:2] == doubled, key
        if denominator is not None and not estimated:
            assert twice[key][2:] == (value, state), key


_OF_THE_AUTHORITY = ("population", "scanning")
"""Estimates of the whole authority, which more children do not double."""

_NAMES = ("_id", "reference", "incident_id", "batch_id", "team", "worker")


def _renamed(row):
    return {
        name: f"{cell} again" if isinstance(cell, str) and name.endswith(_NAMES) else cell
        for name, cell in row.items()
    }


def test_no_population_loses_sight_of_its_subject():
    names = standing().names
    with opened(records(7)) as data:
        moments.build(data, names, days=[LAST.last_day], populations=standing())
        lost = [
            name
            for name in names
            if data.run(
                f"select 1 as one from {name} where {standing()[name].subject} is null"
            ).num_rows
        ]
    assert lost == []
