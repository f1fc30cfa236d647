"""Caseloads: how many children each full-time worker holds, and which children nobody does."""

import datetime as dt
from decimal import Decimal

from lineofsight.indicators.definition import Indicator, count, highest, mean, percent, share

_REVIEW = dt.date(2027, 4, 1)
_CHECKED = "Principal social worker"
_EDGES = (
    "Children and not families: four siblings are four. Primary allocations only. Workers with "
    "no case, or with no FTE, are not in the base."
)
_SOURCES = ("allocations.csv", "workers.csv", "teams.csv")
_OF_THE_SERVICE = (*_SOURCES[:2], "CSWW census")

W1a = mean(
    "W1a",
    title="Average caseload: assessment teams",
    question="How many children does each worker in the assessment teams hold?",
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
    version=2,
)

W1b = mean(
    "W1b",
    title="Average caseload: care planning teams",
    question="How many children does each worker in the care planning teams hold?",
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
    version=2,
)

W2 = mean(
    "W2",
    title="Average caseload: whole service",
    question="How many children does each worker hold?",
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
    sources=_OF_THE_SERVICE,
)

W1c = mean(
    "W1c",
    title="Average caseload: permanence, leaving care, disability and other teams",
    question="How many children does each worker in the other teams hold?",
    why="A worker who holds too many children sees none of them well.",
    population="caseloads_held_by_kind",
    of="team_kind not in ('assessment', 'care planning') and role <> 'personal adviser'",
    value="children",
    per="fte",
    better="lower",
    target=Decimal(16),
    amber=Decimal(19),
    tag="workforce",
    protects="process",
    basis="Children's social work workforce (DfE), by kind of team",
    edges=f"{_EDGES} Every team that is neither assessment nor care planning, and teams whose kind "
    "is not recorded. Personal advisers hold more young people and are left out.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=_SOURCES,
    version=2,
)

W3 = share(
    "W3",
    title="Workers with a caseload over 25",
    question="How many workers hold more than 25 children?",
    why="Averages hide the worker who is going under.",
    population="caseloads_held",
    met="is_over_ceiling = 1",
    better="lower",
    target=percent(5),
    amber=percent(15),
    tag="workforce",
    protects="staff",
    basis="Local ceiling: more than 25 children for a full-time worker, in proportion to hours.",
    edges="A half-time worker with 13 children is over. Exactly at the ceiling is not over. The "
    "ceiling stands in the settings (caseload_ceiling).",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=_OF_THE_SERVICE,
)

W4 = highest(
    "W4",
    title="Highest individual caseload",
    question="How many children does the worker with the most hold?",
    why="One worker with forty children is forty children at risk.",
    population="caseloads_held",
    value="children",
    per="fte",
    better="lower",
    target=Decimal(25),
    amber=Decimal(30),
    tag="workforce",
    protects="internal",
    basis="Children held by one worker over that worker's FTE.",
    edges="Of one worker, so never published. A few hours a week with a few children give a high "
    "figure: read the list.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=_OF_THE_SERVICE,
)

W5 = share(
    "W5",
    title="Newly qualified workers over their protected caseload",
    question="How many newly qualified workers hold more than they should?",
    why="Workers overloaded in their first year leave in their second.",
    population="caseloads_held",
    of="role = 'NQSW'",
    met="is_over_protected = 1",
    better="lower",
    target=percent(0),
    amber=percent(10),
    tag="workforce",
    protects="staff",
    basis="Assessed and supported year in employment: a reduced caseload, set locally.",
    edges="Newly qualified workers who hold a case. The protected caseload stands in the settings "
    "(newly_qualified_ceiling), for a full-time worker.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=_OF_THE_SERVICE,
)

W6 = count(
    "W6",
    title="Open cases held by nobody for longer than five working days",
    question="How many children has nobody held for longer than a case may wait on a duty desk?",
    why="A child without a worker has nobody to tell.",
    population="children_open",
    of="is_unallocated = 1",
    better="lower",
    protects="process",
    target=Decimal(0),
    zero_tolerance=True,
    basis="Local standard: a case may wait on a duty desk for 5 working days.",
    edges="A child held by nobody for a shorter time is not counted yet. Children in need, on a "
    "plan or looked after, each once. A manager may hold a case. "
    "Waiting counts from the day the last worker gave the case up, or the day the child became "
    "open. CIN8 counts children in need without a named worker from the first day.",
    sources=("Annex A list 6", "ssd_cin_episodes", "allocations.csv"),
    checked_by=_CHECKED,
    review_by=_REVIEW,
)

W7 = mean(
    "W7",
    title="Changes of social worker per child in 12 months",
    question="How often does a child's social worker change in a year?",
    why="Each change means telling the story again.",
    window=12,
    population="workers_of_children",
    value="changes",
    unit="per_child",
    better="lower",
    target=Decimal("1.5"),
    amber=Decimal("2.2"),
    tag="outcome",
    basis="Workers after the first in the twelve months, over children open for twelve months.",
    edges="Primary workers by name, each once; a worker who comes back is not counted again. "
    "Planned transfers between teams and turnover are not told apart.",
    sources=("Annex A list 6", "ssd_cin_episodes", "allocations.csv"),
    checked_by=_CHECKED,
    review_by=_REVIEW,
)

INDICATORS: tuple[Indicator, ...] = (W1a, W1b, W1c, W2, W3, W4, W5, W6, W7)
