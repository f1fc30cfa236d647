"""Audit samples: who can be drawn, in which proportions, and that they can be drawn again."""

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from drawn import dataset
from lineofsight.cli.program import program
from lineofsight.indicators import sampling
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.records.home import Home
from sealing import seal_drawn

SEPTEMBER = Month(2026, 9)

DATA = {
    "contacts": """
        child_id      | contacted_on | decided_on
        in_time       | 2026-09-01  | 2026-09-02
        also_in_time  | 2026-09-02  | 2026-09-02
        a_day_late    | 2026-09-01  | 2026-09-03
        never_decided | 2026-09-01  |
        due_in_august | 2026-08-03  | 2026-08-03
    """
}


def sample(asked="contact_decisions", **how):
    with dataset(**DATA) as opened:
        return sampling.audit_sample(opened, asked, month=SEPTEMBER, **how)


def test_a_duty_is_sampled_from_what_fell_due_in_the_month():
    assert sorted((row["identifier"], row["met"]) for row in sample(size=9)) == [
        ("a_day_late", "no"),
        ("also_in_time", "yes"),
        ("in_time", "yes"),
        ("never_decided", "no"),
    ]


def test_a_code_is_sampled_from_the_rows_of_its_figure():
    by_code = {row["identifier"] for row in sample("fd 2", size=9)}
    assert by_code == {row["identifier"] for row in sample(size=9)}


OWN = """
code = "X1"
measure = "count"
title = "Contacts"
why = "They are many."
population = "contacts_received"
basis = "The authority's own measure."
edges = "Each contact counts."
checked_by = "Principal social worker"
review_by = 2027-04-01
"""


def test_an_indicator_of_the_authority_is_sampled_as_any_other(tmp_path):
    home = Home(tmp_path)
    home.indicators.mkdir()
    (home.indicators / "x1.toml").write_text(OWN, "utf-8")
    seal_drawn(home, SEPTEMBER, contacts="child_id | contacted_on\nonly | 2026-09-01")

    done = CliRunner().invoke(
        program, ["audit-sample", "x 1", "--month", "2026-09", "--home", str(tmp_path)]
    )

    assert (done.exit_code, done.output.splitlines()[1].split(",")[:4]) == (
        0,
        ["X1", "2026-09-01", "child", "only"],
    )


def test_the_same_seed_draws_the_same():
    assert sample(size=2, seed=5) == sample(size=2, seed=5)
    assert len({str(sample(size=2, seed=seed)) for seed in range(20)}) > 1


def test_an_unknown_name_is_refused_with_the_nearest():
    with pytest.raises(Problem, match=r"did you mean contact_decisions_owed\?"):
        sample("contact_decision_owed", size=2)


@given(met=st.integers(0, 40), unmet=st.integers(0, 40), size=st.integers(1, 50), seed=st.text())
def test_met_and_unmet_are_drawn_in_proportion(met, unmet, size, seed):
    rows = [{"n": n, "met": "yes" if n < met else "no"} for n in range(met + unmet)]
    found = sampling.drawn(rows, size=size, seed=seed)
    of_unmet = sum(row["met"] == "no" for row in found)
    assert len(found) == min(size, met + unmet)
    assert len({row["n"] for row in found}) == len(found)
    if found and size > 1:
        assert bool(of_unmet) == bool(unmet)
        assert bool(len(found) - of_unmet) == bool(met)
        assert abs(of_unmet - len(found) * unmet / (met + unmet)) <= 1
