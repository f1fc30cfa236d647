"""The opaque name of a child in an address: the same from one picture to the next, and no more.

A token is made with a key that stays in the home folder, so it says nothing to whoever lacks it,
and it is nowhere worked out back: the picture holds which child bears it.
"""

import hmac
import os
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path

from lineofsight.kernel.problems import Unreadable
from lineofsight.records.home import Home

LENGTH = 22
_BYTES = 16
_SHORTEST_KEY = 32


def key_of(home: Home) -> bytes:
    """Give the key of a home folder; made, for its owner's eyes alone, when first asked for."""
    place = home.key
    if not place.exists():
        _make(place)
    key = place.read_bytes()
    if len(key) < _SHORTEST_KEY:
        raise Unreadable(
            "The key that children's addresses are made with is not whole.",
            where=place.name,
            do="Restore it from a backup; with a new key every address made before leads nowhere.",
        )
    return key


def token(key: bytes, child_id: str) -> str:
    """Give a child's token: 22 characters that may stand in an address."""
    made = hmac.new(key, b"child\0" + child_id.encode(), sha256).digest()[:_BYTES]
    return urlsafe_b64encode(made).decode().rstrip("=")


def _make(place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = place.with_name(f".{place.name}-{secrets.token_hex(4)}")
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(_SHORTEST_KEY))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(aside, place)  # never over a key that another build has just made
    except FileExistsError:
        pass
    finally:
        aside.unlink()
