"""Annex A: which standard tables the eleven lists fill.

The lists hold the team and worker as at the extract, and the latest visit, review, check and
placement alone. Transfer-in conferences and plans of other authorities cannot be told apart.
"""

from lineofsight.records.mapping import ssd_told as told
from lineofsight.records.mapping.declaring import (
    AsAt,
    Fill,
    Group,
    ListMapping,
    Only,
    Origin,
    Says,
    Told,
    Unborn,
)

_CHILD: dict[str, Origin] = {"child_id": "Child Unique ID"}
_PERSON: dict[str, Origin] = {
    **_CHILD,
    "born_on": "Date of Birth",
    "sex": "Gender",
    "ethnicity": "Ethnicity",
    "ethnicity_group": Group("Ethnicity"),
    "is_unborn": Unborn("Age of Child (Years)"),
}
_DISABLED: dict[str, Origin] = {"is_disabled": "Does the Child have a Disability"}
_PERSON_WITH_DISABILITY = _PERSON | _DISABLED
_HOLDER: dict[str, Origin] = {"team": "Allocated Team", "worker": "Allocated Worker"}

CONTACTS = ListMapping(
    "annex_a",
    "list 1",
    (Fill("contacts", {**_CHILD, "contacted_on": "Date of Contact", "source": "Contact Source"}),),
    _PERSON,
)

EARLY_HELP = ListMapping(
    "annex_a",
    "list 2",
    (
        Fill(
            "early_help_assessments",
            {
                **_CHILD,
                "started_on": "Assessment start date",
                "completed_on": "Assessment completion date",
                "organisation": "Organisation completing assessment",
            },
            reach_by=("completed_on",),
        ),
    ),
    _PERSON,
)

REFERRALS = ListMapping(
    "annex_a",
    "list 3",
    (
        Fill(
            "referrals",
            {
                **_CHILD,
                **_HOLDER,
                "referred_on": "Date of referral",
                "source": "Referral Source",
                "no_further_action": "Referral NFA?",
                "referrals_in_year": "Number of Referrals in Last 12 Months",
            },
        ),
    ),
    _PERSON,
)

ASSESSMENTS = ListMapping(
    "annex_a",
    "list 4",
    (
        Fill(
            "cin_assessments",
            {
                **_CHILD,
                **_HOLDER,
                "started_on": "Continuous Assessment Start Date",
                "authorised_on": "Continuous Assessment Date of Authorisation",
                "child_seen": "Child Seen During Continuous Assessment",
                "needs_support": (
                    "Was the child assessed as requiring LA children's social care support?"
                ),
            },
            reach_by=("authorised_on",),
        ),
    ),
    _PERSON_WITH_DISABILITY,
)

SECTION_47 = ListMapping(
    "annex_a",
    "list 5",
    (
        Fill(
            "s47_enquiry",
            {
                **_CHILD,
                **_HOLDER,
                "started_on": "Strategy discussion initiating Section 47 Enquiry Start Date",
                "conference_unnecessary": (
                    "Was an Initial Child Protection Conference deemed unnecessary?"
                ),
                "conference_on": "Date of Initial Child Protection Conference",
            },
        ),
        Fill(
            "initial_cp_conference",
            {
                **_CHILD,
                "held_on": "Date of Initial Child Protection Conference",
                "led_to_plan": (
                    "Did the Initial Child Protection Conference Result in a Child Protection Plan"
                ),
                "team": "Allocated Team",
            },
            only=Only("Date of Initial Child Protection Conference"),
            reach_as="s47_enquiry",
            follows_in=28,
        ),
    ),
    _PERSON_WITH_DISABILITY,
)

CHILDREN_IN_NEED = ListMapping(
    "annex_a",
    "list 6",
    (
        Fill(
            "cin_episodes",
            {
                **_CHILD,
                **_HOLDER,
                "started_on": "CIN Start Date",
                "ended_on": "CIN Closure Date",
                "primary_need": "Primary Need Code",
                "closure_reason": "Reason for Closure",
                "case_status": "Case Status",
            },
            one_each=True,
        ),
        Fill(
            "cin_plans",
            {
                **_CHILD,
                **_HOLDER,
                "started_on": "CIN Start Date",
                "ended_on": "CIN Closure Date",
            },
            only=Only("Case Status", ("child in need plan",)),
            reach_as="cin_episodes",
        ),
        Fill(
            "cin_visits",
            {**_CHILD, "seen_on": "Date Child Was Last Seen"},
            only=Only("Date Child Was Last Seen"),
            latest=True,
        ),
    ),
    _PERSON_WITH_DISABILITY,
)

CHILD_PROTECTION = ListMapping(
    "annex_a",
    "list 7",
    (
        Fill(
            "cp_plans",
            {
                **_CHILD,
                **_HOLDER,
                "started_on": "Child Protection Plan Start Date",
                "ended_on": "Child Protection Plan End Date",
                "initial_category": "Initial Category of Abuse",
                "latest_category": "Latest Category of Abuse",
                "previous_plans": "Number of Previous Child Protection Plans",
            },
        ),
        Fill(
            "cp_visits",
            {
                **_CHILD,
                "seen_on": "Date of the Last Statutory Visit",
                "seen_alone": "Was the Child Seen Alone?",
            },
            only=Only("Date of the Last Statutory Visit"),
            latest=True,
        ),
        Fill(
            "cp_reviews",
            {**_CHILD, "held_on": "Date of latest review conference"},
            only=Only("Date of latest review conference"),
            latest=True,
        ),
    ),
    _PERSON_WITH_DISABILITY,
)

