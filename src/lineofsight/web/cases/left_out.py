"""What a list of children leaves out because it is restricted, said as far as the reader may know.

A number is for whoever may list restrictions; it could tell others that a child is known here.
"""

from collections.abc import Callable

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may, person_of, widest_scope_of
from lineofsight.picture import Picture
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
    scope = widest_scope_of(person, on=timezone.localdate(), right=Right.SEE_BEHIND)
    many = picture.hidden_behind(kept, *codes, scope=scope, which="all", team=team)
    if not many:
        return {}
    figure = "The figure counts" if len(codes) == 1 else "The figures count"
    whom = "1 restricted child" if many == 1 else f"{many:,} restricted children"
    words = f"{figure} {whom} whom no list of yours shows: see"
    return {"words": words, "link": Link("restricted records", reverse("restrictions"))}


def left_out(request: HttpRequest, count: Callable[[], int]) -> dict[str, object]:
    """Give the words beneath a list, with the way to the restricted records where one may go."""
    if not may(person_of(request), Right.SEE_RESTRICTIONS):
        return {"words": UNTOLD}
    many = count()
    if not many:
        return {"words": "None that is restricted is left out."}
    words = "And 1 that is restricted" if many == 1 else f"And {many:,} that are restricted"
    return {"words": words, "link": Link("restricted records", reverse("restrictions"))}
