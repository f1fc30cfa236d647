"""Pages for when something is wrong: what, and what to do; a page that is not there says no more.

Absent and forbidden are one page. What broke stands in the log and never on the page.
"""

import datetime as dt
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from lineofsight.accounts.access import public
from lineofsight.accounts.rules import LONGEST_SESSION, MOST_SESSIONS
from lineofsight.web.data.limits import TooLarge
from lineofsight.web.data.rules import MOST_BYTES
from lineofsight.web.headers import Handler


@public
def session_ended(request: HttpRequest) -> HttpResponse:
    """Say that the session ran out, and lead back to the page through signing in."""
    after = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(after, allowed_hosts=None):
        after = ""
    address = reverse("account_login") + (f"?{urlencode({'next': after})}" if after else "")
    return render(request, "web/errors/session_ended.html", {
        "sign_in": address,
        "minutes": settings.SESSION_COOKIE_AGE // 60,
        "hours": LONGEST_SESSION // dt.timedelta(hours=1),
        "most": MOST_SESSIONS,
        "why": request.GET.get("why", ""),
    })  # fmt: skip


def not_there(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer alike for what is absent and what is forbidden: the menu marks no place either."""
    del exception
    request.resolver_match = None
    return render(request, "404.html", status=404)


def not_readable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that what was sent cannot be read, and of what is too large how much may be sent."""
    is_large = isinstance(exception, TooLarge)
    said = {"most": MOST_BYTES // 1024**2} if is_large else {}
    return render(request, "400.html", said, status=413 if is_large else 400)


def not_sent_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose mark is missing or too old."""
    del reason
    return render(request, "web/errors/not_sent_from_here.html", status=403)


def without_null(handler: Handler) -> Handler:
    """Answer as absent where an address holds a null byte: PostgreSQL keeps none in any text."""

    def answer(request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise Http404
        return handler(request)

    return answer


def ended(handler: Handler) -> Handler:
    """Send a browser whose session ran out to the page that says so, and not straight to sign-in.

    Such a browser still brings the cookie of a session that is not kept any more.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = handler(request)
        if _ran_out(request) and _leads_to_sign_in(response):
            _, _, query = response.headers["Location"].partition("?")
            if why := getattr(request, "why_ended", ""):
                query = "&".join(filter(None, (query, f"why={why}")))
            response.headers["Location"] = f"{reverse('session-ended')}?{query}".rstrip("?")
        return response

    return answer


def _ran_out(request: HttpRequest) -> bool:
    """Say whether a session is gone that nobody ended on purpose by signing out."""
    if request.path == reverse("account_logout"):
        return False
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.session.is_empty()


def _leads_to_sign_in(response: HttpResponse) -> bool:
    to, _, _ = response.headers.get("Location", "").partition("?")
    return response.status_code == HttpResponseRedirect.status_code and to == reverse(
        "account_login"
    )
