"""Pages of a work stream and of the whole plan: what is declared, and set over the roll-up."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.places import picture_now
from lineofsight.accounts.standing import exactness_of, may, somebody
from lineofsight.kernel.problems import Problem
from lineofsight.plan import actions, addressed, declaring, rules
from lineofsight.plan.day import written_at
from lineofsight.plan.figures import Figures
from lineofsight.plan.forms.actions import Declare, Override
from lineofsight.plan.judging import Judged, day_of, judged
from lineofsight.plan.models import Plan
from lineofsight.plan.said import streams as said_streams
from lineofsight.plan.streams import DECLARED, OVERRIDE, WHOLE, Stream
from lineofsight.plan.surrounding import in_a_line
from lineofsight.plan.updates.answering import keys_of, oversees
from lineofsight.ui.posted import posted


@allows(Right.SEE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def stream(request: HttpRequest, work_stream: str, which: int | None = None) -> HttpResponse:
    """Show both lights of a work stream with their reasons; whoever may writes a word of it."""
    found = addressed.there(request, which)
    every = {one.name: one for one in _judged(request, found).streams}
    if work_stream not in every:
        raise Http404
    here = addressed.at(found).page("plan-stream", work_stream)
    return _page(request, found, every[work_stream], work_stream, here)


@allows(Right.SEE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def overall(request: HttpRequest, which: int | None = None) -> HttpResponse:
    """Show both lights of the whole plan; the office declares it, whoever agrees may set it."""
    found = addressed.found(request, which)
    if found is None:
        return redirect("plan")
    whole = _judged(request, found).whole
    return _page(request, found, whole, WHOLE, addressed.at(found).page("plan-overall"))


def _judged(request: HttpRequest, found: Plan) -> Judged:
    figures = Figures(picture_now(), exactness_of(somebody(request)))
    return judged(found, actions.as_at(found).values(), figures)


def _page(request: HttpRequest, found: Plan, one: Stream, key: str, here: str) -> HttpResponse:
    """Show a work stream or the whole plan, and write the word that was sent."""
    kinds = _kinds(request, found, one, is_whole=key == WHOLE)
    kind = request.POST.get("kind", "")
    if request.method == "POST" and kind not in kinds:
        raise Http404
    forms = {
        each: form(posted(request) if kind == each else None, prefix=each)
        for each, form in kinds.items()
    }
    form = forms.get(kind)
    if form is not None and form.is_valid():
        officer = one.officers if kind == DECLARED and key != WHOLE else ""
        try:
            declaring.say(
                found, key, kind=kind, by=somebody(request), now=written_at(),
                officer=officer, **form.cleaned_data,
            )  # fmt: skip
        except Problem as problem:
            form.add_error("state", in_a_line(problem))
        else:
            messages.success(request, "It is written down, with its reason.")
            return redirect(here)
    context = {
        "plan": found,
        "is_whole": key == WHOLE,
        "stream": one,
        "lights": said_streams.lights(
            one, on=day_of(found), who=said_streams.OFFICE if key == WHOLE else ""
        ),
        "declare": forms.get(DECLARED),
        "override": forms.get(OVERRIDE),
        "wrong": form if form is not None and form.errors else None,
        "words": said_streams.words(declaring.said_of(found, key)),
        "back": addressed.at(found).page("plan"),
    }
    return render(request, "plan/stream.html", context, status=400 if context["wrong"] else 200)


def _kinds(
    request: HttpRequest, found: Plan, one: Stream, *, is_whole: bool
) -> dict[str, type[Declare] | type[Override]]:
    """Give what this person may write: a declared state, and what is set over the roll-up.

    Over that of a work stream its own officer sets a state too.
    """
    if found.state == rules.CLOSED:
        return {}
    kinds: dict[str, type[Declare | Override]] = {}
    person = somebody(request)
    if may(person, Right.CHANGE_PLAN):
        kinds[DECLARED] = Declare
    if may(person, Right.AGREE_PLAN) or (not is_whole and answers_for(person, one)):
        kinds[OVERRIDE] = Override
    return kinds


def answers_for(person: Person, one: Stream) -> bool:
    """Say whether somebody answers for the responsible officer of a work stream."""
    actions_of = [each.action for each in one.each]
    return may(person, Right.REPORT_OWN) and oversees(actions_of, keys_of(person))
