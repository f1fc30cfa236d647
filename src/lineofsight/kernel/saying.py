"""What typed words say, if anything: letters that are seen, and phrases for an empty box.

A field that must be filled is filled with something: with a full stop, with signs that no reader
sees, or with *not applicable*. All of that says nothing, and is told from words here.
"""

import re
import unicodedata

_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that show nothing, though no kind of theirs says so."""

_PHRASES = """
    none, none known, none identified, none reported, none recorded, none planned, none needed,
    none required, nothing, nothing to report, nothing to add, nothing to say, nothing to note,
    nothing planned, nil, nil return, null, na, nk, no, no comment, no comments, no change, no
    changes, no update, no risk, no risks, no issue, no issues, no concern, no concerns, no
    evidence, no recovery, no reason, no answer, no response, not applicable, it is not
    applicable, this is not applicable, does not apply, it does not apply, this does not apply,
    not known, not available, not required, not needed, not stated, not recorded, unknown, yes,
    ok, okay, fine, done, complete, completed, tbc, tbd, tba, to be confirmed, to be decided, to
    be determined, to be advised, to be agreed, to be announced, to be added, to follow, will
    follow, details to follow, as above, as below, as before, same as above, see above, see below,
    refer to above, ditto, same
    """
_FILLING = """
    at present, at the present time, at this time, at this stage, at the moment, at this point,
    currently, presently, yet, as yet, so far, for now, now, to date, still, all, there is, there
    are, there was, by, on, date, day, the, and, or
    """
"""What stands around such a phrase and adds nothing to it."""


def is_unseen(sign: str) -> bool:
    """Say whether a sign is not shown, or is shown upon the one before it."""
    kind = unicodedata.category(sign)
    return sign in _BLANK or kind in {"Mn", "Me"} or (kind[0] == "C" and not sign.isspace())


def letters(words: str) -> str:
    """Give the letters and digits that a reader sees, capitals or not."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    return "".join(one for one in plain if one.isalnum() and not is_unseen(one))


def says_nothing(words: str) -> bool:
    """Say whether words hold no letter that is seen, or only phrases that stand for none.

    Marks, spaces and capitals make no word of them: *N / A.* is *na*.
    """
    return not _ANY_PHRASE.sub("", letters(words))


def _any_of(*lists: str) -> re.Pattern[str]:
    each = {letters(one) for words in lists for one in words.split(",")}
    return re.compile("|".join(sorted(each, key=len, reverse=True)))


_ANY_PHRASE = _any_of(_PHRASES, _FILLING)
