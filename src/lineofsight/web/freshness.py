"""How old the records are that a page was made from, and how exact its figures, in words. Pure."""

import datetime as dt
from collections.abc import Sequence

from lineofsight.kernel import working_days
from lineofsight.kernel.periods import in_words
from lineofsight.picture import About, Exactness
from lineofsight.records.values.clock import LONDON

INSIDE = "use inside the council"

STALE_AFTER = 2
"""Working days after which the records are no longer of today."""


def is_stale(about: About, *, on: dt.date) -> bool:
    """Say whether more than two working days have gone by since the newest records."""
    if not working_days.FIRST <= on <= working_days.LAST:
        return (on - about.extracted_on).days > STALE_AFTER
    gone = working_days.elapsed(about.extracted_on, on)
    return gone is not None and gone > STALE_AFTER


def of_records(about: About) -> str:
    """Say which day the newest records describe, those of children, and when they were loaded."""
    return _records(about.extracted_on, about.loaded_at)


def of_counted(about: About) -> str:
    """Say the same of the records that figures are counted from: those of the sealed month."""
    return _records(about.counted_on, about.counted_from)


def _records(on: dt.date, at: dt.datetime | None) -> str:
    words = f"Records of {in_words(on)}"
    if at is not None:
        loaded = at.astimezone(LONDON)
        words += f", loaded at {loaded:%H:%M} on {in_words(loaded.date())}"
    return f"{words}."


def children_beside(*, sees_children: bool) -> str:
    """Say what stands beside figures for who works with the children: the rest see none of it."""
    return "Children and what is due" if sees_children else ""


def of_figures(
    about: About,
    exactness: Exactness,
    *,
    beside: str = "",
    exact_of: Sequence[str] = (),
    names_nobody: bool = False,
) -> str:
    """Say which month figures are of, from which records, and whether they are protected.

    `beside` names what else the page shows that is of the newest records: they may be younger.
    `exact_of` names the teams whose figures alone are exact on a page of protected ones.
    `names_nobody`: the reader works with no child, and sees children without names at most.
    """
    how = (
        f"Exact figures, for {INSIDE if names_nobody else 'those who work with these children'}."
        if exactness == "exact"
        else f"Protected figures: a count of children from 1 to {about.threshold - 1} is hidden, "
        "and what would give it away. Totals of staff and of the service's own work are shown."
    )
    if exact_of:
        how += f" Those of {' and of '.join(exact_of)} are exact, for those who work there."
    newer = of_records(about)
    more = f" {beside}: {newer[:1].lower()}{newer[1:]}" if beside and about.is_running else ""
    return f"{about.month.name}. {of_counted(about)} {how}{more}"
