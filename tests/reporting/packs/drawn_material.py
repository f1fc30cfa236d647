"""The material of a committee's paper drawn by hand: a plan, the month's words, a few figures."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from indicators.published_figures import published_of
from lineofsight.kernel.periods import Month
from lineofsight.records.programme import Action, Plan, Said, State
from lineofsight.reporting.document import Bullets, Chart, Note, Paragraph, Section, Table
from lineofsight.reporting.numbering import numbered
from lineofsight.reporting.packs.committee import paper
from lineofsight.reporting.packs.committee.material import Material
from lineofsight.settings import Authority, Paper, Settings

NOVEMBER = Month(2017, 11)
OCTOBER = Month(2017, 10)

KEY = (
    State("On track", "green", "Milestones are met"),
    State("At risk", "amber", "Slippage is likely"),
)


def action(ref, status="on track", **also):
    """Draw an action; its priority is the number before the point."""
    priority = int(ref.split(".")[0])
    drawn = Action(
        work_stream="Practice" if priority < 6 else "People and Performance",
        sro="Director of practice" if priority < 6 else "Director of people",
        priority=priority,
        priority_name=f"Aim {priority}",
        ref=ref,
        action=f"Do {ref}",
        lead="Head of service",
        due_on=dt.date(2018, 3, 31),
        revised_due_on=None,
        status=status,
        progress="",
        indicators=(),
        outcome="",
        came_from="",
    )
    return replace(drawn, **also)


def said(kind, words, about="", by="Director"):
    """Draw words of the month."""
    return Said(kind, about, words, by)


def material(
    *, actions=(), words=(), commentary=(), figures=None, workforce=None, activity=None,
    settings=None, **also,
):  # fmt: skip
    """Draw what a paper of November 2017 is made from: indicators of October, the rest November."""
    drawn = Material(
        settings=settings or Settings(paper=Paper(committee="Committee"), is_set=True),
        month=NOVEMBER,
        indicators_month=OCTOBER,
        workforce_month=NOVEMBER,
        authority="London Borough of Wandle",
        priority=published_of(figures or {}, month="2017-10", targets=TARGETS),
        demand={},
        workforce=published_of(workforce or {}, month="2017-11"),
        activity=published_of(activity or {}, month="2017-11"),
        plan=Plan(tuple(actions), (), KEY if actions else ()),
        said=tuple(words),
        commentary=tuple(commentary),
        extracted_on=dt.date(2017, 11, 30),
        snapshots=("2017-11 v1 drawn",),
        definitions="drawn",
        notes=(),
        findings={},
    )
    return replace(drawn, **also)


TARGETS = {
    "AMT2": (85, 70), "CIN4": (90, 75), "CIN8": (0, 0), "CP5": (85, 75), "CP5o": (0, 0),
    "CP8": (90, 80), "CL1": (58, 50), "CL1a": (30, 36), "CL2": (85, 78), "F3": (95, 85),
    "FD8": (20, 23), "FD9": (8, 11), "LAC6": (98, 90), "LAC8": (95, 85), "LAC20": (10, 13),
    "MIS5": (75, 50), "P1": (25, 35), "W1a": (18, 22), "W1b": (15, 18),
}  # fmt: skip


class Read:
    """A paper made of drawn material, read back section by section as plain text."""

    def __init__(self, drawn):
        self.document = paper(drawn)
        self.paper = numbered(self.document)

    def section(self, title):
        """Give the lines of a section or appendix by the beginning of its heading."""
        every = (*self.document.sections, *self.document.appendices)
        return [self.paper.plain(line) for line in _lines(_found(every, title)) if line]

    def text(self, title):
        """Give a section as one text."""
        return "\n".join(self.section(title))

    def tables(self, title):
        """Give the tables of a section: caption -> rows of plain texts."""
        every = (*self.document.sections, *self.document.appendices)
        return {
            block.caption: [[self._cell(cell) for cell in row.cells] for row in block.rows]
            for block in _blocks(_found(every, title))
            if isinstance(block, Table)
        }

    def _cell(self, cell):
        if isinstance(cell, tuple):
            return self.paper.plain(cell)
        if hasattr(cell, "word"):
            return cell.word
        return self.paper.plain(cell.words) + cell.meaning if hasattr(cell, "words") else "drawn"


def _found(sections, title):
    for section in sections:
        if section.heading.startswith(title):
            return section
        try:
            return _found(section.sections, title)
        except LookupError:
            continue
    raise LookupError(title)


def _blocks(section: Section) -> Iterator[object]:
    yield from section.blocks
    for inner in section.sections:
        yield from _blocks(inner)


def _lines(section: Section):
    for block in _blocks(section):
        match block:
            case Paragraph() | Note():
                yield block.words
            case Bullets():
                yield from block.items
            case Chart():
                yield block.sentence
            case Table():
                yield from (cell for row in block.rows for cell in row.cells
                            if isinstance(cell, tuple))  # fmt: skip


WANDLE = Settings(
    authority=Authority(full_name="London Borough of Wandle"),
    paper=Paper(
        committee="Scrutiny and Overview Committee",
        meeting_on=dt.date(2017, 12, 12),
        lead_officer="Executive director",
        cabinet_member="Cabinet member",
        contact_officer="Programme director",
        director="Director of care",
        origin_of_item="The inspection",
        summary=("The council accepts the findings.",),
        recommendations=("To note the plan", "To note the figures"),
    ),
    is_set=True,
)
