"""Words that somebody typed into the settings, held against the names of the records.

One rule for all that prints them. A paper is refused; a page says what stands there when nothing
is set, and whoever can mend it is told the place and never the words.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from lineofsight.picture.naming import (
    NOTHING,
    OF_A_PLACE,
    Known,
    alone_in,
    found_in,
    known_from,
    name_of,
)
from lineofsight.records.home import Home
from lineofsight.records.opened import Opened
from lineofsight.records.snapshots import newest, open_month, running, sealed
from lineofsight.settings import Settings
from lineofsight.settings.typed import ADDRESSES, OF_PLACES, typed, without

LOADED_AS = "the name of the authority that the month was loaded with (--authority)"
WHO = ("person", "person_names", "professionals")
"""The tables that names are read from."""

_CHILDREN = """select p.child_id, p.upn, n.forename, n.surname, n.also_known_as,
    n.nhs_number as health_number
    from person p left join person_names n on n.child_id = p.child_id"""
_WORKERS = """select worker_id as code, worker_name as name from professionals
    where worker_id is not null"""

Cell = tuple[str, str]
"""Where words stand, and the words."""


def pointing(known: Known, cells: Iterable[Cell]) -> tuple[str, ...]:
    """Give where words stand that point to somebody; whom people write to may have an address."""
    found = (at for at, words in cells if {*found_in(known, words)} - _let_through(at))
    return tuple(dict.fromkeys(found))


def to_look_at(known: Known, cells: Iterable[Cell]) -> tuple[str, ...]:
    """Give where a word stands that can be the first or family name of a child, or of nobody."""
    asked = ((at, words) for at, words in cells if at not in {LOADED_AS, *OF_PLACES})
    return tuple(dict.fromkeys(at for at, words in asked if alone_in(known, words)))


def _let_through(place: str) -> frozenset[str]:
    return OF_A_PLACE if place in ADDRESSES else frozenset()


def names_in(*months: Opened) -> Known:
    """Give the names and identifiers of everybody in months that are open."""
    children: list[dict[str, Any]] = []
    workers: list[dict[str, Any]] = []
    for opened in months:
        found = opened.run(_CHILDREN).to_pylist()
        children += [{**row, "name": name_of(row)} for row in found]
        workers += opened.run(_WORKERS).to_pylist()
    return known_from(children, workers)


def names_of(home: Home) -> Known:
    """Give those of the newest month and of the running picture, whether pages are built or not."""
    if not sealed(home):
        return NOTHING
    with open_month(home, seal := newest(home), only=WHO) as opened:
        live = running(home)
        if live is None or live == seal:
            return names_in(opened)
        with open_month(home, live, only=WHO) as near:
            return names_in(opened, near)


def sayable(settings: Settings, known: Known) -> Settings:
    """Give the settings as they may be printed: what points to somebody is as it comes."""
    return without(settings, pointing(known, typed(settings)))


def said_of(places: Sequence[str]) -> str:
    """Say that no page prints these words, and what to do; nothing where there are none."""
    if not places:
        return ""
    return (
        "No page prints these words of the settings, which may point to somebody of the records: "
        f"{'; '.join(places)}. {INSTEAD}."
    )


INSTEAD = "Write the name of a service or the title of a role there instead"
