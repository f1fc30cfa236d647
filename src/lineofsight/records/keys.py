"""The home's one secret, and a key made from it for each purpose.

The secret lies in the home folder, readable by its owner alone, and never in a database: who holds
a copy of the database cannot make a token or forge a look.
"""

import hmac
import os
import secrets
from hashlib import sha256

from lineofsight.kernel.problems import Unreadable
from lineofsight.records.home import Home

LENGTH = 32
"""Bytes of the secret: as long as the digest it keys."""


def key(home: Home, purpose: str) -> bytes:
    """Give the 32 bytes that serve one purpose; the home's secret is made at the first call.

    Raises `Unreadable` where the secret is there and is not one.
    """
    return hmac.digest(_secret(home), purpose.encode(), sha256)


def _secret(home: Home) -> bytes:
    try:
        found = home.secret.read_bytes()
    except FileNotFoundError:
        found = _made(home)
    if len(found) != LENGTH:
        raise Unreadable(
            f"The secret of this home has {len(found)} bytes and must have {LENGTH}.",
            where=home.secret.name,
            do="Put back the file from the backup: tokens and looks depend on it.",
        )
    return found


def _made(home: Home) -> bytes:
    """Make the secret, or read the one that another process made in the same moment."""
    home.path.mkdir(parents=True, exist_ok=True)
    aside = home.secret.with_name(f".{home.secret.name}-{os.getpid()}")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(LENGTH))
        file.flush()
        os.fsync(file.fileno())  # what is made with it outlasts a power cut, and so must it
    try:
        os.link(aside, home.secret)
    except FileExistsError:
        pass
    finally:
        aside.unlink()
    return home.secret.read_bytes()
