"""Pages of questions and answers: ask, one answer, the register, and the released table."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.places import picture_now
from lineofsight.accounts.standing import may, somebody
from lineofsight.answers import actions, downloads, preparing, rules, tables
from lineofsight.answers.forms import Ask, Prepare, TurnDown
from lineofsight.answers.models import Answer, AnswersNow, Preparation
from lineofsight.answers.offered import offered
from lineofsight.indicators.ad_hoc import counting
from lineofsight.indicators.ad_hoc.columns import columns_of
from lineofsight.indicators.ad_hoc.question import askable, of_data
from lineofsight.kernel.problems import Problem, on_a_page
from lineofsight.populations.catalogue import Population, standing
from lineofsight.ui.paging import paged
from lineofsight.ui.posted import posted

OWN_LATEST = 10
"""Questions of one's own that are listed beside the form."""


@allows(Right.ASK_FIGURES)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Choose a population, put the question, and count it."""
    population = _population(request)
    form = Ask(population, posted(request), initial=_months()) if population else None
    if form is not None and form.is_valid():
        try:
            answer = actions.ask(
                somebody(request),
                form.cleaned_data["question"],
                home=settings.HOME,
                now=timezone.now(),
            )
        except Problem as problem:
            form.add_error(None, on_a_page(f"{problem.what} {problem.do}"))
        else:
            return redirect("answer", answer.pk)
    return render(
        request,
        "answers/ask.html",
        {
            "form": form,
            "population": population,
            "offered": None
            if population
            else offered(Answer.objects.values_list("question__population", flat=True)),
            "columns": columns_of(population.name) if population else (),
            "own": Answer.objects.filter(asked_by=somebody(request))[:OWN_LATEST],
        },
    )


def _population(request: HttpRequest) -> Population | None:
    name = request.GET.get("population", "")
    known = {one.name for one in askable()}
    return standing()[name] if name in known else None


def _months() -> dict[str, str]:
    shown_in = picture_now()
    month = str(picture.about(shown_in).month) if shown_in else ""
    return {"first": month, "last": month}


@allows(Right.ASK_FIGURES, Right.SEE_RELEASES, Right.RELEASE)
@require_GET
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Show one answer: exact to analysts, protected to everybody who may read the register."""
    found = _visible(request, number)
    return _page(request, found)


def _page(request: HttpRequest, found: Answer, **also: Any) -> HttpResponse:
    person = somebody(request)
    preparation = _preparation(found, person)
    goes_on = preparation is not None and preparation.goes_on
    may_prepare = (
        may(person, Right.PREPARE_RELEASE) and found.state not in rules.FINAL and not goes_on
    )
    may_decide = (
        may(person, Right.RELEASE)
        and found.state == rules.WAITING
        and not goes_on
        and person.pk not in (found.asked_by_id, found.prepared_by_id)
    )
    context = {
        "answer": found,
        "table": tables.as_read(found.table) if found.table else None,
        "preparation": preparation,
        "goes_on": goes_on,
        "percent": round(preparation.share * 100) if preparation else 0,
        "exact": _exact(found) if may(person, Right.ASK_FIGURES) else None,
        "notes": _notes(found),
        "prepare": Prepare(initial=_request_of(found)) if may_prepare else None,
        "turn_down": TurnDown() if may_decide else None,
        "timeliness": _timeliness(found),
        **also,
    }
    return render(request, "answers/answer.html", context, status=also.get("status", 200))


def _preparation(found: Answer, person: Person) -> Preparation | None:
    """Give how the latest preparing of an answer stands, for whoever prepares or decides."""
    if may(person, Right.PREPARE_RELEASE) or may(person, Right.RELEASE):
        return found.preparations.first()
    return None


def _notes(found: Answer) -> list[str]:
    if not found.table:
        return []
    threshold = actions.threshold_of(settings.HOME)
    return tables.notes(found.table, threshold=threshold, rounded_to=found.rounded_to)


def _exact(found: Answer) -> tables.Table:
    return tables.exact_table(of_data(found.question), counting.of_data(found.exact))


def _request_of(found: Answer) -> dict[str, Any]:
    return {"reference": found.reference, "source": found.source, "asked_on": found.asked_on}


def _timeliness(found: Answer) -> str:
    return rules.timeliness(
        found.state, due=found.due_on, answered=found.answered_on, on=timezone.localdate()
    )


@allows(Right.PREPARE_RELEASE)
@require_POST
def prepare(request: HttpRequest, number: int) -> HttpResponse:
    """Have an answer protected, after which it waits for a second person."""
    found = _visible(request, number)
    form = Prepare(request.POST)
    if not form.is_valid():
        return _page(request, found, prepare=form, form=form, status=400)
    try:
        preparing.ask(
            found, somebody(request), actions.Request(**form.cleaned_data), now=timezone.now()
        )
    except Problem as problem:
        return _page(request, found, problem=problem, status=409)
    return redirect("answer", found.pk)


@allows(Right.RELEASE)
@require_POST
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Release an answer, or turn it down; never by whoever asked or prepared it."""
    found = _visible(request, number)
    form = TurnDown(request.POST)
    is_refusal = request.POST.get("decision") == "turn down"
    if is_refusal and not form.is_valid():
        return _page(request, found, turn_down=form, form=form, status=400)
    try:
        if is_refusal:
            why = form.cleaned_data["why"]
            actions.turn_down(found, somebody(request), why, **_moment())
        else:
            actions.release(
                found, somebody(request), home=settings.HOME, shown_in=picture_now(), **_moment()
            )
    except Problem as problem:
        return _page(request, found, problem=problem, status=409)
    said = "turned down" if is_refusal else "released"
    messages.success(request, f"The answer is {said}.")
    return redirect("answer", found.pk)


def _moment() -> dict[str, Any]:
    return {"now": timezone.now(), "on": timezone.localdate()}


@allows(Right.SEE_RELEASES, Right.RELEASE, Right.PREPARE_RELEASE)
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """List what was released, and to whoever prepares or decides also what waits."""
    person = somebody(request)
    listed = _listed(person).select_related("asked_by", "decided_by")
    found, where = paged(listed, page=request.GET.get("page"))
    return render(request, "answers/register.html", {
        "rows": [(one, _timeliness(one)) for one in found],
        "pages": where,
        "may_ask": may(person, Right.ASK_FIGURES),
    })  # fmt: skip


@allows(Right.SEE_RELEASES, Right.RELEASE, Right.PREPARE_RELEASE)
@require_GET
def download(request: HttpRequest, number: int, shape: str) -> HttpResponse:
    """Give a released table as a file."""
    found = _visible(request, number)
    if found.state != rules.RELEASED or not found.table or shape not in downloads.SHAPES:
        raise Http404
    return downloads.as_file(
        found.table,
        [found.words, *_notes(found)],
        name=f"answer-{found.pk}",
        shape=shape,
        numbers_from=found.table[0].index(tables.HOW_MANY),
    )


def _listed(person: Person) -> AnswersNow:
    if may(person, Right.PREPARE_RELEASE) or may(person, Right.RELEASE):
        return Answer.objects.registered()
    return Answer.objects.released()


def _visible(request: HttpRequest, number: int) -> Answer:
    """Give an answer this person may open, or answer as if there were none."""
    person = somebody(request)
    listed = Answer.objects.get_queryset() if may(person, Right.ASK_FIGURES) else _listed(person)
    return get_object_or_404(listed, pk=number)
