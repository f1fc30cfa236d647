"""The borough written as a Standard Safeguarding Dataset and loaded back gives the same figures."""

import shutil

import pytest

from agreement import ssd_written
from lineofsight.indicators import engine
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State
from lineofsight.records import snapshots
from lineofsight.records.home import Home
from lineofsight.records.intake import load
from lineofsight.records.sample import write
from lineofsight.records.standard import TABLES
from lineofsight.settings import load as load_settings

LAST = Month(2017, 11)
NOT_IN_THE_SSD = (
    "population", "workers", "teams", "posts", "core_groups", "conferences", "strategy_discussions"
)  # fmt: skip
"""Feeds loaded beside it: what the SSD has no table for."""

CANNOT_AGREE = {
    "CIN4": "the SSD does not say that a visit was a phone call",
    "CIN5": "the same of the visits at which a child was seen alone",
    "CP8": "nor of a visit to a child on a protection plan: by phone it is none",
    "CP9": "the same of each interval of the month",
    "LAC10": "special guardianship is not among the plans the SSD lists",
    "CP12": "list 7 counts earlier plans that are in no record",
}


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The borough from its own returns, and from its SSD."""
    folder = tmp_path_factory.mktemp("wandle")
    write(folder / "returns", month=LAST, children=200, seed=11)
    settings = load_settings(folder / "returns" / "authority.toml")
    first = load([folder / "returns"], home=Home(folder / "a"), settings=settings, month=LAST).seal
    with snapshots.open_month(Home(folder / "a"), first) as returns:
        tables = {name: ssd_written.rows_of(returns, name) for name in TABLES}
        ssd_written.write(folder / "ssd", {name: rows for name, rows in tables.items() if rows})
        for name in NOT_IN_THE_SSD:
            shutil.copy(folder / "returns" / "feeds" / f"{name}.csv", folder / "ssd")
        paths = [folder / "ssd"]
        second = load(paths, home=Home(folder / "b"), settings=settings, month=LAST).seal
        with snapshots.open_month(Home(folder / "b"), second) as ssd:
            yield returns, ssd


def answered(opened):
    return {
        (figure.code, figure.over): (figure.numerator, figure.denominator)
        for figure in engine.compute(opened, months=[LAST], over="all")
        if figure.by is None and figure.state is not State.NO_DATA
    }


def test_every_figure_both_can_answer_is_the_same(both):
    returns, ssd = map(answered, both)

    shared = {key for key in returns.keys() & ssd.keys() if key[0] not in CANNOT_AGREE}
    differ = {key: (returns[key], ssd[key]) for key in shared if returns[key] != ssd[key]}
    assert differ == {}
    assert len(shared) >= 60
    assert {"CIN1", "CP7", "CP8v", "LAC1", "LAC20", "FD8", "MIS1", "AMT2"} <= {c for c, _ in shared}


def test_rows_come_back_whole(both):
    returns, ssd = both
    for table, columns in {
        "cp_plans": ("child_id", "started_on", "ended_on", "initial_category", "latest_category"),
        "cla_placement": ("child_id", "started_on", "placement_type", "miles", "urn"),
        "cla_episodes": ("child_id", "started_on", "ended_on", "legal_status", "end_reason"),
        "missing": ("child_id", "missing_at", "returned_at", "interview_offered"),
        "involvements": ("child_id", "worker_id", "team", "started_on", "allocation"),
    }.items():
        asked = f"select {', '.join(columns)} from {table} order by all"
        assert returns.run(asked).to_pylist() == ssd.run(asked).to_pylist(), table
