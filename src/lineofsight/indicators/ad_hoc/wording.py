"""A question as one plain sentence, with the words of its population and its columns."""

from lineofsight.indicators.ad_hoc.columns import BIRTHDAY, Column, columns_of
from lineofsight.indicators.ad_hoc.question import Condition, Question
from lineofsight.indicators.breakdowns import named
from lineofsight.kernel.periods import Month, in_words
from lineofsight.populations.catalogue import Population, standing

_OWED = {
    "done": "done ",
    "due": "due ",
    "started": "that began to be owed ",
    "outstanding": "still owed ",
}


def sentence(question: Question) -> str:
    """Say what was asked: who, when, of which, how many of them, and by what."""
    parts = [
        about(question),
        *(f"where {_all(question, question.where)}" for _ in question.where[:1]),
        *(f"and how many of these: {_all(question, question.met)}" for _ in question.met[:1]),
        *(f"by {called(by)}" for by in question.by),
    ]
    return ", ".join(parts)


def about(question: Question) -> str:
    """Say who is asked about and when, in words of the program alone."""
    population = standing()[question.population]
    return f"{population.called} {_OWED.get(question.asks, '')}{_when(question, population)}"


def called(by: str) -> str:
    """Give the words for what a table is broken down by."""
    return named(by).words or by


def _when(question: Question, population: Population) -> str:
    first, last = Month.parse(question.first), Month.parse(question.last)
    is_of_a_day = population.kind == "stock" or question.asks == "outstanding"
    if first != last:
        lead = "at the end of each month" if is_of_a_day else "in each month"
        return f"{lead} from {first.name} to {last.name}"
    if population.over:
        return f"in the twelve months to {in_words(last.last_day)}"
    return f"on {in_words(last.last_day)}" if is_of_a_day else f"in {last.name}"


def _all(question: Question, conditions: tuple[Condition, ...]) -> str:
    columns = {one.name: one for one in columns_of(question.population)}
    return " and ".join(_said(one, columns[one.column]) for one in conditions)


def _said(condition: Condition, column: Column) -> str:
    label = f"“{column.label}”" if _is_a_yes(column) else column.label
    if not condition.values:
        return f"{label} {condition.how}"
    if condition.how in ("at least", "at most"):
        return f"{label} is {_bound(condition, column)}"
    values = " or ".join(column.said(one) for one in condition.values)
    return f"{label} {condition.how} {values}"


def _is_a_yes(column: Column) -> bool:
    return column.kind == "flag" or "yes" in column.values


def _bound(condition: Condition, column: Column) -> str:
    value, is_least = condition.values[0], condition.how == "at least"
    if column.kind == "day":
        return f"{'on or after' if is_least else 'on or before'} {column.said(value)}"
    if column.kind == "age":
        return f"{int(value) // BIRTHDAY} or {'older' if is_least else 'younger'}"
    return f"{value} or {'more' if is_least else 'less'}"
