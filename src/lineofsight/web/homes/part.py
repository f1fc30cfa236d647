"""One part of the first page: what it is called, and the template and words that show it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from lineofsight import picture
from lineofsight.accounts.models import Person
from lineofsight.accounts.roles import Role
from lineofsight.picture import About, Exactness, Picture, Scope, ScorecardRow, Team
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
    services: tuple[str, ...]  # that a head of service answers for
    kept: Picture

    @cached_property
    def figures(self) -> Figures:
        """The figures as the reader may see them: read once for the page."""
        return Figures(self.kept, self.exactness)

    @cached_property
    def about(self) -> About:
        """What the picture is of: read once for the page."""
        return picture.about(self.kept)

    @cached_property
    def all_teams(self) -> list[Team]:
        """Every team there is: read once for the page."""
        return picture.teams(self.kept)

    @property
    def teams_managed(self) -> list[Team]:
        """The teams a manager answers for, but for those of a service the same person heads."""
        if not self.is_any(Role.TEAM_MANAGER):
            return []
        return [
            one for one in self.all_teams
            if one.name in self.teams and one.service not in self.services
        ]  # fmt: skip

    def teams_in(self, service: str) -> list[Team]:
        """The teams of a service; of a place that is none, the team of that name."""
        own = [one for one in self.all_teams if one.service == service]
        return own or [one for one in self.all_teams if one.name == service]

    @property
    def rows(self) -> list[ScorecardRow]:
        """The newest month of every indicator."""
        return list(self.figures.rows.values())

    def is_any(self, *roles: Role) -> bool:
        """Say whether the reader holds one of these roles."""
        return bool(self.roles & set(roles))
