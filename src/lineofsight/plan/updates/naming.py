"""The page on which it is written down who answers for a name in the plan."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import somebody
from lineofsight.kernel.problems import Refused
from lineofsight.plan import actions as plans
from lineofsight.plan.day import written_at
from lineofsight.plan.updates import answering, said
from lineofsight.plan.updates.forms import Answers
from lineofsight.plan.updates.models import Answering
from lineofsight.ui.posted import posted


@allows(Right.CHANGE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def names(request: HttpRequest) -> HttpResponse:
    """List the names of every open plan, and write down who answers for one."""
    of = plans.open_plans()
    each = answering.every_name(action for plan in of for action in plans.as_at(plan).values())
    form = Answers([one.name for one in each], posted(request))
    if form.is_valid():
        try:
            made = answering.begin(
                form.cleaned_data["name"], form.cleaned_data["person"], by=somebody(request),
                now=written_at(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, f"{refused.what} {refused.do}".strip())
        else:
            messages.success(request, f"{made.person.name} answers for {made.name}.")
            return redirect("plan-names")
    context = {
        "titles": ", ".join(plan.title for plan in of),
        "form": form,
        "table": said.names(each),
        "answering": [held for one in each for held in one.people],
    }
    return render(request, "updates/names.html", context, status=400 if form.errors else 200)


@allows(Right.CHANGE_PLAN)
@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End it: from the next request on that person does not answer for the name."""
    held = get_object_or_404(Answering.objects.select_related("person"), pk=number)
    answering.end(held, by=somebody(request), now=written_at())
    messages.success(request, f"{held.person.name} no longer answers for {held.name}.")
    return redirect("plan-names")
