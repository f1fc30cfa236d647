"""Checks of every table about a child: nothing happens long before the child is born.

A referral, a plan or a conference may come before the birth, by as long as a pregnancy lasts: these
are of unborn children. What can only be of a child who is there may not come before it at all. Most
often two columns were swapped, or a year is mistyped.
"""

from lineofsight.records.checks.declaring import Check
from lineofsight.records.standard import TABLES, Table
from lineofsight.records.standard.identity import PREGNANCY

_BORN_FIRST = frozenset({
    "cla_episodes", "cla_placement", "cla_reviews", "cla_visits", "cla_health", "missing",
    "care_leavers", "pathway_plans", "education_plans", "schools", "attendance",
    "exploitation_risks", "exploitation_reviews", "nrm_referrals", "youth_justice_outcomes",
    "deprivation_of_liberty",
})  # fmt: skip
"""Tables of what happens to a child who is born."""


def _before_birth(table: Table) -> Check:
    is_born = table.name in _BORN_FIRST
    stem = table.begins.rsplit("_", 1)[0]
    return Check(
        table.name,
        f"{'' if is_born else 'over 40 weeks '}before the birth of the child, as where a year is "
        "mistyped or two days are swapped",
        f"""
        select t.source_file, t.source_row
        from {table.name} t
        join person p on p.child_id = t.child_id
        where t.{stem}_day < p.born_day - {0 if is_born else PREGNANCY.days}
        """,
        also_reads=("person",),
    )


CHECKS = tuple(
    _before_birth(table) for table in TABLES.values() if table.begins and "child_id" in table.stored
)
