"""Looks at named children and other events: rows only ever added, each chained to the last."""

from typing import Any, ClassVar

from django.db import models

from lineofsight.accounts.models.people import Person
from lineofsight.accounts.roles import TITLES


class Unchangeable(TypeError):
    """A look was about to be changed or removed, which no code of ours may do."""


class Look(models.Model):
    """One event: who, when, in which roles, what kind of look, and which children by token.

    The database refuses to change or remove a row (a trigger, see the migrations); the chain shows
    it where somebody got around that.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="looks")
    roles = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=300, blank=True)
    children = models.JSONField(default=list)
    mac = models.CharField(max_length=64)

    class Meta:
        """The newest first, wherever they are listed."""

        ordering: ClassVar[list[str]] = ["-number"]
        indexes: ClassVar[list[Any]] = [models.Index(fields=["person", "-number"])]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; an old one is never saved again."""
        if not self._state.adding:
            raise Unchangeable("A look is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise Unchangeable("A look is never removed.")

    @property
    def in_role(self) -> str:
        """The roles held at the time, in words."""
        return ", ".join(TITLES[code] for code in self.roles.split(",") if code)


class LookedAt(models.Model):
    """Which child a look was at: the index behind "who looked at this child"."""

    look = models.ForeignKey(Look, models.PROTECT, related_name="at_children")
    token = models.CharField(max_length=22)

    class Meta:
        """Found by child, newest first."""

        indexes: ClassVar[list[Any]] = [models.Index(fields=["token", "-look"])]

    def __str__(self) -> str:
        return f"look {self.look_id}"


class ChainHead(models.Model):
    """The last link, so that a chain cut short shows; one row, locked while a look is added."""

    number = models.BigIntegerField(default=0)
    mac = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.number} looks"
