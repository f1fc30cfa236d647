"""The workforce: thirteen rows through thirteen months, teams, and children against who holds them.

Team totals only: no row here ranks or names a worker.
"""

from collections import defaultdict
from dataclasses import dataclass, replace

from lineofsight.indicators.areas.people import DASHBOARD
from lineofsight.kernel.periods import Month
from lineofsight.picture.reading import Picture, Row
from lineofsight.picture.said import Exactness, Said, said

MONTHS = 13
VACANCY = ("P1", "P1d")
"""The vacancy rate on the local rule, and on the national one."""


@dataclass(frozen=True)
class DashboardRow:
    """One row of the dashboard."""

    code: str
    title: str
    unit: str
    months: tuple[tuple[Month, Said], ...]  # thirteen, oldest first

    @property
    def now(self) -> Said:
        """The newest month."""
        return self.months[-1][1]


@dataclass(frozen=True)
class Vacancy:
    """The vacancy rate on one rule, with the words of the rule."""

    code: str
    title: str
    figure: Said
    rule: str


@dataclass(frozen=True)
class Balance:
    """Open children against who holds them: the three add up to all.

    None: hidden; of those who hold them alone, that the records do not say (`no_holders`).
    """

    team: str  # empty for the whole
    children: int | None
    named: int | None  # held by a named worker
    managers: int | None  # held by a manager
    nobody: int | None  # unallocated, or held by a team or duty desk


@dataclass(frozen=True)
class Workforce:
    """All a workforce page shows."""

    rows: tuple[DashboardRow, ...]
    vacancy: tuple[Vacancy, ...]
    why_vacancy_differs: str
    balance: Balance
    teams: tuple[Balance, ...]


WHY_DIFFERENT = (
    "The local rule counts posts without a directly employed worker, by headcount. The national "
    "rule sets vacant full-time equivalents against vacant and permanent ones together, and counts "
    "a vacancy even where agency covers it."
)


def workforce(picture: Picture, *, exactness: Exactness, team: str | None = None) -> Workforce:
    """Give the workforce of the whole, or of one team."""
    rows = _rows(picture, exactness, team)
    found = {one.code: one for one in rows}
    balances = _balances(picture, exactness)
    return Workforce(
        rows=tuple(found[code] for code in DASHBOARD if code in found),
        vacancy=tuple(_vacancy(picture, found[code]) for code in VACANCY if code in found),
        why_vacancy_differs=WHY_DIFFERENT,
        balance=balances.get(team or "", Balance(team or "", 0, 0, 0, 0)),
        teams=tuple(one for name, one in balances.items() if name),
    )


def _rows(picture: Picture, exactness: Exactness, team: str | None) -> list[DashboardRow]:
    codes = tuple(dict.fromkeys((*DASHBOARD, *VACANCY)))
    last = picture.month.index
    listed = ", ".join(f"'{code}'" for code in codes)
    rows = picture.rows(
        f"""select f.*, i.title, i.unit from figure f join indicator i on i.code = f.code
        where f.code in ({listed}) and f.by = :by and f.grp = :grp and f.month > :first
        order by f.code, f.month""",
        by="team" if team else "", grp=team or "", first=last - MONTHS,
    )  # fmt: skip
    held: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        held[row["code"]].append(row)
    return [
        DashboardRow(
            code, held[code][0]["title"], held[code][0]["unit"],
            tuple((Month.at(row["month"]), said(row, row["unit"], exactness))
                  for row in held[code]),
        )
        for code in codes if code in held
    ]  # fmt: skip


def _vacancy(picture: Picture, row: DashboardRow) -> Vacancy:
    held = picture.row(
        "select json_extract(facts, '$.basis') as basis from indicator where code = :code",
        code=row.code,
    )
    return Vacancy(row.code, row.title, row.now, held["basis"] if held else "")


def _balances(picture: Picture, exactness: Exactness) -> dict[str, Balance]:
    """Count open children by team and by who holds them; the whole under an empty name."""
    rows = picture.rows(
        """select team, count(*) as children,
            count(*) filter (where held_by = 'named worker') as named,
            count(*) filter (where held_by = 'manager') as managers,
            count(*) filter (where held_by = 'nobody') as nobody
        from child where held_by <> '' group by team order by team"""
    )
    found = {row["team"] or "not recorded": Balance(**dict(row)) for row in rows}
    parts = ("children", "named", "managers", "nobody")
    whole = {name: sum(getattr(one, name) or 0 for one in found.values()) for name in parts}
    found = {"": Balance("", **whole), **found}
    if picture.about["no_holders"]:
        found = {
            name: replace(one, named=None, managers=None, nobody=None)
            for name, one in found.items()
        }
    if exactness == "exact":
        return found
    few = range(1, int(picture.about["threshold"]))
    return _protected(found, few)


def _protected(found: dict[str, Balance], few: range) -> dict[str, Balance]:
    """Show teams only if none of their counts is small, and the whole unless few are open.

    Of the whole, who holds them tells of the service, as W6 and CIN8 do, and not of a child.
    """
    teams = [one for name, one in found.items() if name]
    if any(_is_few(one, few) for one in teams):
        found = {"": found[""]}
    if found[""].children in few:
        found = {"": Balance("", None, None, None, None)}
    return found


def _is_few(one: Balance, few: range) -> bool:
    return any(count in few for count in (one.children, one.named, one.managers, one.nobody))
