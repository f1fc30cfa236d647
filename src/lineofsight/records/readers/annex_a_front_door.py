"""Annex A lists 1 to 5: from a contact to an initial child protection conference.

Headings are those of the published list; beside them the spellings of the 2019 template, of
the 2024 sample and of the extract that the Standard Safeguarding Dataset scripts write.
"""

from lineofsight.records.readers.annex_a_shared import (
    PERSON,
    PERSON_WITH_DISABILITY,
    TEAM,
    WORKER,
    annex_a_list,
)
from lineofsight.records.readers.declaring import code, date, integer, text, yes_no

CONTACTS = annex_a_list(
    1,
    "Contacts",
    *PERSON,
    date("Date of Contact", "Day the authority received the contact", "ContactDate", key=True),
    code("Contact Source", "contact_source", "Who made the contact", filled=True),
    names=("contacts", "contact"),
    notes="One row per child per contact in the six months.",
)

EARLY_HELP = annex_a_list(
    2,
    "Early help assessments",
    *PERSON,
    date("Assessment start date", "Day the early help assessment began", key=True),
    date("Assessment completion date", "Day it ended; blank: still open"),
    text(
        "Organisation completing assessment",
        "Who assessed: the authority or a partner",
        filled=True,
    ),
    names=("earlyhelp", "earlyhelpassessments"),
    notes="Assessments in the six months, and help now coordinated by the authority.",
)

REFERRALS = annex_a_list(
    3,
    "Referrals",
    *PERSON,
    date("Date of referral", "Day the referral was received", "Referral Date", key=True),
    code("Referral Source", "contact_source", "Who referred the child", filled=True),
    yes_no("Referral NFA?", "Whether the referral ended without further action", filled=True),
    integer(
        "Number of Referrals in Last 12 Months",
        "Referrals in the 12 months before this one, not counting it",
        "ReferralsLast12Months",
        "Number of Referrals in the Last 12 Months",
        filled=True,
    ),
    TEAM,
    WORKER,
    names=("referrals", "referral"),
    notes="One row per referral in the six months: a child can appear again.",
)

ASSESSMENTS = annex_a_list(
    4,
    "Assessments",
    *PERSON_WITH_DISABILITY,
    date(
        "Continuous Assessment Start Date",
        "Day the assessment began",
        "ContinuousAssessmentStart",
        key=True,
    ),
    code(
        "Child Seen During Continuous Assessment",
        "yes_no",
        "Whether the child was seen: yes, no or unknown",
        "ContinuousAssessmentChildSeen",
    ),
    date(
        "Continuous Assessment Date of Authorisation",
        "Day a manager authorised the assessment; blank: still open",
        "ContinuousAssessmentAuthDate",
        must=True,
    ),
    yes_no(
        "Was the child assessed as requiring LA children's social care support?",
        "Whether the child went on to receive a social care service",
        "CSCSupportRequired",
        "Was the child assessed as being in need at assessment?",
    ),
    TEAM,
    WORKER,
    names=("assessments", "assessment"),
    notes="Assessments under sections 17 and 47 open at any time in the six months.",
)

SECTION_47 = annex_a_list(
    5,
    "Section 47 enquiries and initial conferences",
    *PERSON_WITH_DISABILITY,
    date(
        "Strategy discussion initiating Section 47 Enquiry Start Date",
        "Day of the strategy discussion that began the enquiry",
        "StratDiscussionDate",
        key=True,
    ),
    yes_no(
        "Was an Initial Child Protection Conference deemed unnecessary?",
        "Yes: the enquiry ended without a conference",
        "InitialCPConfUnnecessary",
    ),
    date(
        "Date of Initial Child Protection Conference",
        "Day the conference was held; blank: not yet, or not needed",
        "InitialCPConfDate",
        must=True,
    ),
    code(
        "Did the Initial Child Protection Conference Result in a Child Protection Plan",
        "yes_no",
        "Whether the conference made a plan",
        "CPConfResultInCPPlan",
    ),
    integer(
        "Number of Section 47 Enquiries in the last 12 months",
        "Enquiries in the 12 months before this one, not counting it",
        "NumberS47s12m",
        filled=True,
    ),
    integer(
        "Number of ICPCs in the last 12 months",
        "Initial conferences in the 12 months before this enquiry",
        "NumberICPCs12m",
        filled=True,
    ),
    TEAM,
    WORKER,
    names=("s47", "sec47", "sec47andicpc", "s47andicpc", "section47", "section47andicpc"),
    notes="One row per enquiry. Transfer-in conferences cannot be told apart.",
)
