"""What else waits on the first page: emergencies to review, records to mend, and where to go."""

from django.urls import reverse

from lineofsight import picture
from lineofsight.accounts.emergency import to_review
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.roles import Role
from lineofsight.accounts.standing import may
from lineofsight.web.cases.unanswered import unanswered
from lineofsight.web.homes.part import Part, Reader
from lineofsight.web.surroundings import MENU, may_open

WHAT = {
    "children": "the children you work with or answer for",
    "seen": "whether children are being seen in time, team by team",
    "scorecard": "every indicator, with its target and whether it has changed",
    "parenting": "how well the council is a parent to the children in its care",
    "front-door": "contacts and referrals, week by week",
    "workforce": "posts, vacancies and caseloads",
    "plan": "what is to be done, by whom, and whether it works",
    "boards": "what boards and members raised, and what came of it",
    "mend": "rows of the returns that need mending in the case system",
    "data": "what was loaded, and what was set aside",
    "answers": "questions answered, and what was released",
    "restrictions": "records closed to all but a named list, and who may see each",
    "emergency": "a record that is closed to you, opened for an hour with a reason",
    "people": "accounts and the roles they hold",
    "looks": "who looked at which record",
}
"""Name of a page -> what stands on it, for whom it is not plain from the menu."""


OF_THE_ROLE = {
    Role.LAWYER: "No child and no figure is open to a lawyer here. Proceedings have their place in "
    "the case system until they are kept here.",
    Role.BUSINESS_SUPPORT: "No child is named to business support here: rows to mend are given "
    "without names.",
    Role.ADMINISTRATOR: "An administrator keeps accounts and roles. No child and no figure is open "
    "to the role.",
    Role.AUDITOR: "An auditor reads who looked at which record, and figures. No child is named.",
    Role.WORKFORCE_OFFICER: "A workforce officer keeps posts and people. No child is open to the "
    "role.",
    Role.BOARD_MEMBER: "A member of a board or an inspector reads the plan, what the boards they "
    "sit on raised and decided, and the papers and answers that were released. No child is open to "
    "the role, and figures only where they may be published.",
    Role.COUNCILLOR: "A councillor reads figures that may be published. No child is named.",
    Role.PROGRAMME: "The programme office keeps the improvement plan and reads figures that may be "
    "published. No child is named.",
}
"""Role -> what it opens here, said where a first page would else be silent about it."""
RESTATED = 5


def restated(reader: Reader) -> Part | None:
    """Say which published figures would be different now, for who looks after the records."""
    if not may(reader.person, Right.UPLOAD) or reader.exactness != "exact":
        return None
    found = picture.restatements(reader.kept, exactness=reader.exactness)
    lines = [
        (f"{one.code}, {one.month.name}", reverse("indicator", args=[one.code]), one)
        for one in found[:RESTATED]
    ]
    return Part(
        "Published figures that changed since", "web/homes/restated.html",
        {"lines": lines, "more": max(0, len(found) - RESTATED)},
    )  # fmt: skip


def of_the_role(reader: Reader) -> Part | None:
    """Say what the reader's roles open here; None where the page shows it by itself."""
    said = [OF_THE_ROLE[role] for role in Role if role in reader.roles and role in OF_THE_ROLE]
    if not reader.roles:
        said = ["You hold no role today, so nothing is open to you. Ask your manager for one."]
    return (
        Part("What is open to you", "web/homes/of_the_role.html", {"said": said}) if said else None
    )


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
        {
            "about": about,
            "unanswered": unanswered(reader.kept, others=True),
            "notes": about.notes,
        },
    )


def places(reader: Reader) -> Part:
    """Give the pages this reader may open, with what stands on each."""
    found = [
        (words, reverse(name), WHAT[name])
        for _, entries in MENU
        for name, words in entries
        if name in WHAT and may_open(reader.person, name)
    ]
    return Part("Where to go", "web/homes/places.html", {"places": found}, is_aside=True)
