"""A control chart on either side of a delivery: its months, its runs, where it stood. Pure.

Months are those of the calendar. One that is hidden, or has no figure, keeps its place: no other
month is told in its stead, and what may have begun or ended in it is not said to be known.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, pairwise

from lineofsight.kernel.periods import Month, in_words, months_in_words

LATEST = 3
"""Months whose average says where a figure stands, at delivery and now: one may be chance."""

HIDDEN, NO_FIGURE, TO_COME = "hidden", "no figure", "not counted yet"
_LACKS = {
    HIDDEN: ("is hidden", "are hidden"),
    NO_FIGURE: ("has no figure", "have no figure"),
    TO_COME: ("is not counted yet", "are not counted yet"),
}
"""Why a month is not known -> how one month says so, and how several do."""


@dataclass(frozen=True)
class Seen:
    """A month on the indicator's control chart; where it has no value, `lacks` says why.

    `cause` is the way a special cause there points, 1 up and -1 down; 0 where there is none.
    """

    month: Month
    value: float | None
    mean: float | None = None
    cause: int = 0
    lacks: str = NO_FIGURE

    @property
    def way(self) -> int:
        """The way of its special cause; without one the side of the mean on which it lies."""
        if self.cause or self.value is None or self.mean is None:
            return self.cause
        return (self.value > self.mean) - (self.value < self.mean)


@dataclass(frozen=True)
class Window:
    """Months of the calendar that say together where a figure stands at the end of them."""

    months: Sequence[Seen]

    @property
    def known(self) -> Sequence[Seen]:
        """Those of them that have a value."""
        return known(self.months)

    @property
    def is_whole(self) -> bool:
        """Say whether all of them are known."""
        return len(self.known) == len(self.months)

    @property
    def named(self) -> str:
        """The months that are known, by name."""
        return months_in_words([one.month for one in self.known])

    @property
    def lacking(self) -> str:
        """Say of the others why they are not known."""
        return lacking(self.months)

    @property
    def level(self) -> Fraction:
        """The average of the months that are known."""
        values = [_exact(one.value) for one in self.known if one.value is not None]
        return sum(values, Fraction(0)) / len(values)


def _exact(value: float) -> Fraction:
    return Fraction(str(round(value, 6)))


def known(months: Iterable[Seen]) -> Sequence[Seen]:
    """Give the months that have a value."""
    return [one for one in months if one.value is not None]


def lacking(months: Iterable[Seen]) -> str:
    """Say which months are not known and why: `June 2017 is hidden`; nothing where all are."""
    found: dict[str, list[Month]] = {}
    for one in months:
        if one.value is None:
            found.setdefault(one.lacks, []).append(one.month)
    return " and ".join(
        f"{months_in_words(each)} {_LACKS[why][len(each) > 1]}" for why, each in found.items()
    )


def latest(seen: Sequence[Seen]) -> Window:
    """Give the newest months of a chart."""
    months = _calendar(seen)
    return _up_to(months, months[-1].month) if months else Window(())


@dataclass(frozen=True)
class Run:
    """Months in a row on one side, from its first special cause to its last.

    It may have begun as early as in `since`: the months from there to `first` are not known.
    `held` is the last month on that side: within the usual range it may be, and not turned. A
    month that is not known parts no run that stands on one side before it and after.
    """

    way: int
    since: Month
    first: Month
    last: Month
    held: Month


@dataclass(frozen=True)
class Sides:
    """A chart on either side of a delivery, and its runs that reach past it.

    `before` are the months up to delivery, `after` all known ones since, `now` the newest of
    those since. The month of delivery is no month after it: part of it came before.
    """

    months: Sequence[Seen]
    before: Window
    after: Sequence[Seen]
    now: Window
    runs: Sequence[Run]
    delivered: dt.date
    began: str

    @classmethod
    def of(cls, seen: Iterable[Seen], delivered: dt.date, began: str) -> "Sides":
        """Part the months of a chart by the day of delivery."""
        months, month = _calendar(seen), Month.of(delivered)
        after = [one for one in months if one.month > month]
        now = _up_to(after, after[-1].month) if after else Window(())
        runs = [one for one in _runs(months) if one.last > month]
        return cls(months, _up_to(months, month), known(after), now, runs, delivered, began)

    def up_to(self, month: Month) -> "Sides":
        """Give both sides as they were in an earlier month."""
        seen = [one for one in self.months if one.month <= month]
        return Sides.of(seen, self.delivered, self.began)

    @property
    def begun(self) -> Sequence[Run]:
        """The runs that began after the month of delivery, and are known to."""
        return [one for one in self.runs if one.since > Month.of(self.delivered)]

    def goes_on(self, run: Run) -> bool:
        """Say whether a run reaches up to the newest month that is known."""
        return run.last == self.after[-1].month

    def stands(self, run: Run) -> bool:
        """Say whether the figure is still on the side of a run in the newest month known."""
        return run.held == self.after[-1].month

    def lacking(self, first: Month, last: Month) -> str:
        """Say which months from one to another are not known, and why."""
        return lacking(one for one in self.months if first <= one.month <= last)

    def lacking_before(self, month: Month) -> str:
        """Say the same of the months between a month and the known one before it."""
        each = [one.month for one in known(self.months) if one.month < month]
        return self.lacking(each[-1] if each else self.months[0].month, month)

    def is_known(self, month: Month) -> bool:
        """Say whether a month since delivery has a value."""
        return any(one.month == month for one in self.after)

    def is_after(self, month: Month) -> bool:
        """Say whether a month came after that of delivery."""
        return month > Month.of(self.delivered)

    @property
    def since(self) -> str:
        """Say since what its effect is looked for."""
        return f"since it {self.began} on {in_words(self.delivered)}"

    def may_have_begun(self, run: Run) -> bool:
        """Say whether a run is first seen after the month of delivery, and may be older."""
        return run.since <= Month.of(self.delivered) < run.first

    def until(self, run: Run) -> str:
        """Say since when a run was under way that delivery did not begin, or may not have."""
        month = Month.of(self.delivered)
        aside = self.lacking(run.since, run.last)
        aside = f" ({aside})" if aside else ""
        if not self.may_have_begun(run):
            when = "before" if run.first < month else "the month in which"
            return f"since {run.first.name}, {when} the action {self.began}{aside}"
        when = "before" if run.since < month else "the month in which"
        return f"since {run.first.name}, perhaps since {when} the action {self.began}{aside}"


def _calendar(seen: Iterable[Seen]) -> Sequence[Seen]:
    """Give the months from the first to the newest of a chart, each in its place."""
    held = {one.month: one for one in seen}
    if not held:
        return []
    return [held.get(one, Seen(one, None)) for one in min(held).until(max(held))]


def _up_to(months: Sequence[Seen], last: Month) -> Window:
    """Give the newest months up to one, that one with them; none from before the first."""
    if not months:
        return Window(())
    held = {one.month: one for one in months}
    first = max(last.plus(1 - LATEST), months[0].month)
    return Window([held.get(one, Seen(one, None, lacks=TO_COME)) for one in first.until(last)])


def _runs(months: Sequence[Seen]) -> Iterable[Run]:
    each = known(months)
    begins = {later.month: earlier.month.plus(1) for earlier, later in pairwise(each)}
    for way, alike in groupby(each, key=lambda one: one.way):
        held = [*alike]
        special = [one.month for one in held if one.cause]
        if special:
            since = begins.get(special[0], months[0].month)
            yield Run(way, since, special[0], special[-1], held[-1].month)
