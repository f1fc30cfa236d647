"""What stands around every page: the council, who is signed in, and where they may go."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString

from lineofsight import picture as pictures
from lineofsight.accounts.access import Access, access_of
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.settled import settled
from lineofsight.accounts.standing import asks_reason, may, person_of, roles_of
from lineofsight.records.origin import Origin, origin_of
from lineofsight.ui.around import Around
from lineofsight.ui.blocks import Notification
from lineofsight.ui.lists import NavItem
from lineofsight.web.freshness import children_beside, is_stale, of_records
from lineofsight.web.made_from import made_from

Entries = tuple[tuple[str, str], ...]
"""Name of the page -> what it is called where it is offered."""

MENU: tuple[tuple[str, Entries], ...] = (
    ("Home", (("home", "Home"),)),
    ("Scorecard", (("scorecard", "Scorecard"), ("parenting", "Corporate parenting"))),
    ("Children", (
        ("children", "Children"),
        ("seen", "Seen in time"),
        ("restrictions", "Restricted records"),
        ("emergency", "Emergency"),
    )),
    ("Front door", (("front-door", "Front door"),)),
    ("Workforce", (("workforce", "Workforce"),)),
    ("Plan", (("plan", "Plan"),)),
    ("Boards", (("boards", "Boards"),)),
    ("Data", (
        ("data", "Loads"),
        ("coverage", "What can be answered"),
        ("restatements", "Figures that changed"),
        ("mend", "Mend-it list"),
        ("answers", "Answers"),
    )),
    ("People", (("people", "People"), ("looks", "Who looked"))),
)  # fmt: skip
"""What the menu says -> the pages it leads to: one of them, with the others beneath the menu there.
Who may not open a page does not see it; an entry with one page left is called as that page is."""

FOOT = (
    ("help", "Help"),
    ("accessibility", "Accessibility"),
    ("conflicts", "Children you must not see"),
    ("you-said", "You said, we did"),
    ("how-we-protect", "How we protect what we know"),
    ("my-looks", "What is recorded about you"),
)


NEW_DEVICE = "Signed in from a device or network not seen before, {0:%d %B at %H:%M}."


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
        **(_menu(request, person) if person else {}),
        footer=tuple(_items(person, FOOT)),
        banners=tuple(_banners(request)),
        made_from=_made_from(request, person),
        is_training=settings.TRAINING or origin_of(settings.HOME) is Origin.MADE_UP,
    )


def _role(person: Person | None) -> str:
    return ", ".join(sorted(role.title for role in roles_of(person))) if person else ""


def _items(person: Person | None, entries: Entries) -> Iterator[NavItem]:
    for name, words in entries:
        if may_open(person, name):
            yield NavItem(words, reverse(name))


def _menu(request: HttpRequest, person: Person) -> dict[str, tuple[NavItem, ...]]:
    """Give the entries of the menu, and beneath it the pages of the entry that is open."""
    groups = [(words, list(_items(person, entries))) for words, entries in MENU]
    found = request.resolver_match
    here = _nearest(f"/{found.route}" if found else "", [one for _, each in groups for one in each])
    entries: list[NavItem] = []
    beneath: list[NavItem] = []
    for words, pages in groups:
        if not pages:
            continue
        is_open = here in {one.href for one in pages}
        text = words if len(pages) > 1 else pages[0].text
        entries.append(NavItem(text, _first(person, pages), is_open))
        if is_open and len(pages) > 1:
            beneath = [replace(one, current=one.href == here) for one in pages]
    return {"navigation": tuple(entries), "beneath": tuple(beneath)}


def _first(person: Person, pages: Sequence[NavItem]) -> str:
    """Give the address of the first page, or of the first that asks no reason where one asks none.

    A director gives a reason for a list of children, and none for whether they are seen in time.
    """
    return next((one.href for one in pages if not _asks(person, one.href)), pages[0].href)


def _asks(person: Person, address: str) -> bool:
    access = _at(address)
    held = [right for right in access.rights if may(person, right)] if access else []
    return bool(held) and all(asks_reason(person, right) for right in held)


def _nearest(here: str, pages: Iterable[NavItem]) -> str:
    """Give the address of the page that is open, or under whose address it lies."""
    above = (one.href for one in pages if here == one.href or one.href != "/")
    return max((one for one in above if here.startswith(one)), key=len, default="")


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
    return _at(reverse(name, args=values))


@lru_cache(maxsize=1000)  # every page asks for each entry of its menu, which takes long to resolve
def _at(address: str) -> Access | None:
    return access_of(resolve(address).func)


def _made_from(request: HttpRequest, person: Person | None) -> str:
    opened = getattr(request, "picture", None)
    if opened is None or person is None:
        return ""
    beside = children_beside(sees_children=may(person, Right.SEE_BEHIND))
    return made_from(person, opened, beside=beside, by_team=True)


def _new_device(request: HttpRequest, since: dt.datetime) -> SafeString:
    """Say it, with the button that takes it off the pages of this session."""
    return render_to_string("accounts/new_device.html", {
        "words": NEW_DEVICE.format(timezone.localtime(since)),
        "account": reverse("account"),
        "next": request.get_full_path() if request.method == "GET" else "/",
        "csrf_token": get_token(request),
    })  # fmt: skip


def _banners(request: HttpRequest) -> Iterator[Notification]:
    person = person_of(request) if hasattr(request, "user") else None
    if person and person.new_device_since:
        yield Notification(_new_device(request, person.new_device_since),
                           "Was this you", name="new-device")  # fmt: skip
    opened = getattr(request, "picture", None)
    if opened is None or settings.TRAINING:
        return
    about = pictures.about(opened)
    if is_stale(about, on=timezone.localdate()):
        words = f"{of_records(about)} What was done since is not here."
        yield Notification(words, "Not of today", name="stale")