CHILDREN_IN_CARE = ListMapping(
    "annex_a",
    "list 8",
    (
        Fill(
            "cla_episodes",
            {
                **_CHILD,
                **_HOLDER,
                "started_on": "Date Started to be Looked After",
                "ended_on": "Date Ceased to be Looked After",
                "start_reason": Says("S"),
                "end_reason": "Reason Ceased to be Looked After",
                "legal_status": "Child's Legal Status",
                "need": "Child's Category of Need",
            },
        ),
        Fill(
            "cla_placement",
            {
                **_CHILD,
                "started_on": "Start Date of Most Recent Placement",
                "ended_on": "Date Ceased to be Looked After",
                "placement_type": "Placement Type",
                "provider": "Placement Provider",
                "in_boundary": Told("Placement Location", told.is_inside),
                "urn": "URN of Placement",
            },
            only=Only("Start Date of Most Recent Placement"),
            latest=True,
        ),
        Fill(
            "cla_reviews",
            {**_CHILD, "held_on": "Date of Latest Statutory Review"},
            only=Only("Date of Latest Statutory Review"),
            latest=True,
        ),
        Fill(
            "cla_visits",
            {**_CHILD, "seen_on": "Date of Last Social Work Visit"},
            only=Only("Date of Last Social Work Visit"),
            latest=True,
        ),
        Fill(
            "cla_health",
            {
                **_CHILD,
                "kind": Says("review"),
                "completed_on": "Date of Last Health Assessment",
                "outcome": Says("done"),
            },
            only=Only("Date of Last Health Assessment"),
            latest=True,
        ),
        Fill(
            "cla_health",
            {
                **_CHILD,
                "kind": Says("dental"),
                "completed_on": "Date of Last Dental Check",
                "outcome": Says("done"),
            },
            only=Only("Date of Last Dental Check"),
            latest=True,
        ),
        Fill(
            "cla_care_plan",
            {
                **_CHILD,
                "permanence_plan": "What is the permanence plan for this child?",
                "iro_seen_on": "Date of Last IRO Visit / Contact to the Child",
            },
            only=Only("Date Ceased to be Looked After", blank=True),
            latest=True,
        ),
    ),
    {
        **_PERSON_WITH_DISABILITY,
        "is_uasc": "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
    },
)

CARE_LEAVERS = ListMapping(
    "annex_a",
    "list 9",
    (
        Fill(
            "care_leavers",
            {
                **_CHILD,
                **_HOLDER,
                "effective_on": AsAt(),
                "eligibility": "Eligibility Category",
                "in_touch": "LA in Touch",
                "accommodation": "Type of Accommodation",
                "suitability": "Suitability of Accommodation",
                "activity": "Activity Status",
                "contacted_on": "Latest Date of Contact",
                "adviser": "Allocated Personal Advisor",
            },
            latest=True,
        ),
        Fill(
            "pathway_plans",
            {
                **_CHILD,
                "reviewed_on": "Latest Pathway Plan Review Date",
                "adviser": "Allocated Personal Advisor",
            },
            only=Only("Latest Pathway Plan Review Date"),
            latest=True,
        ),
    ),
    {
        **_PERSON_WITH_DISABILITY,
        "is_uasc": (
            "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)"
        ),
    },
)

ADOPTION = ListMapping(
    "annex_a",
    "list 10",
    (
        Fill(
            "permanence",
            {
                **_CHILD,
                "family_id": "Family identifier",
                "entered_care_on": "Date the Child Entered Care",
                "decided_on": "Date of Decision that Child Should be Placed for Adoption",
                "placement_order_on": "Date of Placement Order",
                "matched_on": "Date of Matching Child and Prospective Adopters",
                "placed_on": "Date Placed for Adoption",
                "ordered_on": "Date of Adoption Order",
                "reversed_on": (
                    "Date of Decision that Child Should No Longer be Placed for Adoption"
                ),
                "reversal_reason": "Reason Why Child No Longer Placed for Adoption",
                "fostered_on": (
                    "Date the child was placed for fostering in FFA or concurrent planning "
                    "placement"
                ),
            },
            reach_by=("ordered_on", "reversed_on"),
        ),
    ),
    _PERSON_WITH_DISABILITY,
)

ADOPTERS = ListMapping(
    "annex_a",
    "list 11",
    (
        Fill(
            "adopters",
            {
                "adopter_id": "Individual adopter identifier",
                "family_id": "Family identifier",
                "fosters_for_adoption": "Is the (prospective) adopter fostering for adoption?",
                "enquired_on": "Date enquiry received",
                "stage_1_started_on": "Date Stage 1 started",
                "stage_1_ended_on": "Date Stage 1 ended",
                "stage_2_started_on": "Date Stage 2 started",
                "stage_2_ended_on": "Date Stage 2 ended",
                "applied_on": "Date application submitted",
                "approved_on": "Date application approved",
                "matched_on": "Date adopter matched with child(ren)",
                "placed_on": "Date child/children placed with adopter(s)",
                "children_placed": "No. of children placed",
                "ordered_on": "Date of Adoption Order",
                "left_on": "Date of leaving adoption process",
                "left_reason": "Reason for leaving adoption process",
            },
            reach_by=("ordered_on", "left_on"),
        ),
    ),
)

LISTS = (
    CONTACTS,
    EARLY_HELP,
    REFERRALS,
    ASSESSMENTS,
    SECTION_47,
    CHILDREN_IN_NEED,
    CHILD_PROTECTION,
    CHILDREN_IN_CARE,
    CARE_LEAVERS,
    ADOPTION,
    ADOPTERS,
)
