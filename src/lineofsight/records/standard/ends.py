"""Which columns say when a row of a table starts and ends, whatever the shape of the table."""

from dataclasses import dataclass

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.standard.columns import Table

_ALSO_END = {
    "cin_assessments": ("started_on", "authorised_on"),
    "early_help_assessments": ("started_on", "completed_on"),
    "mash_enquiries": ("received_at", "completed_at"),
    "missing": ("missing_at", "returned_at"),
    "immigration_status": ("started_on", "ended_on"),
    "department": ("started_on", "ended_on"),
    "posts": ("vacant_from_on", "vacant_to_on"),
    "fostering_households": ("approved_on", "ended_on"),
    "complaints": ("received_on", "responded_on"),
    "adopters": ("enquired_on", "left_on"),
}
"""Start and end of rows whose table is no list of spells; for spells the table itself says."""


@dataclass(frozen=True)
class Tells:
    """A reason or status that tells that something ended; `day` is the column that says when."""

    fact: str
    day: str
    problem: str  # what is wrong of a row that has the one and not the other
    only: tuple[str, ...] = ()  # the codes that tell it; none: every one
    but: tuple[str, ...] = ()  # codes that do not
    leaves_open: bool = True  # and so it is not known whether the row is open

    def says(self, code: str | None) -> bool:
        """Ask whether a code tells it."""
        known = code not in (None, "", NOT_RECORDED, *self.but)
        return known and (not self.only or code in self.only)


_CLOSED = "closed by its reason or status, and without the day on which it closed"

TELLS_AN_END: dict[str, tuple[Tells, ...]] = {
    "cin_episodes": (
        Tells("closure_reason", "ended_on", _CLOSED),
        Tells("case_status", "ended_on", _CLOSED, only=("closed",)),
    ),
    "cla_episodes": (
        Tells("end_reason", "ended_on", "ceased by its reason, and without the day on which it"
              " ceased", but=("X1",)),
        Tells("end_reason", "ended_on", "another episode begins by its reason, and it is without"
              " the day on which it ended", only=("X1",), leaves_open=False),
    ),
    "early_help_episodes": (Tells("end_reason", "ended_on", _CLOSED),),
    "permanence": (
        Tells("reversal_reason", "reversed_on", "reversed by its reason, and without the day on"
              " which it was reversed"),
    ),
    "adopters": (
        Tells("left_reason", "left_on", "withdrew or was refused, and without the day",
              only=("withdrew", "refused")),
    ),
    "workforce_census": (
        Tells("leaving_reason", "ended_on", "left by its reason, and without the day"),
    ),
}  # fmt: skip
"""Table -> what tells, beside the day itself, that a row of it has ended."""

ENDS_UNSAID = frozenset(
    one.problem for each in TELLS_AN_END.values() for one in each if one.leaves_open
)
"""What is said of rows that count as open, and tell that they ended and not when."""


_GO_WITH_AN_END = {
    "cin_assessments": ("needs_support",),
    "cla_placement": ("change_reason",),
    "pre_proceedings": ("outcome",),
    "professionals": ("leaving_reason",),
    "workforce_census": ("destination",),
}
"""Table -> what else is said of an end, and tells of none by itself."""

_SAID_AS_DRAWN = {("cin_episodes", "case_status")}
"""Table and column of what is true of the day a list was drawn, whatever day it ends. Of a case
closed by then the list names no plan any more, and that there was none could be read from a blank.
"""


def told_with_the_end(table: Table) -> tuple[Tells, ...]:
    """Give what is said of a row together with its end, and so not while it has none."""
    _, end = start_and_end(table)
    also = (Tells(fact, end, "") for fact in _GO_WITH_AN_END.get(table.name, ()))
    told = (*TELLS_AN_END.get(table.name, ()), *also)
    return tuple(
        one for one in told if one.day == end and (table.name, one.fact) not in _SAID_AS_DRAWN
    )


def start_and_end(table: Table) -> tuple[str, str]:
    """Name the columns a row of the table starts and ends by; empty where it has none."""
    if table.name in _ALSO_END:
        return _ALSO_END[table.name]
    return table.begins, table.ends
