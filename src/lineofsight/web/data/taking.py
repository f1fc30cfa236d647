"""Rows to mend of children whom nobody holds: who said they will mend one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import somebody
from lineofsight.picture import Picture, WrongRow
from lineofsight.web.data import mending, to_mend
from lineofsight.web.data.models import Taken
from lineofsight.web.pictured import needs_picture

GONE = "That row is no longer on your list: nothing was changed."


@allows(Right.SEE_UNHELD)
@require_POST
@needs_picture
def take(request: HttpRequest, kept: Picture) -> HttpResponse:
    """Take a row, or give one back, and show the list where it was left."""
    asked = request.POST.get("take") or request.POST.get("give_back") or ""
    person = somebody(request)
    rows = (one for one in mending.rows_of(person, kept) if one.is_unheld)
    found = next((one for one in rows if one.key == asked), None)
    if found is None:
        messages.info(request, GONE)
    elif "take" in request.POST:
        messages.success(request, _taken(found, person))
    else:
        Taken.objects.filter(key=found.key, person=person).delete()
        messages.success(request, "You gave the row back: nobody has said they will mend it.")
    at = f"#{to_mend.anchor(found)}" if found else ""
    return HttpResponseRedirect(f"{reverse('mend')}{mending.query(request.GET)}{at}")


def _taken(found: WrongRow, person: Person) -> str:
    """Note whose the row is from now on, and say so; and from whom, if it was another's."""
    before = Taken.objects.filter(key=found.key).exclude(person=person).first()
    now = {"person": person, "at": timezone.now()}
    Taken.objects.update_or_create(key=found.key, defaults=now)
    from_whom = f", in place of {before.person.name}" if before else ""
    return (
        f"The row is yours to mend{from_whom}. It leaves the list at the next load it is right in."
    )
