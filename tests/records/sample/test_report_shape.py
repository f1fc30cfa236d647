"""The borough has the shape of the report it is drawn from: the table of the package's docstring.

Counted by the engine from the sealed month, as a paper's figures are.
"""

import csv
import re
from fractions import Fraction

import pytest

from lineofsight.indicators import catalogue, engine
from lineofsight.indicators.judging.judged import judge_all, targets_of
from lineofsight.kernel.periods import Month
from lineofsight.records import sample, snapshots
from lineofsight.records.home import Home
from lineofsight.records.intake import load
from lineofsight.settings import load as load_settings

LAST = Month(2017, 11)
INSPECTED = Month(2017, 9)
LINE = re.compile(
    r"^    (?P<code>\S+) +(?P<over>snapshot|month|scanned) +(?P<month>0|-1) +"
    r"(?P<what>\S+(?: \S+)?) +(?P<wanted>-?[\d.]+) +(?P<within>[\d.]+)$",
    re.MULTILINE,
)
SHAPE = [match.groupdict() for match in LINE.finditer(sample.__doc__ or "")]


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    """Give code, over and month -> figure, with the borough's folder."""
    folder = tmp_path_factory.mktemp("wandle")
    sample.write(folder / "returns", month=LAST, children=4000, seed=7)
    home = Home(folder / "home")
    settings = load_settings(folder / "returns" / "authority.toml")
    sealed = load([folder / "returns"], home=home, settings=settings, month=LAST).seal
    codes = sorted({line["code"] for line in SHAPE} - {"pages"})
    months = LAST.plus(-14).until(LAST)
    with snapshots.open_month(home, sealed) as opened:
        figures = [
            figure
            for over in ("snapshot", "month")
            for figure in engine.compute(opened, codes=codes, months=months, over=over)
        ]
        targets = targets_of(opened)
    chosen = catalogue.chosen(codes)
    judged = judge_all(chosen, figures, months=months, targets=targets, settings=settings)
    by_key = {(one.figure.code, one.figure.over, one.figure.month): one for one in judged}
    return by_key, folder / "returns"


def value(by_key, code, over, month):
    found = by_key[code, over, month].figure.value
    assert found is not None, f"{code} over {over} has no value in {month}"
    return Fraction(found)


def measured(counted, line):
    by_key, folder = counted
    code, over, month = line["code"], line["over"], LAST.plus(int(line["month"]))
    if code == "pages":
        with (folder / "feeds" / "scanning.csv").open(encoding="utf-8") as file:
            return sum(int(row["Pages"]) for row in csv.DictReader(file))
    now = value(by_key, code, over, month)
    if line["what"] == "value":
        return now
    if line["what"] == "growth":
        return 100 * (now / value(by_key, code, over, month.plus(-12)) - 1)
    if line["what"] == "above mean":
        ends = INSPECTED.plus(-12).until(INSPECTED.plus(-1))
        mean = sum(value(by_key, code, over, end) for end in ends) / len(ends)
        return 100 * (now / mean - 1)
    return now - value(by_key, code, over, month.plus(-1))


def test_the_table_is_read_whole():
    assert len(SHAPE) == 19
    assert {line["what"] for line in SHAPE} == {
        "value", "growth", "change", "newly red", "above mean"
    }  # fmt: skip


@pytest.mark.parametrize("line", SHAPE, ids=lambda line: f"{line['code']} {line['what']}")
def test_figure_is_near_the_report(counted, line):
    got = measured(counted, line)
    assert abs(got - Fraction(line["wanted"])) <= Fraction(line["within"]), float(got)


def test_conferences_are_newly_high_risk_in_october(counted):
    by_key, _ = counted
    rag = {
        month: by_key["CP5", "month", LAST.plus(month)].judgement.rag.colour
        for month in range(-6, 0)
    }
    assert rag[-1] == "red"
    assert all(rag[month] in ("amber", "green") for month in range(-6, -1))


def test_caseloads_of_both_kinds_of_team_are_above_target(counted):
    by_key, _ = counted
    assert value(by_key, "W1a", "snapshot", LAST.plus(-1)) > 18
    assert value(by_key, "W1b", "snapshot", LAST.plus(-1)) > 15


def test_demand_rises_through_the_year(counted):
    by_key, _ = counted
    for code in ("FD1", "FD6"):
        quarters = [
            sum(value(by_key, code, "month", LAST.plus(start + n)) for n in range(3))
            for start in (-14, -2)
        ]
        assert quarters[1] > quarters[0] * Fraction(6, 5)
