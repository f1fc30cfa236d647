"""Restricted records: closed to all but a named list, set and lifted by two persons."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils import timezone

from lineofsight.accounts import looks, who_may_see
from lineofsight.accounts.matrix import Reach, Right, clauses_for
from lineofsight.accounts.models import Conflict, Grant, NamedFor, Person, Restriction
from lineofsight.accounts.roles import Role
from lineofsight.accounts.rules import GROUNDS, KINSHIP, RESTRICTION_REVIEWED_AFTER
from lineofsight.accounts.standing import may, reaches_of, teams_of
from lineofsight.kernel.problems import Refused

WIDER = {Reach.TEAM, Reach.SERVICE}
_UPWARDS = (Reach.SELF, Reach.TEAM, Reach.SERVICE, Reach.ALL)
"""How far a role answers for people, ever further."""

NOT_ANSWERED_FOR = "You answer for nobody but members of your teams who do not stand above you"
LISTED = "See it under Restricted records."


def restrict(by: Person, token: str, *, ground: str, words: str) -> Restriction:
    """Close a record: at once when a manager does it, else when a manager has agreed.

    Whoever closes it is the first on its named list, so that somebody can still act.
    """
    at_once = may(by, Right.SET_RESTRICTION)
    if not (at_once or may(by, Right.ASK_RESTRICTION)) or ground not in GROUNDS:
        raise Refused("You may not restrict a record.", do="Ask your manager.")
    if Restriction.objects.filter(token=token, lifted_at=None).exists():
        raise Refused("This record is restricted, or that was asked for.", do=LISTED)
    now = timezone.now()
    made = Restriction.objects.create(
        token=token,
        ground=ground,
        words=words,
        in_force=at_once,
        asked_by=by,
        asked_at=now,
        review_on=timezone.localdate() + RESTRICTION_REVIEWED_AFTER,
    )
    if at_once:
        NamedFor.objects.create(token=token, person=by, added_by=by, starts=timezone.localdate())
    looks.record(by, kind="restriction asked", children=[token], subject=GROUNDS[ground])
    return made


def agree(by: Person, restriction: Restriction) -> None:
    """Agree to a restriction that another person asked for.

    Where it was not in force yet, who agrees closes the record and is the first on its list.
    """
    if by == restriction.asked_by or not may(by, Right.SET_RESTRICTION):
        raise Refused("A second person agrees.", do="Ask another manager.")
    if restriction.agreed_by_id is not None:
        raise Refused("A second person has agreed already.", do=LISTED)
    if not restriction.in_force:  # it closes now, and somebody must still be able to act
        NamedFor.objects.create(
            token=restriction.token, person=by, added_by=by, starts=timezone.localdate()
        )
    restriction.in_force, restriction.agreed_by = True, by
    restriction.agreed_at = timezone.now()
    restriction.save(update_fields=["in_force", "agreed_by", "agreed_at"])
    looks.record(by, kind="restriction agreed", children=[restriction.token])


def lift(by: Person, restriction: Restriction) -> None:
    """Ask to lift a restriction; with the second person's asking it is lifted."""
    if not may(by, Right.LIFT_RESTRICTION):
        raise Refused("You may not lift a restriction.", do="Ask your manager.")
    if restriction.lift_asked_by is None:
        restriction.lift_asked_by = by
        kind = "lifting asked"
    elif restriction.lift_asked_by == by:
        raise Refused("A second person agrees.", do="Ask another manager.")
    else:
        restriction.lift_agreed_by, restriction.lifted_at = by, timezone.now()
        kind = "restriction lifted"
        NamedFor.objects.filter(token=restriction.token, ends=None).update(
            ends=timezone.localdate() - dt.timedelta(days=1)
        )
    restriction.save()
    looks.record(by, kind=kind, children=[restriction.token])


def name_for(by: Person, token: str, person: Person) -> NamedFor:
    """Put a person on the named list of a restricted record."""
    on_list = NamedFor.objects.filter(token=token, person=by, ends=None).exists()
    if not on_list or not may(by, Right.SET_RESTRICTION):
        raise Refused("You may not add to this list.", do="Ask a manager who is on it.")
    looks.record(by, kind="named", children=[token], subject=f"person {person.pk}")
    return NamedFor.objects.create(
        token=token, person=person, added_by=by, starts=timezone.localdate()
    )


