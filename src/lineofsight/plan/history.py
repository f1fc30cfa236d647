"""What the entries of an action tell together and none of them says: read off them in order."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from lineofsight.plan import rules
from lineofsight.plan.content import DELIVERED, Action, Milestone, steps_of
from lineofsight.plan.models import Entry, Plan
from lineofsight.plan.steps import Agreed


def with_history(
    each: Sequence[Action], entries: QuerySet[Entry], *, decided: Collection[str]
) -> list[Action]:
    """Give the actions with what their entries tell; `decided` were changed by a decision.

    One query, and none where no action has such a history.
    """
    undated = {one.ref for one in each if one.is_delivered and not one.milestones}
    revised = {one.ref for one in each if one.revised_due_on}
    refs = undated | revised | {*decided}
    said = _said(entries.filter(ref__in=refs)) if refs else []
    days = _reported(one for one in said if one.ref in undated)
    times, agreed = _times_moved(said), _agreed(said)
    return [
        replace(
            one, reported_on=days.get(one.ref), times_moved=times[one.ref],
            milestones=_with_days(one, agreed.get(one.ref)),
        )
        for one in each
    ]  # fmt: skip


class Why(NamedTuple):
    """The number of a change, and why it was asked for."""

    change: int
    words: str


def whys(plan: Plan, since: dt.datetime, until: dt.datetime) -> dict[str, list[Why]]:
    """Give why each action was changed after one moment and up to another, by reference.

    What a draft was put in, and what was decided of an agreed plan: a report is no change of it.
    """
    decided = Q(change__state=rules.AGREED)
    written = Q() if plan.baselined_at is None else decided | Q(at__lte=plan.baselined_at)
    found: dict[str, list[Why]] = {}
    entries = plan.entries.filter(written, at__gt=since, at__lte=until).order_by("pk")
    for ref, change, words in entries.values_list("ref", "change", "change__why"):
        found.setdefault(ref, []).append(Why(change, words))
    return found


class _Said(NamedTuple):
    """What an entry said of the state of an action, of its revised day, and of its milestones."""

    ref: str
    at: dt.datetime
    status: str | None
    revised: str | None
    steps: list[dict[str, Any]] | None
    change: str


def _said(entries: QuerySet[Entry]) -> list[_Said]:
    fields = ("ref", "at", "content__status", "content__revised_due_on", "content__milestones",
              "change__state")  # fmt: skip
    return [_Said(*row) for row in entries.order_by("pk").values_list(*fields)]


def _times_moved(said: Iterable[_Said]) -> Counter[str]:
    """Count how often the revised day of each action became another day."""
    found, last = Counter[str](), dict[str, str]()
    for one in said:
        if one.revised and one.revised != last.get(one.ref):
            found[one.ref] += 1
            last[one.ref] = one.revised
    return found


def _reported(said: Iterable[_Said]) -> dict[str, dt.date]:
    """Give the day each action was reported complete, of those that stand so.

    What was complete when it was first written down was reported on no day that is known here.
    """
    found: dict[str, dt.date] = {}
    was_done: dict[str, bool] = {}
    for one in said:
        is_done = one.status in DELIVERED
        if is_done and was_done.get(one.ref) is False:
            found[one.ref] = timezone.localtime(one.at).date()
        elif not is_done:
            found.pop(one.ref, None)
        was_done[one.ref] = is_done
    return found


def _agreed(said: Iterable[_Said]) -> dict[str, Agreed]:
    """Give the day each milestone had before any decision put it off; a draft moves its days."""
    found: dict[str, Agreed] = {}
    decided = set[str]()
    for one in said:
        if one.change == rules.AGREED:
            decided.add(one.ref)
        if one.steps is not None:
            steps = steps_of(one.steps)
            found.setdefault(one.ref, Agreed()).read(steps, was_decided=one.ref in decided)
    return found


def _with_days(one: Action, agreed: Agreed | None) -> tuple[Milestone, ...]:
    if agreed is None:
        return one.milestones
    each = zip(one.milestones, agreed.days, strict=True)
    return tuple(replace(step, agreed_on=day) for step, day in each)
