"""The page on which a commentary is written, with every version of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.places import picture_now
from lineofsight.accounts.standing import exactness_of, person_of
from lineofsight.commentary import actions
from lineofsight.commentary.forms import Write
from lineofsight.commentary.models import Version
from lineofsight.commentary.rules import is_asked_for
from lineofsight.picture import Facts
from lineofsight.ui.posted import posted


@allows(Right.WRITE_COMMENTARY)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, code: str) -> HttpResponse:
    """Write about the newest month of an indicator; whoever comes second is shown both texts."""
    person = person_of(request)
    facts, month = _facts(request, code)
    code = facts.row.code
    stands = actions.newest(code, month)
    begun = {"text": stands.text if stands else "", "seen": stands.number if stands else 0}
    form = Write(posted(request), initial=begun)
    is_asked = is_asked_for(facts.row.judged)
    quicker = None
    if person is not None and is_asked and form.is_valid():
        said = form.cleaned_data
        now = timezone.now()
        if actions.write(code, month, said["text"], seen=said["seen"], by=person, at=now):
            messages.success(request, "What you wrote stands beside the figure.")
            return redirect("indicator", code)
        quicker = actions.newest(code, month)
        form = Write(initial={"text": said["text"], "seen": quicker.number if quicker else 0})
    context = {
        "form": form,
        "row": facts.row,
        "month": month,
        "is_asked": is_asked,
        "quicker": quicker,
        "versions": Version.objects.filter(code=code, month=month).select_related("written_by"),
    }
    return render(request, "commentary/write.html", context, status=409 if quicker else 200)


def _facts(request: HttpRequest, code: str) -> tuple[Facts, str]:
    """Give the indicator and its newest month, or answer as for one that is not there."""
    kept = picture_now()
    exactness = exactness_of(person_of(request))
    facts = picture.indicator(kept, code, exactness=exactness) if kept else None
    if kept is None or facts is None:
        raise Http404
    return facts, str(picture.about(kept).month)
