"""What is overdue or soon due to the children of the reader, the most urgent first."""

from django.urls import reverse

from lineofsight import picture
from lineofsight.accounts.emergency import opened_now
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.reasons import is_settled, way_to_give
from lineofsight.accounts.roles import Role
from lineofsight.accounts.standing import may
from lineofsight.picture import Duty
from lineofsight.web.cases.holders import NO_CASE, UNSAID, none_here, unsaid
from lineofsight.web.cases.unanswered import Kinds, unanswered
from lineofsight.web.homes.part import Part, Reader

SHOWN = 12
OF_SERVICES = 5
"""Things written out for a head, whose services stand before them."""
SOON = 7
"""Days ahead that still belong on the first page."""


def lists_children(reader: Reader) -> bool:
    """Say whether what is due to children of the reader's own stands on the page."""
    return may(reader.person, Right.SEE_NAME) and not reader.is_any(Role.DIRECTOR)


def urgent(reader: Reader) -> Part | None:
    """Give the list, once a reason is given where one is asked; None for who has no such list."""
    if not lists_children(reader):
        return None
    if not is_settled(reader.person, Right.SEE_CHILD):
        way = way_to_give(reader.request, Right.SEE_CHILD)
        return Part("Your children", "web/homes/urgent.html", {"way": way})
    most = OF_SERVICES if reader.services else SHOWN
    found = picture.duties(reader.kept, scope=reader.scope, within=SOON, limit=most)
    opened = opened_now(reader.person)
    overdue, soon = picture.counted(reader.kept, scope=reader.scope, within=SOON)
    holds = bool(overdue or soon or picture.children(reader.kept, scope=reader.scope).total)
    lacking, why = unanswered(reader.kept) if holds else Kinds({}), reader.about.no_holders
    return Part(
        title=_title(overdue, soon, in_full=not (lacking or why)) if holds else _none(reader),
        template="web/homes/urgent.html",
        said={
            "duties": [
                {"duty": one, "href": _href(one), "emergency": opened.get(one.token, "")}
                for one in found
            ],
            "more": max(0, overdue + soon - len(found)),
            "nobody": "" if holds else none_here(why, of_all=reader.scope.is_of_all),
            "no_holders": unsaid(why) if why and holds else "",
            "unanswered": lacking,
            "names_worker": not reader.is_any(Role.PRACTITIONER),
        },
        tokens=tuple(dict.fromkeys(one.token for one in found if one.token)),
    )


def _href(duty: Duty) -> str:
    return reverse("child", args=[duty.token]) if duty.token else ""


def _none(reader: Reader) -> str:
    if reader.scope.is_of_all:
        return NO_CASE
    return UNSAID if reader.about.no_holders else "No child is open with you"


def _title(overdue: int, soon: int, *, in_full: bool) -> str:
    of = "" if in_full else " of what the records answer"
    if overdue:
        return f"{overdue:,} overdue, {soon:,} due in the next {SOON} days"
    if soon:
        return f"{soon:,} due in the next {SOON} days, nothing overdue{of}"
    return f"Nothing is overdue{of}, and nothing is due in the next week"
