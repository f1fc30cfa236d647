"""Why another's number, or list of children, is not the one counted here.

The same month is counted again by each of `other_rules`, then by each pair of them, until one
gives the other side's number. A list is parted child by child: which rule would have it, or would
not; what was recorded after the month was first sealed is a late entry. An identifier that lost
its leading zeros in a spreadsheet is matched with them put back, and each match is said.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import combinations

from lineofsight.indicators import engine, listing
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.figures import Figure
from lineofsight.indicators.listing import Counted
from lineofsight.indicators.other_rules import RULES, Asked, OtherRule, altered_by, counted_by
from lineofsight.indicators.restating import published_from, said
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.kernel.progress import Step
from lineofsight.kernel.quantities import State, halves_up
from lineofsight.records.altered import Altered
from lineofsight.records.home import Home
from lineofsight.records.intake.other_numbers import OtherNumber
from lineofsight.records.opened import Opened
from lineofsight.records.seals import Seal
from lineofsight.records.snapshots import newest, open_month, set_aside
from lineofsight.records.values.noughts import put_back

SAME = "same"
LATE = "late entry: recorded or put right after the month was first sealed"
TWICE = "duplicate: stands twice in the list"
ZEROS = "leading zeros: the same child once they are put back"
UNKNOWN = "no rule known here explains it"
NOT_COMPARED = "not compared: {}"
_COUNTING = {
    1: "Counting again by each other rule",
    2: "Counting again by two other rules together",
}
_PERIOD = "period: asked over {}, and not {}"
_DUPLICATE = re.compile(r"duplicate of (?:row|line) (\d+)")


@dataclass(frozen=True)
class Told:
    """One number of a pack beside ours: the same, different and by which rules, or not compared."""

    code: str
    theirs: str
    ours: str  # empty: the month has none, and the one reason says why
    reasons: tuple[str, ...]  # empty: the same; several: together

    @property
    def words(self) -> str:
        """The verdict in words."""
        return " and ".join(self.reasons) or SAME


@dataclass(frozen=True)
class Parted:
    """One child that only one side has (or has more often), and the rule that parts them.

    Or one that `both` have, and theirs writes without its leading zeros.
    """

    subject: str
    only: str  # "theirs", "ours" or "both"
    reason: str
    written: str = ""  # as theirs has it, where leading zeros were put back


class Reconciler:
    """A month as now known, counted by our rules and by those of others."""

    def __init__(
        self, home: Home, month: Month, progress: Step = lambda _doing, _share: None
    ) -> None:
        """Look for the newest seal; `progress` is told what is being counted, and how far."""
        self.home, self.month, self.progress = home, month, progress
        self.seal = newest(home)
        self.first = self._first()
        places = [
            (row["file"], row["sheet"], int(found[1]))
            for row in set_aside(home, self.seal).to_pylist()
            if (found := _DUPLICATE.match(row["reason"]))
        ]
        self.doubles = places
        self._sealed: Opened

    def numbers(self, theirs: Sequence[OtherNumber], known: dict[str, Indicator]) -> list[Told]:
        """Say of each number of a pack whether it is ours, and if not by which rule theirs."""
        with self._month_open():
            return self._numbers(theirs, known)

    def _numbers(self, theirs: Sequence[OtherNumber], known: dict[str, Indicator]) -> list[Told]:
        told: dict[int, Told] = {}
        with self._opened(()) as opened:
            ours = [self._figure(opened, known[one.code]) for one in theirs]
            asked = [self._asked(opened, known[one.code]) for one in theirs]
            periods = [self._of_other_periods(opened, known[one.code]) for one in theirs]
        theirs = [_as_meant(one, figure) for one, figure in zip(theirs, ours, strict=True)]
        for at, (one, figure) in enumerate(zip(theirs, ours, strict=True)):
            told[at] = Told(one.code, one.words, said(figure), (UNKNOWN,))
            if _agrees(one, figure):
                told[at] = replace(told[at], reasons=())
            elif other := next((each for each in periods[at] if _agrees(one, each)), None):
                told[at] = replace(told[at], reasons=(_PERIOD.format(other.over, figure.over),))
        tried = list(_tried())
        for number, rules in enumerate(tried):
            left = [at for at, one in told.items() if one.reasons == (UNKNOWN,)]
            left = [at for at in left if ours[at].state is State.VALUE]
            if left:
                self.progress(_COUNTING[len(rules)], number / len(tried))
                for at in self._explained(rules, left, theirs, ours, asked):
                    told[at] = replace(told[at], reasons=tuple(rule.name for rule in rules))
            if len(rules) == 1 and rules[0] is RULES[-1]:
                self._late(told, theirs, known)
        return [
            replace(told[at], ours="", reasons=(NOT_COMPARED.format(said(figure)),))
            if told[at].reasons == (UNKNOWN,) and figure.state is State.NO_DATA
            else told[at]
            for at, figure in enumerate(ours)
        ]

    def _explained(
        self,
        rules: Sequence[OtherRule],
        left: Sequence[int],
        theirs: Sequence[OtherNumber],
        ours: Sequence[Figure],
        asked: Sequence[Asked],
    ) -> Iterator[int]:
        with self._opened(rules) as opened:
            for at in left:
                rows = counted_by(rules, opened, asked[at])
                if _agrees(theirs[at], _as_figure(rows, ours[at])):
                    yield at

    def _late(
        self, told: dict[int, Told], theirs: Sequence[OtherNumber], known: dict[str, Indicator]
    ) -> None:
        if self.first is None:
            return
        with open_month(self.home, self.first) as opened:
            for at, one in enumerate(theirs):
                if told[at].reasons == (UNKNOWN,) and _agrees(
                    one, self._figure(opened, known[one.code])
                ):
                    told[at] = replace(told[at], reasons=(LATE,))

    def children(self, theirs: Sequence[str], indicator: Indicator, *, met: bool) -> list[Parted]:
        """Say which children only one side has, and by which rule; `met` compares those met."""
        with self._month_open():
            return self._children(theirs, indicator, met=met)

    def _children(self, theirs: Sequence[str], indicator: Indicator, *, met: bool) -> list[Parted]:
        with self._opened(()) as opened:
            asked = self._asked(opened, indicator)
            ours = _subjects(counted_by((), opened, asked), met=met)
            zeros = put_back(theirs, [*ours, *_children_known(opened)])
        other = Counter(zeros.get(one, one) for one in theirs)
        only_theirs, only_ours = other - ours, ours - other
        reasons = dict.fromkeys(only_theirs, TWICE)
        reasons = {one: why for one, why in reasons.items() if ours[one] or other[one] > 1}
        self._late_children(reasons, only_theirs + only_ours, asked, ours, met=met)
        for number, rule in enumerate(RULES):
            self.progress(_COUNTING[1], number / len(RULES))
            left = {*only_theirs, *only_ours} - set(reasons)
            if left:
                with self._opened((rule,)) as opened:
                    now = _subjects(counted_by((rule,), opened, asked), met=met)
                reasons |= {one: rule.name for one in left if now[one] == other[one]}
        sides = (("theirs", only_theirs), ("ours", only_ours))
        written = {one: as_theirs for as_theirs, one in zeros.items()}
        parted = [
            Parted(one, side, reasons.get(one, UNKNOWN), written.get(one, ""))
            for side, subjects in sides
            for one in sorted(subjects)
        ]
        alike = sorted(set(written) - set(only_theirs))
        return [*parted, *(Parted(one, "both", ZEROS, written[one]) for one in alike)]

    def _late_children(
        self, reasons: dict[str, str], left: Iterable[str], asked: Asked, ours: Counter[str],
        *, met: bool,
    ) -> None:  # fmt: skip
        if self.first is None:
            return
        with open_month(self.home, self.first) as opened:
            then = _subjects(counted_by((), opened, asked), met=met)
        reasons.update({one: LATE for one in left if then[one] != ours[one]})

    def _first(self) -> Seal | None:
        """Give the seal the month was first published from, where it is not the newest."""
        try:
            (first,) = published_from(self.home, self.month)
        except Problem:
            return None
        return None if first.id == self.seal.id else first

    @contextmanager
    def _month_open(self) -> Iterator[None]:
        """Open the month once for every rule: reading it again costs more than counting."""
        with open_month(self.home, self.seal) as self._sealed:
            yield

    @contextmanager
    def _opened(self, rules: Sequence[OtherRule]) -> Iterator[Opened]:
        """Give the open month as these rules would have it, and put it right again after."""
        try:
            yield altered_by(rules, self._sealed, self.month) if rules else self._sealed
        finally:
            Altered.of(self._sealed).restore()

    def _figure(self, opened: Opened, indicator: Indicator) -> Figure:
        return engine.figures_of(opened, [indicator], months=[self.month])[0]

    def _of_other_periods(self, opened: Opened, indicator: Indicator) -> list[Figure]:
        """Give the month's figures over the indicator's other periods: those a pack may mean."""
        found = engine.figures_of(opened, [indicator], months=[self.month], over="all")
        return [one for one in found if one.over != indicator.over[0]]

    def _asked(self, opened: Opened, indicator: Indicator) -> Asked:
        doubled: Counter[str] = Counter()
        for place in self.doubles:
            doubled.update(listing.subjects_at(opened, indicator, {place}))
        return Asked(indicator, self.month, indicator.over[0], doubled)


def _tried() -> Iterator[tuple[OtherRule, ...]]:
    yield from ((rule,) for rule in RULES)
    yield from combinations(RULES, 2)


def _children_known(opened: Opened) -> list[str]:
    if "person" not in opened.seal.reach:
        return []
    return [str(one) for one in opened.run("select child_id from person").column(0).to_pylist()]


def _subjects(rows: Iterable[Counted], *, met: bool) -> Counter[str]:
    return Counter(row.subject for row in rows if row.is_met or not met)


def _as_figure(rows: Sequence[Counted], ours: Figure) -> Figure:
    """Give the figure that other rows would make, over the same estimate if it is a rate."""
    numerator = sum((row.numerator for row in rows), start=0)
    below = sum((row.denominator for row in rows), start=0)
    if ours.numerator is None or (ours.denominator is not None and below == 0):
        below = ours.denominator or 0
    return replace(
        ours,
        numerator=numerator,
        denominator=None if ours.denominator is None else below,
    )


def _agrees(theirs: OtherNumber, figure: Figure) -> bool:
    """Say whether a figure is their number, as far as they print it, and its two parts if given."""
    if figure.value is None or (figure.denominator is not None and not figure.denominator):
        return False
    parts = ((theirs.numerator, figure.numerator), (theirs.denominator, figure.denominator))
    if any(part is not None and part != own for part, own in parts):
        return False
    exponent = theirs.value.as_tuple().exponent
    places = min(max(0, -exponent), _PLACES) if isinstance(exponent, int) else 0
    return halves_up(figure.value, places) == halves_up(theirs.value, places)


_PLACES = 6
"""More places than these are a spreadsheet's arithmetic: a third is 33.333333333333336 there."""


def _as_meant(theirs: OtherNumber, figure: Figure) -> OtherNumber:
    """Read a workbook's 0.632 as 63.2% where the figure is a percentage and not 0.632% itself."""
    is_part = theirs.is_of_workbook and figure.unit == "percent" and 0 < theirs.value <= 1
    return theirs.as_percent if is_part and not _agrees(theirs, figure) else theirs
