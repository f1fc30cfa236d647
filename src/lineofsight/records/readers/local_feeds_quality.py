"""The local feeds about quality: audits, oversight, voice, complaints, staff's words."""

from lineofsight.records.readers.declaring import code, date, decimal, integer, text, yes_no
from lineofsight.records.readers.local_feed import feed
from lineofsight.records.readers.local_feeds_children import CHILD
from lineofsight.records.readers.local_feeds_service import WORKER

AUDITS = feed(
    "audits",
    "Case audits",
    text("Audit ID", "The audit", key=True),
    CHILD,
    date("Audited On", "Day of the audit", key=True),
    code("Grade", "grade", "The auditor's grade", key=True),
    code("Moderated Grade", "grade", "The grade after moderation"),
    date("Actions Due", "Last day for its actions"),
    date("Actions Completed", "Day they were done"),
)

COMPLAINTS = feed(
    "complaints",
    "Complaints",
    text("Complaint ID", "The complaint", key=True),
    date("Received", "Day it came", key=True),
    integer("Stage", "Stage 1, 2 or 3", key=True),
    date("Responded", "Day of the answer; blank: open"),
    yes_no("Extended", "Whether the time for an answer was extended, as the regulations allow"),
)

AUDIT_PLAN = feed(
    "audit_plan",
    "Case audits planned",
    date("Planned For", "A day of the month the audits are planned for", key=True),
    text("Team", "Team; blank: the whole service"),
    integer("Planned", "How many audits", key=True),
)

DIP_SAMPLES = feed(
    "dip_samples",
    "Dip samples",
    text("Sample ID", "The sample", key=True),
    CHILD,
    date("Sampled On", "Day the record was compared with the file", key=True),
    yes_no("Agrees", "Whether the data matches the file"),
)

OVERSIGHT = feed(
    "management_oversight",
    "Management oversight",
    CHILD,
    date("Oversight Date", "Day a manager's oversight was recorded", "Note Date", key=True),
    text("Worker ID", "The manager"),
)

VOICE = feed(
    "voice_of_child",
    "Feedback of children",
    CHILD,
    date("Recorded On", "Day the child was heard", key=True),
    text("Means", "How: an advocate, direct work, an app"),
)

STAFF_SURVEY = feed(
    "staff_survey",
    "Staff survey",
    date("Survey Closed", "Day the survey closed", key=True),
    text("Team", "Team; blank: the whole service"),
    code("Question", "survey_question", "What was asked", key=True),
    integer("Agree", "Answers that agree", must=True),
    integer("Neither", "Answers that neither agree nor disagree", must=True),
    integer("Disagree", "Answers that disagree", must=True),
    integer("Eligible", "Staff who were asked"),
    notes="Counts only. One row for each question and team, or for the whole service.",
)

SICKNESS = feed(
    "sickness",
    "Sickness absence",
    WORKER,
    date("First Day", "First day of the absence", key=True),
    decimal("Working Days Lost", "As full-time days", must=True),
)

LISTS = (
    AUDITS,
    AUDIT_PLAN,
    DIP_SAMPLES,
    OVERSIGHT,
    VOICE,
    COMPLAINTS,
    STAFF_SURVEY,
    SICKNESS,
)
