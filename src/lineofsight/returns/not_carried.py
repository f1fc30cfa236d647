"""What Annex A's eleven lists cannot carry, and which figures reading them back gives otherwise.

Printed with every export. What has no column becomes *no data*; what a list says in part gives
another value, and how many records that touches is counted.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from lineofsight.returns.extract import Extract

NO_COLUMN: Mapping[str, tuple[str, ...]] = {
    "list 1 has no decision and no outcome": ("FD2", "FD3", "FD4", "FD5"),
    "list 3 has no day of the decision": ("FD7",),
    "list 5 has no day on which the enquiry was completed": ("CP3", "CP4"),
    "list 6 does not say whether the child was seen alone": ("CIN5",),
    "lists 6 and 7 tell the latest visit alone": ("AMT6", "CP9"),
    "list 7 has no participation, no quorum, and the latest review alone": ("CP10", "CP16", "CP17"),
    "list 8 has no participation, does not say whether the child was seen alone, nor when the care "
    "plan began": ("LAC7", "LAC9", "LAC27"),
    "list 8 does not say when a health assessment was asked for": ("LAC17",),
    "list 8 tells the latest review, placement and health assessment alone": (
        "CL7", "LAC6", "LAC18", "LAC19", "LAC20", "LAC21",
    ),
    "list 8 does not say how far the placement is from home": ("LAC13",),
    "list 9 does not say since when a young person has been eligible": ("CL5",),
}  # fmt: skip
"""Why a figure becomes no data -> its codes."""

NO_LIST = (
    "missing episodes, health outcomes of the year, early help, proceedings, allocations, staff, "
    "posts, audits, any feed of yours, and months before those asked for"
)


BY_GROUP: Mapping[str, str] = {
    "team": "work that names no team goes by whoever held the child that day, or holds the child",
    "disability": "lists 1, 2 and 3 do not ask, so that a child of those alone is not recorded",
    "uasc": "list 8 asks of children in care alone, and of the last 12 months alone",
    "need": "list 6 has each child's latest episode of need alone",
    "placement": "list 8 has each child's latest placement alone",
}
"""Breakdown -> why figures that are the same as a whole are other ones by its groups."""


class Otherwise(NamedTuple):
    """A figure that has a value, and another one."""

    why: str
    counted: str  # one of what no list carries
    count: Callable[[Extract], int]


def in_lines(extract: Extract) -> Iterator[str]:
    """Say which figures reading the lists gives otherwise, why, and how many records are behind."""
    yield "Reading these lists again gives other figures, or none, where Annex A says less:"
    for code, one in OTHERWISE.items():
        if many := one.count(extract):
            yield f"  {code}: {many:,} {one.counted}{'s' * (many > 1)} in no list: {one.why}"
    for why, codes in NO_COLUMN.items():
        yield f"  no data of {', '.join(codes)}: {why}"
    yield f"  no data of any figure that needs what no list holds: {NO_LIST}"


def _discussions(extract: Extract) -> int:
    """Count the days of strategy discussions in the months on which no enquiry began."""
    begun = {(row["child_id"], row["started_on"]) for row in extract.rows("s47_enquiry")}
    told = {(row["child_id"], row["held_on"]) for row in extract.rows("strategy_discussions")}
    since = extract.back(extract.months)
    return sum(day >= since for _, day in told - begun)


def _conferences(extract: Extract) -> int:
    """Count the conferences still owed after an enquiry that began before the months."""
    since = extract.back(extract.months)
    return sum(
        row["started_on"] < since and row["done_on"] is None and row["lapsed_on"] is None
        for row in extract.rows("conferences_owed")
    )


def _placements(extract: Extract) -> int:
    """Count the open placements whose own rule for visits the kind of placement does not tell."""
    return sum(
        row["ended_on"] is None
        and (
            (row["to_18"] == "yes" and row["placement_type"] not in ("U1", "U4"))
            or row["approval"] in ("before assessment", "temporary")
        )
        for row in extract.rows("cla_placement")
    )


OTHERWISE: Mapping[str, Otherwise] = {
    "CP1": Otherwise(
        "list 5 has the strategy discussion that began each enquiry, and no further one",
        "strategy discussion",
        _discussions,
    ),
    "CP5o": Otherwise(
        "list 5 has the enquiries of the months asked for, and none of before whose conference "
        "is still owed",
        "conference",
        _conferences,
    ),
    "LAC8": Otherwise(
        "list 8 does not say whether a placement is meant to last to 18, or was begun before "
        "approval, so that the general interval holds",
        "placement",
        _placements,
    ),
}
"""Figures that reading gives another value, because Annex A says less."""
