"""How often a caller may ask: counted in the site's own database, so that all processes share it.

A count in the memory of one process would let as many through as there are processes. Whoever
comes without a token that is in force is counted by address, which is kept as a digest alone.
"""

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest

from lineofsight.accounts import passing
from lineofsight.accounts.networks import network_of
from lineofsight.feeds.models import Meter

A_MINUTE = 60
"""Answers a caller may have in one minute of the clock."""
GUESSES = 30
"""Requests without a token in force that one address may send in a minute, as it may guess at
signing in: after them nothing that bears a token is looked at from there until the minute is over.
"""
KEPT_FOR = dt.timedelta(hours=1)
"""How long the count of a caller who came no more is kept."""


def visitor(request: HttpRequest) -> str:
    """Name whoever has no token yet, by address; of IPv6 by network, of which one has many."""
    return f"visitor {passing.digest(network_of(request, v4=32, v6=64), '', 0)[:32]}"


def left(caller: str, now: dt.datetime, *, most: int = A_MINUTE) -> int:
    """Give the seconds to wait, without counting; 0 where it may be answered now."""
    found = Meter.objects.filter(caller=caller, minute=_minute(now), uses__gte=most)
    return 60 - now.second if found.exists() else 0


def wait(caller: str, now: dt.datetime, *, most: int = A_MINUTE) -> int:
    """Count one more; give the seconds to wait, 0 where it may be answered now."""
    minute = _minute(now)
    with transaction.atomic():
        meter, is_new = Meter.objects.select_for_update().get_or_create(
            caller=caller, defaults={"minute": minute}
        )
        if is_new:
            Meter.objects.filter(minute__lt=minute - KEPT_FOR).delete()
        if meter.minute == minute and meter.uses >= most:
            return 60 - now.second
        uses = F("uses") + 1 if meter.minute == minute else 1
        Meter.objects.filter(pk=meter.pk).update(minute=minute, uses=uses)
    return 0


def _minute(now: dt.datetime) -> dt.datetime:
    return now.replace(second=0, microsecond=0)
