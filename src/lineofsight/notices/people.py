"""Whom a letter goes to: who holds a right on a day, and who does not want a kind."""

import datetime as dt
from collections.abc import Iterable

from lineofsight.accounts.matrix import Right, clauses_for
from lineofsight.accounts.models import Grant, Person
from lineofsight.accounts.roles import Role
from lineofsight.notices.letters import Item
from lineofsight.notices.models import Stopped


def holders(right: Right, *, on: dt.date) -> frozenset[int]:
    """Give everybody who has a right on a day, by their numbers."""
    roles = [role.value for role in Role if clauses_for(right, role)]
    held = Grant.objects.on(on).filter(role__in=roles, person__is_active=True)
    return frozenset(held.values_list("person_id", flat=True))


def wanted(items: Iterable[Item]) -> list[Item]:
    """Leave out what nobody wants, and whoever has no open account."""
    given = list(items)
    stopped = set(Stopped.objects.values_list("person_id", "kind"))
    people = Person.objects.filter(is_active=True, pk__in={one.person for one in given})
    active = set(people.values_list("pk", flat=True))
    return [one for one in given if one.person in active and (one.person, one.kind) not in stopped]
