"""The local feeds about the service: workers, teams, posts, carers and figures."""

from lineofsight.records.readers.declaring import (
    code,
    date,
    decimal,
    integer,
    month,
    text,
    yes_no,
)
from lineofsight.records.readers.local_feed import feed
from lineofsight.records.readers.local_feeds_children import CHILD

WORKER = text("Worker ID", "The worker, by the authority's identifier", key=True)

POPULATION = feed(
    "population",
    "Population estimates",
    text("Area", "The authority or a comparator", key=True),
    integer("Year", "Year of the mid-year estimate", key=True),
    integer(
        "Population 0 to 17", "Base of every rate per 10,000", "Population aged 0 to 17", key=True
    ),
    integer("Population 10 to 17", "Base of rates per 100,000", "Population aged 10 to 17"),
)

NEIGHBOURS = feed(
    "neighbours",
    "Statistical neighbours",
    text("Area", "The authority", key=True),
    text("Neighbour", "One of its neighbours", key=True),
    integer("Rank", "1: the nearest"),
    text("Model version", "Which model names them", key=True),
)

ALLOCATIONS = feed(
    "allocations",
    "Allocations",
    CHILD,
    text("Worker ID", "Who holds the case; blank: a team or duty without a named worker"),
    text("Team", "Team holding the case"),
    date("Start Date", "Day the case was taken", key=True),
    date("End Date", "Day it was given up; blank: current"),
    code("Allocation", "allocation", "How the case is held", key=True),
)

WORKERS = feed(
    "workers",
    "Workers",
    WORKER,
    text("Worker Name", "Never leaves the workforce pages"),
    code("Employment", "employment", "How the worker is employed", key=True),
    decimal("FTE", "Share of a full post, 0 to 1", key=True),
    code("Role", "role", "What the worker does", key=True),
    text("Grade", "Pay grade, such as Gr11"),
    text("Team", "Team, as written in teams"),
    yes_no("Case Holding", "Whether the worker holds cases"),
    date("Start Date", "Day in post here", key=True),
    date("Last Working Day", "Last day in post; blank: in post"),
    text("Leaving Reason", "Why the worker left"),
    date("Absent From", "First day of a long absence, without saying which"),
    date("Absent To", "Last day of it"),
    text("E-mail", "Joins the worker to a sign-in"),
    notes="One row per spell of employment: a conversion ends one row and begins another.",
)

POSTS = feed(
    "posts",
    "Posts",
    text("Post ID", "An established post", key=True),
    decimal("FTE", "Share of a full post", key=True),
    code("Role", "role", "What the post is for"),
    text("Team", "Team, as written in teams"),
    date("Vacant From", "First day without a directly employed worker"),
    date("Vacant To", "Day it was filled"),
    yes_no("Covered by Agency", "Vacant, and somebody works it"),
    notes="One row per vacancy: posts are counted once.",
)

TEAMS = feed(
    "teams",
    "Teams",
    text("Team", "As written in allocations and workers", key=True),
    code("Kind", "team_kind", "What the team does", key=True),
    text("Service", "The service it belongs to", key=True),
    text("Manager Worker ID", "Who manages it"),
    text("Head of Service Worker ID", "Who heads the service"),
    date("From", "First day", key=True),
    date("To", "Last day; blank: goes on"),
)

SUPERVISION = feed(
    "supervision",
    "Supervision",
    WORKER,
    date("Supervision Date", "Day of the session", key=True),
    code("Kind", "supervision", "Personal, case or group", key=True),
    text("Child Unique ID", "Of case supervision: the child whose case was discussed"),
    text("Cancelled Reason", "Filled when the session did not happen"),
)

TRAINING = feed(
    "training",
    "Training",
    WORKER,
    text("Course", "What was taught", key=True),
    date("Completed On", "Day it was completed"),
    date("Expires On", "Last day it holds"),
)

RECRUITMENT = feed(
    "recruitment",
    "Recruitment",
    text("Reference", "One candidate or agency request, without a name", key=True),
    code("Route", "recruitment_route", "How they came", key=True),
    code("Stage", "recruitment_stage", "How far they are", key=True),
    date("Stage Date", "Day they reached it", key=True),
    text("Team", "Team, as written in teams"),
)

FOSTERING_HOUSEHOLDS = feed(
    "fostering_households",
    "Fostering households",
    text("Household ID", "The household", key=True),
    date("Approved On", "Day of approval", key=True),
    date("Ended On", "Day approval ended; blank: still approved"),
    code("Household Type", "household_type", "Kind of fostering", key=True),
    date("Latest Review", "Day of the review"),
    date("Latest Unannounced Visit", "Day of the unannounced visit"),
    date("Latest Supervising Visit", "Day of the supervising worker's visit"),
    date("DBS Expires", "Last day the check holds"),
    date("Medical Due", "Day the next medical is due"),
    date("Training Standards Completed", "Day the training and development standards were met"),
    notes="History allowed: one row per review.",
)

SCANNING = feed(
    "scanning",
    "Scanned pages",
    text("Batch ID", "The batch", key=True),
    date("Scanned On", "Day it was scanned", key=True),
    integer("Pages", "Pages; a correction is a negative row of its own", key=True),
    integer("Backlog Pages", "Pages to be scanned in all, as estimated on that day"),
    text("Note", "Why a row corrects another"),
)

TARGETS = feed(
    "targets",
    "Targets",
    text("Indicator", "Code of the indicator", key=True),
    date("From", "First day the target holds", key=True),
    decimal("Target", "In the indicator's own unit", key=True),
    decimal("Amber limit", "Worst value that is still amber, in the same unit"),
    text("Set by", "Role title"),
    text("Why", "Why this target"),
    date("Review by", "Day it is looked at again"),
)

NARRATIVE = feed(
    "narrative",
    "Narrative of the month",
    month("Month", "YYYY-MM", key=True),
    code("Kind", "narrative_kind", "What the text is", key=True),
    text("Work stream or indicator", "A work stream, or an indicator's code for commentary"),
    text("Text", "What the paper prints", key=True),
    text("By", "Role title"),
)

LISTS = (
    POPULATION,
    NEIGHBOURS,
    ALLOCATIONS,
    WORKERS,
    POSTS,
    TEAMS,
    SUPERVISION,
    TRAINING,
    RECRUITMENT,
    FOSTERING_HOUSEHOLDS,
    SCANNING,
    TARGETS,
    NARRATIVE,
)
