"""Words that many will read are held against the records before they are kept: one rule for all.

What was typed is not repeated in what is said of it: neither a log nor a page tells whom it named.
"""

import re
from collections.abc import Iterable

from django.conf import settings

from lineofsight.accounts.places import picture_now
from lineofsight.kernel.problems import Refused
from lineofsight.picture import pointed_to
from lineofsight.settings import load as load_settings

INSTEAD = (
    "Write `a child` or the title of a role instead, and leave out where somebody lives: "
    "many people read this."
)
SMALL = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
         "nine": 9, "ten": 10}  # fmt: skip
_FEW = re.compile(
    r"\b(\d{1,2}|" + "|".join(SMALL) + r")(?: [\w'-]+){0,2} "
    r"(?:child|children|girls?|boys?|famil(?:y|ies)|bab(?:y|ies)|siblings?|brothers?|sisters?|"
    r"twins|teenagers?|young people|young person|care leavers?)\b",
    re.IGNORECASE,
)


def found_in(words: str) -> str:
    """Say what in the words points to somebody, in words that repeat none of it; or nothing."""
    return " and ".join(pointed_to(picture_now(), words))


def check_words(*words: str) -> None:
    """Refuse words that name somebody of the records, or say where somebody lives."""
    found = found_in("\n".join(words))
    if found:
        raise Refused(f"These words hold {found}.", do=INSTEAD)


def strings(held: object) -> Iterable[str]:
    """Give every string of what is kept as data, however deep."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        for one in held.values():
            yield from strings(one)
    elif isinstance(held, list | tuple):
        for one in held:
            yield from strings(one)


def has_small_number(*words: str) -> bool:
    """Say whether children are counted in words by a number that figures would hide."""
    threshold = load_settings(settings.HOME.settings_file).local_rules.threshold
    counted = (one.group(1).casefold() for text in words for one in _FEW.finditer(text))
    return any(0 < (SMALL.get(one) or int(one)) < threshold for one in counted)
