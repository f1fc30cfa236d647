"""How a mapping is written: which standard table a source list fills, column by column.

A column comes from a heading, or from one of the few other origins below (`Says`, `AsAt`,
`Letter` ...). A `Fill` may take only some rows of a list, such as the visits of one kind.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Family = Literal["annex_a", "ssda903", "local_feeds", "ssd", "cin_census", "csww"]

CENSUSES = {"cin_census": "the CIN census", "csww": "the workforce census"}
"""Returns of one file whose lists go by the name of the return."""


OF_OPEN_ASSESSMENTS = "factors of an assessment that is not authorised yet: counted once it is"


@dataclass(frozen=True)
class Says:
    """The same word in every row."""

    word: str


@dataclass(frozen=True)
class AsAt:
    """The day the list shows: the extract's, or the end of the month loaded where that is earlier.

    A list of how things stand holds for the month it is loaded as, although it was taken later.
    """


@dataclass(frozen=True)
class CensusDay:
    """The 30 September the workforce census shows: the last one the month knows of."""


@dataclass(frozen=True)
class BirthdayInYear:
    """The birthday reached in the collection year, worked out from the date of birth."""

    heading: str


@dataclass(frozen=True)
class Letter:
    """The letter of a code of two signs: `B1` is accommodation B."""

    heading: str


@dataclass(frozen=True)
class Digit:
    """The digit of a code of two signs: `B1` is suitability 1."""

    heading: str


@dataclass(frozen=True)
class Group:
    """The group an ethnicity says, where the list gives the group and not the code."""

    heading: str


@dataclass(frozen=True)
class Unborn:
    """Yes where the age is written as -1."""

    heading: str


@dataclass(frozen=True)
class NumberIn:
    """The number within a text: 11 in `Gr11`."""

    heading: str


@dataclass(frozen=True)
class Told:
    """What a heading tells when each cell is read by a parser of its own: flags in a list, say."""

    heading: str
    by: Callable[[Any], Any]


@dataclass(frozen=True)
class FirstOf:
    """The first of several origins that says anything."""

    origins: tuple["Origin", ...]


Origin = (
    str
    | Says
    | AsAt
    | CensusDay
    | BirthdayInYear
    | Letter
    | Digit
    | Group
    | Unborn
    | NumberIn
    | Told
    | FirstOf
)


def headings_of(origin: Origin) -> tuple[str, ...]:
    """Give the headings an origin reads; none when it reads none."""
    if isinstance(origin, str):
        return (origin,)
    if isinstance(origin, FirstOf):
        return tuple(heading for one in origin.origins for heading in headings_of(one))
    heading = getattr(origin, "heading", "")
    return (heading,) if heading else ()


@dataclass(frozen=True)
class Only:
    """Which rows of the list make a row of the table.

    Rows whose cell is filled; or `blank`, rows whose cell is not; or, where `codes` are given,
    rows whose code is one of them; or `in_year`, rows whose day lies in the collection year.
    Where there is `also`, rows that it wants as well.
    """

    heading: str
    codes: tuple[str, ...] = ()
    blank: bool = False
    in_year: bool = False
    also: "Only | None" = None


@dataclass(frozen=True)
class Fill:
    """One standard table, filled from one source list."""

    table: str
    columns: Mapping[str, Origin]
    only: Only | None = None
    latest: bool = False  # the list gives the latest alone: no history
    reach_by: tuple[str, ...] = ()  # dates its reach is worked out from; else the table's own
    reach_as: str = ""  # a table of the same list whose reach it shares
    follows_in: int = 0  # days by which nearly every row has followed its own of that table
    one_each: bool = False  # a list that by its own rules gives the latest spell of each child
    holds_origins: bool = False  # what later rows of its return follow is in it, however old
    needs_rows: bool = False  # a list without such a row says nothing of this table
    begun_by: tuple[str, ...] = ()  # rows without any of these alone say nothing of this table
    leaves_out: str = ""  # what is said of the list's rows that make no row of the table
    alone: str = ""  # of whom the list tells alone: left out beside a return that tells of more


@dataclass(frozen=True)
class ListMapping:
    """What one source list fills. The first fill decides whether a row counts at all."""

    family: Family
    name: str
    fills: tuple[Fill, ...]
    person: Mapping[str, Origin] | None = None  # facts about the child on the same row

    @property
    def words(self) -> str:
        """What the list is called in a sentence: `list 7`, `SSDA903 Episodes`, `visits feed`."""
        if self.family == "ssda903":
            return f"SSDA903 {self.name}"
        if self.family in CENSUSES:
            return CENSUSES[self.family]
        if self.family == "local_feeds":  # an SSD table is called by its own name
            return f"the {self.name} feed"
        return self.name
