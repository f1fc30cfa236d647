"""The formulas recompute what was published: every row, halves up, and each exception is known."""

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from drawn import drawn
from indicators.reference.test_reading import ENGLAND, WANDLE, plans
from lineofsight.indicators.reference import COMPARATORS, MEASURES, Library, Symbol, kept
from lineofsight.indicators.reference.layouts import LAYOUTS
from lineofsight.indicators.reference.reading import Record, read
from lineofsight.indicators.reference.recomputing import recomputed
from lineofsight.kernel.quantities import halves_up

SYMBOLS = Path(__file__).parents[2] / "data" / "published"
LIBRARY = Library(kept())
SMALL = [read(path.read_bytes(), file=path.name) for path in sorted(SYMBOLS.glob("*.csv"))]
TABLES = [*(release.table for release in kept()), *SMALL]

PRINTED = [measure for measure in MEASURES.values() if measure.published]


def records(measure) -> list[Record]:
    return [one for table in TABLES if table.name == measure.table for one in table.records]


COUNTED = drawn("""
    table                      | to the last place | rounding of the parts | not explained
    cin_rereferrals            |               460 |                     2 | 0
    cpp_second_or_subsequent   |                86 |                    10 | 1
    cpp_duration               |               399 |                    64 | 0
    cla_number_rate            |               133 |                     1 | 0
    cla_placement_stability    |               110 |                     1 | 0
    cla_social_worker_changes  |                 9 |                     0 | 0
    care_leavers_activity      |               501 |                    16 | 0
    care_leavers_accommodation |               196 |                     5 | 0
    workforce                  |              1244 |                    32 | 33
""")
"""How many printed figures of each table their printed parts give, and how many they do not."""


def test_how_many_are_given_and_how_many_are_not():
    found = {}
    for measure in PRINTED:
        agreed, exceptions = recomputed(measure, records(measure))
        rounding = sum(one.is_rounding for one in exceptions)
        before = found.get(measure.table, (0, 0, 0))
        now = (agreed, rounding, len(exceptions) - rounding)
        found[measure.table] = tuple(a + b for a, b in zip(before, now, strict=True))

    table, *kinds = COUNTED[0]
    assert found == {row[table]: tuple(int(row[kind]) for kind in kinds) for row in COUNTED}


@pytest.mark.parametrize("measure", PRINTED, ids=lambda measure: measure.name)
def test_each_exception_is_rounding_or_is_named(measure):
    _, exceptions = recomputed(measure, records(measure))
    unexplained = {
        (one.record.area.name, one.record.year, one.printed)
        for one in exceptions
        if not one.is_rounding
    }
    named = {
        (row["area"], int(row["year"]), Decimal(row["printed"]))
        for row in NAMED
        if row["measure"] == measure.name
    }

    assert unexplained == named


@pytest.mark.parametrize("measure", PRINTED, ids=lambda measure: measure.name)
def test_an_authoritys_counts_of_children_are_exact(measure):
    if measure.table == "workforce":
        assert measure.rounded_to == Decimal("0.1")
        return
    _, exceptions = recomputed(measure, records(measure))

    assert [one for one in exceptions if one.record.area.level == "Local authority"] == []


NAMED = drawn("""
    measure                           | area            | year | printed
    second plans                      | England         | 2022 | 22.7
    agency rate                       | England         | 2024 | 16.2
    agency rate                       | England         | 2023 | 17.9
    agency rate                       | London          | 2023 | 23.2
    agency rate                       | Outer London    | 2023 | 23
    agency rate by headcount          | England         | 2024 | 15.7
    turnover                          | England         | 2024 | 13.9
    turnover                          | England         | 2022 | 17.2
    turnover by headcount             | England         | 2022 | 17.3
    agency workers covering vacancies | England         | 2017 | 74.2
    agency workers covering vacancies | London          | 2017 | 74.6
    agency workers covering vacancies | Outer London    | 2017 | 86.6
    agency workers covering vacancies | England         | 2023 | 79.8
    agency workers covering vacancies | London          | 2023 | 91.2
    agency workers covering vacancies | Outer London    | 2023 | 90.5
    agency workers covering vacancies | England         | 2024 | 81.3
    vacancies covered by agency       | England         | 2017 | 67.5
    vacancies covered by agency       | London          | 2017 | 77.2
    vacancies covered by agency       | Outer London    | 2017 | 77.1
    vacancies covered by agency       | England         | 2018 | 72.3
    vacancies covered by agency       | London          | 2018 | 84.3
    vacancies covered by agency       | Outer London    | 2018 | 87.1
    vacancies covered by agency       | England         | 2024 | 76.2
    absence                           | England         | 2023 | 3.3
    absence                           | England         | 2024 | 3.4
""")


