"""Ask that a former version of a month becomes the newest again; it then goes the way of a load."""

import secrets

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import somebody
from lineofsight.records import rolling_back
from lineofsight.records.seals import Seal
from lineofsight.web.data import loading
from lineofsight.web.data.models import Upload
from lineofsight.web.data.rules import State

SHOWN = 3
"""Tables named when a second person is asked."""


@allows(Right.COMMIT_LOAD)
@require_POST
def roll_back(request: HttpRequest, seal: str) -> HttpResponse:
    """Put a former version in hand: nothing is sealed until it is confirmed on its own page."""
    one = rolling_back.former(settings.HOME, seal.replace("_", " "))
    person = somebody(request)
    if one is None:
        raise Http404
    upload = _in_hand(one, person) or _asked(one, person)
    return HttpResponseRedirect(reverse("load", args=[upload.key]))


def _in_hand(one: Seal, person: Person) -> Upload | None:
    found = Upload.objects.filter(
        sender=person, again=one.id, against=loading.newest(),
        state__in=[State.SEEN.name, State.ASKED.name, State.LOADING.name],
    )  # fmt: skip
    return found.first()


def _asked(one: Seal, person: Person) -> Upload:
    fallen = rolling_back.fallen(settings.HOME, one)
    now = timezone.now()
    return Upload.objects.create(
        key=secrets.token_urlsafe(16), sender=person, sent_at=now, month=str(one.month),
        again=one.id, state=State.SEEN.name, seen_at=now, against=loading.newest(),
        fell=bool(fallen), why=_words(fallen),
    )  # fmt: skip


def _words(fallen: list[str]) -> str:
    if not fallen:
        return ""
    more = f"; and {len(fallen) - SHOWN} more" if len(fallen) > SHOWN else ""
    return f"Rows go: {'; '.join(fallen[:SHOWN])}{more}."
