"""The local feeds about children: visits, placements, missing, court, plans and people.

A feed is the authority's own file for what no return holds. It may come as CSV or as a
workbook; its columns are found by name. A blank yes/no is a third state: not recorded.
"""

from lineofsight.records.readers.declaring import (
    code,
    date,
    decimal,
    integer,
    text,
    time,
    yes_no,
)
from lineofsight.records.readers.local_feed import feed

CHILD = text(
    "Child Unique ID",
    "The child, by the authority's identifier",
    "Child ID",
    "Child Unique Identifier",
    key=True,
)

VISITS = feed(
    "visits",
    "Visits",
    CHILD,
    date("Visit Date", "Day of the visit", "Date of Visit", key=True),
    code(
        "Visit Type",
        "visit_type",
        "What the visit was for; a child protection visit also meets a duty to a child in need",
        key=True,
    ),
    yes_no("Seen Alone", "Whether the child was seen alone", "Child Seen Alone"),
    yes_no("Child Seen", "A visit at which nobody was seen meets no duty; blank does not fail it"),
    code("Method", "visit_method", "Only in person meets a duty; blank means in person"),
    text("Worker ID", "Who visited"),
)

PLACEMENTS = feed(
    "placements",
    "Placements",
    CHILD,
    date("Placement Start Date", "Day the placement began", key=True),
    date("Placement End Date", "Day it ended; blank: current"),
    code("Placement Type", "placement_type", "SSDA903 code of the kind of placement", key=True),
    code(
        "Reason for New Episode",
        "episode_start_reason",
        "SSDA903 code; L, T and U are no change of placement",
        key=True,
    ),
    code("Provider", "placement_provider", "SSDA903 code of who provides the placement"),
    decimal("Distance Miles", "From home to the placement; 999.9: not known"),
    yes_no("Within LA Boundary", "Whether it lies inside the authority"),
    yes_no("Intended to Last to 18", "Whether it is meant to last until the child is 18"),
    code(
        "Approval",
        "placement_approval",
        "Whether it began approved in full, before assessment (regulation 19) or temporarily (24)",
    ),
    date("Approved On", "Day of approval or assessment in full; blank: not yet"),
)

MISSING_EPISODES = feed(
    "missing_episodes",
    "Missing episodes",
    CHILD,
    time("Missing From", "Day and time the child went missing; the day alone is allowed", key=True),
    time("Returned", "Day and time of return; blank: still missing"),
    code(
        "Return Interview Offered",
        "interview_offered",
        "Whether an interview was offered; NA: the child died, or the episode was an error",
    ),
    time("Return Interview Offered On", "When it was offered"),
    time("Return Interview Held", "When it was held; blank: not held"),
    yes_no("Return Interview Declined", "Whether the child declined it"),
    yes_no("Other Authority", "Another authority's child, placed here"),
)

CARE_PROCEEDINGS = feed(
    "care_proceedings",
    "Care proceedings",
    text("Case ID", "The case; one case may hold several children", key=True),
    CHILD,
    date("Issue Date", "Day the application was issued", key=True),
    date("Final Order Date", "Day of the child's final order; blank: open"),
    yes_no("Emergency", "An emergency protection order or short notice"),
    code("Application Type", "application_type", "What was applied for"),
    text("Court Reference", "The court's number"),
    date("Extended To", "Day the court extended the timetable to; blank: not extended"),
    notes="One row per child of the case.",
)

PRE_PROCEEDINGS = feed(
    "pre_proceedings",
    "Pre-proceedings",
    text("Case ID", "The case", key=True),
    CHILD,
    date("Legal Gateway Date", "Day of the legal gateway meeting"),
    date("Letter Before Proceedings Date", "Day of the letter to the parents"),
    date("First Meeting Date", "Day of the first meeting with the parents"),
    date("Pre-proceedings Ended Date", "Day pre-proceedings ended"),
    code("Outcome", "pre_proceedings_outcome", "How they ended"),
)

CORE_GROUPS = feed(
    "core_groups",
    "Core groups",
    CHILD,
    date("Core Group Date", "Day the core group met", key=True),
)

EDUCATION_PLANS = feed(
    "education_plans",
    "Personal education plans",
    CHILD,
    date("PEP Reviewed", "Day the plan was reviewed", key=True),
)

PATHWAY_PLANS = feed(
    "pathway_plans",
    "Pathway plans",
    CHILD,
    date("Pathway Plan Reviewed", "Day the plan was reviewed", key=True),
    text("Personal Adviser", "Who helps the young person", "Personal Advisor"),
)

CARE_LEAVERS = feed(
    "care_leavers",
    "Care leavers",
    CHILD,
    date("Effective Date", "Day from which the row holds", key=True),
    code("Eligibility Category", "eligibility", "Kind of entitlement", key=True),
    code("In Touch", "in_touch", "Whether the authority is in touch"),
    code("Type of Accommodation", "accommodation", "SSDA903 code of the accommodation"),
    code("Suitability of Accommodation", "suitability", "1: suitable; 2: not; blank: not known"),
    code("Activity Status", "activity", "SSDA903 code of the activity"),
    date("Latest Contact", "Day the authority was last in touch"),
    text("Personal Adviser", "Who helps the young person", "Personal Advisor"),
    notes="History allowed: one row per review.",
)

HEALTH_ASSESSMENTS = feed(
    "health_assessments",
    "Health assessments",
    CHILD,
    code("Kind", "health_check", "Initial, review or dental", key=True),
    date("Requested On", "Day it was asked for"),
    date("Completed On", "Day it was done; blank: not done"),
    code("Outcome", "health_outcome", "What came of it"),
)

PERMANENCE_MATCHES = feed(
    "permanence_matches",
    "Permanence matches",
    CHILD,
    date("Panel Date", "Day the panel met", key=True),
    code("Outcome", "match_outcome", "What the panel decided", key=True),
    yes_no("Young Person Attended", "Whether the young person was there"),
)

INCIDENTS = feed(
    "incidents",
    "Serious youth violence",
    text("Incident ID", "The incident", key=True),
    date("Incident Date", "Day it happened", key=True),
    code("Category", "incident", "Kind of violence", key=True),
    text("Victim Reference", "The victim: victims are counted, not incidents", key=True),
    integer("Victim Age", "Age in years; ages 1 to 19 count", key=True),
    text("Ward", "Where it happened"),
)

PEOPLE = feed(
    "people",
    "Names of children",
    CHILD,
    text("Forename", "First name", "First name"),
    text("Surname", "Family name", "Last name"),
    text("Also Known As", "Other names"),
    date("Date of Birth", "Date of birth", "DOB"),
    text("NHS Number", "Number in the health service"),
    text("UPN", "Unique pupil number"),
    text("Household ID", "Same household or sibling group"),
    text("Address", "Where the child lives"),
    text("Ward", "Ward or locality of the child's home"),
    code("Address Class", "address_class", "Open, protected or sealed"),
    yes_no("Restricted", "Whether the record is restricted"),
    notes="The only feed that names anyone. Without it pages show identifiers.",
)

LISTS = (
    VISITS,
    PLACEMENTS,
    MISSING_EPISODES,
    CARE_PROCEEDINGS,
    PRE_PROCEEDINGS,
    CORE_GROUPS,
    EDUCATION_PLANS,
    PATHWAY_PLANS,
    CARE_LEAVERS,
    HEALTH_ASSESSMENTS,
    PERMANENCE_MATCHES,
    INCIDENTS,
    PEOPLE,
)
