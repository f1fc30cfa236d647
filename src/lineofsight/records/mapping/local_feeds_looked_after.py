"""The local feeds of looked-after children's plans, schools and leave: which table each fills."""

from lineofsight.records.mapping import ssd_told as told
from lineofsight.records.mapping.declaring import Fill, ListMapping, Told
from lineofsight.records.mapping.local_feed import CHILD, feed, of_children

IMMIGRATION = ListMapping(
    "local_feeds",
    "immigration",
    (
        Fill(
            "immigration_status",
            {
                **CHILD,
                "status": Told("Immigration Status", told.status),
                "started_on": "Status From",
                "ended_on": "Status To",
                "leave_until_on": "Leave Until",
                "age_disputed": "Age Disputed",
            },
        ),
    ),
    {**CHILD, "is_uasc": Told("Immigration Status", told.is_uasc)},
)

LISTS = (
    of_children(
        "care_plans",
        "cla_care_plan",
        started_on="Care Plan Date",
        permanence_plan="Permanence Plan",
    ),
    feed(
        "school_terms",
        "school_terms",
        term="Term",
        started_on="Term Starts",
        ended_on="Term Ends",
    ),
    of_children("schools", "schools", school="School", started_on="Joined", ended_on="Left"),
    of_children(
        "attendance",
        "attendance",
        counted_to_on="Counted To",
        sessions="Sessions Possible",
        sessions_missed="Sessions Missed",
    ),
    IMMIGRATION,
)
