"""Write a version of a commentary, unless somebody was quicker."""

import datetime as dt

from django.db import IntegrityError, transaction

from lineofsight.accounts.models import Person
from lineofsight.commentary.models import Version
from lineofsight.commentary.rules import was_quicker


def newest(code: str, month: str) -> Version | None:
    """Give what stands now; None where nothing was said."""
    found = Version.objects.filter(code=code, month=month).select_related("written_by")
    return found.first()


def write(
    code: str, month: str, text: str, *, seen: int, by: Person, at: dt.datetime
) -> Version | None:
    """Keep a version begun from the one `seen`; None where another was written since."""
    stands = newest(code, month)
    if was_quicker(seen, stands.number if stands else 0):
        return None
    try:
        with transaction.atomic():
            return Version.objects.create(
                code=code, month=month, number=seen + 1, text=text, written_by=by, written_at=at
            )
    except IntegrityError:
        return None
