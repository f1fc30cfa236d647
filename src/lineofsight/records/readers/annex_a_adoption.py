"""Annex A lists 10 and 11: children with a decision for adoption, and prospective adopters."""

from lineofsight.records.readers.annex_a_shared import (
    AGE,
    BORN,
    CHILD,
    DISABILITY,
    ETHNICITY,
    SEX,
    annex_a_list,
)
from lineofsight.records.readers.declaring import code, date, integer, text, yes_no

FAMILY = text(
    "Family identifier",
    "The adoptive family the child is matched or placed with",
    "FamilyID",
)

ADOPTION = annex_a_list(
    10,
    "Adoption",
    CHILD,
    FAMILY,
    SEX,
    ETHNICITY,
    BORN,
    AGE,
    DISABILITY,
    date(
        "Date the Child Entered Care",
        "Day the period of care began",
        "EnteredCareDate",
        filled=True,
    ),
    date(
        "Date of Decision that Child Should be Placed for Adoption",
        "Day the decision maker decided for adoption",
        "ADMSHOBPADecisionDate",
        key=True,
    ),
    date("Date of Placement Order", "Day of the placement order", "PlacementOrderDate"),
    date(
        "Date of Matching Child and Prospective Adopters",
        "Day the child was matched",
        "MatchedForAdoptionDate",
    ),
    date("Date Placed for Adoption", "Day the child was placed", "PlacedForAdoptionDate"),
    date("Date of Adoption Order", "Day of the adoption order", "AdoptionOrderDate"),
    date(
        "Date of Decision that Child Should No Longer be Placed for Adoption",
        "Day the decision was reversed",
        "DecisionReversedDate",
        # A copy of the 2019 template prints the heading of the first decision here too.
        "Date of Decision that Child Should be Placed for Adoption",
    ),
    code(
        "Reason Why Child No Longer Placed for Adoption",
        "reversal_reason",
        "Why the decision was reversed",
        "DecisionReversedReason",
    ),
    date(
        "Date the child was placed for fostering in FFA or concurrent planning placement",
        "Day placed with carers who may adopt",
        "DateFFAConsurrencyPlacement",
        "DateFFAConcurrencyPlacement",
    ),
    names=("adoption",),
    notes="Children adopted, decided for adoption, or with a decision reversed in 12 months.",
)

ADOPTERS = annex_a_list(
    11,
    "Adopters",
    text("Individual adopter identifier", "One number per adopter", "AdopterID", key=True),
    FAMILY,
    SEX,
    ETHNICITY,
    code(
        "Disability",
        "yes_no",
        "Whether the adopter is disabled: yes, no or unknown",
        "HasDisability",
        filled=True,
    ),
    yes_no(
        "Is the (prospective) adopter fostering for adoption?",
        "Whether the adopter fosters the child first",
        "AdoptedByCarer",
        filled=True,
    ),
    date("Date enquiry received", "Day of the first enquiry", "EnquiryDate", key=True),
    date("Date Stage 1 started", "Day stage 1 began", "Stage1StartDate"),
    date("Date Stage 1 ended", "Day stage 1 ended", "Stage1EndDate"),
    date("Date Stage 2 started", "Day stage 2 began", "Stage2StartDate"),
    date("Date Stage 2 ended", "Day stage 2 ended", "Stage2EndDate"),
    date("Date application submitted", "Day of the application", "ApplicationDate"),
    date("Date application approved", "Day of approval", "ApplicationApprDate"),
    date("Date adopter matched with child(ren)", "Day of the match", "MatchedDate"),
    date("Date child/children placed with adopter(s)", "Day of placement", "PlacedDate"),
    integer("No. of children placed", "Children placed with the family", "NumSiblingsPlaced"),
    date("Date of Adoption Order", "Day of the order", "AdoptionOrderDate"),
    date("Date of leaving adoption process", "Day the adopter left", "AdoptionLeaveDate"),
    code(
        "Reason for leaving adoption process",
        "adopter_leaving_reason",
        "Why the adopter left",
        "AdoptingLeaveReason",
    ),
    names=("adopters", "prospectiveadopters"),
    notes="One row per adopter in 12 months. Some extracts write 1900-01-01 for *not known*.",
)
