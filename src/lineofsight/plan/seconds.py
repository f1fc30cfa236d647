"""Who may decide on what somebody asks for: told beforehand, since whoever asks may not."""

from django.utils import timezone

from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.notices.people import holders

NOBODY = (
    "Nobody else on this site may {do}, and whoever asks may not. Let somebody else ask, or have "
    "an administrator give a second person the role of director first."
)


def who_else(person: Person, do: str) -> str:
    """Say who besides a person may decide; `do` names it, as in `decide on a change`."""
    others = holders(Right.AGREE_PLAN, on=timezone.localdate()) - {person.pk}
    names = Person.objects.filter(pk__in=others).order_by("name").values_list("name", flat=True)
    return f"Who may {do}: {', '.join(names)}." if names else NOBODY.format(do=do)
