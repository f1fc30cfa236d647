"""What a figure is worth saying about it: target, colour, direction, high risk, comparison.

Judging only ever reads figures; it never counts. A colour answers "against the target?"; whether
anything has changed beyond chance is another question, and this folder's next module.
"""

from lineofsight.indicators.judging.direction import Change, change
from lineofsight.indicators.judging.high_risk import is_high_risk
from lineofsight.indicators.judging.judgement import Judgement, judge
from lineofsight.indicators.judging.rag import Colour, Rag, rag
from lineofsight.indicators.judging.reference import Comparison, compared
from lineofsight.indicators.judging.targets import Target, Targets

__all__ = [
    "Change",
    "Colour",
    "Comparison",
    "Judgement",
    "Rag",
    "Target",
    "Targets",
    "change",
    "compared",
    "is_high_risk",
    "judge",
    "rag",
]
