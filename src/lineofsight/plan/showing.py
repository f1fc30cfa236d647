"""What shows that an action is done, and that it worked: evidence since it began. Pure.

Whoever says so, and on whatever page, nothing is done or embedded that no evidence shows.
"""

import datetime as dt
from collections.abc import Mapping

from lineofsight.kernel.problems import Refused
from lineofsight.plan.content import EMBEDDED, Action, Evidence

ENOUGH_EVIDENCE = 2
"""Pieces of evidence of its effect before an action counts as embedded."""

SHOWS_EFFECT = frozenset({"audit", "data signal", "child or staff voice"})
"""Kinds of evidence that show an effect; a document shows that something was done."""

NOT_EMBEDDED = (
    "it is complete and embedded once two audits, data signals or words of children or staff show "
    "it, each dated since it began"
)
WHERE = "on the action's page, or on the sheet Evidence of the workbook"
"""Where evidence is written down."""


def shown_by(action: Action, on: dt.date = dt.date.max) -> list[Evidence]:
    """Give the evidence there is on a day: none undated, still to come, or of before it began.

    Nor any that does not say what it shows.
    """
    began = action.started_on or dt.date.min
    said = (one for one in action.evidence if one.is_said)
    return [one for one in said if one.dated_on and began <= one.dated_on <= on]


def shows_effect(action: Action, on: dt.date) -> bool:
    """Say whether there is the evidence that the key asks of what is embedded."""
    shown = [one for one in shown_by(action, on) if one.kind in SHOWS_EFFECT]
    return len(shown) >= ENOUGH_EVIDENCE


def check_embedded(
    before: Mapping[str, Action], after: Mapping[str, Action], *, on: dt.date
) -> None:
    """Refuse what would be embedded without the evidence; what stood so before may be told of."""
    wrong = [
        ref
        for ref, one in after.items()
        if _is_by_word(one, on) and not (ref in before and _is_by_word(before[ref], on))
    ]
    if wrong:
        raise Refused(
            f"Action {', '.join(wrong)}: {NOT_EMBEDDED}.",
            do=f"Add that evidence {WHERE}, or leave it complete awaiting evidence.",
        )


def _is_by_word(one: Action, on: dt.date) -> bool:
    return one.status == EMBEDDED and not shows_effect(one, on)
