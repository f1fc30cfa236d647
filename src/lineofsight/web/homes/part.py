"""One part of the first page: what it is called, and the template and words that show it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from lineofsight.accounts.models import Person
from lineofsight.accounts.roles import Role
from lineofsight.picture import Exactness, Picture, Scope


@dataclass(frozen=True)
class Part:
    """A part as the page shows it; `said` holds all that its template names."""

    title: str
    template: str
    said: Mapping[str, Any] = field(default_factory=dict)
    tokens: tuple[str, ...] = ()  # children it names: the look at them is recorded first
    is_aside: bool = False


@dataclass(frozen=True)
class Reader:
    """Who reads the page, and how far they see."""

    request: HttpRequest
    person: Person
    roles: frozenset[Role]
    scope: Scope
    exactness: Exactness
    teams: tuple[str, ...]
    kept: Picture

    def is_any(self, *roles: Role) -> bool:
        """Say whether the reader holds one of these roles."""
        return bool(self.roles & set(roles))
