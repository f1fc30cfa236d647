"""Every page, method, role and kind of child: what is asked, and what must be answered.

Addresses are found in the site's own configuration, so a new page is asked by itself. Where one has
a parameter that leads somewhere, say in `FILLED` what to put there.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from django.http import HttpResponse

from access_table import ROWS, may, says
from lineofsight.accounts.access import Access, access_of, addresses
from lineofsight.web import urls

METHODS = ("GET", "POST")
UNUSUAL = ("PUT", "DELETE")
"""No page takes these from whoever holds every role, and so from nobody who holds fewer."""

VISITOR = "visitor"
ROLES = [
    "PR",
    "TM",
    "HS",
    "PA",
    "PO",
    "DC",
    "CL",
    "AU",
    "AD",
    "LG",
    "BS",
    "IR",
    "QA",
    "FO",
    "RI",
    "HR",
    "BM",
]
NAMING = {"PR", "TM", "HS", "DC", "IR", "QA", "FO", "RI"}

NAMING_REACH = {"o", "t", "s", "all", "named"}
"""How far a cell reaches that names whom it reaches."""

FILLED = {
    "code": "CP5", "number": "0", "act": "agree", "name": "none", "provider_id": "authority",
    "accent": "1d70b8",
}  # fmt: skip
"""What to put for a parameter that is not a child's token."""

UNKNOWN = "0"
"""For any other: an address of which no row is there, so that absent is right too."""

MAY_BE_ABSENT = {"mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes"}
"""Pages about what a person may not have."""

SENT_NOWHERE = {"account_logout"}
"""Pages whose POST would end what the test stands on; tested elsewhere."""


@dataclass(frozen=True)
class Address:
    """One address of the site, with what it takes."""

    name: str
    route: str
    takes: tuple[str, ...]
    view: object

    @property
    def names_child(self) -> bool:
        return "token" in self.takes

    def at(self, token: str) -> str:
        """The address with everything filled in."""

        def fill(found: re.Match[str]) -> str:
            name = found["name"]
            return token if name == "token" else FILLED.get(name, UNKNOWN)

        plain = re.sub(r"\^|\$|\\Z", "", self.route)
        plain = re.sub(r"\(\?P<(?P<name>\w+)>\[\^/\]\+\)", fill, plain)
        return "/" + re.sub(r"<(?:\w+:)?(?P<name>\w+)>", fill, plain)


def every_address() -> list[Address]:
    """All addresses, once each."""
    found = {}
    for route, pattern in addresses(urls.urlpatterns):
        takes = tuple(re.findall(r"<(?:\w+:)?(\w+)>", route))
        found[route] = Address(pattern.name or route, route, takes, pattern.callback)
    return list(found.values())


@dataclass(frozen=True)
class Position:
    """A child as one borough's people stand to it."""

    name: str
    token: str
    own: bool = False
    team: bool = False
    service: bool = False
    there: bool = True
    restricted: bool = False
    named: bool = False
    conflict: bool = False
    opened: bool = False
    """Break-glass was used for it, by whoever may use it, and the hour is not over."""


def reaches(role: str, resource: str, child: Position) -> bool:
    """Whether the policy lets the role reach this child by this resource, by its row rules."""
    said = says(resource, role)
    if said is None or not child.there or child.conflict:
        return False
    if resource == "who looked" and role == "AU":  # "events only" of a restricted record
        return True
    broken = child.opened and said.reach in NAMING_REACH and may("break-glass", "V", role)
    if child.restricted:  # its named list alone, and role scope does not count
        breaks = may("restricted record", "V", role)
        return (child.named and role in NAMING) or (broken and breaks)
    if broken:
        return True
    wide = role == "DC"
    return {
        "o": child.own,
        "t": child.team,
        "s": child.service or wide,
        "all": True,
        "P": True,
        "named": child.named,
    }.get(said.reach, False)


def expected(address: Address, method: str, role: str, child: Position | None) -> set[str]:
    """What may be answered."""
    access = access_of(address.view)
    assert access is not None
    some = {"opened", "method"}
    if [one for one in address.takes if one != "token"] or (
        "/absent/" in address.route or address.name in MAY_BE_ABSENT
    ):
        some |= {"absent"}
    if access.kind == "public":
        return some | {"sign in"}  # some lead there
    if role == VISITOR:
        return {"sign in"}
    if access.kind == "signed in":
        return some
    return _by_rights(access, role, child, some)


def _by_rights(access: Access, role: str, child: Position | None, some: set[str]) -> set[str]:
    held = [one for one in access.rights if may(one.resource, one.act.value, role)]
    if not held:
        return {"absent"}
    if child is None:
        return some
    if any(one.resource not in ROWS or reaches(role, one.resource, child) for one in held):
        return some | ({"absent"} if any(one.resource not in ROWS for one in held) else set())
    return {"absent", "method"}


def answered(response: HttpResponse) -> str:
    """What a response amounts to."""
    status, to = response.status_code, response.headers.get("Location", "")
    if status in {404, 405}:
        return {404: "absent", 405: "method"}[status]
    if status == 401 or to.startswith("/account/sign-in/"):
        return "sign in"
    if to.startswith("/looks/reason/"):
        return "reason"
    return "opened" if status < 500 and status != 403 else f"broken ({status})"


def body_of(response: HttpResponse) -> str:
    """The words of a response, whole."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return html.unescape(content.decode("utf-8", "replace"))


def asked(
    children: list[Position], methods: Iterable[str] = METHODS
) -> Iterator[tuple[Address, str, Position | None]]:
    """Every address by these methods, and where it names a child, every kind of child."""
    for address, method in product(every_address(), methods):
        if address.name in SENT_NOWHERE and method == "POST":
            continue
        for child in children if address.names_child else [None]:
            yield address, method, child
