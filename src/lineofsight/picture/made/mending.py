"""Since when each wrong row is known, when it was mended and how often it came back.

Kept beside the picture and not in it, so that it outlives a picture that is removed or of another
version. A child is known by its token; no name and no value of a cell is kept.
"""

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import astuple, dataclass

from lineofsight.picture.made.store import Store
from lineofsight.records.home import Home


@dataclass(frozen=True)
class Known:
    """What is known of a row that was wrong once."""

    first_seen_on: str
    returned: int
    mended_on: str = ""  # empty: it is still wrong
    child: str = ""  # token; empty: no child's
    problem: str = ""


def known(home: Home) -> dict[str, Known]:
    """Read what is known, by the key of the row; nothing where no list was ever made."""
    try:
        held = json.loads(home.mending.read_text("utf-8"))
    except (FileNotFoundError, ValueError):  # never made, or damaged: the list begins afresh
        return {}
    return {key: Known(*values) for key, values in held.items()}


def learnt(store: Store) -> dict[str, Known]:
    """Gather what a picture in the making says of its rows."""
    found = {
        str(key): Known(str(first), int(str(returned)), str(mended), str(child), str(problem))
        for key, child, problem, first, mended, returned in store.run(
            "select key, child_token, problem, first_seen_on, mended_on, returned from mended"
        )
    }
    for key, child, problem, first, returned in store.run(
        "select w.key, coalesce(c.token, ''), w.problem, w.first_seen_on, w.returned "
        "from wrong w left join child c on c.id = w.child"
    ):
        found[str(key)] = Known(str(first), int(str(returned)), "", str(child), str(problem))
    return found


def keep(home: Home, found: Mapping[str, Known]) -> None:
    """Put what is known in place of what was, at one stroke, for the owner alone."""
    aside = home.mending.with_name(f".{home.mending.name}-{secrets.token_hex(4)}")
    held = {key: astuple(one) for key, one in found.items()}
    opened = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as file:
        json.dump(held, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(home.mending)
