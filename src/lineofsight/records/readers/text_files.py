"""How a text file is written: its encoding, and whether anything in it cannot be text.

One pass over the bytes settles the encoding and the digest, and refuses what would otherwise
be read wrongly: NUL bytes, endless lines, bytes that belong to no encoding we know.
"""

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from lineofsight.kernel.problems import Refused, Unreadable
from lineofsight.records.readers.limits import MEGABYTE, Limits

Encoding = Literal["UTF-8", "UTF-16", "Windows-1252"]

_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_EXPORT = "Export the file again as CSV (UTF-8)."


@dataclass(frozen=True)
class TextFile:
    """A text file that can be read; `digest` is the SHA-256 of its bytes."""

    path: Path
    name: str
    encoding: Encoding
    has_mark: bool
    digest: str
    has_odd_quotes: bool


@dataclass
class Lines:
    """The lines of a text file, decoded; what was met on the way is in `notes`."""

    file: TextFile
    utf_8: int = 0  # lines of a mixed file
    windows: int = 0
    first: dict[str, int] = field(default_factory=dict)

    def __iter__(self) -> Iterator[str]:
        if self.file.encoding == "Windows-1252":
            yield from self._line_by_line()
            return
        encoding = {"UTF-8": "utf-8-sig", "UTF-16": "utf-16"}[self.file.encoding]
        with self.file.path.open(encoding=encoding, newline="") as stream:
            yield from stream

    @property
    def notes(self) -> list[str]:
        """Say how the text was decoded, where that was not plain UTF-8."""
        if self.file.encoding == "UTF-16":
            return ["read as UTF-16"]
        if self.windows and self.utf_8:
            said = (
                f"two encodings in one file: {self.utf_8:,} lines in UTF-8, first line"
                f" {self.first['utf_8']}, and {self.windows:,} in Windows-1252, first line"
                f" {self.first['windows']}; each was read in its own"
            )
            return [said]
        return ["read as Windows-1252"] if self.file.encoding == "Windows-1252" else []

    def _line_by_line(self) -> Iterator[str]:
        self.utf_8 = self.windows = 0
        number = 0
        with self.file.path.open("rb") as stream:
            for raw in stream:
                for piece in raw.splitlines(keepends=True):
                    number += 1
                    yield self._decoded(piece, number)

    def _decoded(self, piece: bytes, number: int) -> str:
        if piece.isascii():
            return piece.decode("ascii")
        try:
            decoded = piece.decode("utf-8-sig")
            self.utf_8 += 1
            self.first.setdefault("utf_8", number)
        except UnicodeDecodeError:
            decoded = self._windows(piece, number)
        return decoded

    def _windows(self, piece: bytes, number: int) -> str:
        self.windows += 1
        self.first.setdefault("windows", number)
        try:
            return piece.decode("cp1252")
        except UnicodeDecodeError as error:
            raise Unreadable(
                "It holds bytes that are neither UTF-8 nor Windows-1252.",
                where=f"{self.file.name}, line {number}",
                do=_EXPORT,
            ) from error


def inspect(path: Path, *, name: str, limits: Limits) -> TextFile:
    """Read the bytes once and say how the text is written.

    Raises `Unreadable` for what is not text, `Refused` for what is too large.
    """
    with path.open("rb") as stream:
        opening = stream.read(4)
        stream.seek(0)
        if opening in _UTF_32:
            raise Unreadable("It is written in UTF-32.", where=name, do=_EXPORT)
        is_wide = opening[:2] in _UTF_16
        pass_ = _Pass(name=name, limits=limits, is_wide=is_wide)
        while chunk := stream.read(MEGABYTE):
            pass_.take(chunk)
    pass_.end()
    encoding: Encoding = "UTF-16" if is_wide else "UTF-8" if pass_.is_utf_8 else "Windows-1252"
    return TextFile(
        path=path,
        name=name,
        encoding=encoding,
        has_mark=is_wide or opening.startswith(codecs.BOM_UTF8),
        digest=pass_.digest.hexdigest(),
        has_odd_quotes=pass_.quotes % 2 == 1,
    )


class _Pass:
    """What one pass over the bytes of a text file has found so far."""

    def __init__(self, *, name: str, limits: Limits, is_wide: bool) -> None:
        self.name, self.limits = name, limits
        self.digest = hashlib.sha256()
        self.quotes = self.size = self.tail = 0
        self.is_blank = True
        self.is_utf_8 = True
        self._utf_8 = codecs.getincrementaldecoder("utf-8")()
        self._wide = codecs.getincrementaldecoder("utf-16")() if is_wide else None

    def take(self, chunk: bytes) -> None:
        self.digest.update(chunk)
        self.size += len(chunk)
        if self.size > self.limits.file_bytes:
            raise Refused(
                f"It is larger than {self.limits.file_bytes // MEGABYTE} MB.",
                where=self.name,
                do="Export fewer years at a time.",
            )
        if self._wide is not None:
            chunk = self._widened(self._wide, chunk)
        if b"\0" in chunk:
            raise Unreadable(
                "It holds NUL bytes: it is not a text file, or is UTF-16 without its mark.",
                where=self.name,
                do=_EXPORT,
            )
        self._refuse_endless_line(chunk)
        self.is_blank = self.is_blank and not chunk.strip(b" \t\r\n\xef\xbb\xbf")
        self.quotes += chunk.count(b'"')
        if self.is_utf_8:
            try:
                self._utf_8.decode(chunk)
            except UnicodeDecodeError:
                self.is_utf_8 = False

    def end(self) -> None:
        try:
            self._utf_8.decode(b"", final=True)
        except UnicodeDecodeError:
            self.is_utf_8 = False
        if self._wide is not None:
            self._widened(self._wide, b"", final=True)
        if self.is_blank:
            raise Unreadable("It is empty.", where=self.name, do="Export the file again.")

    def _widened(
        self, wide: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False
    ) -> bytes:
        try:
            return wide.decode(chunk, final=final).encode("utf-8")
        except UnicodeError as error:
            raise Unreadable(
                "It begins as UTF-16 and does not go on so, or is cut short.",
                where=self.name,
                do=_EXPORT,
            ) from error

    def _refuse_endless_line(self, chunk: bytes) -> None:
        lines = chunk.replace(b"\r", b"\n").split(b"\n")
        lengths = [len(line) for line in lines]
        lengths[0] += self.tail
        self.tail = lengths[-1]
        if max(lengths) > self.limits.line_bytes:
            raise Unreadable(
                "One of its lines is longer than any list has: it is not a table.",
                where=self.name,
                do="Check that it is the file you meant, and export it again as CSV.",
            )
