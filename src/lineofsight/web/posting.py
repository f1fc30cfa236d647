"""Letters from the terminal: made ready, sent or only printed."""

import datetime as dt
import os
from collections.abc import Iterator

import django
from django.utils import timezone

from lineofsight.kernel.problems import Refused
from lineofsight.notices.letters import Outcome


def drafted(on: dt.date | None) -> Iterator[str]:
    """Print the letters that are due on a day, today unless another is named."""
    _set_up()
    from lineofsight.accounts.models import Person  # noqa: PLC0415  models come after set-up
    from lineofsight.notices import guard, sending, written  # noqa: PLC0415
    from lineofsight.plan.day import today  # noqa: PLC0415

    found = sending.due(on=on or today(), now=timezone.now())
    people = Person.objects.in_bulk({one.person for one in found})
    for letter in found:
        person = people[letter.person]
        yield f"To: {person.email}"
        yield f"Subject: {written.subject(letter)}"
        yield ""
        is_withheld = guard.is_withheld(letter)
        yield guard.WITHHELD if is_withheld else written.plain(letter, name=person.name)
    yield f"{len(found)} letters are due. Nothing was sent."


def posted(on: dt.date | None) -> Iterator[Outcome]:
    """Send what is due on a day, and say what became of each letter.

    Raises `Refused` where no mail server is named.
    """
    _set_up()
    from lineofsight.notices import mail, sending  # noqa: PLC0415  models come after set-up
    from lineofsight.plan.day import today  # noqa: PLC0415

    if not mail.is_set_up():
        raise Refused(
            "No mail server is named, so nothing can be sent.",
            where="LINEOFSIGHT_SMTP_HOST",
            do="Name one (see docs/how-to/send-letters.md), or look with --dry-run.",
        )
    yield from sending.send(on=on or today(), now=timezone.now())


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lineofsight.web.settings")
    django.setup()
