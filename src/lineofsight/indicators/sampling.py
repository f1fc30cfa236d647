"""Draw a sample of cases to audit from the rows behind a figure, or behind a duty.

Drawn from met and unmet in their own proportions, at least one of each where there is one, and
the same again for the same seed and records: whoever doubts a sample can draw it again.
"""

import random
from collections.abc import Mapping, Sequence
from typing import Any

from lineofsight.indicators import catalogue, duties, listing
from lineofsight.indicators.definition import Indicator, share
from lineofsight.kernel.codes import indicator_code, nearest
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.populations.catalogue import Catalogue, Population
from lineofsight.records.opened import Opened

Row = dict[str, Any]


def audit_sample(
    opened: Opened,
    asked: str,
    *,
    month: Month,
    size: int,
    seed: int = 1,
    known: Mapping[str, Indicator] | None = None,
    populations: Catalogue | None = None,
) -> list[Row]:
    """Draw cases of a month: of an indicator by its code, or of a duty by its name.

    `known` are the indicators of an authority (`local.known_to`); else those of the product. Of a
    duty, from what fell due in the month. Each row has `listing.COLUMNS`; fewer than `size`
    where the month has fewer. Raises `Problem` for an unknown name and `Refused` where the
    records cannot answer.
    """
    indicator = of_name(asked, known, populations)
    rows = listing.rows_of(opened, indicator, month=month, populations=populations)
    return drawn(rows, size=size, seed=f"{seed} {indicator.code} {month}")


def drawn(rows: Sequence[Mapping[str, Any]], *, size: int, seed: str) -> list[Row]:
    """Draw so many rows, met and unmet in proportion; in the order they were given."""
    chance = random.Random(seed)  # noqa: S311  a sample that can be drawn again, and no secret
    strata = [
        [place for place, row in enumerate(rows) if row["met"] == met] for met in ("yes", "no")
    ]
    sizes = _in_proportion([len(stratum) for stratum in strata], size)
    places = [
        place
        for stratum, many in zip(strata, sizes, strict=True)
        for place in chance.sample(stratum, many)
    ]
    return [dict(rows[place]) for place in sorted(places)]


def of_name(
    asked: str,
    known: Mapping[str, Indicator] | None = None,
    populations: Catalogue | None = None,
) -> Indicator:
    """Give the indicator of this code, or of what fell due of the duty of this name."""
    known = known or catalogue.indicators()
    if indicator_code(asked) in known:
        return catalogue.named(asked, known)
    try:
        duty = duties.named(asked, populations)
    except Problem as problem:
        names = [*known, *duties.names(populations)]
        raise Problem(
            f"There is no indicator and no duty called {asked}{nearest(asked, names)}",
            do="Name an indicator, such as CP8, or a duty, such as cp_visits_owed.",
        ) from problem
    return of_duty(duty)


def of_duty(duty: Population) -> Indicator:
    """Give what fell due of a duty in a month, and whether it was met in time, as an indicator."""
    return share(
        duty.name,
        title=duty.meaning,
        why="An audit looks at what was owed, done in time or not.",
        population=duty.name,
        asks="due",
        met="done_on <= due_on",
    )


def _in_proportion(many: Sequence[int], size: int) -> list[int]:
    """Share out a sample between met and unmet, at least one of each where there is room."""
    met, unmet = many
    total = met + unmet
    if size >= total:
        return [met, unmet]
    of_unmet = (2 * size * unmet + total) // (2 * total)  # to the nearest, halves up
    least = 1 if unmet and size > 1 else 0
    most = size - 1 if met and size > 1 else size
    of_unmet = max(least, size - met, min(of_unmet, most, unmet))
    return [size - of_unmet, of_unmet]
