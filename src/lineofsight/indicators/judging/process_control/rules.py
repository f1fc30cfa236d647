"""Which points are special cause, and by which rule: two sets of rules that differ in two places.

`nhsr`: NHSRplotthedots 0.2.2. `mdc`: the Making Data Count tools of 2024, where the two-of-three
rule also counts points outside the limits, and a point that shows both improvement and concern is
shown as improvement. Runs never cross a rebase, a gap ends them, and a tie breaks a trend.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from lineofsight.indicators.judging.process_control.limits import Amount, Limits

Better = Literal["higher", "lower", "neutral"]
RuleSet = Literal["nhsr", "mdc"]

RUN = 7
"""Points of a trend or a shift."""

SAME_DIRECTION = {"higher": 1, "lower": -1, "neutral": 0}
"""Which way is better, as a sign."""


@dataclass(frozen=True)
class SpecialCause:
    """Why a point is special cause: the label of the rule, and high (1) or low (-1)."""

    rule: str
    side: int

    def kind(self, better: Better) -> str:
        """Say what it is worth: `special_cause_improvement`, `special_cause_neutral_low` ..."""
        if better == "neutral":
            return f"special_cause_neutral_{'high' if self.side > 0 else 'low'}"
        good = self.side == SAME_DIRECTION[better]
        return f"special_cause_{'improvement' if good else 'concern'}"


Values = Sequence[Amount | None]
Lines = Sequence[Limits | None]
Sides = list[int]
"""For each point 1 (the rule holds, high), -1 (low) or 0."""


def special_causes(
    values: Values, lines: Lines, *, better: Better, rules: RuleSet
) -> list[SpecialCause | None]:
    """Name for each point of one stretch the rule that marks it, or None: common cause."""
    sides = [_side(value, line) for value, line in zip(values, lines, strict=True)]
    out = [_outside(value, line) for value, line in zip(values, lines, strict=True)]
    far = [_far(value, line) for value, line in zip(values, lines, strict=True)]
    if rules == "nhsr":
        far = [0 if past else side for side, past in zip(far, out, strict=True)]
    ordered = (
        ({1: "Above UCL", -1: "Below LCL"}, out),
        ({1: "7 Point Trend (Increasing)", -1: "7 Point Trend (Decreasing)"}, _trend(values)),
        ({1: "2 in 3 Above CL", -1: "2 in 3 Below CL"}, _two_in_three(sides, far)),
        ({1: "7 Points Above CL", -1: "7 Points Below CL"}, _shift(sides)),
    )
    return [
        _first(
            [SpecialCause(words[held[at]], held[at]) for words, held in ordered if held[at]],
            better=better, rules=rules,
        )
        for at in range(len(values))
    ]  # fmt: skip


def _first(
    causes: Sequence[SpecialCause], *, better: Better, rules: RuleSet
) -> SpecialCause | None:
    """Let the first rule name the point; by `mdc` the first that shows improvement, if any."""
    if rules == "mdc":
        good = [one for one in causes if one.side == SAME_DIRECTION[better]]
        causes = good or causes
    return causes[0] if causes else None


def _side(value: Amount | None, line: Limits | None) -> int:
    return 0 if value is None or line is None else line.side(value)


def _outside(value: Amount | None, line: Limits | None) -> int:
    return 0 if value is None or line is None else line.outside(value)


def _far(value: Amount | None, line: Limits | None) -> int:
    return 0 if value is None or line is None else line.beyond_two_sigma(value)


def _trend(values: Values) -> Sides:
    """Mark every point of six or more strict rises, or falls, in a row.

    A point that ends a rise and begins a fall belongs to the fall: the later stretch is marked
    over the earlier.
    """
    steps = [_step(earlier, later) for earlier, later in pairwise(values)]
    marked = [0] * len(values)
    for first, last in _runs(steps):
        if last - first + 2 >= RUN:
            marked[first : last + 2] = [steps[first]] * (last - first + 2)
    return marked


def _step(earlier: Amount | None, later: Amount | None) -> int:
    if earlier is None or later is None:
        return 0
    return (later > earlier) - (later < earlier)


def _shift(sides: Sides) -> Sides:
    """Mark every point of seven or more in a row on one side of the mean."""
    marked = [0] * len(sides)
    for first, last in _runs(sides):
        if last - first + 1 >= RUN:
            marked[first : last + 1] = sides[first : last + 1]
    return marked


def _two_in_three(sides: Sides, far: Sides) -> Sides:
    """Mark the outer points of any three neighbours on one side, two or more of them outer."""
    marked = [0] * len(sides)
    for first in range(len(sides) - 2):
        three = range(first, first + 3)
        if abs(sum(sides[at] for at in three)) == 3 and sum(abs(far[at]) for at in three) >= 2:
            for at in three:
                marked[at] = far[at] or marked[at]
    return marked


def _runs(signs: Sides) -> list[tuple[int, int]]:
    """Give the first and last place of every run of one sign other than 0."""
    found = []
    place = 0
    for sign, same in groupby(signs):
        length = len(list(same))
        if sign:
            found.append((place, place + length - 1))
        place += length
    return found
