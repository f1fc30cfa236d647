"""What is done with a plan: read it as on a day, ask for a change, decide, report progress."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, cast

from django.db import transaction
from django.db.models import Case, Count, Max, QuerySet, Value, When
from django.utils import timezone

from lineofsight.accounts.models import Person
from lineofsight.accounts.wording import check_words, strings
from lineofsight.kernel.problems import Refused
from lineofsight.plan import rules, showing
from lineofsight.plan.approval import check_same_text
from lineofsight.plan.chains import chain
from lineofsight.plan.checking import check
from lineofsight.plan.content import (
    DECIDED,
    Action,
    Evidence,
    digest,
    in_lines,
    in_order,
)
from lineofsight.plan.history import with_history
from lineofsight.plan.models import Change, Entry, Plan


def current() -> Plan | None:
    """Give the plan in hand: an improvement plan before others, and none before what is agreed.

    It is a draft only while no plan is in force: so it is the same plan for all who see one.
    """
    return open_plans().first()


def open_plans() -> QuerySet[Plan]:
    """Give the plans that are not closed, the one in hand first."""
    return in_hand(Plan.objects.all())


def in_hand(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Give those of the plans that are not closed, the one in hand first."""
    place = Case(
        When(state=rules.DRAFT, then=Value(2)),
        When(kind=rules.IMPROVEMENT, then=Value(0)),
        default=Value(1),
    )
    return plans.exclude(state=rules.CLOSED).order_by(place, "-pk")


def in_force() -> QuerySet[Plan]:
    """Give the plans that are agreed and not closed, the one in hand first."""
    return open_plans().filter(state=rules.BASELINED)


def as_at(plan: Plan, at: dt.datetime | None = None) -> dict[str, Action]:
    """Give the actions of a plan at a moment, by reference in the order of the plan; now if none.

    One query, however long the plan's history is, and another where actions have one of their own
    (`history`).
    """
    entries: QuerySet[Entry] = plan.entries.all()
    if at is not None:
        entries = entries.filter(at__lte=at)
    return _standing(entries)


def as_of(plan: Plan, entry: int) -> dict[str, Action]:
    """Give the actions of a plan as they stood when this entry was its newest."""
    return _standing(plan.entries.filter(pk__lte=entry))


def _standing(entries: QuerySet[Entry]) -> dict[str, Action]:
    newest = entries.order_by().values("ref").annotate(last=Max("pk")).values("last")
    standing = Entry.objects.filter(pk__in=newest, content__isnull=False)
    held = list(standing.values_list("plan", "content"))
    agreed = Change.objects.filter(plan__in={plan for plan, _ in held}, state=rules.AGREED)
    decided = Entry.objects.filter(change__in=agreed.values("pk"))
    were_decided = {*decided.order_by().values_list("ref", flat=True)}
    each = in_order(Action.of_data(cast("dict[str, Any]", content)) for _, content in held)
    return {one.ref: one for one in with_history(each, entries, decided=were_decided)}


def counted_of(plans: Iterable[Plan]) -> dict[int, int]:
    """Count the actions of several plans as they stand, by the plan's number; one query."""
    newest = Entry.objects.filter(plan__in=plans).order_by().values("plan", "ref")
    last = newest.annotate(last=Max("pk")).values("last")
    standing = Entry.objects.filter(pk__in=last, content__isnull=False).order_by()
    return dict(standing.values_list("plan").annotate(Count("pk")))


def newest_entry(plan: Plan, ref: str = "") -> int:
    """Give the number of the newest entry of a plan, or of one action; 0 where it has none."""
    entries = plan.entries.filter(ref=ref) if ref else plan.entries.all()
    return entries.aggregate(last=Max("pk"))["last"] or 0


@transaction.atomic
def ask(
    plan: Plan, after: Mapping[str, Action], *, by: Person, why: str, impact: str,
    now: dt.datetime, money: str = "", is_asked: bool = False,
) -> Change:  # fmt: skip
    """Ask for a plan to become `after`; written down at once where nobody has to decide.

    What `is_asked` waits for somebody else in any case.

    Raises `Refused` where nothing differs, the plan is closed, new words name somebody, and for
    what no change may do (`checking`).
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    rules.check_may_change(plan.state)
    held = as_at(plan)
    before, asked = rules.sides(held, after)
    check_words(why, impact, money, *sorted({*strings(asked)} - {*strings(before)}))
    check(plan, held, asked, why=why, on=timezone.localdate(now))
    waits = is_asked or rules.needs_decision(plan.state, before, asked)
    change = Change.objects.create(
        plan=plan, asked_by=by, asked_at=now, why=why, impact=impact, money=money,
        before=before, after=asked,
        state=rules.WAITING if waits else rules.REPORTED,
    )  # fmt: skip
    if not waits:
        _enter(change, asked, now)
    return change


@transaction.atomic
def ask_in_parts(
    plan: Plan, after: Mapping[str, Action], *, by: Person, why: str, impact: str,
    now: dt.datetime, money: str = "",
) -> list[Change]:  # fmt: skip
    """Ask for a plan to become `after`; what only reports progress is written down beforehand.

    Raises what `ask` does, and then nothing of it is there.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    parts = rules.in_parts(plan.state, as_at(plan), after)
    said: dict[str, Any] = {"by": by, "why": why, "impact": impact, "money": money, "now": now}
    return [ask(plan, one, **said) for one in parts]


