"""Ask every page as one person: what was answered wrongly, and who was named without a look."""

import datetime as dt
import re

from django.db import transaction
from django.utils import timezone

from every_page import FILLED, METHODS, NAMING, answered, asked, body_of, every_address, expected
from lineofsight.accounts.matrix import matrix
from lineofsight.accounts.middleware import session_mark
from lineofsight.accounts.models import BreakGlass, Look, ReasonGiven

POSITIONS = 14
_WORD = re.compile(r"\w+")
SHOWING = {"GET", "POST"}
"""A form that is sent back shows its page again, and whatever child stands on it."""


def give_every_reason(client, person, kinds):
    """Give the reasons the role is asked, so that what lies behind them is tried too."""
    request = type("Request", (), {"session": client.session})
    subjects = [child.token for child in kinds] + ["", FILLED["code"]]
    ReasonGiven.objects.bulk_create(
        ReasonGiven(
            person=person, session=session_mark(request), resource=resource, subject=subject,
            reason="for this test", at=timezone.now(),
        )
        for resource in {resource for resource, _ in matrix()}
        for subject in subjects
    )  # fmt: skip


def break_the_glass(client, person, kinds):
    """Open, in this client's session, whom a kind says was opened in an emergency."""
    request, now = type("Request", (), {"session": client.session}), timezone.now()
    BreakGlass.objects.bulk_create(
        BreakGlass(
            token=child.token, person=person, category="court", reason="for this test",
            session=session_mark(request), at=now, ends_at=now + dt.timedelta(minutes=60),
        )
        for child in kinds
        if child.opened
    )  # fmt: skip


def ask(client, address, method, token):
    """Ask once, and leave everything as it was, but for what the answer looked at."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        before = Look.objects.count()
        response = client.generic(method, address.at(token))
        body = body_of(response) if method in SHOWING else ""
        looked = Look.objects.order_by("number")[before:]
        children = {token for look in looked for token in look.children}
        transaction.set_rollback(True)
    client.cookies = cookies
    return response, body, children


def count():
    return sum(
        POSITIONS if address.names_child else 1
        for address in every_address()
        for method in METHODS
        if not (address.name == "account_logout" and method == "POST")
    )


def says(body, words):
    """Whether a name or identifier stands there by itself: digits of a mark or a second do not."""
    by_itself = rf"(?<!\w)(?<!\d\.){re.escape(words)}(?!\w)"
    return words in body and re.search(by_itself, body) is not None  # most stand nowhere


def by_first_word(called):
    """Lay out names and identifiers by their first word: a body is then read once for all."""
    found = {}
    for words, tokens in called.items():
        found.setdefault(_WORD.search(words).group(), []).append((words, tokens))
    return found


def named_in(body, by_first):
    """The tokens of whoever a body names, for each name or identifier that stands in it."""
    return [
        tokens
        for first in set(_WORD.findall(body)) & by_first.keys()
        for words, tokens in by_first[first]
        if says(body, words)
    ]


def faults(client, role, kinds, called):
    """Ask everything: what was answered wrongly, and what named a child without a look."""
    wrong, unseen, cells = [], [], 0
    by_first = by_first_word(called)
    for address, method, child in asked(kinds):
        response, body, children = ask(client, address, method, child.token if child else "")
        cells += 1
        where = f"{method} {address.name} as {role}" + (f", {child.name}" if child else "")
        if answered(response) not in expected(address, method, role, child):
            right = " or ".join(sorted(expected(address, method, role, child)))
            wrong.append(f"{where}: {answered(response)}, and should be {right}")
        named = named_in(body, by_first)
        if any(not tokens & children for tokens in named) or (named and role not in NAMING):
            unseen.append(f"{where} names a child without a look")
    assert cells == count()
    return wrong + unseen
