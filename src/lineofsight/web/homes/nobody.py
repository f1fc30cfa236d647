"""How many children nobody holds, and what is overdue to them, for who answers for a service."""

from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may, widest_scope_of
from lineofsight.web.cases.holders import UNSAID, no_data
from lineofsight.web.homes.part import Part, Reader
from lineofsight.web.homes.urgent import lists_children

MOST = 3
"""Kinds of things that are written out."""


def nobody(reader: Reader) -> Part | None:
    """Count them, under no name; None where nobody is held by nobody, or may not be seen.

    Where the records do not say who holds children it says so, to whom no list of their own does.
    """
    if not may(reader.person, Right.SEE_UNHELD):
        return None
    if why := reader.about.no_holders:
        return None if lists_children(reader) else Part(UNSAID, "web/homes/no_holders.html", {
            "why": no_data(why),
        })  # fmt: skip
    scope = widest_scope_of(reader.person, on=timezone.localdate(), right=Right.SEE_UNHELD)
    found = picture.unheld(reader.kept, scope=scope)
    if not found:
        return None
    are = "1 child is" if len(found) == 1 else f"{len(found):,} children are"
    kinds = picture.kinds_overdue(found)
    return Part(f"{are} held by nobody", "web/homes/nobody.html", {
        "kinds": kinds[:MOST], "more": max(0, len(kinds) - MOST),
    })  # fmt: skip
