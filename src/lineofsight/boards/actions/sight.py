"""What is done with the log of line of sight: written by each for themselves, added up by month."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from lineofsight.accounts.models import Person
from lineofsight.accounts.wording import check_words
from lineofsight.boards import sight_rules
from lineofsight.boards.models import Sighting
from lineofsight.boards.sight_rules import Sums
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused


@transaction.atomic
def write(
    said: dict[str, Any], *, by: Person, now: dt.datetime, replaces: Sighting | None = None
) -> Sighting:
    """Write down what somebody saw, or put right what they wrote."""
    check_words(said["where"], said["titles"], said["learned"], said["done"])
    sight_rules.check_may_write(
        said["kind"], children=said["children"], staff=said["staff"], audits=said["audits"],
        titles=said["titles"],
    )  # fmt: skip
    if replaces is not None:
        if replaces.person_id != by.pk:
            raise Refused("Only whoever wrote this puts it right.")
        if Sighting.objects.filter(replaces=replaces).exists():
            raise Refused("This was put right already.", do="Put right the newer one.")
    return Sighting.objects.create(person=by, written_at=now, replaces=replaces, **said)


def standing() -> QuerySet[Sighting]:
    """Give what stands: whatever nobody put right."""
    return Sighting.objects.filter(replaced_by=None).select_related("person")


def in_month(month: Month) -> list[Sighting]:
    """Give what stands of a month, as it happened."""
    return list(standing().filter(on__gte=month.first_day, on__lte=month.last_day))


def months() -> list[Month]:
    """Give the months in which anything was written, the newest first."""
    days = standing().order_by("-on").dates("on", "month", order="DESC")
    return [Month.of(day) for day in days]


def summed(each: Iterable[Sighting]) -> dict[str, Sums]:
    """Add up a month, by whoever looked."""
    found: dict[str, Sums] = {}
    for one in each:
        sums = found.get(one.person.name, Sums())
        found[one.person.name] = sums.plus(
            kind=one.kind, children=one.children, staff=one.staff, audits=one.audits
        )
    return found
