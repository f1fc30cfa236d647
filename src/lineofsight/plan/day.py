"""The day on which people look at plans and boards, and write of them; and when a day begins.

What people do is on the day of the calendar, and what records say is as at the records' day: a plan
or a board is looked at on the first. On a training site the story ends twelve days after its
records do, when the committee meets: that is its day.
"""

import datetime as dt

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts.places import picture_now
from lineofsight.plan.models import Entry

STORY_GOES_ON = dt.timedelta(days=12)


def today() -> dt.date:
    """Give today; on a training site the day on which its story ends."""
    shown = picture_now()
    if settings.TRAINING and shown is not None:
        return picture.about(shown).asked_on + STORY_GOES_ON
    return timezone.localdate()


def written_at() -> dt.datetime:
    """Give the moment at which what is written now is written down: of that day, at this hour.

    Never before what a plan says already, which is only added to: on a training site it stays the
    same day, and whoever comes in the morning writes after those of the evening.
    """
    now = timezone.now()
    if not settings.TRAINING:
        return now
    then = dt.datetime.combine(today(), timezone.localtime(now).time())
    newest = Entry.objects.aggregate(newest=Max("at"))["newest"]
    return max(timezone.make_aware(then), newest or now.min.replace(tzinfo=dt.UTC))


def begins(day: dt.date) -> dt.datetime:
    """Give the moment a day begins here."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def ends(day: dt.date) -> dt.datetime:
    """Give the last moment of a day here."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time.max))
