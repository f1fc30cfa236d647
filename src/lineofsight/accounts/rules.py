"""The plain decisions about accounts: how long, how many, which words; no database, no request."""

import datetime as dt

from lineofsight.kernel.problems import Refused
from lineofsight.kernel.saying import letters, says_nothing

BREAK_GLASS_LASTS = dt.timedelta(minutes=60)
SHORTEST_BREAK_GLASS_REASON = 20
SHORTEST_REASON = 10
SHORTEST_NAME = 3
LETTERS_OF_A_REASON = 4
"""Different letters or digits at least: one key held down says nothing."""
NOTHING_SAID = "Not applicable, to be confirmed, ongoing and their like say nothing."
RESTRICTION_REVIEWED_AFTER = dt.timedelta(days=90)
LONGEST_SESSION = dt.timedelta(hours=12)
MOST_SESSIONS = 3
DEVICE_KEPT = dt.timedelta(days=90)
DORMANT_AFTER = dt.timedelta(days=45)

GROUNDS = {
    "relative": "staff member or relative of staff",
    "adoption": "adoption",
    "protected": "whereabouts protected by police or court",
    "directed": "direction of the court or the director",
}
KINSHIP = {
    "kin": "relative or close friend",
    "ex-partner": "partner or former partner in the family",
    "self": "the record is about this person",
}
CATEGORIES = {
    "danger": "a child may be in danger now",
    "duty": "covering for a colleague or out of hours",
    "court": "a court or the police need it today",
    "transfer": "the case is on its way to me",
    "other": "something else",
}
VERDICTS = {"right": "rightly used", "wrong": "wrongly used", "asked": "more is being asked"}


def has_letters(words: str, *, least: int = SHORTEST_NAME) -> bool:
    """Whether so many letters or digits are seen in words: marks and unseen signs are none."""
    return len(letters(words)) >= least


def is_reason(words: str, *, shortest: int = SHORTEST_REASON) -> bool:
    """Whether words say why, or who: one key held down says nothing, nor does *not applicable*."""
    fewest = LETTERS_OF_A_REASON if shortest >= SHORTEST_REASON else 1
    is_long = has_letters(words, least=shortest) and len(set(letters(words))) >= fewest
    return is_long and not says_nothing(words)


def check_reason(why: str, what: str, *, do: str = "Say why") -> None:
    """Refuse what is done for a reason where none is said; raises `Refused`."""
    if not is_reason(why):
        raise Refused(what, do=f"{do} in {SHORTEST_REASON} letters or more. {NOTHING_SAID}")


def check_named(words: str, what: str, *, do: str) -> None:
    """Refuse a title, a holder or a few words in which hardly a letter stands; raises `Refused`."""
    if not is_reason(words, shortest=SHORTEST_NAME):
        raise Refused(what, do=f"{do} in {SHORTEST_NAME} letters or more. {NOTHING_SAID}")


def missing_from_break_glass(category: str, reason: str) -> str:
    """What is missing before the glass may be broken; empty when nothing is."""
    if category not in CATEGORIES:
        return "Choose why this child's record is needed now"
    if not is_reason(reason, shortest=SHORTEST_BREAK_GLASS_REASON):
        return f"Say why in {SHORTEST_BREAK_GLASS_REASON} letters or more"
    return ""


def is_dormant(last_seen: dt.datetime | None, made: dt.datetime, now: dt.datetime) -> bool:
    """Whether an account was not used for so long that it sleeps until a person wakes it."""
    return now - (last_seen or made) > DORMANT_AFTER
