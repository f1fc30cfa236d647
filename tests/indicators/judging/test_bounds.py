"""Bounds: equal to the value where nothing is missing, and as wide as what is missing."""

import datetime as dt
import random
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import dataset, drawn
from lineofsight.indicators import catalogue, engine
from lineofsight.indicators.judging.bounds import (
    Missing,
    Place,
    _Aside,
    _Fallen,
    _of_share,
    bounds_of,
)
from lineofsight.indicators.listing import Counted
from lineofsight.kernel.periods import Month
from lineofsight.populations.catalogue import standing
from lineofsight.records.opened import Opened
from lineofsight.records.seals import Source
from lineofsight.records.standard import TABLES
from lineofsight.records.standard.code_sets import CODE_SETS
from opened_again import opened_again

SEPTEMBER = Month(2026, 9)
NOTHING = Missing()

DISCUSSED = """
    child_id | started_on
    in_time  | 2026-09-01
    late     | 2026-08-03
"""
CONFERENCES = """
    child_id | held_on
    in_time  | 2026-09-10
    late     | 2026-09-28
"""
WITHOUT_DISCUSSION = f"{CONFERENCES}    no_start | 2026-09-11"


def bounds(code: str, data: Opened, missing: Missing = NOTHING):
    indicator = catalogue.named(code)
    figure = engine.figures_of(data, [indicator], months=[SEPTEMBER])[0]
    return figure, bounds_of(data, indicator, figure, missing)


def test_where_nothing_is_missing_the_bounds_are_the_value():
    figure, found = bounds("CP5", dataset(s47_enquiry=DISCUSSED, initial_cp_conference=CONFERENCES))

    assert (figure.numerator, figure.denominator) == (1, 2)
    assert (found.lower, found.upper, found.undecided) == (figure.value, figure.value, 0)
    assert found.words == "nothing is missing that could move it"


def test_a_conference_without_a_strategy_discussion_may_have_been_in_time():
    _, found = bounds(
        "CP5", dataset(s47_enquiry=DISCUSSED, initial_cp_conference=WITHOUT_DISCUSSION)
    )

    assert (found.lower, found.upper, found.undecided) == (
        Fraction(100, 3),
        Fraction(200, 3),
        1,
    )
    assert found.words == ("between 33.3% and 66.7%: 1 of the 3 counted may fall either way")


ASSESSED = """
    child_id | started_on | authorised_on
    in_time  | 2026-08-03 | 2026-09-10
    late     | 2026-03-02 | 2026-09-28
"""


def test_a_row_set_aside_may_be_one_more_in_time_or_one_more_late():
    data = dataset(cin_assessments=ASSESSED)

    _, found = bounds("AMT2", data, Missing(aside=("cin_assessments",)))

    assert (found.lower, found.upper, found.undecided) == (
        Fraction(100, 3),
        Fraction(200, 3),
        1,
    )


def test_a_row_set_aside_of_a_table_nobody_reads_moves_nothing():
    data = dataset(cin_assessments=ASSESSED)

    figure, found = bounds("AMT2", data, Missing(aside=("cla_visits", "missing")))

    assert (found.lower, found.upper, found.undecided) == (figure.value, figure.value, 0)


def test_a_row_with_a_value_that_was_not_read_may_fall_either_way():
    rows = [
        {"child_id": "in_time", "started_on": "2026-08-03", "authorised_on": "2026-09-10",
         "source_file": 0, "source_row": 2},
        {"child_id": "late", "started_on": "2026-03-02", "authorised_on": "2026-09-28",
         "source_file": 0, "source_row": 3},
    ]  # fmt: skip
    tables = {name: [] for name in dataset().seal.tables}
    data = opened_again({**tables, "cin_assessments": rows})
    data = replace(data, seal=replace(data.seal, sources=(Source("annex.xlsx", "List_4", ""),)))
    unread = frozenset({Place("annex.xlsx", "List_4", 3)})

    _, found = bounds("AMT2", data, Missing(unread=unread))

    assert (found.lower, found.upper, found.undecided) == (50, 100, 1)  # it is not one more
    assert (
        bounds("AMT2", data, Missing(unread=frozenset({Place("annex.xlsx", "List_5", 3)})))[
            1
        ].undecided
        == 0
    )


