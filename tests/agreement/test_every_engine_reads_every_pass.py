"""Each pass of the engine, written as one text for every engine, says what DuckDB counted."""

from itertools import groupby

import pytest
import sqlglot

from lineofsight.indicators import catalogue, compiling
from lineofsight.indicators.breakdowns import BREAKDOWNS, looked_up
from lineofsight.indicators.compiling import Months
from lineofsight.kernel.periods import Month
from lineofsight.populations import moments
from lineofsight.populations.catalogue import standing
from lineofsight.populations.inlining import whole
from lineofsight.populations.portable import faults
from lineofsight.records.opened import opened_from
from lineofsight.records.sources.dialects import DIALECTS
from made_up import records

MONTHS = Months(Month(2024, 1).index, Month(2026, 8).index)
NOT_HERE = set(DIALECTS) - {"duckdb", "postgres", "spark"}
"""The engines of which no server runs the passes themselves: the others do in `engines_agree`."""


def _asked(indicator):
    return indicator.population, indicator.asks


PASSES = {
    key: [compiling.parts(one) for one in same]
    for key, same in groupby(sorted(catalogue.chosen(None), key=_asked), key=_asked)
}


def sql_of(population, asks):
    counted = dict.fromkeys(text for part in PASSES[population, asks] for text in part.summed)
    return compiling.sums(
        standing()[population], asks, counted=tuple(counted), by=tuple(BREAKDOWNS), months=MONTHS
    )


@pytest.fixture(scope="module")
def data():
    days = [month.last_day for month in Month(2026, 6).until(Month(2026, 8))]
    names = {*(population for population, _ in PASSES), *looked_up(BREAKDOWNS, standing())}
    with opened_from(records(11, rows=80)) as opened:
        moments.build(opened, names, days=days, populations=standing())
        yield opened


@pytest.mark.parametrize(("population", "asks"), PASSES)
def test_the_pass_keeps_to_the_portable_part(population, asks):
    assert list(faults(sqlglot.parse_one(sql_of(population, asks), read="duckdb"))) == []


@pytest.mark.parametrize(("population", "asks"), PASSES)
def test_an_engine_that_is_not_here_can_be_told_the_pass(population, asks):
    for dialect in NOT_HERE:
        text = whole(sql_of(population, asks), dialect, standing())
        assert sqlglot.parse_one(text, read=dialect)


@pytest.mark.parametrize(("population", "asks"), PASSES)
def test_one_text_that_stands_alone_counts_the_same(population, asks, data):
    order = ["month_asked", "breakdown", "member"]
    built = data.run(f"select * from ({sql_of(population, asks)}) order by {', '.join(order)}")
    alone = whole(sql_of(population, asks), "duckdb", standing())
    written = data.run(f"select * from ({alone}) order by {', '.join(order)}")

    assert written.to_pylist() == built.to_pylist()
