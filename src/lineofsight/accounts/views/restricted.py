"""Restricted records: asked for, in force, or of the case system, and who may see each.

A count and a token, never a name, but of a child whom the reader may see anyway.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from lineofsight.accounts import looks, restricting, who_may_see
from lineofsight.accounts.access import allows
from lineofsight.accounts.called import called
from lineofsight.accounts.matrix import Reach, Right
from lineofsight.accounts.models import Person, Restriction
from lineofsight.accounts.standing import may, reaches_of, somebody
from lineofsight.accounts.who_may_see import Seen
from lineofsight.kernel.problems import Refused
from lineofsight.ui.paging import page_number, pages

ACTS = {"agree": restricting.agree, "lift": restricting.lift}
DONE = {
    "agree": "You have agreed to the restriction.",
    "lift": "The restriction is lifted once two people have asked for it; yours is noted.",
}


@allows(Right.SEE_RESTRICTIONS)
@require_safe
def restrictions(request: HttpRequest) -> HttpResponse:
    """List what was asked for here, and every restricted record with who may see it."""
    person = somebody(request)
    found, every = _restrictions_of(person), who_may_see.restricted_for(person)
    where = pages(len(every), page=page_number(request.GET.get("page")), asked={})
    names = called(request, person, [one.token for one in found], kind="restrictions")
    return render(request, "accounts/restrictions.html", {
        "found": [(one, names[one.token]) for one in found],
        "today": timezone.localdate(),
        "may_change": may(person, Right.SET_RESTRICTION),
        "reaches_all": _reaches_all(person),
        "on_list": restricting.listed_for(person),
        "counted": _counted(every),
        "every": every[where.rows],
        "pages": where,
    })  # fmt: skip


def _restrictions_of(person: Person) -> list[Restriction]:
    """Give those of the children one answers for, or all to whoever reaches all."""
    found = Restriction.objects.filter(lifted_at=None).select_related("asked_by", "lift_asked_by")
    return who_may_see.within_reach(person, list(found.order_by("review_on")))


def _counted(every: list[Seen]) -> str:
    if not every:
        return "None is restricted."
    count = sum(one.record.is_open for one in every)
    late = sum(bool(one.record.overdue) for one in every)
    lost = sum(one.is_nobodys for one in every if one.record.is_open)
    return (
        f"{len(every):,} restricted, {count:,} of them with an open case: {late:,} with something "
        f"overdue, and {lost:,} open ones that nobody who signs in here may see."
    )


def _may_do(person: Person, one: Restriction, act: str) -> bool:
    """Whoever answers for the child agrees; lifting begins with who may open the record."""
    if act != "lift":
        return act in ACTS
    named = one.token in restricting.listed_for(person)
    return named or one.lift_asked_by_id is not None or _reaches_all(person)


def _reaches_all(person: Person) -> bool:
    return Reach.ALL in reaches_of(person, Right.SET_RESTRICTION)


@allows(Right.SET_RESTRICTION)
@require_POST
def change_restriction(request: HttpRequest, number: int, act: str) -> HttpResponse:
    """Agree to a restriction, or ask or agree that it is lifted."""
    person = somebody(request)
    found = {one.pk: one for one in _restrictions_of(person)}
    if number not in found or not _may_do(person, found[number], act):
        looks.absent(request)
    try:
        ACTS[act](person, found[number])
    except Refused as refusal:
        return render(request, "accounts/refused.html", {"refusal": refusal}, status=409)
    messages.success(request, DONE[act])
    return redirect("restrictions")