@pytest.mark.parametrize(("place", "is_rounding"), [(ENGLAND, True), (WANDLE, False)])
def test_only_counts_that_are_rounded_may_differ_by_rounding(place, is_rounding):
    table = read(plans((*place, "1000", "100", "10.4")), file="plans.csv")
    agreed, (exception,) = recomputed(MEASURES["second plans"], table.records)

    assert (agreed, exception.is_rounding) == (0, is_rounding)


def test_a_difference_beyond_rounding_is_not_called_so():
    table = read(plans((*ENGLAND, "1000", "100", "10.7")), file="plans.csv")
    _, (exception,) = recomputed(MEASURES["second plans"], table.records)

    assert not exception.is_rounding


def test_halves_go_up():
    assert halves_up(Fraction(182, 1120) * 100, 1) == Decimal("16.3")


BRACKETS = drawn("""
    code  | area         | year | value
    FD8   | England      | 2025 | 22.6
    FD8   | Croydon      | 2017 | 18.5
    FD8   | Croydon      | 2025 | 26.8
    FD8a  | England      | 2025 | 21.0
    FD8a  | Croydon      | 2025 | 24.2
    FD9   | Croydon      | 2025 | 10.5
    FD10  | England      | 2025 | 519.4
    FD10  | Croydon      | 2017 | 562.2
    FD10  | Croydon      | 2025 | 850.1
    CIN1r | England      | 2017 | 333.3
    CIN1r | Croydon      | 2025 | 493.6
    CP7r  | England      | 2025 | 40.6
    CP7r  | Croydon      | 2017 | 37.8
    CP12  | England      | 2025 | 24.5
    CP12  | Croydon      | 2017 | 14.6
    CP12  | Croydon      | 2025 | 20.0
    CP13  | Croydon      | 2025 | 8.2
    CP13  | Croydon      | 2017 | 3.4
    LAC1r | Outer London | 2025 | 43
    LAC20 | England      | 2025 | 10
    LAC20 | Croydon      | 2025 | 6
    LAC21 | Croydon      | 2025 | 79
    LAC21 | England      | 2025 | 69
    CL1   | Croydon      | 2025 | 52
    CL1a  | Croydon      | 2025 | 36
    CL1b  | Croydon      | 2025 | 55
    CL2   | Croydon      | 2025 | 80
    P1d   | Croydon      | 2017 | 25.0
    P1d   | England      | 2025 | 14.2
    P1d   | Outer London | 2017 | 27.3
    P6r   | Croydon      | 2017 | 34.2
    P14   | England      | 2025 | 11.8
    P16   | England      | 2025 | 3.5
    P16   | Croydon      | 2017 | 2.6
    W2    | England      | 2025 | 15.2
    W2    | Croydon      | 2017 | 18.3
""")


@pytest.mark.parametrize("row", BRACKETS, ids=lambda row: " ".join(map(str, row.values())))
def test_the_figures_that_are_known_by_heart(row):
    measure = MEASURES[COMPARATORS[row["code"]].measure]
    published = LIBRARY.series(measure, LIBRARY.area(row["area"]))[int(row["year"])]

    assert halves_up(published.value, 1) == Decimal(row["value"])


def test_a_base_of_nobody_and_a_symbol_give_no_figure():
    measure = MEASURES["agency rate"]
    (scilly,) = (
        one for one in records(measure) if one.area.name == "Isles of Scilly" and one.year == 2025
    )

    assert scilly.cells["absence_rate_fte"] is Symbol.NOT_APPLICABLE
    assert recomputed(MEASURES["turnover"], [scilly]) == (0, [])


def test_every_comparator_has_a_measure_and_every_measure_its_columns():
    assert {one.measure for one in COMPARATORS.values()} <= MEASURES.keys()
    for measure in MEASURES.values():
        columns = {*measure.numerator, *(() if measure.per_estimate else measure.denominator)}
        columns |= {measure.published} if measure.published else set()
        having = set().union(*(record.cells for record in records(measure)))
        assert columns <= having, measure.name


def test_every_percentage_and_rate_that_is_printed_is_recomputed():
    """Besides the hundred percent of a total."""
    used = {(measure.table, measure.published) for measure in PRINTED}
    kinds = {(table, column.rsplit(" / ")[-1]) for table, column in used}
    printed = {
        (table.name, column)
        for table in TABLES
        for record in table.records
        for column in record.cells
        if (table.name, column.rsplit(" / ")[-1]) in kinds
    }
    totals = {
        one for one in printed if re.search(r"/ (Total|Total children|Suitability total) /", one[1])
    }

    assert printed - totals == used


def test_every_column_that_is_kept_is_used():
    used = {
        part
        for measure in MEASURES.values()
        for part in (*measure.numerator, *measure.denominator, measure.published)
    }
    endings = {part.rsplit(" / ")[-1] for part in used}

    for layout in LAYOUTS:
        assert set(layout.values.values()) <= endings, layout.table
