"""Which parts stand on whose first page, and the page itself."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lineofsight import picture
from lineofsight.accounts.access import signed_in
from lineofsight.accounts.looks import looked
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.roles import Role
from lineofsight.accounts.standing import (
    exactness_of,
    may,
    roles_of,
    scope_of,
    services_of,
    somebody,
    teams_of,
)
from lineofsight.picture import Picture, Scope
from lineofsight.web.freshness import children_beside, of_records
from lineofsight.web.homes import (
    ahead,
    loads,
    moved,
    nobody,
    office,
    own,
    raised,
    restricted,
    side_by_side,
    since,
    teams,
    upkeep,
    urgent,
    working,
)
from lineofsight.web.homes.part import Part, Reader
from lineofsight.web.made_from import made_from
from lineofsight.web.pictured import needs_picture


@signed_in
@require_safe
@needs_picture
def home(request: HttpRequest, kept: Picture) -> HttpResponse:
    """Show the first page of whoever is signed in, after the look at its children is recorded."""
    reader = _reader(request, kept)
    parts = list(_parts(reader))
    tokens = [token for part in parts for token in part.tokens]
    if tokens:
        looked(request, kind="first page", children=tokens, subject="what is due")
    return render(request, "web/homes/home.html", {
        "title": _greeting(),
        "made_from": _made_from(reader),
        "parts": [part for part in parts if not part.is_aside],
        "asides": [part for part in parts if part.is_aside],
    })  # fmt: skip


def _reader(request: HttpRequest, kept: Picture) -> Reader:
    person = somebody(request)
    today = timezone.localdate()
    return Reader(
        request=request,
        person=person,
        roles=roles_of(person, on=today),
        scope=_scope(person, kept, today),
        exactness=exactness_of(person),
        teams=teams_of(person, on=today),
        services=services_of(person, on=today),
        kept=kept,
    )


def _scope(person: Person, kept: Picture, today: dt.date) -> Scope:
    """Give whose children stand on the page: who is theirs by name, as far as a reason is given."""
    found = scope_of(person, on=today).by_name
    if picture.about(kept).no_holders:
        return found
    # Whom nobody holds stand in a part of their own, and would push out what a team can do.
    return replace(found, overseen=frozenset())


def _made_from(reader: Reader) -> str:
    """Say how fresh the page is; of figures, also which month and whether they are protected."""
    if reader.services or reader.is_any(Role.DIRECTOR) or _reads_figures(reader):
        beside = children_beside(sees_children=may(reader.person, Right.SEE_BEHIND))
        return made_from(reader.person, reader.kept, beside=beside, by_team=True)
    return of_records(picture.about(reader.kept))


def _greeting() -> str:
    hour = timezone.localtime().hour
    time = "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
    return f"Good {time}"


def _parts(reader: Reader) -> Iterator[Part]:
    """Give the parts this reader's rights open, what needs them first.

    A director's questions, and the office's lists, come before what boards raised and what is the
    reader's own to do.
    """
    is_director = reader.is_any(Role.DIRECTOR)
    made = [
        upkeep.emergencies(reader),
        restricted.to_agree(reader),
        loads.to_agree(reader),
        loads.declined(reader),
        moved.director(reader) if is_director else None,
        working.director(reader) if is_director else None,
        side_by_side.services(reader),
        urgent.urgent(reader),
        restricted.overdue(reader),
        nobody.nobody(reader),
        office.office(reader),
        raised.own(reader),
        raised.open_of_boards(reader),
        raised.decided(reader),
        raised.waiting(reader),
        raised.asked_by_visits(reader),
        ahead.ahead(reader),
        teams.teams(reader),
        working.to_settle(reader),
        own.own(reader),
        moved.moved(reader) if _reads_figures(reader) else None,
        since.since(reader) if is_director or _reads_figures(reader) else None,
        upkeep.records(reader),
        upkeep.restated(reader),
        upkeep.of_the_role(reader),
        upkeep.places(reader),
    ]
    yield from (part for part in made if part is not None)


def _reads_figures(reader: Reader) -> bool:
    """Say whether the reader looks after figures, and has no children of their own to see first."""
    return (
        may(reader.person, Right.SEE_INDICATORS)
        and not may(reader.person, Right.SEE_NAME)
        and not reader.is_any(Role.DIRECTOR)
    )
