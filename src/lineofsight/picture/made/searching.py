"""What a search finds children by: name, part of a name, identifier; an index of words."""

from lineofsight.picture.made.making import Making
from lineofsight.picture.schema import SEARCHED


def make(making: Making) -> None:
    """Index the names and identifiers of the children that are written."""
    making.store.run(SEARCHED)
    making.store.run(
        "insert into words (rowid, name, also_known_as, child_id) "
        "select id, name, also_known_as, child_id from child"
    )
