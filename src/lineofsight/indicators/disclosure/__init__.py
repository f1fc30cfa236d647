"""Disclosure: exact figures come in, figures that may be published go out.

`publish` for the figures of a paper, `protect_table` for a table somebody made, `protect` for any
counts; `audit` tries to undo any of them.

Whom we protect against: a reader who knows every sum, everything ever published, the threshold
and these rules. Zeros are shown, so a hidden count is a whole number of at least 1, and among
counts hidden together some one is small. Nobody knows which. A count is safe when, for all such a
reader knows, it could be another number; how near the other number lies is not promised.
"""

from lineofsight.indicators.disclosure.auditing import Leak, audit
from lineofsight.indicators.disclosure.named_counts import THRESHOLD, protect
from lineofsight.indicators.disclosure.relations import Flow, PartOf, Ties
from lineofsight.indicators.disclosure.release import Paper, Release, publish
from lineofsight.indicators.disclosure.shown import (
    Protects,
    Shown,
    ShownState,
    may_compare,
)
from lineofsight.indicators.disclosure.tables import protect_table

__all__ = [
    "THRESHOLD",
    "Flow",
    "Leak",
    "Paper",
    "PartOf",
    "Protects",
    "Release",
    "Shown",
    "ShownState",
    "Ties",
    "audit",
    "may_compare",
    "protect",
    "protect_table",
    "publish",
]
