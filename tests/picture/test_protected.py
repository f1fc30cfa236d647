"""What may be published gives no small number back: not by subtraction, not by another table."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight import picture as pages
from lineofsight.indicators import catalogue
from lineofsight.indicators.disclosure.attack import Unknown, leaks
from lineofsight.indicators.figures import Figure
from lineofsight.indicators.ties import families, ties_of
from lineofsight.kernel.quantities import State
from lineofsight.picture.made.protected import HIDDEN_MONTHS, shown_breakdowns
from lineofsight.records.home import Home
from lineofsight.records.standard import TABLES
from pictured import MONTH, NEED, built
from sealing import seal_drawn

INDICATORS = catalogue.indicators()
FAMILIES = families(INDICATORS, in_one_month=True)
COUNTED = ties_of(INDICATORS.values()).counted_by
FEW = range(1, 6)


def figure(code, by, group, numerator, denominator=None):
    return Figure(
        code, "snapshot", MONTH, by, group, numerator, denominator, "count", State.VALUE, "", "", 1
    )


def shown(groups, whole=("CP7", "CP13", "CP8", "LAC1")):
    return set(shown_breakdowns(INDICATORS, groups, FAMILIES, threshold=6, whole_shown=set(whole)))


@pytest.mark.parametrize(
    ("why", "groups", "is_shown"),
    [
        ("all large", [("East", 10, None), ("West", 20, None)], True),
        ("nought is no child", [("East", 0, None), ("West", 20, None)], True),
        ("one is small", [("East", 5, None), ("West", 20, None)], False),
        ("what is left of a share is small", [("East", 17, 20)], False),
        ("both parts of a share are large", [("East", 10, 20)], True),
    ],
)
def test_a_breakdown_is_shown_only_where_none_of_its_counts_is_small(why, groups, is_shown):
    given_groups = [figure("LAC1", "team", *one) for one in groups]

    assert bool(shown(given_groups, ("LAC1",))) == is_shown, why


def test_no_group_is_shown_under_a_whole_that_is_hidden():
    assert shown([figure("LAC1", "team", "East", 10)], whole=()) == set()


def test_a_code_is_shown_beside_those_before_it_unless_together_they_tell_of_few():
    plans = [figure("CP7", "team", "East", 20), figure("CP7", "team", "West", 20)]
    visits = [figure("CP13", "team", "East", 18, 20), figure("CP13", "team", "West", 10, 20)]
    drift = [figure("CP15", "team", "East", 9, 20), figure("CP15", "team", "West", 8, 20)]

    assert shown(plans) == {("CP7", "team")}
    assert shown([*plans, *visits]) == {("CP7", "team")}  # two of East's twenty were not visited
    codes = ("CP7", "CP13", "CP15")
    assert shown([*visits, *drift, *plans], codes) == {("CP7", "team"), ("CP15", "team")}


def test_a_count_of_the_service_beside_it_hides_no_breakdown_of_children():
    need = [figure("CIN1", "sex", "F", 200), figure("CIN1", "sex", "M", 210)]
    held_by_nobody = [figure("CIN8", "sex", "F", 2), figure("CIN8", "sex", "M", 1)]

    assert shown([*need, *held_by_nobody], ("CIN1", "CIN8")) == {("CIN1", "sex")}


@given(
    teams=st.lists(st.integers(0, 30), min_size=1, max_size=6),
    ages=st.lists(st.integers(0, 30), min_size=1, max_size=6),
)
def test_what_is_hidden_cannot_be_worked_out_from_what_is_shown(teams, ages):
    total = sum(teams)
    ages = [*ages[:-1], max(0, total - sum(ages[:-1]))]
    if sum(ages) != total or total in FEW:
        return
    cut = {"team": teams, "age": ages}
    groups = [
        figure("LAC1", by, f"{by} {at}", number)
        for by, numbers in cut.items()
        for at, number in enumerate(numbers)
    ]
    open_to_all = {by for _, by in shown(groups, ("LAC1",))}
    for by, numbers in cut.items():
        if by in open_to_all:
            assert not set(numbers) & set(FEW)
            continue
        unknowns = {f"{by} {at}": Unknown(6, is_printed=False) for at in range(len(numbers))}
        assert leaks(unknowns, [(dict.fromkeys(unknowns, 1), total)]) == []


def test_who_came_by_sex_is_shown_with_who_went_or_not_at_all():
    """With last month's page beside this one, either gives the other back."""
    came = [figure("LAC3", "sex", "F", 20), figure("LAC3", "sex", "M", 20)]
    went = [figure("LAC4", "sex", "F", 3), figure("LAC4", "sex", "M", 20)]
    there = [figure("LAC1", "sex", "F", 90), figure("LAC1", "sex", "M", 100)]

    assert shown([*came, *went, *there], ("LAC1", "LAC3", "LAC4")) == {("LAC1", "sex")}


def test_the_whole_catalogue_is_published_so_that_no_month_gives_who_left_back(picture):
    stands, came, went = (
        {one.month: one.figure for one in pages.series(picture, code, exactness="protected").points}
        for code in ("LAC1", "LAC3", "LAC4")
    )
    exact = {
        one.month: one.figure for one in pages.series(picture, "LAC4", exactness="exact").points
    }
    for month in (one for one in exact if one.plus(-1) in exact and exact[one].has_value):
        others = (stands[month], stands[month.plus(-1)], came[month])
        if exact[month].numerator in FEW:
            assert not all(one.has_value for one in others)
            assert not went[month].has_value


