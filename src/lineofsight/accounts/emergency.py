"""Break-glass: one child opened for an hour, at once seen by manager and auditor, then reviewed."""

import datetime as dt

from django.http import HttpRequest
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts import looks, places
from lineofsight.accounts.matrix import Reach, Right
from lineofsight.accounts.models import BreakGlass, Person
from lineofsight.accounts.models.special import BreakGlassNow
from lineofsight.accounts.rules import BREAK_GLASS_LASTS, missing_from_break_glass
from lineofsight.accounts.standing import may, reaches_of, scope_if_opened, teams_of
from lineofsight.kernel.problems import Refused


def break_glass(
    request: HttpRequest, person: Person, token: str, *, category: str, reason: str
) -> BreakGlass | None:
    """Open one child for an hour in this session; None where that would open nothing.

    There may be no such child, a conflict may close it for good, or it may be restricted, which
    only a role that may break a restriction opens: all have one answer, and are one event. The
    event is written first.
    """
    missing = missing_from_break_glass(category, reason)
    if missing or not may(person, Right.BREAK_GLASS):
        raise Refused(missing or "You may not open a record in an emergency.")
    if not _would_open(person, token):
        looks.refused(request, children=[token])
        return None
    looks.looked(request, kind="break-glass", children=[token], subject=f"{category}: {reason}")
    now = timezone.now()
    return BreakGlass.objects.create(
        token=token,
        person=person,
        category=category,
        reason=reason,
        session=person.session_mark,
        at=now,
        ends_at=now + BREAK_GLASS_LASTS,
        place=(teams_of(person) or ("",))[0],
    )


def _would_open(person: Person, token: str) -> bool:
    """Whether the row rules let this person see the child once it is opened in an emergency."""
    now = places.picture_now()
    scope = scope_if_opened(person, token, on=timezone.localdate())
    return now is not None and picture.may_see(now, token, scope=scope)


def open_until(person: Person, token: str) -> dt.datetime | None:
    """Until when this session has the child open in an emergency; None where it has not."""
    used = BreakGlass.objects.open_at(timezone.now(), person.session_mark)
    last = used.filter(person=person, token=token).order_by("ends_at").last()
    return last.ends_at if last else None


def opened_now(person: Person | None) -> dict[str, str]:
    """The children that this session has open in an emergency, each with until when, in words."""
    if person is None:
        return {}
    used = BreakGlass.objects.open_at(timezone.now(), person.session_mark).filter(person=person)
    return {
        one.token: f"Open to you in an emergency until {timezone.localtime(one.ends_at):%H:%M}"
        for one in used.order_by("ends_at")
    }


def to_review(person: Person) -> BreakGlassNow:
    """The uses of break-glass this person must look at: never their own, all for an auditor."""
    if not may(person, Right.REVIEW_BREAK_GLASS):
        return BreakGlass.objects.none()
    found = BreakGlass.objects.unreviewed().exclude(person=person)
    if Reach.ALL in reaches_of(person, Right.REVIEW_BREAK_GLASS):
        return found
    return found.filter(place__in=teams_of(person))


def review(by: Person, use: BreakGlass, *, verdict: str, note: str) -> None:
    """Say whether a use was right; nobody says it of their own."""
    if not to_review(by).filter(pk=use.pk).exists():
        raise Refused("This review is not yours to close.")
    use.reviewed_by, use.reviewed_at = by, timezone.now()
    use.verdict, use.note = verdict, note
    use.save(update_fields=["reviewed_by", "reviewed_at", "verdict", "note"])
    looks.record(
        by, kind="break-glass reviewed", children=[use.token], subject=f"{verdict}: {note}"
    )
