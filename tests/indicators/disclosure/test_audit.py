"""`audit`: an outsider who knows the sums, the threshold and the rule, and what each lets out."""

import pytest

from lineofsight.indicators.disclosure import Leak, audit, whole_numbers
from lineofsight.indicators.disclosure.attack import (
    BY_SUMS,
    BY_THE_RULE,
    BY_WHOLE_NUMBERS,
    IN_ONE_SUM,
    NOT_RULED_OUT,
)
from lineofsight.indicators.disclosure.auditing import BY_A_RATIO, BY_ITS_PARTS
from lineofsight.kernel.problems import Problem

C = None


def ways(leaks: tuple[Leak, ...]) -> dict[str, str]:
    return {leak.cell: leak.how for leak in leaks}


def test_one_hidden_cell_of_a_sum_is_what_is_left():
    shown = {"girls": C, "boys": 20, "all": 23}
    assert ways(audit(shown, [(["girls", "boys"], "all")])) == {"girls": IN_ONE_SUM}


def test_one_hidden_cell_beside_a_public_one():
    leaks = audit({"girls": C, "boys": C}, [(["girls", "boys"], "all")], already_public={"all": 9})
    assert leaks == ()
    public = {"all": 9, "boys": 4}
    leaks = audit({"girls": C, "boys": C}, [(["girls", "boys"], "all")], already_public=public)
    assert ways(leaks) == {"girls": IN_ONE_SUM}


def test_two_sums_taken_together():
    shown = {"a": C, "b": C, "c": C, "a and b": 9, "b and c": 12, "a and c": 11}
    sums = [(["a", "b"], "a and b"), (["b", "c"], "b and c"), (["a", "c"], "a and c")]
    assert ways(audit(shown, sums)) == dict.fromkeys("abc", BY_SUMS)


def test_the_cell_a_rectangle_leaves_out():
    """Three corners hidden: each row and column has a partner, and yet one is alone."""
    shown = {"na": C, "nb": C, "n": 40, "sa": C, "sb": 30, "s": 45, "a": 27, "b": 58}
    sums = [(["na", "nb"], "n"), (["sa", "sb"], "s"), (["na", "sa"], "a"), (["nb", "sb"], "b")]
    assert set(ways(audit(shown, sums))) == {"na", "nb", "sa"}


def test_two_hidden_that_sum_to_two_are_both_one():
    shown = {"girls": C, "boys": C, "all": 2}
    assert ways(audit(shown, [(["girls", "boys"], "all")])) == dict.fromkeys(
        ("boys", "girls"), BY_WHOLE_NUMBERS
    )


def test_two_hidden_that_sum_to_three_are_not_known():
    assert audit({"girls": C, "boys": C, "all": 3}, [(["girls", "boys"], "all")]) == ()


def test_halves_do_not_count_as_an_answer():
    """Twice a and b together make 5: with fractions much fits, with whole numbers a is 1 or 2."""
    sums = [(["a", "a", "b"], "five")]
    assert audit({"a": C, "b": C, "five": 5}, sums) == ()
    assert set(ways(audit({"a": C, "b": C, "four": 4}, [(["a", "a", "b"], "four")]))) == {"a", "b"}


def test_the_rule_gives_away_what_numbers_alone_do_not():
    """b is 4 more than a, and one of them is small: below 3 a is 1 or 2, below 2 it is 1."""
    shown = {"a": C, "b": C, "four": 4}
    sums = [(["a", "four"], "b")]
    assert audit(shown, sums, threshold=3) == ()
    assert ways(audit(shown, sums, threshold=2)) == dict.fromkeys("ab", BY_THE_RULE)


def test_a_hidden_cell_tied_to_nothing_can_be_anything_small():
    assert audit({"alone": C}, []) == ()
    assert ways(audit({"alone": C}, [], threshold=2)) == {"alone": BY_THE_RULE}


def test_a_table_that_hides_large_counts_only_is_judged_by_its_numbers():
    shown = {"girls": C, "boys": C, "all": 200, "least": 6, "more": C, "extra": C}
    sums = [(["girls", "boys"], "all"), (["least", "more"], "girls"), (["least", "extra"], "boys")]
    assert audit(shown, sums) == ()


def test_a_ratio_shown_beside_a_hidden_part():
    shown = {"seen": C, "all": 40, "%": 8}
    assert ways(audit(shown, [], ratios=[("%", "seen", "all")])) == {"seen": BY_A_RATIO}


def test_a_ratio_hidden_beside_two_shown_parts():
    shown = {"seen": 37, "all": 40, "%": C}
    assert ways(audit(shown, [], ratios=[("%", "seen", "all")])) == {
        "%": BY_ITS_PARTS,
        "all less seen (the rest)": BY_ITS_PARTS,
    }


def test_a_ratio_of_nothing_has_no_value_to_leak():
    assert audit({"seen": 0, "all": 0, "%": C}, [], ratios=[("%", "seen", "all")]) == ()


def test_the_rest_of_a_ratio_found_through_other_sums():
    """South is hidden whole, and yet what it leaves is what the others leave of the authority."""
    shown = {"N seen": 20, "N": 25, "S seen": C, "S": C, "seen": 50, "all": 58}
    sums = [(["N seen", "S seen"], "seen"), (["N", "S"], "all")]
    leaks = ways(audit(shown, sums, ratios=[("N%", "N seen", "N"), ("S%", "S seen", "S")]))
    assert leaks["S less S seen (the rest)"] == BY_SUMS
    assert leaks["N less N seen (the rest)"] == BY_ITS_PARTS


def test_a_numerator_is_never_more_than_its_denominator():
    """2 of 2: seen is 1 or 2, but the other numerator leaves it no room to be 1."""
    shown = {"seen": C, "all": C, "more": 1, "seen and more": 3}
    sums = [(["seen", "more"], "seen and more")]
    assert set(ways(audit(shown, sums, ratios=[("%", "seen", "all")]))) == {"seen"}


def test_ratios_whose_numerator_is_no_part_do_not_stop_the_attack():
    shown = {"children": C, "others": 100, "all": 103, "workers": 2, "each": C}
    sums = [(["children", "others"], "all")]
    leaks = ways(audit(shown, sums, ratios=[("each", "children", "workers")]))
    assert leaks == {"children": IN_ONE_SUM}


def test_shown_counts_that_fit_nothing_are_a_problem():
    with pytest.raises(Problem, match="fit no whole numbers"):
        audit({"girls": C, "boys": 20, "all": 20}, [(["girls", "boys"], "all")])
    with pytest.raises(Problem, match="fit no whole numbers"):
        audit({"girls": 3, "boys": 20, "all": 20}, [(["girls", "boys"], "all")])


def test_unknown_names_are_a_problem():
    with pytest.raises(Problem, match="did you mean girls"):
        audit({"girls": C}, [(["girl"], "girls")])


@pytest.mark.parametrize(("nodes", "unsure"), [(0, "ab"), (1, "ab"), (9, "")])
def test_what_cannot_be_settled_in_time_is_not_called_safe(monkeypatch, nodes, unsure):
    """Twice a and b make 6: a can be 2.5 at most, and to see that 2 fits takes another look."""
    monkeypatch.setattr(whole_numbers, "NODES", nodes)
    leaks = audit({"a": C, "b": C, "six": 6}, [(["a", "a", "b"], "six")])
    assert ways(leaks) == dict.fromkeys(unsure, NOT_RULED_OUT)


def test_a_leak_holds_no_value():
    leak = audit({"girls": C, "boys": 20, "all": 23}, [(["girls", "boys"], "all")])[0]
    assert "3" not in repr(leak)
