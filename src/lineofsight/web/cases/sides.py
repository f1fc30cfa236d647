"""Which side of a figure is the worse one, and plain words for both. Pure.

Of a share for which low is good the rows that are met are the worry: who asks which children make
a figure bad must be shown those, and not the ones left.
"""

from dataclasses import dataclass

from lineofsight.picture.finding import Which
from lineofsight.ui.words import Tag
from lineofsight.web.cases import wording

EVERYBODY = "Everybody in the base"
_DUE = "due_on"
"""The fact a condition names where it asks whether something was late."""


@dataclass(frozen=True)
class Sides:
    """The words of what is met and of what is not, and which of them is shown first."""

    met: str
    unmet: str
    worse: Which  # met or unmet; all: neither is worse

    @property
    def is_parted(self) -> bool:
        """Say whether there are two sides to choose from: of a count every row is counted."""
        return bool(self.unmet)

    @property
    def first(self) -> Which:
        """Give what is shown before anything is chosen: the worse side, else what is counted."""
        if not self.is_parted:
            return "all"
        return "met" if self.worse == "all" else self.worse

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Give what may be chosen, the first one first."""
        both = (("met", self.met), ("unmet", self.unmet))
        return (*(both if self.first == "met" else both[::-1]), ("all", EVERYBODY))

    def tag(self, *, is_met: bool) -> Tag:
        """Give the word of one row, in the colour of a worry where it is the worse side."""
        is_worse = self.worse == ("met" if is_met else "unmet")
        colour = "grey" if self.worse == "all" else "orange" if is_worse else "blue"
        return Tag(self.met if is_met else self.unmet, colour)

    def said(self, which: Which, *, children: int, rows: int) -> str:
        """Say how many children a list holds, and how often they were counted where more often."""
        many = wording.children(children)
        times = f", {rows:,} times in all" if rows > children else ""
        if which == "all" or not self.is_parted:
            return f"{many} behind the figure{times}"
        word = self.met if which == "met" else self.unmet
        return f"{many} {word.lower()}{times}"


def sides(*, better: str, met: str) -> Sides:
    """Give the sides of a figure from what is good of it and when a row is met; empty: a count."""
    if not met:
        return Sides("Counted", "", "met" if better == "lower" else "all")
    good, bad = ("In time", "Late") if _DUE in met else ("Counted", "Not counted")
    if better == "lower":
        return Sides(bad if _DUE in met else "Counted", good if _DUE in met else bad, "met")
    return Sides(good, bad, "unmet" if better == "higher" else "all")
