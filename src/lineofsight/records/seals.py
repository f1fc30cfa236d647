"""What a seal says of a month: which rows it holds, how far back they answer, where they came from.

Kept as `seal.json` beside the month's Parquet files, and carried by everything made from it.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from lineofsight.kernel.periods import Month

SCHEMA_VERSION = 2
"""Raised when the stored columns change, so that an older month is refused and not misread."""


@dataclass(frozen=True)
class Reach:
    """The days a table can answer, both ends included."""

    first: dt.date | None  # None: as far back as anybody asks
    last: dt.date
    source: str  # "list 7", "SSDA903 Episodes", "visits.csv"
    latest_only: bool = False  # says how things stood on `last`, and nothing of any other day
    because: str = ""  # why no further back, where it is not that the list begins there
    holds_origins: bool = False  # what later rows of its return follow is in it, however old
    alone: str = ""  # whom alone it tells of, where others have such rows too


def latest_alone(source: str) -> str:
    """Say that a source does not tell what was before the latest."""
    return f"{source} gives only the latest for each child, so what came before is not known"


class Source(NamedTuple):
    """One sheet or file the rows came from; its place in the seal is a row's `source_file`."""

    file: str
    sheet: str | None
    sha256: str


@dataclass(frozen=True)
class Seal:
    """What a month was made of; `month` is None for the running picture."""

    month: Month | None
    extracted_on: dt.date
    version: int = 0  # 0 until sealed
    id: str = ""  # "2017-11 v1 3fa9c1d2"
    loaded_at: str = ""  # UTC, ISO
    authority: str | None = None
    tables: Mapping[str, int] = field(default_factory=dict)  # rows of each loaded table
    newest: Mapping[str, dt.date] = field(default_factory=dict)  # newest date of each
    reach: Mapping[str, Reach] = field(default_factory=dict)  # only tables that were loaded
    lacks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # columns no source gives
    blank: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # columns every row leaves blank
    latest: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # columns whose earlier values stand in no rows of their own
    empty: Mapping[str, str] = field(default_factory=dict)  # table -> which list of it says nothing
    sources: tuple[Source, ...] = ()
    settings_digest: str = ""
    schema_version: int = SCHEMA_VERSION
    product_version: str = ""
    findings: Mapping[str, int] = field(default_factory=dict)  # how many of each kind
    accepted_fall: bool = False
    digests: Mapping[str, str] = field(default_factory=dict)  # Parquet file -> SHA-256
    notes: tuple[str, ...] = ()  # what a reader of a figure must know about the sources

    @property
    def name(self) -> str:
        """What the month is called in a sentence: `November 2017`, or the running picture."""
        return self.month.name if self.month else "the running picture"


def to_json(seal: Seal) -> str:
    """Write the seal as text."""
    held = {item.name: _plain(getattr(seal, item.name)) for item in fields(Seal)}
    return json.dumps(held, indent=1, ensure_ascii=False)


def from_json(text: str) -> Seal:
    """Read a seal written by `to_json`."""
    held: dict[str, Any] = json.loads(text)
    held["month"] = Month.parse(held["month"]) if held["month"] else None
    held["extracted_on"] = dt.date.fromisoformat(held["extracted_on"])
    held["newest"] = {name: dt.date.fromisoformat(day) for name, day in held["newest"].items()}
    held["reach"] = {name: _reach(reach) for name, reach in held["reach"].items()}
    held["sources"] = tuple(Source(*source) for source in held["sources"])
    held["lacks"] = {name: tuple(columns) for name, columns in held["lacks"].items()}
    for key in ("blank", "latest"):
        held[key] = {name: tuple(columns) for name, columns in held.get(key, {}).items()}
    held["notes"] = tuple(held["notes"])
    return Seal(**held)


def _reach(held: dict[str, Any]) -> Reach:
    first = dt.date.fromisoformat(held["first"]) if held["first"] else None
    last = dt.date.fromisoformat(held["last"])
    return Reach(**{**held, "first": first, "last": last})


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Month):
        return str(value)
    if isinstance(value, Reach):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in sorted(value.items())}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
