"""An answer is prepared in the background: to hold it against everything told takes a while.

Whoever asked for it must still be allowed to when it is done; what comes of it is on the page of
the answer, for whoever may open that when they look.
"""

import datetime as dt

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from lineofsight.accounts.background import UNFORESEEN, ended_as, may_still, note, progress_of
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.places import picture_now
from lineofsight.accounts.wording import check_words
from lineofsight.answers import actions, rules
from lineofsight.answers.models import Answer, Preparation
from lineofsight.kernel.problems import Problem, Refused

NO_LONGER = Refused(
    "Whoever asked for the answer to be prepared may no longer prepare any.",
    do="Ask an administrator about your roles.",
)
BROKEN = Problem(
    "The work broke off: the program was ended in the midst of it.", do="Prepare the answer again."
)


def ask(
    answer: Answer, person: Person, request: actions.Request, *, now: dt.datetime
) -> Preparation:
    """Ask for an answer to be prepared; raises `Refused` while it is being prepared otherwise.

    The same asked twice is asked once.
    """
    check_words(request.reference)
    rules.check_may_prepare(answer.state)
    latest = answer.preparations.first()
    if latest is not None and latest.goes_on:
        if actions.Request(latest.reference, latest.source, latest.asked_on) == request:
            return latest
        raise Refused(
            f"It is being prepared for {latest.reference}.",
            do="Wait until that is done, and prepare it again.",
        )
    asked = Preparation.objects.create(
        answer=answer, person=person, asked_at=now,
        reference=request.reference, source=request.source, asked_on=request.asked_on,
    )  # fmt: skip
    prepare.enqueue(asked.pk)
    return asked


@task()
def prepare(number: int) -> None:
    """Prepare an answer, if whoever asked for it still may."""
    asked = Preparation.objects.select_related("answer", "person").get(pk=number)
    if not may_still(asked.person, Right.PREPARE_RELEASE):
        return _failed(asked, NO_LONGER)
    note(asked, state=rules.GOES_ON)
    try:
        actions.prepare(
            asked.answer,
            asked.person,
            actions.Request(asked.reference, asked.source, asked.asked_on),
            home=settings.HOME,
            shown_in=picture_now(),
            now=timezone.now(),
            progress=progress_of(asked),
        )
    except Problem as problem:
        return _failed(asked, problem)
    except Exception:
        _failed(asked, UNFORESEEN)
        raise
    return note(asked, state=rules.DONE, doing="", share=1)


def broke_off(number: int) -> None:
    """Note that whoever prepared the answer was ended in the midst of it."""
    asked = Preparation.objects.filter(pk=number).first()
    if asked is not None and asked.goes_on:
        _failed(asked, BROKEN)


def _failed(asked: Preparation, problem: Problem) -> None:
    ended_as(asked, problem, state=rules.FAILED)
