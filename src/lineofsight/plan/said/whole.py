"""What the page of a plan prints of the whole of it: its lights, its parts, what differs."""

from collections import Counter
from typing import NamedTuple

from lineofsight.kernel.periods import in_words
from lineofsight.plan import streams
from lineofsight.plan.addressed import At
from lineofsight.plan.fates import FATES
from lineofsight.plan.impact import CANNOT_TELL, LATE
from lineofsight.plan.judging import Judged
from lineofsight.plan.said import lines as said
from lineofsight.plan.said import streams as said_streams
from lineofsight.ui.lists import Summary
from lineofsight.ui.tables import Column, Table

AS_CLOSED = (
    "This plan was closed on {day} and stands here as on that day, by its days alone. "
    "What went into another plan is judged there: {fates}."
)

NO_EFFECT = "Delivered, without the effect that was meant"


class Whole(NamedTuple):
    """The whole plan at the head of its page."""

    lights: Summary
    counts: str
    change: str  # where its word is written or read
    may_change: bool
    closed: str  # what is said of a plan that was closed


class Group(NamedTuple):
    """A part of the page with the way to it; a phone shows the ways first."""

    anchor: str
    name: str
    about: str
    table: Table


def whole(stands: Judged, at: At, *, may_change: bool) -> Whole:
    """Both lights of the whole plan, and how many of its actions stand how."""
    return Whole(
        said_streams.lights(stands.whole, on=stands.on, who=said_streams.OFFICE),
        said_streams.counts(stands.each), at.page("plan-overall"), may_change, _closed(stands),
    )  # fmt: skip


def _closed(stands: Judged) -> str:
    if not stands.is_closed:
        return ""
    held = Counter(one.fate for one in stands.accounts.values())
    fates = ", ".join(f"{held[fate]} {words.lower()}" for fate, words in FATES.items()
                      if held[fate])  # fmt: skip
    return AS_CLOSED.format(day=in_words(stands.on), fates=fates)


def groups(stands: Judged, at: At) -> list[Group]:
    """What differs and what had no effect, each with how many; of a closed plan its priorities."""
    found = []
    if not stands.is_closed:
        found = [*_differing(stands, at)]
    of_priorities = priorities(stands)
    if of_priorities.rows:
        found.append(Group("priorities", "Priorities", _many(of_priorities), of_priorities))
    return found


def _differing(stands: Judged, at: At) -> list[Group]:
    unknown, late = ([one for one in stands.verdicts if one.said == verdict]
                     for verdict in (CANNOT_TELL, LATE))  # fmt: skip
    tables = {
        "no-effect": ("Delivered without effect", said.effects(
            stands.without_effect, at, caption=NO_EFFECT, empty=no_effect_lacks(stands))),
        "cannot-tell": ("Delivered, effect not known", said.effects(
            unknown, at, caption="Delivered, and nobody can tell yet whether it worked",
            empty="Of nothing that was delivered the effect is unknown.")),
        "late": ("Delivered, effect late", said.effects(
            late, at, caption="Delivered, and its effect came later than was meant",
            empty="Nothing that was delivered had its effect late.")),
        "better-streams": ("Work streams declared better",
                           said_streams.watermelons(stands, at)),
        "better": ("Actions declared better",
                   said.watermelons(stands.better, at, held=len(stands.each))),
    }  # fmt: skip
    return [
        Group(anchor, name, _many(table), table)
        for anchor, (name, table) in tables.items()
        if anchor not in {"cannot-tell", "late"} or table.rows
    ]


def no_effect_lacks(stands: Judged) -> str:
    """Say why nothing stands under what was delivered without its effect."""
    if not stands.verdicts:
        return "No action says which figure it is to move, so nobody can tell whether it worked."
    if not any(one.action.is_delivered for one in stands.verdicts):
        return "No action that is to move a figure is delivered yet."
    return "Nothing that was delivered lacks its effect."


def _many(table: Table) -> str:
    return str(len(table.rows)) if table.rows else "none"


def priorities(stands: Judged) -> Table:
    """Each priority of the plan as its worst action, declared and by dates and figures."""
    return Table(
        "Priorities, each as its worst action",
        (Column("Priority"), Column("Work stream"), Column("Actions"), Column("Declared"),
         Column("By dates and figures")),
        [(one.name, stream, said_streams.counts(one.each), said.light(one.declared_state),
          said.light(one.worst)) for stream, one in streams.priorities(stands.each)],
        empty="The plan has no priorities.",
    )  # fmt: skip
