"""What is told of answers by e-mail: one waits for a second person before it may leave."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse

from lineofsight.accounts.matrix import Right
from lineofsight.answers.models import Answer
from lineofsight.answers.rules import WAITING
from lineofsight.indicators.ad_hoc.question import of_data
from lineofsight.indicators.ad_hoc.wording import about
from lineofsight.kernel.periods import in_words
from lineofsight.notices.kinds import APPROVAL_ASKED
from lineofsight.notices.letters import Item
from lineofsight.notices.people import holders


def answers_waiting(on: dt.date) -> Iterator[Item]:
    """Tell whoever may release an answer of those that wait, but for who asked or prepared it."""
    waiting = list(Answer.objects.filter(state=WAITING))
    may_release = holders(Right.RELEASE, on=on) if waiting else frozenset()
    for one in waiting:
        due = f", due by {in_words(one.due_on)}" if one.due_on else ""
        for person in sorted(may_release - {one.asked_by_id, one.prepared_by_id}):
            yield Item(
                person, APPROVAL_ASKED, f"answer {one.pk}", "Answers",
                f"{about(of_data(one.question))}: answer {one.pk} waits to be released{due}.",
                reverse("answer", args=[one.pk]), "Read it, and decide",
            )  # fmt: skip
