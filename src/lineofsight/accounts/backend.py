"""Which accounts may sign in at all, by password or by the authority's own sign-in."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from lineofsight.accounts.models import Person


class ActivePeople(BaseBackend):
    """Gives back the person of a session, unless the account was closed since."""

    def authenticate(self, request: HttpRequest | None, **_words: Any) -> None:
        """Leave the password to the sign-in library, which slows down guessing."""

    def get_user(self, user_id: int) -> Person | None:
        """Find the person of a session on every request: a closed account ends its sessions."""
        return Person.objects.filter(pk=user_id, is_active=True).first()
