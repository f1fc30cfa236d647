"""What the pages of updates print: tables and lines of what was worked out. No query, no rule."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from lineofsight.kernel.periods import Month, in_words
from lineofsight.plan.addressed import At
from lineofsight.plan.content import Action
from lineofsight.plan.said import lines as said
from lineofsight.plan.updates import actions, rules
from lineofsight.plan.updates.actions import Arrived
from lineofsight.plan.updates.answering import Named
from lineofsight.plan.updates.models import Update
from lineofsight.plan.updates.owed import Owed
from lineofsight.plan.updates.rules import Challenge, Coming
from lineofsight.ui.component import Content
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link, Tag


class Stream(NamedTuple):
    """A work stream's month as the page prints it."""

    name: str
    sent: Update | None
    by: str
    challenges: Table | None
    coming: Table
    write: str  # where it is written, for whoever may


def months(
    each: Sequence[Month], sent: Mapping[str, int], at: At, *, streams: int, first: Month
) -> Table:
    """The months of a plan, newest first, with how much of each arrived.

    Before the month in which the plan was `first` written down nobody owed a report.
    """
    rows = [
        (Link(one.name, at.page("plan-month", str(one))), _arrived(one, sent, streams, first))
        for one in reversed(each)
    ]
    return Table(
        "Months of the plan", (Column("Month"), Column("Work streams that reported")), rows,
        empty="The plan has no month yet.",
    )  # fmt: skip


def _arrived(one: Month, sent: Mapping[str, int], streams: int, first: Month) -> str:
    many = sent.get(str(one), 0)
    if not many and one < first:
        return "None was owed: the plan was not written yet"
    return f"{many} of {streams}"


def arrivals(
    found: Mapping[str, Arrived], streams: Mapping[str, list[Action]], *, drafts: bool
) -> Table:
    """What arrived of a month and what did not, what is missing first."""
    rows = [
        (name, ", ".join(rules.sros(streams.get(name, []))) or None, *_stands(one, drafts=drafts))
        for name, one in sorted(found.items(), key=lambda pair: pair[1].sent is not None)
    ]
    return Table(
        "What has arrived",
        (Column("Work stream"), Column("Senior responsible officer"), Column("Update"),
         Column("When")),
        rows, empty="The plan has no work stream.",
    )  # fmt: skip


def _stands(one: Arrived, *, drafts: bool) -> tuple[Content, Content]:
    if one.sent:
        return Tag("Sent", "blue"), stamp(one.sent)
    if one.stands and drafts:
        return Tag("Not reported: a draft", "orange"), stamp(one.stands)
    return Tag("Not reported", "orange"), "Not yet"


def stamp(one: Update) -> str:
    """When a version was written, and by whom."""
    local = timezone.localtime(one.written_at)
    return f"{in_words(local.date())}, {local:%H:%M}, {one.written_by.name}"


def stream(
    name: str, one: Arrived, held: Sequence[Action], at: At, *, month: Month, write: str
) -> Stream:
    """A work stream in a month: what was sent, and what it owes next month."""
    sent = one.sent
    owed = actions.coming_of(sent) if sent else rules.coming(held, month)
    return Stream(
        name,
        sent,
        stamp(sent) if sent else "",
        challenges(actions.challenges_of(sent)) if sent else None,
        coming(owed, month, at),
        write,
    )


def challenges(each: Sequence[Challenge]) -> Table:
    """What stands in the way, with what is done about it."""
    return Table(
        "Challenges, and what is done about them",
        (Column("Challenge"), Column("Mitigation")),
        [(one.what, one.mitigation or ("None yet" if one.nothing_yet else "Not said"))
         for one in each],
        empty="No challenge was named.",
    )  # fmt: skip


def coming(each: Sequence[Coming], month: Month, at: At) -> Table:
    """What is due in the month after."""
    return Table(
        f"Actions in {month.plus(1).name}",
        (Column("Action"), Column("What is due"), Column("Lead"), Column("Due")),
        [(Link(some[0].ref, at.page("plan-action", some[0].ref), about=some[0].action),
          _lines(one.step or f"The action: {one.action}" for one in some), some[0].lead,
          _lines(in_words(one.due_on) for one in some)) for some in _by_action(each)],
        empty=f"Nothing of it is due in {month.plus(1).name}.",
    )  # fmt: skip


def _by_action(each: Sequence[Coming]) -> list[list[Coming]]:
    """Put what is due of an action together, in the order of what is due first."""
    found: dict[str, list[Coming]] = {}
    for one in each:
        found.setdefault(one.ref, []).append(one)
    return list(found.values())


def _lines(each: Iterable[str]) -> SafeString:
    return format_html_join(mark_safe("<br>"), "{}", ((one,) for one in each))


def unheard(each: Sequence[Action], held: Iterable[Action], month: Month, at: At) -> Table:
    """The leads who did not say in a month how their actions stand, each with the actions."""
    caption = f"Actions nobody reported on in {month.name}"
    return said.by_lead(each, held, month, at, caption=caption)


def own(each: Iterable[Owed], *, on: dt.date) -> Table:
    """One's own actions, what is most pressing first."""
    return Table(
        "Your actions",
        (Column("Action"), Column("What"), Column(f"What is owed on {in_words(on)}"),
         Column("Declared")),
        [(Link(one.action.ref, At(one.plan).page("own-action", one.action.ref),
               about=f"say how it stands: {one.action.action}"),
          f"{one.action.action} ({one.title})" if one.title else one.action.action,
          one.words, said.light(one.action.status)) for one in each],
        quiet_caption=True, empty="No open action of a plan names you as its lead or deputy.",
    )  # fmt: skip


def names(each: Sequence[Named]) -> Table:
    """Each name in the plan, and who answers for it."""
    return Table(
        "Names in the plan",
        (Column("Name"), Column("Stands for"), Column("Who answers")),
        [(one.name, _for(one), _people(one)) for one in each],
        empty="The plan names nobody.",
    )  # fmt: skip


def _for(one: Named) -> str:
    parts = [
        (one.leads, "leads {} open action{}"),
        (one.stands_in, "deputy of {} open action{}"),
        (one.oversees, "responsible for {} work stream{}"),
    ]
    found = [words.format(many, "" if many == 1 else "s") for many, words in parts if many]
    return "; ".join(found).capitalize() or "Nothing that is open"


def _people(one: Named) -> Content:
    if not one.people:
        return Tag("Nobody", "orange")
    return ", ".join(answering.person.name for answering in one.people)
