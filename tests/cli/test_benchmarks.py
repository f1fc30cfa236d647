"""The verbs of published tables, from the outside: kept, listed, shown, and refused in words."""

import pytest
from click.testing import CliRunner

from indicators.reference.test_reading import ENGLAND, plans
from lineofsight.cli.program import program
from lineofsight.kernel.problems import Problem


def said(*arguments):
    words = ["benchmarks", *map(str, arguments)]
    return CliRunner().invoke(program, words, catch_exceptions=False).output


@pytest.fixture
def published(tmp_path):
    (tmp_path / "plans.csv").write_bytes(plans((*ENGLAND, "100", "26", "26")))
    return tmp_path


def test_an_import_is_told_kept_listed_and_speaks(published):
    told = said("import", published, "--released", "2026-10-29")
    assert "Second or subsequent child protection plans: 2025, 1 area; " in told
    assert "Children in need (DfE), released 2026-10-29" in told
    assert "imported as plans.csv" in told
    assert "1 kept." in told
    assert "released 2026-10-29; Open Government Licence v3.0; imported as plans.csv" in said(
        "list"
    )
    shown = said("show", "cp 12", "--area", "England")
    assert "2025  26.0%; earlier 24.5% in the release of 30 October 2025" in shown
    assert "2024  " in shown
    again = said("import", published, "--released", "2026-10-29")
    assert again == "Nothing new: every file is kept already.\n"


def test_nothing_was_released_on_a_day_to_come(published):
    assert "has not come yet" in said("import", published, "--released", "2999-10-29")
    assert "kept" not in said("list")


def test_without_a_day_of_release_nothing_is_kept(published):
    with pytest.raises(Problem, match="not known when"):
        said("import", published)
    assert "imported" not in said("list")


def test_what_may_not_be_compared_says_what_to_look_at_instead():
    assert said("show", "P1").endswith("over established posts. Compare P1d.\n")
    assert "no table kept here has it" in said("show", "CP8")


def test_an_unknown_area_is_refused_and_a_symbol_is_said_in_words():
    with pytest.raises(Problem, match="has this area"):
        said("show", "CP12", "--area", "Atlantis")
    assert "suppressed by the publisher (c)" in said("show", "CL9", "--area", "306")


def test_what_is_shown_says_what_it_is_made_of():
    shown = said("show", "P1d", "--area", "E09000008")
    assert "FTE vacancies over FTE vacancies and FTE in post" in shown
    assert "Dated: 30 September." in shown
    assert "2017  25.0%" in shown
