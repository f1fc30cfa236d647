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


PLANS = "child_id | started_on\nkept | 2026-05-01\n"
NEED = "child_id | started_on\na | 2026-01-01\nb | 2026-01-01\n"
HELD = """
    child_id | worker_id | started_on | allocation | team
    a        | w         | 2026-01-01 | primary    | T
    b        | w         | 2026-01-01 | primary    | T
"""
NEW_HELD = HELD + "    b | other | 2026-09-10 | secondary | T"
WORKER = "worker_id | started_on | role\nw | 2020-01-01 | unit manager"
VISITED = "child_id | seen_on | method | child_seen\nkept | 2026-08-28 | in person | yes"
OF_SEPTEMBER = f"{VISITED}\ngone | 2026-09-20 | in person | yes"


@pytest.mark.parametrize(
    ("code", "then", "now", "causes"),
    [
        ("CP8", {"cp_plans": f"{PLANS}gone | 2026-05-01", "cp_visits": VISITED},
         {"cp_plans": PLANS, "cp_visits": OF_SEPTEMBER}, {Cause.REMOVED: 1}),
        ("CP8", {"cp_plans": PLANS, "cp_visits": VISITED},
         {"cp_plans": f"{PLANS}gone | 2026-05-01", "cp_visits": OF_SEPTEMBER}, {Cause.LATE: 1}),
        ("CIN8", {"cin_episodes": NEED, "involvements": HELD},
         {"cin_episodes": NEED, "involvements": HELD, "professionals": WORKER}, {Cause.OTHERS: 2}),
        ("CIN8", {"cin_episodes": NEED, "involvements": HELD, "professionals": WORKER},
         {"cin_episodes": NEED, "involvements": HELD}, {Cause.OTHERS: 2}),
        ("CIN8", {"cin_episodes": NEED, "involvements": HELD},
         {"cin_episodes": NEED, "involvements": NEW_HELD, "professionals": WORKER},
         {Cause.OTHERS: 2}),
    ],
    ids=["removed for all its new visit", "plan recorded late", "worker recorded late",
         "worker removed", "worker recorded late, and new work"],
)  # fmt: skip
def test_work_of_a_later_month_and_workers_are_not_taken_for_the_childs_own(
    tmp_path, code, then, now, causes
):
    kept = Home(tmp_path)
    seal_drawn(kept, AUGUST, **then)
    seal_drawn(kept, SEPTEMBER, **now)

    (found,) = restated(kept, code)

    assert found.causes == causes


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
