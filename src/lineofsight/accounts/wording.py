"""Words that many will read are held against the records before they are kept: one rule for all.

What was typed is not repeated in what is said of it: neither a log nor a page tells whom it named.
Whoever is refused may see no child at all, so the refusal is one sentence for a name, a number and
an address alike. That something was refused it must still say: see *What typed words may give away*
in `docs/security.md`.
"""

import re
from collections.abc import Iterable

from django.conf import settings

from lineofsight.accounts.places import picture_now
from lineofsight.kernel.problems import Refused
from lineofsight.picture import OF_A_PLACE, pointed_to
from lineofsight.settings import load as load_settings

MAY_POINT = (
    "These words may point to somebody: by a name, a number of theirs, or where somebody lives."
)
"""All that is ever said of what was refused: not which of them it was, nor which word."""
INSTEAD = (
    "Write `a child` or the title of a role instead, and leave out numbers of people, postcodes "
    "and streets: many people read this."
)
FEW = "A small number of children stands in these words, and could show who they are."
WITHOUT_FEW = "Leave the number out, or say below that it points to nobody."
FEW_ARE_MEANT = "A small number of children stands in it, and points to nobody"
"""What whoever writes says of such words, so that they are kept."""
SMALL = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
         "nine": 9, "ten": 10}  # fmt: skip
_FEW = re.compile(
    r"\b(\d{1,2}|" + "|".join(SMALL) + r")(?: [\w'-]+){0,2} "
    r"(?:child|children|girls?|boys?|famil(?:y|ies)|bab(?:y|ies)|siblings?|brothers?|sisters?|"
    r"twins|teenagers?|young people|young person|care leavers?)\b",
    re.IGNORECASE,
)


def check_words(*words: str) -> None:
    """Refuse words that name somebody of the records, or say where somebody lives."""
    if pointed_to(picture_now(), "\n".join(words)):
        raise Refused(MAY_POINT, do=INSTEAD)


def check_few(*words: str, are_meant: bool = False) -> None:
    """Refuse words for all to read that count a few children, unless somebody says they may."""
    if not are_meant and has_small_number(*words):
        raise Refused(FEW, do=WITHOUT_FEW)


def check_file(text: str) -> bool:
    """Refuse the text of a file that names somebody; say whether a place stands in it.

    The head of a letter is an address: that alone is for whoever sends the file to judge.
    """
    found = set(pointed_to(picture_now(), text))
    if found - OF_A_PLACE:
        raise Refused(MAY_POINT, do=INSTEAD)
    return bool(found)


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
