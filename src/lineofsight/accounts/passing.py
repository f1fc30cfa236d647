"""What is kept for minutes and shared by all processes: how often somebody failed to sign in.

A table of the site's database, so that two workers, or two servers, slow down the same guesser.
Its keys are digests under a key of the home, and whatever ran out goes with the next writing.
"""

import hmac
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.cache.backends.db import DatabaseCache
from django.db import connections

from lineofsight.records import keys


def digest(key: str, _prefix: str, _version: int) -> str:
    """Give the key a value is kept under: no address can be read from it."""
    return hmac.digest(keys.key(settings.HOME, "passing"), key.encode(), sha256).hex()


class Passing(DatabaseCache):
    """Django's own cache in the database, that forgets at once what ran out and nothing else."""

    _table: str  # as Django names it

    def _cull(self, db: str, cursor: Any, now: Any, num: int) -> None:  # noqa: ARG002
        """Remove what ran out; called at each writing, since no number is too small."""
        connection = connections[db]
        table = connection.ops.quote_name(self._table)
        ran_out = connection.ops.adapt_datetimefield_value(now)
        cursor.execute(f"delete from {table} where expires < %s", [ran_out])
