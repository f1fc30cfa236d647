"""Which boards and items somebody may see: a board member those of the bodies they sit on alone.

What was taken out of sight is seen by those alone who may take it there, and by whoever raised it.
"""

from django.db.models import Q, QuerySet

from lineofsight.accounts.matrix import Reach, Right, clauses_for
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import may, roles_of
from lineofsight.boards.actions import items as actions
from lineofsight.boards.models import Body, Item, Membership
from lineofsight.plan.day import today


def bodies_of(person: Person) -> frozenset[int] | None:
    """Give the bodies a person sees, by their numbers; None where they see every one."""
    held = [clause for role in roles_of(person) for clause in clauses_for(Right.SEE_BOARDS, role)]
    if any(one.reach != Reach.NAMED for one in held):
        return None
    seats = Membership.objects.on(today()).filter(person=person)
    return frozenset(seats.values_list("body_id", flat=True))


def bodies(person: Person) -> QuerySet[Body]:
    """Give the bodies a person sees."""
    seen = bodies_of(person)
    every = Body.objects.all()
    return every if seen is None else every.filter(pk__in=seen)


def items(person: Person) -> QuerySet[Item]:
    """Give the items a person sees, with all that a list prints of them."""
    own = actions.of_holder(person)
    spoken_for = Q(body__in=actions.speaks_for(person, on=today()))
    hides = may(person, Right.HIDE_ITEMS)
    every = actions.with_steps() if hides else actions.in_sight(own | spoken_for)
    seen = bodies_of(person)
    if seen is None:
        return every
    return every.filter(Q(body__in=seen) | Q(meeting__body__in=seen) | own)
