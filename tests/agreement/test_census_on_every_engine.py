"""What the workforce census answers in place of feeds is the same on every engine."""

import os

import pytest

from agreement import engines, naive_census
from lineofsight.indicators import engine
from lineofsight.kernel.periods import Month

SERVER = os.environ.get("LINEOFSIGHT_TEST_SQLSERVER", "")


def counted(opened):
    months = [Month.of(engines.CENSUS_DAY).plus(-back) for back in range(12)]
    return engine.compute(opened, codes=naive_census.CODES, months=months, by=("team",))


@pytest.fixture(scope="module")
def tables():
    return engines.census_alone()


@pytest.fixture(scope="module")
def duckdb(tables):
    with engines.opened(None, tables, engines.CENSUS_DAY) as opened:
        return counted(opened)


@pytest.mark.parametrize("name", ["postgres", "spark", *(["sqlserver"] if SERVER else [])])
def test_every_figure_is_the_same(name, tables, duckdb, request):
    addresses = {"spark": lambda: "local[2]", "sqlserver": lambda: SERVER}
    address = addresses.get(name, lambda: request.getfixturevalue("postgresql"))()
    with engines.opened(engines.connected(name, address), tables, engines.CENSUS_DAY) as opened:
        assert counted(opened) == duckdb


def test_the_records_give_every_figure_something_to_count(duckdb):
    counts = {one.code for one in duckdb if one.numerator or one.middle}

    assert counts == set(naive_census.CODES)
