"""Lists that speak of children known from elsewhere, most of whom no other list knows.

A core group is of a child with a plan. Where most children of a feed of core groups stand in no
other list, its identifiers are most likely of another system. Asked is of those whom it names for
the last three months alone: a feed may reach further back than the lists beside it. Contacts,
referrals, early help and the like bring children of their own, and nothing is asked of them.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from lineofsight.records.findings import Finding, Kind
from lineofsight.records.intake.children_named import Naming, of_late

FEWEST = 5
"""Fewer children than this who stand nowhere else are said of no list."""

_SPEAKS_OF = {
    "cin_episodes": (
        "cin_visits", "cin_reviews", "involvements", "supervision", "audits", "dip_samples",
        "management_oversight", "voice_of_child", "initial_cp_conference", "cp_reviews",
        "cp_long_plan_reviews", "legal_meetings", "pre_proceedings", "care_proceedings",
    ),
    "cp_plans": ("core_groups", "cp_visits"),
    "cla_episodes": (
        "cla_visits", "cla_placement", "cla_reviews", "cla_health", "cla_care_plan",
        "education_plans", "schools", "attendance", "permanence_matches",
    ),
    "care_leavers": ("pathway_plans",),
    "exploitation_risks": ("exploitation_reviews",),
}  # fmt: skip
"""Table whose children are known -> the tables that speak of them."""

_KNOWN_FROM = {table: known for known, tables in _SPEAKS_OF.items() for table in tables}


def in_no_other_list(
    lists: Sequence[Naming], *, but: Collection[Naming], extracted_on: dt.date
) -> Iterator[Finding]:
    """Say of which lists most children they name of late stand in no other list.

    Nothing is said of some, `but`: why is said of them already.
    """
    told = Counter(child for one in lists for child in one.rows)
    filled = [(one, part.table) for one in lists for part in one.one.tables if part.rows]
    for one in lists:
        if one in but:
            continue
        parts = [part for part in one.one.tables if part.rows]
        wanted = {_KNOWN_FROM.get(part.table, "") for part in parts}
        if one.one.person or not any(
            other is not one and table in wanted for other, table in filled
        ):
            continue
        if "" in wanted or sum(told[child] == 1 for child in one.rows) < FEWEST:
            continue
        late = of_late(one, extracted_on)
        alone = [child for child in late if told[child] == 1]
        if len(alone) >= FEWEST and 2 * len(alone) > len(late):
            yield Finding(
                Kind.CHECK,
                f"{len(alone):,} of {len(late):,} children named here in the last three months "
                "stand in no other list",
                one.place,
                tuple(sorted(one.rows[child] for child in alone)),
                assumed="counted as other children: see that the identifiers are those of the "
                "other lists",
            )
