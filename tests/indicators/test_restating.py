"""Restatements: each difference between the published and the known figure has its cause."""

import json

import pytest
from click.testing import CliRunner

from lineofsight.cli.program import program
from lineofsight.indicators import catalogue, results
from lineofsight.indicators.figures import Figure
from lineofsight.indicators.restating import Cause, restatements
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.records.home import Home
from lineofsight.records.snapshots import open_month
from sealing import seal_drawn

AUGUST, SEPTEMBER = Month(2026, 8), Month(2026, 9)

PUBLISHED = """
    child_id  | started_on | authorised_on |
    same      | 2026-07-01 | 2026-08-03    |
    corrected | 2026-07-01 | 2026-08-28    |
    removed   | 2026-07-01 | 2026-08-04    |
    filled    | 2026-07-01 |               |
"""
TODAY = """
    child_id  | started_on | authorised_on |
    same      | 2026-07-01 | 2026-08-03    |
    corrected | 2026-07-01 | 2026-09-28    |
    filled    | 2026-07-01 | 2026-08-05    |
    late      | 2026-07-01 | 2026-08-06    |
    late_too  | 2026-07-01 | 2026-08-07    |
"""


def without_outcome(text):
    return "\n".join(line.rsplit("|", 1)[0] for line in text.splitlines() if line.strip())


@pytest.fixture
def home(tmp_path):
    kept = Home(tmp_path)
    seal_drawn(kept, AUGUST, cin_assessments=without_outcome(PUBLISHED))
    seal_drawn(kept, SEPTEMBER, cin_assessments=without_outcome(TODAY))
    return kept


def restated(home, code="AMT2", month=AUGUST):
    return restatements(home, [catalogue.named(code)], month=month)


def test_each_child_that_moved_the_figure_has_its_cause(home):
    (found,) = restated(home)

    assert found.causes == {Cause.LATE: 3, Cause.CORRECTED: 1, Cause.REMOVED: 1}
    assert found.words == "late recording (3), correction (1), removal (1)"
    assert (found.published.snapshot[:10], found.now.snapshot[:10]) == ("2026-08 v1", "2026-09 v1")


def test_a_figure_that_says_the_same_is_not_listed(tmp_path):
    kept = Home(tmp_path)
    for month in (AUGUST, SEPTEMBER):
        seal_drawn(kept, month, cin_assessments=without_outcome(PUBLISHED))

    assert restated(kept) == []


def test_a_second_version_of_the_month_is_set_beside_the_first(tmp_path):
    kept = Home(tmp_path)
    seal_drawn(kept, AUGUST, cin_assessments=without_outcome(PUBLISHED))
    seal_drawn(kept, AUGUST, cin_assessments=without_outcome(TODAY))

    (found,) = restated(kept)

    assert (found.published.snapshot[:10], found.now.snapshot[:10]) == ("2026-08 v1", "2026-08 v2")


@pytest.mark.parametrize(
    ("version", "cause"), [(1, Cause.SETTINGS), (0, Cause.REDEFINED)], ids=["settings", "defined"]
)
def test_the_same_records_counted_in_another_way_name_the_ruler(tmp_path, version, cause):
    kept = Home(tmp_path)
    seal = seal_drawn(kept, AUGUST, cin_assessments=without_outcome(PUBLISHED))
    indicator = catalogue.named("AMT2")
    with open_month(kept, seal) as opened:
        (figure,) = results.figures_of(kept, opened, [indicator], months=[AUGUST])
    place = next(kept.results.glob("*/*/*.parquet"))
    first = place.parent.parent / "000-first" / place.name
    older = Figure(
        **{name: getattr(figure, name) for name in Figure.__dataclass_fields__}
        | {"numerator": 0, "definition_version": figure.definition_version - 1 + version}
    )
    place.unlink()
    place.parent.rmdir()
    results.keep([older], first)

    (found,) = restated(kept)

    assert found.causes == {cause: 0}
    assert (found.published.numerator, found.now.numerator) == (0, figure.numerator)


def test_a_month_never_sealed_is_a_problem(home):
    with pytest.raises(Problem, match="October 2026 was never sealed"):
        restated(home, month=Month(2026, 10))


def test_both_figures_and_the_cause_are_printed(home):
    run = CliRunner().invoke(
        program,
        [
            "restatements",
            "AMT2",
            "--month",
            "2026-08",
            "--format",
            "json",
            "--home",
            str(home.path),
        ],
    )

    (record,) = json.loads(run.output)
    assert (record["published"], record["now"]) != (None, None)
    assert record["causes"] == "late recording (3), correction (1), removal (1)"
