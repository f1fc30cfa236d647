"""Whether words point to somebody of a picture; and which of the settings no page prints for it."""

from functools import lru_cache

from lineofsight.picture.naming import (
    CHILD,
    IDENTIFIER,
    NOTHING,
    Known,
    alone_in,
    found_in,
    known_from,
)
from lineofsight.picture.reading import Picture
from lineofsight.picture.typed_words import pointing
from lineofsight.settings import Settings
from lineofsight.settings.typed import typed

_OF_A_CHILD = frozenset({CHILD, IDENTIFIER})


def pointed_to(picture: Picture | None, words: str) -> tuple[str, ...]:
    """Give what in the words points to somebody: names, identifiers, postcodes, addresses.

    Of every child, restricted ones too: whoever asks learns of none.
    """
    return found_in(known_of(picture) if picture is not None else NOTHING, words)


def names_a_child(picture: Picture, words: str) -> bool:
    """Say whether a whole name or an identifier of any child stands in the words."""
    return not _OF_A_CHILD.isdisjoint(pointed_to(picture, words))


def names_alone(picture: Picture | None, words: str) -> tuple[str, ...]:
    """Give the words, as typed, that are also the first or family name of a child."""
    return () if picture is None else alone_in(known_of(picture), words)


@lru_cache(maxsize=2)
def known_of(picture: Picture) -> Known:
    """Give the names and identifiers of a picture, read once while it stands."""
    return known_from(
        picture.rows("select name, also_known_as, child_id, health_number, upn from child"),
        picture.rows("select code, name from worker"),
    )


def withheld(picture: Picture, settings: Settings) -> tuple[str, ...]:
    """Give where in the settings words stand that may point to somebody: no page prints them."""
    return pointing(known_of(picture), typed(settings))
