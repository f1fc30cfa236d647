"""Write a version of a month's update, unless somebody was quicker; read what was written."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from lineofsight.accounts.models import Person
from lineofsight.accounts.wording import check_words, strings
from lineofsight.kernel.periods import Month
from lineofsight.plan import actions as plans
from lineofsight.plan.content import Action
from lineofsight.plan.day import begins
from lineofsight.plan.judging import day_of
from lineofsight.plan.models import Plan
from lineofsight.plan.updates import rules
from lineofsight.plan.updates.models import Update
from lineofsight.plan.updates.rules import Challenge, Coming


@dataclass(frozen=True)
class Said:
    """What somebody says of a work stream in a month."""

    achievements: str
    challenges: Sequence[Challenge]
    why: str = ""  # of a correction


@dataclass(frozen=True)
class Arrived:
    """How far the update of a work stream has come: what stands, and what was sent last."""

    stands: Update | None
    sent: Update | None


def opens(plan: Plan) -> Month:
    """Give the first month that may be reported on: the one before the plan was written down."""
    first = plan.entries.order_by("pk").first()
    return (
        Month.of(timezone.localtime(first.at).date()).plus(-1) if first else Month.of(dt.date.max)
    )


def has_month(plan: Plan, month: Month) -> bool:
    """Say whether a month of a plan may be written of, and has its page."""
    return opens(plan) <= month <= Month.of(day_of(plan))


def actions_of(plan: Plan, month: Month) -> dict[str, Action]:
    """Give the plan's actions at the end of a month; before there were any, as they are now."""
    return plans.as_at(plan, begins(month.plus(1).first_day)) or plans.as_at(plan)


def versions(plan: Plan, stream: str, month: Month) -> list[Update]:
    """Give every version, the one that stands first."""
    found = plan.updates.filter(stream=stream, month=str(month))
    return list(found.order_by("-number").select_related("written_by"))


def arrived(plan: Plan, month: Month, streams: Iterable[str]) -> dict[str, Arrived]:
    """Give how far each work stream has come in a month, in one query."""
    held: dict[str, list[Update]] = {}
    found = plan.updates.filter(month=str(month)).order_by("-number").select_related("written_by")
    for one in found:
        held.setdefault(one.stream, []).append(one)
    return {name: _arrived(held.get(name, [])) for name in dict.fromkeys([*streams, *held])}


def _arrived(newest_first: list[Update]) -> Arrived:
    sent = next((one for one in newest_first if one.is_sent), None)
    return Arrived(newest_first[0] if newest_first else None, sent)


def sent_by_month(plan: Plan) -> Mapping[str, int]:
    """Count the work streams whose update was sent, by month."""
    pairs = plan.updates.filter(is_sent=True).order_by().values_list("month", "stream").distinct()
    found: dict[str, int] = {}
    for month, _ in pairs:
        found[month] = found.get(month, 0) + 1
    return found


def write(
    plan: Plan, stream: str, month: Month, said: Said,
    *, sends: bool, seen: int, by: Person, now: dt.datetime,
) -> Update | None:  # fmt: skip
    """Keep a version begun from the one `seen`; None where another was written since.

    Raises `Refused` where a month that was sent would become a draft, or be corrected silently.
    """
    stands = next(iter(versions(plan, stream, month)), None)
    if (stands.number if stands else 0) != seen:
        return None
    check_words(said.achievements, said.why, *strings([asdict(one) for one in said.challenges]))
    was_sent = bool(stands and stands.is_sent)
    rules.check_may_follow(was_sent=was_sent, sends=sends, why=said.why)
    held = rules.by_stream(actions_of(plan, month).values()).get(stream, [])
    try:
        with transaction.atomic():
            return Update.objects.create(
                plan=plan, stream=stream, month=str(month), number=seen + 1, is_sent=sends,
                achievements=said.achievements, why=said.why if was_sent else "",
                challenges=[asdict(one) for one in said.challenges],
                coming=[one.as_data() for one in rules.coming(held, month)] if sends else [],
                written_by=by, written_at=now,
            )  # fmt: skip
    except IntegrityError:
        return None


def challenges_of(update: Update) -> list[Challenge]:
    """Give the challenges an update names."""
    return [Challenge(**one) for one in update.challenges]


def coming_of(update: Update) -> list[Coming]:
    """Give next month's actions as they were when the update was sent."""
    return [Coming.of_data(one) for one in update.coming]
