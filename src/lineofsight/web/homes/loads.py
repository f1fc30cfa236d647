"""Loads on the first page: those that wait for agreement, and own ones not agreed to."""

from django.urls import reverse

from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may
from lineofsight.kernel.periods import Month
from lineofsight.ui.words import Link
from lineofsight.web.data.models import Upload
from lineofsight.web.data.rules import State
from lineofsight.web.homes.part import Part, Reader


def to_agree(reader: Reader) -> Part | None:
    """Give the loads that wait for this reader as the second person; None where none does."""
    if not may(reader.person, Right.APPROVE_LOAD):
        return None
    waiting = Upload.objects.filter(state=State.ASKED.name).exclude(sender=reader.person)
    found = [_link(one) for one in waiting]
    many = "1 load waits" if len(found) == 1 else f"{len(found):,} loads wait"
    return _part(f"{many} for a second person to agree", found)


def declined(reader: Reader) -> Part | None:
    """Give the reader's own loads that a second person did not agree to."""
    found = Upload.objects.filter(state=State.REFUSED.name, sender=reader.person)
    return _part("Not loaded: a second person did not agree", [_link(one) for one in found])


def _link(one: Upload) -> Link:
    words = f"Records of {Month.parse(one.month).name}" if one.month else "Today's records"
    return Link(words, reverse("load", args=[one.key]))


def _part(title: str, found: list[Link]) -> Part | None:
    return Part(title, "web/homes/loads.html", {"loads": found}) if found else None
