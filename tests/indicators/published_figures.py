"""Published figures drawn by hand: an indicator's months, protected as all of a paper are.

    published_of({"CIN4": {"2017-09": (70, 99), "2017-10": (84, 100)}}, month="2017-10")["CIN4"]

A share is (numerator, denominator), a count a number, a text the reason why there is no data.
"""

from collections.abc import Mapping
from decimal import Decimal

from lineofsight.indicators import catalogue
from lineofsight.indicators.figures import Figure
from lineofsight.indicators.judging.judged import judge_all
from lineofsight.indicators.judging.targets import Targets
from lineofsight.indicators.publishing import Asked, Published, published
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State
from lineofsight.settings import DEFAULT, Settings

Drawn = Mapping[str, Mapping[str, object]]


def published_of(
    drawn: Drawn,
    *,
    month: str,
    targets: Mapping[str, tuple[object, object]] | None = None,
    settings: Settings = DEFAULT,
    months: int = 24,
) -> dict[str, Published]:
    """Judge and protect the drawn months together; give each code's figures of one month."""
    found = judge_all(
        catalogue.chosen(drawn),
        [_figure(code, Month.parse(at), cell) for code, some in drawn.items()
         for at, cell in some.items()],
        months=sorted({Month.parse(at) for some in drawn.values() for at in some}),
        targets=_targets(targets or {}),
        settings=settings,
    )  # fmt: skip
    (one,) = published(
        found,
        sections=[Asked(tuple(drawn), Month.parse(month))],
        threshold=settings.local_rules.threshold,
        months=months,
    )
    return one


def steady(cell: object, *, until: str, months: int = 6) -> dict[str, object]:
    """Draw the same cell for so many months."""
    last = Month.parse(until)
    return {str(at): cell for at in last.plus(1 - months).until(last)}


def _figure(code: str, month: Month, cell: object) -> Figure:
    indicator = catalogue.named(code)
    numerator, denominator, state, reason = None, None, State.VALUE, ""
    if isinstance(cell, str):
        state, reason = State.NO_DATA, cell
    elif isinstance(cell, tuple):
        numerator, denominator = cell
    else:
        numerator = cell
    return Figure(
        code, indicator.over[0], month, None, None, numerator, denominator, indicator.unit, state,
        reason, "2017-11 v1 drawn", indicator.version,
    )  # fmt: skip


def _targets(wanted: Mapping[str, tuple[object, object]]) -> Targets:
    return Targets.of(
        {
            "indicator": code,
            "from_on": None,
            "target": Decimal(str(target)),
            "amber_limit": None if amber is None else Decimal(str(amber)),
            "set_by": "test",
        }
        for code, (target, amber) in wanted.items()
    )
