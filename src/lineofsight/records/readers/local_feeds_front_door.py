"""The local feeds of the front door, of early help, and of reviews of child in need plans.

The first two say what Annex A lists 1 and 3 say, and what no return does: when somebody decided,
and what. Where one is loaded it takes the place of the list.
"""

from lineofsight.records.readers.declaring import code, date, text, time, yes_no
from lineofsight.records.readers.local_feed import feed
from lineofsight.records.readers.local_feeds_children import CHILD

CONTACTS = feed(
    "contacts",
    "Contacts and what became of them",
    CHILD,
    date("Contact Date", "Day the contact was received", key=True),
    code("Contact Source", "contact_source", "Who made the contact"),
    code("Contact Outcome", "contact_outcome", "What it led to; blank: not decided", must=True),
    date("Decision Date", "Day a manager decided what to do; blank: not yet", "Decided On"),
    notes="One row per child per contact, those on open cases and those that go no further too. "
    "Takes the place of Annex A list 1.",
)

REFERRALS = feed(
    "referrals",
    "Referrals and the decision on them",
    CHILD,
    date("Referral Date", "Day the referral was received", key=True),
    code("Referral Source", "contact_source", "Who referred the child"),
    yes_no("Referral NFA", "Whether the referral ended without further action"),
    date(
        "Decision Date",
        "Day a manager decided what to do; blank: not yet",
        "Decided On",
        must=True,
    ),
    text("Team", "Team it was allocated to", "Allocated Team"),
    text("Worker ID", "Worker it was allocated to", "Allocated Worker"),
    notes="One row per child per referral. Takes the place of Annex A list 3.",
)

MASH_ENQUIRIES = feed(
    "mash_enquiries",
    "Enquiries of the safeguarding hub",
    CHILD,
    time("Enquiry Received", "When it came in; not changed by a new rating", key=True),
    code("Rating", "mash_rating", "How urgent it was first rated", "RAG Rating", must=True),
    time("Enquiry Completed", "When the hub had finished; blank: not yet", must=True),
    text("Team", "Team it was passed to"),
)

EARLY_HELP = feed(
    "early_help",
    "Early help",
    CHILD,
    date("Early Help Started", "Day the help began", key=True),
    date("Early Help Ended", "Day it ended; blank: open", must=True),
    code("End Reason", "early_help_end_reason", "Why it ended"),
    text("Lead Organisation", "Who leads: the authority or a partner"),
    text("Team", "Team that leads"),
    text("Worker ID", "Who leads it"),
    notes="One row per child: a family of three children is three rows. Assessments are those of "
    "Annex A list 2.",
)

CIN_REVIEWS = feed(
    "cin_reviews",
    "Reviews of child in need plans",
    CHILD,
    date("CIN Review Date", "Day of the review", key=True),
)

LISTS = (CONTACTS, REFERRALS, MASH_ENQUIRIES, EARLY_HELP, CIN_REVIEWS)
