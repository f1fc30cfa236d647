"""What went wrong, as a problem document (RFC 9457): what, where, and what to do."""

import json
from collections.abc import Mapping, Sequence

from django.http import HttpResponse

KIND = "application/problem+json"
WORDS: Mapping[int, tuple[str, str]] = {
    400: ("The request cannot be read.", "See the description of the API."),
    401: (
        "Nobody is signed in.",
        "Send a token that is in force: Authorization: Bearer, and the token.",
    ),
    404: ("There is nothing here for you.", "Check the address, the code and your role."),
    405: ("The API is only read.", "Ask with GET."),
    422: ("A value is not one that may be asked.", "Mend the values that are named."),
    429: ("Too many requests in this minute.", "Wait as long as Retry-After says."),
}
OTHERWISE = ("The answer could not be made.", "Try again; if it stays, tell your administrator.")


def problem(
    status: int,
    *,
    errors: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Give a problem document; `errors` name the place of each wrong value."""
    title, do = WORDS.get(status, OTHERWISE)
    body = {"type": "about:blank", "status": status, "title": title, "detail": do}
    if errors:
        body["errors"] = list(errors)
    return HttpResponse(
        json.dumps(body), status=status, content_type=KIND, headers=dict(headers or {})
    )
