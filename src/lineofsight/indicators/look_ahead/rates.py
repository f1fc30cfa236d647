"""How often a duty was met that had so many working days left, counted from its own rows.

Over the twelve months before a day, from what was decided by then: rows that were open with so
many working days left to their last day in time, and whether they were done in time (or, of what
is outstanding, within so many working days from there). What lapsed undone is no longer owed and
is left out.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from lineofsight.kernel import working_days
from lineofsight.kernel.periods import months_earlier
from lineofsight.populations.catalogue import Population
from lineofsight.records.opened import Opened

MONTHS = 12

LONG_OVERDUE = -20
"""Longer overdue than this many working days is judged as this long: so old ones are rare."""


class Rate(NamedTuple):
    """How many cases there were, and how many of them were met."""

    cases: int
    met: int

    @property
    def share(self) -> Fraction | None:
        """The share that was met; None without a case."""
        return Fraction(self.met, self.cases) if self.cases else None


@dataclass(frozen=True)
class Rates:
    """Rates by team and working days left."""

    by_team: Mapping[tuple[str, int], Rate]

    def of_team(self, team: str, days_left: int) -> Rate:
        """Give one team's own."""
        return self.by_team.get((team, max(days_left, LONG_OVERDUE)), Rate(0, 0))

    def of_service(self, days_left: int) -> Rate:
        """Give that of all teams together."""
        like = max(days_left, LONG_OVERDUE)
        found = [rate for (_, left), rate in self.by_team.items() if left == like]
        return Rate(sum(rate.cases for rate in found), sum(rate.met for rate in found))


def counted(
    opened: Opened,
    population: Population,
    *,
    on: dt.date,
    within: int | None,
    left: Collection[int],
) -> Rates:
    """Count the rates of a duty for these numbers of working days left.

    `within` is how many working days there were to do it in, from there; None: until its last
    day in time. The population must have been built.
    """
    if not left:
        return Rates({})
    likes = sorted({max(days, LONG_OVERDUE) for days in left})
    first = max(months_earlier(on, MONTHS), working_days.FIRST)
    bounds = working_days.number(first), working_days.number(on)
    rows = opened.run(_sql(population.name, likes, within, bounds)).to_pylist()
    return Rates(
        {(row["team"], row["days_left"]): Rate(int(row["cases"]), int(row["met"])) for row in rows}
    )


def _sql(name: str, left: Collection[int], within: int | None, bounds: tuple[int, int]) -> str:
    lefts = " union all ".join(f"select {days} as days_left from local_rules" for days in left)
    until = "c.days_left" if within is None else str(within)
    met = "p.done_on <= p.due_on" if within is None else "n.work <= d.work - c.days_left + "
    met += "" if within is None else until
    return f"""with counts_for as ({lefts})
        select p.team, c.days_left, count(*) as cases,
            sum(case when {met} then 1 else 0 end) as met
        from {name} p
        cross join counts_for c
        join days s on s.day = p.started_on
        join days d on d.day = p.due_on
        left join days n on n.day = p.done_on
        left join days l on l.day = p.lapsed_on
        where s.work <= d.work - c.days_left
            and (n.work is null or n.work > d.work - c.days_left)
            and (l.work is null or l.work > d.work - c.days_left + {until}
                or (n.work is not null and p.done_on <= p.lapsed_on))
            and (l.work is null or l.work > d.work - c.days_left)
            and d.work - c.days_left + {until} > {bounds[0]}
            and d.work - c.days_left + {until} <= {bounds[1]}
        group by p.team, c.days_left
    """
