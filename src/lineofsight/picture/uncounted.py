"""What counted nothing at all, as everybody is told of the whole: then no group of it is hidden.

A group that is not there tells of the whole where that is hidden. Where the whole is shown to have
nobody in it, there is nobody in any group either, and nothing is kept back by saying so.
"""

from lineofsight.picture.reading import Picture
from lineofsight.picture.said import Exactness

_UNCOUNTED = """select code from figure
    where by = '' and month = :month and shown = state
        and cast(coalesce(denominator, numerator) as real) = 0"""


def uncounted(picture: Picture) -> frozenset[str]:
    """Name the indicators whose newest month is shown to everybody with nothing in its base."""
    rows = picture.rows(_UNCOUNTED, month=picture.month.index)
    return frozenset(row["code"] for row in rows)


def hides_nobody(picture: Picture, code: str, exactness: Exactness) -> bool:
    """Say whether a reader may not be told that an indicator counts nobody in some group."""
    return exactness != "exact" and code not in uncounted(picture)
