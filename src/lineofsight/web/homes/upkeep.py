"""What else waits on the first page: emergencies to review, records to mend, and where to go."""

from django.urls import reverse

from lineofsight import picture
from lineofsight.accounts.emergency import to_review
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may
from lineofsight.web.homes.part import Part, Reader
from lineofsight.web.surroundings import MENU, may_open

WHAT = {
    "children": "the children you work with or answer for",
    "seen": "whether children are being seen in time, team by team",
    "scorecard": "every indicator, with its target and whether it has changed",
    "front-door": "contacts and referrals, week by week",
    "workforce": "posts, vacancies and caseloads",
    "mend": "rows of the returns that need mending in the case system",
    "data": "what was loaded, what it can answer, and what was set aside",
    "answers": "questions answered, and what was released",
    "people": "accounts and the roles they hold",
    "looks": "who looked at which record",
}
"""Name of a page -> what stands on it, for whom it is not plain from the menu."""


def emergencies(reader: Reader) -> Part | None:
    """Say how many uses of break-glass wait for this reader's review; None where none do."""
    many = to_review(reader.person).count()
    if not many:
        return None
    uses = "use" if many == 1 else "uses"
    title = f"{many} emergency {uses} of a closed record to review"
    return Part(title, "web/homes/emergencies.html", {"href": reverse("emergencies")})


def records(reader: Reader) -> Part | None:
    """Say what was loaded last and what waits to be mended, for who looks after the records."""
    if not may(reader.person, Right.UPLOAD):
        return None
    about = picture.about(reader.kept)
    return Part(
        "The records",
        "web/homes/records.html",
        {"about": about, "unanswered": picture.unanswered(reader.kept), "notes": about.notes},
    )


def places(reader: Reader) -> Part:
    """Give the pages this reader may open, with what stands on each."""
    found = [
        (words, reverse(name), WHAT[name])
        for name, words in MENU
        if name in WHAT and may_open(reader.person, name)
    ]
    return Part("Where to go", "web/homes/places.html", {"places": found}, is_aside=True)
