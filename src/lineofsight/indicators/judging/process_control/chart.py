"""A control chart: points in, and for each its lines and what it says; the icons; what to know.

What a reader must be told (trial limits, gaps, a rebase that did not take) is in `warnings`, in
words; a chart without them is not the whole truth.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lineofsight.indicators.judging.process_control import icons, rare_events
from lineofsight.indicators.judging.process_control.choosing import Kind, bases_are_small
from lineofsight.indicators.judging.process_control.icons import Assurance, Variation
from lineofsight.indicators.judging.process_control.limits import (
    FEWEST_FIXED,
    TRIAL_UNDER,
    Amount,
    Limits,
    Segment,
    xmr,
)
from lineofsight.indicators.judging.process_control.points import (
    Number,
    Point,
    Rebase,
    Stretch,
    in_order,
    stretches,
)
from lineofsight.indicators.judging.process_control.proportions import p_prime
from lineofsight.indicators.judging.process_control.rules import (
    Better,
    RuleSet,
    SpecialCause,
    special_causes,
)
from lineofsight.kernel.periods import in_words
from lineofsight.kernel.problems import Problem


@dataclass(frozen=True)
class Options:
    """How a chart is worked out. The product's own charts use what stands here."""

    kind: Kind = Kind.XMR
    target: Number | None = None
    rules: RuleSet = "nhsr"
    screening: bool = True
    fix_after: int | None = None  # points of each segment that limits are fixed on
    rebases: tuple[Rebase, ...] = ()
    small_base: int = 10

    def __post_init__(self) -> None:
        if self.fix_after is not None and self.fix_after < FEWEST_FIXED:
            raise Problem(
                f"Limits cannot be fixed on {self.fix_after} points.",
                do=f"Fix them after {FEWEST_FIXED} or more; after {TRIAL_UNDER}, if a target is to "
                "be judged by them at once: with fewer points none is.",
            )


@dataclass(frozen=True)
class Plotted:
    """One point of a chart, the lines there, and why it is special cause (None: common)."""

    point: Point
    limits: Limits | None
    cause: SpecialCause | None


@dataclass(frozen=True)
class ControlChart:
    """A chart, ready to be read or drawn."""

    kind: Kind
    better: Better
    target: Number | None
    plotted: tuple[Plotted, ...]
    segments: tuple[Segment, ...]
    warnings: tuple[str, ...]

    @property
    def variation(self) -> Variation:
        """What the last point by day says."""
        return icons.variation(self.plotted[-1].cause, self.better)

    @property
    def assurance(self) -> Assurance | None:
        """What the limits of the last segment say of the target; trial limits say nothing of it."""
        last = self.segments[-1]
        return None if last.is_trial else icons.assurance(self.target, last.limits, self.better)

    @property
    def is_settled(self) -> bool:
        """Whether the last segment has the points, and the variation, to say anything by."""
        return not self.segments[-1].is_trial and self.segments[-1].are_meaningful


def control_chart(points: Iterable[Point], *, better: Better, options: Options) -> ControlChart:
    """Work out a chart. Raises `Problem` without points, `ChecksFailed` where two share a day."""
    points = tuple(points)
    if not points:
        raise Problem("There is no point to chart.", do="Give at least one value with its day.")
    between = options.kind is Kind.BETWEEN
    ordered = tuple(sorted(points, key=_day)) if between else in_order(points)
    plotted: list[Plotted] = []
    segments: list[Segment] = []
    for stretch in stretches(ordered, options.rebases):
        segment, some = _stretch(ordered, stretch, better, options)
        segments.append(segment)
        plotted += some
    return ControlChart(
        options.kind,
        better,
        options.target,
        tuple(plotted),
        tuple(segments),
        tuple(_warnings(ordered, segments, options)),
    )


def _day(point: Point) -> dt.date:
    return point.on


def _stretch(
    points: Sequence[Point], stretch: Stretch, better: Better, options: Options
) -> tuple[Segment, list[Plotted]]:
    """Work out one stretch: its segment, and its points as plotted."""
    values: list[Amount | None] = [point.value for point in points]
    if options.kind is Kind.BETWEEN:
        values = [rare_events.flattened(value) for value in values]
    fix_after, screening = options.fix_after, options.screening
    if options.kind is Kind.P_PRIME:
        segment, lines = p_prime(points, stretch, fix_after=fix_after, screening=screening)
    else:
        segment, lines = xmr(values, stretch, fix_after=fix_after, screening=screening)
    here = slice(stretch.first, stretch.last + 1)
    causes = special_causes(values[here], lines, better=better, rules=options.rules)
    if options.kind is Kind.BETWEEN:
        lines = [rare_events.in_days(line) for line in lines]
        segment = Segment(
            stretch, rare_events.in_days(segment.limits), segment.counted, segment.are_meaningful
        )
    return segment, [Plotted(*one) for one in zip(points[here], lines, causes, strict=True)]


def _warnings(
    points: Sequence[Point], segments: Sequence[Segment], options: Options
) -> Iterable[str]:
    for rebase in options.rebases:
        yield from _about_rebase(rebase, points)
    for segment in segments:
        yield from _about_segment(segment, points)
        if options.fix_after is not None and segment.counted < options.fix_after:
            yield (
                f"From {in_words(points[segment.stretch.first].on)} limits are not fixed yet: "
                f"{_there_are(segment.counted)} of the {options.fix_after} to fix them on."
            )
    gaps = sum(point.value is None for point in points)
    if gaps:
        yield f"{_points(gaps)} no value: a gap is not bridged, and a run ends at it."
    if bases_are_small(points, options.small_base):
        small = sum(point.base is not None and point.base < options.small_base for point in points)
        yield (
            f"{small} of {len(points)} points are out of fewer than {options.small_base}: chart "
            "quarters instead of months, or counts instead of percentages."
        )


def _about_rebase(rebase: Rebase, points: Sequence[Point]) -> Iterable[str]:
    days = [point.on for point in points]
    if rebase.on == days[0]:
        yield f"{in_words(rebase.on)} is the first point: rebasing there changes nothing."
    elif rebase.on not in days:
        later = min((day for day in days if day > rebase.on), default=None)
        hint = f" The next point is of {in_words(later)}." if later else ""
        yield f"Not rebased on {in_words(rebase.on)}: no point has that day.{hint}"


def _about_segment(segment: Segment, points: Sequence[Point]) -> Iterable[str]:
    since, are = in_words(points[segment.stretch.first].on), _there_are(segment.counted)
    if segment.is_trial:
        start = "Rebased too early: from" if segment.stretch.first else "From"
        yield f"{start} {since} {are}, and limits are trial limits until there are {TRIAL_UNDER}."
    elif segment.standing == "useful":
        yield f"From {since} {are}: the limits are useful, not settled."
    if not segment.are_meaningful:
        yield f"From {since} too few neighbouring values differ: limits are not meaningful."


def _there_are(count: int) -> str:
    return "there is 1 point" if count == 1 else f"there are {count} points"


def _points(count: int) -> str:
    return "1 point has" if count == 1 else f"{count} points have"