@pytest.mark.parametrize(
    ("table", "column", "undecided"),
    [
        ("cin_assessments", "authorised_on", 1),
        ("cin_assessments", "", 1),  # whether it belongs there at all
        ("cin_assessments", "outcome", 0),
        ("referrals", "source", 0),
    ],
)
def test_a_value_opens_only_the_figures_that_are_counted_from_its_column(table, column, undecided):
    rows = [{"child_id": "in_time", "started_on": "2026-08-03", "authorised_on": "2026-09-10",
             "source_file": 0, "source_row": 2}]  # fmt: skip
    data = opened_again(
        {**{name: [] for name in dataset().seal.tables}, "cin_assessments": rows},
    )
    data = replace(data, seal=replace(data.seal, sources=(Source("annex.xlsx", "List_4", ""),)))
    missing = Missing(unread=frozenset({Place("annex.xlsx", "List_4", 2, table, column)}))

    assert bounds("AMT2", data, missing)[1].undecided == undecided


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.integers(0, 70), min_size=1, max_size=5),
    st.lists(st.none() | st.integers(0, 70), min_size=0, max_size=3),
)
def test_however_the_undated_assessments_are_dated_the_figure_lies_within(dated, completed):
    """The rows set aside for want of a start are given any start, or never began a thing."""

    def drawn(days):
        rows = [
            {"child_id": f"c{at}", "started_on": str(dt.date(2026, 9, 30) - dt.timedelta(days=ago)),
             "authorised_on": "2026-09-30"}
            for at, ago in enumerate(days)
        ]  # fmt: skip
        tables = {name: [] for name in dataset().seal.tables}
        return opened_again({**tables, "cin_assessments": rows})

    _, found = bounds("AMT2", drawn(dated), Missing(aside=("cin_assessments",) * len(completed)))
    whole, _ = bounds("AMT2", drawn([*dated, *(day for day in completed if day is not None)]))

    assert found.lower <= whole.value <= found.upper


def rows_of(name, rows):
    """Give rows their places: of `name` in the workbook, the first in row 2."""
    at = list(TABLES).index(name)
    return [{**row, "source_file": at, "source_row": n} for n, row in enumerate(rows, start=2)]


def placed(**tables) -> Opened:
    """Open tables each of which is a sheet of one workbook."""
    return opened_rows({name: rows_of(name, drawn(text)) for name, text in tables.items()})


def unread(table: str, row: int, column: str = "") -> Missing:
    of = table if column else ""
    return Missing(unread=frozenset({Place("all.xlsx", table, row, of, column)}))


def opened_rows(tables) -> Opened:
    data = opened_again({name: tables.get(name, []) for name in TABLES})
    sources = tuple(Source("all.xlsx", name, "") for name in TABLES)
    return replace(data, seal=replace(data.seal, sources=sources))


IN_CARE = "child_id | started_on | legal_status\na | 2026-01-01 | C2"
MANAGED = """
    child_id | worker_id | started_on | allocation | team
    a        | w         | 2026-01-01 | primary    | T
"""
PROCEEDINGS = """
    case_id | child_id | issued_on  | final_order_on
    k1      | a        | 2026-04-01 | 2026-09-10
    k2      | b        | 2026-04-01 | 2026-09-10
"""


