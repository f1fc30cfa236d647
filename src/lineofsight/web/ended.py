"""A form sent after the session ended: what was typed is given back, and nothing of it is kept."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lineofsight.accounts.access import access_of
from lineofsight.accounts.standing import person_of

MOST_FIELDS = 30
LONGEST = 20_000
NEVER_SHOWN = ("csrf", "pass", "code", "secret", "token")
"""Parts of the names of fields that are never printed back."""

NOT_TYPED = {"seen", "next", "act", "do", "page"}
"""Names of fields that a form carries by itself: nobody typed what they hold."""

Handler = Callable[[HttpRequest], HttpResponse]


class GivesBack:
    """Stands before the rules of access: a visitor's form is answered with what it held."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as whatever follows does."""
        return self.handler(request)

    def process_view(
        self, request: HttpRequest, view: Any, _args: Any, _values: dict[str, Any]
    ) -> HttpResponse | None:
        """Show what was typed, where it was sent to a page that asks to be signed in."""
        access = access_of(view)
        if request.method != "POST" or access is None or access.kind == "public":
            return None
        if person_of(request) is not None or _is_program(request):
            return None
        typed = typed_in(request)
        if not typed:
            return None
        way = f"{reverse('account_login')}?{urlencode({'next': request.path})}"
        answer = render(request, "web/ended.html", {"typed": typed, "way": way}, status=403)
        answer.headers["Cache-Control"] = "no-store, private"
        return answer


def _is_program(request: HttpRequest) -> bool:
    return bool(request.headers.get("Authorization")) or request.path.startswith("/api/")


def typed_in(request: HttpRequest) -> list[tuple[str, str]]:
    """Give the fields of a form that hold anything, by a name that can be read."""
    return [
        (name.replace("_", " ").capitalize(), value[:LONGEST])
        for name, value in list(request.POST.items())[:MOST_FIELDS]
        if isinstance(value, str) and value.strip() and name not in NOT_TYPED
        and not any(part in name.lower() for part in NEVER_SHOWN)
    ]  # fmt: skip
