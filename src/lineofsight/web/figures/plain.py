"""What process control says, in words that need no glossary. Pure."""

VARIATION = {
    "common_cause": "within its usual range",
    "concern_low": "lower than usual: worse",
    "concern_high": "higher than usual: worse",
    "improvement_low": "lower than usual: better",
    "improvement_high": "higher than usual: better",
    "neutral_low": "lower than usual",
    "neutral_high": "higher than usual",
}
ASSURANCE = {
    "consistent_pass": "always meets its target",
    "consistent_fail": "always misses its target",
    "inconsistent": "sometimes meets its target",
}


def variation(kind: str, otherwise: str = "") -> str:
    """Say whether a figure moved beyond its usual range; `otherwise` where nothing may be said."""
    return VARIATION.get(kind, otherwise)


AGAINST = {
    ("consistent_fail", True): "its usual range misses its target; this month meets it",
    ("consistent_pass", False): "its usual range meets its target; this month misses it",
}
"""Where the newest month lies on the other side of the target than the usual range does."""


def assurance(kind: str, rag: str = "") -> str:
    """Say whether the process can be counted on to meet its target; nothing where unknown.

    The usual range is that of all months charted: a month that meets the target (green) may lie
    outside a range that misses it, and both are said.
    """
    against = AGAINST.get((kind, rag == "green")) if rag else None
    return against or ASSURANCE.get(kind, "")


NOT_PUBLISHED = "no published table"


def uncoloured(why: str) -> str:
    """Say why there is no colour; nothing of a figure that cannot be good or bad.

    That no target is set stands beside it already.
    """
    return "" if why in {"neither high nor low is good", "no target"} else why


def elsewhere(beside: str) -> str:
    """Shorten what was published elsewhere, or why nothing may stand beside, to one clause."""
    if NOT_PUBLISHED in beside:
        return ""
    clause = beside.split(";", maxsplit=1)[0].split(". ", maxsplit=1)[0]
    return clause.rstrip(".")
