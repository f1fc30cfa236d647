"""Write a version of a commentary, unless somebody was quicker."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from lineofsight.accounts.few import check_few
from lineofsight.accounts.models import Person
from lineofsight.accounts.wording import check_words
from lineofsight.commentary.models import Version
from lineofsight.commentary.rules import WHOLE, Place, was_quicker


def versions(code: str, month: str, place: Place = WHOLE) -> QuerySet[Version]:
    """Give every version of what is said of an indicator in a month and place, newest first."""
    found = Version.objects.filter(code=code, month=month, kind=place.kind, place=place.name)
    return found.select_related("written_by")


def newest(code: str, month: str, place: Place = WHOLE) -> Version | None:
    """Give what stands now; None where nothing was said."""
    return versions(code, month, place).first()


def standing(code: str, month: str) -> dict[Place, Version]:
    """Give what stands now in every place where something was said, in one query."""
    found = Version.objects.filter(code=code, month=month).select_related("written_by")
    stands: dict[Place, Version] = {}
    for one in found:
        stands.setdefault(one.about, one)
    return dict(sorted(stands.items()))


def write(
    code: str, month: str, text: str, *, seen: int, by: Person, at: dt.datetime,
    place: Place = WHOLE, few_are_meant: bool = False,
) -> Version | None:  # fmt: skip
    """Keep a version begun from the one `seen`; None where another was written since.

    Raises `Refused` for words that name somebody; and, of the whole authority, which councillors
    read beside protected figures, for a small number of children unless `few_are_meant`.
    """
    check_words(text)
    check_few(text, are_meant=few_are_meant or place != WHOLE, of_children=True)
    stands = newest(code, month, place)
    if was_quicker(seen, stands.number if stands else 0):
        return None
    try:
        with transaction.atomic():
            return Version.objects.create(
                code=code, month=month, kind=place.kind, place=place.name, number=seen + 1,
                text=text, written_by=by, written_at=at,
            )  # fmt: skip
    except IntegrityError:
        return None
