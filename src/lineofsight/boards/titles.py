"""Whether typed words mean a document by its title, or only look as though they could. Pure.

Case, blanks, articles, apostrophes and the order of the words make no other title: *The
Commissioner's report* is the *Report of the commissioner*.
"""

import re
from difflib import get_close_matches

_JOINING = frozenset({"the", "a", "an", "of", "by", "from"})
_OF_ANY = frozenset({"report", "letter", "plan", "strategy", "framework", "model", "term", "for",
                     "reference", "document", "paper", "and", "in", "on", "to"})  # fmt: skip
"""Words of so many titles that sharing them says nothing."""
_WORD = re.compile(r"\w+")
_APOSTROPHES = str.maketrans("", "", "'\u2019\u2018\u02bc`\u00b4")
_CLOSE = 0.85
"""How alike two words are that are one word with a slip of the pen."""


def significant(words: str) -> list[str]:
    """Give the words that tell one title from another, each in its shortest form."""
    folded = words.casefold().translate(_APOSTROPHES)
    found = [one for one in _WORD.findall(folded) if one not in _JOINING]
    return [one.removesuffix("s") if len(one) > 3 else one for one in found]


def means(words: str, title: str) -> bool:
    """Say whether a title stands in words, its significant words next to one another."""
    said, sought = significant(words), sorted(significant(title))
    many = len(sought)
    return bool(many) and any(
        sorted(said[start : start + many]) == sought for start in range(len(said) - many + 1)
    )


def is_like(words: str, title: str) -> bool:
    """Say whether words hold half or more of what tells a title from others, slips included."""
    said, whole = significant(words), set(significant(title))
    telling = whole - _OF_ANY or whole
    shared = [one for one in telling if get_close_matches(one, said, n=1, cutoff=_CLOSE)]
    return bool(shared) and 2 * len(shared) >= len(telling)
