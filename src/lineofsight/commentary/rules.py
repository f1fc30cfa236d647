"""The plain decisions about commentary: when it is asked for, and when somebody was quicker."""

from lineofsight.picture.scorecard import Judged

LONGEST = 2000
SHORTEST = 10


def is_asked_for(judged: Judged) -> bool:
    """Ask whether the newest month moved beyond its usual range: only then are words wanted."""
    return judged.has_moved


def was_quicker(seen: int, newest: int) -> bool:
    """Ask whether somebody wrote after the version that this person began from."""
    return newest > seen
