"""Every engine gives the figures of DuckDB, all of them: every indicator, period and breakdown.

An indicator added to the catalogue is asked of every engine without a word here. What an engine
cannot answer yet is named with its reason in `records.engines`, and must then fail as it says.
"""

import os
import re
from collections import Counter, defaultdict

import pytest

from agreement import engines
from lineofsight.indicators import catalogue, engine
from lineofsight.indicators.breakdowns import BREAKDOWNS
from lineofsight.kernel.problems import Problem
from lineofsight.kernel.quantities import State
from lineofsight.records.engines import ENGINES
from lineofsight.records.home import Home
from lineofsight.records.standard import TABLES

SERVER = os.environ.get("LINEOFSIGHT_TEST_SQLSERVER", "")
NAMES = ["postgres", "spark", *(["sqlserver"] if SERVER else [])]
CODES = [indicator.code for indicator in catalogue.chosen(None)]
GAPS = {one.module: one.gaps for one in ENGINES}


def counted(opened, codes):
    found = defaultdict(list)
    asked = {"codes": codes, "months": engines.MONTHS, "over": "all", "by": tuple(BREAKDOWNS)}
    for figure in engine.compute(opened, **asked):
        found[figure.code].append(figure)
    return found


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return engines.everything(Home(tmp_path_factory.mktemp("everything")))


@pytest.fixture(scope="module")
def duckdb(tables):
    with engines.opened(None, tables) as opened:
        return counted(opened, CODES)


@pytest.fixture(scope="module", params=NAMES)
def there(request, tables):
    """The records on one engine, and every figure it can give."""
    addresses = {"spark": lambda: "local[2]", "sqlserver": lambda: SERVER}
    given = addresses.get(request.param, lambda: request.getfixturevalue("postgresql"))()
    with engines.opened(engines.connected(request.param, given), tables) as opened:
        gaps = GAPS[request.param]
        codes = [code for code in CODES if code not in gaps]
        yield request.param, opened, counted(opened, codes)


@pytest.mark.parametrize("code", CODES)
def test_every_figure_is_the_same(code, duckdb, there):
    name, opened, figures = there
    if code in GAPS[name]:  # when the gap closes this fails, and the gap's line is taken out
        with pytest.raises(Problem, match=re.escape(GAPS[name][code])):
            counted(opened, [code])
        return

    assert figures[code] == duckdb[code]


@pytest.mark.parametrize("name", TABLES)
def test_no_two_rows_have_one_key_as_a_load_promises(name, tables):
    rows = tables[name].to_pylist() if name in tables else []
    keys = Counter(tuple(row.get(column) for column in TABLES[name].key) for row in rows)

    assert [key for key, times in keys.items() if times > 1] == []


def test_the_records_give_nearly_every_indicator_something_to_count(duckdb):
    wanting = [
        code
        for code, figures in duckdb.items()
        if not any(
            one.numerator or one.denominator
            for one in figures
            if one.by is None and one.state is State.VALUE
        )
    ]

    assert set(duckdb) == set(CODES)
    assert len(wanting) <= len(CODES) // 50, wanting
