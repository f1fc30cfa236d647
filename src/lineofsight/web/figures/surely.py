"""How sure a figure is: its bounds, what was published before, what its sources cannot say."""

from collections.abc import Iterable

from lineofsight import picture
from lineofsight.indicators.demand import in_runs
from lineofsight.kernel.periods import Month
from lineofsight.picture import Bounds, Exactness, Picture, Restatement, ScorecardRow, Shock
from lineofsight.ui import monthly

MONTHS = 6
"""Months named whose figure changed after it was published."""
NOT_FOR_ALL = (
    "How far it could move, and what was published before, would give hidden counts back: both are "
    "shown to those who see the figures of the whole service exact."
)
NO_FIGURE = "It has no figure this month that could be more or less."
NOT_OF_A_TEAM = (
    "How far it could move, and what was published before, are worked out for the whole service "
    "alone: a row without a date or a team may belong to any team. Choose the whole service above."
)


def how_sure(
    kept: Picture, row: ScorecardRow, exactness: Exactness, *, team: str = "",
    of_children: bool = True,
) -> list[str]:  # fmt: skip
    """Say what may make the figure other than it is; one line that says so where nothing may.

    Of a team that nothing is worked out is said: what is known of the whole is not of the team.
    What the sources of children cannot say is told only of figures about children.
    """
    notes = picture.about(kept).notes if of_children else ()
    if exactness != "exact":
        return [NOT_FOR_ALL, *notes]
    if team:
        return [NOT_OF_A_TEAM, *notes]
    found = picture.bounds(kept, row.code, exactness=exactness)
    return [
        within(found) if row.figure.has_value else NO_FIGURE,
        *since(picture.restatements(kept, row.code, exactness=exactness)),
        *notes,
    ]


def within(found: Bounds | None) -> str:
    """Say between what the figure lies, whichever way what is missing went."""
    if found is None or not found.undecided:
        return "No row is missing a date or a fact that could move it."
    words = found.words[:1].upper() + found.words[1:]
    return words if words.endswith(".") else f"{words}."


def since(found: list[Restatement]) -> list[str]:
    """Say of each month what was published, what is known now, and why they differ."""
    if not found:
        return ["No month that was published has changed since."]
    said = [
        f"{one.month.name}: {one.published} when published, {one.now} now ({one.causes})."
        for one in found[:MONTHS]
    ]
    more = len(found) - MONTHS
    return [*said, f"{more} earlier months changed too."] if more > 0 else said


def after_shocks(found: list[Shock], code: str, drawn: Iterable[Month]) -> list[str]:
    """Say which months that are drawn turned worse after more work came in, the newest first."""
    came: dict[Month, set[Month]] = {}
    for one in found:
        for later in one.after:
            if later.code == code and monthly.is_rise(one):
                came.setdefault(later.month, set()).add(one.month)
    shown = sorted(came.keys() & set(drawn), reverse=True)
    return [f"{month.name}: more work came in during {in_runs(came[month])}." for month in shown]