@transaction.atomic
def withdraw(change: Change, *, by: Person, now: dt.datetime) -> None:
    """Take back a change that nobody has decided on: it stays written down as withdrawn.

    Raises `Refused` for anybody but whoever asked, and once it is decided.
    """
    change = Change.objects.select_for_update().get(pk=change.pk)
    _check_waits(change)
    if by.pk != change.asked_by_id:
        raise Refused("Only whoever asked for a change takes it back.", do="Decide on it.")
    change.state, change.decided_at = rules.WITHDRAWN, now
    change.save()


def _check_waits(change: Change) -> None:
    if change.state == rules.WITHDRAWN:
        raise Refused("This change was withdrawn.", do="Ask for it again.")
    if change.state != rules.WAITING:
        raise Refused("This change is decided already.")


@transaction.atomic
def decide(
    change: Change, *, agreed: bool, by: Person, minute: str, now: dt.datetime, body: str = "",
    on: dt.date | None = None, despite: str = "",
) -> Change:  # fmt: skip
    """Agree to a change or not, as `body` decided `on` a day; whoever asked may not.

    Raises `Refused` where it is decided already, and where an action it touches changed meanwhile:
    then the change stays as it was written, to be asked for again.
    """
    change = Change.objects.select_for_update().select_related("plan").get(pk=change.pk)
    _check_waits(change)
    if by.pk == change.asked_by_id:
        raise Refused("Whoever asked for a change does not decide on it.", do="Ask somebody else.")
    check_words(minute, body, despite)
    entered = _not_overtaken(change) if agreed else {}
    day = timezone.localdate(now)
    check(change.plan, as_at(change.plan), entered, why=change.why, on=day)
    change.state = rules.AGREED if agreed else rules.REFUSED
    change.decided_by, change.decided_at, change.minute = by, now, minute
    change.body, change.decided_on, change.despite = body, on, despite
    change.save()
    _enter(change, entered, now)
    return change


def _not_overtaken(change: Change) -> rules.Side:
    found, overtaken = rules.laid_over(as_at(change.plan), change.before, change.after)
    if overtaken:
        raise Refused(
            f"Action {', '.join(overtaken)} changed after this was asked for.",
            do="This page shows what was changed meanwhile. Do not agree to this one, and ask "
            "for it again.",
        )
    return found


def _enter(change: Change, entered: rules.Side, now: dt.datetime) -> None:
    Entry.objects.bulk_create(
        Entry(plan=change.plan, ref=ref, at=now, content=content, change=change)
        for ref, content in entered.items()
    )


@transaction.atomic
def report(
    plan: Plan, ref: str, said: Mapping[str, Any], *, seen: int, by: Person, now: dt.datetime
) -> Change | None:
    """Write down how an action stands; None where somebody else did since it was `seen`.

    A state that the board decides on waits for it, with all that was said beside it; what takes
    back anything else waits alone.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    if newest_entry(plan, ref) != seen:
        return None
    actions = as_at(plan)
    typed: dict[str, Any] = {
        name: in_lines(one) if isinstance(one, str) else one for name, one in said.items()
    }
    after = {**actions, ref: replace(actions[ref], **typed)}
    asked: dict[str, Any] = {"by": by, "why": "Progress was reported.", "impact": "", "now": now}
    if DECIDED & {actions[ref].status, after[ref].status}:
        return ask(plan, after, **asked)
    return ask_in_parts(plan, after, **asked)[-1]


@transaction.atomic
def show(plan: Plan, ref: str, shown: Evidence, *, by: Person, now: dt.datetime) -> Change:
    """Write down one more piece of evidence of an action: it only adds, so nobody overtakes it.

    Raises `Refused` where the same is written down already, and what `ask` does.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    held = as_at(plan)
    one = held[ref]
    if shown in one.evidence:
        raise Refused("This piece of evidence is written down already.")
    after = {**held, ref: replace(one, evidence=(*one.evidence, shown))}
    return ask(plan, after, by=by, why="Evidence was added.", impact="", now=now)


def why_not_agreed(plan: Plan, *, by: Person, on: dt.date) -> str:
    """Say why a plan as it stands cannot be agreed by somebody; empty where it can."""
    try:
        _check_may_agree(plan, by=by, on=on)
    except Refused as refused:
        return f"{refused.what} {refused.do}".strip()
    return ""


def _check_may_agree(plan: Plan, *, by: Person, on: dt.date) -> None:
    if plan.state != rules.DRAFT:
        raise Refused("This plan is agreed already.")
    if not plan.entries.exists():
        raise Refused("This plan has no action yet.", do="Send its workbook first.")
    if plan.changes.filter(asked_by=by).exists():
        raise Refused("Whoever wrote a plan does not agree it.", do="Ask somebody else.")
    held = as_at(plan)
    showing.check_embedded({}, held, on=on)
    check_same_text(chain(plan), digest(held.values()))


@transaction.atomic
def baseline(plan: Plan, *, by: Person, now: dt.datetime, seen: int | None = None) -> None:
    """Agree a draft as the plan: from here on what was agreed changes by decision alone.

    Raises `Refused` for whoever wrote any of it, for a plan without actions, where a body agreed to
    another text, where an action is embedded by word alone, and where somebody wrote on since it
    was `seen`.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    _check_may_agree(plan, by=by, on=timezone.localdate(now))
    if seen is not None and newest_entry(plan) != seen:
        raise Refused("The draft was changed since you opened this page.", do="Look at it again.")
    plan.state, plan.baselined_by, plan.baselined_at = rules.BASELINED, by, now
    plan.save()
