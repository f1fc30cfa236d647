"""Pages of all figures as one file: ask for it, see how far it has come, fetch it."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from lineofsight.accounts import looks
from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import somebody
from lineofsight.feeds import exports
from lineofsight.feeds.models import Export


@allows(Right.READ_FEEDS)
@require_POST
def ask_star(request: HttpRequest) -> HttpResponse:
    """Ask for the file, and go to the page that waits for it."""
    return redirect("star", exports.ask(somebody(request)).key)


@allows(Right.READ_FEEDS)
@require_safe
def star(request: HttpRequest, key: str) -> HttpResponse:
    """Show how far the file has come, and lead to it while it may be fetched."""
    export = _own(request, key)
    return render(request, "feeds/star.html", {
        "export": export,
        "goes_on": export.stage.goes_on,
        "percent": round(export.share * 100),
        "why_not": exports.why_not(export, somebody(request), timezone.now()),
        "until": export.made_at and export.made_at + exports.KEPT_FOR,
        "size": f"{export.size / 1024:,.0f} kB",
    })  # fmt: skip


@allows(Right.READ_FEEDS)
@require_safe
def star_file(request: HttpRequest, key: str) -> FileResponse:
    """Give the file to whoever asked for it, if they may still have all that it tells."""
    export, person = _own(request, key), somebody(request)
    if exports.why_not(export, person, timezone.now()):
        looks.absent(request)
    looks.looked(request, kind="star exported", subject=f"{export.snapshot}, {export.exactness}")
    return FileResponse(
        exports.file_of(export).open("rb"),
        as_attachment=True,
        filename=f"star-{export.month}-{export.exactness}.zip",
        content_type="application/zip",
    )


def _own(request: HttpRequest, key: str) -> Export:
    """Give what this person asked for; another's is as absent."""
    export = Export.objects.filter(key=key, person=somebody(request)).first()
    if export is None:
        raise Http404
    return export
