"""The rows that a count is of, said so that counts of different indicators can be compared.

A duty has a row for each thing it is owed on, and many a population is made from another: what is
said of its rows is said of the rows of that other one, so that decisions owed on contacts are
contacts, and children looked after whose homes are asked about are children looked after.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import sqlglot
from sqlglot import exp

from lineofsight.indicators.conditions import Atom, Atoms, conditions, reduced
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.disclosure.relations import Named
from lineofsight.populations.catalogue import standing

Asked = tuple[str, str]
"""A population, and the way it is asked."""

CARE, PLANS, NEED = "children_looked_after", "cp_plans_open", "cin_plans_open"

ROW_FOR_EACH: Mapping[Asked, Asked] = {
    ("assessments_owed", "done"): ("assessments_authorised", ""),
    ("contact_decisions_owed", "started"): ("contacts_received", ""),
    ("referral_decisions_owed", "started"): ("referrals_received", ""),
    ("referrals_compared", ""): ("referrals_received", ""),
    ("children_in_need_held", ""): ("children_in_need", ""),
    ("cin_reviews_owed", "outstanding"): (NEED, ""),
    ("cin_visits_owed", "outstanding"): (NEED, ""),
    ("cp_plans_started_after_another", ""): ("cp_plans_started", ""),
    ("children_looked_after_held", ""): (CARE, ""),
    ("cla_visits_owed", "outstanding"): (CARE, ""),
    ("homes_of_children_looked_after", ""): (CARE, ""),
    ("placements_of_children_looked_after", ""): (CARE, ""),
    ("plans_of_children_looked_after", ""): (CARE, ""),
    ("social_workers_of_children_looked_after", ""): (CARE, ""),
}
"""What has one row for each row of another population, at the same day or in the same month."""

ROW_FOR_SOME: Mapping[Asked, tuple[str, str]] = {
    ("core_groups_owed", "outstanding"): (PLANS, ""),
    ("cp_visits_owed", "outstanding"): (PLANS, ""),
    ("cp_plans_reviewed", ""): (PLANS, "is_latest = 1"),
    ("cla_reviews_owed", "outstanding"): (CARE, ""),
    ("education_of_children_looked_after", ""): (CARE, ""),
    ("health_of_children_looked_after", ""): (CARE, ""),
    ("long_term_placements", ""): (CARE, ""),
    ("section_47_started", ""): ("strategy_discussions_held", ""),
}
"""What has a row for some rows of another population, and which these are, where that is known."""

FOLLOWS: Mapping[Asked, str] = {
    ("return_interviews_owed", "is_in_time = 1"): "done_on is not null",
    ("return_interviews_owed", "done_on is not null"): "interview_offered = 'yes'",
}
"""What a condition on the rows of a population says besides: held in time is held."""


class Rows(NamedTuple):
    """What is counted: the rows of a population, asked in one way, that meet the conditions."""

    population: str
    asks: str
    conditions: Atoms

    def is_within(self, other: "Rows") -> bool:
        """Ask whether these rows are all among the others, and not the same."""
        return self != other and all(
            any(mine.implies(its) for mine in self.conditions) for its in other.conditions
        )


def counts_of(one: Indicator) -> Iterator[tuple[Named, Rows]]:
    """Give each count of an indicator that is one of rows, and its rows."""
    if one.measure in ("count", "rate") and not one.value:
        yield (one.code, "numerator"), _rows(one, one.of)
    if one.measure == "share" and not one.weight:
        yield (one.code, "denominator"), _rows(one, one.of)
        yield (one.code, "numerator"), _rows(one, one.of, one.met)


def _rows(one: Indicator, *texts: str) -> Rows:
    asked = one.population, one.asks
    mine = frozenset().union(*(_conditions(asked, text) for text in texts))
    if asked in ROW_FOR_EACH:
        return Rows(*ROW_FOR_EACH[asked], reduced(mine))
    if asked in ROW_FOR_SOME:
        of, said = ROW_FOR_SOME[asked]
        some = Atom(f"row of {one.population}", "in", ("yes",))
        return Rows(of, "", reduced(mine | conditions(said) | {some}))
    return Rows(*asked, reduced(mine))


@lru_cache(maxsize=1024)
def _conditions(asked: Asked, text: str) -> Atoms:
    """Give the conditions of a text, and what follows from them."""
    found = conditions(_of_the_other(asked, text))
    for (population, when), then in FOLLOWS.items():
        if population == asked[0] and conditions(when) <= found:
            found |= conditions(then)
    return found


def _of_the_other(asked: Asked, text: str) -> str:
    """Name columns that the population it is made from has not by their own population too."""
    of = ROW_FOR_EACH.get(asked) or ROW_FOR_SOME.get(asked)
    if not text or of is None:
        return text
    known = standing()[of[0]].columns
    tree = sqlglot.parse_one(text, read="duckdb")
    for column in tree.find_all(exp.Column):
        if column.name not in known:
            column.set("this", exp.to_identifier(f"{asked[0]}__{column.name}"))
    return tree.sql(dialect="duckdb")