@pytest.mark.parametrize(
    ("code", "tables", "missing", "least", "most"),
    [
        pytest.param(
            "AMT2", {"cin_assessments": ASSESSED},
            Missing(("cin_assessments",), conflicts=("cin_assessments",)), 0, 100,
            id="the row in conflict may be right, and either of the two kept wrong",
        ),
        pytest.param(
            "LAC2", {"cla_episodes": IN_CARE, "person": "child_id | is_uasc\na | no"},
            Missing(("person",)), 0, 1,
            id="a row of another table may bring a child into the count",
        ),
        pytest.param(
            "LEG2", {"care_proceedings": PROCEEDINGS}, Missing(("care_proceedings",)), 34, 100,
            id="of rows made one of, one may hide another",
        ),
        pytest.param(
            "AMT1", {"cin_assessments": f"{ASSESSED}    late | 2026-09-06 |"},
            unread("cin_assessments", 4), 1, 3,
            id="a second row of a child in the base may be one more",
        ),
        pytest.param(
            "LAC2", {"cla_episodes": IN_CARE, "person": "child_id\na"}, NOTHING, 0, 1,
            id="a fact of `of` is empty",
        ),
        pytest.param(
            "VA2", {"exploitation_risks": "child_id | started_on\na | 2026-01-01"}, NOTHING, 0, 1,
            id="a code of `of` is not recorded",
        ),
    ],
)  # fmt: skip
def test_bounds_reach_as_far_as_what_is_missing(code, tables, missing, least, most):
    _, found = bounds(code, placed(**tables), missing)

    assert found.lower <= least
    assert found.upper >= most
    assert found.undecided >= 1


@pytest.mark.parametrize(
    ("missing", "has_bounds"),
    [(NOTHING, True), (Missing(("professionals",)), False), (unread("professionals", 2), False)],
    ids=["none missing", "set aside", "not read"],
)
def test_a_missing_row_of_a_worker_stands_for_many_children_and_has_no_bounds(missing, has_bounds):
    need = "child_id | started_on\na | 2026-01-01"
    worker = "worker_id | started_on\nw | 2020-01-01"
    data = placed(cin_episodes=need, involvements=MANAGED, professionals=worker)

    assert (bounds("CIN8", data, missing)[1] is not None) is has_bounds


def test_a_fact_of_which_the_definition_asks_whether_it_is_empty_is_decided():
    data = dataset(cin_assessments="child_id | started_on\na | 2026-06-01\nb | 2026-05-04")

    figure, found = bounds("AMT4", data)

    assert figure.value > 0
    assert (found.lower, found.upper, found.undecided) == (figure.value, figure.value, 0)


def ways(rows, aside: _Aside):
    """Every figure that can come of rows and of what is set aside: by trying each way of each."""
    doubtful = [at for at, row in enumerate(rows) if row.is_blank]
    certain = [at for at, row in enumerate(rows) if not row.is_blank]
    subjects = sorted({rows[at].subject for at in certain})
    one_more = [("more", True), ("more", False)]
    either = [None, *one_more, *(("turn", one) for one in subjects)]
    for fallen in product([True, False], repeat=len(doubtful)):
        for added in product([None, *one_more], repeat=aside.adds):
            for taken in product(either, repeat=aside.turns):
                turned = {one for way in taken if way and way[0] == "turn" for one in [way[1]]}
                for met in (True, False):  # those turned all become met, or all become not met
                    value = {at: rows[at].is_met for at in certain}
                    value |= dict(zip(doubtful, fallen, strict=True))
                    value |= {at: met for at in certain if rows[at].subject in turned}
                    more = [way[1] for way in (*added, *taken) if way and way[0] == "more"]
                    held = [*value.values(), *more]
                    yield Fraction(100 * sum(held), len(held)), sum(held)


@pytest.mark.parametrize("seed", range(30))
def test_bounds_are_the_least_and_the_most_of_every_way_there_is(seed):
    chance = random.Random(seed)
    rows = [
        Counted(chance.choice("abc"), "T", dt.date(2026, 9, 30), chance.random() < 0.5, {}, 0, 1,
                is_blank=chance.random() < 0.3)
        for _ in range(chance.randrange(1, 6))
    ]  # fmt: skip
    aside = _Aside(chance.randrange(3), chance.randrange(3), 0)
    fallen = _Fallen(rows, Counter(), aside=aside, left_out=0, records=Counter())
    found = list(ways(rows, aside))
    reach = _of_share(fallen, "percent")

    assert reach.lower == min(share for share, _ in found)
    assert reach.upper == max(share for share, _ in found)


