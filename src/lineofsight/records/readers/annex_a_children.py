"""Annex A lists 6 to 9: children in need, on a plan, in care, and care leavers.

The three lists of spells need the column that ends them: without it every ended case would
read as open. Their *latest ...* columns answer only for the month of the extract.
"""

from lineofsight.records.readers.annex_a_shared import (
    AGE,
    BORN,
    CHILD,
    DISABILITY,
    ETHNICITY,
    PERSON_WITH_DISABILITY,
    SEX,
    TEAM,
    WORKER,
    annex_a_list,
)
from lineofsight.records.readers.declaring import code, date, integer, text, yes_no

CHILDREN_IN_NEED = annex_a_list(
    6,
    "Children in need",
    *PERSON_WITH_DISABILITY,
    date("CIN Start Date", "Day the latest episode of need began", key=True),
    code("Primary Need Code", "need", "Main reason the child is in need", filled=True),
    date(
        "Date Child Was Last Seen",
        "Day a social worker last saw the child, as at the extract",
        "DateChildLastSeen",
    ),
    date("CIN Closure Date", "Day the episode ended; blank: still open", must=True),
    code("Reason for Closure", "closure_reason", "Why the episode ended"),
    code("Case Status", "case_status", "What the child receives, as at the extract", filled=True),
    TEAM,
    WORKER,
    names=("childreninneed", "cin", "childreninneedcin"),
    may_be_empty=False,
    notes="One row per child, children on plans and in care among them.",
)

CHILD_PROTECTION = annex_a_list(
    7,
    "Child protection",
    *PERSON_WITH_DISABILITY,
    date("Child Protection Plan Start Date", "Day the latest plan began", key=True),
    code("Initial Category of Abuse", "abuse", "Category when the plan began", filled=True),
    code("Latest Category of Abuse", "abuse", "Category at the extract", filled=True),
    date(
        "Date of the Last Statutory Visit",
        "Day of the lead worker's last visit, as at the extract",
        "DateOfLastStatutoryVisit",
    ),
    code(
        "Was the Child Seen Alone?",
        "yes_no",
        "Whether the child was seen alone at that visit",
        "ChildSeenAlone",
    ),
    date(
        "Date of latest review conference",
        "Day of the latest review conference",
        "DateOfLatestReviewConf",
    ),
    date("Child Protection Plan End Date", "Day the plan ended; blank: open", must=True),
    yes_no(
        "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six "
        "Months (Y/N)",
        "An emergency protection order or police protection in the last six months",
        "ProtectionLastSixMonths",
        filled=True,
    ),
    integer(
        "Number of Previous Child Protection Plans",
        "Earlier plans of this authority; 0 for a first plan",
        "NumberOfPreviousChildProtectionPlans",
        filled=True,
    ),
    TEAM,
    WORKER,
    names=("childprotection", "cp", "childprotectionplans"),
    notes="One row per child: the latest plan, open or ended in the six months.",
)

