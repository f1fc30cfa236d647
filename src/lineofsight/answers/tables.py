"""An answer as a table of texts: exact for analysts, or with hidden counts for everybody else."""

from collections.abc import Collection, Iterator
from fractions import Fraction

from django.utils.text import capfirst

from lineofsight.indicators.ad_hoc.cells import Cell, of_figure
from lineofsight.indicators.ad_hoc.counting import Answered, Counted
from lineofsight.indicators.ad_hoc.question import Question, as_indicator
from lineofsight.indicators.ad_hoc.wording import called
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import in_words

HIDDEN = "c"
"""What stands in a hidden cell, as in the tables of the Department for Education."""

Table = list[list[str]]


def headings(question: Question) -> list[str]:
    """Give the column headings."""
    met = ["Of these, how many", "Percentage"] if question.met else []
    return ["Month", *([capfirst(called(question.by[0]))] if question.by else []), "How many", *met]


def as_table(question: Question, answered: Answered, hidden: Collection[Cell] = ()) -> Table:
    """Give headings and a row for each month and group; what is hidden holds `c` and no number."""
    return [headings(question), *_rows(question, answered, hidden)]


def _rows(question: Question, answered: Answered, hidden: Collection[Cell]) -> Iterator[list[str]]:
    indicator = as_indicator(question)
    for one in answered.cells:
        month = Month.parse(one.month)
        rows, met = of_figure(indicator, one.over, month, one.by, one.group)
        group = [one.words or "All"] if question.by else []
        yield [
            month.name,
            *group,
            *_numbers(one, rows in hidden, met in hidden, bool(question.met)),
        ]


def _numbers(one: Counted, rows_hidden: bool, met_hidden: bool, is_share: bool) -> list[str]:  # noqa: FBT001  three plain facts of one row
    if one.rows is None:
        said = f"no data: {one.reason}" if one.reason else "no data"
        return [said, *(["no data"] * 2 if is_share else [])]
    rows = HIDDEN if rows_hidden else f"{one.rows:,}"
    if not is_share or one.met is None:
        return [rows]
    met = HIDDEN if met_hidden else f"{one.met:,}"
    if rows_hidden or met_hidden:
        return [rows, met, HIDDEN]
    return [rows, met, _percentage(one.met, one.rows)]


def _percentage(met: int, rows: int) -> str:
    return in_words(Fraction(met * 100, rows), "percent") if rows else "not applicable"


def notes(table: Table, threshold: int) -> list[str]:
    """Say what a reader of a protected table must know."""
    if not any(cell == HIDDEN for row in table[1:] for cell in row):
        return []
    small = f"{HIDDEN}: hidden, because the number is 1 to {threshold - 1}, or would let such a "
    return [f"{small}number be worked out, also from what was published before."]
