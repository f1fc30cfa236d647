"""What is told of roles: one that somebody asked for waits for a second person."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Grant
from lineofsight.notices.kinds import APPROVAL_ASKED
from lineofsight.notices.letters import Item
from lineofsight.notices.people import holders


def roles_waiting(on: dt.date) -> Iterator[Item]:
    """Tell whoever may agree to a role of those that wait, but for who asked and whom it is for."""
    asked = Grant.objects.filter(agreed_by=None, at_machine=False)
    waiting = list(asked.filter(Q(ends=None) | Q(ends__gte=on)))
    if not waiting:
        return
    may_agree = holders(Right.APPROVE_GRANT, on=on) | holders(Right.CHANGE_PEOPLE, on=on)
    for grant in waiting:
        for person in sorted(may_agree - {grant.person_id, grant.asked_by_id}):
            yield Item(
                person, APPROVAL_ASKED, f"role {grant.pk}", "Roles",
                f"A role was asked for: {grant}.",
                reverse("person", args=[grant.person_id]), "Agree, or leave it",
            )  # fmt: skip
