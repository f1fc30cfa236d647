"""The children's social work workforce census: XML, or CSV with the names of its items as headings.

It says how things stood on 30 September, and who came and went in the year before.
"""

from lineofsight.records.readers.declaring import code, date, decimal, integer, text, yes_no
from lineofsight.records.readers.layouts import SourceList
from lineofsight.records.readers.xml_forms import Form, Part

WORKERS = SourceList(
    "csww",
    "CSWWWorker",
    "Social workers",
    (
        yes_no("AgencyWorker", "1: an agency worker", key=True),
        text("SWENo", "Social Work England registration number", key=True),
        decimal("FTE", "Contracted full-time equivalent, 0 to 1"),
        date("PersonBirthDate", "Date of birth"),
        code("GenderCurrent", "sex", "Gender: 0, 1, 2 or 9", "Sex"),
        code("Ethnicity", "ethnicity", "Ethnic origin"),
        text("QualInst", "Where the worker qualified"),
        code("QualLevel", "qualification_level", "Level of the qualification"),
        yes_no("StepUpGrad", "Step Up to Social Work graduate"),
        code("OrgRole", "org_role", "Role within the organisation, 1 to 6"),
        date("RoleStartDate", "Day the worker began in the role"),
        code("StartOrigin", "start_origin", "Where the worker came from"),
        date("RoleEndDate", "Last day in the role; blank: in post", must=True),
        code("LeaverDestination", "leaver_destination", "Where the worker went"),
        code("ReasonLeave", "leaving_reason", "Why the worker left"),
        decimal("FTE30", "Full-time equivalent on 30 September, for caseloads"),
        integer("Cases30", "Cases held on 30 September"),
        decimal("WorkingDaysLost", "Working days lost to sickness in the year"),
        decimal("ContractWeeks", "Weeks contracted in the year"),
        yes_no("FrontlineGrad", "Frontline graduate"),
        yes_no("Absat30Sept", "Absent on 30 September"),
        code("ReasonAbsence", "absence_reason", "Why absent"),
        code("CFKSSstatus", "practice_status", "Stage of the knowledge and skills statement"),
    ),
    file_names=("cswwworker", "csww"),
    notes="One row per worker and role, leavers of the year among them.",
)

VACANCIES = SourceList(
    "csww",
    "LALevelVacancies",
    "Vacancies and agency workers of the authority",
    (
        decimal("NumberOfVacancies", "Vacancies, full-time equivalent", key=True),
        decimal("NoAgencyFTE", "Agency workers who cover vacancies, full-time equivalent",
                key=True),
        integer("NoAgencyHeadcount", "The same as a number of people", key=True),
    ),
    file_names=("lalevelvacancies",),
    notes="One row.",
)  # fmt: skip

FORM = Form(
    collection="CSWW",
    title="children's social work workforce census",
    wrappers=(),
    parts=(
        Part("Message/LALevelVacancies", VACANCIES),
        Part("Message/CSWWWorker", WORKERS),
    ),
)

LISTS = FORM.lists
