"""What the pages of a plan's approval print: the chain, and who has not answered."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from lineofsight.kernel.periods import in_words
from lineofsight.plan.addressed import At
from lineofsight.plan.approval import ANSWERS, Asked, Body
from lineofsight.plan.content import Action
from lineofsight.plan.models import Plan
from lineofsight.plan.said import lines as said
from lineofsight.ui.blocks import Details
from lineofsight.ui.component import Content
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link, Tag

SHORT = 12
"""Letters of a mark that are shown before it is unfolded."""


def waiting(chain: Sequence[Body], *, on: dt.date, now: str) -> list[str]:
    """Who has not answered, and since when; who did of another text than the mark `now` is of."""
    other = [
        f"{one.name} answered of another text than the plan has now."
        for one in chain
        if one.differs_from(now) and not one.waits
    ]
    if said := [*unanswered(chain, on=on), *other]:
        return said
    return ["Whoever was asked has answered." if any(one.last for one in chain)
            else "Nobody has been asked yet."]  # fmt: skip


def unanswered(chain: Sequence[Body], *, on: dt.date) -> list[str]:
    """Who has not answered, and since when."""
    return [
        f"No answer yet from {one.name}, asked on {in_words(one.last.on)}"
        f"{_so_long(one.days_waiting(on), ': {} ago')}."
        for one in chain
        if one.waits and one.last
    ]


def taken_out(plan: Plan) -> list[str]:
    """Who left the chain before they were asked: who took them out, when and why."""
    return [
        f"{one.body} was taken out of the chain by {one.by.name} on "
        f"{in_words(timezone.localdate(one.at))}: {one.why}"
        for one in plan.taken_out.select_related("by")
    ]


def unshown(each: Iterable[Action], at: At) -> Table:
    """What a draft declares complete and no evidence since it began shows: it is not done."""
    return Table(
        "Declared complete, and no evidence since it began",
        (Column("Action"), Column("What"), Column("Declared")),
        [(said.ref(one, at), one.action, said.light(one.status)) for one in each],
    )


def report(plan: Plan) -> str:
    """Say of which day the report is that a plan answers, and who wrote that down."""
    if plan.published_on is None:
        return ""
    day = f"It answers the inspection report of {in_words(plan.published_on)}"
    if plan.published_by is None or plan.published_at is None:
        return f"{day}; who wrote that day down is not recorded."
    when = said.moment(plan.published_at)
    return f"{day}, written down by {plan.published_by.name} on {when}."


def in_force(plan: Plan) -> str:
    """Say since when a plan was in force that is older than its being kept here."""
    if plan.in_force_on is None:
        return ""
    first = plan.entries.order_by("pk").values_list("at", flat=True).first()
    here = f", and written down here on {in_words(timezone.localdate(first))}" if first else ""
    return f"It was agreed on {in_words(plan.in_force_on)}{here}."


def _so_long(count: int, words: str) -> str:
    """Say how many working days it is, in these words; nothing on the day itself."""
    return words.format("1 working day" if count == 1 else f"{count} working days") * bool(count)


def chain(
    each: Sequence[Body], at: At, *, now: str, changed: Mapping[dt.date, Sequence[Content]],
    on: dt.date, may_change: bool, answers: int = 0,
) -> Table:  # fmt: skip
    """The bodies in their order, each with every time the plan was put to it.

    `changed` gives, by the day the plan was put to a body, which changes it has had since;
    `answers` is the number of the reader, where they may write an answer down.
    """
    columns = (Column("Body"), Column("Asked"), Column("Answer"), Column("Minute"),
               Column("Is the plan still what it was asked about?"))  # fmt: skip
    rows = [row for one in each for row in _rows(one, at, now, changed, on)]
    if may_change:
        acts = _acts(each, answers)
        return Table("Who has approved it?", (*columns, Column("Do", quiet=True)),
                     [(*row, act) for row, act in zip(rows, acts, strict=True)])  # fmt: skip
    return Table("Who has approved it?", columns, rows)


def _rows(
    one: Body, at: At, now: str, changed: Mapping[dt.date, Sequence[Content]], on: dt.date
) -> list[tuple[Content | None, ...]]:
    if not one.asked:
        return [(one.name, "Not asked yet", _days(one), None, None)]
    return [
        (one.name, _asked(asked), _answer(one, asked, on), asked.minute or None,
         _content(asked, at, now, changed.get(asked.on, ())))
        for asked in one.asked
    ]  # fmt: skip


def _days(one: Body) -> str | None:
    if one.days is None:
        return None
    days = "1 working day" if one.days == 1 else f"{one.days} working days"
    return f"Must be sent within {days}"


def _asked(asked: Asked) -> str:
    later = f"; written down on {in_words(asked.written_on)}" if asked.written_on else ""
    return f"{in_words(asked.on)}, by {asked.by}{later}"


def _answer(one: Body, asked: Asked, on: dt.date) -> Content:
    if asked.withdrawn_on is not None:
        return f"Withdrawn on {in_words(asked.withdrawn_on)} by whoever asked"
    if asked.answered_on is None:
        return f"Not yet{_so_long(one.days_waiting(on), ', after {}')}"
    return f"{ANSWERS[asked.answer]} on {in_words(asked.answered_on)}"


def _content(asked: Asked, at: At, now: str, changed: Sequence[Content]) -> Content:
    if asked.withdrawn_on is not None:
        return ""
    mark = Details(
        f"Mark {asked.digest[:SHORT]}",
        format_html('<code class="los-mark">{}</code>', asked.digest),
    )
    if asked.digest == now:
        return format_html("Yes{}", mark)
    compare = f"{at.page('plan-compare')}?first={asked.on.isoformat()}"
    return format_html(
        "{} {}{}{}", Tag("Changed since", "orange"),
        Link("What it said and says", compare, about=f"since {in_words(asked.on)}"),
        format_html("<br>By {}", format_html_join(", ", "{}", ((one,) for one in changed)))
        if changed else "", mark,
    )  # fmt: skip


def since(entries: Iterable[tuple[int, str]]) -> list[Content]:
    """The changes by which the plan says something else, each with the way to it."""
    return [
        Link(f"change {number}", reverse("plan-change", args=[number]), about=why)
        for number, why in entries
    ]


def _acts(each: Sequence[Body], answers: int) -> list[Content]:
    """Give what may be done beside the newest line of each body."""
    found: list[Content] = []
    for one in each:
        found += [""] * (len(one.asked) - 1)
        if one.waits and (not answers or (one.last and one.last.asked_by == answers)):
            found.append("Somebody else writes the answer down")
            continue
        words = "Write the answer down" if one.waits else "Ask again" if one.last else "Ask"
        found.append(Link(words, reverse("plan-approval-step", args=[one.number]), about=one.name))
    return found
