"""What stands around every page: the council, who is signed in, and where they may go."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, resolve, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from lineofsight import picture as pictures
from lineofsight.accounts.access import access_of
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import exactness_of, may, person_of, roles_of
from lineofsight.kernel.periods import in_words
from lineofsight.settings import Settings, load
from lineofsight.ui.around import Around
from lineofsight.ui.blocks import Notification
from lineofsight.ui.lists import NavItem

MENU = (
    ("home", "Today"),
    ("scorecard", "Scorecard"),
    ("children", "Children"),
    ("seen", "Seen in time"),
    ("front-door", "Front door"),
    ("workforce", "Workforce"),
    ("data", "Data"),
    ("mend", "Mend"),
    ("ask", "Ask"),
    ("people", "People"),
)
"""Name of the page -> what the menu calls it; who may not open a page does not see it there."""

FOOT = (
    ("help", "Help"),
    ("accessibility", "Accessibility"),
    ("who-may-see", "Who may see what"),
    ("own-looks", "What is recorded about you"),
)
STALE = dt.timedelta(days=35)


def site(request: HttpRequest) -> dict[str, Any]:
    """Give templates `site`, worked out where a page asks for it."""
    return {"site": SimpleLazyObject(lambda: _around(request))}


def _around(request: HttpRequest) -> Around:
    person = person_of(request) if hasattr(request, "user") else None
    authority = _settled().authority
    return Around(
        council=authority.name,
        service=authority.service,
        accent=(authority.accent or Around.accent).removeprefix("#"),
        person=person.name if person else "",
        role=_role(person),
        account=_address("account"),
        sign_out=_address("account_logout"),
        home=_address("home") or "/",
        search=_address("search") if _may_open(person, "search") else "",
        navigation=tuple(_items(request, person, MENU)) if person else (),
        footer=tuple(_items(request, person, FOOT)),
        banners=tuple(_banners(request)),
        made_from=_made_from(request, person),
        is_training=settings.TRAINING,
    )


def _role(person: Person | None) -> str:
    return ", ".join(sorted(role.title for role in roles_of(person))) if person else ""


def _items(
    request: HttpRequest, person: Person | None, entries: tuple[tuple[str, str], ...]
) -> Iterator[NavItem]:
    found = request.resolver_match
    here = f"/{found.route}" if found else ""
    for name, words in entries:
        if _may_open(person, name):
            address = _address(name)
            current = here == address or (address != "/" and here.startswith(address))
            yield NavItem(words, address, current)


def _may_open(person: Person | None, name: str) -> bool:
    """Ask what the page's own view declares."""
    address = _address(name)
    if not address:
        return False
    access = access_of(resolve(address).func)
    if access is None:
        return False
    if access.kind == "rights":
        return any(may(person, right) for right in access.rights)
    return access.kind == "public" or person is not None


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _settled() -> Settings:
    file: Path = settings.HOME.settings_file
    return _read(file, file.stat().st_mtime_ns if file.exists() else 0)


@cache
def _read(file: Path, _changed: int) -> Settings:
    return load(file)


def _made_from(request: HttpRequest, person: Person | None) -> str:
    """Say what the page was made from, how fresh it is, and whether figures are protected."""
    opened = getattr(request, "picture", None)
    if opened is None or person is None:
        return ""
    about = pictures.about(opened)
    shown = "exact" if exactness_of(person) == "exact" else "protected: small numbers are hidden"
    return (
        f"Figures are of {about.month.name}, {shown}. "
        f"Children and what is due are as at {in_words(about.asked_on)}."
    )


def _banners(request: HttpRequest) -> Iterator[Notification]:
    opened = getattr(request, "picture", None)
    if opened is None or settings.TRAINING:
        return
    newest = pictures.about(opened).extracted_on
    if timezone.localdate() - newest > STALE:
        words = f"The newest records here describe {in_words(newest)}. Nothing since is counted."
        yield Notification(words, "Old records", name="stale")
