"""An indicator as a file: protected, whatever its page is, but to whose work is rows."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.places import picture_now
from lineofsight.accounts.standing import exactness_outside, person_of
from lineofsight.feeds.files import FIGURES, SHAPES
from lineofsight.feeds.rows import Rows, of_indicator


@allows(Right.EXPORT_INDICATORS)
@require_safe
def download(request: HttpRequest, code: str, shape: str) -> HttpResponse:
    """Give the months and groups of an indicator as a file."""
    exactness = exactness_outside(person_of(request))
    kept = picture_now()
    facts = picture.indicator(kept, code, exactness=exactness) if kept else None
    if kept is None or facts is None or shape not in SHAPES:
        raise Http404
    content_type, written = SHAPES[shape]
    return HttpResponse(
        written(of_indicator(Rows(kept, exactness), facts.row.code), FIGURES),
        content_type=content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{facts.row.code}-{exactness}.{shape}"'
        },
    )
