"""An answer as a table of texts: exact for analysts, or rounded and hidden for everybody else."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from django.utils.text import capfirst

from lineofsight.indicators.ad_hoc.cells import Cell, of_answer, of_figure
from lineofsight.indicators.ad_hoc.counting import Answered, Counted
from lineofsight.indicators.ad_hoc.question import Question, as_indicator
from lineofsight.indicators.ad_hoc.wording import called
from lineofsight.indicators.disclosure.rounding import percentage_between
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import in_words

HIDDEN = "c"
"""What stands in a hidden cell, as in the tables of the Department for Education."""

ALL_HIDDEN = (
    "Every number of this answer is hidden: it is of too few to say more. Ask of more children, of "
    "a longer time, or without groups."
)

OF_ROUNDED = (
    "Because numbers are rounded, a percentage is given as the two ends between which the true one "
    "lies, each to the nearest whole number."
)

OF_ROUNDED_BEFORE = (
    "Percentages are those of the rounded numbers, and may be far from the true ones: it was "
    "prepared before they were given as two ends."
)

HOW_MANY = "How many"
PERCENTAGE = "Percentage"
FROM_TO = ("Percentage, from", "Percentage, to")
"""Two columns, each of numbers alone, so that nobody computes with a text."""

Table = list[list[str]]

Percentage = Callable[[int, int], Sequence[str]]
"""Writes what a part is of its whole, a text for each column."""


def exact_table(question: Question, answered: Answered) -> Table:
    """Give headings and a row for each month and group, with every number as it was counted."""

    def exactly(met: int, rows: int) -> list[str]:
        return [in_words(Fraction(met * 100, rows), "percent") if rows else "not applicable"]

    return list(_table(question, answered, of_answer(question, answered), (PERCENTAGE,), exactly))


def told_table(
    question: Question,
    answered: Answered,
    told: Mapping[Cell, int],
    *,
    rounding: int,
    threshold: int,
) -> Table:
    """Give the same of what is told alone; all else holds `c` and no number."""

    def between(met: int, rows: int) -> list[str]:
        return [*map(str, percentage_between(met, rows, rounding=rounding, threshold=threshold))]

    return list(_table(question, answered, told, FROM_TO, between))


def as_read(table: Table) -> Table:
    """Give a table as a page shows it: the ends of a percentage in one text."""
    if tuple(table[0][-2:]) != FROM_TO:
        return table
    return [[*table[0][:-2], PERCENTAGE]] + [[*row[:-2], _between(*row[-2:])] for row in table[1:]]


def _between(low: str, high: str) -> str:
    if not low.isdecimal():
        return low
    return f"{low}%" if low == high else f"between {low}% and {high}%"


def _table(
    question: Question,
    answered: Answered,
    numbers: Mapping[Cell, int],
    columns: Sequence[str],
    percentage: Percentage,
) -> Iterator[list[str]]:
    indicator = as_indicator(question)
    by = [capfirst(called(question.by[0]))] if question.by else []
    met_columns = ["Of these, how many", *columns] if question.met else []
    yield ["Month", *by, HOW_MANY, *met_columns]
    for one in answered.cells:
        month = Month.parse(one.month)
        rows, met = of_figure(indicator, one.over, month, one.by, one.group)
        counts = [numbers.get(cell) for cell in (rows, met) if cell is not None]
        yield [
            month.name,
            *([one.words or "All"] if question.by else []),
            *(
                _no_data(one, len(met_columns))
                if one.rows is None
                else _texts(counts, columns, percentage)
            ),
        ]


def _no_data(one: Counted, beside: int) -> list[str]:
    return [f"no data: {one.reason}" if one.reason else "no data", *["no data"] * beside]


def _texts(
    counts: Sequence[int | None], columns: Sequence[str], percentage: Percentage
) -> list[str]:
    """Write how many rows, and of a share how many of these, and the percentage."""
    texts = [HIDDEN if count is None else f"{count:,}" for count in counts]
    if len(counts) == 1:
        return texts
    rows, met = counts
    if rows is None or met is None:
        return [*texts, *[HIDDEN] * len(columns)]
    return [*texts, *percentage(met, rows)]


def notes(table: Table, *, threshold: int, rounded_to: int | None) -> list[str]:
    """Say what a reader of a protected table must know.

    What was prepared before numbers were rounded keeps them, and is not rounded to anything; what
    was prepared before percentages had two ends keeps those of the rounded numbers.
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
    if tuple(table[0][-2:]) == FROM_TO:
        found.append(OF_ROUNDED)
    elif PERCENTAGE in table[0] and rounded_to:
        found.append(OF_ROUNDED_BEFORE)
    if HIDDEN in cells:
        found.append(
            f"{HIDDEN}: hidden, because the number is so small, or would let such a number be "
            "worked out, also from what was published before."
        )
    if HIDDEN in cells and not any(cell[0].isdigit() for cell in cells):
        found.append(ALL_HIDDEN)
    return found
