"""What a paper prints of words that somebody typed, held against the names of the same records.

By the rule of the pages (`naming`), and without them: the names are read from the sealed month.
All such words are gathered here: the settings, what the month was loaded with, the feeds a paper
quotes. `tests/reporting/packs/test_committee_typed.py` walks what a paper is made of for others.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused
from lineofsight.picture.made.children import name_of
from lineofsight.picture.naming import OF_A_PLACE, alone_in, found_in, known_from
from lineofsight.records import programme
from lineofsight.records.home import Home
from lineofsight.records.opened import Opened
from lineofsight.records.snapshots import newest, open_month, running
from lineofsight.settings import Settings
from lineofsight.settings.typed import ADDRESSES, OF_PLACES, typed

SAID = 20
"""Cells that a refusal lists, at most."""

_CHILDREN = """select p.child_id, p.upn, n.forename, n.surname, n.also_known_as,
    n.nhs_number as health_number
    from person p left join person_names n on n.child_id = p.child_id"""
_WORKERS = """select worker_id as code, worker_name as name from professionals
    where worker_id is not null"""
_WHO = ("person", "person_names", "professionals")

_LOADED_AS = "the name of the authority that the month was loaded with (--authority)"

Rows = list[dict[str, Any]]


def check_words_of(
    home: Home,
    months: Collection[Month],
    *,
    settings: Settings,
    no_child_is_meant: bool = False,
) -> None:
    """Refuse words of the settings or of the feeds that a paper prints, if they point to somebody.

    And a first or family name alone, unless `no_child_is_meant`: somebody looked. `months` are
    those whose narrative is printed. What is said names the cells, and nobody.
    """
    with open_month(home, seal := newest(home), only=(*_WHO, *programme.QUOTED)) as opened:
        children, workers = _who(opened)
        cells = list(_typed(opened, months, settings))
    live = running(home)
    if live is not None and live != seal:
        with open_month(home, live, only=_WHO) as opened:
            since, others = _who(opened)
            children, workers = children + since, workers + others
    known = known_from(children, workers)
    if where := [at for at, words in cells if {*found_in(known, words)} - _let_through(at)]:
        raise Refused(
            "Words that the paper prints may point to somebody: by a name, a number of theirs, or "
            "where somebody lives.",
            where=_listed(where),
            do=f"{_INSTEAD}.",
        )
    if no_child_is_meant:
        return
    asked = [(at, words) for at, words in cells if at not in (_LOADED_AS, *OF_PLACES)]
    if where := [at for at, words in asked if alone_in(known, words)]:
        raise Refused(
            "Words that the paper prints can be the first or family name of a child.",
            where=_listed(where),
            do=f"Look at them. {_INSTEAD}; or, where no child and no family is meant by any, make "
            "it with --no-child-meant.",
        )


_INSTEAD = (
    "Write `a child` or the title of a role instead, load the month again where it stands in a "
    "feed, and make the paper again"
)


def _typed(
    opened: Opened, months: Collection[Month], settings: Settings
) -> Iterator[tuple[str, str]]:
    """Give all words that a paper may print and that somebody typed: where they stand, and them."""
    yield from typed(settings)
    yield _LOADED_AS, opened.seal.authority or ""
    yield from programme.cells(opened, months)


def _let_through(place: str) -> frozenset[str]:
    return OF_A_PLACE if place in ADDRESSES else frozenset()


def _listed(where: Sequence[str]) -> str:
    where = list(dict.fromkeys(where))
    more = [f"and {len(where) - SAID} more"] if len(where) > SAID else []
    return "; ".join([*where[:SAID], *more])


def _who(opened: Opened) -> tuple[Rows, Rows]:
    children = opened.run(_CHILDREN).to_pylist()
    return [{**row, "name": name_of(row)} for row in children], opened.run(_WORKERS).to_pylist()
