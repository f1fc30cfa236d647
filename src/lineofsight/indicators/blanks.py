"""Which rows behind a figure lack a fact that decides how they count."""

from lineofsight.indicators import compiling
from lineofsight.indicators.definition import Indicator
from lineofsight.kernel.codes import NOT_RECORDED

_MAY_BE_EMPTY = ("done_on", "lapsed_on", "ended_on")
"""Days that are empty because nothing has happened yet, and not because nobody wrote them down."""


def is_blank(indicator: Indicator) -> str:
    """Give the SQL of 1 for a row where a fact that `of` or `met` names is empty or not recorded.

    A day that `of` names, such as when a visit is due, is empty where nothing is due; and a fact of
    which they ask whether it is empty is decided by that.
    """
    of, met = (
        compiling.used_columns([text]) if text else () for text in (indicator.of, indicator.met)
    )
    facts = {*(name for name in of if not name.endswith("_on")), *met} - set(_MAY_BE_EMPTY)
    for text in filter(None, (indicator.of, indicator.met)):
        facts -= compiling.asked_if_empty(text)
    empty = [
        f"{name} is null or cast({name} as varchar) = '{NOT_RECORDED}'" for name in sorted(facts)
    ]
    return f"case when {' or '.join(empty)} then 1 else 0 end" if empty else "0"