CHILDREN_IN_CARE = annex_a_list(
    8,
    "Children in care",
    CHILD,
    SEX,
    ETHNICITY,
    BORN,
    AGE,
    yes_no(
        "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
        "An unaccompanied asylum-seeking child within the last 12 months",
        "UASC",
        filled=True,
    ),
    DISABILITY,
    date(
        "Date Started to be Looked After",
        "Day the current period of care began",
        "LookedAfterStartDate",
        "LoookedAfterStartDate",
        key=True,
    ),
    code(
        "Child's Category of Need",
        "need",
        "Main reason the child needs care",
        "ChildCategoryOfNeed",
        filled=True,
    ),
    yes_no(
        "Is this a second or subsequent period of being a Looked After Child within the last "
        "12 months (Y/N)",
        "An earlier period of care ended within the 12 months",
        "SubsequentLACEpisodeLast12Months",
        "Is this a second or subsequent episode of being a Looked After Child within the last "
        "12 months (Y/N)",
        filled=True,
    ),
    date(
        "Start date of current legal status",
        "Day the current legal status began",
        "MostRecentLegalStatusStart",
        filled=True,
    ),
    code(
        "Child's Legal Status",
        "legal_status",
        "Legal status at the extract; V3 and V4 are short breaks",
        "LegalStatus",
        filled=True,
    ),
    date("Date of Latest Statutory Review", "Latest review of care", "LatestStatutoryReviewDate"),
    date("Date of Last Social Work Visit", "Latest visit", "LastSocialWorkVisitDate"),
    code(
        "What is the permanence plan for this child?",
        "permanence_plan",
        "Main plan for permanence",
        "PermanencePlan",
    ),
    date(
        "Date of Last IRO Visit / Contact to the Child",
        "Latest visit or contact by the independent reviewing officer",
        "LastIROVisitDate",
    ),
    date("Date of Last Health Assessment", "Latest assessment", "LastHealthAssessmentDate"),
    date("Date of Last Dental Check", "Latest dental check", "LastDentalCheckDate"),
    integer(
        "Number of Placements in the Last 12 months",
        "Placements in the 12 months, the current one included",
        "PlacementsLast12Months",
        filled=True,
    ),
    date(
        "Date Ceased to be Looked After",
        "Day the period of care ended; blank: in care",
        "CeasedLookedAfterDate",
        must=True,
    ),
    code(
        "Reason Ceased to be Looked After",
        "care_end_reason",
        "Why the period of care ended",
        "ReasonCeasedLookedAfter",
    ),
    date(
        "Start Date of Most Recent Placement",
        "Day the latest placement began",
        "MostRecentPlacementStartDate",
        filled=True,
    ),
    code("Placement Type", "placement_type", "Kind of the latest placement", filled=True),
    code("Placement Provider", "placement_provider", "Who provides it", filled=True),
    text("Placement postcode", "Postcode of the placement", filled=True),
    text("URN of Placement", "Ofsted's number of the setting", "PlacementURN"),
    code("Placement Location", "placement_location", "In or out of the authority", filled=True),
    text("LA of Placement", "Authority in which the placement lies", "PlacementLA", filled=True),
    integer(
        "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 "
        "months",
        "Times missing in the 12 months",
        "EpisodesChildMissingFromPlacement",
        filled=True,
    ),
    integer(
        "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months",
        "Times absent in the 12 months",
        "EpisodesChildAbsentFromPlacement",
        # A copy of the 2019 template prints the heading before it twice.
        "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 "
        "months",
        filled=True,
    ),
    code(
        "Was the child offered a Return Interview after their last missing episode (Y/N)?",
        "yes_no",
        "Whether a return interview was offered after the last missing episode",
        "ChildOfferedReturnInterviewAfterLastMFH",
    ),
    code(
        "Did the child accept a Return Interview after their last missing episode (Y/N)?",
        "yes_no",
        "Whether the child accepted it",
        "ChildAcceptedReturnInterviewAfterLastMFH",
    ),
    TEAM,
    WORKER,
    names=("childrenincare", "cic", "cla", "lac", "lookedafter", "childrenlookedafter"),
    notes="One row per child: the latest period of care, open or ended in the six months.",
)

CARE_LEAVERS = annex_a_list(
    9,
    "Care leavers",
    CHILD,
    SEX,
    ETHNICITY,
    BORN,
    AGE,
    yes_no(
        "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)",
        "Now or formerly an unaccompanied asylum-seeking child",
        "UASC",
        filled=True,
    ),
    DISABILITY,
    TEAM,
    WORKER,
    text(
        "Allocated Personal Advisor", "Personal adviser", "Allocated Personal Adviser", filled=True
    ),
    code(
        "Eligibility Category",
        "eligibility",
        "Relevant, former relevant, qualifying or eligible",
        filled=True,
    ),
    date(
        "Latest Pathway Plan Review Date", "Latest review of the pathway plan", "LatestPathwayPlan"
    ),
    code("LA in Touch", "in_touch", "Whether the authority is in touch", filled=True),
    date("Latest Date of Contact", "Latest contact with the young person", "LatestContact"),
    code("Type of Accommodation", "accommodation", "Where the young person lives"),
    code("Suitability of Accommodation", "suitability", "Whether it is suitable"),
    code("Activity Status", "activity", "In education, employment or training, or not"),
    names=("careleavers", "leavingcare", "leavingcareservices"),
    notes="One row per young person entitled at the extract. Four columns came after 2019.",
)
