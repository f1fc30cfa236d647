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
_ONE_LETTER = 0.93
"""How alike they are where one letter is too many or too few, and no other word is meant."""


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


def is_like(words: str, title: str, *, in_passing: bool = False) -> bool:
    """Say whether words hold half or more of what tells a title from others, slips included.

    Words that are no title themselves mean one in passing alone where they also say what kind of
    document it is, or all that tells it from others: *we took action* quotes no plan of action.
    """
    said, whole = significant(words), set(significant(title))
    telling = whole - _OF_ANY or whole
    says_all = all(get_close_matches(one, said, n=1, cutoff=_ONE_LETTER) for one in telling)
    if in_passing and not says_all and not (whole & _OF_ANY).intersection(said):
        return False
    shared = [one for one in telling if get_close_matches(one, said, n=1, cutoff=_CLOSE)]
    return bool(shared) and 2 * len(shared) >= len(telling)
