"""What is typed into a form, as conditions: a code for its meaning, an age in years."""

from collections.abc import Sequence

from lineofsight.indicators.ad_hoc.columns import BIRTHDAY, Column
from lineofsight.indicators.ad_hoc.question import Condition, How
from lineofsight.kernel.problems import Problem

OLDEST = 25
"""Years: the age up to which a young person may be owed anything."""


def conditions(column: Column, how: How, typed: Sequence[str]) -> tuple[Condition, ...]:
    """Give what is asked of a column; an age of so many years lies between two bounds."""
    if column.kind == "age" and typed:
        return _of_age(column, how, typed)
    return (Condition(column.name, how, tuple(column.held(one) for one in typed)),)


def _of_age(column: Column, how: How, typed: Sequence[str]) -> tuple[Condition, ...]:
    if len(typed) > 1 or how not in ("is", "at least", "at most"):
        raise Problem("Give one age", do="Of several, ask for at least the one, at most the other.")
    if not typed[0].isdecimal() or int(typed[0]) > OLDEST:
        raise Problem(f"An age must be whole years, from 0 to {OLDEST}", do="Change it and ask.")
    years = int(typed[0])
    bounds: dict[How, int] = {"at least": years * BIRTHDAY, "at most": (years + 1) * BIRTHDAY - 1}
    return tuple(
        Condition(column.name, bound, (str(number),))
        for bound, number in bounds.items()
        if how in ("is", bound)
    )
