"""Where the matrix asks a reason, it is asked once a session for each child or list, and stored."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts import looks, places
from lineofsight.accounts.matrix import Act, Right
from lineofsight.accounts.models import Person, ReasonGiven
from lineofsight.accounts.standing import (
    asks_more,
    asks_reason,
    free_scope_of,
    has_given_reason,
    person_of,
)


def children_in(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The child an address names, by token."""
    return (values["token"],) if "token" in values else ()


def subject_of(values: Mapping[str, Any]) -> str:
    """What the reason is about: the child or the figure the address names; empty for a list."""
    return str(values.get("token") or values.get("code") or "")


def asked_first(
    request: HttpRequest, person: Person, rights: Sequence[Right], values: Mapping[str, Any]
) -> HttpResponse | None:
    """Send to the page that asks the reason, where every right held asks one and none is given.

    An act (break-glass) asks its reason in its own form.
    """
    if any(right.act is Act.DO for right in rights):
        return None
    if not all(_is_due(person, right, values) for right in rights):
        return None
    return HttpResponseRedirect(way_to_give(request, rights[0], subject_of(values)))


def _is_due(person: Person, right: Right, values: Mapping[str, Any]) -> bool:
    """Whether nothing opens before a reason: no role held reaches the child without one.

    A list opens with whom it shows without a reason; `way_to_more` leads on from there.
    """
    children = children_in(values)
    if asks_more(person, right) and children:
        due = not _is_free(person, right, children[0])
    else:
        due = asks_reason(person, right)
    return due and not has_given_reason(person, right, subject_of(values))


def _is_free(person: Person, right: Right, token: str) -> bool:
    """Whether a clause that asks no reason opens the child, by name or under a pseudonym."""
    now = places.picture_now()
    scope = free_scope_of(person, on=timezone.localdate(), right=right)
    return now is None or picture.may_see(now, token, scope=scope)


def way_to_give(request: HttpRequest, right: Right, subject: str = "") -> str:
    """Give the address that asks the reason and comes back to the page that is open."""
    after = request.get_full_path() if request.method == "GET" else request.path
    asked = {"resource": right.asked_for, "subject": subject, "next": after}
    return f"{reverse('give-reason')}?{urlencode(asked)}"


def way_to_more(request: HttpRequest, right: Right, subject: str = "") -> str:
    """Give the same address where a reason would add to a list that opened without; else nothing.

    Of whoever holds two roles, where one asks no reason and the other does.
    """
    person = person_of(request)
    if person is None or not asks_more(person, right):
        return ""
    return "" if has_given_reason(person, right, subject) else way_to_give(request, right, subject)


def is_settled(person: Person, right: Right, subject: str = "") -> bool:
    """Whether a list may open: a role opens it without a reason, or the reason is given."""
    return not asks_reason(person, right) or has_given_reason(person, right, subject)


def give(request: HttpRequest, person: Person, *, resource: str, subject: str, why: str) -> None:
    """Store the reason, and show it among the looks."""
    children = (subject,) if looks.TOKEN.fullmatch(subject) else ()
    about = resource if children or not subject else f"{resource} {subject}"
    looks.looked(request, kind="reason", children=children, subject=f"{about}: {why}")
    ReasonGiven.objects.create(
        person=person,
        session=person.session_mark,
        resource=resource[:40],
        subject=subject[:100],
        reason=why,
        at=timezone.now(),
    )
