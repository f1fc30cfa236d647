"""How old the records are that a page was made from, and how exact its figures, in words. Pure."""

import datetime as dt

from lineofsight.kernel import working_days
from lineofsight.kernel.periods import in_words
from lineofsight.picture import About, Exactness
from lineofsight.records.values.clock import LONDON

STALE_AFTER = 2
"""Working days after which the records are no longer of today."""


def is_stale(about: About, *, on: dt.date) -> bool:
    """Say whether more than two working days have gone by since the newest records."""
    if not working_days.FIRST <= on <= working_days.LAST:
        return (on - about.extracted_on).days > STALE_AFTER
    gone = working_days.elapsed(about.extracted_on, on)
    return gone is not None and gone > STALE_AFTER


def of_records(about: About) -> str:
    """Say which day the records describe, and when they were loaded."""
    words = f"Records of {in_words(about.extracted_on)}"
    if about.loaded_at is not None:
        loaded = about.loaded_at.astimezone(LONDON)
        words += f", loaded at {loaded:%H:%M} on {in_words(loaded.date())}"
    return f"{words}."


def of_figures(about: About, exactness: Exactness) -> str:
    """Say which month figures are of, from which records, and whether they are protected."""
    how = (
        "Exact figures, for those who work with these children."
        if exactness == "exact"
        else f"Protected figures: a count from 1 to {about.threshold - 1} is hidden, and what "
        "would give it away."
    )
    return f"{about.month.name}. {of_records(about)} {how}"
