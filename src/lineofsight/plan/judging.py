"""How a plan stands on the day it is judged, for every reader alike: lights, streams, effects.

A plan that is carried out is judged today. One that is closed stands as on the day it was closed:
by its days alone, since the figures are of later months, and its effects only where no other plan
answers for the action now.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from lineofsight.plan import closing, declaring, rules, streams
from lineofsight.plan.content import Action
from lineofsight.plan.day import today
from lineofsight.plan.fates import Account
from lineofsight.plan.figures import Figures
from lineofsight.plan.impact import NOT_YET, WRONG_WAY, Verdict
from lineofsight.plan.lights import Lights, Signal, lights, watermelons
from lineofsight.plan.models import Plan
from lineofsight.plan.streams import Stream


@dataclass(frozen=True)
class Judged:
    """A plan as it is judged: each action, each work stream, and the whole."""

    on: dt.date
    each: list[Lights]
    streams: list[Stream]
    whole: Stream
    verdicts: list[Verdict]
    accounts: Mapping[str, Account]  # of a closed plan: what became of each action

    @property
    def is_closed(self) -> bool:
        """Say whether it is judged as on the day it was closed."""
        return bool(self.accounts)

    @property
    def without_effect(self) -> list[Verdict]:
        """What was delivered and has not moved its figure, or the wrong way."""
        return [one for one in self.verdicts if one.said in {NOT_YET, WRONG_WAY}]

    @property
    def better(self) -> list[Lights]:
        """The actions declared better than they stand; of a closed plan none is to be mended."""
        return [] if self.is_closed else watermelons(self.each)

    @property
    def better_streams(self) -> list[Stream]:
        """The work streams declared better than they stand."""
        return [] if self.is_closed else streams.watermelons(self.streams)


def day_of(plan: Plan) -> dt.date:
    """Give the day a plan is judged on: today, or the day it was closed."""
    return timezone.localtime(plan.closed_at).date() if plan.closed_at else today()


def signals_of(plan: Plan, figures: Figures) -> Mapping[str, Signal]:
    """Give the signals that count for a plan: none for one that was closed before their month."""
    return {} if plan.state == rules.CLOSED else figures.signals()


def lit(plan: Plan, each: Iterable[Action], figures: Figures) -> list[Lights]:
    """Give both lights of some actions of a plan."""
    signals, day = signals_of(plan, figures), day_of(plan)
    return [lights(one, signals, on=day) for one in each]


def judged(plan: Plan, held: Collection[Action], figures: Figures) -> Judged:
    """Judge a whole plan."""
    signals, said = signals_of(plan, figures), declaring.standing(plan)
    each = lit(plan, held, figures)
    accounts = _accounts(plan)
    kept = [one for one in held if one.ref not in accounts or not accounts[one.ref].into]
    return Judged(
        day_of(plan), each, streams.streams(each, said, signals),
        streams.whole(each, said, signals), figures.verdicts(kept), accounts,
    )  # fmt: skip


def _accounts(plan: Plan) -> dict[str, Account]:
    if plan.state != rules.CLOSED:
        return {}
    return {one.action.ref: one for one in closing.ledger(plan).accounts}
