"""One sealed file that holds a home and its database, and the list of all it holds with digests.

The list comes last, so that it is written in one pass; reading proves every piece of the file, and
`unpack` that each file is the one listed, that none is missing and none is more.
"""

import gzip
import hashlib
import io
import json
import os
import tarfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, cast

from lineofsight.kernel.problems import Unreadable
from lineofsight.kernel.progress import Step
from lineofsight.operations.sealing import PIECE, Altered, Opener, Sealer

CONTENTS = "contents.json"
HOME = "home/"
SITE = "site/"
GOES = f"{HOME}uploads/"
"""Files sent from a page: once loaded they are thrown away, perhaps while a backup is written."""


@dataclass(frozen=True)
class Contents:
    """What an archive says of itself: when and of what, and each file with its SHA-256."""

    made_at: str  # UTC, ISO
    version: str
    database: str  # "sqlite", "postgresql", or empty where no site was ever opened
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def months(self) -> int:
        """How many sealed months it holds, each version counted."""
        return sum(n.startswith(f"{HOME}months/") and n.endswith("/seal.json") for n in self.files)


class _Counted:
    """A file that is read through, and the digest of what was read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def read(self, size: int) -> bytes:
        piece = self._file.read(size)
        self.digest.update(piece)
        return piece


def write(
    out: BinaryIO, passphrase: bytes, files: Mapping[str, Path | bytes], about: Contents, step: Step
) -> Contents:
    """Write the files, then the list of them; give the list."""
    sealer = Sealer(out, passphrase)
    digests = {}
    with (
        gzip.GzipFile(
            fileobj=cast("BinaryIO", sealer), mode="wb", compresslevel=1, mtime=0
        ) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar,
    ):
        for number, (name, source) in enumerate(files.items()):
            step("Writing", number / len(files))
            try:
                digests[name] = _add(tar, name, source)
            except FileNotFoundError:
                if not name.startswith(GOES):
                    raise
        made = Contents(about.made_at, about.version, about.database, digests)
        _add(tar, CONTENTS, json.dumps(asdict(made), indent=1).encode())
    sealer.finish()
    return made


def _add(tar: tarfile.TarFile, name: str, source: Path | bytes) -> str:
    """Add one file as it stood when it was opened; it may grow or be replaced meanwhile."""
    entry = tarfile.TarInfo(name)
    with io.BytesIO(source) if isinstance(source, bytes) else source.open("rb") as file:
        if isinstance(source, bytes):
            entry.size, entry.mode = len(source), 0o600
        else:
            state = os.fstat(file.fileno())
            entry.size, entry.mode, entry.mtime = state.st_size, state.st_mode, int(state.st_mtime)
        read = _Counted(file)
        tar.addfile(entry, cast("IO[bytes]", read))
    return read.digest.hexdigest()


def read(source: BinaryIO, passphrase: bytes, *, where: str) -> Contents:
    """Prove the whole archive without writing anything; give its list."""
    return _read(source, passphrase, where=where, into=None)


def unpack(source: BinaryIO, passphrase: bytes, into: Path, *, where: str) -> Contents:
    """Write every file below a folder, proved; give the list."""
    return _read(source, passphrase, where=where, into=into)


def _read(source: BinaryIO, passphrase: bytes, *, where: str, into: Path | None) -> Contents:
    opener = io.BufferedReader(Opener(source, passphrase, where=where), PIECE)
    digests, listed = {}, b""
    try:
        with (
            gzip.GzipFile(fileobj=opener) as packed,
            tarfile.open(fileobj=packed, mode="r|") as tar,
        ):
            for entry in tar:
                content = tar.extractfile(entry)
                if content is None:
                    raise Altered(where)
                if entry.name == CONTENTS:
                    listed = content.read()
                else:
                    digests[entry.name] = _taken(content, entry, into, where)
        while opener.read(PIECE):
            pass  # to the last piece: an archive that was cut ends before it
    except (tarfile.TarError, gzip.BadGzipFile, EOFError) as error:
        raise Altered(where) from error
    contents = _contents(listed, where)
    if digests != contents.files:
        raise Altered(where)
    return contents


def _taken(content: IO[bytes], entry: tarfile.TarInfo, into: Path | None, where: str) -> str:
    """Read one file through, and write it where it belongs; give its digest."""
    digest = hashlib.sha256()
    target = os.devnull if into is None else _place(into, entry.name, where)
    with Path(target).open("wb") as out:
        while piece := content.read(PIECE):
            digest.update(piece)
            out.write(piece)
        if into is not None:
            out.flush()
            os.fsync(out.fileno())
    if into is not None:
        Path(target).chmod(entry.mode & 0o700)
    return digest.hexdigest()


def _place(into: Path, name: str, where: str) -> Path:
    """Give the place of a file below the folder; its name may lead nowhere else."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not name.startswith((HOME, SITE)):
        raise Altered(where)
    target = into.joinpath(*path.parts)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return target


def _contents(listed: bytes, where: str) -> Contents:
    try:
        return Contents(**json.loads(listed))
    except (ValueError, TypeError) as error:
        raise Unreadable(
            "The archive holds no list that this version of the program can read.",
            where=where,
            do="Open it with the version of the program that wrote it.",
        ) from error
