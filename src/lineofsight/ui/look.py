"""The council's accent colour as a style sheet of its own: a page may hold no style."""

from django.http import Http404, HttpRequest, HttpResponse

from lineofsight.kernel.problems import Problem
from lineofsight.reporting.render.look import Look

FOR_A_YEAR = "public, max-age=31536000, immutable"


def look(_request: HttpRequest, accent: str) -> HttpResponse:
    """Give the style sheet of a colour, written as six hexadecimal digits."""
    try:
        chosen = Look(f"#{accent}")
    except Problem:
        raise Http404 from None
    return HttpResponse(
        f":root{{--los-accent:{chosen.accent}}}\n",
        content_type="text/css; charset=utf-8",
        headers={"Cache-Control": FOR_A_YEAR},
    )
