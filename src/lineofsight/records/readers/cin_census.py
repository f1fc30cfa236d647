"""The children in need census (XML), collections 2017 to 2026: the lists its elements make.

Every element that may be repeated is a list of its own; those within it name the child again.
Elements that came or went (sex in 2025, plans in 2022, pre-proceedings in 2026) are all known, so
the year of the collection, which headers often give wrongly, need not be.
"""

from lineofsight.records.readers.declaring import code, date, integer, text, yes_no
from lineofsight.records.readers.layouts import SourceColumn, SourceList
from lineofsight.records.readers.xml_forms import Form, Part

CHILD = text("LAchildID", "The authority's identifier of the child", key=True)
_BEGAN = date("AssessmentActualStartDate", "Day the assessment began", key=True)
_AUTHORISED = date("AssessmentAuthorisationDate", "Day it was authorised; none: open", must=True)
_CHILD_PATH = "Message/Children/Child"
_DETAILS = f"{_CHILD_PATH}/CINdetails"


def _part(
    path: str, title: str, *columns: SourceColumn, takes: tuple[str, ...] = ("LAchildID",)
) -> Part:
    name = path.rsplit("/", 1)[1]
    own = tuple(column for column in columns if column is not CHILD)
    layout = SourceList("cin_census", name, title, (CHILD, *own))
    return Part(path, layout, takes=takes)


FORM = Form(
    collection="CIN",
    title="children in need census",
    wrappers=(
        "Message/Children",
        f"{_CHILD_PATH}/ChildIdentifiers",
        f"{_CHILD_PATH}/ChildCharacteristics",
        f"{_CHILD_PATH}/ChildCharacteristics/Disabilities",
        f"{_DETAILS}/Assessments/FactorsIdentifiedAtAssessment",
        f"{_DETAILS}/ChildProtectionPlans/Reviews",
    ),
    parts=(
        _part(
            _CHILD_PATH,
            "Children",
            text("UPN", "Unique pupil number"),
            text("FormerUPN", "An earlier one"),
            code("UPNunknown", "upn_unknown", "Why there is none"),
            date("PersonBirthDate", "Date of birth"),
            date("ExpectedPersonBirthDate", "Expected date of birth of an unborn child"),
            code("Sex", "sex", "Sex: M, F or U since 2025, 0, 1, 2 or 9 before", "GenderCurrent",
                 filled=True),
            date("PersonDeathDate", "Date of death"),
            code("Ethnicity", "ethnicity", "Ethnic origin", filled=True),
            takes=(),
        ),
        _part(
            f"{_CHILD_PATH}/ChildCharacteristics/Disabilities/Disability",
            "Disabilities",
            code("Disability", "disability", "Kind of disability, or NONE", key=True),
        ),
        _part(
            _DETAILS,
            "Referrals and the episodes of need they open",
            date("CINreferralDate", "Day of the referral", key=True),
            code("ReferralSource", "contact_source", "Who referred"),
            code("PrimaryNeedCode", "need", "Primary need"),
            date("CINclosureDate", "Day the episode closed; none: open", must=True),
            code("ReasonForClosure", "closure_reason", "Why it closed"),
            date("DateOfInitialCPC", "Day of an initial conference, given on the episode"),
            yes_no("ReferralNFA", "Closed without further action", filled=True),
        ),
        _part(
            f"{_DETAILS}/Assessments",
            "Assessments",
            _BEGAN,
            date("AssessmentInternalReviewDate", "Day of the review within the assessment"),
            _AUTHORISED,
        ),
        _part(
            f"{_DETAILS}/Assessments/FactorsIdentifiedAtAssessment/AssessmentFactors",
            "Factors found at the end of an assessment",
            _BEGAN,
            _AUTHORISED,
            code("AssessmentFactors", "assessment_factor", "Factor", key=True),
            takes=("LAchildID", "AssessmentActualStartDate", "AssessmentAuthorisationDate"),
        ),
        _part(
            f"{_DETAILS}/CINPlanDates",
            "Child in need plans",
            date("CINPlanStartDate", "Day the plan began", key=True),
            date("CINPlanEndDate", "Day the plan ended; none: open", must=True),
        ),
        _part(
            f"{_DETAILS}/Section47",
            "Section 47 enquiries",
            date("S47ActualStartDate", "Day of the strategy discussion", key=True),
            date("InitialCPCtarget", "Day the conference was due by"),
            date("DateOfInitialCPC", "Day of the initial conference"),
            yes_no("ICPCnotRequired", "A conference was not required", filled=True),
        ),
        _part(
            f"{_DETAILS}/ChildProtectionPlans",
            "Child protection plans",
            date("CPPstartDate", "Day the plan began", key=True),
            date("CPPendDate", "Day the plan ended; none: open", must=True),
            code("InitialCategoryOfAbuse", "abuse", "Category at first", filled=True),
            code("LatestCategoryOfAbuse", "abuse", "Category now", filled=True),
            integer("NumberOfPreviousCPP", "Earlier plans of the child", filled=True),
        ),
        _part(
            f"{_DETAILS}/ChildProtectionPlans/Reviews/CPPreviewDate",
            "Review conferences",
            date("CPPreviewDate", "Day of the review", key=True),
        ),
        _part(
            f"{_DETAILS}/PreProceedingsandFGDM",
            "Pre-proceedings and family group decision making",
            date("PPStartDate", "Day pre-proceedings began"),
            date("LBPSentDate", "Day the letter before proceedings was sent"),
            yes_no("FGDMMeetingOffer", "A family group decision making meeting was offered"),
            yes_no("FGDMMeetingFac", "Such a meeting was held"),
            date("InitialPPMeetingDate", "Day of the first meeting with parents"),
            integer("ReviewMeetingsCount", "Meetings with parents after the first"),
            date("StepDecisionDate", "Day it was agreed to step down or to issue", must=True,
                 or_else="CourtAppDate",
                 ends=("PPStartDate", "LBPSentDate", "InitialPPMeetingDate")),
            code("PPOutcome", "pre_proceedings_outcome", "How they ended"),
            date("CourtAppDate", "Day of the application to the court"),
            date("LetterInitCPDate", "Day of the letter to begin care proceedings"),
        ),
    ),
)  # fmt: skip

LISTS = FORM.lists
