"""Which day a page that names children speaks of, and how fresh that is. Pure but for the zone."""

import datetime as dt

from lineofsight.picture import About
from lineofsight.records.values.clock import LONDON
from lineofsight.web.cases import wording


def as_at(about: About) -> str:
    """Say which day the records are of, and when they were loaded."""
    words = f"Records of {_day(about.extracted_on)}"
    if about.loaded_at is not None:
        loaded = about.loaded_at.astimezone(LONDON)
        words += f", loaded at {loaded:%H:%M} on {_day(loaded.date())}"
    return f"{words}. What was done since is not here yet."


def _day(value: dt.date) -> str:
    return f"{wording.weekday(value, today=value)} {value.year}"
