"""What arrived: each load and its seal, what was set aside and why, what each table can answer."""

import json
import re
from collections import Counter
from collections.abc import Iterator

from lineofsight.kernel.periods import Month
from lineofsight.picture.made.making import Making
from lineofsight.populations.coverage import Span, table_why_not
from lineofsight.records.seals import Seal
from lineofsight.records.snapshots import running, sealed, set_aside
from lineofsight.records.standard import TABLES

COVERED_MONTHS = 24
_OTHER_ROW = re.compile(r" row [0-9]+.*")

LOADS = 24
"""How many loads back are told of."""


def make(making: Making) -> None:
    """Write the loads, what they set aside, and the coverage of the newest."""
    seals = sealed(making.home)
    live = running(making.home)
    told = [*seals[-LOADS:], *([live] if live else [])]
    making.store.insert("load", (_load(making, seal) for seal in told))
    for seal in told:
        making.store.insert("aside", _aside(making, seal))
    making.store.insert("coverage", _coverage(making))


def _load(making: Making, seal: Seal) -> tuple[object, ...]:
    newest = {making.opened.seal.id, making.live.seal.id}
    sources = [
        {"file": one.file, "sheet": one.sheet or "", "sha256": one.sha256} for one in seal.sources
    ]
    return (
        seal.id, str(seal.month or ""), seal.version, seal.extracted_on.isoformat(),
        seal.loaded_at, int(seal.month is None), int(seal.id in newest),
        int(seal.accepted_fall), sum(seal.tables.values()), json.dumps(dict(seal.tables)),
        json.dumps(sources), json.dumps(dict(seal.findings)), "\n".join(seal.notes),
    )  # fmt: skip


def _aside(making: Making, seal: Seal) -> Iterator[tuple[object, ...]]:
    rows = set_aside(making.home, seal).to_pylist()
    counted = Counter((row["table"], _OTHER_ROW.sub(" another row", row["reason"])) for row in rows)
    for (table, reason), many in sorted(counted.items()):
        yield seal.id, table, reason, many


def _coverage(making: Making) -> Iterator[tuple[object, ...]]:
    seal = making.opened.seal
    months = making.month.plus(1 - COVERED_MONTHS).until(making.month)
    for place, (name, table) in enumerate(TABLES.items()):
        reach = seal.reach.get(name)
        meaning = table.meaning.split(". ")[0].rstrip(".")
        for month in months:
            reason = table_why_not(seal, name, asked=_span(month))
            yield (
                name, meaning, place, month.index, int(not reason), reason,
                reach.source if reach else "",
            )  # fmt: skip


def _span(month: Month) -> Span:
    return Span(month.first_day, month.last_day)
