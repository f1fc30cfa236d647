"""The app as Django knows it; its check names every address that declares no access."""

from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register


class AccountsConfig(AppConfig):
    """People, roles, row rules and looks."""

    name = "lineofsight.accounts"
    verbose_name = "people and access"

    def ready(self) -> None:
        """Let `check` see what would stop the process at its start, and listen to sign-in."""
        from lineofsight.accounts import signals  # noqa: F401, PLC0415  listens once imported

        register(declarations)


def declarations(**_kwargs: Any) -> list[CheckMessage]:
    """Name each address whose view declares no access."""
    from django.urls import get_resolver  # noqa: PLC0415  addresses are there after the apps

    from lineofsight.accounts.access import undeclared  # noqa: PLC0415

    return [
        Error(f"No access is declared for {address}", id="accounts.E001")
        for address in undeclared(get_resolver().url_patterns)
    ]
