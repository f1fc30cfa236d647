"""Who looked: at one child, oneself, and all of it for the auditor."""

import csv
import datetime as dt
import io
import itertools
from collections.abc import Collection, Iterable

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lineofsight import picture
from lineofsight.accounts import looks, places
from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Reach, Right
from lineofsight.accounts.models import Look, Person
from lineofsight.accounts.standing import may, person_of, reaches_of, teams_of, widest_scope_of
from lineofsight.kernel.spreadsheet import formula_safe

PER_PAGE = 50
COUNTED = dt.timedelta(days=28)
COLUMNS = ("number", "at", "person", "roles", "kind", "subject", "children", "mac")
NAMING = {Reach.TEAM, Reach.SERVICE, Reach.ALL}


@allows(Right.SEE_WHO_LOOKED)
@require_safe
def at_child(request: HttpRequest, token: str) -> HttpResponse:
    """Show who looked at one child; a practitioner sees in which role, and no name."""
    person = person_of(request)
    if person is None or not _may_see_looks_at(person, token):
        looks.absent(request, children=[token])
    looks.looked(request, kind="who looked", children=[token])
    naming = _may_see_looks_at(person, token, by=NAMING)
    return render(
        request,
        "accounts/looks_at_child.html",
        {"looks": _paged(request, looks.at_child(token)), "naming": naming, "token": token},
    )


def _may_see_looks_at(person: Person, token: str, *, by: Collection[Reach] = tuple(Reach)) -> bool:
    """Whoever reaches the child by this right; the auditor also where the record is restricted.

    `by`: as far as clauses alone give it that reach so far.
    """
    now = places.picture_now()
    if now is None:
        return False
    scope = widest_scope_of(person, on=timezone.localdate(), right=Right.SEE_WHO_LOOKED, by=by)
    if may(person, Right.SEE_ALL_LOOKS):
        scope = picture.Scope(named=frozenset({token}), closed_to=scope.closed_to)
    return picture.may_see(now, token, scope=scope)


@allows(Right.SEE_OWN_LOOKS)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show whoever is signed in what is recorded about them."""
    found = Look.objects.filter(person=person_of(request))
    return render(request, "accounts/looks.html", {"looks": _paged(request, found), "mine": True})


@allows(Right.SEE_ALL_LOOKS)
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """Show the auditor all looks, narrowed by person or kind, and whether the chain is whole."""
    found = _narrowed(request)
    shown = {
        "looks": _paged(request, found),
        "kinds": Look.objects.order_by("kind").values_list("kind", flat=True).distinct(),
        "people": Person.objects.order_by("name"),
        "asked": request.GET,
        "broken": looks.verify() if "verify" in request.GET else None,
    }
    return render(request, "accounts/looks.html", shown)


@allows(Right.EXPORT_LOOKS)
@require_safe
def export(request: HttpRequest) -> StreamingHttpResponse:
    """Give the auditor the looks as CSV: children by token, no name of a child anywhere.

    Sent line by line: years of looks are more than a server has room for.
    """
    looks.looked(request, kind="looks exported")
    found = _narrowed(request).iterator()
    lines = itertools.chain([COLUMNS], map(_cells, found))
    return StreamingHttpResponse(
        map(_as_line, lines),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="looks.csv"'},
    )


def _cells(look: Look) -> Iterable[object]:
    who = look.person.name if look.person else ""
    said = (look.number, look.at.isoformat(), who, look.roles, look.kind, look.subject)
    return (*said, " ".join(look.children), look.mac)


def _as_line(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(map(formula_safe, map(str, cells)))
    return line.getvalue()


@allows(Right.COUNT_LOOKS)
@require_safe
def counts(request: HttpRequest) -> HttpResponse:
    """Count the looks of each person of one's teams over 28 days, beside those of their peers."""
    person = person_of(request)
    since = timezone.now() - COUNTED
    found = Look.objects.filter(at__gte=since).exclude(person=None)
    if person and Reach.ALL not in reaches_of(person, Right.COUNT_LOOKS):
        found = found.filter(person__grants__place__in=teams_of(person))
    counted = (
        found.order_by()
        .values("person", "person__name")
        .annotate(looks=Count("number", distinct=True))
        .annotate(children=Count("at_children__token", distinct=True))
        .order_by("-children")
    )
    return render(request, "accounts/counts.html", {"counted": counted})


def _narrowed(request: HttpRequest) -> QuerySet[Look]:
    found = Look.objects.select_related("person")
    person, kind = request.GET.get("person", ""), request.GET.get("kind", "")
    if person.isdecimal():
        found = found.filter(person_id=int(person[:9]))
    return found.filter(kind=kind) if kind else found


def _paged(request: HttpRequest, found: QuerySet[Look]) -> Page[Look]:
    return Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
