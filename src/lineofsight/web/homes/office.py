"""The programme office's first page: actions without effect, due, silent, declared too well."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

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
from lineofsight.ui.lists import Summary
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


class Asked(NamedTuple):
    """What one plan asks of the office; `link` names it where more than one is in force."""

    link: Link | None
    name: str
    lists: tuple[Listed, ...]
    whole: Summary
    at: At
    late: int
    soon: int
    waiting: int

    @property
    def said(self) -> str:
        """How many changes of it wait."""
        return counted(self.waiting, "change waits for a decision", "changes wait for a decision")

    @property
    def title(self) -> str:
        """How many of its actions are overdue, and due soon."""
        return _title(self.late, self.soon)

    @property
    def pages(self) -> dict[str, str]:
        """The addresses of its own pages."""
        names = {"plan": "plan", "overall": "plan-overall", "changes": "plan-changes"}
        return {name: self.at.page(page) for name, page in names.items()}


def office(reader: Reader) -> Part | None:
    """Give what every plan in force asks of the office now; None for anybody else."""
    if not reader.is_any(Role.PROGRAMME):
        return None
    found = actions.current()
    if found is None:
        return Part("No improvement plan is held here", _TEMPLATE, {"send": reverse("plan-send")})
    others = list(actions.in_force().exclude(pk=found.pk))
    each = [_asked(reader, one, is_one_of=bool(others), at=At(None if one == found else one.pk))
            for one in (found, *others)]  # fmt: skip
    late, soon = sum(one.late for one in each), sum(one.soon for one in each)
    return Part(f"{_title(late, soon)}, {said.counted_from(today())}", _TEMPLATE, {"plans": each})


def _asked(reader: Reader, plan: Plan, *, is_one_of: bool, at: At) -> Asked:
    held, day = list(actions.as_at(plan).values()), today()
    month = Month.of(day)
    waits, unheard = due(held, day), silent(plan, held, month)
    stands = judged(plan, held, reader.figures)
    late, without = _late(waits, day), stands.without_effect
    name = f"office-{plan.pk}" if at.number else "office"
    return Asked(
        Link(plan.title, at.page("plan")) if is_one_of else None, name,
        (
            _list(name, "no-effect", without, said.effects(
                without[:SHOWN], at, caption=whole.NO_EFFECT,
                empty=whole.no_effect_lacks(stands))),
            _list(name, "due", waits, _due(waits, day, at)),
            _list(name, "unheard", unheard, said.silent(unheard[:SHOWN], held, month, at)),
            _list(name, "better", stands.better,
                  said.watermelons(stands.better[:SHOWN], at, held=len(held))),
        ),
        said_streams.lights(stands.whole, on=day, who=said_streams.OFFICE), at,
        late, len(waits) - late, plan.changes.filter(state=rules.WAITING).count(),
    )  # fmt: skip


def _late(waits: Iterable[Action], day: dt.date) -> int:
    return sum(one.due < day for one in waits if one.due)


def _title(late: int, soon: int) -> str:
    overdue = counted(late, "action is overdue", "actions are overdue")
    return f"{overdue}, {soon:,} due in the next {SOON} days"


def due(each: Iterable[Action], day: dt.date) -> list[Action]:
    """List the open actions that are overdue or due soon, the longest overdue first."""
    last = day + dt.timedelta(days=SOON)
    found = [(one.due, one) for one in each if one.due and one.due <= last and one.is_open]
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _due(each: Sequence[Action], day: dt.date, at: At) -> Table:
    return Table(
        "Overdue or due soon", (*_DUE, Column(f"How it stands on {in_words(day)}")),
        [(said.ref(one, at), one.action, one.lead, said.due(one),
          Tag("Overdue", "orange") if one.due and one.due < day else Tag("Due soon", "blue"))
         for one in each[:SHOWN]],
        empty=f"No action is overdue, and none is due in the next {SOON} days.",
    )  # fmt: skip


def _list(plan: str, name: str, found: Sequence[object], table: Table) -> Listed:
    many = f"{len(found):,}" if found else "none"
    return Listed(f"{plan}-{name}", table, many, _more(found))


def _more(found: Sequence[object]) -> str:
    """Say how many are not written out; nothing where all are."""
    more = len(found) - SHOWN
    return f"{more:,} more" if more > 0 else ""
