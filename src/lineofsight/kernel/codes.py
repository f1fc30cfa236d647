"""Codes as people write them, and the one form they are kept in.

`CIN 4`, `cin4` and `CIN4` are one indicator; action 2.10 comes after 2.9 and is not 2.1.
"""

import difflib
import re
from collections.abc import Iterable

NOT_RECORDED = "not recorded"
"""The code for a coded value that the record does not give. Codes are never NULL after load."""

_FAMILIES = {"CLA": "LAC"}  # children looked after: one family under two names

_INDICATOR = re.compile(r"^([A-Za-z]+)\s*-?\s*(\d+)\s*([A-Za-z]?)$")


def indicator_code(text: str) -> str:
    """Give an indicator's code in its kept form: upper-case letters, number, lower-case suffix.

    `" cin 4 "` gives `"CIN4"`, `"w1A"` gives `"W1a"`, `"CLA20"` gives `"LAC20"`. What is not a
    code comes back trimmed.
    """
    match = _INDICATOR.match(text.strip())
    if match is None:
        return text.strip()
    family, number, suffix = match.groups()
    family = family.upper()
    return f"{_FAMILIES.get(family, family)}{int(number)}{suffix.lower()}"


def action_key(reference: str) -> tuple[tuple[int, str], ...]:
    """Give a key that sorts action references as a plan prints them: 2.9 before 2.10."""
    parts = []
    for part in reference.strip().split("."):
        digits = re.match(r"\d+", part.strip())
        number = int(digits.group()) if digits else 0
        parts.append((number, part.strip()[len(digits.group()) if digits else 0 :].casefold()))
    return tuple(parts)


def folded(heading: str) -> str:
    """Fold a heading to what it has in common with its other spellings.

    Case, blanks, quotes (straight and curly), brackets and punctuation are dropped, so
    `"LA In Touch "`, `"LA in touch"` and `"Reason  (Ceased)?"` meet their equals.
    """
    return re.sub(r"[^a-z0-9]", "", heading.casefold())


def nearest(word: str, choices: Iterable[str]) -> str:
    """Give `"; did you mean X?"` for the nearest of the choices, or nothing when none is near."""
    by_fold = {choice.casefold(): choice for choice in choices}
    found = difflib.get_close_matches(word.casefold(), list(by_fold), n=1)
    return f"; did you mean {by_fold[found[0]]}?" if found else ""
