"""What every answer tells the browser it may not do."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere, nothing written into a page, no frame around it."""


def policy(handler: Handler) -> Handler:
    """Put the content security policy on every answer, and the switches a browser offers."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = handler(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()"
        )
        return response

    return answer
