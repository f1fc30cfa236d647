"""The kinds of letters: how each is headed, and what a person chooses between. Pure."""

from dataclasses import dataclass

DIGEST = "digest"
CHANGE_WAITS = "change waits"
APPROVAL_ASKED = "approval asked"
LOAD_REFUSED = "load refused"
ITEM_ANSWERED = "item answered"
ITEM_ALTERED = "item altered"
CLOSING_DECLINED = "closing declined"
MEETING_AHEAD = "meeting ahead"
NOT_REPORTED = "not reported"


@dataclass(frozen=True)
class Kind:
    """One kind of letter."""

    name: str
    subject: str
    opening: str
    chosen: str  # what it is called where a person chooses


KINDS = {
    one.name: one
    for one in (
        Kind(
            DIGEST,
            "Your actions in the improvement plan this week",
            "This is what the plan asks of you. One field is enough to say how an action stands.",
            "Your actions in the improvement plan: once a week",
        ),
        Kind(
            CHANGE_WAITS,
            "A change to the improvement plan waits for your decision",
            "The plan stays as it is until somebody who did not ask for the change decides.",
            "A change to the plan waits for your decision",
        ),
        Kind(
            APPROVAL_ASKED,
            "Your approval is asked",
            "A second person is needed before this goes on.",
            "Your approval is asked: of a plan, a load, a role, an answer",
        ),
        Kind(
            LOAD_REFUSED,
            "Records that you sent were not loaded",
            "Nothing of them was taken. The page says what to put right.",
            "Records that you sent were not loaded",
        ),
        Kind(
            ITEM_ANSWERED,
            "What you raised is answered",
            "Whether it made a difference is for whoever raised it to say.",
            "Something that you raised is answered",
        ),
        Kind(
            ITEM_ALTERED,
            "What you raised was altered by somebody else",
            "It stays yours to close. The page has your own words beside what was done, and why.",
            "Something that you raised was put in other words, or out of sight",
        ),
        Kind(
            CLOSING_DECLINED,
            "A closing was declined",
            "It stays open until it is put right and closed again. The page says why.",
            "What you closed, or asked to close, was declined by a second person",
        ),
        Kind(
            MEETING_AHEAD,
            "A board you speak for meets soon",
            "What was raised stays open until whoever raised it closes it.",
            "A board whose chair or clerk you are meets within a week",
        ),
        Kind(
            NOT_REPORTED,
            "Who has not reported on the improvement plan",
            "Each lead has a letter of their own. This is for whoever keeps the plan.",
            "Which actions of the plan nobody reported on last month",
        ),
    )
}
"""Name -> the kind, in the order in which they are offered."""
