"""What moved beyond its usual range, written out; the rest in one line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from lineofsight.picture import Judged, ScorecardRow
from lineofsight.picture.said import HIDDEN
from lineofsight.ui.figures import Figure
from lineofsight.ui.words import Link, Rag, Signal
from lineofsight.web.figures import plain
from lineofsight.web.homes.part import Part, Reader

SHOWN = 5
_WORST_FIRST = ("red", "amber")
BANDS = {
    "Are children safe?": (
        "Child in need", "Child protection", "Looked after", "Missing", "Exploitation",
        "Care leavers", "Legal",
    ),
    "Is demand changing?": ("Front door", "Early help", "Assessment"),
    "Do we have the people?": ("People", "Workload", "Fostering", "Adoption", "Quality"),
}  # fmt: skip
"""The director's questions, and the areas of practice that answer each."""

ALWAYS = ("CP8", "LAC8", "CIN4", "CP5o", "MIS1")
"""What a director reads whether or not it moved: children seen in time, conferences overdue, and
missing episodes."""
FEW = 3
"""Measures of one of several bands that are written out because they moved."""


@dataclass(frozen=True)
class Line:
    """One indicator that moved."""

    link: Link
    figure: Figure
    rag: Rag
    signal: Signal


@dataclass(frozen=True)
class Band:
    """One question and what answers it."""

    title: str
    lines: tuple[Line, ...]
    rest: str
    href: str


def director(reader: Reader) -> Part:
    """Give the director's three bands of figures."""
    bands = [
        band(title, [row for row in reader.rows if row.area in areas], always=ALWAYS, most=FEW)
        for title, areas in BANDS.items()
    ]
    return Part("", "web/homes/bands.html", {"bands": bands})


def moved(reader: Reader) -> Part:
    """Give what moved in all areas, for who looks after figures and not children."""
    only = [row for row in reader.rows if row.is_priority] or reader.rows
    made = band("What has changed?", only)
    return Part("", "web/homes/bands.html", {"bands": [made]})


def band(
    title: str, rows: Iterable[ScorecardRow], *, always: Sequence[str] = (), most: int = SHOWN
) -> Band:
    """Write out what stands `always`, then what moved, what matters most first; count the rest."""
    rows = list(rows)
    standing = sorted(
        (row for row in rows if row.code in always), key=lambda row: always.index(row.code)
    )
    others = [row for row in rows if row not in standing]
    found = standing_out(others)
    return Band(
        title,
        tuple(_line(row) for row in (*standing, *found[:most])),
        _rest(others, found, most),
        f"{reverse('scorecard')}?state=moved",
    )


def has_moved(row: ScorecardRow) -> bool:
    """Say whether an indicator moved beyond its usual range."""
    return row.judged.has_moved


def standing_out(rows: Iterable[ScorecardRow]) -> list[ScorecardRow]:
    """Give what moved beyond its usual range, what matters most first."""
    return sorted(filter(has_moved, rows), key=_urgency)


def red_or_moved(rows: Iterable[ScorecardRow]) -> list[ScorecardRow]:
    """Give what is red or moved beyond its usual range, the worst first: red before all else."""
    out = [row for row in rows if has_moved(row) or row.judged.rag == "red"]
    return sorted(out, key=lambda row: (_badness(row.judged), *_urgency(row)))


def _badness(judged: Judged) -> int:
    """Give a place: red that is high risk, red, worse than usual, amber, no colour, green."""
    if judged.rag == "red":
        return 0 if judged.is_high_risk else 1
    if judged.is_concern:
        return 2
    return {"amber": 3, "": 4}.get(judged.rag, 5)


def _urgency(row: ScorecardRow) -> tuple[bool, int, bool, bool, str]:
    """Put what turned worse first, and of it what is red, and the red that is nothing small."""
    judged = row.judged
    colour = _WORST_FIRST.index(judged.rag) if judged.rag in _WORST_FIRST else len(_WORST_FIRST)
    return not judged.is_concern, colour, not judged.is_high_risk, not row.is_priority, row.code


def _line(row: ScorecardRow) -> Line:
    judged = row.judged
    return Line(
        Link(row.title, reverse("indicator", args=[row.code])),
        Figure.of_said(row.figure, judged),
        Rag(judged.rag, high_risk=judged.is_high_risk, could_be=judged.could_be),
        signal(judged),
    )


def signal(judged: Judged) -> Signal:
    """Give what process control says, as an icon beside its words."""
    return Signal(judged.variation, plain.variation(judged.variation))


def _rest(rows: Sequence[ScorecardRow], found: Sequence[ScorecardRow], most: int) -> str:
    more = len(found) - most
    rest = the_rest(rows, found)
    if more <= 0:
        return rest
    one, several = "more moved beyond its usual range", "more moved beyond their usual range"
    return f"{counted(more, one, several)}; {rest}"


def the_rest(rows: Sequence[ScorecardRow], found: Sequence[ScorecardRow]) -> str:
    """Count what is not among those found: within its usual range, and what cannot be said so."""
    out = {row.code for row in found}
    left = [row for row in rows if row.code not in out]
    usual = sum(row.judged.variation == "common_cause" for row in left)
    hidden = sum(row.figure.state == HIDDEN for row in left)
    without = sum(not row.figure.has_value for row in left) - hidden
    unjudged = len(left) - usual - without - hidden
    said = [counted(usual, "measure stayed within its usual range",
                    "measures stayed within their usual range")]  # fmt: skip
    if unjudged > 0:
        said.append(counted(unjudged, "has too few months to say", "have too few months to say"))
    if hidden:
        said.append(counted(hidden, "is hidden", "are hidden"))
    if without:
        said.append(counted(without, "has no figure this month", "have no figure this month"))
    return f"{'; '.join(said)}."


def counted(many: int, one: str, several: str) -> str:
    """Say how many, in words that agree with the number."""
    return f"{many:,} {one if many == 1 else several}"
