"""One part of the first page: what it is called, and the template and words that show it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from lineofsight.accounts.models import Person
from lineofsight.accounts.roles import Role
from lineofsight.picture import Exactness, Picture, Scope, ScorecardRow
from lineofsight.plan.figures import Figures


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

    @cached_property
    def figures(self) -> Figures:
        """The figures as the reader may see them: read once for the page."""
        return Figures(self.kept, self.exactness)

    @property
    def rows(self) -> list[ScorecardRow]:
        """The newest month of every indicator."""
        return list(self.figures.rows.values())

    def is_any(self, *roles: Role) -> bool:
        """Say whether the reader holds one of these roles."""
        return bool(self.roles & set(roles))
