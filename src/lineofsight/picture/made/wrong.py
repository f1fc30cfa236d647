"""Rows to mend at their source: each once, with a key that stays, and whose it is to mend.

Taken from the report of the newest load. A row that the next load no longer has is mended; one
that comes back counts how often it returned. What was known before lies beside the picture.
"""

import csv
import hmac
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from lineofsight.picture.made.making import Making
from lineofsight.picture.made.mending import Known, known
from lineofsight.picture.made.whose import Holders, Named, Place, named
from lineofsight.records.findings import ROW_SET_ASIDE, TO_MEND, Kind
from lineofsight.records.load_report_files import TABLE
from lineofsight.records.settling.comparing import of_one_row

_NOBODY = Named()

Found = Mapping[str, str]
"""One line of the report."""


def make(making: Making) -> None:
    """Write the wrong rows of the newest load, and those mended since they were first seen."""
    lines = list(_lines(making))
    placed = [(place, line["table"]) for line in lines if (place := _place(line))]
    owners = named(making, placed)
    before = known(making.home)
    keyed = list(_keyed(making, lines, owners, before))
    twice = _said_already(keyed)
    now = {key: line for key, line in keyed if key not in twice}
    before = {key: one for key, one in before.items() if key not in twice}  # nor was it mended
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
        yield {**line, "problem": of_one_row(line["problem"])}


def _said_already(keyed: Sequence[tuple[str, Found]]) -> frozenset[str]:
    """Give the keys of rows set aside for a value that stands as one not read: one task."""
    unread = [line for _, line in keyed if line["kind"] == Kind.UNREAD]
    told = {
        "could not be read": {_place(line) for line in unread},
        "is missing": {_place(line) for line in unread if line["assumed"].endswith(ROW_SET_ASIDE)},
    }
    return frozenset(
        key
        for key, line in keyed
        if line["kind"] == Kind.SET_ASIDE
        and any(why in line["problem"] and _place(line) in at for why, at in told.items())
    )


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
    """Give each wrong row under its key: of one child, list, column and problem.

    No name of a file is in it: the same list comes under another name each month.
    What `before` knows under a key that nothing has now, and did not call mended, is of the row
    with the same problem of the same child, or of nobody, that is not known itself: where a row
    moved or a heading was renamed, nothing was mended.
    """
    taken: Counter[str] = Counter()
    whose = [_named(line, owners) for line in lines]
    keys = [_key(_text(making, *each), taken) for each in zip(lines, whose, strict=True)]
    current = set(keys)
    left: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key, one in before.items():
        if key not in current and not one.mended_on:
            left[one.child, one.problem].append(key)
    for line, owner, key in zip(lines, whose, keys, strict=True):
        child = making.token(owner.child_id) if owner.child_id else ""
        former = left[child, line["problem"]] or left["", line["problem"]]
        if former and key not in before:
            before[key] = before.pop(former.pop(0))
        yield key, line


def _text(making: Making, line: Found, owner: Named) -> str:
    """Give what a row is known by; by where it stands only where it names nobody."""
    child = making.token(owner.child_id) if owner.child_id else ""
    about = child or owner.case or owner.worker or line["row"]
    what = (line["table"], line.get("list") or "", line["heading"], line["as typed"])
    return "\0".join([line["kind"], *what, line["problem"], about])


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
