"""What a return in XML looks like: which elements are rows of which list, and where items stand.

Compared folded, without case and punctuation, and without namespaces: exports differ in both.
"""

from dataclasses import dataclass, field
from functools import cached_property

from lineofsight.kernel.codes import folded
from lineofsight.records.readers.layouts import SourceList


@dataclass(frozen=True)
class Part:
    """An element that is a row: its path, its list, and the items it has from elements around it.

    An element without items of its own, such as `Disability`, is a row of its own text.
    """

    path: str  # "Message/Children/Child/CINdetails"
    layout: SourceList
    takes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The element's own name."""
        return self.path.rsplit("/", 1)[1]

    @property
    def is_text(self) -> bool:
        """Ask whether the element holds a value and no items."""
        return any(column.heading == self.name for column in self.layout.columns)


@dataclass
class Spot:
    """One place in the tree: what may stand in it, and what it is itself."""

    inner: dict[str, "Spot"] = field(default_factory=dict)
    part: Part | None = None  # a row with items begins here
    text_part: Part | None = None  # a row that is one value
    heading: str = ""  # a value of the row around it


@dataclass(frozen=True)
class Form:
    """One return: the word its header gives, elements that only hold others, and its rows."""

    collection: str
    title: str
    wrappers: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def lists(self) -> tuple[SourceList, ...]:
        """The lists its rows make."""
        return tuple(part.layout for part in self.parts)

    @cached_property
    def tree(self) -> Spot:
        """Its elements as a tree, from `Message` down."""
        message = Spot()
        for path in self.wrappers:
            _spot(message, path)
        for part in self.parts:
            spot = _spot(message, part.path)
            if part.is_text:
                spot.text_part = part
            else:
                spot.part = part
                self._add_items(spot, part)
        return message

    def _add_items(self, spot: Spot, part: Part) -> None:
        """Let each item stand in the row itself or in what only wraps a part of it."""
        inside = [path for path in self.wrappers if path.rsplit("/", 1)[0] == part.path]
        places = [spot, *(spot.inner[folded(path.rsplit("/", 1)[1])] for path in inside)]
        for column in part.layout.columns:
            if column.heading in part.takes:
                continue
            for place in places:
                for spelling in column.spellings:
                    place.inner.setdefault(spelling, Spot(heading=column.heading))


def _spot(message: Spot, path: str) -> Spot:
    spot = message
    for name in path.split("/")[1:]:
        spot = spot.inner.setdefault(folded(name), Spot())
    return spot
