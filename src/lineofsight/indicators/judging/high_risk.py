"""High risk, as a flag of its own beside the colour.

A red measure is high risk when the law sets it (`statutory` in the catalogue), or when a control
chart of its own months shows special cause for the worse. Where there is no chart yet, because
there are fewer than 13 months or their periods overlap, a measure that is red for the first time
in six months stands in for special cause.
"""

from collections.abc import Sequence

from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.judging.process_control import Variation
from lineofsight.indicators.judging.rag import Colour

LOOKED_BACK = 6
"""Months of colours looked back over, this month included."""


def rests_on_special_cause(indicator: Indicator, colour: Colour | None) -> bool:
    """Ask whether the variation decides if this colour is a high risk."""
    return colour is Colour.RED and not indicator.statutory


def is_high_risk(
    indicator: Indicator, colours: Sequence[Colour | None], variation: Variation | None = None
) -> bool:
    """Say whether the last of `colours` (a month each, oldest first) is a high risk.

    `variation` is what the control chart says of the last month; None where there is none, and
    then the colours of six months decide. A month without a colour says nothing either way.
    """
    if not colours or colours[-1] is not Colour.RED:
        return False
    if indicator.statutory:
        return True
    if variation is not None:
        return variation.is_concern
    before = colours[-LOOKED_BACK:-1]
    return any(before) and Colour.RED not in before
