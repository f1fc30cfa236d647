"""One load at a time, whether from a terminal or from a page: a small file says who is loading.

The file names the process; a load that was killed leaves it behind, and the next one sees that
nobody by that number is running and takes its place.
"""

import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lineofsight.kernel.problems import Refused
from lineofsight.records.home import Home


@contextmanager
def one_load(home: Home, *, since: str, by: str = "") -> Iterator[None]:
    """Hold the home for one load that began at `since`, and who loads, as people read them.

    Raises `Refused`, saying who and since when, while another load holds it.
    """
    home.path.mkdir(parents=True, exist_ok=True)
    _take(home.loading, since, by)
    try:
        yield
    finally:
        home.loading.unlink(missing_ok=True)


def _take(path: Path, since: str, by: str) -> None:
    mine = json.dumps(
        {"process": os.getpid(), "machine": platform.node(), "since": since, "by": by}
    )
    for _ in range(2):
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            _forget_if_dead(path)
            continue
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(mine)
        return
    raise Refused(
        "Another load began a moment ago.", where=path.name, do="Wait until it has ended."
    )


def _forget_if_dead(path: Path) -> None:
    """Remove the file of a load that is no more; refuse where it goes on."""
    held = _held(path)
    if held.get("machine") == platform.node() and not runs(int(held.get("process", 0))):
        path.unlink(missing_ok=True)
        return
    raise Refused(
        f"{held.get('by') or 'Somebody else'} has been loading since "
        f"{held.get('since', 'a moment ago')}.",
        where=path.name,
        do="Wait until it has ended. If nothing is being loaded, remove this file of the home.",
    )


def _held(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):  # it ended, or is being written, at this moment
        return {}
    return found if isinstance(found, dict) else {}


def runs(process: int) -> bool:
    """Say whether a process of this number goes on, on this machine."""
    if process <= 0 or os.name == "nt":  # Windows: a signal of 0 would end the process
        return process > 0
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
