"""Rows to mend at their source: each once, with a key that stays, and whose it is to mend.

Taken from the report of the newest load. A row that the next load no longer has is mended; one
that comes back counts how often it returned. What was known before lies beside the picture.
"""

import csv
import hmac
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import product

from lineofsight.picture.made.making import Making
from lineofsight.picture.made.mending import Known, known
from lineofsight.picture.made.whose import Holders, Named, Place, named
from lineofsight.records.findings import TO_MEND, Kind
from lineofsight.records.load_report_files import TABLE
from lineofsight.records.settling.comparing import of_one_row

_DIGITS = re.compile(r"[0-9]+")
_NOBODY = Named()

Found = Mapping[str, str]
"""One line of the report."""


def make(making: Making) -> None:
    """Write the wrong rows of the newest load, and those mended since they were first seen."""
    lines = list(_lines(making))
    placed = [(place, line["table"]) for line in lines if (place := _place(line))]
    owners = named(making, placed)
    before = known(making.home)
    now = dict(_keyed(making, lines, owners, before))
    making.store.insert("wrong", _rows(making, now, owners, before))
    making.store.insert("mended", _mended(making, before, now))


def _lines(making: Making) -> Iterator[Found]:
    folder = making.home.report_of(making.live.seal.id)
    try:
        with (folder / TABLE).open(encoding="utf-8-sig", newline="") as file:
            found = [line for line in csv.DictReader(file) if line["kind"] in TO_MEND]
    except FileNotFoundError:
        return
    for line in sorted(found, key=lambda line: TO_MEND.index(Kind(line["kind"]))):
        yield {**line, "as found": line["problem"], "problem": of_one_row(line["problem"])}


def _place(line: Found) -> Place | None:
    return (line["file"], line["sheet"], int(line["row"])) if line["row"] else None


def _named(line: Found, owners: Mapping[Place, Named]) -> Named:
    place = _place(line)
    return owners.get(place, _NOBODY) if place else _NOBODY


def _keyed(
    making: Making,
    lines: Sequence[Found],
    owners: Mapping[Place, Named],
    before: dict[str, Known],
) -> Iterator[tuple[str, Found]]:
    """Give each wrong row under its key: of one child, fact and problem, however rows move.

    What `before` knows under a former key, of a time when nobody knew whose row it was or the
    problem said how many there were, it knows under the key of now from here on.
    """
    taken: tuple[Counter[str], ...] = (Counter(), Counter(), Counter(), Counter())
    found = [
        [_key(*each) for each in zip(_texts(making, line, owners), taken, strict=True)]
        for line in lines
    ]
    current = {key for key, *_ in found}
    for line, (key, *former) in zip(lines, found, strict=True):
        known_as = [one for one in former if one in before and one not in current]
        if known_as and key not in before:
            before[key] = before.pop(known_as[0])
        yield key, line


def _texts(making: Making, line: Found, owners: Mapping[Place, Named]) -> Iterator[str]:
    """Give what a line is known by now, then what it may have been known by before."""
    where = [line["table"], _DIGITS.sub("", line["file"]), line["sheet"], line["heading"]]
    child_id = _named(line, owners).child_id
    abouts = (making.token(child_id) if child_id else line["row"], line["row"])
    for about, words in product(abouts, (line["problem"], line["as found"])):
        yield "\0".join([line["kind"], *where, line["as typed"], words, about])


def _key(text: str, taken: Counter[str]) -> str:
    """Give the key of a text, another each time the same text comes again."""
    taken[text] += 1
    whole = f"{text}\0{taken[text]}"
    return hmac.new(b"wrong row", whole.encode(), sha256).hexdigest()[:16]


def _rows(
    making: Making,
    now: Mapping[str, Found],
    owners: Mapping[Place, Named],
    before: Mapping[str, Known],
) -> Iterator[tuple[object, ...]]:
    holders = Holders(making, {one.child_id for one in owners.values()})
    for at, (key, line) in enumerate(now.items()):
        place = _place(line)
        whose = holders.of(_named(line, owners))
        seen = before.get(key)
        returned = seen.returned + int(bool(seen.mended_on)) if seen else 0
        beside = " ".join(
            part for part in (line["beside file"], line["beside sheet"], line["beside row"]) if part
        )
        yield (
            key, line["kind"], line["table"], line["file"], line["sheet"],
            place[2] if place else None, line["heading"], line["column"], line["as typed"],
            line["problem"], line["assumed"], beside, whose.number, whose.worker, whose.team,
            whose.held, int(whose.names_child), seen.first_seen_on if seen else _today(making),
            returned, at,
        )  # fmt: skip


def _today(making: Making) -> str:
    return making.live.seal.extracted_on.isoformat()


def _mended(
    making: Making, before: Mapping[str, Known], now: Mapping[str, Found]
) -> Iterator[tuple[object, ...]]:
    for key, one in before.items():
        if key not in now:
            mended_on = one.mended_on or _today(making)
            yield key, one.child, one.problem, one.first_seen_on, mended_on, one.returned
