"""Whether an answer says anything beyond that somebody read it: *noted* is no answer. Pure.

What is left after the words of taking note and of courtesy is what an answer says.
"""

import re

from lineofsight.records.values.days import MONTHS

_WORD = re.compile(r"\w+")
_OWN = re.compile(r"['\u2019]s?\b")
_OF_TAKING_NOTE = frozenset(_WORD.findall("""
    noted note notes noting acknowledged acknowledge acknowledges received heard read seen thank
    thanks thanked grateful appreciated taken take takes considered account board mind aware
    understood accepted agreed recorded record welcomed welcome n
    """))  # fmt: skip
_OF_COURTESY = frozenset(_WORD.findall("""
    a all an and are as be been being by course due duly for fully has have in into is it its of on
    our that the their these they this to very was we well were what which will with you your above
    item items point points comment comments concern concerns finding findings question remark
    recommendation recommendations request view views words council committee department office
    officer officers panel service member members councillor councillors director chair cabinet
    who all those them him her he she they i us further no action actions needed required necessary
    interest gratefully kindly raising raised raise making made bringing brought attention same
    feedback information report reports paper update input letter children services executive
    head chief after at before since from during
    contribution contributions matter matters day today meeting much again present time
    """)) | MONTHS.keys()  # fmt: skip


def says_nothing(words: str) -> bool:
    """Say whether words hold nothing but that they were noted, or no word at all."""
    said = {one for one in _WORD.findall(_OWN.sub("", words.casefold())) if not one.isdigit()}
    is_of_note = bool(said & _OF_TAKING_NOTE) and not said - _OF_TAKING_NOTE - _OF_COURTESY
    return not said or is_of_note
