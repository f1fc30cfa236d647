"""Whose a row to mend is: who holds the child now or held it last, else whoever the row names.

A row says itself which child, worker, team or case it is of (kept in the sealed month). Of a month
that was sealed before this was kept, the child is read from the tables its row stands in.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.picture.made.making import Making
from lineofsight.records.snapshots import to_mend
from lineofsight.records.standard import TABLES

NOW, LAST, ROW = "now", "last", "row"
"""How a worker or team is known: holds the child, held it last, is named in the row."""

Place = tuple[str, str, int]
"""File, sheet and Excel row."""

_NOBODY = ("", "")
_COURTS = ("care_proceedings", "pre_proceedings")

_LAST = """select child, worker, team from involved
    where started_on <= ? and child in (select value from json_each(?))
    order by child, allocation = 'primary', coalesce(ended_on, '9999'), started_on, worker"""
"""The last of each child's rows is whoever held it last."""


_FRONT_DOOR = """select child_id, team, started_on as on_day from early_help_episodes
    where team is not null
    union all select child_id, team, referred_on from referrals where team is not null
    union all select child_id, team, received_on from mash_enquiries where team is not null
    order by on_day, team"""
"""Where a child is known who was never allocated to anybody."""


@dataclass(frozen=True)
class Named:
    """What a row says of its owner, as read; parts may be empty."""

    child_id: str = ""
    worker: str = ""
    team: str = ""
    case: str = ""


@dataclass(frozen=True)
class Whose:
    """Who can mend a row: nobody is known where worker and team are empty."""

    number: int | None  # of the child in this picture
    worker: str
    team: str
    held: str  # NOW, LAST or ROW; empty: nobody is known
    names_child: bool  # it is of a child, known here or not


def named(making: Making, places: Collection[tuple[Place, str]]) -> dict[Place, Named]:
    """Give what the rows at these places say of their owner; each place with its table, if any."""
    kept = to_mend(making.home, making.live.seal)
    if kept is None:
        return {place: Named(child_id) for place, child_id in _of_tables(making, places).items()}
    rows = kept.to_pylist()
    cases = _of_cases(making, {row["case_id"] for row in rows if row["case_id"]})
    return {
        (row["file"], row["sheet"] or "", row["row"]): Named(
            row["child_id"] or cases.get(row["case_id"], ""),
            row["worker_id"] or "",
            row["team"] or "",
            row["case_id"] or "",
        )
        for row in rows
    }


def _of_tables(making: Making, places: Collection[tuple[Place, str]]) -> dict[Place, str]:
    """Give the child that each row is about, where the row stands in a table."""
    sources = {(one.file, one.sheet or ""): at for at, one in enumerate(making.live.seal.sources)}
    found: dict[Place, str] = {}
    for name, table in TABLES.items():
        if "child_id" not in table.stored or name not in making.live.seal.tables:
            continue
        wanted = {
            (sources[place[:2]], place[2]): place
            for place, of in places
            if place[:2] in sources and of in {"", name}
        }
        for at, child_id in _at(making, name, wanted):
            found.setdefault(wanted[at], child_id)
    return found


def _at(
    making: Making, table: str, wanted: Collection[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Give the child of each of these rows of a table."""
    if not wanted:
        return
    asked = ", ".join(f"({source}, {row})" for source, row in sorted(wanted))
    rows = making.live.run(
        f"select t.child_id, t.source_file, t.source_row from {table} t "
        f"join (values {asked}) w(source_file, source_row) "
        "on w.source_file = t.source_file and w.source_row = t.source_row "
        "where t.child_id is not null order by t.child_id"
    ).to_pylist()
    for row in rows:
        yield (row["source_file"], row["source_row"]), row["child_id"]


def _of_cases(making: Making, asked: Collection[str]) -> dict[str, str]:
    """Give a child of each of these cases: of several the first, an unrestricted one before."""
    if not asked:
        return {}
    closed = {
        str(child_id)
        for (child_id,) in making.store.run("select child_id from child where is_restricted = 1")
    }
    children: dict[str, set[str]] = defaultdict(set)
    for table in _COURTS:
        for row in making.live.run(f"select case_id, child_id from {table}").to_pylist():
            if row["case_id"] in asked and row["child_id"] in making.children:
                children[row["case_id"]].add(row["child_id"])
    return {case: min(one, key=lambda c: (c in closed, c)) for case, one in children.items()}


class Holders:
    """Who holds each of some children of the picture, or held it last; the team of each worker."""

    def __init__(self, making: Making, children: Iterable[str]) -> None:
        self._numbers = {one: making.children[one] for one in children if one in making.children}
        among = f"[{', '.join(map(str, self._numbers.values()))}]"
        self._now = _by_child(making.store.run(
            "select id, worker, team from child where id in (select value from json_each(?))",
            among,
        ))  # fmt: skip
        self._last = _by_child(making.store.run(_LAST, making.on.isoformat(), among))
        self._last |= self._met(making)
        self._teams = {
            str(code): str(team or "")
            for code, team in making.store.run("select code, team from worker")
        }

    def _met(self, making: Making) -> dict[int | None, tuple[str, str]]:
        """Give the team that met each child last, of those that were allocated to nobody."""
        left = {
            child_id: number for child_id, number in self._numbers.items()
            if number not in self._last
        }  # fmt: skip
        rows = making.live.run(_FRONT_DOOR).to_pylist() if left else []
        return {
            left[row["child_id"]]: ("", row["team"])
            for row in rows
            if row["child_id"] in left and row["team"] != NOT_RECORDED
        }

    def of(self, row: Named) -> Whose:
        """Say who can mend a row that names these."""
        number = self._numbers.get(row.child_id)
        now, last = self._now.get(number, _NOBODY), self._last.get(number, _NOBODY)
        found = ((now, NOW), (last, LAST), ((row.worker, row.team), ROW), (_NOBODY, ""))
        (worker, team), held = next(one for one in found if any(one[0]) or not one[1])
        team = team or self._teams.get(worker, "")
        return Whose(number, worker, team, held, names_child=bool(row.child_id or row.case))


def _by_child(rows: Iterable[tuple[object, ...]]) -> dict[int | None, tuple[str, str]]:
    return {int(str(number)): (str(worker or ""), str(team or "")) for number, worker, team in rows}
