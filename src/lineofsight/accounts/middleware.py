"""Every request meets the declared access before its view: default deny, absent as forbidden."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import get_resolver, reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from lineofsight.accounts import looks, reasons, sessions
from lineofsight.accounts.access import Access, access_of, refuse_undeclared
from lineofsight.accounts.models import Person
from lineofsight.accounts.rules import LONGEST_SESSION
from lineofsight.accounts.standing import may, person_of

Handler = Callable[[HttpRequest], HttpResponse]


class AccessMiddleware:
    """Refuse to start without declarations, and then hold every request to them."""

    def __init__(self, handler: Handler) -> None:
        """Check all addresses; a process with an undeclared one never serves a request."""
        refuse_undeclared(get_resolver().url_patterns)
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and let nothing of a signed-in page be kept anywhere."""
        if isinstance(request.user, Person) and request.user.grant_alone is None:
            if _ran_out(request):
                _sign_out(request, sessions.TOO_LONG)
            elif not sessions.goes_on(request, request.user):
                _sign_out(request, sessions.why_ended(request, request.user))
            else:
                _note_use(request.user)
                request.user.session_mark = session_mark(request)
        response = self.handler(request)
        if isinstance(request.user, Person):
            patch_cache_control(response, no_store=True, private=True)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, _args: Any, values: dict[str, Any]
    ) -> HttpResponse | None:
        """Let the view run, send to the sign-in page, ask the reason, or answer as if absent."""
        access = access_of(view)
        if access is None:
            raise Http404
        if access.kind == "public":
            return None
        person = person_of(request)
        if person is None:
            return _to_sign_in(request)
        if _needs_second_factor(request, person):
            return HttpResponseRedirect(reverse("mfa_activate_totp"))
        if access.kind == "rights":
            return _by_rights(request, person, access, values)
        return None


def _by_rights(
    request: HttpRequest, person: Person, access: Access, values: dict[str, Any]
) -> HttpResponse | None:
    held = [right for right in access.rights if may(person, right)]
    if not held:
        looks.absent(request, children=reasons.children_in(values))
    return reasons.asked_first(request, person, held, values)


def _sign_out(request: HttpRequest, why: str) -> None:
    """End the session, and note why for the page that says so."""
    logout(request)
    request.why_ended = why  # type: ignore[attr-defined]


def _ran_out(request: HttpRequest) -> bool:
    """Whether the session is older than any may be, however busy it was."""
    began = request.session.setdefault(sessions.BEGAN, timezone.now().timestamp())
    return bool(timezone.now().timestamp() - began > LONGEST_SESSION.total_seconds())


def _note_use(person: Person) -> None:
    """Note once a day that the account is in use."""
    now = timezone.now()
    if person.used_at is None or person.used_at.date() != now.date():
        Person.objects.filter(pk=person.pk).update(used_at=now)


def _needs_second_factor(request: HttpRequest, person: Person) -> bool:
    """Whether one must be set up first, before any page but those of the own account.

    By everybody: who sees no child by name loads their records, gives roles, or reads all looks.
    """
    if not settings.SECOND_FACTOR or request.path.startswith("/account/"):
        return False
    return not is_mfa_enabled(person)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.headers.get("Authorization") or request.path.startswith("/api/"):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    after = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
    return HttpResponseRedirect(f"{reverse('account_login')}?{after}".rstrip("?"))


def session_mark(request: HttpRequest) -> str:
    """A session by a mark from which it cannot be taken over."""
    return sha256((request.session.session_key or "").encode()).hexdigest()
