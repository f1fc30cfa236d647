"""What the page of findings prints: holes first, and whether each finding is accepted."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.urls import reverse
from django.utils.html import format_html

from lineofsight.accounts.leading import page_of_indicator
from lineofsight.boards import rules
from lineofsight.boards.agreed import Agreed
from lineofsight.boards.coverage import NO_FINDING, Finding, Line, counted_holes, hidden
from lineofsight.boards.coverage import covered as counted_covered
from lineofsight.boards.models import Item
from lineofsight.boards.rules import Standing
from lineofsight.boards.said.around import lines
from lineofsight.boards.said.items import link, reworded, state, who
from lineofsight.kernel.periods import in_words
from lineofsight.plan.addressed import At
from lineofsight.ui.component import Content
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link, Tag


class Part(NamedTuple):
    """The lines of one finding; a phone shows the ways to the findings first."""

    anchor: str
    name: str
    about: str
    lines: list[Line]


def parts(each: Sequence[Line]) -> list[Part]:
    """Put the lines of a finding together, the finding with the deepest hole first."""
    found: dict[str, list[Line]] = {}
    for one in each:
        found.setdefault(one.finding.name if one.finding else NO_FINDING, []).append(one)
    return [
        Part(f"finding-{place}", name, _about(some), some)
        for place, (name, some) in enumerate(found.items(), start=1)
    ]


def _about(each: Sequence[Line]) -> str:
    many = sum(one.action is not None for one in each)
    actions = "1 action" if many == 1 else f"{many or 'no'} actions"
    holes_ = sum(bool(one.holes) for one in each)
    return f"{actions}, {holes_ or 'none'} with a hole" if many else actions


def matrix(each: Sequence[Part], agreed: Agreed) -> Table:
    """Findings, actions, indicators and evidence as one table, folded by finding on a phone."""
    columns = (Column("Hole"), Column("Finding"), Column("Action"), Column("Indicators"),
               Column("Evidence"))  # fmt: skip
    rows = [
        (lines(Tag(hole, "orange") for hole in one.holes) if one.holes else "None",
         _finding(one.finding), _action(one, agreed),
         lines(_code(code) for code in one.codes) or None, lines(one.evidence) or None)
        for part in each for one in part.lines
    ]  # fmt: skip
    return Table(
        "What covers each finding", columns, rows, first_is_header=False,
        empty="No finding is written down, and no action of the plan names one.",
        parts=[(one.anchor, len(one.lines)) for one in each],
    )  # fmt: skip


def _finding(one: Finding | None) -> Content | None:
    if one is None:
        return None
    if one.is_hidden or not one.number:
        return one.name
    named = Link(one.words, reverse("item", args=[one.number]))
    return format_html("{} {}", named, reworded(one.reworded_by)) if one.reworded_by else named


def _action(one: Line, agreed: Agreed) -> Content:
    if one.action is None:
        return "no action"
    address = At(one.plan).page("plan-action", one.action.ref)
    return Link(f"{one.action.ref} {one.action.action}{agreed.of(one.plan)}", address)


def _code(code: str) -> Content:
    page = page_of_indicator(code)
    return Link(code, page) if page else code


def held_against(agreed: Agreed) -> str:
    """Which plans the findings are held against, in a sentence."""
    if not agreed.titles:
        return "No plan is in force: what a draft says answers no finding until it is agreed."
    return f"Held against what is in force: {'; '.join(agreed.titles.values())}."


def holes(each: Iterable[Line]) -> list[str]:
    """How many lines have each hole, in sentences; the deepest first."""
    return [f"{hole}: {many}" for hole, many in counted_holes(each)]


def covered(each: Sequence[Line]) -> str:
    """How many of the findings an action answers, in a sentence, and how many are out of sight."""
    answered, every = counted_covered(each)
    findings_ = "1 finding" if every == 1 else f"{every} findings"
    unseen = hidden(each)
    away = f" Out of sight of them: {unseen}." if unseen else ""
    return f"{answered} of {findings_} answered by an action of the plan.{away}" if every else ""


def findings(each: Sequence[tuple[Item, Standing]]) -> Table:
    """Findings with body, day, judgement, and whether they are accepted, with the reason."""
    rows = [
        (link(item), f"{who(item)}, {in_words(item.raised_on)}", item.judgement,
         _accepted(standing), state(standing))
        for item, standing in each
    ]  # fmt: skip
    columns = (Column("Finding"), Column("Body and day"), Column("Judgement"),
               Column("Accepted"), Column("How it stands"))  # fmt: skip
    return Table("Findings", columns, rows, empty="No finding that you may see is written down.")


def _accepted(standing: Standing) -> str | None:
    answer = standing.answer
    return f"{rules.ANSWERS[answer.answer]}: {answer.words}" if answer else None
