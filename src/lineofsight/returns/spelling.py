"""How Ofsted prefers each code to be spelled in Annex A: `WBRI` is written `a) WBRI`.

`preferred_codes.csv` holds the spellings of Ofsted's child-level data template (sheet *Codes used*,
August 2019, and the guidance to list 6; Open Government Licence v3.0). Which code one stands for
is not written down a second time: it is what our own reader makes of it.
"""

import csv
from collections import defaultdict
from functools import cache
from importlib import resources

from lineofsight.records.standard.code_sets import CODE_SETS
from lineofsight.records.values.codes import code_of


@cache
def spellings(codes: str) -> dict[str, str]:
    """Give code -> spelling for every code of a set; the reader gives each code back."""
    read = code_of(codes)
    preferred = {read(spelling): spelling for spelling in reversed(_preferred()[codes])}
    return {
        code: preferred.get(code) or _in_words(codes, code, meaning)
        for code, meaning in CODE_SETS[codes].codes.items()
    }


def _in_words(codes: str, code: str, meaning: str) -> str:
    """Spell a code the template has no word for, such as one that came later."""
    ways = (f"{code}: {meaning}", meaning, code)
    return next(spelling for spelling in ways if code_of(codes)(spelling) == code)


@cache
def _preferred() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    text = (resources.files(__package__) / "preferred_codes.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        found[row["codes"]].append(row["spelling"])
    return found
