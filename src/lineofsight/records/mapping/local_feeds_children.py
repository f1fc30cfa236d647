"""The local feeds about children: which standard table each fills."""

from lineofsight.records.mapping.declaring import Fill, ListMapping, Only
from lineofsight.records.mapping.local_feed import CHILD, of_children


def _visits_of_kind(table: str, kind: str) -> Fill:
    return Fill(
        table,
        {
            **CHILD,
            "seen_on": "Visit Date",
            "child_seen": "Child Seen",
            "seen_alone": "Seen Alone",
            "method": "Method",
            "worker": "Worker ID",
        },
        only=Only("Visit Type", (kind,)),
        needs_rows=True,
    )


VISITS = ListMapping(
    "local_feeds",
    "visits",
    (
        _visits_of_kind("cin_visits", "CIN"),
        _visits_of_kind("cp_visits", "CP"),
        _visits_of_kind("cla_visits", "CLA"),
    ),
)

PEOPLE = ListMapping(
    "local_feeds",
    "people",
    (
        Fill(
            "person_names",
            {
                **CHILD,
                "forename": "Forename",
                "surname": "Surname",
                "also_known_as": "Also Known As",
                "born_on": "Date of Birth",
                "nhs_number": "NHS Number",
                "upn": "UPN",
                "household_id": "Household ID",
                "address": "Address",
                "address_class": "Address Class",
                "is_restricted": "Restricted",
            },
        ),
        Fill("family", {**CHILD, "family_id": "Household ID"}, only=Only("Household ID")),
    ),
    {**CHILD, "born_on": "Date of Birth", "upn": "UPN", "ward": "Ward"},
)

_OF_ONE_TABLE = (
    of_children(
        "placements",
        "cla_placement",
        started_on="Placement Start Date",
        ended_on="Placement End Date",
        placement_type="Placement Type",
        start_reason="Reason for New Episode",
        provider="Provider",
        miles="Distance Miles",
        in_boundary="Within LA Boundary",
        to_18="Intended to Last to 18",
        approval="Approval",
        approved_on="Approved On",
    ),
    of_children(
        "missing_episodes",
        "missing",
        missing_at="Missing From",
        returned_at="Returned",
        interview_offered="Return Interview Offered",
        offered_at="Return Interview Offered On",
        interviewed_at="Return Interview Held",
        interview_declined="Return Interview Declined",
        other_authority="Other Authority",
    ),
    of_children(
        "care_proceedings",
        "care_proceedings",
        case_id="Case ID",
        issued_on="Issue Date",
        final_order_on="Final Order Date",
        is_emergency="Emergency",
        application_type="Application Type",
        court_reference="Court Reference",
        extended_to_on="Extended To",
    ),
    of_children(
        "pre_proceedings",
        "pre_proceedings",
        case_id="Case ID",
        decided_on="Legal Gateway Date",
        letter_on="Letter Before Proceedings Date",
        first_met_on="First Meeting Date",
        ended_on="Pre-proceedings Ended Date",
        outcome="Outcome",
    ),
    of_children("core_groups", "core_groups", held_on="Core Group Date"),
    of_children("education_plans", "education_plans", reviewed_on="PEP Reviewed"),
    of_children(
        "pathway_plans",
        "pathway_plans",
        reviewed_on="Pathway Plan Reviewed",
        adviser="Personal Adviser",
    ),
    of_children(
        "care_leavers",
        "care_leavers",
        effective_on="Effective Date",
        eligibility="Eligibility Category",
        in_touch="In Touch",
        accommodation="Type of Accommodation",
        suitability="Suitability of Accommodation",
        activity="Activity Status",
        contacted_on="Latest Contact",
        adviser="Personal Adviser",
    ),
    of_children(
        "health_assessments",
        "cla_health",
        kind="Kind",
        requested_on="Requested On",
        completed_on="Completed On",
        outcome="Outcome",
    ),
    of_children(
        "permanence_matches",
        "permanence_matches",
        panel_on="Panel Date",
        outcome="Outcome",
        attended="Young Person Attended",
    ),
    of_children(
        "allocations",
        "involvements",
        worker_id="Worker ID",
        team="Team",
        started_on="Start Date",
        ended_on="End Date",
        allocation="Allocation",
    ),
)

LISTS = (VISITS, PEOPLE, *_OF_ONE_TABLE)
