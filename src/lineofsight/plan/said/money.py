"""The money of a plan in sentences: spending is held against the budget it belongs to."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from lineofsight.plan.content import Action


def in_all(actions: Sequence[Action]) -> str:
    """What was set aside and spent; what is spent without a budget, or beyond it, apart.

    Nothing where no action has money.
    """
    set_aside = [one for one in actions if one.budget is not None]
    without = [one for one in actions if one.budget is None and one.spent]
    said = []
    if set_aside:
        spent, budget = (
            _spent(set_aside),
            sum((one.budget or Decimal(0) for one in set_aside), Decimal(0)),
        )
        many = "1 action" if len(set_aside) == 1 else f"{len(set_aside)} actions"
        said.append(f"{_pounds(spent)} of {_pounds(budget)} is spent, over {many} with a budget.")
    beyond = [one for one in set_aside if _is_beyond(one)]
    if beyond:
        said.append(f"More is spent than was set aside on {_refs(beyond)}.")
    if without:
        said.append(f"{_pounds(_spent(without))} is spent without a budget on {_refs(without)}.")
    return " ".join(said)


def beside(one: Action) -> str:
    """What is to be said beside the money spent on an action; nothing where it is within budget."""
    if one.spent and one.budget is None:
        return ", without a budget"
    if _is_beyond(one):
        return ", more than was set aside"
    return ""


def _is_beyond(one: Action) -> bool:
    return one.budget is not None and (one.spent or Decimal(0)) > one.budget


def _spent(each: Iterable[Action]) -> Decimal:
    return sum((one.spent for one in each if one.spent is not None), Decimal(0))


def _pounds(amount: Decimal) -> str:
    return f"\u00a3{amount:,.0f}"


def _refs(each: Iterable[Action]) -> str:
    return ", ".join(one.ref for one in each)
