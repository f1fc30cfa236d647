"""Which accounts may sign in at all, by password or by the authority's own sign-in."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest
from django.utils import timezone

from lineofsight.accounts.models import Person
from lineofsight.accounts.rules import is_dormant


class ActivePeople(BaseBackend):
    """Gives back the person of a session, unless the account was closed since."""

    def authenticate(self, request: HttpRequest | None, **_words: Any) -> None:
        """Leave the password to the sign-in library, which slows down guessing."""

    def get_user(self, user_id: int) -> Person | None:
        """Find the person of a session on every request: a closed account ends its sessions."""
        person = Person.objects.filter(pk=user_id, is_active=True).first()
        return None if person is None or sleeps(person) else person


def sleeps(person: Person) -> bool:
    """Whether nobody used the account for so long that an administrator must wake it."""
    return is_dormant(person.used_at, person.made_at, timezone.now())
