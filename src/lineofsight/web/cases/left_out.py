"""What a list of children leaves out because it is restricted, said as far as the reader may know.

A number is for whoever may list restrictions; it could tell others that a child is known here.
"""

from collections.abc import Callable

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts.matrix import Reach, Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import may, person_of, reaches_of, widest_scope_of
from lineofsight.picture import Picture, Scope
from lineofsight.ui.words import Link

UNTOLD = "Restricted records count in every figure, and stand only on the lists of those named."


def beside_figure(
    request: HttpRequest, kept: Picture, *codes: str, team: str = ""
) -> dict[str, object]:
    """Say beside the way from a figure to its list how many the list leaves out; nothing of none.

    Of whom the reader would else see: figure and list differ by them.
    """
    person = person_of(request)
    if not may(person, Right.SEE_RESTRICTIONS):
        return {"words": UNTOLD.rstrip(".")}
    scope = _told_of(
        person, widest_scope_of(person, on=timezone.localdate(), right=Right.SEE_BEHIND)
    )
    many = picture.hidden_behind(kept, *codes, scope=scope, which="all", team=team)
    if not many:
        return {}
    figure = "The figure counts" if len(codes) == 1 else "The figures count"
    whom = "1 restricted child" if many == 1 else f"{many:,} restricted children"
    words = f"{figure} {whom} whom no list of yours shows: see"
    return {"words": words, "link": Link("restricted records", reverse("restrictions"))}


def _told_of(person: Person | None, scope: Scope) -> Scope:
    """Narrow a scope to whom its reader may be told of: who lists all restrictions, of everybody.

    Others, of those they may see by name, whom the role answers for that lists restrictions.
    """
    listing = reaches_of(person, Right.SEE_RESTRICTIONS) if person else frozenset()
    return scope if Reach.ALL in listing else scope.by_name


def left_out(
    request: HttpRequest, scope: Scope, count: Callable[[Scope], int]
) -> dict[str, object]:
    """Give the words beneath a list, with the way to the restricted records where one may go.

    `count` says how many a list of a scope leaves out.
    """
    person = person_of(request)
    if not may(person, Right.SEE_RESTRICTIONS):
        return {"words": UNTOLD}
    told = _told_of(person, scope)
    among = "" if told == scope else ", of those your roles name"
    many = count(told)
    if not many:
        return {"words": f"None that is restricted is left out{among}."}
    words = "And 1 that is restricted" if many == 1 else f"And {many:,} that are restricted"
    words += among
    return {"words": words, "link": Link("restricted records", reverse("restrictions"))}
