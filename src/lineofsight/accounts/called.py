"""What a page that is not about a child calls it: by name to whoever may see it, else by token."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts import looks, places
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import may, scope_of, widest_scope_of


@dataclass(frozen=True)
class Called:
    """A child in words, and the way to its page for whoever may open it."""

    words: str
    href: str = ""
    is_named: bool = False


def called(
    request: HttpRequest, person: Person, tokens: Iterable[str], *, kind: str
) -> dict[str, Called]:
    """Say what each child is called, after the look at those that are named is recorded.

    Where a reason is asked before a child is named, the token leads to the page that asks it.
    """
    wanted = frozenset(tokens)
    found = {token: Called(token) for token in wanted}
    now = places.picture_now()
    if now is None or not wanted or not may(person, Right.SEE_NAME):
        return found
    today = timezone.localdate()
    widest = widest_scope_of(person, on=today, right=Right.SEE_NAME)
    now_open = scope_of(person, on=today, right=Right.SEE_NAME)
    labels = picture.labels(now, wanted, scope=now_open)
    for token in picture.labels(now, wanted, scope=widest):
        way = reverse("child", args=[token])
        found[token] = Called(labels.get(token, token), way, is_named=token in labels)
    if labels:
        looks.looked(request, kind=kind, children=list(labels))
    return found


def identified(request: HttpRequest, person: Person, token: str, *, kind: str) -> Called:
    """Say what a child is called to who must know which record it is, and may not see the child.

    Whoever works with names reads the identifier, to look for in the case system, unless the record
    is restricted or the child closed to them; the look is recorded. The rest read the token.
    """
    child = called(request, person, [token], kind=kind)[token]
    now = places.picture_now()
    if child.href or now is None or not may(person, Right.SEE_NAME):
        return child
    scope = widest_scope_of(person, on=timezone.localdate(), right=Right.SEE_NAME)
    found = picture.identifier(now, token, scope=scope)
    if not found:
        return child
    looks.looked(request, kind=kind, children=[token])
    return Called(found)
