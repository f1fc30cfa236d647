"""What one authority has settled for itself: `authority.toml`, read and checked.

One documented file in the home folder. Its digest stands in every seal and every paper, so that
a figure can be asked which local rules it was counted under.
"""

from lineofsight.settings.reading import DEFAULT, load, parse
from lineofsight.settings.template import template
from lineofsight.settings.wanted import (
    Authority,
    Comparators,
    CorporateParenting,
    Label,
    LocalRules,
    Months,
    Neighbours,
    Paper,
    Rebase,
    ReferencePeriod,
    Settings,
)

__all__ = [
    "DEFAULT",
    "Authority",
    "Comparators",
    "CorporateParenting",
    "Label",
    "LocalRules",
    "Months",
    "Neighbours",
    "Paper",
    "Rebase",
    "ReferencePeriod",
    "Settings",
    "load",
    "parse",
    "template",
]
