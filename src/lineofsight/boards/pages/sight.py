"""Pages of the log of line of sight: a month on one page, and writing in it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may, somebody
from lineofsight.boards.actions import sight as actions
from lineofsight.boards.forms.sight import Write
from lineofsight.boards.models import Sighting
from lineofsight.boards.said import sight as said
from lineofsight.boards.sight_rules import roles_met
from lineofsight.boards.surrounding import fill, parts
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.plan.day import today, written_at
from lineofsight.ui.posted import posted

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@allows(Right.SEE_SIGHT)
@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """Show the newest month in which anything was written, or this one."""
    months = actions.months()
    return _month(request, months[0] if months else Month.of(today()))


@allows(Right.SEE_SIGHT)
@require_safe
def of_month(request: HttpRequest, month: str) -> HttpResponse:
    """Show a month on one page, to be printed."""
    try:
        return _month(request, Month.parse(month))
    except Problem as problem:
        raise Http404 from problem


def _month(request: HttpRequest, month: Month) -> HttpResponse:
    each, person = actions.in_month(month), somebody(request)
    may_write = may(person, Right.WRITE_SIGHT)
    return render(request, "boards/sight.html", {
        "parts": parts(request),
        "month": month.name,
        "sums": said.sums(actions.summed(each)),
        "roles": ", ".join(roles_met(one.titles for one in each)),
        "entries": said.entries(each, own=person.pk, may_write=may_write),
        "months": said.months(actions.months(), month),
        "may_write": may_write,
    })  # fmt: skip


@allows(Right.WRITE_SIGHT)
@PAGE
def write(request: HttpRequest) -> HttpResponse:
    """Write down what was seen."""
    return _write(request, None)


@allows(Right.WRITE_SIGHT)
@PAGE
def put_right(request: HttpRequest, number: int) -> HttpResponse:
    """Replace an entry of one's own; what it said before is kept."""
    own = Sighting.objects.filter(person=somebody(request), replaced_by=None)
    return _write(request, get_object_or_404(own, pk=number))


def _write(request: HttpRequest, before: Sighting | None) -> HttpResponse:
    begun = {name: getattr(before, name) for name in Write.base_fields} if before else {}
    form = Write(posted(request), initial=begun, today=today())

    def do(asked: dict[str, Any]) -> None:
        del asked
        actions.write(form.said(), by=somebody(request), now=written_at(), replaces=before)

    return fill(
        request, form, do=do, title="What did you see of practice?", back=reverse("sight"),
        done="It is written down.",
        beside={"opening": "Counts and titles only: no child and no worker is named here."},
    )  # fmt: skip
