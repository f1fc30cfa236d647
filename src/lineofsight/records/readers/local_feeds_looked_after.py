"""The local feeds of looked-after children's plans, schools and leave to remain.

What no return says with its days: care plans as they were made, terms, schools, attendance, and
until when an unaccompanied child has leave to remain.
"""

from lineofsight.records.readers.declaring import code, date, integer, text, yes_no
from lineofsight.records.readers.local_feed import feed
from lineofsight.records.readers.local_feeds_children import CHILD

CARE_PLANS = feed(
    "care_plans",
    "Care plans",
    CHILD,
    date("Care Plan Date", "Day the plan was made or changed", key=True),
    code("Permanence Plan", "permanence_plan", "The plan for permanence; blank: none yet"),
    notes="One row for each time a plan was made or changed.",
)

SCHOOL_TERMS = feed(
    "school_terms",
    "School terms",
    text("Term", "Name of the term, such as Autumn 2024"),
    date("Term Starts", "First day of the term", key=True),
    date("Term Ends", "Last day of the term", key=True),
)

SCHOOLS = feed(
    "schools",
    "Schools of looked-after children",
    CHILD,
    text("School", "The school, by its number or name", key=True),
    date("Joined", "First day on the roll", key=True),
    date("Left", "Last day on the roll; blank: on it", must=True),
    notes="One row per child per school. A child who is at no school has no row.",
)

ATTENDANCE = feed(
    "attendance",
    "Attendance at school",
    CHILD,
    date("Counted To", "Last day counted, such as the last of a term", key=True),
    integer("Sessions Possible", "Half days since 1 September the child could attend", must=True),
    integer("Sessions Missed", "Half days of them missed, for whatever reason", must=True),
    notes="One row per child per count; the count starts again with each school year.",
)

IMMIGRATION = feed(
    "immigration",
    "Unaccompanied children and leave to remain",
    CHILD,
    text("Immigration Status", "UASC, or the leave granted", key=True),
    date("Status From", "Day the status began"),
    date("Status To", "Day it ended; blank: it holds", must=True),
    date("Leave Until", "Day leave to remain runs out"),
    yes_no("Age Disputed", "Whether the age given is in dispute"),
    notes="One row per child per status. Takes the place of SSDA903 UASC.",
)

LISTS = (CARE_PLANS, SCHOOL_TERMS, SCHOOLS, ATTENDANCE, IMMIGRATION)
