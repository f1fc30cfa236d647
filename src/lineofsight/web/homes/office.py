"""The programme office's first page: actions without effect, due, silent, declared too well."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

from django.urls import reverse

from lineofsight.accounts.roles import Role
from lineofsight.kernel.periods import Month, in_words
from lineofsight.plan import actions, rules
from lineofsight.plan.addressed import At
from lineofsight.plan.content import Action
from lineofsight.plan.day import today
from lineofsight.plan.judging import judged
from lineofsight.plan.models import Plan
from lineofsight.plan.said import lines as said
from lineofsight.plan.said import streams as said_streams
from lineofsight.plan.said import whole
from lineofsight.plan.silence import silent
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link, Tag
from lineofsight.web.homes.moved import counted
from lineofsight.web.homes.part import Part, Reader

SHOWN = 5
"""Actions of each kind that are written out."""
SOON = 14
"""Days ahead in which an action counts as due soon."""
_TEMPLATE = "web/homes/office.html"
_DUE = (Column("Action"), Column("What"), Column("Lead"), Column("Due"))


class Listed(NamedTuple):
    """A list of actions on the page; a phone shows the ways to the lists first."""

    anchor: str
    table: Table
    many: str
    more: str


def office(reader: Reader) -> Part | None:
    """Give what the plan asks of the office now; None for anybody else."""
    if not reader.is_any(Role.PROGRAMME):
        return None
    found = actions.current()
    if found is None:
        return Part("No improvement plan is held here", _TEMPLATE, {"send": reverse("plan-send")})
    held, day = list(actions.as_at(found).values()), today()
    month = Month.of(day)
    waits, unheard = due(held, day), silent(found, held, month)
    stands = judged(found, held, reader.figures)
    late, without = _late(waits, day), stands.without_effect
    others = [_Other.of(one, day) for one in actions.in_force().exclude(pk=found.pk)]
    late_of_all = late + sum(one.late for one in others)
    soon_of_all = len(waits) - late + sum(one.soon for one in others)
    title = f"{_title(late_of_all, soon_of_all)}, {said.counted_from(day)}"
    return Part(title, _TEMPLATE, {
        "lists": [
            _list("no-effect", without, said.effects(
                without[:SHOWN], caption=whole.NO_EFFECT, empty=whole.no_effect_lacks(stands))),
            _list("due", waits, _due(waits, day)),
            _list("unheard", unheard, said.silent(unheard[:SHOWN], held, month)),
            _list("better", stands.better,
                  said.watermelons(stands.better[:SHOWN], held=len(held))),
        ],
        "whole": said_streams.lights(stands.whole, on=day, who=said_streams.OFFICE),
        "overall": reverse("plan-overall"),
        "others": [(one.link, _title(one.late, one.soon)) for one in others],
        "waiting": _waiting(found.changes.filter(state=rules.WAITING).count()),
        "plan": reverse("plan"),
        "changes": reverse("plan-changes"),
    })  # fmt: skip


class _Other(NamedTuple):
    """Another plan in force, and how many of its actions are overdue or due soon."""

    link: Link
    late: int
    soon: int

    @classmethod
    def of(cls, plan: Plan, day: dt.date) -> Self:
        """Count what another plan asks now."""
        waits = due(actions.as_at(plan).values(), day)
        late = _late(waits, day)
        return cls(Link(plan.title, At(plan.pk).page("plan")), late, len(waits) - late)


def _late(waits: Iterable[Action], day: dt.date) -> int:
    return sum(one.due < day for one in waits if one.due)


def _title(late: int, soon: int) -> str:
    overdue = counted(late, "action is overdue", "actions are overdue")
    return f"{overdue}, {soon:,} due in the next {SOON} days"


def _waiting(many: int) -> str:
    return counted(many, "change waits for a decision", "changes wait for a decision")


def due(each: Iterable[Action], day: dt.date) -> list[Action]:
    """List the open actions that are overdue or due soon, the longest overdue first."""
    last = day + dt.timedelta(days=SOON)
    found = [(one.due, one) for one in each if one.due and one.due <= last and one.is_open]
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _due(each: Sequence[Action], day: dt.date) -> Table:
    return Table(
        "Overdue or due soon", (*_DUE, Column(f"How it stands on {in_words(day)}")),
        [(Link(one.ref, reverse("plan-action", args=[one.ref]), about=one.action), one.action,
          one.lead, said.due(one),
          Tag("Overdue", "orange") if one.due and one.due < day else Tag("Due soon", "blue"))
         for one in each[:SHOWN]],
        empty=f"No action is overdue, and none is due in the next {SOON} days.",
    )  # fmt: skip


def _list(name: str, found: Sequence[object], table: Table) -> Listed:
    many = f"{len(found):,}" if found else "none"
    return Listed(f"office-{name}", table, many, _more(found))


def _more(found: Sequence[object]) -> str:
    """Say how many are not written out; nothing where all are."""
    more = len(found) - SHOWN
    return f"{more:,} more" if more > 0 else ""
