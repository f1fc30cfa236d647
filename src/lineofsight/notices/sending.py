"""Send what is due: once a week each, written down before the letter leaves.

What could not be sent is tried at the next run. A row left in the making by a run that broke off is
taken over after an hour: a second letter in a rare accident, rather than none.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils.module_loading import import_string

from lineofsight.accounts.models import Person
from lineofsight.kernel.periods import Week
from lineofsight.notices import written
from lineofsight.notices.guard import WITHHELD, is_withheld
from lineofsight.notices.letters import Item, Letter, Outcome, letters
from lineofsight.notices.mail import Server
from lineofsight.notices.models import FAILED, SENDING, SENT, Sending
from lineofsight.notices.people import wanted

BROKEN_OFF_AFTER = dt.timedelta(hours=1)
Source = Callable[[dt.date], Iterable[Item]]


def due(*, on: dt.date, now: dt.datetime) -> list[Letter]:
    """Give the letters that are due on a day and were not sent in its week."""
    sources: list[Source] = [import_string(one) for one in settings.NOTICE_SOURCES]
    items = wanted(item for source in sources for item in source(on))
    held = Sending.objects.filter(week=Week.of(on).name).exclude(_may_be_tried(now))
    told = set(held.values_list("person_id", "kind", "about"))
    return letters(one for one in items if (one.person, one.kind, one.about) not in told)


def _may_be_tried(now: dt.datetime) -> Q:
    return Q(state=FAILED) | Q(state=SENDING, at__lt=now - BROKEN_OFF_AFTER)


def send(*, on: dt.date, now: dt.datetime, server: Server | None = None) -> Iterator[Outcome]:
    """Send what is due, and say what became of each letter."""
    found = due(on=on, now=now)
    people = Person.objects.in_bulk({one.person for one in found})
    post = server or Server.named()
    try:
        for letter in found:
            if _claimed(letter, on=on, now=now):
                yield _sent(letter, people[letter.person], post, on=on)
    finally:
        post.close()


def _sent(letter: Letter, person: Person, post: Server, *, on: dt.date) -> Outcome:
    why_not = WITHHELD if is_withheld(letter) else _given(letter, person, post)
    _rows(letter, on).update(state=FAILED if why_not else SENT, why=why_not)
    return Outcome(person.email, written.subject(letter), why_not)


def _given(letter: Letter, person: Person, post: Server) -> str:
    made = written.message(letter, name=person.name, address=person.email, connection=post.backend)
    return post.give(made)


def _rows(letter: Letter, on: dt.date) -> QuerySet[Sending]:
    return Sending.objects.filter(
        person=letter.person, kind=letter.kind.name, about__in=letter.abouts, week=Week.of(on).name
    )


def _claimed(letter: Letter, *, on: dt.date, now: dt.datetime) -> bool:
    """Write down that a letter is being sent; False where another run is at it, or was."""
    try:
        with transaction.atomic():
            held = _rows(letter, on)
            again = held.filter(_may_be_tried(now)).update(
                state=SENDING, at=now, tries=F("tries") + 1, why=""
            )
            known = set(held.values_list("about", flat=True))
            fresh = [about for about in letter.abouts if about not in known]
            Sending.objects.bulk_create(
                Sending(person_id=letter.person, kind=letter.kind.name, about=about,
                        week=Week.of(on).name, at=now)
                for about in fresh
            )  # fmt: skip
            is_ours = again + len(fresh) == len(letter.abouts)
            transaction.set_rollback(not is_ours)
    except IntegrityError:
        return False
    return is_ours
