"""Every request to the API: whose token it bears, how often it asks, and what went wrong in words.

A token comes in the Authorization header and nowhere else: an address is kept in logs and
histories. Whoever has a session may look at the API in a browser, with all the roles held.
"""

import datetime as dt
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from lineofsight.accounts.standing import person_of
from lineofsight.feeds import metering, tokens
from lineofsight.feeds.said import KIND, problem

PLACE = "/api/"
SCHEME = "bearer "
Handler = Callable[[HttpRequest], HttpResponse]
NOBODY = {"WWW-Authenticate": 'Bearer realm="lineofsight"'}


class Bearer:
    """Stands before the access check, which holds a token to what its grant gives now."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; under the API every fault is a problem document, and nothing is kept."""
        if not request.path.startswith(PLACE):
            return self.handler(request)
        response = _as_problem(self._answered(request))
        tag = getattr(request, "feed_tag", "")
        if tag and response.status_code in {200, 304}:
            response.headers["ETag"] = tag
        patch_cache_control(response, no_store=True, private=True)
        return response

    def _answered(self, request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        said = request.headers.get("Authorization", "")
        person = None if said else person_of(request)
        if person is not None:
            return self._metered(request, f"person {person.pk}", now)
        stranger = metering.visitor(request)
        seconds = metering.left(stranger, now, most=metering.GUESSES)
        if not seconds and (caller := _token_taken(request, said)):
            return self._metered(request, caller, now)
        seconds = seconds or metering.wait(stranger, now, most=metering.GUESSES)
        return _too_many(seconds) if seconds else problem(401, headers=NOBODY)

    def _metered(self, request: HttpRequest, caller: str, now: dt.datetime) -> HttpResponse:
        seconds = metering.wait(caller, now)
        return _too_many(seconds) if seconds else self.handler(request)


def _too_many(seconds: int) -> HttpResponse:
    return problem(429, headers={"Retry-After": str(seconds)})


def _token_taken(request: HttpRequest, said: str) -> str:
    """Let the request be its token's person, with one grant and no session; name the caller."""
    if not said.lower().startswith(SCHEME):
        return ""
    today = timezone.localdate()
    token = tokens.find(said[len(SCHEME) :].strip(), today)
    if token is None:
        return ""
    tokens.count(token, today)
    person = token.grant.person
    person.grant_alone = token.grant_id
    request.user = person
    request.token = token  # type: ignore[attr-defined]
    return f"token {token.pk}"


def _as_problem(response: HttpResponse) -> HttpResponse:
    """Turn a page that says what is wrong, or that leads to sign-in, into a problem document."""
    status = response.status_code
    if 300 <= status < 400:
        if status == 304:
            return response
        status = 401
    if status < 400 or response.headers.get("Content-Type") == KIND:
        return response
    kept = {name: response.headers[name] for name in ("Allow",) if name in response.headers}
    return problem(status, headers=NOBODY if status == 401 else kept)
