"""The question whether a small number in words that many read tells of a few children.

Figures hide such a number; a sentence beside them would say it again. No grammar is read here: a
number is asked about where somebody follows it within a few words (*4 of our newly placed
children*), or where it does something itself (*and 3 went home*). Whoever writes may say that it
points to nobody.
"""

import re

from django.conf import settings

from lineofsight.kernel.problems import Refused
from lineofsight.settings import load as load_settings

FEW = "A small number of children stands in these words, and could show who they are."
WITHOUT_FEW = "Leave the number out, or say below that it points to nobody."
FEW_ARE_MEANT = "A small number of children stands in it, and points to nobody"
"""What whoever writes says of such words, so that they are kept."""

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
            "nine": 9, "ten": 10, "a couple": 2, "a pair": 2, "both": 2, "a handful": 3,
            "a few": 3, "a single": 1, "the only": 1, "half a dozen": 6}  # fmt: skip
_SOMEBODY = (
    r"child(?:ren)?|girls?|boys?|famil(?:y|ies)|bab(?:y|ies)|infants?|toddlers?|siblings?|"
    r"sibling groups?|brothers?|sisters?|twins?|teenagers?|adolescents?|young people|"
    r"young persons?|young (?:wo)?m[ae]n|care leavers?|pupils?|adoptees|unaccompanied|uasc"
)
_NOBODY = r"(?!['\u2019]s\b| acts?\b| services\b)"  # a home's, a law's, a department's
_DOES = (
    r"(?:was|were|is|are|has|had|have|went|left|moved|returned|came|remain(?:s|ed)?|stay(?:s|ed)?|"
    r"waits?|waited|died|ran|did|others?|more|of (?:them|whom|these|those))"
)
_THING = (  # what a number before it counts, whoever comes after
    r"(?:working |calendar |school |consecutive |full |further |more )?"
    r"(?:days?|weeks?|months?|years?|hours?|minutes?|per ?cent|percentage|points?|times|terms?|"
    r"teams?|workers?|social workers?|managers?|staff|posts?|vacanc(?:y|ies)|agency|homes?|"
    r"schools?|boards?|panels?|meetings?|quarters?|stages?|priorit(?:y|ies)|reasons?|actions?)\b"
)
_PART_OF = r"(?<!\bsection )(?<!\bpart )(?<!\bstage )(?<!\bstep )(?<!\baction )(?<!\bpage )"
_FIGURE = r"(?<![\d.,/:\u00a3-])\d{1,2}(?![\d%]|[.,/:-]\d)"
_FEW = re.compile(
    rf"{_PART_OF}(?:\b(?P<word>{'|'.join(_NUMBERS)})\b|(?P<figure>{_FIGURE}))(?! {_THING})"
    rf"(?:(?: of)? (?:{_DOES})\b|(?: [\w'\u2019-]+){{0,5}}? (?:{_SOMEBODY})\b{_NOBODY})",
    re.IGNORECASE,
)


def check_few(*words: str, are_meant: bool = False) -> None:
    """Refuse words for all to read that count a few children, unless somebody says they may."""
    if not are_meant and has_small_number(*words):
        raise Refused(FEW, do=WITHOUT_FEW)


def has_small_number(*words: str) -> bool:
    """Say whether children are counted in words by a number that figures would hide."""
    threshold = load_settings(settings.HOME.settings_file).local_rules.threshold
    return any(
        0 < _number(one) < threshold
        for text in words
        for one in _FEW.finditer(" ".join(text.split()))
    )


def _number(found: re.Match[str]) -> int:
    if found["figure"]:
        return int(found["figure"])
    return _NUMBERS[found["word"].casefold()]
