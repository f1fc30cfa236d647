"""One child's record: the page, its chronology for printing, and the protected address."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.emergency import open_until
from lineofsight.accounts.looks import absent, looked
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.reasons import way_to_more
from lineofsight.accounts.standing import (
    may,
    person_of,
    somebody,
    widest_scope_of,
)
from lineofsight.picture import Child, Picture, Scope
from lineofsight.ui.lists import Pair
from lineofsight.ui.paging import page_number, pages
from lineofsight.ui.words import Link
from lineofsight.web.cases import asking, facts, own_name, tables
from lineofsight.web.cases.lists import reachable
from lineofsight.web.cases.reach import Choice
from lineofsight.web.cases.unanswered import unanswered
from lineofsight.web.freshness import of_records
from lineofsight.web.pictured import needs_picture

EVENTS = 100
"""Lines of the record on a page."""

NOTHING = "Nothing of this kind is on the record."
SEALED = "Sealed. Nobody is shown it here: ask the adoption team."


def found_or_absent(request: HttpRequest, kept: Picture, token: str, scope: Scope) -> Child:
    """Give the child; where there is none, or none this person may see, answer as if absent."""
    found = picture.child(kept, token, scope=scope)
    if found is None:
        absent(request, children=[token])
    return found


def _way_to_name(request: HttpRequest, kept: Picture, found: Child) -> str:
    """Give the way to the reason, where one would show the name of a child who has none here."""
    token = found.listed.token
    if found.listed.is_named:
        return ""
    widest = widest_scope_of(person_of(request), on=timezone.localdate(), right=Right.SEE_NAME)
    by_name = picture.may_see(kept, token, scope=widest)
    return way_to_more(request, Right.SEE_CHILD, token) if by_name else ""


@allows(Right.SEE_CHILD)
@require_safe
@needs_picture
def child(request: HttpRequest, kept: Picture, token: str) -> HttpResponse:
    """Show a child's record, after the look at it is recorded."""
    scope = reachable(request)
    found = found_or_absent(request, kept, token, scope)
    if (question := own_name.asked_first(request, found)) is not None:
        return question
    looked(request, kind="child", children=[token, *(one.token for one in found.relatives)])
    about, lacking = picture.about(kept), unanswered(kept)
    owed = picture.duties(kept, scope=scope, token=token, within=None)
    return render(request, "web/cases/child.html", {
        "bar": facts.bar(
            found, today=about.asked_on, no_holders=about.no_holders, lacking=lacking
        ),
        "open_until": open_until(somebody(request), token),
        "as_at": of_records(about),
        "due_heading": facts.due_heading(owed),
        "nothing_owed": lacking.nothing_owed,
        "unanswered": lacking,
        "duties": [facts.duty(one) for one in owed],
        "about": [
            *facts.about_child(found),
            _address(request, kept, found, scope),
        ],
        "involved_now": facts.involved(found, now=True, today=about.asked_on),
        "involved_before": facts.involved(found, now=False, today=about.asked_on),
        "uninvolved": facts.uninvolved(about.no_holders),
        "family": found.relatives,
        "chronology": reverse("chronology", args=[token]),
        "ways": _ways(request, kept, token),
        "way_to_name": _way_to_name(request, kept, found),
        **_events(request, kept, token, scope),
    })  # fmt: skip


def _events(request: HttpRequest, kept: Picture, token: str, scope: Scope) -> dict[str, object]:
    """Give the record's lines, newest first, of one kind where one is asked for."""
    every = picture.timeline(kept, token, scope=scope) or ()
    kinds = sorted({one.kind for one in every})
    kind = asking.one_of(request.GET.get("kind"), kinds)
    listed = [one for one in every if not kind or one.kind == kind]
    where = pages(len(listed), page=page_number(request.GET.get("page")),
                  asked={"kind": kind}, size=EVENTS)  # fmt: skip
    first = (where.page - 1) * EVENTS
    choices = [Choice("kind", "Kind", (("", "Everything"), *_named(kinds)), kind)]
    return {
        "choices": choices,
        "passed_over": asking.not_taken(request.GET, choices),
        "clear": "?",
        "record": tables.record(
            [facts.event(one) for one in listed[first : first + EVENTS]],
            caption="What is on the record, newest first", empty=NOTHING,
        ),
        "pages": where,
    }  # fmt: skip


def _named(kinds: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((one, f"{one[:1].upper()}{one[1:]}") for one in kinds)


def _address(request: HttpRequest, kept: Picture, found: Child, scope: Scope) -> Pair:
    """Give where a child lives; a protected address only as the way to its own page."""
    held = picture.address(kept, found.listed.token, scope=scope)
    if held is None:
        return "Address", "not recorded" if found.listed.is_named else "not shown"
    if held.kind == "open":
        return "Address", held.address
    if held.kind == "sealed":
        return "Address", SEALED
    if may(person_of(request), Right.SEE_PROTECTED_ADDRESS):
        way = Link("Give a reason and see it", reverse("address", args=[found.listed.token]))
        return "Address", "Protected", way
    return "Address", "Protected"


WAYS = (
    ("child-looks", "Who looked at this record", Right.SEE_WHO_LOOKED),
    ("restrict", "Restrict this record", Right.SET_RESTRICTION),
)
"""Pages about one record: name, words, and the right each asks."""


def _ways(request: HttpRequest, kept: Picture, token: str) -> list[Link]:
    """Give the ways whose right reaches this child, which another may have opened."""
    return [
        Link(words, reverse(name, args=[token]))
        for name, words, right in WAYS
        if picture.may_see(kept, token, scope=reachable(request, right))
    ]


@allows(Right.SEE_CHILD)
@require_safe
@needs_picture
def chronology(request: HttpRequest, kept: Picture, token: str) -> HttpResponse:
    """Show all that is on a child's record, oldest first, to be printed."""
    scope = reachable(request)
    found = found_or_absent(request, kept, token, scope)
    if (question := own_name.asked_first(request, found)) is not None:
        return question
    looked(request, kind="chronology", children=[token])
    every = picture.timeline(kept, token, scope=scope) or ()
    about = picture.about(kept)
    return render(request, "web/cases/chronology.html", {
        "back_to": reverse("child", args=[token]),
        "way_to_name": _way_to_name(request, kept, found),
        "bar": facts.bar(
            found, today=about.asked_on, no_holders=about.no_holders, lacking=unanswered(kept)
        ),
        "as_at": of_records(about),
        "printed_for": request.user,
        "record": tables.record(
            [facts.event(one) for one in reversed(every)],
            caption="Chronology, oldest first", empty=NOTHING,
        ),
    })  # fmt: skip


@allows(Right.SEE_PROTECTED_ADDRESS)
@require_safe
@needs_picture
def address(request: HttpRequest, kept: Picture, token: str) -> HttpResponse:
    """Show a protected address, after the reason was given and the look is recorded."""
    scope = reachable(request, Right.SEE_PROTECTED_ADDRESS)
    found = found_or_absent(request, kept, token, scope)
    if (question := own_name.asked_first(request, found)) is not None:
        return question
    held = picture.address(kept, token, scope=scope)
    if held is None or held.kind == "sealed":
        absent(request, children=[token])
    looked(request, kind="protected address", children=[token])
    return render(request, "web/cases/address.html", {
        "back_to": reverse("child", args=[token]),
        "about": [("Child", found.listed.label), ("Address", held.address)],
    })  # fmt: skip
