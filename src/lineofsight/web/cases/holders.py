"""Who holds a child, where the records do not say: no data with its reason, and no all-clear. Pure.

`why` is `About.no_holders`; empty where the records do say.
"""

from collections.abc import Iterable

NO_DATA = "no data"
UNSAID = "These records do not say who holds a child"
MAY_BE_YOURS = (
    "You may work with children in these records, and something may be due to them: look in the "
    "case system."
)
NO_CASE = "No case is open in these records"
NONE_LISTED = (
    "No list that was loaded has a case open on the day of these records. Whoever stands in other "
    "lists is not known here."
)
NONE_ALLOCATED = "No child is allocated to you, or to a team you answer for, in these records."


def no_data(why: str) -> str:
    """Give the reason alone, beneath a heading that says what it is of."""
    return f"No data: {why}."


def unsaid(why: str) -> str:
    """Say that the records do not say who holds a child, and why."""
    return f"{UNSAID}. {no_data(why)}"


def none_here(why: str, *, of_all: bool) -> str:
    """Say why a reader has no child here: none is allocated, or nobody can say which.

    Who has no children of their own (`of_all`) sees every open case: there is none.
    """
    if of_all:
        return NONE_LISTED
    return f"{no_data(why)} {MAY_BE_YOURS}" if why else NONE_ALLOCATED


def in_all(counts: Iterable[int | None]) -> str:
    """Add up what is counted of teams; no data where the records do not say it of each."""
    every = list(counts)
    known = [many for many in every if many is not None]
    return f"{sum(known):,}" if len(known) == len(every) else NO_DATA
