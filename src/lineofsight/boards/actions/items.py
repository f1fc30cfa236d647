"""What is done with an item: raise it, answer it, link what it led to, show it, close it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from lineofsight.accounts.few import check_few
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.rules import check_reason
from lineofsight.accounts.standing import may
from lineofsight.accounts.wording import check_words
from lineofsight.boards import answering, closing, rules, titles
from lineofsight.boards.actions import documents
from lineofsight.boards.closing import Closer
from lineofsight.boards.meeting_rules import BODIES_WITHOUT_ACCOUNTS, OUTSIDE
from lineofsight.boards.models import Body, Document, Item, Meeting, Membership, Step, Visit
from lineofsight.boards.rules import Standing, Target
from lineofsight.indicators import catalogue
from lineofsight.kernel.periods import in_words
from lineofsight.kernel.problems import Refused
from lineofsight.plan.models import Change, Entry
from lineofsight.plan.rules import DRAFT


class Overtaken(Refused):
    """Somebody took a step with the item after the page was opened."""


def with_steps() -> QuerySet[Item]:
    """Give items with all a list prints of them, in two queries whatever their number."""
    steps = Step.objects.select_related("by", "meeting")
    return Item.objects.select_related(
        "raised_by", "body", "meeting__body", "visit"
    ).prefetch_related(Prefetch("steps", steps))


def still_open() -> QuerySet[Item]:
    """Give the items that nobody closed, or that were opened again, without reading their steps."""
    ended = Step.objects.filter(item=OuterRef("pk"), what__in=rules.ENDS)
    last = Subquery(ended.order_by("-pk").values("what")[:1])
    waits = Q(ended=rules.CLOSED, body__isnull=False)
    is_open = Q(ended=None) | Q(ended__in=rules.OPENS) | waits
    return in_sight().annotate(ended=last).filter(is_open)


def in_sight(or_else: Q | None = None) -> QuerySet[Item]:
    """Give the items that nobody took out of sight, and of those that are which fit `or_else`."""
    seen = Step.objects.filter(item=OuterRef("pk"), what__in=(rules.HIDDEN, rules.UNHIDDEN))
    last = Subquery(seen.order_by("-pk").values("what")[:1])
    is_seen = Q(seen=None) | Q(seen=rules.UNHIDDEN)
    return with_steps().annotate(seen=last).filter(is_seen | or_else if or_else else is_seen)


def standing(item: Item, *, on: dt.date) -> Standing:
    """Read how an item stands; no query where its steps were fetched with it."""
    return _stands(item, item.steps.all(), on)


def _stands(item: Item, steps: Iterable[Step], on: dt.date) -> Standing:
    return rules.standing([one.done() for one in steps], on=on, needs_second=needs_second(item))


def needs_second(item: Item) -> bool:
    """Say whether a closing waits for a second person: a body raised it, and not one member."""
    return item.body_id is not None


def is_for_others(item: Item) -> bool:
    """Say whether an item is words of people without an account, such as young people or staff."""
    of_such = item.body is not None and item.body.kind in BODIES_WITHOUT_ACCOUNTS
    return of_such or item.kind in rules.ITEMS_FOR_OTHERS


def _is_outside(item: Item) -> bool:
    return item.body is not None and item.body.kind in OUTSIDE


def of_person(person: Person) -> QuerySet[Item]:
    """Give what a person raised, the newest first; out of sight of others or not."""
    return with_steps().filter(of_holder(person))


def of_holder(person: Person) -> Q:
    """Give what a person raised, or was handed when whoever raised it had left."""
    handed = Step.objects.filter(what=rules.HANDED, ref=str(person.pk))
    return Q(raised_by=person) | Q(pk__in=handed.values("item"))


def of_body(body: Body) -> Q:
    """Give what a body raised, or was raised at a meeting of it."""
    return Q(body=body) | Q(meeting__body=body)


@transaction.atomic
def raise_item(
    kind: str, words: str, *, raised_by: Person | None = None, body: Body | None = None,
    on: dt.date, by: Person, now: dt.datetime, meeting: Meeting | None = None,
    visit: Visit | None = None, judgement: str = "",
) -> Item:  # fmt: skip
    """Write down what was raised; raises `Refused` where nobody could close it."""
    check_words(words, judgement)
    rules.check_may_raise(
        kind, has_person=raised_by is not None, has_body=body is not None, judgement=judgement
    )
    if raised_by is not None and not may(raised_by, Right.RAISE_ITEMS):
        raise Refused(
            f"{raised_by.name} holds no role that raises items, and could never close it.",
            do="Choose the body, or somebody who can.",
        )
    if visit is not None:
        _check_found_there(visit, body, on)
    if meeting is not None and meeting.held_on > on:
        raise Refused("It was raised before that meeting.", do="Choose the meeting or day again.")
    return Item.objects.create(
        kind=kind, words=words, raised_by=raised_by, body=body, raised_on=on, meeting=meeting,
        visit=visit, judgement=judgement, written_by=by, written_at=now,
    )  # fmt: skip


def _check_found_there(visit: Visit, body: Body | None, on: dt.date) -> None:
    """Refuse a finding of another body than the one that visited, or of before the visit."""
    if visit.body != body:
        raise Refused(
            f"{visit.body.name} made that visit, and not who raised this.",
            do="Choose the visit or the body again.",
        )
    if on < visit.starts_on:
        raise Refused("It was found before that visit.", do="Choose the visit or the day again.")


@transaction.atomic
def answer(
    item: Item, *, said: str, words: str, who: str = "", due_on: dt.date | None = None,
    action: Target | None = None, on: dt.date, seen: int, by: Person, now: dt.datetime,
) -> Step:  # fmt: skip
    """Answer an item: who does it by which day, or the `action` of the plan, which is linked."""
    if action is not None:
        tie(item, action, on=on, seen=seen, by=by, now=now)
        seen += 1
    found = taken_up(item, seen, on)
    answering.check_may_answer(
        found, item.kind, said, words, who, due_on, on=on, raised_on=item.raised_on
    )
    documents.check_cites_nothing_held(words, timezone.localdate(now), is_another=True)
    return _step(
        item, rules.ANSWERED, on, by, now, answer=said, words=words, reply=who, due_on=due_on
    )


@transaction.atomic
def tie(
    item: Item, target: Target, *, words: str = "", on: dt.date, seen: int, by: Person,
    now: dt.datetime, back: bool = False, is_another: bool = False,
) -> Step:  # fmt: skip
    """Link what an item led to, or take the link back; raises `Refused` for what is not there."""
    found = taken_up(item, seen, on)
    rules.check_may_tie(found, target, back=back)
    if not back:
        check_is_there(target)
        if target.kind == rules.PARAGRAPH:
            documents.check_may_be_cited(target.ref, on, is_another=is_another)
    what = rules.UNTIED if back else rules.TIED
    return _step(item, what, on, by, now, kind=target.kind, ref=target.ref, words=words)


def check_is_there(target: Target) -> None:
    """Refuse a target that does not exist: a link leads to the exact thing or is not made.

    A draft is no target: nothing that binds anybody was changed.
    """
    kind, ref = target.kind, target.ref
    if kind == rules.CHANGE:
        agreed = Change.objects.exclude(plan__state=DRAFT)
        is_there = ref.isdigit() and agreed.filter(pk=int(ref)).exists()
    elif kind == rules.ACTION:
        plan, action = target.place
        entries = Entry.objects.exclude(plan__state=DRAFT)
        is_there = entries.filter(plan=plan, ref=action).exists()
    elif kind == rules.INDICATOR:
        is_there = ref in catalogue.indicators()
    else:
        is_there = bool(ref.strip())
    if not is_there:
        raise Refused("That is not there.", do="Choose what the item led to from the list.")


@transaction.atomic
def propose(
    item: Item, *, words: str, reply: str, few_are_meant: bool = False, is_another: bool = False,
    on: dt.date, seen: int, by: Person, now: dt.datetime,
) -> Step:  # fmt: skip
    """Put an item forward for the public, in words of its own; a second person shows it.

    Raises `Refused` for words that name somebody, or a document that somebody else holds unless
    it `is_another`, and for small numbers of children unless `few_are_meant`.
    """
    rules.check_may_propose(taken_up(item, seen, on), item.kind, reply)
    rules.check_names_nobody(f"{words} {reply}", Person.objects.values_list("name", flat=True))
    check_few(words, reply, are_meant=few_are_meant)
    day = timezone.localdate(now)
    _check_letter_is_free(item, day)
    for said in (words, reply):
        documents.check_cites_nothing_held(said, day, is_another=is_another, in_passing=True)
    return _step(item, rules.PROPOSED, on, by, now, words=words, reply=reply)


def _check_letter_is_free(item: Item, on: dt.date) -> None:
    """Refuse to show a finding of a visit whose letter somebody else holds, in whatever words."""
    if item.visit is not None and item.visit.letter is not None:
        documents.check_not_held(item.visit.letter, on)


def tells_of(item: Item, words: Iterable[str], held: Iterable[Document]) -> bool:
    """Say whether words, or the visit that found an item, tell of documents that are held."""
    letter = item.visit.letter_id if item.visit else None
    return any(
        one.pk == letter or any(titles.means(said, one.title) for said in words) for one in held
    )


@transaction.atomic
def publish(item: Item, *, on: dt.date, seen: int, by: Person, now: dt.datetime) -> Step:
    """Show the words that somebody else put forward to the public."""
    found = taken_up(item, seen, on)
    rules.check_may_publish(found, by=by.pk)
    shown = found.proposed
    _check_letter_is_free(item, timezone.localdate(now))
    words, reply = (shown.words, shown.reply) if shown else ("", "")
    for said in (words, reply):  # it may be held since somebody wrote them
        documents.check_cites_nothing_held(said, timezone.localdate(now), is_another=True)
    return _step(item, rules.PUBLISHED, on, by, now, words=words, reply=reply)


@transaction.atomic
def withdraw(
    item: Item, *, words: str, on: dt.date, seen: int, by: Person, now: dt.datetime
) -> Step:
    """Take an item off the public page, or back from being put forward; one person is enough."""
    rules.check_may_withdraw(taken_up(item, seen, on))
    check_reason(words, "What was put before the public is taken back for a reason.")
    return _step(item, rules.WITHDRAWN, on, by, now, words=words)


@transaction.atomic
def reword(
    item: Item, *, words: str, why: str, on: dt.date, seen: int, by: Person, now: dt.datetime
) -> Step:
    """Say an item in other words from a day on; the old words and why stay in its history."""
    taken_up(item, seen, on)
    rules.check_may_reword(item.said, words, why)
    return _step(item, rules.REWORDED, on, by, now, words=words, reply=why)


@transaction.atomic
def hide(
    item: Item, *, words: str, on: dt.date, seen: int, by: Person, now: dt.datetime,
    back: bool = False,
) -> Step:  # fmt: skip
    """Take an item out of sight of all but its raiser and those who may, or bring it back.

    The raiser reads by whom, and the reason.
    """
    rules.check_may_hide(taken_up(item, seen, on), back=back)
    check_reason(words, "An item is taken out of sight, or brought back, for a reason.")
    return _step(item, rules.UNHIDDEN if back else rules.HIDDEN, on, by, now, words=words)


@transaction.atomic
def close(
    item: Item, *, outcome: str, words: str = "", minute: str = "", meeting: Meeting | None = None,
    on: dt.date, seen: int, by: Person, now: dt.datetime,
) -> Step:  # fmt: skip
    """Close an item for whoever raised it; for a body it stands once another person confirms.

    A body that meets here closes in a `meeting` of its own, and `minute` is the place in its
    minutes; what others say in is named by `minute` alone.
    """
    found, whose = taken_up(item, seen, on), closer(item, by, on=on)
    closing.check_may_close(
        found, whose, outcome=outcome, minute=minute, on=on, raised_on=item.raised_on
    )
    said = {"outcome": outcome, "words": words, "minute": minute}
    if not whose.needs_a_meeting:
        return _step(item, rules.CLOSED, on, by, now, **said)
    closing.check_met(has_met=meeting in meetings_of(item, found, on=on))
    return _step(item, rules.CLOSED, on, by, now, **said, meeting=meeting)


def meetings_of(item: Item, found: Standing, *, on: dt.date) -> QuerySet[Meeting]:
    """Give the meetings, minuted here, in which a body can have said so by a day."""
    since = closing.said_since(found, raised_on=item.raised_on)
    held = Meeting.objects.filter(body=item.body_id, held_on__range=(since, on))
    return held.exclude(minutes="").select_related("body")


@transaction.atomic
def confirm(item: Item, *, on: dt.date, seen: int, by: Person, now: dt.datetime) -> Step:
    """Confirm a closing for a body; whoever closed it, or answered it, may not."""
    closing.check_may_confirm(taken_up(item, seen, on), closer(item, by, on=on))
    return _step(item, rules.CONFIRMED, on, by, now)


@transaction.atomic
def decline(
    item: Item, *, words: str, on: dt.date, seen: int, by: Person, now: dt.datetime
) -> Step:
    """Decline to confirm a closing for a body, with the reason: the item is open again."""
    closing.check_may_confirm(taken_up(item, seen, on), closer(item, by, on=on))
    check_reason(words, "A closing is declined for a reason.")
    return _step(item, rules.DECLINED, on, by, now, words=words)


@transaction.atomic
def reopen(item: Item, *, words: str, on: dt.date, seen: int, by: Person, now: dt.datetime) -> Step:
    """Open an item again that was closed too early."""
    closing.check_may_reopen(taken_up(item, seen, on), closer(item, by, on=on))
    return _step(item, rules.REOPENED, on, by, now, words=words)


def speaks_for(person: Person, *, on: dt.date) -> frozenset[int]:
    """Give the bodies whose chair or clerk a person is on a day."""
    return frozenset(
        Membership.objects.on(on).speaking(person.pk, on).values_list("body_id", flat=True)
    )


def closer(
    item: Item, person: Person, *, on: dt.date, bodies: frozenset[int] | None = None
) -> Closer:
    """Say what a person is to an item; `bodies` where it is known whom they speak for."""
    speaks = speaks_for(person, on=on) if bodies is None else bodies
    return Closer(
        number=person.pk,
        is_raiser=item.holder_id == person.pk,
        speaks_for_body=item.body_id in speaks,
        is_of_body=item.body_id is not None,
        is_outside=_is_outside(item),
        wrote_it=item.written_by_id == person.pk,
        is_for_others=is_for_others(item),
    )


def taken_up(item: Item, seen: int, on: dt.date) -> Standing:
    """Lock the item and read how it stands; refused where a step was taken since it was seen."""
    locked = Item.objects.select_for_update().get(pk=item.pk)
    steps = list(locked.steps.all())
    if len(steps) != seen:
        raise Overtaken(
            "Somebody wrote about this while you did.",
            do="What they wrote stands on this page and what you wrote in the form: save again.",
        )
    if on < locked.raised_on:
        raise Refused("The day lies before it was raised.", do="Write the day again.")
    if steps and on < steps[-1].on:
        raise Refused(
            f"The day lies before the last step, of {in_words(steps[-1].on)}.",
            do="Write the day again.",
        )
    return _stands(locked, steps, on)


def _step(item: Item, what: str, on: dt.date, by: Person, now: dt.datetime, **more: Any) -> Step:
    check_words(*(one for one in more.values() if isinstance(one, str)))
    return Step.objects.create(item=item, what=what, on=on, by=by, at=now, **more)


def in_order(items: Iterable[tuple[Item, Standing]]) -> list[tuple[Item, Standing]]:
    """Give items as a reader needs them: late promises, then waiting, then the rest by age."""
    states = (rules.WAITING, rules.UNCONFIRMED, rules.REPLIED, rules.PROMISED, rules.CLOSED)
    places = {state: place for place, state in enumerate(states, start=1)}
    return sorted(
        items,
        key=lambda one: (0 if one[1].is_late else places[one[1].state], one[0].raised_on),
    )
