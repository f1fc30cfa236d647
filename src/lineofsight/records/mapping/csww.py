"""The workforce census: which standard tables it fills.

The return is kept as it came. Workers are also spells of employment, where no workers feed or
better source is loaded; what its six roles are called here stands in `ROLES`. Whoever is in the
assessed and supported year is newly qualified, in whichever role.
"""

from typing import Any

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.mapping.declaring import Fill, FirstOf, ListMapping, Origin, Told
from lineofsight.records.values.codes import code_of
from lineofsight.records.values.reading import Unread

ROLES = {
    "1": "head of service",
    "2": "service manager",
    "3": "unit manager",
    "4": "senior social worker",
    "5": "social worker",
    "6": "social worker",
}
"""Role of the census -> role of the standard dataset; each is a social work role."""

_HOLDS_CASES = {"5": "yes", "6": "no"}
_ROLE, _AGENCY = code_of("org_role"), code_of("yes_no")
_STAGE = code_of("practice_status")


def role(cell: Any) -> str:
    """Read a role of the census as one of the standard dataset's."""
    return ROLES.get(_known(_ROLE(cell)), NOT_RECORDED)


def newly_qualified(cell: Any) -> str:
    """Read the stage of the assessed and supported year as the role of those in it."""
    return "NQSW" if _known(_STAGE(cell)) == "1" else NOT_RECORDED


def holds_cases(cell: Any) -> str:
    """Say whether a role holds cases, where the role says so."""
    return _HOLDS_CASES.get(_known(_ROLE(cell)), NOT_RECORDED)


def employment(cell: Any) -> str:
    """Read the flag of an agency worker as a kind of employment."""
    kinds = {"yes": "agency", "no": "permanent"}
    return kinds.get(_known(_AGENCY(cell)), NOT_RECORDED)


def _known(code: str | Unread) -> str:
    """Give a code; of what cannot be read nothing, for its own column reports it."""
    return NOT_RECORDED if isinstance(code, Unread) else code


_SPELL: dict[str, Origin] = {
    "worker_id": "SWENo",
    "employment": Told("AgencyWorker", employment),
    "fte": "FTE",
    "started_on": "RoleStartDate",
}

WORKERS = ListMapping(
    "csww",
    "CSWWWorker",
    (
        Fill(
            "workforce_census",
            {
                **_SPELL,
                "is_agency": "AgencyWorker",
                "born_on": "PersonBirthDate",
                "sex": "GenderCurrent",
                "ethnicity": "Ethnicity",
                "qualified_at": "QualInst",
                "qualification": "QualLevel",
                "step_up": "StepUpGrad",
                "frontline": "FrontlineGrad",
                "org_role": "OrgRole",
                "origin": "StartOrigin",
                "ended_on": "RoleEndDate",
                "destination": "LeaverDestination",
                "leaving_reason": "ReasonLeave",
                "caseload_fte": "FTE30",
                "cases": "Cases30",
                "days_lost": "WorkingDaysLost",
                "contract_weeks": "ContractWeeks",
                "is_absent": "Absat30Sept",
                "absence_reason": "ReasonAbsence",
                "practice_status": "CFKSSstatus",
            },
        ),
        Fill(
            "professionals",
            {
                **_SPELL,
                "role": FirstOf((Told("CFKSSstatus", newly_qualified), Told("OrgRole", role))),
                "case_holding": Told("OrgRole", holds_cases),
                "last_day_on": "RoleEndDate",
            },
        ),
    ),
)

VACANCIES = ListMapping(
    "csww",
    "LALevelVacancies",
    (
        Fill(
            "workforce_census_totals",
            {
                "vacancies_fte": "NumberOfVacancies",
                "agency_cover_fte": "NoAgencyFTE",
                "agency_cover": "NoAgencyHeadcount",
            },
        ),
    ),
)

LISTS = (WORKERS, VACANCIES)
