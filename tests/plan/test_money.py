"""Money spent is held against the budget it belongs to, and told apart where it has none."""

from dataclasses import replace
from decimal import Decimal

import pytest

from lineofsight.plan.said import money


@pytest.fixture
def one(sample_plan):
    return sample_plan["2.10"]


def priced(one, *amounts):
    """Give an action of each reference, budget and money spent."""
    return [
        replace(one, ref=ref, budget=budget and Decimal(budget), spent=spent and Decimal(spent))
        for ref, budget, spent in amounts
    ]


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        ([("1.1", None, None)], ""),
        ([("1.1", "1000", "400"), ("1.2", "500", None)],
         "\u00a3400 of \u00a31,500 is spent, over 2 actions with a budget."),
        ([("1.1", "1000", "400"), ("1.2", None, "500")],
         ("\u00a3400 of \u00a31,000 is spent, over 1 action with a budget. "
          "\u00a3500 is spent without a budget on 1.2.")),
        ([("1.1", "1000", "1001"), ("1.2", "500", "500")],
         ("\u00a31,501 of \u00a31,500 is spent, over 2 actions with a budget. "
          "More is spent than was set aside on 1.1.")),
        ([("1.1", None, "70"), ("1.2", None, "0")], "\u00a370 is spent without a budget on 1.1."),
    ],
)  # fmt: skip
def test_each_pound_is_held_against_its_own_budget(one, amounts, said):
    assert money.in_all(priced(one, *amounts)) == said


@pytest.mark.parametrize(
    ("budget", "spent", "said"),
    [
        ("10", "10", ""),
        ("10", "11", ", more than was set aside"),
        (None, "1", ", without a budget"),
        (None, "0", ""),
        ("10", None, ""),
    ],
)
def test_an_action_says_so_beside_its_money(one, budget, spent, said):
    [action] = priced(one, ("1.1", budget, spent))
    assert money.beside(action) == said
