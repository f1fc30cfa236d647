"""What kinds of bodies there are, who sits on them, and how a meeting may be written down. Pure."""

import datetime as dt

from lineofsight.kernel.problems import Refused

IMPROVEMENT, SCRUTINY, PARENTING, CABINET, SAFEGUARDING, YOUNG_PEOPLE, STAFF, INSPECTORATE, DEPT = (
    "improvement",
    "scrutiny",
    "parenting",
    "cabinet",
    "safeguarding",
    "young people",
    "staff",
    "inspectorate",
    "department",
)
KINDS = {
    IMPROVEMENT: "Improvement board",
    SCRUTINY: "Scrutiny committee",
    PARENTING: "Corporate parenting panel",
    CABINET: "Cabinet",
    SAFEGUARDING: "Safeguarding partnership",
    YOUNG_PEOPLE: "Group of young people",
    STAFF: "Group of staff",
    INSPECTORATE: "Inspectorate",
    DEPT: "Government department",
}
OUTSIDE = frozenset({INSPECTORATE, DEPT})
"""Bodies whose meetings are not kept here."""
BODIES_WITHOUT_ACCOUNTS = frozenset({YOUNG_PEOPLE, STAFF})
"""Kinds of bodies whose members do not sign in here."""

CHAIR, CLERK, MEMBER, YOUNG, ADVISER = "chair", "clerk", "member", "young", "adviser"
PARTS = {
    CHAIR: "Chair",
    CLERK: "Clerk",
    MEMBER: "Member",
    YOUNG: "Young person",
    ADVISER: "Adviser",
}
YOUNG_TITLES = ("Young person", "Care leaver", "Member of the children in care council")
"""A young person is a member by one of these and by nothing else that could name them."""

CAME = {"came": "Came", "sent": "Sent somebody", "apologies": "Sent apologies", "absent": "Absent"}

AGREED, NOT_AGREED, PUT_OFF = "agreed", "not agreed", "put off"
DECISIONS = {AGREED: "Agreed", NOT_AGREED: "Not agreed", PUT_OFF: "Put off"}

PAGES = {
    "scorecard": "Scorecard",
    "workforce": "Workforce dashboard",
    "front-door": "Front door",
    "plan": "The improvement plan",
    "findings": "What covers each finding",
    "you-said": "You said, we did, did it work",
}
"""Pages of this site that may be a paper of a meeting, or what an item led to."""


def check_may_sit(part: str, title: str, *, has_account: bool) -> None:
    """Refuse a young member whose title could say who they are."""
    if part == YOUNG and (title not in YOUNG_TITLES or has_account):
        raise Refused(
            "A young person is a member without a name and without an account.",
            do=f"Write one of: {', '.join(YOUNG_TITLES)}.",
        )


def check_seat(since: dt.date, until: dt.date | None) -> None:
    """Refuse a seat that ends before it begins."""
    if until is not None and until < since:
        raise Refused("The last day lies before the first.", do="Write the last day again.")


def check_may_decide(asked_by: int, by: int, *, asked_on: dt.date, on: dt.date) -> None:
    """Refuse a decision written down by whoever asked for it, and one before it was asked for."""
    if asked_by == by:
        raise Refused("Whoever asked does not write the decision down.", do="Ask somebody else.")
    if on < asked_on:
        raise Refused("The decision lies before the question.", do="Write the day it was made.")


def next_and_last(days: list[dt.date], *, on: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """Give the next day of meeting, today included, and the last one before it."""
    coming = [day for day in days if day >= on]
    past = [day for day in days if day < on]
    return (min(coming) if coming else None), (max(past) if past else None)
