"""Charts of what actions were meant to move, with the days on which the actions were delivered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lineofsight.kernel.periods import in_words
from lineofsight.plan import actions, rules
from lineofsight.plan.addressed import At, at
from lineofsight.plan.content import Action
from lineofsight.plan.figures import Figures
from lineofsight.reporting.charts.specs import ChartSpec, Mark
from lineofsight.ui import monthly

MOST = 3
"""Charts on the page of an action, at most: those it was meant to move come first."""


@dataclass(frozen=True)
class Charted:
    """A chart as a template draws it."""

    name: str
    title: str
    spec: ChartSpec
    changed: str


@dataclass(frozen=True)
class Meant:
    """An action of an open plan that is meant to move an indicator, and where its page is."""

    action: Action
    at: At


def charts_of(one: Action, figures: Figures) -> list[Charted]:
    """Give the charts of an action's indicators, its delivery marked on those it was to move."""
    moved = dict.fromkeys(each.code for each in one.effects)
    codes = list(dict.fromkeys([*moved, *one.indicators]))[:MOST]
    return [
        drawn for code in codes if (drawn := _chart(code, figures, [one] if code in moved else []))
    ]


def _chart(code: str, figures: Figures, meant: Iterable[Action]) -> Charted | None:
    series, row = figures.series(code), figures.rows.get(code)
    if series is None or row is None:
        return None
    spec = monthly.chart(series, title=row.title, unit=row.unit, marks=marks(meant))
    if spec is None:
        return None
    title = f"{code} by month, the whole service"
    return Charted(code.lower(), title, spec, monthly.changed(series, spec))


def meant_to_move(code: str) -> list[Meant]:
    """List the actions of agreed plans that are meant to move an indicator."""
    return [
        Meant(one, at(plan))
        for plan in actions.open_plans().exclude(state=rules.DRAFT)
        for one in actions.as_at(plan).values()
        if any(each.code == code for each in one.effects)
    ]


def marks(each: Iterable[Action]) -> Iterator[Mark]:
    """Give the days on which actions were delivered."""
    for one in each:
        if one.delivered_on is not None:
            day = in_words(one.delivered_on)
            yield Mark(one.delivered_on, f"Action {one.ref} on {day}")
