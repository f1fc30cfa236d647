"""The page of a work stream: what its officer declares, and what is set over its roll-up."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.places import picture_now
from lineofsight.accounts.standing import exactness_of, may, somebody
from lineofsight.kernel.problems import Problem
from lineofsight.plan import actions, addressed, declaring, rules, said_streams, streams
from lineofsight.plan.day import today
from lineofsight.plan.figures import Figures
from lineofsight.plan.forms import Declare, Override
from lineofsight.plan.lights import lights
from lineofsight.plan.models import Plan
from lineofsight.plan.streams import DECLARED, OVERRIDE, Stream
from lineofsight.plan.surrounding import in_a_line
from lineofsight.ui.posted import posted


@allows(Right.SEE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def stream(request: HttpRequest, work_stream: str, which: int | None = None) -> HttpResponse:
    """Show both lights of a work stream with their reasons; whoever may writes a word of it."""
    found = addressed.there(which)
    one = _stream(request, found, work_stream)
    kinds = _kinds(request, found)
    kind = request.POST.get("kind", "")
    if request.method == "POST" and kind not in kinds:
        raise Http404
    forms = {
        each: form(posted(request) if kind == each else None, prefix=each)
        for each, form in kinds.items()
    }
    form = forms.get(kind)
    if form is not None and form.is_valid():
        try:
            declaring.say(
                found, work_stream, kind=kind, by=somebody(request), now=timezone.now(),
                officer=one.officers if kind == DECLARED else "", **form.cleaned_data,
            )  # fmt: skip
        except Problem as problem:
            form.add_error("state", in_a_line(problem))
        else:
            messages.success(request, "It is written down, with its reason.")
            return redirect(addressed.at(found).page("plan-stream", work_stream))
    context = {
        "plan": found,
        "stream": one,
        "lights": said_streams.lights(one),
        "declare": forms.get(DECLARED),
        "override": forms.get(OVERRIDE),
        "wrong": form if form is not None and form.errors else None,
        "words": said_streams.words(declaring.said_of(found, work_stream)),
        "back": addressed.at(found).page("plan"),
    }
    return render(request, "plan/stream.html", context, status=400 if context["wrong"] else 200)


def _kinds(request: HttpRequest, found: Plan) -> dict[str, type[Declare] | type[Override]]:
    """Give what this person may write: a declared state, and what is set over the roll-up."""
    if found.state == rules.CLOSED:
        return {}
    kinds: dict[str, type[Declare | Override]] = {}
    if may(somebody(request), Right.CHANGE_PLAN):
        kinds[DECLARED] = Declare
    if may(somebody(request), Right.AGREE_PLAN):
        kinds[OVERRIDE] = Override
    return kinds


def _stream(request: HttpRequest, found: Plan, name: str) -> Stream:
    signals = Figures(picture_now(), exactness_of(somebody(request))).signals()
    held = [one for one in actions.as_at(found).values() if one.work_stream == name]
    each = [lights(one, signals, on=today()) for one in held]
    whole = streams.streams(each, declaring.standing(found), signals)
    if not whole:
        raise Http404
    return whole[0]
