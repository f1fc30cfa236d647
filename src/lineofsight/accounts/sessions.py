"""Sessions at once, signing out everywhere, and a word about a device not seen before.

A session carries a mark whose row must be there at each request: remove the row, and it is over.
A device is known by one digest of the kind of browser (without its version) and the network,
under a key of the home: neither can be read from it, and both are forgotten after a time.
"""

import hmac
import re
import secrets
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from lineofsight.accounts import looks
from lineofsight.accounts.models import KnownDevice, OpenSession, Person
from lineofsight.accounts.networks import network_of
from lineofsight.accounts.rules import DEVICE_KEPT, LONGEST_SESSION, MOST_SESSIONS
from lineofsight.records import keys

MARK = "mark"
"""The session's own note of which row is its."""

ANSWERED = "new-device-answered"
"""The session's own note of when its person last said that a new device was theirs."""

BEGAN = "began"
"""The session's own note of when it began."""

PUSHED_OUT, EVERYWHERE, TOO_LONG = "others", "everywhere", "hours"
"""Why a session ended, as an address says it: as many others as may be began since; its person
signed out everywhere; it was older than any may be."""

ALL_ENDED = "signed out everywhere"
LONGEST_AGENT = 400


def begin(request: HttpRequest, person: Person) -> bool:
    """Open a session, end the oldest beyond the limit, and say whether the device is a new one."""
    now = timezone.now()
    is_new = _is_new(request, person)
    mark = request.session[MARK] = secrets.token_hex(16)
    OpenSession.objects.filter(began_at__lt=now - LONGEST_SESSION).delete()
    OpenSession.objects.create(person=person, mark=mark, began_at=now, is_new_device=is_new)
    kept = OpenSession.objects.filter(person=person).order_by("-began_at", "-pk")[:MOST_SESSIONS]
    OpenSession.objects.filter(person=person).exclude(pk__in=[one.pk for one in kept]).delete()
    return is_new


def goes_on(request: HttpRequest, person: Person) -> bool:
    """Whether this session still counts; notes for the page what the person should be told."""
    rows = list(OpenSession.objects.filter(person=person))
    answered = request.session.get(ANSWERED, 0)
    new = (one.began_at for one in rows if one.is_new_device)
    person.new_device_since = max((at for at in new if at.timestamp() > answered), default=None)
    return any(one.mark == request.session.get(MARK) for one in rows)


def why_ended(request: HttpRequest, person: Person) -> str:
    """Say by a word why a session does not go on; nothing where only its own time ran out."""
    began = request.session.get(BEGAN, 0)
    ended = person.looks.filter(kind=ALL_ENDED).first()
    if ended is not None and ended.at.timestamp() >= began:
        return EVERYWHERE
    is_one_too_many = OpenSession.objects.filter(person=person).count() >= MOST_SESSIONS
    return PUSHED_OUT if is_one_too_many else ""


def answer(request: HttpRequest) -> None:
    """Remember for this session that a word about new devices was read, until there is another."""
    request.session[ANSWERED] = timezone.now().timestamp()


def end(request: HttpRequest, person: Person) -> None:
    """Forget the session that is signed out of."""
    OpenSession.objects.filter(person=person, mark=request.session.get(MARK, "")).delete()


def end_all(person: Person) -> None:
    """End every session of a person, this one too, and forget the devices: each is new again."""
    OpenSession.objects.filter(person=person).delete()
    KnownDevice.objects.filter(person=person).delete()
    looks.record(person, kind=ALL_ENDED)


def _is_new(request: HttpRequest, person: Person) -> bool:
    """Note the device; the very first of a person is no news."""
    now = timezone.now()
    KnownDevice.objects.filter(used_at__lt=now - DEVICE_KEPT).delete()
    known = KnownDevice.objects.filter(person=person)
    had_any = known.exists()
    _, is_new = KnownDevice.objects.update_or_create(
        person=person,
        mark=_device(request),
        defaults={"used_at": now},
        create_defaults={"first_at": now, "used_at": now},
    )
    return is_new and had_any


def _device(request: HttpRequest) -> str:
    """One digest of the kind of browser and its network."""
    agent = re.sub(r"[\d.]+", "", request.META.get("HTTP_USER_AGENT", "")[:LONGEST_AGENT])
    said = f"{agent} {network_of(request, v4=16, v6=48)}"
    return hmac.digest(keys.key(settings.HOME, "devices"), said.encode(), sha256).hex()
