"""The five breakdowns: how a row is put in its group, and in which order groups are shown.

They are added here, in one place, by joining `person` to any population that has a child. A
population that already has a column `age_band`, `sex`, `ethnicity_group` or `is_disabled` keeps
its own (the age of a victim is known, and the victim is in no other table).
"""

from collections.abc import Callable
from dataclasses import dataclass

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.kernel.problems import Problem
from lineofsight.populations.catalogue import Population
from lineofsight.records.standard.code_sets import CODE_SETS

AGE_BANDS = (
    "Unborn",
    "Under 1",
    "1 to 4",
    "5 to 9",
    "10 to 15",
    "16 to 17",
    "18 and over",
    "Not known",
)

_AGE_BAND = """case
    when person.is_unborn = 'yes' or person.born_birthday > on_day.birthday then 'Unborn'
    when person.born_birthday is null then 'Not known'
    when on_day.birthday - person.born_birthday < 10000 then 'Under 1'
    when on_day.birthday - person.born_birthday < 50000 then '1 to 4'
    when on_day.birthday - person.born_birthday < 100000 then '5 to 9'
    when on_day.birthday - person.born_birthday < 160000 then '10 to 15'
    when on_day.birthday - person.born_birthday < 180000 then '16 to 17'
    else '18 and over'
end"""


@dataclass(frozen=True)
class Breakdown:
    """One breakdown: the column of its own a population may have, else what `person` says."""

    name: str
    column: str
    of_person: str  # SQL over `person` and `on_day`, the day the row is asked about
    otherwise: str  # the group of a row that says nothing
    rests_on: str = ""  # the column of `person` without which no group can be given
    order: tuple[str, ...] = ()  # groups as shown; the others follow in alphabetical order


def _codes(name: str) -> tuple[str, ...]:
    return tuple(CODE_SETS[name].codes)


BREAKDOWNS = {
    breakdown.name: breakdown
    for breakdown in (
        Breakdown("team", "team", "", NOT_RECORDED),
        Breakdown("age", "age_band", _AGE_BAND, "Not known", "born_on", AGE_BANDS),
        Breakdown("sex", "sex", "person.sex", NOT_RECORDED, "sex", _codes("sex")),
        Breakdown(
            "ethnicity",
            "ethnicity_group",
            "person.ethnicity_group",
            "Not known",
            "ethnicity",
            _codes("ethnicity_group"),
        ),
        Breakdown(
            "disability",
            "is_disabled",
            "person.is_disabled",
            NOT_RECORDED,
            "is_disabled",
            _codes("yes_no"),
        ),
    )
}
"""Every breakdown there is, by the name asked for."""


def named(name: str) -> Breakdown:
    """Give the breakdown of this name."""
    if name not in BREAKDOWNS:
        raise Problem(
            f"There is no breakdown by {name}.", do=f"Say one of: {', '.join(BREAKDOWNS)}."
        )
    return BREAKDOWNS[name]


def expression(breakdown: Breakdown, population: Population) -> str | None:
    """Give the SQL for a row's group, or None when the population cannot be cut this way."""
    if breakdown.column in population.columns:
        return f"coalesce(p.{breakdown.column}, '{breakdown.otherwise}')"
    if breakdown.of_person and is_about_children(population):
        return f"coalesce({breakdown.of_person}, '{breakdown.otherwise}')"
    return None


def needs_person(breakdown: Breakdown, population: Population) -> bool:
    """Say whether the groups come from `person` and not from the population itself."""
    return breakdown.column not in population.columns and is_about_children(population)


def is_about_children(population: Population) -> bool:
    """Say whether a row of the population is about one child."""
    return "child_id" in population.columns


def in_order(breakdown: Breakdown) -> Callable[[str], tuple[int, str]]:
    """Give the key that sorts groups as they are shown; the unknown comes last."""
    places = {group: place for place, group in enumerate(breakdown.order)}
    last = len(places) + 1

    def key(group: str) -> tuple[int, str]:
        if group == breakdown.otherwise:
            return last, group
        return places.get(group, last - 1), group

    return key
