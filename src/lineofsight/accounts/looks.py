"""Write a look before anything is shown; read the looks at a child, a person's own, or all."""

import re
from collections.abc import Iterator, Sequence
from typing import NoReturn

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from lineofsight.accounts import chain
from lineofsight.accounts.models import ChainHead, Look, LookedAt, Person
from lineofsight.accounts.standing import person_of, roles_of
from lineofsight.records import keys
from lineofsight.records.home import Home

REFUSED = "refused"
PURPOSE = "looks"  # of the key the chain is made with
LONGEST = 300
TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


def looked(
    request: HttpRequest, *, kind: str, children: Sequence[str] = (), subject: str = ""
) -> Look:
    """Record that whoever is signed in is about to be shown these children.

    Call it before drawing the page: the row is on disk when this returns, no lock is held after,
    and where it cannot be written the error ends the request and nothing is shown.
    """
    return record(person_of(request), kind=kind, children=children, subject=subject)


def refused(request: HttpRequest, *, children: Sequence[str] = ()) -> Look:
    """Record that a page was asked for that this person may not open."""
    match = request.resolver_match
    name = (match.view_name or match.route) if match else "unknown address"
    return looked(request, kind=REFUSED, children=children, subject=name)


def absent(request: HttpRequest, *, children: Sequence[str] = ()) -> NoReturn:
    """Answer as for an address that is not there, and record the try."""
    refused(request, children=children)
    raise Http404


def record(
    person: Person | None, *, kind: str, children: Sequence[str] = (), subject: str = ""
) -> Look:
    """Add one row to the chain, in a transaction of its own."""
    roles = ",".join(sorted(role.value for role in roles_of(person))) if person else ""
    once = sorted(token for token in set(children) if TOKEN.fullmatch(token))
    with transaction.atomic():
        head = _head()
        entry = chain.Entry(
            number=head.number + 1,
            at=timezone.now(),
            person=person.pk if person else None,
            roles=roles,
            kind=kind,
            subject=_plain(subject),
            children=once,
        )
        mark = chain.link(_key(), head.mac, entry)
        look = Look.objects.create(
            number=entry.number, at=entry.at, person=person, roles=roles, kind=kind,
            subject=entry.subject, children=once, mac=mark,
        )  # fmt: skip
        LookedAt.objects.bulk_create(LookedAt(look=look, token=token) for token in once)
        ChainHead.objects.filter(pk=head.pk).update(number=entry.number, mac=mark)
    return look


def verify(*, home: Home | None = None, using: str = DEFAULT_DB_ALIAS) -> str:
    """Say where the chain of looks first fails; empty when it is whole.

    Of this site, unless another home and the name of its database are given: a backup's.
    """
    key = keys.key(home, PURPOSE) if home else _key()
    head = ChainHead.objects.using(using).first() or ChainHead()
    return chain.first_broken(key, _entries(using), length=head.number, last=head.mac)


def _entries(using: str) -> Iterator[tuple[chain.Entry, str]]:
    for row in Look.objects.using(using).order_by("number").iterator():
        entry = chain.Entry(
            row.number, row.at, row.person_id, row.roles, row.kind, row.subject, row.children
        )
        yield entry, row.mac


def _head() -> ChainHead:
    """Take the head and its lock: writers take turns, so that no two follow one link."""
    head = ChainHead.objects.select_for_update().first()
    return head or ChainHead.objects.create()


def _key() -> bytes:
    return keys.key(settings.HOME, PURPOSE)


def _plain(words: str) -> str:
    """One line of bounded length, so that no event can be made to look like two."""
    return "".join(letter if letter.isprintable() else " " for letter in words)[:LONGEST]


def at_child(token: str) -> QuerySet[Look]:
    """The looks at one child, newest first."""
    found = Look.objects.filter(at_children__token=token)
    return found.select_related("person").order_by("-number")
