"""Where the matrix asks a reason, it is asked once a session for each child or list, and stored."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from lineofsight.accounts import looks
from lineofsight.accounts.matrix import Act, Right
from lineofsight.accounts.models import Person, ReasonGiven
from lineofsight.accounts.standing import asks_reason


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
    if any(right.act is Act.DO for right in rights) or not all(
        asks_reason(person, right) for right in rights
    ):
        return None
    if is_given(person, rights[0].resource, subject_of(values)):
        return None
    return HttpResponseRedirect(way_to_give(request, rights[0], subject_of(values)))


def way_to_give(request: HttpRequest, right: Right, subject: str = "") -> str:
    """Give the address that asks the reason and comes back to the page that is open."""
    after = request.get_full_path() if request.method == "GET" else request.path
    asked = {"resource": right.resource, "subject": subject, "next": after}
    return f"{reverse('give-reason')}?{urlencode(asked)}"


def is_given(person: Person, resource: str, subject: str) -> bool:
    """Whether this session has the person's reason for this child or list."""
    return ReasonGiven.objects.filter(
        person=person, session=person.session_mark, resource=resource, subject=subject
    ).exists()


def is_settled(person: Person, right: Right, subject: str = "") -> bool:
    """Whether no reason for what a right opens is left to ask: none is due, or it is given."""
    return not asks_reason(person, right) or is_given(person, right.resource, subject)


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
