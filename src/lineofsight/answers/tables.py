"""An answer as a table of texts: exact for analysts, or rounded and hidden for everybody else."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from django.utils.text import capfirst

from lineofsight.indicators.ad_hoc.cells import Cell, of_answer, of_figure
from lineofsight.indicators.ad_hoc.counting import Answered, Counted
from lineofsight.indicators.ad_hoc.question import Question, as_indicator
from lineofsight.indicators.ad_hoc.wording import called
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import halves_up, in_words

HIDDEN = "c"
"""What stands in a hidden cell, as in the tables of the Department for Education."""

ALL_HIDDEN = (
    "Every number of this answer is hidden: it is of too few to say more. Ask of more children, of "
    "a longer time, or without groups."
)

HOW_MANY = "How many"

Table = list[list[str]]

Percentage = Callable[[Fraction], str]
"""How a percentage is written."""


def headings(question: Question) -> list[str]:
    """Give the column headings."""
    met = ["Of these, how many", "Percentage"] if question.met else []
    return ["Month", *([capfirst(called(question.by[0]))] if question.by else []), HOW_MANY, *met]


def exact_table(question: Question, answered: Answered) -> Table:
    """Give headings and a row for each month and group, with every number as it was counted."""
    return _table(question, answered, of_answer(question, answered), _exact_percentage)


def told_table(question: Question, answered: Answered, told: Mapping[Cell, int]) -> Table:
    """Give the same of what is told alone; all else holds `c` and no number."""
    return _table(question, answered, told, _whole_percentage)


def _table(
    question: Question, answered: Answered, numbers: Mapping[Cell, int], percentage: Percentage
) -> Table:
    indicator = as_indicator(question)
    found = [headings(question)]
    for one in answered.cells:
        month = Month.parse(one.month)
        rows, met = of_figure(indicator, one.over, month, one.by, one.group)
        counts = [numbers.get(cell) for cell in (rows, met) if cell is not None]
        found.append([
            month.name,
            *([one.words or "All"] if question.by else []),
            *(_no_data(one, question) if one.rows is None else _texts(counts, percentage)),
        ])  # fmt: skip
    return found


def _no_data(one: Counted, question: Question) -> list[str]:
    said = f"no data: {one.reason}" if one.reason else "no data"
    return [said, *(["no data"] * 2 if question.met else [])]


def _texts(counts: Sequence[int | None], percentage: Percentage) -> list[str]:
    """Write how many rows, and of a share how many of these, and the percentage."""
    texts = [HIDDEN if count is None else f"{count:,}" for count in counts]
    if len(counts) == 1:
        return texts
    rows, met = counts
    if rows is None or met is None:
        return [*texts, HIDDEN]
    return [*texts, percentage(Fraction(met * 100, rows)) if rows else "not applicable"]


def _exact_percentage(value: Fraction) -> str:
    return in_words(value, "percent")


def _whole_percentage(value: Fraction) -> str:
    """Write the percentage of two rounded numbers, which says no more than they do."""
    return f"{halves_up(value, 0)}%"


def notes(table: Table, *, threshold: int, rounded_to: int | None) -> list[str]:
    """Say what a reader of a protected table must know.

    What was prepared before numbers were rounded keeps them, and is not rounded to anything.
    """
    first = table[0].index(HOW_MANY)
    cells = [cell for row in table[1:] for cell in row[first:]]
    few = f"{threshold - 1} are hidden"
    found = [
        f"Numbers are rounded to the nearest {rounded_to}, and 0 to {few}, so that nobody can be "
        "worked out from them."
        if rounded_to
        else f"Numbers are exact, and 1 to {few}: it was prepared before numbers were rounded."
    ]
    if HIDDEN in cells:
        found.append(
            f"{HIDDEN}: hidden, because the number is so small, or would let such a number be "
            "worked out, also from what was published before."
        )
    if HIDDEN in cells and not any(cell[0].isdigit() for cell in cells):
        found.append(ALL_HIDDEN)
    return found