def name_first(by: Person, token: str, person: Person) -> NamedFor:
    """Name another person for a restricted record that nobody who signs in may see.

    Never oneself: nobody opens a record to themselves by its being nobody's.
    """
    may_be = who_may_see.may_be_named(by).filter(pk=person.pk).exists()
    if not may_be or not who_may_see.may_name_first(by, token):
        raise Refused("You may not name anybody for this record.", do=LISTED)
    looks.record(by, kind="named", children=[token], subject=f"person {person.pk}")
    return NamedFor.objects.create(
        token=token, person=person, added_by=by, starts=timezone.localdate()
    )


def names_on(restriction: Restriction) -> QuerySet[NamedFor]:
    """The named list of a restricted record today."""
    found = NamedFor.objects.filter(token=restriction.token, ends=None)
    return found.select_related("person", "added_by").order_by("person__name")


def listed_for(person: Person) -> frozenset[str]:
    """The children on whose named lists a person stands today, by token."""
    found = NamedFor.objects.filter(person=person, ends=None)
    return frozenset(found.values_list("token", flat=True))


def take_off(by: Person, entry: NamedFor) -> None:
    """Take a person off a named list; somebody must stay on it."""
    rest = NamedFor.objects.filter(token=entry.token, ends=None).exclude(pk=entry.pk)
    if not rest.exists() or not may(by, Right.SET_RESTRICTION):
        raise Refused("Somebody must stay on the list.", do="Add another person first.")
    entry.ends = timezone.localdate() - dt.timedelta(days=1)
    entry.save(update_fields=["ends"])
    looks.record(by, kind="named no more", children=[entry.token],
                 subject=f"person {entry.person_id}")  # fmt: skip


def declare_conflict(by: Person, person: Person, token: str, *, kind: str) -> Conflict:
    """Close a child to a person for good: kin, ex-partner, or the person's own record.

    Of another person whoever answers for them declares it, such as a manager.
    """
    own = by == person
    allowed = may(by, Right.DECLARE_CONFLICT) and (own or person in answered_for(by))
    if kind not in KINSHIP or not allowed:
        raise Refused(NOT_ANSWERED_FOR, do="Let them declare it, or their own manager.")
    declared = Conflict.objects.filter(person=person, token=token, ended_at=None).first()
    if declared is not None:
        return declared
    looks.record(by, kind="conflict declared", children=[token], subject=f"person {person.pk}")
    return Conflict.objects.create(
        token=token, person=person, kind=kind, declared_by=by, declared_at=timezone.now()
    )


def answered_for(by: Person) -> QuerySet[Person]:
    """The people whose conflicts this person may declare: of the same teams, or everybody.

    Nobody answers for whoever stands above: that person's own manager does.
    """
    others = Person.objects.filter(is_active=True).exclude(pk=by.pk).order_by("name")
    reach = reaches_of(by, Right.DECLARE_CONFLICT)
    if Reach.ALL in reach:
        return others
    if not reach & WIDER:
        return others.none()
    return others.filter(pk__in=_beside_or_beneath(by, reach).values("person"))


def _beside_or_beneath(by: Person, reach: frozenset[Reach]) -> QuerySet[Grant]:
    """The roles held today in a person's teams by those whose own role reaches no further."""
    furthest = max(_UPWARDS.index(one) for one in reach if one in _UPWARDS)
    above = {
        role.value
        for role in Role
        for one in clauses_for(Right.DECLARE_CONFLICT, role)
        if one.reach in _UPWARDS[furthest + 1 :]
    }
    held = Grant.objects.on(timezone.localdate())
    return held.filter(place__in=teams_of(by)).exclude(
        person__in=held.filter(role__in=above).values("person")
    )


def conflicts_for(person: Person) -> QuerySet[Conflict]:
    """The conflicts a person may see: own, those of people in the teams, or all."""
    found = Conflict.objects.filter(ended_at=None).select_related("person")
    reach = reaches_of(person, Right.DECLARE_CONFLICT) | reaches_of(person, Right.SEE_CONFLICTS)
    if Reach.ALL in reach:
        return found
    if reach & WIDER:
        held = _beside_or_beneath(person, reach)
        return found.filter(Q(person=person) | Q(person__in=held.values("person")))
    return found.filter(person=person)


def may_end(person: Person) -> bool:
    """Whether the person may end conflicts of others: by a role that answers for them."""
    return bool(reaches_of(person, Right.DECLARE_CONFLICT) & (WIDER | {Reach.ALL}))


def end_conflict(by: Person, conflict: Conflict) -> None:
    """End a conflict; never by the person it is about."""
    if by == conflict.person or not may_end(by):
        raise Refused("You may not end this conflict.", do="Ask your manager.")
    conflict.ended_by, conflict.ended_at = by, timezone.now()
    conflict.save(update_fields=["ended_by", "ended_at"])
    looks.record(by, kind="conflict ended", children=[conflict.token])
