"""What Annex A's eleven lists cannot carry, and which figures reading them back gives otherwise.

Printed with every export. What has no column becomes *no data*; what a list says in part gives
another value, and how many records that touches is counted.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Literal, NamedTuple

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.mapping.annex_a import LISTS
from lineofsight.returns.annex_a import WrittenList
from lineofsight.returns.annex_a_rules import case_status
from lineofsight.returns.cohorts import members
from lineofsight.returns.extract import Extract, Row, is_on

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


AS_IF_TOLD = "the records do not tell, and the list is read as if they did"
"""Why a figure that is no data has a value."""


class Otherwise(NamedTuple):
    """A figure that has a value, and another one."""

    why: str
    counted: str  # one of what no list carries
    count: Callable[[Extract], int]


class Lost(NamedTuple):
    """How many records are in no list, and that in words with the reason."""

    many: int
    words: str


def touched(extract: Extract) -> Mapping[str, Lost]:
    """Give code -> how many records are in no list, and why, of `OTHERWISE` where there are any."""
    told: dict[str, Lost] = {}
    for code, reasons in OTHERWISE.items():
        counted = [(many, one) for one in reasons if (many := one.count(extract))]
        if counted:
            words = (f"{_many(many, one.counted)} in no list: {one.why}" for many, one in counted)
            told[code] = Lost(sum(many for many, _ in counted), "; ".join(words))
    return told


def in_lines(told: Mapping[str, str]) -> Iterator[str]:
    """Say which figures reading the lists gives otherwise: what is `told` by code, then no data."""
    yield "Reading these lists again gives other figures, or none, where Annex A says less:"
    for code, why in told.items():
        yield f"  {code}: {why}"
    for why, codes in NO_COLUMN.items():
        yield f"  no data of {', '.join(codes)}: {why}"
    yield f"  no data of any figure that needs what no list holds: {NO_LIST}"


def lacking(lists: Iterable[WrittenList]) -> Mapping[str, Lost]:
    """Give table -> what of it is in no row of the list it fills, where anything is not."""
    found: dict[str, Lost] = {}
    for one in lists:
        fills = LISTS[one.number - 1].fills
        if one.left_out:
            words = f"list {one.number} leaves out {_many(one.left_out, 'row')}"
            found[fills[0].table] = Lost(one.left_out, words)
        if one.earlier:
            words = f"list {one.number} has the latest of each child alone, and leaves out"
            found[fills[0].table] = Lost(one.earlier, f"{words} {one.earlier:,} before it")
        if one.unplaced:
            words = f"list {one.number} leaves out {_many(one.unplaced, 'conference')}"
            found[fills[1].table] = Lost(one.unplaced, words)
    return found


def _many(number: int, of: str) -> str:
    return f"{number:,} {of}{'s' * (number > 1)}"


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


def _earlier_plans(extract: Extract) -> int:
    """Count the plans begun in the months whose child's earlier ones were all another's."""
    since = extract.back(extract.months)
    return sum(
        _is_first_here(row, extract.by_child("cp_plans")[row["child_id"]])
        for row in extract.rows("cp_plans")
        if row["started_on"] >= since
    )


def _is_first_here(plan: Row, of_the_child: Iterable[Row]) -> bool:
    earlier = [one for one in of_the_child if one["started_on"] < plan["started_on"]]
    ours = [one for one in (plan, *earlier) if one["other_authority"] != "yes"]
    return bool(earlier) and ours == [plan] and not plan["previous_plans"]


def _earlier_episodes(extract: Extract) -> int:
    """Count the periods of care begun in the months whose first episode did not begin care."""
    since = extract.back(extract.months)
    return sum(
        row["started_on"] >= since and row["start_reason"] not in ("S", NOT_RECORDED)
        for row in extract.rows("care_periods")
    )


Case = Literal["read", "closed", "none", "other"]
"""How list 6 says that a child is on a child in need plan, or why it does not."""


def _plans(case: Case, extract: Extract) -> int:
    """Count the children on a plan at the extract of whom list 6 says so, or not for a reason."""
    if extract.why_not("cin_episodes"):
        return 0
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in members(extract, "list 6", table="cin_episodes"):
        rows[row["child_id"]].append(row)
    on_a_plan = (row["child_id"] for row in extract.rows("cin_plans_open"))
    return sum(_case(extract, child, rows[child]) == case for child in on_a_plan)


def _case(extract: Extract, child: str, rows: Iterable[Row]) -> Case:
    open_now = [row for row in rows if row["ended_on"] is None]
    if any(case_status(extract, row) == "child in need plan" for row in open_now):
        return "read"
    if open_now:
        return "other"
    return "closed" if extract.by_child("cin_episodes").get(child) else "none"


def _further_plans(extract: Extract) -> int:
    """Count the plans open at the extract beside another of a child who is counted with one."""
    open_now = (
        sum(is_on(plan, extract.as_at) for plan in extract.by_child("cin_plans")[row["child_id"]])
        for row in extract.rows("cin_plans_open")
    )
    return 0 if extract.why_not("cin_episodes") else sum(max(many - 1, 0) for many in open_now)


_PLANNED = (
    Otherwise(
        "the child's case is closed, and list 6 tells of no plan that goes on after it",
        "child in need plan",
        partial(_plans, "closed"),
    ),
    Otherwise(
        "the referral ended in no further action, or is not there, so that list 6 has no case",
        "child in need plan",
        partial(_plans, "none"),
    ),
    Otherwise(
        "list 6 has one status of each case, and it is another: the one recorded, or a protection "
        "plan or care that is not counted (another authority's, past 18, short breaks)",
        "child in need plan",
        partial(_plans, "other"),
    ),
)
_FURTHER = Otherwise(
    "list 6 has one start of each child, and visits are owed under each plan",
    "further plan",
    _further_plans,
)
_OURS_ALONE = "list 7 tells of this authority's earlier plans alone"

OTHERWISE: Mapping[str, tuple[Otherwise, ...]] = {
    "CIN2": _PLANNED,
    "CIN4": (*_PLANNED, _FURTHER),
    "CIN7": _PLANNED,
    "CP1": (
        Otherwise(
            "list 5 has the strategy discussion that began each enquiry, and in none of its months "
            "a further one",
            "strategy discussion",
            _discussions,
        ),
    ),
    "CP5o": (
        Otherwise(
            "list 5 has the enquiries of the months asked for, and none of before whose conference "
            "is still owed",
            "conference",
            _conferences,
        ),
    ),
    "CP12": (Otherwise(_OURS_ALONE, "earlier plan", _earlier_plans),),
    "CP12b": (Otherwise(_OURS_ALONE, "earlier plan", _earlier_plans),),
    "LAC3": (
        Otherwise(
            "list 8 does not say that a period of care followed a short break, or an episode "
            "before the first one loaded, so that it is read as a start",
            "earlier episode",
            _earlier_episodes,
        ),
    ),
    "LAC8": (
        Otherwise(
            "list 8 does not say whether a placement is meant to last to 18, or was begun before "
            "approval, so that the general interval holds",
            "placement",
            _placements,
        ),
    ),
}
"""Figures that reading gives another value, because Annex A says less."""
