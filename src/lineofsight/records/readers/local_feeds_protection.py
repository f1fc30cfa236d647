"""The local feeds about protection and the courts: enquiries, conferences, exploitation, papers."""

from lineofsight.records.readers.declaring import code, date, text, yes_no
from lineofsight.records.readers.local_feed import feed
from lineofsight.records.readers.local_feeds_children import CHILD

SECTION_47_ENQUIRIES = feed(
    "section_47_enquiries",
    "Section 47 enquiries",
    CHILD,
    date("Strategy Discussion Date", "Day of the discussion that began the enquiry", key=True),
    date("Enquiry Completed", "Day the enquiry was completed; blank: still open", must=True),
    code("Outcome", "s47_outcome", "What the enquiry led to; blank: not yet known", must=True),
    yes_no("Conference Unnecessary", "Whether a conference was deemed unnecessary", must=True),
    date("Conference Date", "Day of the conference it led to; blank: none, or not yet"),
    text("Team", "Team that enquired"),
    notes="For what Annex A list 5 does not say: when an enquiry ended and what it led to.",
)

STRATEGY_DISCUSSIONS = feed(
    "strategy_discussions",
    "Strategy discussions",
    CHILD,
    date("Discussion Date", "Day of the discussion or meeting", key=True),
    code("Reason", "strategy_reason", "What it was held about", key=True),
    text("Team", "Team that called it"),
    notes="Those that began no enquiry too: repeated ones, and those about missing children.",
)

CONFERENCES = feed(
    "conferences",
    "Child protection conferences",
    CHILD,
    date("Conference Date", "Day it was held", key=True),
    code("Kind", "conference", "Initial, review, or managers' review of a long plan", key=True),
    yes_no("Transfer In", "Whether the child came on another authority's plan"),
    yes_no("Resulted in Plan", "Whether an initial conference made a plan"),
    yes_no("Quorate", "Whether enough agencies came"),
    code("Participation", "participation", "How the child took part in a review"),
    text("Team", "Team at the conference"),
    notes="One row for each child of a conference. A conference that was not quorate and was "
    "not held as one is not listed.",
)

TRANSFERS_IN = feed(
    "transfers_in",
    "Children who moved here on another authority's plan",
    CHILD,
    date("Notified On", "Day the other authority gave notice", key=True),
    date("Conference Held", "Day of the transfer-in conference; blank: not yet", must=True),
    text("Team", "Team that takes the child on"),
)

EXPLOITATION_RISKS = feed(
    "exploitation_risks",
    "Children at risk of exploitation",
    CHILD,
    code("Kind", "exploitation", "Sexual or criminal", key=True),
    code("Level", "risk_level", "How great the risk was judged to be"),
    date("Open From", "First day open as at risk", key=True),
    date("Closed On", "Day the risk was closed; blank: open", must=True),
    notes="Live risk: factors found at the end of an assessment are another thing.",
)

EXPLOITATION_REVIEWS = feed(
    "exploitation_reviews",
    "Reviews of exploitation risk",
    CHILD,
    date("Reviewed On", "Day the risk assessment was reviewed", key=True),
)

NRM_REFERRALS = feed(
    "nrm_referrals",
    "Referrals to the National Referral Mechanism",
    CHILD,
    date("Referred On", "Day of the referral", key=True),
    code("Kind", "nrm_exploitation", "Kind of exploitation"),
)

YOUTH_JUSTICE_OUTCOMES = feed(
    "youth_justice_outcomes",
    "Youth cautions and convictions",
    CHILD,
    date("Outcome Date", "Day of the caution or conviction", key=True),
    code("Outcome", "youth_justice", "Caution or conviction", key=True),
    notes="Every one a young person has had: the first makes a first-time entrant.",
)

LEGAL_MEETINGS = feed(
    "legal_meetings",
    "Legal planning meetings",
    CHILD,
    date("Requested On", "Day the meeting was asked for", key=True),
    date("Held On", "Day it was held; blank: not yet", must=True),
)

COURT_FILINGS = feed(
    "court_filings",
    "Papers the court directed to be filed",
    text("Case ID", "The case, as in care_proceedings", key=True),
    code("Document", "court_document", "What is to be filed", key=True),
    date("Directed On", "Day the court directed it", key=True),
    date("Due", "Last day, as first directed", key=True),
    date("Extended To", "Last day, as the court extended it; blank: not extended"),
    date("Filed On", "Day it was filed; blank: not yet", must=True),
)

LISTS = (
    SECTION_47_ENQUIRIES,
    STRATEGY_DISCUSSIONS,
    CONFERENCES,
    TRANSFERS_IN,
    EXPLOITATION_RISKS,
    EXPLOITATION_REVIEWS,
    NRM_REFERRALS,
    YOUTH_JUSTICE_OUTCOMES,
    LEGAL_MEETINGS,
    COURT_FILINGS,
)
