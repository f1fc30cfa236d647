"""The children in need census: which standard tables its elements fill.

A referral closed without further action opens no episode of need. A conference stands within the
enquiry that led to it, or on the episode where none did; a date given in both places is one
conference. The census names no case in pre-proceedings: children are counted, cases cannot be.
"""

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.mapping.declaring import (
    OF_OPEN_ASSESSMENTS,
    Fill,
    FirstOf,
    Group,
    ListMapping,
    Only,
    Origin,
    Told,
)
from lineofsight.records.mapping.ssd_told import is_disabled

_CHILD: dict[str, Origin] = {"child_id": "LAchildID"}

CHILDREN = ListMapping(
    "cin_census",
    "Child",
    (),
    {
        **_CHILD,
        "born_on": FirstOf(("PersonBirthDate", "ExpectedPersonBirthDate")),
        "expected_on": "ExpectedPersonBirthDate",
        "died_on": "PersonDeathDate",
        "sex": "Sex",
        "ethnicity": "Ethnicity",
        "ethnicity_group": Group("Ethnicity"),
        "upn": "UPN",
        "former_upn": "FormerUPN",
        "upn_unknown": "UPNunknown",
    },
)

DISABILITIES = ListMapping(
    "cin_census",
    "Disability",
    (Fill("disability", {**_CHILD, "disability": "Disability"}),),
    {**_CHILD, "is_disabled": Told("Disability", is_disabled)},
)

DETAILS = ListMapping(
    "cin_census",
    "CINdetails",
    (
        Fill(
            "referrals",
            {
                **_CHILD,
                "referred_on": "CINreferralDate",
                "source": "ReferralSource",
                "no_further_action": "ReferralNFA",
            },
            holds_origins=True,
        ),
        Fill(
            "cin_episodes",
            {
                **_CHILD,
                "started_on": "CINreferralDate",
                "ended_on": "CINclosureDate",
                "primary_need": "PrimaryNeedCode",
                "closure_reason": "ReasonForClosure",
            },
            only=Only("ReferralNFA", ("no", NOT_RECORDED)),
            leaves_out="closed without further action: a referral, and no episode of need",
        ),
        Fill(
            "initial_cp_conference",
            {**_CHILD, "held_on": "DateOfInitialCPC"},
            only=Only("DateOfInitialCPC"),
            needs_rows=True,
        ),
    ),
)

ASSESSMENTS = ListMapping(
    "cin_census",
    "Assessments",
    (
        Fill(
            "cin_assessments",
            {
                **_CHILD,
                "started_on": "AssessmentActualStartDate",
                "reviewed_on": "AssessmentInternalReviewDate",
                "authorised_on": "AssessmentAuthorisationDate",
            },
        ),
    ),
)

FACTORS = ListMapping(
    "cin_census",
    "AssessmentFactors",
    (
        Fill(
            "assessment_factors",
            {
                **_CHILD,
                "started_on": "AssessmentActualStartDate",
                "authorised_on": "AssessmentAuthorisationDate",
                "factor": "AssessmentFactors",
            },
            only=Only("AssessmentAuthorisationDate"),
            leaves_out=OF_OPEN_ASSESSMENTS,
        ),
    ),
)

PLANS = ListMapping(
    "cin_census",
    "CINPlanDates",
    (
        Fill(
            "cin_plans",
            {**_CHILD, "started_on": "CINPlanStartDate", "ended_on": "CINPlanEndDate"},
        ),
    ),
)

ENQUIRIES = ListMapping(
    "cin_census",
    "Section47",
    (
        Fill(
            "s47_enquiry",
            {
                **_CHILD,
                "started_on": "S47ActualStartDate",
                "conference_unnecessary": "ICPCnotRequired",
                "conference_on": "DateOfInitialCPC",
            },
            holds_origins=True,
        ),
        Fill(
            "initial_cp_conference",
            {**_CHILD, "held_on": "DateOfInitialCPC", "target_on": "InitialCPCtarget"},
            only=Only("DateOfInitialCPC"),
        ),
    ),
)

PROTECTION_PLANS = ListMapping(
    "cin_census",
    "ChildProtectionPlans",
    (
        Fill(
            "cp_plans",
            {
                **_CHILD,
                "started_on": "CPPstartDate",
                "ended_on": "CPPendDate",
                "initial_category": "InitialCategoryOfAbuse",
                "latest_category": "LatestCategoryOfAbuse",
                "previous_plans": "NumberOfPreviousCPP",
            },
        ),
    ),
)

REVIEWS = ListMapping(
    "cin_census",
    "CPPreviewDate",
    (Fill("cp_reviews", {**_CHILD, "held_on": "CPPreviewDate"}),),
)

PRE_PROCEEDINGS = ListMapping(
    "cin_census",
    "PreProceedingsandFGDM",
    (
        Fill(
            "pre_proceedings",
            {
                **_CHILD,
                "decided_on": "PPStartDate",
                "letter_on": "LBPSentDate",
                "family_meeting_offered": "FGDMMeetingOffer",
                "family_meeting_held": "FGDMMeetingFac",
                "first_met_on": "InitialPPMeetingDate",
                "review_meetings": "ReviewMeetingsCount",
                "ended_on": "StepDecisionDate",
                "outcome": "PPOutcome",
                "applied_on": "CourtAppDate",
                "issue_letter_on": "LetterInitCPDate",
            },
            begun_by=("decided_on", "letter_on", "first_met_on", "ended_on", "applied_on"),
        ),
    ),
)

LISTS = (
    CHILDREN,
    DISABILITIES,
    DETAILS,
    ASSESSMENTS,
    FACTORS,
    PLANS,
    ENQUIRIES,
    PROTECTION_PLANS,
    REVIEWS,
    PRE_PROCEEDINGS,
)
