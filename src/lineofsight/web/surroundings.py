"""What stands around every page: the council, who is signed in, and where they may go."""

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from lineofsight import picture as pictures
from lineofsight.accounts.access import Access, access_of
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import exactness_of, may, person_of, roles_of
from lineofsight.records.origin import Origin, origin_of
from lineofsight.settings import Settings, load
from lineofsight.ui.around import Around
from lineofsight.ui.blocks import Notification
from lineofsight.ui.lists import NavItem
from lineofsight.web.freshness import is_stale, of_figures, of_records

MENU = (
    ("home", "Home"),
    ("scorecard", "Scorecard"),
    ("parenting", "Corporate parenting"),
    ("children", "Children"),
    ("seen", "Seen in time"),
    ("front-door", "Front door"),
    ("workforce", "Workforce"),
    ("plan", "Plan"),
    ("boards", "Boards"),
    ("data", "Data"),
    ("mend", "Mend-it list"),
    ("answers", "Answers"),
    ("restrictions", "Restricted records"),
    ("emergency", "Emergency"),
    ("people", "People"),
    ("looks", "Who looked"),
)
"""Name of the page -> what the menu calls it; who may not open a page does not see it there."""

FOOT = (
    ("help", "Help"),
    ("accessibility", "Accessibility"),
    ("conflicts", "Children you must not see"),
    ("you-said", "You said, we did"),
    ("how-we-protect", "How we protect what we know"),
    ("my-looks", "What is recorded about you"),
)


NEW_DEVICE = (
    "Your account was signed in to from a device or network not seen before, on {0:%d %B} at "
    "{0:%H:%M}. If it was not you, sign out everywhere from your account, and change your password."
)


def site(request: HttpRequest) -> dict[str, Any]:
    """Give templates `around`, worked out where a page asks for it.

    Not as `site`: the sign-in library gives its pages a `site` of its own.
    """
    return {"around": SimpleLazyObject(lambda: _around(request))}


def _around(request: HttpRequest) -> Around:
    person = person_of(request) if hasattr(request, "user") else None
    authority = settled().authority
    return Around(
        council=authority.name,
        service=authority.service,
        accent=(authority.accent or Around.accent).removeprefix("#"),
        person=person.name if person else "",
        role=_role(person),
        account=reverse("account"),
        sign_out=reverse("account_logout"),
        home=reverse("home"),
        search=reverse("search") if may_open(person, "search") else "",
        navigation=tuple(_items(request, person, MENU)) if person else (),
        footer=tuple(_items(request, person, FOOT)),
        banners=tuple(_banners(request)),
        made_from=_made_from(request, person),
        is_training=settings.TRAINING or origin_of(settings.HOME) is Origin.MADE_UP,
    )


def _role(person: Person | None) -> str:
    return ", ".join(sorted(role.title for role in roles_of(person))) if person else ""


def _items(
    request: HttpRequest, person: Person | None, entries: tuple[tuple[str, str], ...]
) -> Iterator[NavItem]:
    found = request.resolver_match
    here = f"/{found.route}" if found else ""
    for name, words in entries:
        if may_open(person, name):
            address = reverse(name)
            current = here == address or (address != "/" and here.startswith(address))
            yield NavItem(words, address, current)


def may_open(person: Person | None, name: str, *values: str) -> bool:
    """Say whether the person may open the page of this name: what its view declares decides.

    `values` fill the address where it needs any; they do not change who may open it.
    """
    access = _declared(name, values)
    if access is None or (person is None and access.kind != "public"):
        return False
    return access.kind != "rights" or any(may(person, right) for right in access.rights)


@lru_cache(maxsize=1000)
def _declared(name: str, values: tuple[str, ...]) -> Access | None:
    return access_of(resolve(reverse(name, args=values)).func)


def settled() -> Settings:
    """Give what the authority has settled, read again when its file changes."""
    file: Path = settings.HOME.settings_file
    return _read(file, file.stat().st_mtime_ns if file.exists() else 0)


@cache
def _read(file: Path, _changed: int) -> Settings:
    return load(file)


def _made_from(request: HttpRequest, person: Person | None) -> str:
    opened = getattr(request, "picture", None)
    if opened is None or person is None:
        return ""
    return of_figures(pictures.about(opened), exactness_of(person))


def _banners(request: HttpRequest) -> Iterator[Notification]:
    person = person_of(request) if hasattr(request, "user") else None
    if person and person.new_device_since:
        yield Notification(NEW_DEVICE.format(timezone.localtime(person.new_device_since)),
                           "Was this you", name="new-device")  # fmt: skip
    opened = getattr(request, "picture", None)
    if opened is None or settings.TRAINING:
        return
    about = pictures.about(opened)
    if is_stale(about, on=timezone.localdate()):
        words = f"{of_records(about)} What was done since is not here."
        yield Notification(words, "Not of today", name="stale")
