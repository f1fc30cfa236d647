"""A stream sealed with AES-GCM, piece by piece: nothing of it can be read, cut, moved or altered.

The key comes from a passphrase by scrypt. Each piece is sealed under its number and whether it is
the last, so that an archive that ends early is known from one that ends. What is read is given out
only after its piece was proved.
"""

import io
import secrets
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from lineofsight.kernel.problems import Refused, Unreadable

MAGIC = b"line of sight backup 1\n"
SALT, PREFIX, TAG = 16, 7, 16
PIECE = 1 << 20
SHORTEST = 12
"""Characters of the shortest passphrase."""
_COST = 1 << 16  # 64 MB and a quarter of a second: fixed, so that no file can ask for more


class Altered(Unreadable):
    """The archive was cut or altered, or sealed under another passphrase."""

    def __init__(self, where: str, *, first: bool = False) -> None:
        words = "The archive was cut or altered: what follows cannot be trusted."
        if first:
            words = "The archive does not open: the passphrase is another, or it was altered."
        super().__init__(words, where=where, do="Take the right passphrase, or another archive.")


class Sealer(io.RawIOBase):
    """Write plain bytes, and sealed ones reach the file; `close` writes the last piece."""

    def __init__(self, out: BinaryIO, passphrase: bytes) -> None:
        super().__init__()
        salt, self._prefix = secrets.token_bytes(SALT), secrets.token_bytes(PREFIX)
        self._head = MAGIC + salt + self._prefix
        self._cipher = AESGCM(_key(passphrase, salt))
        self._out, self._held, self._number = out, bytearray(), 0
        out.write(self._head)

    def writable(self) -> bool:
        """Say that it is written to."""
        return True

    def write(self, given: bytes) -> int:  # type: ignore[override]
        """Take bytes, and seal each full piece."""
        self._held += given
        while len(self._held) > PIECE:
            self._seal(bytes(self._held[:PIECE]), last=False)
            del self._held[:PIECE]
        return len(given)

    def finish(self) -> None:
        """Seal what is left as the last piece; without it the archive is known to be cut."""
        self._seal(bytes(self._held), last=True)

    def _seal(self, plain: bytes, *, last: bool) -> None:
        nonce = _nonce(self._prefix, self._number, last=last)
        self._out.write(self._cipher.encrypt(nonce, plain, self._head))
        self._number += 1


class Opener(io.RawIOBase):
    """Read plain bytes from a sealed file; raises `Altered` before giving out any wrong one."""

    def __init__(self, source: BinaryIO, passphrase: bytes, *, where: str) -> None:
        super().__init__()
        self._head = source.read(len(MAGIC) + SALT + PREFIX)
        if not self._head.startswith(MAGIC) or len(self._head) < len(MAGIC) + SALT + PREFIX:
            raise Unreadable(
                "This is no backup of Line of Sight.",
                where=where,
                do="Name a file that `lineofsight backup` wrote.",
            )
        self._prefix = self._head[-PREFIX:]
        self._cipher = AESGCM(_key(passphrase, self._head[len(MAGIC) : -PREFIX]))
        self._source, self._where = source, where
        self._held, self._number, self._ended = b"", 0, False
        self._next = source.read(PIECE + TAG)

    def readable(self) -> bool:
        """Say that it is read from."""
        return True

    def readinto(self, room: memoryview) -> int:  # type: ignore[override]
        """Fill the room given with proved bytes; 0 at the end."""
        while not self._held and not self._ended:
            self._open()
        taken = self._held[: len(room)]
        room[: len(taken)] = taken
        self._held = self._held[len(taken) :]
        return len(taken)

    def _open(self) -> None:
        piece, self._next = self._next, self._source.read(PIECE + TAG)
        self._ended = not self._next
        nonce = _nonce(self._prefix, self._number, last=self._ended)
        try:
            self._held = self._cipher.decrypt(nonce, piece, self._head)
        except InvalidTag:
            raise Altered(self._where, first=self._number == 0) from None
        self._number += 1


def checked(passphrase: bytes) -> bytes:
    """Give the passphrase, after refusing one that could be guessed."""
    if len(passphrase) < SHORTEST:
        raise Refused(
            f"The passphrase is shorter than {SHORTEST} characters.",
            do="Take four or five words that are in no book, or a key file of random bytes.",
        )
    return passphrase


def _key(passphrase: bytes, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=_COST, r=8, p=1).derive(passphrase)


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([last])
