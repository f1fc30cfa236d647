"""The two icons: has it changed (the last point), and can the target be relied on (the limits).

The target met this month is a third thing, and is said by the colour, never by an icon.
"""

from enum import StrEnum

from lineofsight.indicators.judging.process_control.limits import Limits
from lineofsight.indicators.judging.process_control.points import Number
from lineofsight.indicators.judging.process_control.rules import Better, SpecialCause


class Variation(StrEnum):
    """What the last point says: common cause, or special cause and which way."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT_HIGH = "improvement_high"
    CONCERN_LOW = "concern_low"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"

    @property
    def words(self) -> str:
        """The icon as a paper says it."""
        return _VARIATION[self]

    @property
    def in_a_sentence(self) -> str:
        """The icon as it follows a change: `beyond expected variation (special cause: high)`."""
        return self.words if not self.is_special else f"beyond expected variation ({self.words})"

    @property
    def is_concern(self) -> bool:
        """Whether it has changed for the worse."""
        return self in (Variation.CONCERN_HIGH, Variation.CONCERN_LOW)

    @property
    def is_special(self) -> bool:
        """Whether it has changed at all."""
        return self is not Variation.COMMON_CAUSE


class Assurance(StrEnum):
    """Whether the process, left as it is, meets the target."""

    MEETS = "consistent_pass"
    MISSES = "consistent_fail"
    INCONSISTENT = "inconsistent"

    @property
    def words(self) -> str:
        """The icon as a paper says it."""
        return _ASSURANCE[self]


_VARIATION = {
    Variation.COMMON_CAUSE: "within expected variation",
    Variation.IMPROVEMENT_HIGH: "special cause: improvement, high",
    Variation.CONCERN_LOW: "special cause: concern, low",
    Variation.IMPROVEMENT_LOW: "special cause: improvement, low",
    Variation.CONCERN_HIGH: "special cause: concern, high",
    Variation.NEUTRAL_HIGH: "special cause: high",
    Variation.NEUTRAL_LOW: "special cause: low",
}
_ASSURANCE = {
    Assurance.MEETS: "consistently meets the target",
    Assurance.MISSES: "consistently misses the target",
    Assurance.INCONSISTENT: "meets and misses the target by chance",
}


def variation(last: SpecialCause | None, better: Better) -> Variation:
    """Give the icon of the last point by day."""
    if last is None:
        return Variation.COMMON_CAUSE
    sense = last.kind(better).removeprefix("special_cause_").removesuffix("_high")
    height = "high" if last.side > 0 else "low"
    return Variation(f"{sense.removesuffix('_low')}_{height}")


def assurance(target: Number | None, limits: Limits | None, better: Better) -> Assurance | None:
    """Set the target against the limits of the last segment; equal to a limit is inside them.

    None without a target, where neither way is better, and where there are no limits.
    """
    if target is None or better == "neutral" or limits is None:
        return None
    if limits.lower is None or limits.upper is None:
        return None
    if limits.lower <= target <= limits.upper:
        return Assurance.INCONSISTENT
    is_above = target > limits.upper
    return Assurance.MISSES if is_above == (better == "higher") else Assurance.MEETS
