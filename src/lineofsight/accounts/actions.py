"""What is done to people and what they hold: make, ask, agree, end; never for oneself."""

import datetime as dt

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from lineofsight.accounts import looks
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Grant, OpenSession, Person
from lineofsight.accounts.places import is_a_place
from lineofsight.accounts.roles import Role
from lineofsight.accounts.standing import may
from lineofsight.accounts.wording import check_words
from lineofsight.kernel.problems import Refused

ACCOUNT_ACTS = ("close", "open", "wake")


def make_person(
    email: str, name: str, *, by: Person | None, worker_code: str = "", password: str | None = None
) -> Person:
    """Make an account without any role; `by` is nobody when it is made at the machine."""
    person = Person.objects.create_user(email, name, password)
    person.worker_code = worker_code
    person.save(update_fields=["worker_code"])
    looks.record(by, kind="person made", subject=f"person {person.pk}")
    return person


def grant_at_machine(person: Person, role: Role, *, starts: dt.date, place: str = "") -> Grant:
    """Give a role without a second person: the first administrator, or a training site."""
    grant = Grant.objects.create(
        person=person, role=role.value, place=place, starts=starts, at_machine=True
    )
    looks.record(None, kind="role given at the machine", subject=_words(grant))
    return grant


def first_administrator(email: str, name: str, password: str) -> Person:
    """Make an administrator's account at the machine, as a new site needs two of them."""
    if Person.objects.filter(email__iexact=email).exists():
        raise Refused("There is an account for this address.", do="Choose another address.")
    try:
        validate_password(password)
    except ValidationError as refused:
        raise Refused(" ".join(refused.messages), do="Choose a longer password.") from refused
    person = make_person(email, name, by=None, password=password)
    grant_at_machine(person, Role.ADMINISTRATOR, starts=timezone.localdate())
    return person


def ask_grant(
    by: Person, person: Person, role: Role, *, starts: dt.date, why: str, place: str = "",
    ends: dt.date | None = None, cover: bool = False,
) -> Grant:  # fmt: skip
    """Ask that a person is given a role; it acts when another person has agreed.

    A team may be called by whoever leads it: its name is the records' own, and no typed word.
    """
    if not (may(by, Right.ASK_GRANT) or may(by, Right.CHANGE_PEOPLE)):
        raise Refused("You may not ask for roles.", do="Ask an administrator.")
    if by == person:
        raise Refused("You cannot ask for a role of your own.", do="Ask somebody else to.")
    if role.needs_place and not place:
        raise Refused(f"A {role.title} is one of a team or service.", do="Name it.")
    if cover and ends is None:
        raise Refused("A cover period has a last day.", do="Write the last day.")
    check_words(why, "" if is_a_place(place) else place)
    grant = Grant.objects.create(
        person=person, role=role.value, place=place, starts=starts, ends=ends, cover=cover,
        why=why, asked_by=by,
    )  # fmt: skip
    looks.record(by, kind="role asked", subject=_words(grant))
    return grant


def agree_grant(by: Person, grant: Grant) -> None:
    """Agree to a role that another asked for; never to one's own, nor to one's own asking."""
    if not (may(by, Right.APPROVE_GRANT) or may(by, Right.CHANGE_PEOPLE)):
        raise Refused("You may not agree to roles.", do="Ask an administrator.")
    if by in {grant.person, grant.asked_by}:
        raise Refused("A second person agrees.", do="Ask another administrator or the director.")
    if grant.agreed_by_id is not None or grant.at_machine:
        raise Refused("This role is agreed already.")
    with transaction.atomic():
        grant.agreed_by, grant.agreed_at = by, timezone.now()
        grant.save(update_fields=["agreed_by", "agreed_at"])
    looks.record(by, kind="role agreed", subject=_words(grant))


def end_grant(by: Person, grant: Grant, *, on: dt.date) -> None:
    """End a role after `on`; it acts on the next request of whoever held it."""
    if not (may(by, Right.APPROVE_GRANT) or may(by, Right.CHANGE_PEOPLE)):
        raise Refused("You may not end roles.", do="Ask an administrator.")
    if by == grant.person:
        raise Refused("You cannot change your own roles.", do="Ask another administrator.")
    if grant.ends is not None and grant.ends <= on:
        raise Refused("This role has ended already.")
    grant.ends = on
    grant.save(update_fields=["ends"])
    looks.record(by, kind="role ended", subject=_words(grant))


def change_account(by: Person, person: Person, act: str) -> None:
    """Close an account, open it again, or wake one that sleeps; never one's own.

    A session that was open when the account was closed does not come back with it.
    """
    if by == person or not may(by, Right.CHANGE_PEOPLE):
        raise Refused("You cannot change your own account.", do="Ask another administrator.")
    if act == "close":
        person.is_active = False
        OpenSession.objects.filter(person=person).delete()
    elif act == "open":
        person.is_active = True
    else:
        person.used_at = timezone.now()
    person.save(update_fields=["is_active", "used_at"])
    looks.record(by, kind=f"account: {act}", subject=f"person {person.pk}")


def _words(grant: Grant) -> str:
    return f"person {grant.person_id}, {grant}"
