"""What a paper prints of words that somebody typed, held against the names of the same records.

By the rule of the pages (`naming`), and without them: the names are read from the sealed month.
All such words are gathered here: the settings, what the month was loaded with, the feeds a paper
quotes. `tests/reporting/packs/test_committee_typed.py` walks what a paper is made of for others.
"""

from collections.abc import Collection, Iterator, Sequence

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused
from lineofsight.picture.typed_words import LOADED_AS, names_of, pointing, to_look_at
from lineofsight.records import programme
from lineofsight.records.home import Home
from lineofsight.records.opened import Opened
from lineofsight.records.snapshots import newest, open_month
from lineofsight.settings import Settings
from lineofsight.settings.typed import typed

SAID = 20
"""Cells that a refusal lists, at most."""


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
    known = names_of(home)
    with open_month(home, newest(home), only=programme.QUOTED) as opened:
        cells = list(_typed(opened, months, settings))
    if where := pointing(known, cells):
        raise _refused(where)
    if no_child_is_meant:
        return
    if where := to_look_at(known, cells):
        raise Refused(
            "Words that the paper prints can be the first or family name of a child.",
            where=_listed(where),
            do=f"Look at them. {_INSTEAD}; or, where no child and no family is meant by any, make "
            "it with --no-child-meant.",
        )


def check_settings_of(home: Home, settings: Settings) -> None:
    """Refuse words of `[authority]`, all that the drafts of `protection` print, in the same way."""
    cells = [(at, words) for at, words in typed(settings) if ", [authority]," in at]
    if where := pointing(names_of(home), cells):
        raise _refused(where, of="draft", do=f"{_ROLE}, and make the drafts again")


_ROLE = "Write `a child` or the title of a role instead"
_INSTEAD = f"{_ROLE}, load the month again where it stands in a feed, and make the paper again"


def _refused(where: Sequence[str], *, of: str = "paper", do: str = _INSTEAD) -> Refused:
    return Refused(
        f"Words that the {of} prints may point to somebody: by a name, a number of theirs, or "
        "where somebody lives.",
        where=_listed(where),
        do=f"{do}.",
    )


def _typed(
    opened: Opened, months: Collection[Month], settings: Settings
) -> Iterator[tuple[str, str]]:
    """Give all words that a paper may print and that somebody typed: where they stand, and them."""
    yield from typed(settings)
    yield LOADED_AS, opened.seal.authority or ""
    yield from programme.cells(opened, months)


def _listed(where: Sequence[str]) -> str:
    more = [f"and {len(where) - SAID} more"] if len(where) > SAID else []
    return "; ".join([*where[:SAID], *more])
