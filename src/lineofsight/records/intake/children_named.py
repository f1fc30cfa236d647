"""Which children each list of a load names, and in which of its rows first."""

from collections.abc import Sequence
from dataclasses import dataclass

from lineofsight.records.findings import Place
from lineofsight.records.mapping.filling import Filled, FilledList


@dataclass(frozen=True, eq=False)
class Naming:
    """A list that names children: the first Excel row of each, by identifier as read."""

    one: FilledList
    rows: dict[str, int]
    place: Place

    @property
    def words(self) -> str:
        """The list in a sentence: `the visits feed`, `list 7`."""
        return self.one.mapping.words

    @property
    def where(self) -> str:
        """Its file and sheet, in words."""
        return self.one.place.words

    @property
    def source(self) -> int:
        """Its place among the sources of the load."""
        return self.one.source

    @property
    def voice(self) -> str:
        """Whose word it is: lists of a return are drawn and opened together, each feed alone."""
        family = self.one.mapping.family
        return self.words if family == "local_feeds" else family


def naming(lists: Sequence[FilledList]) -> list[Naming]:
    """Give the lists that name children, those that fill no facts of a child too."""
    found = []
    for one in lists:
        parts = [one.person] if one.person else one.tables  # facts are read from every row
        parts = [part for part in parts if any(part.columns.get("child_id", ()))]
        if parts:
            place = parts[0].places.get("child_id", one.place)
            found.append(Naming(one, _first_rows(parts), place))
    return found


def _first_rows(parts: Sequence[Filled]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in reversed(parts):
        found |= zip(reversed(part.columns["child_id"]), reversed(part.rows), strict=True)
    found.pop(None, None)  # type: ignore[call-overload]  # a row that names nobody
    return found
