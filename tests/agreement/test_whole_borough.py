"""The whole catalogue counted twice over the made-up borough, loaded as a council would load it.

Every figure the seal can answer, for fourteen months on end, whole and in each breakdown, by the
engine and by plain loops over the rows of the standard tables.
"""

import pytest

from agreement.counting_twice import (
    FIRST_HALF,
    SECOND_HALF,
    differences,
    first_opinion,
)
from agreement.naive_records import Records
from lineofsight.indicators import catalogue
from lineofsight.kernel.periods import Month
from lineofsight.populations.catalogue import standing
from lineofsight.records import snapshots
from lineofsight.records.home import Home
from lineofsight.records.intake import load
from lineofsight.records.sample import write
from lineofsight.records.standard import TABLES
from lineofsight.settings import load as load_settings

LAST = Month(2017, 11)
MONTHS = [LAST.plus(-back) for back in range(14)]
CODES = (*FIRST_HALF, *SECOND_HALF)

FROM_LATER = {"QA10", "CL7", "AD4", "AD5", "AD8"}
"""What begins later than the other records (scanning, adopters), or looks back three years."""

OF_THE_LATEST = {"CL3", "CL11", "F4", "F5", "F6"}
"""What a list of latest contacts, visits or checks answers for the extract's own month alone."""

RARE = {"W6", "CL5", "CL8", "AD6", "AD8", "AD9"}
"""What a borough of 300 children may not have met in fourteen months."""


@pytest.fixture(scope="module")
def borough(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    write(folder / "returns", month=LAST, children=300, seed=7)
    home = Home(folder / "home")
    settings = load_settings(folder / "returns" / "authority.toml")
    sealed = load([folder / "returns"], home=home, settings=settings, month=LAST).seal
    with snapshots.open_month(home, sealed) as opened:
        yield opened


@pytest.fixture(scope="module")
def given(borough):
    return first_opinion(borough, CODES, MONTHS)


@pytest.fixture(scope="module")
def records(borough):
    def rows(table):
        columns = ", ".join(f'"{name}"' for name in table.stored if not name.startswith("source_"))
        return borough.run(f'select {columns} from "{table.name}"').to_pylist()

    tables = {name: rows(table) for name, table in TABLES.items()}
    return Records(tables, borough.seal.extracted_on)


def test_every_indicator_has_a_second_opinion():
    assert {indicator.code for indicator in catalogue.chosen(None)} == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_both_give_every_figure(code, borough, given, records):
    of_code = {key: figures for key, figures in given.items() if key[0] == code}
    default = catalogue.named(code).over[0]
    reads = standing().tables(catalogue.named(code).population)
    only_latest = any(borough.seal.reach[table].latest_only for table in reads) or (
        code in OF_THE_LATEST
    )
    answered = [month for _, over, month in of_code if over == default]

    assert answered == answered[0].until(LAST)  # a yearly return has no months before
    assert answered[0] == (LAST if only_latest else MONTHS[-1]) or code in FROM_LATER
    assert differences(of_code, records) == []


def test_the_borough_is_large_enough_to_mean_something(given):
    counted = {code for (code, _, _), figures in given.items() if figures[None][None][0]}

    assert counted | RARE == set(CODES)