def test_no_shown_count_leaves_few_of_a_shown_count_that_it_lies_within(sample_home):
    """Every two counts that a reader may subtract, recounted in each month of a borough."""
    borough = pages.open_picture(sample_home)
    printed = {
        (code, part): {}
        for code, one in INDICATORS.items() if one.protects == "children"
        for part in ("numerator", "denominator")
    }  # fmt: skip
    for one in pages.every_figure(borough, exactness="protected", by=""):
        for part in ("numerator", "denominator"):
            number = getattr(one.figure, part)
            if (one.code, part) in printed and number is not None:
                printed[one.code, part][one.over, one.month] = number
    within = [
        (part, whole)
        for part, whole in permutations(COUNTED, 2)
        if COUNTED[part][:2] == COUNTED[whole][:2] and COUNTED[part].is_within(COUNTED[whole])
    ]
    for part, whole in within:
        its = printed.get(whole, {})
        for at, number in printed.get(part, {}).items():
            assert its.get(at, number) - number not in FEW, (part, whole, at)
    assert len(within) > 100


def test_a_hidden_breakdown_does_not_even_name_its_groups(picture):
    for by in ("team", "service", "age", "sex", "ethnicity", "disability"):
        groups = pages.breakdown(picture, "CIN1", by, exactness="protected")
        assert [(one.group, one.figure.state) for one in groups] == [("", "hidden")]


def test_a_team_with_nothing_looks_like_a_team_that_is_hidden(picture):
    for team in ("East", "West", "no such team"):
        rows = {
            row.code: row for row in pages.scorecard_rows(picture, exactness="protected", team=team)
        }
        assert rows["CIN1"].figure.state == "hidden"


@pytest.fixture(scope="module")
def of_need(tmp_path_factory):
    """A picture of episodes of need alone: no feed names a worker, a household or a post."""
    made = Home(tmp_path_factory.mktemp("of need") / "home")
    seal_drawn(made, MONTH, reach=dict.fromkeys({*TABLES} - {"cin_episodes"}), cin_episodes=NEED)
    return built(made)


def test_what_was_not_loaded_is_no_data_to_everybody(of_need):
    """Of one worker, of households, of the service's own work: nobody is kept back."""
    exact = list(pages.every_figure(of_need, exactness="exact"))
    told = {
        (one.code, one.by, one.month): one.figure
        for one in pages.every_figure(of_need, exactness="protected")
    }
    without = [one for one in exact if one.figure.state != "value" and not one.group]

    assert {"W4", "F8", "P12n"} <= {one.code for one in without if not one.by}
    assert {"team", "service", "age"} <= {one.by for one in without}
    for one in without:
        assert told[one.code, one.by, one.month] == one.figure, (one.code, one.by)
    for row in pages.scorecard_rows(of_need, exactness="protected"):
        if row.protects == "internal":
            assert (row.figure.state, row.spark_hidden) == ("no_data", 0)
            assert row.judged.why_not_charted != HIDDEN_MONTHS


@pytest.mark.parametrize("exactness", ["exact", "protected"])
def test_a_team_of_which_nothing_was_loaded_is_no_data_too(of_need, exactness):
    whole = {row.code: row.figure for row in pages.scorecard_rows(of_need, exactness=exactness)}
    east = pages.scorecard_rows(of_need, exactness=exactness, team="East")
    of_team = {row.code: row.figure for row in east}
    unanswered = [code for code, one in whole.items() if one.state == "no_data" and one.reason]

    assert "W4" in unanswered
    by_rate = {row.code for row in east if row.unit.startswith("rate")}
    for code in {*unanswered} - by_rate:
        assert of_team[code] == whole[code], code


def test_where_the_whole_is_shown_to_count_nobody_no_group_is_hidden(picture):
    whole = {row.code: row for row in pages.scorecard_rows(picture, exactness="protected")}
    nobody = [code for code, row in whole.items() if row.figure.state == "not_applicable"]
    east = {
        row.code: row.figure.state
        for row in pages.scorecard_rows(picture, exactness="protected", team="East")
    }

    assert nobody
    for code in nobody:
        assert pages.breakdown(picture, code, "age", exactness="protected") == pages.breakdown(
            picture, code, "age", exactness="exact"
        )
        assert east[code] in {"not_applicable", "no_data"}


def test_nothing_small_stands_anywhere_in_the_protected_picture(picture):
    for row in pages.scorecard_rows(picture, exactness="protected"):
        if row.protects == "children" and row.unit == "count":
            assert row.figure.numerator not in FEW
            assert not set(row.spark) & set(FEW)
    whole = pages.scorecard_rows(picture, exactness="protected")
    hidden = [row.code for row in whole if row.figure.state == "hidden"]
    assert hidden
    for code in hidden:
        series = pages.series(picture, code, exactness="protected")
        assert (series.kind, series.variation) == ("", "")
        assert pages.bounds(picture, code, exactness="protected") is None
    assert pages.restatements(picture, exactness="protected") == []


def test_exact_and_protected_differ_only_by_what_is_hidden(picture):
    exact = {row.code: row for row in pages.scorecard_rows(picture, exactness="exact")}
    for row in pages.scorecard_rows(picture, exactness="protected"):
        if row.figure.state != "hidden":
            assert row.figure == replace(exact[row.code].figure)


def test_a_target_is_public_where_the_figure_against_it_is_hidden(picture):
    exact = {row.code: row.judged for row in pages.scorecard_rows(picture, exactness="exact")}
    rows = pages.scorecard_rows(picture, exactness="protected")
    hidden = [row for row in rows if row.figure.state == "hidden"]

    assert any(row.judged.target_words for row in hidden)
    for row in rows:
        assert row.judged.target_words == exact[row.code].target_words
    assert not any(row.judged.rag or row.judged.change for row in hidden)
