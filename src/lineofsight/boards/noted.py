"""Whether an answer says anything beyond that somebody read it: *noted* is no answer. Pure.

An answer is taken apart. Phrases for an empty box go, and so do the bodies and roles that may have
taken note; what is left after the words of taking note, of passing on and of courtesy is what it
says.
"""

import re

from lineofsight.accounts.roles import TITLES
from lineofsight.boards.meeting_rules import KINDS
from lineofsight.kernel import saying
from lineofsight.plan.minutes import without_days
from lineofsight.records.values.days import MONTHS

_WORD = re.compile(r"\w+")
_OWN = re.compile(r"['\u2019]s?\b")
_PART = re.compile(r"[.!?:;\n\u2022]+")
_OF_TAKING_NOTE = frozenset(_WORD.findall("""
    noted note notes noting acknowledged acknowledge acknowledges received heard read seen thank
    thanks thanked grateful appreciated taken take takes considered account mind aware
    understood accepted agreed recorded record welcomed welcome n minuted minute logged filed
    registered listened captured resolved actioned consideration
    """))  # fmt: skip
_OF_PASSING_ON = frozenset(_WORD.findall("""
    passed pass passes forwarded forward shared share relayed conveyed circulated communicated fed
    sent
    """))  # fmt: skip
_OF_NOTE = _OF_TAKING_NOTE | _OF_PASSING_ON
_OF_A_DAY = frozenset({"received", "accepted", "agreed", "resolved", "actioned"})
"""What somebody may ask the day of; the day on which it was noted tells nobody anything."""
_OF_COURTESY = frozenset(_WORD.findall("""
    a all an and are as be been being by course due duly for fully has have in into is it its of on
    our that the their these they this to very was we well were what which will with you your above
    item items point points comment comments concern concerns finding findings question remark
    recommendation recommendations request view views words board council committee department
    office officer officers panel service member members councillor councillors director chair
    cabinet who all those them him her he she they i us further no action actions needed required
    necessary
    interest gratefully kindly raising raised raise making made bringing brought attention same
    feedback information report reports paper update input letter children services executive
    head chief after at before since from during
    contribution contributions matter matters day today meeting much again present time
    future reference purposes minutes records file colleagues team teams lead leads manager managers
    relevant appropriate responsible back onward onwards along up also both then here hereby so
    closed under change changes contents content lessons slt smt dmt dlt clt cmt dcs sro pmo
    """)) | MONTHS.keys()  # fmt: skip
_OF_OFFICE = re.compile(
    "|".join(
        rf"\b{re.escape(one)}s?\b"
        for names in sorted({*KINDS.values(), *TITLES.values()}, key=len, reverse=True)
        for one in names.casefold().split(" or ")
    )
)
"""Bodies and roles by which something is noted, or to whom it is passed on."""
_SIGNED = re.compile(
    r"\(\s*[A-Z]{2,4}\s*\)"
    rf"|\b((?i:{'|'.join(sorted(_OF_TAKING_NOTE))})) by(?:(?: and| &)? [A-Z][\w'\u2019-]*\.?)+"
)
"""Who noted it, as minutes have it: *(JS)*, *by Una Fernhill and Cllr A. Brown*."""
_NOT = re.compile(r"\bnot (?=(?:accepted|agreed)\b)")
"""*Not agreed* repeats the answer, and is no reason for it."""
_POINTS = re.compile(
    r"\bsee (?:the )?(?:item|minute|page|paper|paragraph|report)s?\b(?: \d[\d.]*)?"
)
"""What another place says is not said here."""
_SENT = re.compile(r"\bsent\b.*\d|\bwill report\b")
"""What was asked for went out on a day, or somebody will report: that is an answer."""


def says_nothing(words: str, *, is_asked: bool = False) -> bool:
    """Say whether words hold nothing but that they were noted or passed on, or no word at all.

    To whoever `is_asked` how many, when, who or whether, any word says something that is none of
    taking note: a number, a body, *none*, *not yet*, and a day on which it was passed on.
    """
    signed = _SIGNED.sub(r"\1 ", words).casefold()
    plain = _POINTS.sub(" ", signed if is_asked else _NOT.sub("", signed))
    if _SENT.search(words.casefold()) or (is_asked and _answers(words, _left(plain), plain)):
        return False
    said = _left(" ".join(_saying(plain)))
    is_noted = not _OF_NOTE.isdisjoint(_left(plain)) and said <= _OF_NOTE | _OF_COURTESY
    return not said or is_noted or saying.names_nothing(words)


def _answers(words: str, left: set[str], plain: str) -> bool:
    """Say whether words answer whoever asked how many, when, who or whether."""
    if saying.is_outright(words):
        return True
    if left.isdisjoint(_OF_TAKING_NOTE):
        return bool(_saying(words)) and not saying.names_nothing(words)
    is_of_a_day = left & _OF_PASSING_ON or left & _OF_TAKING_NOTE <= _OF_A_DAY
    return bool(re.search(r"\d", plain if is_of_a_day else without_days(plain)))


def _saying(plain: str) -> list[str]:
    return [one for one in _PART.split(plain) if not saying.names_nothing(one)]


def _left(plain: str) -> set[str]:
    """Give the words of a text without its numbers, and the bodies and roles in it."""
    found = _WORD.findall(_OF_OFFICE.sub(" ", _OWN.sub("", plain)))
    return {one for one in found if saying.letters(one) and not one.isdigit()}
