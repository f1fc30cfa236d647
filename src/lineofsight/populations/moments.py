"""The days we ask about: `moments` filled, and the populations built on them, once for all.

Populations are built as temporary tables in the order they read one another, so a spell worked
out for one is there for the next, and each is worked out once however many ask.
"""

import datetime as dt
from collections.abc import Iterable

from lineofsight.populations.catalogue import Catalogue
from lineofsight.records.opened import Opened


def build(
    opened: Opened, names: Iterable[str], *, days: Iterable[dt.date], populations: Catalogue
) -> None:
    """Ask about these days: fill `moments`, and build these populations and all they read."""
    opened.ask_about(days)
    for population in populations.needed(names):
        opened.keep(population.name, population.sql)