def test_two_rows_that_may_do_either_do_not_do_both():
    rows = [Counted(f"c{at}", "T", dt.date(2026, 9, 30), at < 16, {}, 0, 1) for at in range(48)]
    found = _of_share(
        _Fallen(rows, Counter(), aside=_Aside(0, 2, 2), left_out=0, records=Counter()), "percent"
    )

    assert (found.lower, found.upper) == (Fraction(1400, 48), Fraction(1800, 48))
    assert found.words == (
        "between 29.2% and 37.5%: 2 rows set aside may each turn what is counted of one of them, "
        "or be one more"
    )


MADE_UP = (
    "cin_assessments", "cp_plans", "cp_visits", "person", "cla_episodes", "exploitation_risks",
    "s47_enquiry", "initial_cp_conference", "pre_proceedings", "care_proceedings", "referrals",
)  # fmt: skip
ASKED = [
    catalogue.named(code)
    for code in ("AMT1", "AMT2", "AMT5", "CP5", "CP7", "CP8", "LAC1", "LAC2", "LAC2p", "VA2",
                 "LEG2", "LEG5", "FD6")
]  # fmt: skip


def made_up(chance: random.Random, name: str) -> list[dict]:
    """Make up a table about eight children and three cases, in the two months before October."""
    found = {}
    for _ in range(12):
        row = {column.name: cell(chance, column) for column in TABLES[name].columns}
        begins, ends = row.get(TABLES[name].begins), row.get(TABLES[name].ends)
        if ends and (ends < begins or chance.random() < 0.5):
            row[TABLES[name].ends] = None
        found[tuple(row[key] for key in TABLES[name].key)] = row
    return rows_of(name, list(found.values()))


def cell(chance: random.Random, column):
    if column.codes:
        return chance.choice(list(CODE_SETS[column.codes].codes))
    if column.kind in ("date", "time"):
        years = 14 if column.name == "born_on" else 0
        return dt.date(2026 - years, 9, 30) - dt.timedelta(days=chance.randrange(60))
    if column.kind != "text":
        return None
    return chance.choice("abcdefgh" if column.name == "child_id" else "klm")


def without_something(chance: random.Random, name: str, rows: list[dict]):
    """Take out a row, or empty one of its cells: the rows then, and what is missing of them."""
    table, gone = TABLES[name], chance.choice(rows)
    kept = [row for row in rows if row is not gone]
    columns = [
        column.name
        for column in table.columns
        if column.name not in {*table.needs, *table.key, "born_on"} and gone[column.name]
    ]
    if not columns or chance.random() < 0.5:
        return kept, Missing((name,))
    column = chance.choice(columns)
    return [*kept, {**gone, column: None}], unread(name, gone["source_row"], column)


@pytest.mark.parametrize("seed", range(2))
def test_whatever_goes_missing_the_figure_lay_within_the_bounds(seed):
    """Not tried: what may bring in several rows at once, such as a birthday (see `bounds`)."""
    chance = random.Random(seed)
    tables = {name: made_up(chance, name) for name in MADE_UP}
    true = figures(opened_rows(tables), ASKED)
    moved = 0
    for name in MADE_UP * 3:
        rows, missing = without_something(chance, name, tables[name])
        data = opened_rows({**tables, name: rows})
        asked = [one for one in ASKED if name in standing().lineage(one.population)]
        for figure, indicator in zip(figures(data, asked), asked, strict=True):
            reach = bounds_of(data, indicator, figure, missing)
            value = true[ASKED.index(indicator)].value
            if reach and value is not None:
                moved += figure.value != value
                assert reach.lower <= value <= reach.upper, (indicator.code, missing)
    assert moved > 5


def figures(data: Opened, asked):
    return engine.figures_of(data, asked, months=[SEPTEMBER])
