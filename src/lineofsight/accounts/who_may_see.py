"""Who may see each restricted record: those on its named list, or who hold it in the case system.

A record the case system restricts has no list in the returns: its list are the workers who hold it
now, until somebody is named for it here. Where nobody who signs in is on it, that is said.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts import places
from lineofsight.accounts.matrix import Reach, Right, clauses_for
from lineofsight.accounts.models import Grant, NamedFor, Person, Restriction
from lineofsight.accounts.roles import Role
from lineofsight.accounts.standing import may, reaches_of, scope_of
from lineofsight.picture import RestrictedRecord

OWN = tuple(
    role
    for role in Role
    if any(one.reach is Reach.OWN for one in clauses_for(Right.SEE_CHILD, role))
)
"""Roles by which a worker sees the children allocated to them."""


@dataclass(frozen=True)
class Seen:
    """A restricted record, and who may see it today."""

    record: RestrictedRecord
    people: tuple[Person, ...]
    here: bool  # restricted here

    @property
    def is_nobodys(self) -> bool:
        """Say whether nobody who signs in may see it, but the director in an emergency."""
        return not self.people


def restricted_for(person: Person) -> list[Seen]:
    """List the restricted records this person may know of, with who may see each."""
    now = places.picture_now()
    scope = scope_of(person, on=timezone.localdate(), right=Right.SEE_RESTRICTIONS)
    return who_may_see(picture.restricted_records(now, scope=scope)) if now else []


def who_may_see(records: Sequence[RestrictedRecord]) -> list[Seen]:
    """Say who may see each of these records: three queries, however many there are."""
    tokens = [one.token for one in records]
    here = set(Restriction.objects.live().filter(token__in=tokens).values_list("token", flat=True))
    named, holding = _named(tokens), _holding(records)
    return [
        Seen(
            one,
            tuple(dict.fromkeys((
                *named[one.token],
                *(() if one.token in here else _those(one.workers, holding)),
            ))),
            one.token in here,
        )
        for one in records
    ]  # fmt: skip


def _named(tokens: Sequence[str]) -> dict[str, list[Person]]:
    today = timezone.localdate()
    rows = NamedFor.objects.filter(
        Q(ends=None) | Q(ends__gte=today), token__in=tokens, starts__lte=today,
        person__is_active=True,
    )  # fmt: skip
    found: dict[str, list[Person]] = defaultdict(list)
    for row in rows.select_related("person").order_by("person__name"):
        found[row.token].append(row.person)
    return found


def _holding(records: Sequence[RestrictedRecord]) -> dict[str, list[Person]]:
    codes = {code for one in records if one.by_records for code in one.workers}
    grants = Grant.objects.on(timezone.localdate()).filter(role__in=[one.value for one in OWN])
    people = Person.objects.filter(
        worker_code__in=codes, is_active=True, pk__in=grants.values("person")
    )
    found: dict[str, list[Person]] = defaultdict(list)
    for one in people.order_by("name"):
        found[one.worker_code].append(one)
    return found


def _those(codes: Sequence[str], holding: dict[str, list[Person]]) -> list[Person]:
    return [one for code in codes for one in holding[code]]


def may_name_first(by: Person, token: str) -> bool:
    """Whether this person may name another for a record that nobody's list reaches.

    Whoever may restrict it may, as long as nobody who signs in may see it; never for themselves.
    """
    now = places.picture_now()
    if now is None or not may(by, Right.SET_RESTRICTION):
        return False
    scope = scope_of(by, on=timezone.localdate(), right=Right.SET_RESTRICTION)
    found = [one for one in picture.restricted_records(now, scope=scope) if one.token == token]
    return any(one.is_nobodys for one in who_may_see(found))


def may_be_named(by: Person) -> QuerySet[Person]:
    """The people this person may name for a record: others, whose role sees children by name."""
    naming = [role.value for role in Role if clauses_for(Right.SEE_NAME, role)]
    grants = Grant.objects.on(timezone.localdate()).filter(role__in=naming)
    found = Person.objects.filter(is_active=True, pk__in=grants.values("person"))
    return found.exclude(pk=by.pk).order_by("name")


def asked_of(person: Person) -> list[Restriction]:
    """Give the restrictions that wait for this person, as the second, to agree."""
    if not may(person, Right.SET_RESTRICTION):
        return []
    waiting = Restriction.objects.filter(lifted_at=None, agreed_by=None).exclude(asked_by=person)
    return within_reach(person, list(waiting.select_related("asked_by").order_by("asked_at")))


def within_reach(person: Person, found: Sequence[Restriction]) -> list[Restriction]:
    """Keep the restrictions of children this person answers for, or is named for."""
    if Reach.ALL in reaches_of(person, Right.SEE_RESTRICTIONS):
        return list(found)
    now = places.picture_now()
    if now is None:
        return []
    scope = scope_of(person, on=timezone.localdate(), right=Right.SEE_RESTRICTIONS)
    known = picture.reached(now, {one.token for one in found}, scope=scope)
    return [one for one in found if one.token in known]
