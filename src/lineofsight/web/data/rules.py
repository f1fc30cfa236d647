"""What may be done with files that were sent, and when. Pure: no database, no clock."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import PurePosixPath, PureWindowsPath

ENDINGS = (".csv", ".tsv", ".txt", ".tab", ".xlsx", ".xlsm", ".xls", ".xml", ".parquet")
_UNPACK = "Unpack it, and send the files in it."
_SAVE_AS_XLSX = "Open it in its own program, and save it as .xlsx."
_NO_RETURN = "Returns are CSV, Excel, XML or Parquet: export it as one of these, or leave it out."
_CAN_BE = {
    **dict.fromkeys(("zip", "7z", "rar", "gz", "tar"), _UNPACK),
    **dict.fromkeys(("ods", "xlsb", "numbers"), _SAVE_AS_XLSX),
    **dict.fromkeys(("pdf", "doc", "docx", "rtf", "odt", "json", "html", "png", "jpg"), _NO_RETURN),
    **dict.fromkeys(("msg", "eml", "toml", "ini", "md", "db", "mdb", "accdb", "dat"), _NO_RETURN),
}
"""Endings that are often sent, and what to do. Another is not said: it may be part of a name."""
MOST_FILES = 100
MOST_BYTES = 400 * 1024 * 1024
LOOKED_AT_FOR = dt.timedelta(hours=24)
"""How long what was found in the files may be acted on by whoever sent them."""
KEPT_FOR = dt.timedelta(days=30)
"""How long files that were not loaded are kept."""


class State(Enum):
    """How far files that were sent have come."""

    WAITING = "waiting to be looked at"
    LOOKING = "being looked at"
    UNREADABLE = "could not be loaded"
    SEEN = "looked at, not loaded"
    ASKED = "waiting for a second person"
    REFUSED = "not agreed to"
    LOADING = "being loaded"
    SEALED = "loaded"
    THROWN_AWAY = "thrown away"

    @property
    def goes_on(self) -> bool:
        """Say whether the page will change by itself."""
        return self in {State.WAITING, State.LOOKING, State.LOADING}


@dataclass(frozen=True)
class Standing:
    """What a decision about an upload rests on."""

    state: State
    fell: bool  # so many fewer rows that a second person is asked
    seen_at: dt.datetime | None
    is_stale: bool  # something newer was sealed since it was looked at


def may_load(now: Standing, *, at: dt.datetime) -> str:
    """Give why the sender may not load these files now; nothing where it may be done."""
    if now.state is not State.SEEN:
        return f"These files are {now.state.value}."
    if now.seen_at is None or at - now.seen_at > LOOKED_AT_FOR:
        return "More than a day has gone by since these files were looked at: look at them again."
    if now.is_stale:
        return "Another load was sealed since these files were looked at: look at them again."
    return ""


def may_look_again(now: Standing, *, at: dt.datetime) -> bool:
    """Say whether the sender may have files that still lie here looked at once more."""
    if now.state not in {State.SEEN, State.ASKED}:
        return False
    return bool(may_load(replace(now, state=State.SEEN), at=at))


def may_approve(now: Standing, *, by_sender: bool, at: dt.datetime) -> str:
    """Give why this person may not approve the load; nothing where it may be done."""
    if by_sender:
        return "Whoever sent the files cannot approve them: ask a second person."
    if now.state is not State.ASKED:
        return f"These files are {now.state.value}."
    return may_load(replace(now, state=State.SEEN), at=at)


def name_kept(given: str, number: int) -> str:
    """Give the name a file is kept under: its place in the list and what is harmless of its own."""
    last = PureWindowsPath(PurePosixPath(given.replace("\x00", "")).name).name
    stem, dot, ending = last.rpartition(".")
    plain = re.sub(r"[^A-Za-z0-9 _-]+", "_", stem if dot else last).strip(" _")[:60]
    kept = f".{ending.lower()}" if f".{ending.lower()}" in ENDINGS else ""
    return f"{number:02d} {plain or 'file'}{kept}"


def wrong_with(names: list[str], sizes: list[int]) -> str:
    """Say what is wrong with files before anything is read; nothing where all are welcome."""
    if not names:
        return "Choose the files of the returns."
    if len(names) > MOST_FILES:
        return f"Send at most {MOST_FILES} files at a time."
    if sum(sizes) > MOST_BYTES:
        return f"The files together are larger than {MOST_BYTES // 1024 // 1024} MB."
    empty = next((number for number, size in enumerate(sizes, 1) if not size), 0)
    if empty:
        return f"{_nth(empty, names)} is empty. Export it again, or leave it out."
    strange = next((n for n, name in enumerate(names, 1) if not name.lower().endswith(ENDINGS)), 0)
    return _strange(names[strange - 1], _nth(strange, names)) if strange else ""


def _nth(number: int, names: list[str]) -> str:
    """Say which file, and not its name: that may be a child's."""
    if len(names) == 1:
        return "The file"
    return f"File {number} of the {len(names)}, in the order they were chosen,"


def _strange(name: str, which: str) -> str:
    """Say of a file of a kind that is not read how it ends, where that can be no name."""
    ending = name.rpartition(".")[2].lower()
    if ending in _CAN_BE:
        return f"{which} ends in .{ending}, which is not read. {_CAN_BE[ending]}"
    return (
        f"{which} is of a kind that is not read. Returns are CSV, Excel, XML or Parquet: their "
        f"names end in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}. Export it as one of these, or "
        "leave it out."
    )
