"""How sure a figure is: its bounds, what was published before, what its sources cannot say."""

from lineofsight import picture
from lineofsight.picture import Bounds, Exactness, Picture, Restatement, Shock

MONTHS = 6
"""Months named whose figure changed after it was published."""
NOT_FOR_ALL = (
    "How far it could move, and what was published before, would give hidden counts back: both are "
    "shown to those who work with these children."
)


def how_sure(kept: Picture, code: str, exactness: Exactness) -> list[str]:
    """Say what may make the figure other than it is; one line that says so where nothing may."""
    if exactness != "exact":
        return [
            NOT_FOR_ALL,
            *picture.about(kept).notes,
        ]
    return [
        within(picture.bounds(kept, code, exactness=exactness)),
        *since(picture.restatements(kept, code, exactness=exactness)),
        *picture.about(kept).notes,
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


def after_shocks(found: list[Shock], code: str) -> list[str]:
    """Say which months of this figure turned worse after a volume was beyond its usual range."""
    said: dict[str, list[str]] = {}
    for one in found:
        for later in one.after:
            if later.code == code:
                said.setdefault(later.month.name, []).append(f"{one.title} of {one.month.name}")
    return [
        f"{month} followed {' and '.join(dict.fromkeys(whys))}, beyond the usual range: work that "
        "came in then was still being done."
        for month, whys in said.items()
    ]
