"""How the sign-in library is held to our rules: no signing up, and no rights from outside."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.shortcuts import redirect

from lineofsight.accounts.backend import sleeps
from lineofsight.accounts.models import Person


class PeopleAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator, never by whoever comes."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Refuse."""
        return False

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:
        """Turn away an account that nobody used for so long that it sleeps."""
        if sleeps(user):
            return redirect("account_inactive")
        return super().pre_login(request, user, **kwargs)

    def add_message(self, *_args: Any, **_kwargs: Any) -> None:
        """Say nothing between pages: our own pages say what happened."""


class AuthorityAdapter(DefaultSocialAccountAdapter):
    """The authority vouches for an e-mail address; the account must be there already."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002
        """Refuse whoever has no account here."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find the account of a verified address, the first time its owner comes this way."""
        if sociallogin.is_existing:
            return
        verified = [one.email for one in sociallogin.email_addresses if one.verified]
        person = Person.objects.filter(email__iexact=verified[0]).first() if verified else None
        if person is not None and person.is_active:
            sociallogin.connect(request, person)
