"""How often a caller may ask: counted in the site's own database, so that all processes share it.

A count in the memory of one process would let as many through as there are processes.
"""

import datetime as dt

from django.db import transaction
from django.db.models import F

from lineofsight.feeds.models import Meter

A_MINUTE = 60
"""Answers a caller may have in one minute of the clock."""


def wait(caller: str, now: dt.datetime, *, most: int = A_MINUTE) -> int:
    """Count one more; give the seconds to wait, 0 where it may be answered now."""
    minute = now.replace(second=0, microsecond=0)
    with transaction.atomic():
        meter, _ = Meter.objects.select_for_update().get_or_create(
            caller=caller, defaults={"minute": minute}
        )
        if meter.minute == minute and meter.uses >= most:
            return 60 - now.second
        uses = F("uses") + 1 if meter.minute == minute else 1
        Meter.objects.filter(pk=meter.pk).update(minute=minute, uses=uses)
    return 0
