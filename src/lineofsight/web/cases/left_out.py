"""What a list of children leaves out because it is restricted, said as far as the reader may know.

A number is for whoever may list restrictions; it could tell others that a child is known here.
"""

from collections.abc import Callable

from django.http import HttpRequest
from django.urls import reverse

from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may, person_of
from lineofsight.ui.words import Link

UNTOLD = "Restricted records count in every figure, and stand only on the lists of those named."


def left_out(request: HttpRequest, count: Callable[[], int]) -> dict[str, object]:
    """Give the words beneath a list, with the way to the restricted records where one may go."""
    if not may(person_of(request), Right.SEE_RESTRICTIONS):
        return {"words": UNTOLD}
    many = count()
    if not many:
        return {"words": "None that is restricted is left out."}
    words = "And 1 that is restricted" if many == 1 else f"And {many:,} that are restricted"
    return {"words": words, "link": Link("restricted records", reverse("restrictions"))}
