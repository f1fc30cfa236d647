"""What is overdue or soon due to the children of the reader, the most urgent first."""

from django.urls import reverse

from lineofsight import picture
from lineofsight.accounts.emergency import opened_now
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.reasons import is_settled, way_to_give
from lineofsight.accounts.roles import Role
from lineofsight.accounts.standing import may
from lineofsight.picture import Duty
from lineofsight.web.homes.part import Part, Reader
from lineofsight.web.homes.unanswered import Kinds, unanswered

SHOWN = 12
OF_SERVICES = 5
"""Things written out for a head, whose services stand before them."""
SOON = 7
"""Days ahead that still belong on the first page."""


def urgent(reader: Reader) -> Part | None:
    """Give the list, once a reason is given where one is asked; None for who has no such list."""
    if not may(reader.person, Right.SEE_NAME) or reader.is_any(Role.DIRECTOR):
        return None
    if not is_settled(reader.person, Right.SEE_CHILD):
        way = way_to_give(reader.request, Right.SEE_CHILD)
        return Part("Your children", "web/homes/urgent.html", {"way": way})
    most = OF_SERVICES if reader.services else SHOWN
    found = picture.duties(reader.kept, scope=reader.scope, within=SOON, limit=most)
    opened = opened_now(reader.person)
    overdue, soon = picture.counted(reader.kept, scope=reader.scope, within=SOON)
    holds = bool(overdue or soon or picture.children(reader.kept, scope=reader.scope).total)
    lacking = unanswered(reader) if holds else Kinds({})
    return Part(
        title=_title(overdue, soon, lacking) if holds else "No child is open with you",
        template="web/homes/urgent.html",
        said={
            "duties": [
                {"duty": one, "href": _href(one), "emergency": opened.get(one.token, "")}
                for one in found
            ],
            "more": max(0, overdue + soon - len(found)),
            "nobody": not holds,
            "unanswered": lacking,
            "names_worker": not reader.is_any(Role.PRACTITIONER),
        },
        tokens=tuple(dict.fromkeys(one.token for one in found if one.token)),
    )


def _href(duty: Duty) -> str:
    return reverse("child", args=[duty.token]) if duty.token else ""


def _title(overdue: int, soon: int, lacking: Kinds) -> str:
    of = " of what the records answer" if lacking else ""
    if overdue:
        return f"{overdue:,} overdue, {soon:,} due in the next {SOON} days"
    if soon:
        return f"{soon:,} due in the next {SOON} days, nothing overdue{of}"
    return f"Nothing is overdue{of}, and nothing is due in the next week"
