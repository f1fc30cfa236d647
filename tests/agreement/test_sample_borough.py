"""The engine and a second opinion over the made-up borough, loaded as a council would load it.

Every figure the seal can answer, of the newest months and some long before, whole and in the ten
breakdowns, counted again by plain loops over the rows of the standard tables.
"""

from collections import defaultdict
from statistics import median

import pytest

from agreement import naive_children, naive_front_door, naive_help
from agreement.naive_records import Records, group_of, period
from lineofsight.indicators import breakdowns, catalogue, engine
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State
from lineofsight.records import snapshots
from lineofsight.records.home import Home
from lineofsight.records.intake import load
from lineofsight.records.sample import write
from lineofsight.records.standard import TABLES
from lineofsight.settings import load as load_settings

SECOND_OPINIONS = {**naive_front_door.CODES, **naive_help.CODES, **naive_children.CODES}
LAST = Month(2017, 11)
MONTHS = [LAST.plus(-back) for back in (0, 1, 8, 20)]
BREAKDOWNS = tuple(breakdowns.BREAKDOWNS)


@pytest.fixture(scope="module")
def borough(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wandle")
    write(folder / "returns", month=LAST, children=250, seed=11)
    home = Home(folder / "home")
    settings = load_settings(folder / "returns" / "authority.toml")
    sealed = load([folder / "returns"], home=home, settings=settings, month=LAST).seal
    assert sealed is not None
    with snapshots.open_month(home, sealed) as opened:
        yield opened


@pytest.fixture(scope="module")
def counted(borough):
    given = defaultdict(dict)
    answered = set()
    for figure in engine.compute(
        borough, codes=list(SECOND_OPINIONS), months=MONTHS, over="all", by=BREAKDOWNS
    ):
        key = (figure.code, figure.over, figure.month)
        if figure.by is None and figure.state is not State.NO_DATA:
            answered.add(key)
        is_middle = catalogue.named(figure.code).measure == "median"
        above = figure.value if is_middle else figure.numerator
        given[*key, figure.by][figure.group] = (above, figure.denominator)
    return answered, given


@pytest.fixture(scope="module")
def records(borough):
    def rows(name):
        stored = TABLES[name].stored
        columns = ", ".join(f'"{column}"' for column in stored if not column.startswith("source_f"))
        return borough.run(f'select {columns} from "{name}"').to_pylist()

    return Records({name: rows(name) for name in TABLES})


def again(records, code, over, month, by):
    groups = defaultdict(lambda: [0, 0])
    lengths = defaultdict(list)
    if by is None:
        groups[None] = [0, 0]
    for one in SECOND_OPINIONS[code](records, period(over, month.year, month.number)):
        group = group_of(records, one, by) if by else None
        groups[group][0] += one.met
        groups[group][1] += 1
        lengths[group].append(getattr(one, "value", 0))
    if catalogue.named(code).measure == "median":
        return {group: (median(lengths[group]), base) for group, (_, base) in groups.items()}
    return {group: tuple(numbers) for group, numbers in groups.items()}


@pytest.mark.parametrize("code", SECOND_OPINIONS)
def test_both_give_every_figure(code, counted, records):
    answered, given = counted
    indicator = catalogue.named(code)
    only_counts = indicator.measure in ("count", "rate")
    asked = [(over, month) for over in indicator.over for month in MONTHS]
    asked = [each for each in asked if (code, *each) in answered]

    assert (indicator.over[0], LAST) in asked  # the newest month is answered
    for over, month in asked:
        for by in (None, *BREAKDOWNS):
            wanted = again(records, code, over, month, by)
            figures = given[code, over, month, by]
            if only_counts:
                wanted = {group: met for group, (met, _) in wanted.items()}
                figures = {group: numerator for group, (numerator, _) in figures.items()}
            assert figures == wanted, (over, str(month), by)


def test_the_borough_is_large_enough_to_mean_something(counted):
    _, given = counted
    met, base = given["CIN4", "snapshot", LAST, None][None]

    assert 0 < met < base
    assert base > 50
