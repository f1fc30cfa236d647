"""Which rows of a list a table takes, and of which an unread value leaves that open.

A value that could not be read counts as not recorded where the table takes those; elsewhere
nobody knows whether the row belongs, and it is set aside there with the reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.mapping.cells import Cells
from lineofsight.records.mapping.declaring import Only


@dataclass(frozen=True)
class Taken:
    """Places in the list of the rows a table takes, and of those it may have to take: why."""

    certain: frozenset[int]
    unsure: Mapping[int, str] = field(default_factory=dict)

    @property
    def places(self) -> list[int]:
        """The places of both, in order."""
        return sorted({*self.certain, *self.unsure})


def taken_by(cells: Cells, only: Only | None) -> Taken | None:
    """Give the rows wanted; None when every row is."""
    if only is None:
        return None
    if only.codes:
        wanted = [code in only.codes for code in cells.codes(only.heading)]
    elif only.in_year:
        wanted = cells.in_collection_year(only.heading)
    else:
        wanted = [is_filled != only.blank for is_filled in cells.filled(only.heading)]
    certain = {place for place, is_wanted in enumerate(wanted) if is_wanted}
    unsure: dict[int, str] = {}
    if NOT_RECORDED not in only.codes:
        why = f"its {only.heading} could not be read"
        unsure = dict.fromkeys(sorted(cells.unread_at(only.heading)), why)
    found = Taken(frozenset(certain - unsure.keys()), unsure)
    more = taken_by(cells, only.also)
    return found if more is None else _both(found, more)


def _both(one: Taken, other: Taken) -> Taken:
    """Give the rows that both want; those that one is not sure of are wanted by the other."""
    places = {*one.places} & {*other.places}
    certain = one.certain & other.certain
    why = {**other.unsure, **one.unsure}
    return Taken(certain, {place: why[place] for place in sorted(places - certain)})
