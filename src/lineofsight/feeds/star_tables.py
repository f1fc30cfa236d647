"""The tables of the star: a named tuple for each, whose fields are its columns, in order.

A column that ends in `_key` and is not the first of a dimension leads to the dimension of that
name. Nothing here names a child or a worker.
"""

import datetime as dt
from typing import NamedTuple


class DimIndicator(NamedTuple):
    """One indicator."""

    indicator_key: int
    code: str
    title: str
    area: str
    unit: str
    over: str
    better: str
    tag: str
    is_statutory: bool
    is_priority: bool
    definition_version: int
    snapshot: str


class DimMonth(NamedTuple):
    """One month; its name is sorted by `first_day`. It is no table of dates: that has each day."""

    month_key: int
    month: str
    name: str
    first_day: dt.date
    last_day: dt.date
    year: int
    month_of_year: int
    financial_year: str
    snapshot: str


class DimTeam(NamedTuple):
    """One team; key 0 is the whole service."""

    team_key: int
    team: str
    service: str
    snapshot: str


class DimGroup(NamedTuple):
    """One group of a breakdown; key 0 is the whole, and `not shown` stands for all its groups."""

    group_key: int
    breakdown: str
    group: str
    snapshot: str


class DimState(NamedTuple):
    """Whether a row has a number, and if not, why."""

    state_key: int
    state: str
    words: str
    snapshot: str


class DimSnapshot(NamedTuple):
    """What was sealed, and how exact what was made of it is."""

    snapshot_key: int
    snapshot: str
    authority: str
    extracted_on: dt.date
    made_at: dt.datetime
    definitions: str
    exactness: str
    threshold: int


class FactFigure(NamedTuple):
    """One figure: indicator, month, and the whole or one group of one breakdown."""

    indicator_key: int
    month_key: int
    group_key: int
    team_key: int
    state_key: int
    snapshot_key: int
    value: float | None
    numerator: float | None
    denominator: float | None
    lower: float | None
    upper: float | None
    reason: str
    snapshot: str


class FactWorkforce(NamedTuple):
    """One figure of the workforce, of the whole: thirteen months of each indicator."""

    indicator_key: int
    month_key: int
    group_key: int
    team_key: int
    state_key: int
    snapshot_key: int
    value: float | None
    numerator: float | None
    denominator: float | None
    lower: float | None
    upper: float | None
    reason: str
    snapshot: str


class FactJudged(NamedTuple):
    """What is worth saying of the newest month: target, colour, change, special cause."""

    indicator_key: int
    month_key: int
    group_key: int
    team_key: int
    snapshot_key: int
    target: float | None
    rag: str
    change: str
    change_judgement: str
    variation: str
    variation_words: str
    assurance: str
    assurance_words: str
    why_not_charted: str
    snapshot: str


class FactFrontDoorWeek(NamedTuple):
    """One week of the front door, of the whole or of one kind of source."""

    week: str
    begins: dt.date
    group_key: int
    state_key: int
    snapshot_key: int
    contacts: int | None
    referrals: int | None
    became_referral: int | None
    decided: int | None
    reason: str
    snapshot: str


class FactChildrenHeld(NamedTuple):
    """Open children against who holds them, of the whole or of a team."""

    team_key: int
    state_key: int
    snapshot_key: int
    children: int | None
    named_worker: int | None
    manager: int | None
    nobody: int | None
    snapshot: str


NAMES: dict[type, str] = {
    DimIndicator: "dim_indicator",
    DimMonth: "dim_month",
    DimTeam: "dim_team",
    DimGroup: "dim_group",
    DimState: "dim_state",
    DimSnapshot: "dim_snapshot",
    FactFigure: "fact_figure",
    FactWorkforce: "fact_workforce",
    FactJudged: "fact_judged",
    FactChildrenHeld: "fact_children_held",
    FactFrontDoorWeek: "fact_front_door_week",
}
"""Kind of row -> name of its table and files."""

DIMENSION_OF = {kind._fields[0]: name for kind, name in NAMES.items() if name.startswith("dim_")}  # type: ignore[attr-defined]
"""Column of keys -> the dimension it leads to."""
