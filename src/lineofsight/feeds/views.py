"""An indicator as a file, exact or protected as its page is."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import exactness_of, person_of
from lineofsight.feeds.files import SHAPES
from lineofsight.feeds.rows import rows_of
from lineofsight.kernel.problems import Unreadable


@allows(Right.EXPORT_INDICATORS)
@require_safe
def download(request: HttpRequest, code: str, shape: str) -> HttpResponse:
    """Give the months and groups of an indicator as a file."""
    exactness = exactness_of(person_of(request))
    try:
        kept = picture.open_picture(settings.HOME)
    except Unreadable as problem:
        raise Http404 from problem
    facts = picture.indicator(kept, code, exactness=exactness)
    if facts is None or shape not in SHAPES:
        raise Http404
    content_type, written = SHAPES[shape]
    return HttpResponse(
        written(list(rows_of(kept, facts, exactness))),
        content_type=content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{facts.row.code}-{exactness}.{shape}"'
        },
    )
