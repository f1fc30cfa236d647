"""The Annex A workbook: eleven sheets in the style of Ofsted's template, titles above headings.

Ofsted asks for six months; a council that wants trends extracts the same lists over three years,
as here.
"""

from collections.abc import Callable, Sequence

from lineofsight.kernel.periods import in_words
from lineofsight.records.sample import annex_a_lists as front
from lineofsight.records.sample import annex_a_plans as plans
from lineofsight.records.sample.sheets import Row, Sheet
from lineofsight.records.sample.story import Story

PERSON = ("Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)")
DISABILITY = "Does the Child have a Disability"
HELD = ("Allocated Team", "Allocated Worker")

LISTS: Sequence[tuple[str, Callable[[Story], list[Row]], tuple[str, ...]]] = (
    ("Contacts", front.contacts, (*PERSON, "Date of Contact", "Contact Source")),
    ("Early help assessments", front.early_help,
     (*PERSON, "Assessment start date", "Assessment completion date",
      "Organisation completing assessment")),
    ("Referrals", front.referrals,
     (*PERSON, "Date of referral", "Referral Source", "Referral NFA?",
      "Number of Referrals in Last 12 Months", *HELD)),
    ("Assessments", front.assessments,
     (*PERSON, DISABILITY, "Continuous Assessment Start Date",
      "Child Seen During Continuous Assessment", "Continuous Assessment Date of Authorisation",
      "Was the child assessed as requiring LA children\u2019s social care support?", *HELD)),
    ("Section 47 enquiries and ICPCs", front.enquiries,
     (*PERSON, DISABILITY, "Strategy discussion initiating Section 47 Enquiry Start Date",
      "Was an Initial Child Protection Conference deemed unnecessary?",
      "Date of Initial Child Protection Conference",
      "Did the Initial Child Protection Conference Result in a Child Protection Plan",
      "Number of Section 47 Enquiries in the last 12 months",
      "Number of ICPCs in the last 12 months", *HELD)),
    ("Children in need", front.in_need,
     (*PERSON, DISABILITY, "CIN Start Date", "Primary Need Code", "Date Child Was Last Seen",
      "CIN Closure Date", "Reason for Closure", "Case Status", *HELD)),
    ("Child protection", plans.protection,
     (*PERSON, DISABILITY, "Child Protection Plan Start Date", "Initial Category of Abuse",
      "Latest Category of Abuse", "Date of the Last Statutory Visit", "Was the Child Seen Alone?",
      "Date of latest review conference", "Child Protection Plan End Date",
      ("Subject to Emergency Protection Order or Protected Under Police Powers in Last Six "
      "Months (Y/N)"),
      "Number of Previous Child Protection Plans", *HELD)),
    ("Children in care", plans.in_care,
     (*PERSON, "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
      DISABILITY, "Date Started to be Looked After", "Child\u2019s Category of Need",
      ("Is this a second or subsequent period of being a Looked After Child within the last 12 "
      "months (Y/N)"),
      "Start date of current legal status", "Child\u2019s Legal Status",
      "Date of Latest Statutory Review", "Date of Last Social Work Visit",
      "What is the permanence plan for this child?",
      "Date of Last IRO Visit / Contact to the Child", "Date of Last Health Assessment",
      "Date of Last Dental Check", "Number of Placements in the Last 12 months",
      "Date Ceased to be Looked After", "Reason Ceased to be Looked After",
      "Start Date of Most Recent Placement", "Placement Type", "Placement Provider",
      "Placement postcode", "URN of Placement", "Placement Location", "LA of Placement",
      ("Number of Episodes the Child has been \u2018Missing\u2019 from their Placement in the "
      "last 12 months"),
      ("Number of Episodes the Child has been \u2018Absent\u2019 from their Placement in the "
      "last 12 months"),
      "Was the child offered a Return Interview after their last missing episode (Y/N)?",
      "Did the child accept a Return Interview after their last missing episode (Y/N)?", *HELD)),
    ("Care leavers", plans.care_leavers,
     (*PERSON, "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)",
      DISABILITY, *HELD, "Allocated Personal Advisor", "Eligibility Category",
      "Latest Pathway Plan Review Date", "LA in Touch", "Latest Date of Contact",
      "Type of Accommodation", "Suitability of Accommodation", "Activity Status")),
    ("Adoption", plans.adoption,
     ("Child Unique ID", "Family identifier", *PERSON[1:], DISABILITY,
      "Date the Child Entered Care",
      "Date of Decision that Child Should be Placed for Adoption", "Date of Placement Order",
      "Date of Matching Child and Prospective Adopters", "Date Placed for Adoption",
      "Date of Adoption Order",
      "Date of Decision that Child Should No Longer be Placed for Adoption",
      "Reason Why Child No Longer Placed for Adoption",
      "Date the child was placed for fostering in FFA or concurrent planning placement")),
    ("Adopters", plans.adopters,
     ("Individual adopter identifier", "Family identifier", "Gender", "Ethnicity", "Disability",
      "Is the (prospective) adopter fostering for adoption?", "Date enquiry received",
      "Date Stage 1 started", "Date Stage 1 ended", "Date Stage 2 started",
      "Date Stage 2 ended", "Date application submitted", "Date application approved",
      "Date adopter matched with child(ren)", "Date child/children placed with adopter(s)",
      "No. of children placed", "Date of Adoption Order", "Date of leaving adoption process",
      "Reason for leaving adoption process")),
)  # fmt: skip


def lists(story: Story) -> list[Sheet]:
    """Give the eleven lists."""
    since, end = in_words(story.times.shown), in_words(story.times.end)
    return [
        Sheet(
            f"List {number}",
            headings,
            rows(story),
            titles=(f"List {number}: {title}", f"Wandle (made up), {since} to {end}"),
        )
        for number, (title, rows, headings) in enumerate(LISTS, start=1)
    ]
