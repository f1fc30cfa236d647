"""The page on which a commentary is written, with every version of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.places import picture_now
from lineofsight.accounts.standing import exactness_of, person_of, somebody
from lineofsight.commentary import actions
from lineofsight.commentary.forms import Write
from lineofsight.commentary.reach import is_wanted, may_write, own_places
from lineofsight.commentary.rules import WHOLE, Place
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused
from lineofsight.picture import Facts, Picture
from lineofsight.ui.posted import posted


@allows(Right.WRITE_COMMENTARY)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, code: str) -> HttpResponse:
    """Write about the newest month of an indicator; whoever comes second is shown both texts."""
    person = somebody(request)
    kept, facts = _facts(request, code)
    code, month = facts.row.code, str(picture.about(kept).month)
    place = _place(request, person)
    stands = actions.newest(code, month, place)
    begun = {"text": stands.text if stands else "", "seen": stands.number if stands else 0}
    form = Write(posted(request), initial=begun, for_all=place == WHOLE)
    is_asked = is_wanted(kept, facts.row, place, person)
    quicker = None
    if is_asked and form.is_valid():
        said = form.cleaned_data
        try:
            if actions.write(code, month, said["text"], seen=said["seen"], by=person,
                             at=timezone.now(), place=place,
                             few_are_meant=bool(said.get("few_are_meant"))):  # fmt: skip
                messages.success(request, "What you wrote stands beside the figure.")
                return redirect("indicator", code)
        except Refused as refused:
            form.add_error("text", f"{refused.what} {refused.do}")
        else:
            quicker = actions.newest(code, month, place)
            number = quicker.number if quicker else 0
            form = Write(initial={"text": said["text"], "seen": number}, for_all=place == WHOLE)
    context = {
        "form": form,
        "row": facts.row,
        "month": Month.parse(month).name,
        "place": place,
        "is_asked": is_asked,
        "quicker": quicker,
        "versions": actions.versions(code, month, place),
    }
    return render(
        request, "commentary/write.html", context,
        status=409 if quicker else 400 if form.errors else 200,
    )  # fmt: skip


def _facts(request: HttpRequest, code: str) -> tuple[Picture, Facts]:
    """Give the picture and the indicator, or answer as for one that is not there."""
    kept = picture_now()
    exactness = exactness_of(person_of(request))
    facts = picture.indicator(kept, code, exactness=exactness) if kept else None
    if kept is None or facts is None:
        raise Http404
    return kept, facts


def _place(request: HttpRequest, person: Person) -> Place:
    """Give where the words are about: what is asked for, or what the person answers for first."""
    own = own_places(person, on=timezone.localdate())
    asked = request.GET.get("place")
    place = Place.of_code(asked) if asked is not None else next(iter(own), None)
    if place is None or not may_write(own, place):
        raise Http404
    return place
