"""Where a name on a page may lead whoever reads it: nowhere, rather than to a page that is shut."""

from allauth.core import context
from django.urls import reverse

from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may, person_of


def page_of_indicator(code: str) -> str:
    """Give the address of an indicator's page; nothing where the reader may not open it.

    Outside a request, as in a letter, the address is given: its reader signs in to open it.
    """
    request = context.request
    if request is not None and not may(person_of(request), Right.SEE_INDICATORS):
        return ""
    return reverse("indicator", args=[code])
