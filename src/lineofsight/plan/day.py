"""The day a plan is looked at, on a training site that of its records; and when a day begins."""

import datetime as dt

from django.conf import settings
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts.places import picture_now


def today() -> dt.date:
    """Give today; on a training site the day its records end."""
    shown = picture_now()
    if settings.TRAINING and shown is not None:
        return picture.about(shown).asked_on
    return timezone.localdate()


def begins(day: dt.date) -> dt.datetime:
    """Give the moment a day begins here."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
