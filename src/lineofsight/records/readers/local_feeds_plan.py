"""The improvement plan, plan.xlsx: its actions, milestones, evidence and key, a sheet each."""

from lineofsight.records.readers.declaring import code, date, decimal, integer, text
from lineofsight.records.readers.local_feed import plan_sheet

REFERENCE = text("Action ref", "As the plan prints it: 2.10 follows 2.9 and is not 2.1", key=True)

ACTIONS = plan_sheet(
    "Actions",
    "Actions of the plan",
    text("Work stream", "The work stream", key=True),
    text("SRO", "Role title of the senior responsible officer", key=True),
    integer("Priority", "Number of the priority", key=True),
    text("Priority name", "Its name", key=True),
    REFERENCE,
    text("Action", "What is to be done", key=True),
    text("Lead", "Role title", key=True),
    date("Due", "Last day", "Due date", key=True),
    code("Status", "action_status", "Where the action stands", key=True),
    text("Progress", "What has been done"),
    text("Indicators", "Codes, separated by commas"),
    text("Expected effect", "Such as AMT2 +10 points by 2018-03"),
    text("Inspection finding", "What the action answers"),
    text("Came from", "A closed plan and its action reference"),
    text("Deputy", "Role title"),
    text("Partners", "Who else takes part"),
    date("Start", "First day"),
    date("Revised due", "Last day, as agreed since"),
    text("Revised why", "Why it was moved"),
    text("Outcome statement", "What will be different for children"),
    decimal("Budget", "Pounds"),
    decimal("Spent", "Pounds"),
    text("Risk", "What could go wrong"),
    notes="One row per action.",
)

MILESTONES = plan_sheet(
    "Milestones",
    "Milestones of the plan",
    REFERENCE,
    text("Milestone", "What will be reached", key=True),
    date("Due", "Last day", "Due date", key=True),
    date("Done", "Day it was reached; blank: not yet"),
)

EVIDENCE = plan_sheet(
    "Evidence",
    "Evidence of the plan",
    REFERENCE,
    code("Kind", "evidence_kind", "What sort of evidence it is", key=True),
    date("Date", "Day of the evidence", key=True),
    text("Where", "Where it is kept"),
    text("Says", "What it shows"),
)

KEY = plan_sheet(
    "Key",
    "Key of the plan",
    text("State", "State of an action", key=True),
    text("Colour", "Its colour", "Color", key=True),
    text("Test", "When an action is in that state", key=True),
)

LISTS = (ACTIONS, MILESTONES, EVIDENCE, KEY)
