"""Who answers for a name in the plan: leads, deputies and responsible officers are text there.

What a person answers for follows from the names on each request: a lead who is changed in the plan
changes it, with nothing to be kept in step.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lineofsight.accounts import looks
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import may
from lineofsight.kernel.problems import Refused
from lineofsight.plan.content import Action
from lineofsight.plan.updates.models import Answering
from lineofsight.plan.updates.rules import folded

LEADS, DEPUTIES, OFFICERS = "lead", "deputy", "sro"


@dataclass(frozen=True)
class Named:
    """A name that stands in a plan: for what, and who answers for it."""

    name: str
    leads: int  # open actions
    stands_in: int
    oversees: int  # work streams
    people: tuple[Answering, ...]


def keys_of(person: Person) -> frozenset[str]:
    """Give the names a person answers for now, as they are compared."""
    found = Answering.objects.filter(person=person, ended_at=None)
    return frozenset(found.values_list("key", flat=True))


def own(actions: Iterable[Action], keys: frozenset[str]) -> list[Action]:
    """Give the actions these names lead or stand in for."""
    return [one for one in actions if keys & {folded(one.lead), folded(one.deputy)} - {""}]


def answers_for(person: Person, one: Action) -> bool:
    """Say whether a person reports on an action, which they lead or stand in for."""
    return may(person, Right.REPORT_OWN) and bool(own([one], keys_of(person)))


def oversees(stream: Iterable[Action], keys: frozenset[str]) -> bool:
    """Say whether one of these names is responsible for a work stream."""
    return any(folded(one.sro) in keys for one in stream if one.sro)


def every_name(actions: Iterable[Action]) -> list[Named]:
    """List each name of a plan with who answers for it, those for whom nobody does first."""
    held: dict[str, list[Answering]] = {}
    for one in Answering.objects.filter(ended_at=None).select_related("person"):
        held.setdefault(one.key, []).append(one)
    named = _counted(list(actions), held)
    return sorted(named, key=lambda one: (bool(one.people), folded(one.name)))


def _counted(actions: list[Action], held: Mapping[str, list[Answering]]) -> list[Named]:
    names = {folded(name): name for one in actions for name in (one.sro, one.deputy, one.lead)}
    names.pop("", None)
    leads = Counter(folded(one.lead) for one in actions if one.is_open)
    deputies = Counter(folded(one.deputy) for one in actions if one.is_open)
    streams = Counter(key for key, _ in {(folded(one.sro), one.work_stream) for one in actions})
    return [
        Named(name, leads[key], deputies[key], streams[key], tuple(held.get(key, ())))
        for key, name in names.items()
    ]


def begin(name: str, person: Person, *, by: Person, now: dt.datetime) -> Answering:
    """Write down that a person answers for a name.

    Raises `Refused` where the person holds no role that reports, or does so already.
    """
    if not may(person, Right.REPORT_OWN):
        raise Refused(
            f"{person.name} holds no role that reports on actions.",
            do="Ask an administrator for a role first, or choose somebody else.",
        )
    made, is_new = Answering.objects.get_or_create(
        key=folded(name), person=person, ended_at=None,
        defaults={"name": name, "begun_by": by, "begun_at": now},
    )  # fmt: skip
    if not is_new:
        raise Refused(f"{person.name} answers for {name} already.")
    looks.record(by, kind="answers for a name", subject=f"person {person.pk}, {name}")
    return made


def end(answering: Answering, *, by: Person, now: dt.datetime) -> None:
    """End it; it acts on the next request."""
    found = Answering.objects.filter(pk=answering.pk, ended_at=None)
    if found.update(ended_by=by, ended_at=now):
        subject = f"person {answering.person_id}, {answering.name}"
        looks.record(by, kind="answers no longer", subject=subject)
