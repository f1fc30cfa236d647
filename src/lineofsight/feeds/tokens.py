"""What is done to tokens: issue, find, count, revoke. What a token opens its grant decides.

A token is 256 random bits; the site keeps their SHA-256, from which they cannot be had back.
"""

import datetime as dt
import secrets
from hashlib import sha256

from django.db import transaction
from django.db.models import F, QuerySet

from lineofsight.accounts import looks
from lineofsight.accounts.backend import sleeps
from lineofsight.accounts.matrix import Right, clauses_for
from lineofsight.accounts.models import Grant, Person
from lineofsight.accounts.roles import Role
from lineofsight.accounts.standing import may
from lineofsight.feeds.models import Token
from lineofsight.kernel.problems import Refused

PREFIX = "los_"
"""Lets whoever finds a token in a file know what it is."""
LONGEST = dt.timedelta(days=365)
LAST_DAY, ANOTHER_DAY = "last day", "Write another last day."
MOST = 10
"""Tokens that one person may hold at once."""


def grants_for(person: Person, on: dt.date) -> list[Grant]:
    """List the grants of a person whose role may read feeds on a day."""
    found = Grant.objects.on(on).filter(person=person)
    return [one for one in found if clauses_for(Right.READ_FEEDS, Role(one.role))]


def issue(
    by: Person, *, name: str, grant: Grant, ends: dt.date, now: dt.datetime, on: dt.date
) -> tuple[Token, str]:
    """Make a token and give it with its secret, which nobody can read again."""
    if grant not in grants_for(by, on):
        raise Refused("This role reads no feeds.", do="Choose a role you hold that does.")
    if not on <= ends <= on + LONGEST:
        raise Refused(
            "A token ends between today and a year from today.", where=LAST_DAY, do=ANOTHER_DAY
        )
    if grant.ends is not None and ends > grant.ends:
        raise Refused("Your role ends before that day.", where=LAST_DAY, do=ANOTHER_DAY)
    secret = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        held = Token.objects.on(on).filter(grant__person=by)
        if held.count() >= MOST:
            raise Refused(f"You hold {MOST} tokens already.", do="End one that is not used.")
        token = Token.objects.create(
            name=name, digest=digest_of(secret), grant=grant, ends=ends, made_at=now
        )
        looks.record(by, kind="token made", subject=f"token {token.pk}, {grant}, to {ends}")
    return token, secret


def digest_of(secret: str) -> str:
    """Give what is kept of a token."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def find(secret: str, on: dt.date) -> Token | None:
    """Find the token of this secret where it opens anything on a day."""
    found = (
        Token.objects.on(on)
        .filter(digest=digest_of(secret))
        .select_related("grant__person")
        .first()
    )
    return None if found is None or sleeps(found.grant.person) else found


def count(token: Token, on: dt.date) -> None:
    """Count one use, and note the day."""
    Token.objects.filter(pk=token.pk).update(uses=F("uses") + 1, used_on=on)


def of(person: Person) -> QuerySet[Token]:
    """The tokens of a person, ended ones too."""
    return Token.objects.filter(grant__person=person).select_related("grant", "revoked_by")


def all_of_them() -> QuerySet[Token]:
    """Every token, for whoever changes people."""
    return Token.objects.select_related("grant__person", "revoked_by")


def revoke(by: Person, token: Token, *, now: dt.datetime) -> None:
    """End a token at once: by its holder, or by an administrator."""
    if token.grant.person != by and not may(by, Right.CHANGE_PEOPLE):
        raise Refused("This token is not yours.", do="Ask its holder or an administrator.")
    if token.revoked_at is None:
        token.revoked_at, token.revoked_by = now, by
        token.save(update_fields=["revoked_at", "revoked_by"])
        looks.record(by, kind="token revoked", subject=f"token {token.pk}")
