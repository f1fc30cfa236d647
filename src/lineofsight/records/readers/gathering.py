"""Find the files a load is given: single files, and folders with everything beneath them.

Hidden files and the lock files Excel leaves are passed over, and said. Links to folders are
not followed, so that no loop is walked; a pipe or a device is no file.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lineofsight.kernel.problems import Refused, Unreadable
from lineofsight.records.readers.layouts import IgnoredSheet
from lineofsight.records.readers.limits import Limits

_MADE_BY_SYSTEMS = {"thumbs.db", "desktop.ini", "__macosx"}


@dataclass(frozen=True)
class Found:
    """One file to look at; `name` is what people are told, relative to what was given."""

    path: Path
    name: str
    was_named: bool  # given by name, not found in a folder


@dataclass
class Gathered:
    """Every file found, in the order of their names, and what was passed over."""

    files: list[Found] = field(default_factory=list)
    ignored: list[IgnoredSheet] = field(default_factory=list)


def gather(paths: Sequence[Path], *, limits: Limits) -> Gathered:
    """List the files in what was given, each once.

    Raises `Unreadable` for a path that is not there, `Refused` for more files than a load has.
    """
    gathered, seen = Gathered(), set()
    for found in (one for path in paths for one in _under(path, gathered)):
        real = os.path.realpath(found.path)
        if real in seen:
            continue
        seen.add(real)
        gathered.files.append(found)
        if len(gathered.files) > limits.files:
            raise Refused(
                f"There are more than {limits.files:,} files.",
                where=shown(str(paths[0])),
                do="Give the folder that holds only the returns and feeds of this load.",
            )
    _tell_apart(gathered.files)
    return gathered


def shown(name: str) -> str:
    """Give a file name that is safe to print: what cannot be printed is escaped."""
    return "".join(
        one if one.isprintable() else one.encode("unicode_escape").decode("ascii") for one in name
    )


def _under(path: Path, gathered: Gathered) -> Iterator[Found]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError, RuntimeError) as error:
        raise Unreadable(
            "There is no such file or folder, or it cannot be opened.",
            where=shown(str(path)),
            do="Check the path.",
        ) from error
    if stat.S_ISDIR(mode):
        yield from _in_folder(path, gathered)
    elif stat.S_ISREG(mode):
        yield Found(path, shown(path.name), was_named=True)
    else:
        raise Unreadable("It is not a file.", where=shown(str(path)), do="Give a file or folder.")


def _in_folder(folder: Path, gathered: Gathered) -> Iterator[Found]:
    for root, folders, files in os.walk(folder, followlinks=False):
        at = Path(root)
        for name in sorted(folders):
            if _is_passed_over(name) or (at / name).is_symlink():
                folders.remove(name)
                _pass_over(at / name, folder, gathered, is_folder=True)
        folders.sort()
        for name in sorted(files):
            path = at / name
            if _is_passed_over(name) or not _is_regular(path):
                _pass_over(path, folder, gathered)
            else:
                relative = path.relative_to(folder).as_posix()
                yield Found(path, shown(relative), was_named=False)


def _is_passed_over(name: str) -> bool:
    return name.startswith((".", "~$")) or name.casefold() in _MADE_BY_SYSTEMS


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, RuntimeError):
        return False


def _pass_over(path: Path, folder: Path, gathered: Gathered, *, is_folder: bool = False) -> None:
    if path.name.startswith("~$"):
        why = "a lock file Excel leaves beside an open workbook"
    elif _is_passed_over(path.name):
        why = "hidden"
    elif is_folder:
        why = "a link to a folder: give that folder itself"
    else:
        why = "a broken link, or no file"
    name = shown(path.relative_to(folder).as_posix())
    gathered.ignored.append(IgnoredSheet(name, None, why))


def _tell_apart(files: list[Found]) -> None:
    """Give files of one name, from two folders given, their whole paths as names."""
    names = [found.name for found in files]
    for at, found in enumerate(files):
        if names.count(found.name) > 1:
            files[at] = Found(found.path, shown(str(found.path)), found.was_named)
