"""The opaque name of a child in an address: the same from one picture to the next, and no more.

A token is made with a key of the home folder's secret, so it says nothing to whoever lacks it,
and it is nowhere worked out back: the picture holds which child bears it.
"""

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256

from lineofsight.records import keys
from lineofsight.records.home import Home

LENGTH = 22
_BYTES = 16


def key_of(home: Home) -> bytes:
    """Give the key that the tokens of a home folder are made with."""
    return keys.key(home, "tokens of children")


def token(key: bytes, child_id: str) -> str:
    """Give a child's token: 22 characters that may stand in an address."""
    made = hmac.digest(key, child_id.encode(), sha256)[:_BYTES]
    return urlsafe_b64encode(made).decode().rstrip("=")
