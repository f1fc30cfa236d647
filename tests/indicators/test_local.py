"""An authority's own indicators and titles: the same checks, and nothing run that is not SQL."""

import pytest

from drawn import Figure, dataset, figures
from lineofsight.indicators import catalogue, local
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.records.home import Home

OWN = """
code = "X1"
measure = "share"
title = "Plans for neglect open a year"
why = "Neglect that lasts is neglect allowed."
population = "cp_plans_open"
of = "need = 'NEG'"
met = "days_open > 365"
better = "lower"
target = 10
amber = 20.5
tag = "outcome"
basis = "The authority's own measure."
edges = "Day 365 is not yet over."
checked_by = "Principal social worker"
review_by = 2027-04-01
"""


@pytest.fixture
def home(tmp_path):
    (tmp_path / "indicators").mkdir()
    return Home(tmp_path)


def put(home, text, name="x1.toml"):
    (home.indicators / name).write_text(text, "utf-8")


def test_it_is_counted_like_any_other(home):
    put(home, OWN)
    own = catalogue.named("x 1", local.known_to(home))
    data = dataset(
        cp_plans="""
            child_id | started_on | initial_category | latest_category
            long     | 2016-10-30 | NEG              | NEG
            a_year   | 2016-10-31 | NEG              | NEG
            other    | 2015-01-01 | EMO              | EMO
        """
    )
    assert figures(own, data, Month(2017, 10)) == [Figure(numerator=1, denominator=2)]
    assert own.over == ("snapshot",)
    assert str(own.amber) == "20.5"


def test_a_title_of_ones_own_changes_words_alone(home):
    home.settings_file.write_text('[[labels]]\nindicator = "CL 1"\ntitle = "EET at 19 to 21"\n')
    known = local.known_to(home)

    assert known["CL1"].title == "EET at 19 to 21"
    assert known["CL1"].met == catalogue.named("CL1").met


@pytest.mark.parametrize(
    ("line", "instead", "where", "says"),
    [
        ('met = "days_open > 365"', 'met = "days_opn > 365"', "met", "did you mean days_open"),
        ('met = "days_open > 365"', 'met = "1 = 1) union select 1 --"', "met", ""),
        ('met = "days_open > 365"', "met = \"__import__('os').system('x') = 0\"", "met", ""),
        ('met = "days_open > 365"', 'met = "child_id in (select child_id from person)"', "met", ""),
        ('met = "days_open > 365"', "met = \"days_open > 'abc'\"", "met", "a number with a text"),
        ('met = "days_open > 365"', 'met = "days_open > need"', "met", "a number with a text"),
        (
            'met = "days_open > 365"',
            'met = "days_open in (1, need)"',
            "met",
            "a number with a text",
        ),
        ('met = "days_open > 365"', 'met = "started_on > days_open"', "met", "a day with a number"),
        ('met = "days_open > 365"', "met = \"need = 'NEG' or 'a' = 'a'\"", "met", "every row"),
        ("need = 'NEG'", "need = 'NEGLECT'", "of", "never"),
        ("target = 10", "target = -10", "target", "within 0 to 100"),
        ("amber = 20.5", "amber = 1000", "amber", "within 0 to 100"),
        ('measure = "share"', 'measure = "average"', "measure", "say one of"),
        ('code = "X1"', 'code = "CP7"', "code", "is taken"),
        (
            'population = "cp_plans_open"',
            'population = "cp_plan_open"',
            "population",
            "no population",
        ),
        ("target = 10", 'target = "ten"', "target", "write a number"),
        ("target = 10", "goal = 10", "goal", "no such field"),
        ('why = "Neglect that lasts is neglect allowed."', "", "why", "must be said"),
        ("review_by = 2027-04-01", 'review_by = "soon"', "review_by", "write a day"),
        ('better = "lower"', 'better = "neutral"', "target", "no target"),
        ('tag = "outcome"', "version = true", "version", "a whole number"),
    ],
)
def test_what_cannot_stand_is_refused_with_file_and_field(home, line, instead, where, says):
    assert line in OWN
    put(home, OWN.replace(line, instead))

    with pytest.raises(Problem) as refused:
        local.known_to(home)

    assert refused.value.where.startswith(f"x1.toml, {where}")
    assert says in refused.value.what
    assert refused.value.what.endswith((".", "?"))
    assert "?." not in refused.value.what


@pytest.mark.parametrize("text", ["code = ", "\x00", "[[["])
def test_what_is_no_toml_is_named(home, text):
    put(home, text)
    with pytest.raises(Problem, match="not valid TOML"):
        local.known_to(home)


def test_lint_names_everything_that_is_wrong(home):
    put(home, OWN.replace("days_open", "days_opn").replace("need", "kneed"))
    where = {problem.where for problem in local.all_faults([home.indicators / "x1.toml"])}

    assert where == {"x1.toml, of", "x1.toml, met"}


def test_lint_names_every_kind_of_fault_of_one_file_at_once(home):
    put(
        home,
        OWN.replace("days_open", "days_opn")
        .replace("target = 10", 'target = "ten"')
        .replace("checked_by", "chcked_by")
        .replace("'NEG'", "'NEGL'"),
    )
    found = [problem.where for problem in local.all_faults([home.indicators / "x1.toml"])]

    # the amber limit is not said to lack a target: it has one that cannot be read
    assert sorted(found) == [
        f"x1.toml, {field}" for field in ("chcked_by", "checked_by", "met", "of", "target")
    ]


def test_the_value_of_a_mean_is_a_number_and_its_unit_is_said(home):
    mean = OWN.replace('"share"', '"mean"').replace('met = "days_open > 365"', 'value = "need"')
    put(home, mean)
    put(home, mean.replace('"need"', '"days_open"').replace("X1", "X2"), "x2.toml")
    put(
        home,
        mean.replace('"need"', '"days_open"\nunit = "days"').replace("X1", "X3"),
        "x3.toml",
    )
    found = {problem.where: problem.what for problem in local.all_faults(local.files(home))}

    assert list(found) == ["x1.toml, unit", "x1.toml, value", "x2.toml, unit"]
    assert "working_days" in found["x2.toml, unit"]
    assert "is a text, and a number is wanted" in found["x1.toml, value"]


def test_lint_names_a_code_that_two_files_have(home):
    put(home, OWN)
    put(home, OWN, "x2.toml")

    (problem,) = local.all_faults(local.files(home))

    assert problem.where == "x2.toml, code"
    assert "taken by x1.toml" in problem.what


def test_what_a_measure_needs_must_be_said_and_what_it_ignores_must_not(home):
    put(home, OWN.replace('met = "days_open > 365"', ""))
    put(home, OWN.replace('"share"', '"count"').replace("X1", "X2"), "x2.toml")

    needed, unused = local.all_faults(local.files(home))

    assert (needed.where, unused.where) == ("x1.toml, met", "x2.toml, met")
    assert "a share needs it" in needed.what
    assert "a count makes no use of it" in unused.what
