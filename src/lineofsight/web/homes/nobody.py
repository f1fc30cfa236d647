"""How many children nobody holds, and what is overdue to them, for who answers for a service."""

from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may, widest_scope_of
from lineofsight.web.homes.part import Part, Reader

MOST = 3
"""Kinds of things that are written out."""


def nobody(reader: Reader) -> Part | None:
    """Count them, under no name; None where nobody is held by nobody, or may not be seen."""
    if not may(reader.person, Right.SEE_UNHELD):
        return None
    scope = widest_scope_of(reader.person, on=timezone.localdate(), right=Right.SEE_UNHELD)
    found = picture.unheld(reader.kept, scope=scope)
    if not found:
        return None
    are = "1 child is" if len(found) == 1 else f"{len(found):,} children are"
    kinds = picture.kinds_overdue(found)
    return Part(f"{are} held by nobody", "web/homes/nobody.html", {
        "kinds": kinds[:MOST], "more": max(0, len(kinds) - MOST),
    })  # fmt: skip
