"""The ten breakdowns: how a row is put in its group, and in which order groups are shown.

They are added here, in one place, by joining `person`, or the spells of the day (service, need,
placement), to any population that has a child. A population that already has the column of a
breakdown (`age_band`, `sex`, `need`, `ward` ...) keeps its own: the age of a victim is known, and
the victim is in no other table.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.kernel.problems import Problem
from lineofsight.populations.catalogue import Catalogue, Population
from lineofsight.records.mapping import annex_a
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


_ON_THAT_DAY = """ and {0}.started_on <= on_day.day
    and ({0}.ended_on is null or {0}.ended_on > on_day.day)"""


@dataclass(frozen=True)
class Joined:
    """What a breakdown is looked up in: a table, or a population of spells held that day.

    `on` is SQL in which `{team}` stands for the team the row is counted under. `rests_on` are the
    columns of the records of which one source must have given at least one. `told_of` are tables
    whose children alone Annex A says it of: where others are counted, nobody was asked about them,
    unless another source filled the table `told_by`.
    """

    name: str
    on: str
    rests_on: tuple[tuple[str, str], ...]
    of_children: bool = True  # only a population about children can be cut this way
    of_days: bool = True  # spells: the one open on the day asked about
    told_of: frozenset[str] = frozenset()
    told_by: str = ""

    @property
    def sql(self) -> str:
        """The join, with `{team}` still to be filled in."""
        day = _ON_THAT_DAY.format(self.name) if self.of_days else ""
        return f"left join {self.name} on {self.on}{day}"


@dataclass(frozen=True)
class Breakdown:
    """One breakdown: the column of its own a population may have, else what is joined says."""

    name: str
    column: str
    of_joined: str = ""  # SQL over `joined` and `on_day`, the day the row is asked about
    joined: Joined | None = None
    otherwise: str = NOT_RECORDED  # the group of a row that says nothing
    order: tuple[str, ...] = ()  # groups as shown; the others follow in alphabetical order
    words: str = ""  # what it is called in a sentence, where the name alone is not enough
    meanings: Mapping[str, str] = field(default_factory=dict)  # of groups that are bare codes

    def said(self, group: str) -> str:
        """Write a group as people read it: `N1 Abuse or neglect`, or the group itself."""
        meaning = self.meanings.get(group)
        return f"{group} {meaning}" if meaning else group


def _codes(name: str) -> tuple[str, ...]:
    return tuple(CODE_SETS[name].codes)


_NEEDS = {**CODE_SETS["need"].codes, **CODE_SETS["abuse"].codes}


def _person(column: str) -> Joined:
    return Joined("person", "person.child_id = p.child_id", (("person", column),), of_days=False)


def _annex_a_asks(column: str) -> frozenset[str]:
    """Give the tables filled from the Annex A lists that ask this of a child."""
    asking = (one for one in annex_a.LISTS if column in (one.person or {}))
    return frozenset(fill.table for one in asking for fill in one.fills)


_UNACCOMPANIED = replace(
    _person("is_uasc"), told_of=_annex_a_asks("is_uasc"), told_by="immigration_status"
)
_SERVICE = Joined(
    "services_of_teams",
    "services_of_teams.team = {team}",
    (("department", "service"),),
    of_children=False,
)
_NEED = Joined(
    "need_spells",
    "need_spells.child_id = p.child_id",
    (("cin_episodes", "primary_need"), ("cla_episodes", "need")),
)
_PLACEMENT = Joined(
    "placement_spells",
    "placement_spells.child_id = p.child_id",
    (("cla_placement", "placement_type"),),
)
_PLACEMENTS = (
    "Foster care",
    "Placed for adoption",
    "With parents",
    "Children's home",
    "Secure",
    "Supported or independent",
    "Residential, other",
    "Temporary",
    "Other",
)

BREAKDOWNS = {
    breakdown.name: breakdown
    for breakdown in (
        Breakdown("team", "team"),
        Breakdown("service", "service", "services_of_teams.service", _SERVICE),
        Breakdown("age", "age_band", _AGE_BAND, _person("born_on"), "Not known", AGE_BANDS),
        Breakdown("sex", "sex", "person.sex", _person("sex"), order=_codes("sex")),
        Breakdown(
            "ethnicity",
            "ethnicity_group",
            "person.ethnicity_group",
            _person("ethnicity"),
            "Not known",
            _codes("ethnicity_group"),
        ),
        Breakdown(
            "disability",
            "is_disabled",
            "person.is_disabled",
            _person("is_disabled"),
            order=_codes("yes_no"),
        ),
        Breakdown(
            "uasc",
            "is_uasc",
            "person.is_uasc",
            _UNACCOMPANIED,
            order=_codes("yes_no"),
            words="whether the child is an unaccompanied asylum-seeking child",
        ),
        Breakdown(
            "need",
            "need",
            "need_spells.need",
            _NEED,
            order=tuple(_NEEDS),
            words="the primary need or category of abuse",
            meanings=_NEEDS,
        ),
        Breakdown(
            "placement",
            "placement_kind",
            "placement_spells.kind",
            _PLACEMENT,
            "Not in a placement",
            _PLACEMENTS,
            "the kind of placement",
        ),
        Breakdown("ward", "ward", "person.ward", _person("ward"), words="the ward"),
    )
}
"""Every breakdown there is, by the name asked for."""

OF_THEIR_OWN = {
    "source": Breakdown(
        "source", "source_group", otherwise="Unknown", order=_codes("source_group")
    ),
}
"""Breakdowns that only what says them of itself can be cut by: contacts and referrals."""


def named(name: str) -> Breakdown:
    """Give the breakdown of this name."""
    if name in OF_THEIR_OWN:
        return OF_THEIR_OWN[name]
    if name not in BREAKDOWNS:
        raise Problem(
            f"There is no breakdown by {name}.", do=f"Say one of: {', '.join(BREAKDOWNS)}."
        )
    return BREAKDOWNS[name]


def expression(breakdown: Breakdown, population: Population) -> str | None:
    """Give the SQL for a row's group, or None when the population cannot be cut this way."""
    if breakdown.column in population.columns:
        return f"coalesce(p.{breakdown.column}, '{breakdown.otherwise}')"
    if joined(breakdown, population):
        return f"coalesce({breakdown.of_joined}, '{breakdown.otherwise}')"
    return None


def joined(breakdown: Breakdown, population: Population) -> Joined | None:
    """Give what must be joined for the groups; None where the population says them itself."""
    found = breakdown.joined
    if found is None or breakdown.column in population.columns:
        return None
    return found if is_about_children(population) or not found.of_children else None


def looked_up(names: Iterable[str], populations: Catalogue) -> list[str]:
    """List the populations that these breakdowns are looked up in, to be built first."""
    found = (BREAKDOWNS[name].joined for name in names)
    return [each.name for each in found if each and each.name in populations]


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
