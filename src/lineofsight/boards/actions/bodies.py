"""What is done with a board: seats are taken and left, it meets, and it decides."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import QuerySet

from lineofsight.accounts.models import Person
from lineofsight.accounts.rules import check_named
from lineofsight.accounts.wording import check_names, check_words
from lineofsight.boards import attendance, meeting_rules
from lineofsight.boards.actions import documents
from lineofsight.boards.models import (
    Attendance,
    Body,
    Decision,
    Document,
    Meeting,
    Membership,
    Paper,
)
from lineofsight.kernel.problems import Refused


@transaction.atomic
def make(name: str, *, kind: str, purpose: str = "", terms: Document | None = None) -> Body:
    """Begin a board; raises `Refused` where one of that name is there."""
    check_words(name, purpose)
    if Body.objects.filter(name__iexact=name.strip()).exists():
        raise Refused("A body of this name is there already.")
    return Body.objects.create(name=name.strip(), kind=kind, purpose=purpose, terms=terms)


def describe(body: Body, *, purpose: str, terms: Document | None) -> None:
    """Say anew what a body is for, and which document its terms of reference are."""
    check_words(purpose)
    body.purpose, body.terms = purpose, terms
    body.save()


@transaction.atomic
def seat(
    body: Body, *, title: str, part: str, since: dt.date, person: Person | None = None,
    until: dt.date | None = None, by: Person | None = None, on: dt.date | None = None,
) -> Membership:  # fmt: skip
    """Give somebody a seat, by title; a young person's title names nobody.

    `by` writes it down `on` a day: from then on the seat lets a chair or clerk close items. Raises
    `Refused` for a seat of one's own.
    """
    check_words(title)
    if person is not None and person == by:
        raise Refused("Nobody gives themselves a seat.", do="Ask somebody else to write it down.")
    meeting_rules.check_may_sit(part, title, has_account=person is not None)
    meeting_rules.check_seat(since, until)
    return Membership.objects.create(
        body=body, title=title, part=part, person=person, since=since, until=until, written_on=on
    )


def leave(seat_: Membership, *, on: dt.date) -> None:
    """End a seat with its last day."""
    if seat_.until is not None:
        raise Refused("This seat has ended already.")
    meeting_rules.check_seat(seat_.since, on)
    seat_.until = on
    seat_.save()


def meet(body: Body, *, on: dt.date, place: str = "", focus: str = "") -> Meeting:
    """Plan a meeting, or write down one that was held."""
    check_words(focus)
    check_names(place)
    if not body.meets_here:
        raise Refused("The meetings of a body outside the council are not kept here.")
    if body.meetings.filter(held_on=on).exists():
        raise Refused("A meeting on this day is there already.")
    return Meeting.objects.create(body=body, held_on=on, place=place, focus=focus)


def add_paper(
    meeting: Meeting, *, number: str, title: str, document: Document | None = None,
    page: str = "", found_at: str = "", is_another: bool = False,
) -> Paper:  # fmt: skip
    """Put a paper on the agenda; raises `Refused` for a number that is taken.

    So it does for a document that somebody else holds on the day of the meeting, chosen or typed.
    """
    check_words(number, title, found_at)
    if meeting.papers.filter(number=number).exists():
        raise Refused(f"Paper {number} is there already.", do="Give it another number.")
    if document is not None:
        documents.check_not_held(document, meeting.held_on)
    for words in (title, found_at):
        documents.check_cites_nothing_held(
            words, meeting.held_on, is_another=is_another or document is not None
        )
    return Paper.objects.create(
        meeting=meeting, number=number, title=title, document=document, page=page,
        found_at=found_at,
    )  # fmt: skip


@transaction.atomic
def minute(meeting: Meeting, *, came: Mapping[int, str], minutes: str, today: dt.date) -> None:
    """Write down who came, by seat, and where the minutes are found."""
    check_words(minutes)
    if meeting.held_on > today:
        raise Refused("This meeting lies ahead.", do="Write down who came once it was held.")
    meeting.minutes = minutes
    meeting.save()
    for seat_, how in came.items():
        Attendance.objects.update_or_create(
            meeting=meeting, membership_id=seat_, defaults={"came": how}
        )


def seats_at(meeting: Meeting) -> QuerySet[Membership]:
    """Give the seats that were held on the day of a meeting."""
    return Membership.objects.on(meeting.held_on).filter(body=meeting.body_id)


def attended(body: Body, meetings: Sequence[Meeting]) -> list[attendance.Meeting]:
    """Give meetings with who came to each, as attendance counts them; one query."""
    found: dict[int, dict[int, str]] = {one.pk: {} for one in meetings}
    written = Attendance.objects.filter(meeting__in=found, meeting__body=body)
    for meeting, seat_, how in written.values_list("meeting", "membership", "came"):
        found[meeting][seat_] = how
    return [attendance.Meeting(one.pk, one.held_on, found[one.pk]) for one in meetings]


def every_seat(body: Body) -> list[attendance.Seat]:
    """Give every seat there ever was on a body, as attendance counts them."""
    return [
        attendance.Seat(one.pk, one.title, one.part, one.since, one.until)
        for one in body.memberships.all()
    ]


def ask(
    body: Body, words: str, *, on: dt.date, by: Person, meeting: Meeting | None = None
) -> Decision:
    """Ask a body to decide; raises `Refused` where no words say on what."""
    check_words(words)
    check_named(words, "A body decides on something.", do="Write what is to be decided")
    return Decision.objects.create(
        body=body, words=words, asked_on=on, asked_by=by, meeting=meeting
    )


@transaction.atomic
def decide(decision: Decision, *, outcome: str, minute_: str, on: dt.date, by: Person) -> None:
    """Write down what a body decided; whoever asked may not."""
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    check_words(minute_)
    if decision.outcome:
        raise Refused("This is decided already.")
    meeting_rules.check_may_decide(decision.asked_by_id, by.pk, asked_on=decision.asked_on, on=on)
    decision.outcome, decision.minute = outcome, minute_
    decision.decided_on, decision.written_by = on, by
    decision.save()
