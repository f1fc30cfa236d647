"""Has anything changed? Statistical process control in the manner of Making Data Count.

`chart.control_chart` is the door: dated points in, limits, marks and icons out. `limits` works out
the lines, `rules` marks the points, `icons` sums up. `proportions` and `rare_events` give the lines
of data for which the plain chart is wrong, and `choosing` says when each is drawn.

Never a series whose periods overlap: neighbours that share months make trends of their own.
"""

from lineofsight.indicators.judging.process_control.chart import (
    ControlChart,
    Options,
    Plotted,
    control_chart,
)
from lineofsight.indicators.judging.process_control.choosing import Kind, chosen
from lineofsight.indicators.judging.process_control.icons import Assurance, Variation
from lineofsight.indicators.judging.process_control.limits import Limits, Segment
from lineofsight.indicators.judging.process_control.points import (
    Point,
    Rebase,
    absent_months,
    absent_weeks,
)
from lineofsight.indicators.judging.process_control.rules import SpecialCause

__all__ = [
    "Assurance",
    "ControlChart",
    "Kind",
    "Limits",
    "Options",
    "Plotted",
    "Point",
    "Rebase",
    "Segment",
    "SpecialCause",
    "Variation",
    "absent_months",
    "absent_weeks",
    "chosen",
    "control_chart",
]
