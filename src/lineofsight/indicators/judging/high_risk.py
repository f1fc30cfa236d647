"""High risk, as a flag of its own beside the colour.

A red measure is high risk when the law sets it (`statutory` in the catalogue), or when it is
worse than its amber limit for the first time in six months.
"""

from collections.abc import Sequence

from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.judging.rag import Colour

LOOKED_BACK = 6
"""Months looked back over, this month included."""


def is_high_risk(indicator: Indicator, colours: Sequence[Colour | None]) -> bool:
    """Say whether the last of `colours` (a month each, oldest first) is a high risk.

    A month without a colour says nothing either way.
    """
    if not colours or colours[-1] is not Colour.RED:
        return False
    if indicator.statutory:
        return True
    before = colours[-LOOKED_BACK:-1]
    return any(before) and Colour.RED not in before
