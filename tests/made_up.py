"""Records made up by chance from the standard dataset, for laws that hold of any records.

Nothing in them makes sense for practice: that is the point. Few children, few days, so that rows
meet; every code; empty cells wherever a column may be empty; no two rows of one key.
"""

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.standard import TABLES, Column, Table
from lineofsight.records.standard.code_sets import CODE_SETS

FIRST = dt.date(2024, 1, 1)
DAYS = 1000

_FEW = {
    "child_id": [f"c{n}" for n in range(12)],
    "worker_id": [f"w{n}" for n in range(5)],
    "team": ["North", "South", "East"],
    "case_id": ["k1", "k2", "k3"],
    "post_id": ["p1", "p2", "p3"],
    "household_id": ["h1", "h2"],
    "victim_reference": ["v1", "v2"],
}
_LEFT_OUT = ("population", "targets", "narrative", "neighbours", "person_names")


def records(seed: int, rows: int = 25) -> dict[str, list[dict[str, Any]]]:
    """Make up every table, the same for the same seed."""
    chance = random.Random(seed)
    made = {
        name: _rows(table, chance, rows) for name, table in TABLES.items() if name not in _LEFT_OUT
    }
    made["population"] = [{"area": "Wandle", "year": 2024, "children": 1000}]
    return made


def _rows(table: Table, chance: random.Random, rows: int) -> list[dict[str, Any]]:
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for _ in range(rows):
        row = {column.name: _cell(column, table, chance) for column in table.columns}
        found[tuple(row[name] for name in table.key)] = row
    return list(found.values())


def _cell(column: Column, table: Table, chance: random.Random) -> Any:
    is_coded = column.kind in ("code", "yes/no")
    often = 0.5 if column.name == table.ends else 0.2
    if column.name not in table.needs and not is_coded and chance.random() < often:
        return None
    if column.name in _FEW:
        return chance.choice(_FEW[column.name])
    if column.codes:
        return chance.choice([*CODE_SETS[column.codes].codes, NOT_RECORDED])
    return _VALUES[column.kind](chance) if column.name != "born_on" else _birth(chance)


def _day(chance: random.Random) -> dt.date:
    return FIRST + dt.timedelta(days=chance.randrange(DAYS))


def _birth(chance: random.Random) -> dt.date:
    return dt.date(2003, 1, 1) + dt.timedelta(days=chance.randrange(9000))


def _time(chance: random.Random) -> dt.date:
    clock = dt.time(chance.randrange(24), chance.choice([0, 30]))
    return chance.choice([_day(chance), dt.datetime.combine(_day(chance), clock)])


_VALUES: dict[str, Callable[[random.Random], Any]] = {
    "date": _day,
    "time": _time,
    "integer": lambda chance: chance.randrange(40),
    "decimal": lambda chance: chance.choice(["0", "0.2", "0.5", "1"]),
    "text": lambda chance: chance.choice(["a", "b", "c"]),
}
