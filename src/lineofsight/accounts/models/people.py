"""People who sign in, and the roles they hold, each from a day to a day."""

import datetime as dt
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from lineofsight.accounts.roles import Role

ROLES = [(role.value, role.title) for role in Role]


class People(BaseUserManager["Person"]):
    """Finds and makes people by their e-mail address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Find whoever signs in with this address."""
        return self.get(email__iexact=username)

    def create_user(self, email: str, name: str, password: str | None = None) -> "Person":
        """Make an account, without any role."""
        person = self.model(email=email.lower(), name=name)
        person.set_password(password)
        person.save()
        return person


class Person(AbstractBaseUser):
    """Somebody with an account."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    worker_code = models.CharField(max_length=100, blank=True)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True, blank=True)

    grant_alone: int | None = None  # of the token a request came with; set then, never stored
    new_device_since: dt.datetime | None = None  # set by the middleware, never stored
    session_mark = ""  # of the session a request came in; set by the middleware, never stored

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = People()

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """Name the person; the libraries of sign-in ask it so."""
        return self.name


class GrantsOn(models.QuerySet["Grant"]):
    """Grants, narrowed to those that count on a day."""

    def on(self, day: dt.date) -> "GrantsOn":
        """Agreed, begun and not ended: acts on the next request, with no cache between."""
        agreed = Q(agreed_by__isnull=False) | Q(at_machine=True)
        return self.filter(agreed, Q(ends=None) | Q(ends__gte=day), starts__lte=day)


class Grant(models.Model):
    """A role held by a person, for a team or service, from the first day to the last.

    The place is a team as the records name it, or a service for a head of service; empty where the
    role is held for the whole authority. A cover period is a grant with `cover` and a last day.
    What was granted `at_machine` had no second person: the first administrator, a training site.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=2, choices=ROLES)
    place = models.CharField(max_length=200, blank=True)
    cover = models.BooleanField(default=False)
    at_machine = models.BooleanField(default=False)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=500, blank=True)
    asked_by = models.ForeignKey(
        Person, models.PROTECT, related_name="grants_asked", null=True, blank=True
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    agreed_by = models.ForeignKey(
        Person, models.PROTECT, related_name="grants_agreed", null=True, blank=True
    )
    agreed_at = models.DateTimeField(null=True, blank=True)

    objects = GrantsOn.as_manager()

    class Meta:
        """Two people for each grant, and never the one who gains by it."""

        ordering: ClassVar[list[str]] = ["role", "place", "starts"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(agreed_by=None) | ~Q(agreed_by=models.F("asked_by")),
                name="asked_and_agreed_by_two",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by=None) | ~Q(agreed_by=models.F("person")),
                name="never_agreed_by_whom_it_is_for",
            ),
            models.CheckConstraint(
                condition=Q(cover=False) | Q(ends__isnull=False), name="cover_has_a_last_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{Role(self.role).title} {self.place}".strip()
