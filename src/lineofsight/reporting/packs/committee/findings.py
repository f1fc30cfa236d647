"""What a paper says of the priority indicators: which are strengths, which concerns, why, in order.

A few findings are told at length, the most telling first; the rest are named in one line each.
Figures that belong together (a timescale and its backlog, two caseloads) are one finding.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lineofsight.indicators.judging import Colour
from lineofsight.indicators.publishing import Published
from lineofsight.reporting import wording
from lineofsight.reporting.document import Words, indicators, strong, words
from lineofsight.reporting.runs import RunLike

TOLD = {"strength": 5, "concern": 6}
"""How many findings are told at length."""

APART = Fraction(5)
"""Percentage points between services beyond which children are seen unevenly."""

MARKED = Fraction(10)
"""Per cent by which a figure without a colour must worsen to be a concern."""


@dataclass(frozen=True)
class Group:
    """Indicators told as one finding: what they are about, and what each is called in it."""

    about: str
    labels: Mapping[str, str]


GROUPS = (
    Group("Initial child protection conferences", {
        "CP5": "held within 15 working days of the strategy discussion",
        "CP5o": "overdue and not yet held",
    }),
    Group("Assessments", {
        "AMT2": "completed within 45 working days",
        "AMT3": "open for more than 45 working days",
    }),
    Group("Workload pressures, by average caseload", {
        "W1a": "assessment teams",
        "W1b": "care planning teams",
    }),
    Group("Care leavers aged 19 to 21", {
        "CL1": "in education, employment or training",
        "CL1a": "not in education, employment or training",
        "CL2": "in suitable accommodation",
    }),
)  # fmt: skip

SEEN = Group("Inconsistencies in how regularly children are seen across the service", {
    "CIN4": "on a child in need plan",
    "CP8": "on a child protection plan",
    "LAC8": "looked after",
})  # fmt: skip
"""Children seen in time, each by the standard of their service."""


@dataclass(frozen=True)
class Finding:
    """One or more figures told together."""

    items: tuple[Published, ...]
    group: Group | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes it rests on."""
        return tuple(item.indicator.code for item in self.items)

    @property
    def at_length(self) -> Words:
        """The finding as a point of a list about its month: figures, reason and codes."""
        month = self.items[0].month
        if self.group is None:
            return wording.sentence(self.items[0], within=month)
        line: list[RunLike] = []
        for place, item in enumerate(self.items):
            label = self.group.labels[item.indicator.code]
            line += ["; ", label] if place else [label[:1].upper() + label[1:]]
            line += [": ", *wording.stands(item, within=month)]
        return words(
            strong(self.group.about), ". ", *line,
            *wording.high_risk(self.items), " ", indicators(*self.codes), ".",
        )  # fmt: skip

    @property
    def in_brief(self) -> Words:
        """The finding within a sentence: what it is about, the value that tells most, codes."""
        first = self.items[0]
        title = wording.lowered(self.group.about if self.group else wording.titled(first))
        label = f" ({self.group.labels[first.indicator.code]})" if self.group else ""
        return words(
            title, label, ", ", wording.value(first.shown),
            *wording.moved(first, names_month=False), " ", indicators(*self.codes),
        )  # fmt: skip


@dataclass(frozen=True)
class Findings:
    """Strengths and concerns: told at length, then those only named."""

    strengths: tuple[Finding, ...]
    also_better: tuple[Published, ...]
    at_target: tuple[Published, ...]
    concerns: tuple[Finding, ...]
    also_worse: tuple[Published, ...]


def found(items: Iterable[Published]) -> Findings:
    """Sort the indicators of a month into strengths and concerns."""
    items = list(items)
    uneven = _seen_unevenly(items)
    weak = [item for item in items if is_concern(item)]
    weak.sort(key=lambda item: (not item.is_high_risk, not _is_red(item), -_worse_by(item)))
    named = {item.indicator.code for item in weak}
    worse = _together([item for item in weak if _is_red(item) or not _is_in(uneven, item)])
    better = sorted(filter(_is_better, items), key=_told_by, reverse=True)
    strong_ones = _together(better, but_not=named)
    steady = [item for item in items if _is_at_target(item) and not _is_better(item)]
    told, told_worse = strong_ones[: TOLD["strength"]], worse[: TOLD["concern"]]
    return Findings(
        strengths=tuple(told),
        also_better=_left(strong_ones[TOLD["strength"] :]),
        at_target=tuple(steady),
        concerns=(*told_worse, *((uneven,) if uneven else ())),
        also_worse=_left(worse[TOLD["concern"] :]),
    )


def is_concern(item: Published) -> bool:
    """A figure that is red, or that worsened on the month before short of its target.

    Without a colour it is one only when it worsened by a tenth.
    """
    if _is_red(item):
        return True
    if not _moved(item, "worsened") or item.rag.colour is Colour.GREEN:
        return False
    return item.rag.colour is not None or _told_by(item) >= MARKED


def _is_better(item: Published) -> bool:
    return _moved(item, "improved") and not _is_red(item)


def _is_at_target(item: Published) -> bool:
    return item.rag.colour is Colour.GREEN and not _moved(item, "worsened")


def _is_red(item: Published) -> bool:
    return item.rag.colour is Colour.RED


def _is_in(finding: Finding | None, item: Published) -> bool:
    return finding is not None and item in finding.items


def _moved(item: Published, how: str) -> bool:
    return item.change is not None and item.change.judgement == how


def _told_by(item: Published) -> Fraction:
    """How telling a change is: percentage points, or per cent of what it was."""
    before = item.of(item.month.plus(-1))
    if item.change is None or before is None or before.value is None:
        return Fraction(0)
    size = abs(item.change.size)
    if item.indicator.unit == "percent":
        return size
    return size / abs(before.value) * 100 if before.value else Fraction(100)


def _worse_by(item: Published) -> Fraction:
    """How far a figure worsened; less than nothing where it improved."""
    return -_told_by(item) if _moved(item, "improved") else _told_by(item)


def _together(items: Sequence[Published], but_not: Iterable[str] = ()) -> list[Finding]:
    """Put figures of one group into one finding, at the place of the first of them.

    A group with a member among `but_not` is not told together: it is no strength as a whole.
    """
    kept_apart = set(but_not)
    done: set[str] = set()
    findings = []
    for item in items:
        code = item.indicator.code
        if code in done:
            continue
        group = next((one for one in GROUPS if code in one.labels), None)
        mine = [one for one in items if group and one.indicator.code in group.labels]
        if group is None or len(mine) < 2 or kept_apart & group.labels.keys():
            findings.append(Finding((item,)))
            done.add(code)
        else:
            order = list(group.labels)
            mine.sort(key=lambda one: order.index(one.indicator.code))
            findings.append(Finding(tuple(mine), group))
            done.update(group.labels)
    return findings


def _seen_unevenly(items: Sequence[Published]) -> Finding | None:
    """Give the finding that services see children unevenly, where they do."""
    seen = [item for item in items if item.indicator.code in SEEN.labels]
    values = [item.shown.value for item in seen if item.shown.value is not None]
    if len(values) < len(SEEN.labels) or max(values) - min(values) < APART:
        return None
    if all(item.rag.colour is Colour.GREEN for item in seen):
        return None
    return Finding(tuple(seen), SEEN)


def _left(findings: Sequence[Finding]) -> tuple[Published, ...]:
    return tuple(item for finding in findings for item in finding.items)
