"""Caseloads: how many children each full-time worker holds."""

import datetime as dt
from decimal import Decimal

from lineofsight.indicators.definition import Indicator, mean

_REVIEW = dt.date(2027, 4, 1)
_CHECKED = "Principal social worker"
_EDGES = (
    "Children and not families: four siblings are four. Primary allocations only. Workers with "
    "no case, or with no FTE, are not in the base."
)
_SOURCES = ("allocations.csv", "workers.csv", "teams.csv")

W1a = mean(
    "W1a",
    title="Average caseload: assessment teams",
    why="A worker who holds too many children sees none of them well.",
    population="caseloads_held_by_kind",
    of="team_kind = 'assessment'",
    value="children",
    per="fte",
    better="lower",
    target=Decimal(18),
    amber=Decimal(22),
    tag="workforce",
    protects="process",
    basis="Children's social work workforce (DfE), by kind of team",
    edges=_EDGES,
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=_SOURCES,
)

W1b = mean(
    "W1b",
    title="Average caseload: care planning teams",
    why="A worker who holds too many children sees none of them well.",
    population="caseloads_held_by_kind",
    of="team_kind = 'care planning'",
    value="children",
    per="fte",
    better="lower",
    target=Decimal(15),
    amber=Decimal(18),
    tag="workforce",
    protects="process",
    basis="Children's social work workforce (DfE), by kind of team",
    edges=_EDGES,
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=_SOURCES,
)

W2 = mean(
    "W2",
    title="Average caseload: whole service",
    why="The national measure of how stretched the service is.",
    population="caseloads_held",
    value="children",
    per="fte",
    better="lower",
    target=Decimal(16),
    amber=Decimal(18),
    tag="workforce",
    protects="process",
    basis="Children's social work workforce (DfE): cases held over FTE of those who hold any",
    edges=_EDGES,
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=_SOURCES[:2],
)

INDICATORS: tuple[Indicator, ...] = (W1a, W1b, W2)
